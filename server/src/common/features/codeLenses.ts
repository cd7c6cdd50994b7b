import type { CodeLens, Command } from "vscode-languageserver-types";
import { counted } from "../model/counted.js";
import { leadersOf } from "../model/leadersOf.js";
import type { Plan } from "../model/plan.js";
import { serverCommandPrefix } from "../protocol.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { conflictAt, findConflicts } from "../text/conflictMarks.js";
import { printableLine } from "../text/printable.js";
import { decideConflictCommand, keepTitle } from "./conflictNames.js";
import type { Language } from "./toLsp.js";

/** What a lens is about; goes to the client and comes back when its text is wanted. */
interface LensData {
	readonly uri: string;
	readonly of: "total" | "findings" | "section" | "version" | "cells";
	/** Index into the plan's sections, -1 of the document; of a conflict, index of the version. */
	readonly section: number;
}

/**
 * The places of the lenses: two over the title (or the first line) of a plan, one over each section that has tasks.
 * Their texts are made by {@link resolveCodeLens}.
 */
export function provideCodeLenses({ uri, plan, document }: PlanSnapshot): CodeLens[] {
	const lenses: CodeLens[] = [];
	const add = (line: number, of: LensData["of"], section: number) => {
		const data: LensData = { uri, of, section };
		const place = { line, character: 0 };
		lenses.push({ range: { start: place, end: place }, data });
	};
	if (hasConflicts(plan))
		for (const { line, versions } of findConflicts(document.lines)) {
			for (const version of versions.keys()) add(line, "version", version);
			add(line, "cells", -1);
		}
	if (plan.taskCount === 0) return lenses;
	const top = plan.titleBlock < 0 ? 0 : plan.lineOfBlock(plan.titleBlock);
	add(top, "total", -1);
	add(top, "findings", -1);
	for (let i = 0; i < plan.sectionCount; i++) {
		const section = plan.sectionAt(i);
		if (section === undefined || section.endTask <= section.firstTask) continue;
		add(plan.lineOfBlock(section.blockIndex) + section.block.span.line, "section", i);
	}
	return lenses;
}

/** Whether a mark of a conflict stands in the text between tables; rows are not looked at. */
function hasConflicts(plan: Plan): boolean {
	let found = false;
	plan.forEachBlock((block) => {
		found ||= block.kind === "text" && block.text.text.includes("<<<<<<<");
	});
	return found;
}

export interface CodeLensOptions {
	/** Of what is said about a document. */
	languageFor(snapshot: PlanSnapshot): Language;
	/** The client has the commands of the VS Code extension. */
	readonly commandLinks: boolean;
	/** What the user is shown of a document's findings. */
	shownFindings(snapshot: PlanSnapshot): readonly PlacedFinding[];
}

/** The lens with what it says and what a click on it does; a lens of a document gone by says nothing. */
export function resolveCodeLens(
	lens: CodeLens,
	snapshotOf: (uri: string) => PlanSnapshot | undefined,
	options: CodeLensOptions,
): CodeLens {
	const data: unknown = lens.data;
	const snapshot = isLensData(data) ? snapshotOf(data.uri) : undefined;
	if (!isLensData(data) || snapshot === undefined) return { ...lens, command: { title: "…", command: "" } };
	const click = (title: string, own: string, ...args: unknown[]): Command =>
		options.commandLinks
			? { title, command: own, arguments: args }
			: // Every editor has the server's own commands: it tells how the line is read.
				{
					title,
					command: `${serverCommandPrefix}explainLine`,
					arguments: [{ uri: data.uri, range: lens.range }],
				};
	switch (data.of) {
		case "total":
			return {
				...lens,
				command: click(totalWords(snapshot, options.languageFor(snapshot)), "niwen.showStatus"),
			};
		case "findings": {
			const words = findingWords(options.shownFindings(snapshot), options.languageFor(snapshot));
			return { ...lens, command: click(words, "workbench.actions.view.problems") };
		}
		case "version":
		case "cells":
			return { ...lens, command: conflictCommand(lens, snapshot, data, options) };
		case "section": {
			const { plan } = snapshot;
			const section = plan.sectionAt(data.section);
			const tasks = Array.from(
				{ length: (section?.endTask ?? 0) - (section?.firstTask ?? 0) },
				(_, i) => (section?.firstTask ?? 0) + i,
			);
			const lines = tasks.map((task) => plan.lineOfTask(task));
			const words = sectionWords(snapshot, tasks, options.languageFor(snapshot));
			return { ...lens, command: click(words, "niwen.showTasks", data.uri, lens.range.start.line, lines) };
		}
	}
}

