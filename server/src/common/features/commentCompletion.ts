import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	type Position,
} from "vscode-languageserver-types";
import { allRules } from "../rules/allRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { listOf, nothing } from "./completionList.js";
import type { DescribeOptions } from "./describe.js";
import { blockIndexAt } from "./place.js";

/** What is written of a comment before the cursor; `undefined` where no comment is open. */
export function commentBefore(before: string): string | undefined {
	const open = before.lastIndexOf("<!--");
	if (open < 0 || before.includes("-->", open)) return undefined;
	const words = before.slice(open + 4);
	return words.length > 1000 ? undefined : words;
}

/** The words of a comment that excuses a row or the next line from rules. */
export function completeComment(
	snapshot: PlanSnapshot,
	position: Position,
	words: string,
	text: string,
	{ language }: DescribeOptions,
): CompletionList {
	const typed = /[a-z*/-]{0,60}$/.exec(words.slice(-60))?.[0] ?? "";
	const { line, character } = position;
	const range = { start: { line, character: character - typed.length }, end: position };
	const said = words.slice(0, words.length - typed.length).trim();
	const isRow = snapshot.plan.blockAt(blockIndexAt(snapshot, line))?.kind === "row";
	if (said === "") {
		const word = isRow ? "niwen-disable" : "niwen-disable-next-line";
		return listOf([{ label: word, kind: CompletionItemKind.Keyword, textEdit: { range, newText: word } }]);
	}
	if (!/^niwen-disable(?:-next-line)?(?:\s|$)/.test(said)) return nothing;
	const listed = new Set(said.split(/\s+/));
	const target = isRow ? line : line + 1;
	const found = new Set<string>();
	for (const finding of snapshot.findings()) if (finding.span.line === target) found.add(finding.code);
	const isOpen = !text.slice(character).includes("-->");
	const items = allRules.flatMap((rule, i): CompletionItem[] => {
		if (listed.has(rule.code)) return [];
		const newText = rule.code + (isOpen ? " -->" : "");
		return [
			{
				label: rule.code,
				kind: CompletionItemKind.EnumMember,
				detail: rule.summary[language],
				// What is found in this very line is most likely meant.
				sortText: `${found.has(rule.code) ? 0 : 1}${String(i).padStart(4, "0")}`,
				textEdit: { range, newText },
			},
		];
	});
	return listOf(items);
}
