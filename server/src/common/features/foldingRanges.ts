import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { PlanSnapshot } from "../analysis/planSnapshot.js";

/**
 * What can be folded, by whole lines: front matter, sections, groups of more than one row, and regions between
 * `<!-- #region -->` and `<!-- #endregion -->`. In the order of their first lines.
 */
export function provideFoldingRanges(snapshot: PlanSnapshot): FoldingRange[] {
	const { plan } = snapshot;
	const { blocks, starts } = plan;
	const folds: FoldingRange[] = [];
	const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
		if (endLine > startLine)
			folds.push(kind === undefined ? { startLine, endLine } : { startLine, endLine, kind });
	};
	const lastLineBefore = (block: number, from: number) => {
		let last = block - 1;
		while (last > from && isBlank(blocks[last])) last--;
		return (starts[last + 1] ?? 0) - 1;
	};
	const regions: number[] = [];
	for (let i = 0; i < blocks.length; i++) {
		const block = blocks[i];
		const start = starts[i] ?? 0;
		if (block?.kind === "front-matter") add(start, start + block.lines - 1, FoldingRangeKind.Region);
		if (block?.kind !== "text" || block.role !== "comment") continue;
		const mark = regionMark(block.text.text);
		if (mark === "start") regions.push(start);
		else if (mark === "end") {
			const from = regions.pop();
			if (from !== undefined) add(from, start, FoldingRangeKind.Region);
		}
	}
	for (let i = 0; i < plan.sections.length; i++) {
		const from = plan.sections[i]?.blockIndex ?? 0;
		// A section within a paragraph has nothing of its own to fold.
		if (blocks[from]?.kind !== "section") continue;
		add(starts[from] ?? 0, lastLineBefore(plan.sections[i + 1]?.blockIndex ?? blocks.length, from));
	}
	addPoints(snapshot, add);
	for (const group of plan.groups) {
		if (group.endTask - group.firstTask < 2) continue;
		const first = plan.taskBlocks[group.firstTask] ?? 0;
		const last = plan.taskBlocks[group.endTask - 1] ?? first;
		add(starts[first] ?? 0, (starts[last + 1] ?? 0) - 1);
	}
	return folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

/** Headings and points of prose with what stands under them; sections fold as sections. */
function addPoints({ plan }: PlanSnapshot, add: (startLine: number, endLine: number) => void): void {
	const { blocks, starts, points } = plan;
	for (let i = 0; i < points.length; i++) {
		const point = points[i];
		if (point === undefined || point.kind === "paragraph" || point.kind === "subtitle") continue;
		if (blocks[point.blockIndex]?.kind !== "text") continue;
		const next = points[point.end]?.blockIndex ?? blocks.length;
		let last = next - 1;
		while (last > point.blockIndex && isBlank(blocks[last])) last--;
		add((starts[point.blockIndex] ?? 0) + point.span.line, (starts[last + 1] ?? 0) - 1);
	}
}

/** The marks that VS Code's Markdown knows. */
function regionMark(comment: string): "start" | "end" | undefined {
	const words = /^<!--\s{0,8}#?(region|endregion)\b/.exec(comment.slice(0, 40))?.[1];
	return words === undefined ? undefined : words === "region" ? "start" : "end";
}

function isBlank(block: PlanSnapshot["plan"]["blocks"][number] | undefined): boolean {
	return block?.kind === "text" && block.role === "blank";
}
