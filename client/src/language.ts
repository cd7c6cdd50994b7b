import * as vscode from "vscode";

/** The locale of messages: as the setting says, else that of VS Code. */
export function wantedLocale(): string {
	return isLanguageOpen() ? vscode.env.language : setting();
}

/** Whether the user leaves the language to VS Code and to documents. */
export function isLanguageOpen(): boolean {
	return setting() === "auto";
}

/** Whether Chinese is wanted in Traditional script. */
export function readsTraditional(locale: string): boolean {
	return /^zh-(?:hant|tw|hk|mo)\b/i.test(locale);
}

/** The locale as `niwen --lang` takes it. */
export function languageOption(): "zh" | "zh-TW" | "en" {
	const locale = wantedLocale();
	if (!/^zh(?![a-z])/i.test(locale)) return "en";
	return readsTraditional(locale) ? "zh-TW" : "zh";
}

function setting(): string {
	return vscode.workspace.getConfiguration("niwen").get<string>("language", "auto");
}
