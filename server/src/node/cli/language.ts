import type { LocalizedText } from "../../common/model/localizedText.js";
import { readsTraditional } from "../../common/model/messageLocale.js";

export type Language = keyof LocalizedText;

/**
 * The language of messages: as `--lang` says, else as the locale does (POSIX: LC_ALL before LC_MESSAGES before
 * LANG). Windows sets none of these and is asked itself. English unless it is Chinese.
 */
export function findLanguage(said: string | undefined, environment: NodeJS.ProcessEnv): Language {
	return isChinese(findLocale(said, environment)) ? "zh" : "en";
}

/** Whether messages are wanted in Traditional script: other files of dist/ have them so. */
export function wantsTraditional(said: string | undefined, environment: NodeJS.ProcessEnv): boolean {
	return readsTraditional(findLocale(said, environment));
}

function findLocale(said: string | undefined, environment: NodeJS.ProcessEnv): string {
	const locale = said ?? firstOf(environment.LC_ALL, environment.LC_MESSAGES, environment.LANG);
	if (locale !== undefined) return locale;
	return process.platform === "win32" ? new Intl.DateTimeFormat().resolvedOptions().locale : "en";
}

/** What `--lang` may say. */
export const languageNames = ["zh", "zh-TW", "en"] as const;

/** The language asked for, before the rest is known to be right: a usage message is to be understood too. */
export function saidLanguage(args: readonly string[]): (typeof languageNames)[number] | undefined {
	const at = args.findLastIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
	const said = args[at] === "--lang" ? args[at + 1] : args[at]?.slice("--lang=".length);
	return languageNames.find((name) => name === said);
}

/** A variable that is set and empty says nothing. */
function firstOf(...values: readonly (string | undefined)[]): string | undefined {
	return values.find((value) => value !== undefined && value !== "");
}

function isChinese(locale: string): boolean {
	return /^zh(?![a-z])/i.test(locale);
}
