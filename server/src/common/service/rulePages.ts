import { allRules } from "../rules/allRules.js";
import { printRulePage } from "../rules/rulePage.js";

/** A rule's page as Markdown, null where there is no such rule. */
export function printRulePageOf(code: string): string | null {
	const rule = allRules.find((candidate) => candidate.code === code);
	return rule === undefined ? null : printRulePage(rule);
}
