import type { TextEdit } from "vscode-languageserver-types";
import { reportImport } from "../interchange/importReport.js";
import { prepareText } from "../interchange/prepareText.js";
import { printPlan } from "../interchange/printPlan.js";
import type { LocalizedText } from "../model/localizedText.js";
import { createPlanSnapshot, type PlanSnapshot } from "../snapshot/planSnapshot.js";

/**
 * The edit that writes the whole document in table layout, with the document's own line ends. Tables that stand side by
 * side are put below one another. Empty where the document has no tasks to lay out, and where it is written so already.
 */
export function convertToTable(snapshot: PlanSnapshot): TextEdit[] {
	const { lines, eol } = snapshot.document;
	const { plan, document } = prepare(snapshot).read;
	if (plan.taskCount === 0) return [];
	const printed = printPlan(plan, snapshot.frontMatter.yaml, document.lines);
	if (lines.join("\n") === printed) return [];
	const last = lines.length - 1;
	return [
		{
			range: { start: { line: 0, character: 0 }, end: { line: last, character: lines[last]?.length ?? 0 } },
			newText: eol === "\n" ? printed : printed.replace(/\n/g, eol),
		},
	];
}

function prepare(snapshot: PlanSnapshot) {
	const { uri, version, environment } = snapshot;
	return prepareText(snapshot, (document) => createPlanSnapshot({ uri, version, document, environment }));
}

/** So many notes fit into a message. */
const mostNotes = 3;

/** What a drafter must know of a conversion: what was guessed, left out or reads otherwise. `niwen import` says it all. */
export function noteConversion(source: PlanSnapshot): readonly LocalizedText[] {
	const { read, nameOf, notes: moved } = prepare(source);
	const { plan, document } = read;
	const { yaml } = source.frontMatter;
	const printed = printPlan(plan, yaml, document.lines);
	const reported = reportImport(plan, document, printed, yaml, nameOf);
	const notes = [
		...moved,
		...reported.filter(({ kind }) => kind === "guessed" || kind === "left-out" || kind === "changed"),
	].map(({ message }) => message);
	const more = notes.length - mostNotes;
	if (more <= 0) return notes;
	return [
		...notes.slice(0, mostNotes),
		{
			zh: `另有${more}处，用 niwen import 可看全部。`,
			en: `There ${more === 1 ? "is 1 more" : `are ${more} more`}; niwen import lists them all.`,
		},
	];
}
