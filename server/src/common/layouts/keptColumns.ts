import type { Block } from "../model/block.js";
import type { Column } from "../model/columns.js";
import { Places } from "../model/folds.js";
import { KeptWithPlan } from "../model/keptWithPlan.js";
import type { Plan } from "../model/plan.js";
import { cellAt, type TableHeader } from "../model/tableHeader.js";
import { looseRoleOf } from "./columnEndings.js";
import { isUnitShaped } from "./unitShape.js";

/** A column with words in it that no reader takes as anything: they stay in the table as they are. */
export interface KeptColumn {
	readonly name: string;
	/** The block of the first header that names it, and its index there. */
	readonly blockIndex: number;
	readonly column: number;
	/** What the first of its cells says that is not empty. */
	readonly sample: string;
}

/** The columns of a plan's tables that are kept as they are, each name once, in their order. */
export function keptColumns(plan: Plan): readonly KeptColumn[] {
	const found = new Map<string, KeptColumn>();
	for (const { table, columns } of untakenIn(plan))
		for (const [name, column] of columns) {
			if (found.has(name)) continue;
			const { blockIndex, endBlock } = table;
			const [sample] = textsOf(plan, column, blockIndex, endBlock, 1);
			if (sample !== undefined) found.set(name, { name, blockIndex, column, sample });
		}
	return [...found.values()];
}

/** Those of them that nobody knows by their names and in which most cells name units and nothing else. */
export function unknownUnitColumns(plan: Plan): readonly KeptColumn[] {
	const found = new Map<string, KeptColumn>();
	for (const { table, columns, secondTable } of untakenIn(plan))
		for (const [name, column] of columns) {
			// One finding tells of all columns of a table beside another.
			if (secondTable >= 0 && column >= secondTable) continue;
			if (name === "" || found.has(name) || looseRoleOf(name) !== undefined) continue;
			const { blockIndex, endBlock } = table;
			const texts = textsOf(plan, column, blockIndex, endBlock, rowsLookedAt);
			const units = texts.filter(namesUnits);
			const [sample] = units;
			if (sample !== undefined && units.length * 2 > texts.length)
				found.set(name, { name, blockIndex, column, sample });
		}
	return [...found.values()];
}

/** So many rows tell what a column holds; it is asked with every version. */
const rowsLookedAt = 50;
const longestList = 200;

function namesUnits(text: string): boolean {
	return text.length <= longestList && text.split(/[、，,；;\n]/).every((name) => isUnitShaped(name.trim()));
}

/** The tables with such columns. */
function untakenIn(plan: Plan): readonly TableWithUntaken[] {
	let found = knownUntaken.get(plan);
	if (found === undefined) {
		const headers = new Set(plan.blocksAt(headersWithUntaken));
		const tables = headers.size === 0 ? [] : plan.tables.filter(({ blockIndex }) => headers.has(blockIndex));
		found = tables.map((table) => ({ table, ...untakenAt(plan, table.blockIndex) }));
		knownUntaken.set(plan, found);
	}
	return found;
}

const knownUntaken = new KeptWithPlan<readonly TableWithUntaken[]>("order");

interface Untaken {
	readonly columns: readonly (readonly [name: string, column: number])[];
	/** As in the header. */
	readonly secondTable: number;
}

interface TableWithUntaken extends Untaken {
	readonly table: Plan["tables"][number];
}

const headersWithUntaken = new Places<Block>(
	(block) => block.kind === "table-header" && untakenOf(block.header).length > 0,
);

function untakenAt(plan: Plan, blockIndex: number): Untaken {
	const block = plan.blockAt(blockIndex);
	if (block?.kind !== "table-header") return { columns: [], secondTable: -1 };
	const { header } = block;
	const columns = untakenOf(header).map((column) => [header.columns[column]?.header ?? "", column] as const);
	return { columns, secondTable: header.secondTable };
}

/** What the first cells under a column say that are not empty. */
function textsOf(
	plan: Plan,
	column: number,
	block: number,
	endBlock: number,
	most: number,
): readonly string[] {
	const texts: string[] = [];
	plan.someTask(
		({ cells }) => {
			const cell = cellAt(cells, column);
			if (cell?.state === "text") texts.push(cell.content.text);
			return texts.length >= most;
		},
		plan.tasksBefore(block),
		plan.tasksBefore(endBlock),
	);
	return texts;
}

const noColumns: readonly number[] = [];
const untaken = new WeakMap<TableHeader, readonly number[]>();

/** The columns of a header that no reader asks for; asked with every version, and few headers have any. */
export function untakenOf(header: TableHeader): readonly number[] {
	let found = untaken.get(header);
	if (found === undefined) {
		const indexes = header.columns.flatMap((column, i) => (isTaken(header, column, i) ? [] : [i]));
		found = header.taskColumn < 0 || indexes.length === 0 ? noColumns : indexes;
		untaken.set(header, found);
	}
	return found;
}

function isTaken(header: TableHeader, { role }: Column, i: number): boolean {
	switch (role) {
		case "other":
			return i === header.nameColumn || i === header.deadlineColumn;
		case "leader":
			return i === header.leaderColumn;
		case "deadline":
			return i === header.deadlineColumn;
		case "group":
			return i === header.groupColumn;
		default:
			return true;
	}
}
