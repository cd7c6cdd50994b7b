import type { LocalizedText } from "../model/localizedText.js";
import { allRules } from "./allRules.js";

/** What a rule finds, as titles of actions and menus name it; the code itself where no rule has it. */
export function titleOfRule(code: string): LocalizedText {
	return allRules.find((rule) => rule.code === code)?.summary ?? { zh: code, en: code };
}
