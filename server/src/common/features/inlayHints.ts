import type { InlayHint, Range } from "vscode-languageserver-types";
import { type RowBlock, rowsOf } from "../model/block.js";
import { leaderStateOf } from "../model/leadersOf.js";
import type { Cell } from "../model/tableHeader.js";
import { findTargetPlace } from "../model/targetPlace.js";
import type { Settings } from "../settings.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printableLine } from "../text/printable.js";
import { cutToWidth } from "../text/width.js";
import { printTask } from "./describe.js";
import { describeTarget, shortTarget } from "./targetWords.js";
import type { Language } from "./toLsp.js";

export interface InlayHintOptions {
	readonly language: Language;
	readonly shows: Settings["inlayHints"];
}

/** Columns that a hint takes at most. */
const hintWidth = 24;

/**
 * What a row means and does not say, behind the words that it belongs to: the leader of a merged cell, the level that
 * a unit carries over from the one before, the bound of a target, and in a row that is being written the names of the
 * columns still empty. Only rows in the range are looked at; in the order of their places.
 */
export function provideInlayHints(
	snapshot: PlanSnapshot,
	range: Range,
	{ language, shows }: InlayHintOptions,
): InlayHint[] {
	const { plan } = snapshot;
	const hints: InlayHint[] = [];
	for (let index = plan.blockAtLine(Math.max(0, range.start.line)); index < plan.blockCount; index++) {
		const start = plan.lineOfBlock(index);
		const block = plan.blockAt(index);
		if (start > range.end.line || block === undefined) break;
		let task = plan.tasksBefore(index);
		for (const row of rowsOf(block)) {
			const site: Site = { snapshot, row, task: task++, start, language, hints };
			if (shows.leaders) addLeader(site);
			if (shows.prefixes) addPrefixes(site);
			if (shows.targets) addTargets(site);
			if (shows.columns) addColumns(site);
		}
	}
	return hints
		.filter(({ position: { line } }) => line >= range.start.line && line <= range.end.line)
		.sort((a, b) => a.position.line - b.position.line || a.position.character - b.position.character);
}

/** A row whose hints are gathered. */
interface Site {
	readonly snapshot: PlanSnapshot;
	readonly row: RowBlock;
	readonly task: number;
	/** First line of its block. */
	readonly start: number;
	readonly language: Language;
	readonly hints: InlayHint[];
}

/** Behind the `^^` of a leader cell, whom it stands for. */
function addLeader(site: Site): void {
	const { snapshot, row, task, language } = site;
	const { plan, book } = snapshot;
	const cell = row.cells[row.header.leaderColumn];
	if (cell?.state !== "covered" || leaderStateOf(plan, task) !== "inherited" || !isWritten(site, cell))
		return;
	const from = plan.leaderTaskOf(task);
	const names = (plan.taskAt(from)?.leaders ?? []).map(({ name }) => book.officialName(name));
	const place = printTask(snapshot, from, { language });
	const isNumber = /^\d/.test(place);
	addHint(site, cell.span.endLine, cell.span.endCharacter, names.join("、"), {
		tooltip:
			language === "zh"
				? `本格与上面合并，牵头领导同${isNumber ? `第${place}项` : place}`
				: `Merged with the cell above: the leader of ${isNumber ? `task ${place}` : place}`,
	});
}

/** Whether anything stands in the source where the cell is (`^^`); in some layouts a merged cell is left out. */
function isWritten({ snapshot, start }: Site, { span }: Cell): boolean {
	const line = snapshot.document.lines[start + span.line] ?? "";
	return span.line === span.endLine && line.slice(span.character, span.endCharacter).trim() !== "";
}

/** (区) before 统计局, where the level carries over. */
function addPrefixes(site: Site): void {
	const { snapshot, row, task, language } = site;
	const units = snapshot.index.ownUnits(task);
	for (let i = 0; i < units.length; i++) {
		const unit = units[i];
		const span = row.units[i]?.span;
		if (unit?.carried == null || span === undefined) continue;
		addHint(site, span.line, span.character, `(${unit.carried})`, {
			isBefore: true,
			tooltip:
				language === "zh"
					? `即${unit.name}：“${unit.carried}”承前省略`
					: `${unit.name}: “${unit.carried}” carries over from the unit before`,
		});
	}
}

/** ≥ 5% behind 增长5%以上. */
function addTargets(site: Site): void {
	const { row, language } = site;
	for (const target of row.targets) {
		const label = shortTarget(target);
		const span = label === undefined ? undefined : findTargetPlace(row, target)?.span;
		if (label === undefined || span === undefined) continue;
		const { comparison, base } = describeTarget(target, language);
		const words = base === undefined ? comparison : `${comparison} (${base})`;
		addHint(site, span.endLine, span.endCharacter, label, { tooltip: `${target.indicator} ${words}` });
	}
}

/** In a row that lacks its words or its units, the name of each column that waits for something. */
function addColumns(site: Site): void {
	const { snapshot, row, start } = site;
	const { header } = row;
	if (header.layout !== "table" || !isUnfinished(row)) return;
	let isEndNamed = false;
	for (let i = 0; i < header.columns.length; i++) {
		const cell = row.cells[i];
		const name = header.columns[i]?.header ?? "";
		if (cell === undefined || name === "" || !waits(row, i, cell)) continue;
		if (cell.state !== "missing") addHint(site, cell.span.endLine, cell.span.endCharacter, name, {});
		else if (!isEndNamed) {
			// What comes next, behind the bar that opens its cell.
			isEndNamed = true;
			const text = snapshot.document.lines[start] ?? "";
			if (text.trimEnd().endsWith("|")) addHint(site, 0, text.length, name, {});
		}
	}
}

function isUnfinished(row: RowBlock): boolean {
	const { unitColumns, taskColumn } = row.header;
	const lacksUnits =
		row.units.length === 0 && unitColumns.some((column) => row.cells[column]?.state !== "covered");
	return lacksUnits || (taskColumn >= 0 && row.text.text === "") || row.cells.at(-1)?.state === "missing";
}

/** Whether nothing is written in a cell but its number or its ★. */
function waits(row: RowBlock, column: number, { state, content }: Cell): boolean {
	if (state !== "text") return state !== "covered";
	const { unitColumns, taskColumn } = row.header;
	if (column === taskColumn) return row.text.text === "";
	return unitColumns.includes(column) && /^[★☆]$/.test(content.text);
}

function addHint(
	{ hints, start }: Site,
	line: number,
	character: number,
	words: string,
	{ isBefore = false, tooltip }: { readonly isBefore?: boolean; readonly tooltip?: string },
): void {
	hints.push({
		position: { line: start + line, character },
		label: printableLine(cutToWidth(words, hintWidth)),
		...(tooltip === undefined ? {} : { tooltip: printableLine(tooltip) }),
		...(isBefore ? {} : { paddingLeft: true }),
	});
}
