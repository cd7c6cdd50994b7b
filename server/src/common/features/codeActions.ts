import {
	type CodeAction,
	type CodeActionContext,
	CodeActionKind,
	type Command,
	type Diagnostic,
	type Range,
} from "vscode-languageserver-types";
import { editPlan } from "../editing/planEditor.js";
import type { Edit, Fix } from "../model/edit.js";
import { FirstOfRun } from "../model/fixRun.js";
import type { LocalizedText } from "../model/localizedText.js";
import { titleOfRule } from "../rules/ruleTitle.js";
import { joinFindings, type PlacedFinding } from "../rules/runRules.js";
import { applySafeFixes, editsOfFix } from "../snapshot/applyFixes.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printableLine } from "../text/printable.js";
import { fixAllKind, fixAllTitle, renumberKind } from "./actionKinds.js";
import { decideConflictCommand } from "./conflictNames.js";
import { findNameEntry } from "./nameEntry.js";
import { renumberPlan } from "./renumber.js";
import {
	type DiagnosticOptions,
	type EditSupport,
	type Language,
	toDiagnostic,
	toTextEdits,
	toWorkspaceEdit,
} from "./toLsp.js";
import { placeOfCursor, touchedBy } from "./touched.js";

/** Commands that the client carries out; each takes one object. */
export const explainRuleCommand = "niwen.explainRule";
export const setSeverityCommand = "niwen.setSeverity";
export const addToDirectoryCommand = "niwen.addToDirectory";
export const followTotalCommand = "niwen.followTotal";

export interface CodeActionOptions extends Omit<DiagnosticOptions, "uri" | "maxFindings"> {
	readonly language: Language;
	/** Whether the client knows the commands of {@link explainRuleCommand} and the others. */
	readonly commands: boolean;
	readonly edits: EditSupport;
	/**
	 * What an action bears instead of all the fixes of a code, which are then made when somebody takes it. Left out, they
	 * are made at once.
	 */
	readonly fixesLater?: (code: string) => Pick<CodeAction, "command" | "data">;
}

/**
 * What can be done about the findings in a range: their fixes, the safe fixes of all findings of the same code,
 * then ignore here, add to directory, explain, change severity. Actions on the whole document are given where
 * `context.only` asks for them, as LSP 3.17 wants of source actions.
 *
 * @param across what was found against other documents
 */
export function provideCodeActions(
	snapshot: PlanSnapshot,
	range: Range,
	context: Pick<CodeActionContext, "only">,
	options: CodeActionOptions,
	across: readonly PlacedFinding[] = [],
): CodeAction[] {
	const actions: CodeAction[] = [];
	if (isWanted(context.only, CodeActionKind.QuickFix))
		actions.push(...quickFixes(snapshot, joinFindings(snapshot.findings(), across), range, options));
	if (context.only === undefined) return actions;
	if (isWanted(context.only, fixAllKind)) {
		const { edits } = applySafeFixes(snapshot);
		if (edits.length > 0)
			actions.push(editAction(snapshot, fixAllTitle[options.language], fixAllKind, edits, options));
	}
	if (isWanted(context.only, renumberKind)) {
		const outcome = renumberPlan(snapshot);
		const edits = "edits" in outcome ? outcome.edits : [];
		const title = { zh: "全文重新编号", en: "Renumber the tasks of the document" };
		if (edits.length > 0)
			actions.push(editAction(snapshot, title[options.language], renumberKind, edits, options));
	}
	return actions;
}

