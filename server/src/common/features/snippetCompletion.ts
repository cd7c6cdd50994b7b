import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver-types";
import type { Block } from "../model/block.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printChineseNumeral } from "../text/numerals.js";
import { nextTaskNumber } from "./nextNumber.js";
import { columnAt } from "./place.js";
import { planSnippets, type SnippetPlace } from "./planSnippets.js";
import type { Language } from "./toLsp.js";

/**
 * The snippets that fit a place and begin with what is typed there; the next numbers stand in them. Where nothing is
 * typed, those of a blank line alone.
 *
 * @param before the line up to the cursor
 */
export function snippetsAt(
	snapshot: PlanSnapshot,
	index: number,
	block: Block | undefined,
	line: number,
	before: string,
	language: Language,
): CompletionItem[] {
	const place = placeAt(snapshot, index, block, line, before);
	if (place === undefined) return [];
	const typed = (place === "line" ? /\S{0,20}$/ : /[a-z]{0,20}$/i).exec(before.slice(-20))?.[0] ?? "";
	if (typed === "" && place !== "line") return [];
	const start = before.length - typed.length;
	return planSnippets.flatMap(({ name, prefixes, description, fits, body }): CompletionItem[] => {
		if (!fits.includes(place) || !prefixes.some((each) => each.startsWith(typed.toLowerCase()))) return [];
		return [
			{
				label: name[language],
				kind: CompletionItemKind.Snippet,
				detail: description[language],
				// Behind the names and numbers that the plan itself gives.
				sortText: `9${name[language]}`,
				...(typed === "" ? {} : { filterText: typed }),
				insertTextFormat: InsertTextFormat.Snippet,
				textEdit: {
					range: { start: { line, character: start }, end: { line, character: before.length } },
					newText: withNumbers(snapshot, index, body.join("\n")),
				},
			},
		];
	});
}

function placeAt(
	snapshot: PlanSnapshot,
	index: number,
	block: Block | undefined,
	line: number,
	before: string,
): SnippetPlace | undefined {
	switch (block?.kind) {
		case "row": {
			const start = snapshot.plan.lineOfBlock(index);
			const column = columnAt(snapshot, block, start, line - start, before.length);
			const role = block.header.columns[column]?.role;
			if (role === "unit" || role === "lead-unit") return "unit";
			return role === "task" || role === "goal" ? "task" : undefined;
		}
		case "text":
			return /^\s*[\p{L}]*$/u.test(before)
				? "line"
				: before.trimStart().startsWith("|")
					? undefined
					: "prose";
		default:
			return block === undefined ? "line" : undefined;
	}
}

/** The next section's numeral, the next task's number and the number of tasks there are, where the snippet asks for them. */
function withNumbers(snapshot: PlanSnapshot, index: number, body: string): string {
	const { plan } = snapshot;
	const before = plan.tasksBefore(index);
	let sections = 0;
	for (const { block, blockIndex } of plan.eachSection())
		if (blockIndex < index) sections = block.ordinal ?? sections + 1;
	const numeral = printChineseNumeral(Math.min(sections + 1, 99));
	const number = before === 0 ? 1 : nextTaskNumber(snapshot, before);
	return body
		.replace(/\$\{(\d)\|一,二,[^|]*\|\}/, `\${$1:${numeral}}`)
		.replace(/\$\{4:1\}\./, `\${4:${number}}.`)
		.replace(/（共\$\{1:10\}项）/, `（共\${1:${Math.max(plan.taskCount, 1)}}项）`);
}
