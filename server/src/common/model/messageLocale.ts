import type { LocalizedText } from "./localizedText.js";

/**
 * What the languages of messages are called (BCP 47). A build has its Chinese messages in one script alone: that of
 * scripts/traditionalMessages.mjs has `zh-TW` in the place of `zh-CN` here.
 */
export const messageLocale: LocalizedText = { zh: "zh-CN", en: "en" };

/** A file of dist/ that has its messages in the script of this build. */
export function inThisScript(file: string): string {
	return messageLocale.zh === "zh-TW" ? inTraditional(file) : file;
}

/** The same file with its messages in Traditional script. */
export function inTraditional(file: string): string {
	return file.replace(/\.js$/, ".zh-TW.js");
}

/** Whether a reader of this locale, as POSIX (`zh_TW.UTF-8`) or BCP 47 (`zh-Hant`) writes it, reads Traditional script. */
export function readsTraditional(locale: string): boolean {
	return /^zh[-_](?:hant|tw|hk|mo)\b/i.test(locale.replace(/_/g, "-"));
}
