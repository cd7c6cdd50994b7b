import type { NameBook } from "../directory/directory.js";
import type { DocumentRule, RowRule, Rule, Severity } from "./rule.js";

/** What is asked of the document as a whole. */
export type AmongRows = Pick<Required<DocumentRule>, "code" | "dependsOn" | "check">;

/** What is asked of the document and told of its tasks. */
export type OfTasks = Pick<Required<DocumentRule>, "code" | "checkTasks"> & Pick<DocumentRule, "fixTask">;

/** The rules that are not switched off, of rows and of documents, with the severities that hold. */
export interface RulesInForce {
	readonly severities: ReadonlyMap<string, Severity>;
	readonly rowRules: readonly RowRule[];
	readonly documentRules: readonly AmongRows[];
	readonly taskRules: readonly OfTasks[];
	/** The codes and severities of the rules of rows: equal where the same rules are asked of a row. */
	readonly rowCodes: string;
}

/** A severity for each rule that is to be run, `off` for the others. */
export type SeverityOf = (rule: Pick<Rule, "code" | "severity" | "isOff">) => Severity | "off";

/** Selects the rules that hold; those that need an order of names only where a directory gives one. */
export function selectRules(
	rules: readonly Rule[],
	{ ordersUnits, ordersOfficials }: Pick<NameBook, "ordersUnits" | "ordersOfficials">,
	severityOf: SeverityOf,
): RulesInForce {
	const severities = new Map<string, Severity>();
	const rowRules: RowRule[] = [];
	const documentRules: AmongRows[] = [];
	const taskRules: OfTasks[] = [];
	for (const rule of rules) {
		const severity = severityOf(rule);
		if (severity === "off" || (rule.needsOrder === true && !ordersUnits && !ordersOfficials)) continue;
		severities.set(rule.code, severity);
		if (rule.scope === "document") {
			const { code, dependsOn, check, checkTasks, fixTask } = rule;
			if (check !== undefined) documentRules.push({ code, dependsOn, check });
			if (checkTasks !== undefined) taskRules.push({ code, checkTasks, ...(fixTask && { fixTask }) });
		} else {
			rowRules.push(rule);
			if (rule.amongRows !== undefined) documentRules.push({ code: rule.code, ...rule.amongRows });
		}
	}
	return {
		severities,
		rowRules,
		documentRules,
		taskRules,
		rowCodes: rowRules.map(({ code }) => `${code} ${severities.get(code)}`).join(),
	};
}
