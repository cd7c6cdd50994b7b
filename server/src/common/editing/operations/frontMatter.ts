import type { Block, FrontMatterBlock } from "../../model/block.js";
import type { SetFrontMatter } from "../../model/planOperation.js";
import { lineSpan } from "../../model/span.js";
import { printFlow } from "../../text/yamlValue.js";
import type { EditDraft } from "../editDraft.js";
import { refuse } from "../refusal.js";
import { expectedBlank } from "../rereading.js";

/** The lines of one key: its own and those of its value, the end exclusive, counted in the YAML. */
interface KeyLines {
	readonly start: number;
	readonly end: number;
}

/**
 * Sets a key of the front matter, in a line of its own; starts a front matter where there is none, and takes one away
 * that would be left with nothing. Every other line stays as it is, comments included.
 */
export function setFrontMatter(draft: EditDraft, { key, value }: SetFrontMatter, operation: number): void {
	if (!/^[A-Za-z][\w-]{0,60}$/.test(key))
		refuse(`“${key}”不能作文首设置的名称。`, `“${key}” cannot be a key of the front matter.`, operation);
	const { plan, document } = draft.source;
	const first = plan.blockAt(0);
	if (first?.kind !== "front-matter") {
		if (value === null) return;
		const isBlankBelow = (document.lines[0] ?? "").trim() === "";
		draft.edit(
			{
				span: lineSpan(0, 0, 0),
				newText: `---\n${key}: ${printFlow(value)}\n---\n${isBlankBelow ? "" : "\n"}`,
			},
			operation,
		);
		expectKey(draft, operation, key, [`${key}: ${printFlow(value)}`]);
		if (!isBlankBelow) draft.expectBefore(0, expectedBlank(operation));
		return;
	}
	if (!first.closed)
		refuse(
			"文首设置缺少结尾的“---”，请先补上。",
			"The front matter lacks the --- that closes it; add it first.",
			operation,
		);
	change(draft, first, key, value, operation);
}

function change(
	draft: EditDraft,
	{ yaml }: FrontMatterBlock,
	key: string,
	value: SetFrontMatter["value"],
	operation: number,
): void {
	const lines = yaml === "" ? [] : yaml.split("\n");
	if (lines.some((line) => /^[{["'?]|^\t|^%/.test(line)))
		refuse(
			"文首设置的写法较特别，请直接在文首修改。",
			"The front matter is written in an unusual way; change it by hand.",
			operation,
		);
	const found = findKey(lines, key);
	const written = value === null ? undefined : `${key}: ${printFlow(value)}`;
	// The YAML begins on the document's second line.
	if (found === undefined) {
		if (written === undefined) return;
		draft.edit({ span: lineSpan(lines.length + 1, 0, 0), newText: `${written}\n` }, operation);
		expectKey(draft, operation, key, [written]);
		return;
	}
	const { start, end } = found;
	const comment = end === start + 1 ? commentOf(lines[start] ?? "") : "";
	const kept =
		written === undefined ? (comment === "" ? [] : [comment.trimStart()]) : [`${written}${comment}`];
	draft.edit(
		{
			span: { line: start + 1, character: 0, endLine: end + 1, endCharacter: 0 },
			newText: kept.map((line) => `${line}\n`).join(""),
		},
		operation,
	);
	expectKey(draft, operation, key, written === undefined ? [] : kept);
}

/** Where a key of the outermost map stands: up to the next line that begins at the margin and belongs to it no more. */
function findKey(lines: readonly string[], key: string): KeyLines | undefined {
	const start = lines.findIndex((line) => line.startsWith(`${key}:`));
	if (start < 0) return undefined;
	let end = start + 1;
	for (let i = end; i < lines.length; i++) {
		const line = lines[i] ?? "";
		if (/^[ \t]*(?:#|$)/.test(line)) continue;
		if (!/^(?:[ \t]|- |-$)/.test(line)) break;
		end = i + 1;
	}
	return { start, end };
}

/** ` # …` behind a plain value, with the blanks before it. */
function commentOf(line: string): string {
	const value = line.slice(line.indexOf(":") + 1);
	if (/["'|>]/.test(value)) return "";
	const at = value.indexOf(" #");
	return at < 0 ? "" : value.slice(value.slice(0, at).trimEnd().length);
}

/** @param written the lines of the key, none where it goes */
function expectKey(draft: EditDraft, operation: number, key: string, written: readonly string[]): void {
	const expected = {
		operation,
		check(found: Block) {
			const lines = found.kind === "front-matter" ? found.yaml.split("\n") : [];
			const place = findKey(lines, key);
			const shown = place === undefined ? [] : lines.slice(place.start, place.end);
			if (found.kind !== "front-matter" || shown.join("\n") !== written.join("\n"))
				refuse(
					`文首的“${key}”不能这样写，请直接在文首修改。`,
					`“${key}” cannot be written so in the front matter; change it by hand.`,
					operation,
				);
		},
	};
	if (draft.source.plan.blockAt(0)?.kind === "front-matter") draft.expectBlock(0, expected);
	else draft.expectBefore(0, expected);
}