function quickFixes(
	snapshot: PlanSnapshot,
	findings: readonly PlacedFinding[],
	range: Range,
	options: CodeActionOptions,
): CodeAction[] {
	const touched = touchedBy(findings, placeOfCursor(snapshot, range));
	const fixes: CodeAction[] = [];
	const all: CodeAction[] = [];
	const others: CodeAction[] = [];
	const explained = new Set<string>();
	const excused = new Set<string>();
	const ofRuns = new FirstOfRun<Diagnostic[]>();
	for (const finding of touched) {
		const diagnostics = [toDiagnostic(finding, { ...options, uri: snapshot.uri })];
		// What mends a run of findings is offered once, for all of them.
		const own = distinctFixes(
			snapshot,
			(finding.hasFixes ? finding.fixes() : []).filter((fix) => {
				const mended = ofRuns.find(fix);
				mended?.push(...diagnostics);
				return mended === undefined;
			}),
		);
		for (const { fix, edits } of own) {
			const mended = [...diagnostics];
			ofRuns.add(fix, mended);
			const title = fix.title[options.language];
			const action = editAction(snapshot, title, CodeActionKind.QuickFix, edits, options);
			// Preferred is what a key press applies unseen: the one right answer, and no other.
			fixes.push({
				...action,
				diagnostics: mended,
				...(own.length === 1 && fix.safe ? { isPreferred: true } : {}),
			});
		}
		const isFirst = !explained.has(finding.code);
		explained.add(finding.code);
		if (isFirst && own.some(({ fix }) => fix.safe))
			all.push(...fixAllOf(snapshot, findings, finding, options));
		const ignore = ignoreHere(snapshot, finding, options, excused);
		if (ignore !== undefined) others.push({ ...ignore, diagnostics });
		if (!options.commands) continue;
		const add = addToDirectory(snapshot, finding, options);
		if (add !== undefined) others.push({ ...add, diagnostics });
		if (finding.code === "document/conflict")
			others.push({ ...decideCellByCell(snapshot, finding, options), diagnostics });
		const follow = letTotalFollow(snapshot, finding, own, options);
		if (follow !== undefined) others.push({ ...follow, diagnostics });
		if (isFirst) others.push(...ruleCommands(finding, options).map((action) => ({ ...action, diagnostics })));
	}
	return [...fixes, ...all, ...others];
}

/** The fixes that do something, each once: two directories may give the same name. */
function distinctFixes(
	snapshot: PlanSnapshot,
	fixes: readonly Fix[],
): readonly { readonly fix: Fix; readonly edits: readonly Edit[] }[] {
	const known = new Set<string>();
	return fixes.flatMap((fix) => {
		const edits = editsOfFix(snapshot, fix);
		const key = JSON.stringify([fix.title.zh, edits]);
		if (edits.length === 0 || known.has(key)) return [];
		known.add(key);
		return [{ fix, edits }];
	});
}

/** The safe fixes of one code, where the document has more than one finding of it. */
function fixAllOf(
	snapshot: PlanSnapshot,
	findings: readonly PlacedFinding[],
	{ code }: PlacedFinding,
	options: CodeActionOptions,
): readonly CodeAction[] {
	const same = findings.filter((finding) => finding.code === code && finding.hasFixes);
	if (same.length < 2) return [];
	const rule = titleOfRule(code);
	const title: LocalizedText = {
		zh: `改正全文${same.length}处同类问题：${rule.zh}`,
		en: `Fix all ${same.length} in the document: ${rule.en}`,
	};
	const words = title[options.language];
	if (options.fixesLater !== undefined)
		return [{ title: printableLine(words), kind: CodeActionKind.QuickFix, ...options.fixesLater(code) }];
	const { edits } = applySafeFixes(snapshot, code);
	return [editAction(snapshot, words, CodeActionKind.QuickFix, edits, options)];
}

function ignoreHere(
	snapshot: PlanSnapshot,
	finding: PlacedFinding,
	options: CodeActionOptions,
	excused: Set<string>,
): CodeAction | undefined {
	const key = `${finding.span.line} ${finding.code}`;
	if (excused.has(key)) return undefined;
	excused.add(key);
	const outcome = editPlan(snapshot, [{ op: "excuseLine", line: finding.span.line, code: finding.code }]);
	if ("refused" in outcome) return undefined;
	const rule = titleOfRule(finding.code);
	const isAbove = outcome.edits.some(({ newText }) => newText.endsWith("\n"));
	const title: LocalizedText = {
		zh: `本行不再提示（${isAbove ? "在上一行" : "在行末"}加注释）：${rule.zh}`,
		en: `Ignore here (adds a comment ${isAbove ? "above" : "to the row"}): ${rule.en}`,
	};
	return editAction(snapshot, title[options.language], CodeActionKind.QuickFix, outcome.edits, options);
}

