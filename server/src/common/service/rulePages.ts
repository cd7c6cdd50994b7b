import { printRulePage } from "../rulePages/rulePage.js";
import { allRules } from "../rules/allRules.js";

/** A rule's page as Markdown, null where there is no such rule. */
export function printRulePageOf(code: string): string | null {
	const rule = allRules.find((candidate) => candidate.code === code);
	return rule === undefined ? null : printRulePage(rule);
}
