import type { LocalizedText } from "../model/localizedText.js";

/** Says that a directory that a file names is not in force. */
export function describeMissingDirectory(name: string, reason: LocalizedText): LocalizedText {
	return {
		zh: `名录“${name}”没有读入，单位和领导未按它核对：${reason.zh}`,
		en: `The directory “${name}” is not in force: ${reason.en}`,
	};
}