function addToDirectory(
	snapshot: PlanSnapshot,
	finding: PlacedFinding,
	{ language }: CodeActionOptions,
): CodeAction | undefined {
	if (finding.code !== "unit/unknown" && finding.code !== "leader/unknown") return undefined;
	const entry = findNameEntry(snapshot, finding.span.line, finding.span.character);
	if (entry === undefined) return undefined;
	const title: LocalizedText = {
		zh: `将“${entry.name}”加入名录`,
		en: `Add “${entry.name}” to the directory`,
	};
	return commandAction(title[language], addToDirectoryCommand, { uri: snapshot.uri, ...entry });
}

/** Asks which of the versions each cell is to say. */
function decideCellByCell(
	{ uri }: PlanSnapshot,
	{ span }: PlacedFinding,
	{ language }: CodeActionOptions,
): CodeAction {
	const title: LocalizedText = { zh: "逐格选定…", en: "Decide cell by cell…" };
	return commandAction(title[language], decideConflictCommand, { uri, line: span.line });
}

/** Mends a total that does not fit, and has it follow from now on. */
function letTotalFollow(
	snapshot: PlanSnapshot,
	{ code }: PlacedFinding,
	own: ReturnType<typeof distinctFixes>,
	options: CodeActionOptions,
): CodeAction | undefined {
	const [fix] = own;
	const { totalFollows } = snapshot.environment.settings.table;
	if (code !== "number/total" || totalFollows || fix === undefined) return undefined;
	const title: LocalizedText = {
		zh: `${fix.fix.title.zh}，以后随任务增减自动更新`,
		en: `${fix.fix.title.en}, and let it follow from now on`,
	};
	return {
		...editAction(snapshot, title[options.language], CodeActionKind.QuickFix, fix.edits, options),
		command: { title: title[options.language], command: followTotalCommand },
	};
}

/** Showing a rule's page, as menus name it. */
export function explanationTitle(code: string): LocalizedText {
	const rule = titleOfRule(code);
	return { zh: `查看说明：${rule.zh}`, en: `Explain: ${rule.en}` };
}

function ruleCommands({ code }: PlacedFinding, { language }: CodeActionOptions): readonly CodeAction[] {
	const rule = titleOfRule(code);
	const change: LocalizedText = { zh: `更改级别：${rule.zh}…`, en: `Change severity: ${rule.en}…` };
	return [
		commandAction(explanationTitle(code)[language], explainRuleCommand, { code }),
		commandAction(change[language], setSeverityCommand, { code }),
	];
}

function editAction(
	{ uri, version, document }: PlanSnapshot,
	title: string,
	kind: string,
	edits: readonly Edit[],
	options: CodeActionOptions,
): CodeAction {
	const change = { uri, version, edits: toTextEdits(edits, document.eol) };
	return { title: printableLine(title), kind, edit: toWorkspaceEdit([change], options.edits) };
}

function commandAction(
	title: string,
	command: string,
	argument: Readonly<Record<string, string | number>>,
): CodeAction {
	const call: Command = { title, command, arguments: [argument] };
	return { title: printableLine(title), kind: CodeActionKind.QuickFix, command: call };
}

/** Kinds are paths: who asks for `source` gets `source.fixAll.niwen`. */
export function isWanted(only: readonly string[] | undefined, kind: string): boolean {
	if (only === undefined) return true;
	return only.some((wanted) => wanted === "" || wanted === kind || kind.startsWith(`${wanted}.`));
}
