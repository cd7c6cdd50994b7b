import { levelPrefixOf, resolveUnits } from "../../directory/resolve.js";
import type { RowBlock } from "../../model/block.js";
import type { NamePlace, PlanOperation } from "../../model/planOperation.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { writtenNames } from "../../snapshot/writtenNames.js";
import { type CommandOffer, type CommandPlace, command } from "../command.js";
import { keepUnits } from "./keepUnits.js";
import { rowsAt } from "./rowPlaces.js";
import { type RowSelection, selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** Writes out the levels that units take from those before them: 区发改委、统计局 becomes 区发改委、区统计局. */
export const expandLevels = command({
	verb: "expandLevels",
	title: { zh: "写全各单位的级别", en: "Write out the level of each unit" },
	kind: "refactor.rewrite.niwen",
	needs: ["directories"],
	isQuiet: true,
	offers: (place) => offer(place, expand, { zh: "写全级别", en: "Write out the levels" }),
	run: (snapshot, { range }, { language }) => {
		const change = respell(snapshot, selectRows(snapshot, range), expand, {
			done: { zh: "各单位的级别已写全", en: "The levels of the units are written out" },
		});
		return changeTable(snapshot, change, { language });
	},
});

/** The way back: levels are left out where the unit before has the same one. */
export const carryLevels = command({
	verb: "carryLevels",
	title: { zh: "省略与前一单位相同的级别", en: "Leave out levels that the unit before has" },
	kind: "refactor.rewrite.niwen",
	needs: ["directories"],
	isQuiet: true,
	offers: (place) => offer(place, carry, { zh: "省略相同的级别", en: "Leave out the same levels" }),
	run: (snapshot, { range }, { language }) => {
		const change = respell(snapshot, selectRows(snapshot, range), carry, {
			done: { zh: "相同的级别已省略", en: "The same levels are left out" },
		});
		return changeTable(snapshot, change, { language });
	},
});

/** A unit of a row that is to be written otherwise. */
interface Respelling {
	/** Index into the row's units. */
	readonly unit: number;
	readonly raw: string;
	readonly name: string;
}

/** What is to be written otherwise in a column of a row. */
type Respell = (
	snapshot: PlanSnapshot,
	task: number,
	row: RowBlock,
	column: number,
	counts: () => Map<string, number>,
) => readonly Respelling[];

const expand: Respell = ({ index }, task, row, column) => {
	const resolved = index.ownUnits(task);
	return row.units.flatMap(({ raw, column: own }, unit) => {
		const level = own === column ? (resolved[unit]?.carried ?? null) : null;
		return level === null ? [] : [{ unit, raw, name: level + raw }];
	});
};

const carry: Respell = (snapshot, task, row, column, counts) => {
	const { book, index, plan } = snapshot;
	const resolved = index.ownUnits(task);
	// Asked at each move of the cursor: the document is gone through only where there may be something to do.
	const isOfUse = row.units.some(({ column: own }, i) => own === column && row.units[i + 1]?.column === own);
	const written = book.knowsUnits || !isOfUse ? new Set<string>() : writtenNames(plan);
	const spelled: { raw: string }[] = [];
	return row.units.flatMap(({ raw, column: own }, unit) => {
		if (own !== column) return [];
		const level = levelPrefixOf(raw);
		const name = raw.slice(level?.length ?? 0);
		const isCandidate = spelled.length > 0 && level !== null && name.length > 1;
		// Without a directory the name is known by being written in full somewhere.
		if (isCandidate && (book.knowsUnits || (counts().get(raw) ?? 0) > 1)) {
			const behind = resolveUnits([...spelled, { raw: name }], book, written).at(-1);
			if (behind?.name === resolved[unit]?.name && behind?.carried === level) {
				if (!book.knowsUnits) counts().set(raw, (counts().get(raw) ?? 0) - 1);
				spelled.push({ raw: name });
				return [{ unit, raw, name }];
			}
		}
		spelled.push({ raw });
		return [];
	});
};

function offer(
	place: CommandPlace,
	respelling: Respell,
	title: { readonly zh: string; readonly en: string },
): readonly CommandOffer[] {
	const rows = rowsAt(place);
	if (rows === undefined || !rows.row.header.unitColumns.includes(rows.column)) return [];
	const { snapshot } = place;
	const [first] = respelling(snapshot, rows.firstTask, rows.row, rows.column, countsOf(snapshot));
	if (first === undefined) return [];
	const example = `${first.raw} → ${first.name}`;
	return [{ title: { zh: `${title.zh}：${example}`, en: `${title.en}: ${example}` } }];
}

function respell(
	snapshot: PlanSnapshot,
	selected: ReturnType<typeof selectRows>,
	respelling: Respell,
	{ done }: { readonly done: { readonly zh: string; readonly en: string } },
): TableOutcome {
	if ("refused" in selected) return selected;
	const places = placesIn(snapshot, selected, respelling);
	if (places.length === 0) return { operations: [], done };
	const operations: readonly PlanOperation[] = [{ op: "renameName", places }];
	return keepUnits(snapshot, { ways: [operations], done });
}

function placesIn(
	snapshot: PlanSnapshot,
	{ firstTask, endTask, row, column }: RowSelection,
	respelling: Respell,
): readonly { readonly at: NamePlace; readonly name: string }[] {
	const { unitColumns } = row.header;
	const columns = unitColumns.includes(column) ? [column] : unitColumns;
	const counts = countsOf(snapshot);
	const places: { readonly at: NamePlace; readonly name: string }[] = [];
	for (let task = firstTask; task < endTask; task++) {
		const each = snapshot.plan.taskAt(task);
		if (each === undefined) continue;
		for (const own of columns)
			for (const { unit, name } of respelling(snapshot, task, each, own, counts))
				places.push({ at: { task, unit }, name });
	}
	return places;
}

/** How often each name is written in the document, where that decides what the short ones are. */
function countsOf({ plan }: PlanSnapshot): () => Map<string, number> {
	let counts: Map<string, number> | undefined;
	return () => {
		if (counts !== undefined) return counts;
		counts = new Map();
		for (const { units } of plan.eachTask())
			for (const { raw } of units) counts.set(raw, (counts.get(raw) ?? 0) + 1);
		return counts;
	};
}
