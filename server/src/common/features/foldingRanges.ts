import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import { isBlankBlock } from "../model/block.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/**
 * What can be folded, by whole lines: front matter, sections, groups of more than one row, and regions between
 * `<!-- #region -->` and `<!-- #endregion -->`. In the order of their first lines.
 */
export function provideFoldingRanges(snapshot: PlanSnapshot): FoldingRange[] {
	const { plan } = snapshot;
	const folds: FoldingRange[] = [];
	const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
		if (endLine > startLine)
			folds.push(kind === undefined ? { startLine, endLine } : { startLine, endLine, kind });
	};
	const lastLineBefore = (block: number, from: number) => {
		let last = block - 1;
		while (last > from && isBlankBlock(plan.blockAt(last))) last--;
		return plan.lineOfBlock(last + 1) - 1;
	};
	const regions: number[] = [];
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		const start = plan.lineOfBlock(i);
		if (block?.kind === "front-matter") add(start, start + block.lines - 1, FoldingRangeKind.Region);
		if (block?.kind !== "text" || block.role !== "comment") continue;
		const mark = regionMark(block.text.text);
		if (mark === "start") regions.push(start);
		else if (mark === "end") {
			const from = regions.pop();
			if (from !== undefined) add(from, start, FoldingRangeKind.Region);
		}
	}
	for (let i = 0; i < plan.sectionCount; i++) {
		const from = plan.sectionAt(i)?.blockIndex ?? 0;
		// A section within a paragraph has nothing of its own to fold.
		if (plan.blockAt(from)?.kind !== "section") continue;
		add(plan.lineOfBlock(from), lastLineBefore(plan.sectionAt(i + 1)?.blockIndex ?? plan.blockCount, from));
	}
	addPoints(snapshot, add);
	for (const group of plan.eachGroup()) {
		if (group.endTask - group.firstTask < 2) continue;
		const first = plan.blockOfTask(group.firstTask);
		const last = plan.blockOfTask(group.endTask - 1);
		add(plan.lineOfBlock(first), plan.lineOfBlock(last + 1) - 1);
	}
	return folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

/** Headings and points of prose with what stands under them; sections fold as sections. */
function addPoints({ plan }: PlanSnapshot, add: (startLine: number, endLine: number) => void): void {
	for (let i = 0; i < plan.pointCount; i++) {
		const point = plan.pointAt(i);
		if (point === undefined || point.kind === "paragraph" || point.kind === "subtitle") continue;
		if (plan.blockAt(point.blockIndex)?.kind !== "text") continue;
		const next = plan.pointAt(point.end)?.blockIndex ?? plan.blockCount;
		let last = next - 1;
		while (last > point.blockIndex && isBlankBlock(plan.blockAt(last))) last--;
		add(plan.lineOfBlock(point.blockIndex) + point.span.line, plan.lineOfBlock(last + 1) - 1);
	}
}

/** The marks that VS Code's Markdown knows. */
function regionMark(comment: string): "start" | "end" | undefined {
	const words = /^<!--\s{0,8}#?(region|endregion)\b/.exec(comment.slice(0, 40))?.[1];
	return words === undefined ? undefined : words === "region" ? "start" : "end";
}