/** Keeps one version of a conflict, or asks cell by cell where the client can. */
function conflictCommand(
	{ range }: CodeLens,
	snapshot: PlanSnapshot,
	{ uri, of, section }: LensData,
	options: CodeLensOptions,
): Command {
	const language = options.languageFor(snapshot);
	const conflict = conflictAt(snapshot.document.lines, range.start.line);
	if (conflict === undefined) return { title: "…", command: "" };
	// Other editors have no command that asks; there it says what the lines are.
	if (of === "cells" && !options.commandLinks)
		return { title: language === "zh" ? "合并冲突" : "Conflict of merged copies", command: "" };
	if (of === "cells") {
		const title = language === "zh" ? "逐格选定…" : "Decide cell by cell…";
		return { title, command: decideConflictCommand, arguments: [{ uri, line: range.start.line }] };
	}
	const keep = { uri, range, version: snapshot.version, keep: section + 1 };
	const title = printableLine(keepTitle(conflict, section)[language]);
	return { title, command: `${serverCommandPrefix}decideConflict`, arguments: [keep] };
}

/** 118项任务，与文中写明的一致 */
function totalWords({ plan }: PlanSnapshot, language: Language): string {
	const { taskCount } = plan;
	const declared = plan.declaredTotal?.value;
	const tasks = language === "zh" ? `${taskCount}项任务` : counted(taskCount, "task");
	if (declared === undefined) return tasks;
	if (declared === taskCount)
		return language === "zh" ? `${tasks}，与文中写明的一致` : `${tasks}, as declared`;
	return language === "zh" ? `${tasks}，文中写明${declared}项` : `${tasks}, ${declared} declared`;
}

/** Hints are not counted: nobody has to do anything about them. */
function findingWords(findings: readonly PlacedFinding[], language: Language): string {
	let errors = 0;
	let warnings = 0;
	for (const { severity } of findings) {
		if (severity === "error") errors++;
		else if (severity === "warning") warnings++;
	}
	const words = [
		...(errors === 0 ? [] : [language === "zh" ? `${errors}个错误` : counted(errors, "error")]),
		...(warnings === 0 ? [] : [language === "zh" ? `${warnings}个警告` : counted(warnings, "warning")]),
	];
	if (words.length === 0) return language === "zh" ? "没有错误和警告" : "No errors or warnings";
	return words.join(language === "zh" ? "、" : ", ");
}

/** 12项任务 · 6家牵头单位 · 3位牵头领导, each as far as the plan has them. */
function sectionWords(snapshot: PlanSnapshot, tasks: readonly number[], language: Language): string {
	const units = new Set<string>();
	const leaders = new Set<string>();
	for (const task of tasks) {
		for (const { name, lead } of snapshot.index.unitsOf(task)) if (lead) units.add(name);
		for (const { name } of leadersOf(snapshot.plan, task)) leaders.add(snapshot.book.officialName(name));
	}
	const say = (count: number, zh: string, en: string) =>
		count === 0 ? [] : [language === "zh" ? `${count}${zh}` : counted(count, en)];
	return [
		...say(tasks.length, "项任务", "task"),
		...say(units.size, "家牵头单位", "lead unit"),
		...say(leaders.size, "位牵头领导", "leader"),
	].join(" · ");
}

/** Lenses come back from the client; nothing says that they are ours. */
function isLensData(data: unknown): data is LensData {
	if (typeof data !== "object" || data === null) return false;
	const { uri, of, section } = data as Partial<Record<keyof LensData, unknown>>;
	return (
		typeof uri === "string" &&
		(of === "total" || of === "findings" || of === "section" || of === "version" || of === "cells") &&
		Number.isInteger(section)
	);
}
