import type { LocalizedText } from "../../common/model/localizedText.js";

export type Language = keyof LocalizedText;

/**
 * The language of messages: as `--lang` says, else as the locale does (POSIX: LC_ALL before LC_MESSAGES before
 * LANG). Windows sets none of these and is asked itself. English unless it is Chinese.
 */
export function findLanguage(said: string | undefined, environment: NodeJS.ProcessEnv): Language {
	const locale = said ?? firstOf(environment.LC_ALL, environment.LC_MESSAGES, environment.LANG);
	if (locale !== undefined) return isChinese(locale) ? "zh" : "en";
	if (process.platform !== "win32") return "en";
	return isChinese(new Intl.DateTimeFormat().resolvedOptions().locale) ? "zh" : "en";
}

/** The language asked for, before the rest is known to be right: a usage message is to be understood too. */
export function saidLanguage(args: readonly string[]): string | undefined {
	const at = args.indexOf("--lang");
	const said =
		at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith("--lang="))?.slice("--lang=".length);
	return said === "zh" || said === "en" ? said : undefined;
}

/** A variable that is set and empty says nothing. */
function firstOf(...values: readonly (string | undefined)[]): string | undefined {
	return values.find((value) => value !== undefined && value !== "");
}

function isChinese(locale: string): boolean {
	return /^zh(?![a-z])/i.test(locale);
}
