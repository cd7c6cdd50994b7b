import type { DocumentLink } from "vscode-languageserver-types";
import type { TextBlock } from "../model/block.js";
import type { MappedText } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { shiftSpan } from "../model/span.js";
import { findNumberRuns } from "../rules/numbering.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printableLine } from "../text/printable.js";
import { cutToWidth } from "../text/width.js";
import type { DefinitionOptions } from "./definition.js";
import { findNamedPath, findPlace } from "./place.js";
import { findReferences, spanOfReference } from "./references.js";
import { type Language, toRange } from "./toLsp.js";

export interface DocumentLinkOptions extends DefinitionOptions {
	readonly language: Language;
	/** Address of a line (0-based) of the document. */
	lineLink(line: number): string;
}

/**
 * The files that the front matter names — directories, and last year's plan —, and the tasks that cells and prose name
 * by their numbers (见第12项), as links; in document order.
 */
export function provideDocumentLinks(snapshot: PlanSnapshot, options: DocumentLinkOptions): DocumentLink[] {
	const links = linksToFiles(snapshot, options);
	addLinksToTasks(snapshot, options, links);
	return links;
}

function linksToFiles(snapshot: PlanSnapshot, { resolvePath }: DefinitionOptions): DocumentLink[] {
	const first = snapshot.plan.blockAt(0);
	const links: DocumentLink[] = [];
	if (first?.kind !== "front-matter") return links;
	for (let line = 1; line < first.lines - 1; line++) {
		const place = findPlace(snapshot, line, snapshot.document.lines[line]?.trimEnd().length ?? 0);
		if (place?.kind !== "front-matter") continue;
		const path = findNamedPath(place);
		const target = path === undefined ? undefined : resolvePath(path);
		if (target !== undefined) links.push({ range: toRange(place.span), target });
	}
	return links;
}

function addLinksToTasks(
	{ plan }: PlanSnapshot,
	{ language, lineLink }: DocumentLinkOptions,
	links: DocumentLink[],
): void {
	let find: FindTask | undefined;
	const addFrom = (text: MappedText, line: number, from: number): void => {
		if (!text.text.includes("第")) return;
		for (const reference of findReferences(text.text)) {
			find ??= tasksByNumber(plan);
			const task = find(reference.number, from);
			const row = task === undefined ? undefined : plan.taskAt(task);
			if (task === undefined || row === undefined) continue;
			const words = printableLine(cutToWidth(row.text.text, tooltipWidth));
			links.push({
				range: toRange(shiftSpan(spanOfReference(text, reference), line)),
				target: lineLink(plan.lineOfTask(task)),
				tooltip: language === "zh" ? `转到第${row.number}项：${words}` : `Go to task ${row.number}: ${words}`,
			});
		}
	};
	plan.forEachBlock((block, index) => {
		const line = plan.lineOfBlock(index);
		const rows = block.kind === "row" ? [block] : "rows" in block ? block.rows : undefined;
		if (rows !== undefined) {
			let task = plan.tasksBefore(index);
			for (const { cells } of rows) {
				for (const { state, content } of cells) if (state === "text") addFrom(content, line, task);
				task++;
			}
		} else if (block.kind === "text" && !isNotRead.has(block.role)) addFrom(block.text, line, -1);
	});
}

const tooltipWidth = 60;
const isNotRead: ReadonlySet<TextBlock["role"]> = new Set(["blank", "comment", "code"]);

/** The task with a number: of the run of numbers that a task stands in, for text outside tasks (-1) the only one. */
type FindTask = (number: number, from: number) => number | undefined;

function tasksByNumber(plan: Plan): FindTask {
	const runs = findNumberRuns(plan).map(({ firstTask, endTask }) => {
		// A number that two tasks bear names neither.
		const tasks = new Map<number, number | undefined>();
		plan.forEachTask(
			({ number }, task) => {
				if (number !== null) tasks.set(number, tasks.has(number) ? undefined : task);
			},
			firstTask,
			endTask,
		);
		return { firstTask, endTask, tasks };
	});
	return (number, from) => {
		const run =
			from < 0 ? undefined : runs.find(({ firstTask, endTask }) => from >= firstTask && from < endTask);
		if (run !== undefined) return run.tasks.get(number);
		const [found, ...others] = runs.flatMap(({ tasks }) => tasks.get(number) ?? []);
		return others.length === 0 ? found : undefined;
	};
}
