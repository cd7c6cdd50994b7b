import type { Range } from "vscode-languageserver-types";
import type { ResolvedUnit } from "../../directory/directory.js";
import { spellUnits } from "../../directory/spellUnits.js";
import { findPlace } from "../../features/place.js";
import type { UnitMention } from "../../model/block.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { PlanOperation } from "../../model/planOperation.js";
import type { CommandChoice } from "../../protocol.js";
import { isListOfUnits } from "../../rules/listOrder.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { writtenNames } from "../../snapshot/writtenNames.js";
import { command } from "../command.js";
import { keepUnits } from "./keepUnits.js";
import { rowsAt } from "./rowPlaces.js";
import { type RowSelection, selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** Lets another unit of the row lead in the place of the one that does. */
export const swapLead = command({
	verb: "swapLead",
	title: { zh: "改由另一单位牵头", en: "Let another unit lead" },
	kind: "refactor.rewrite.niwen",
	needs: ["directories"],
	isQuiet: true,
	offers: ({ snapshot, span, ...place }) => {
		const rows = rowsAt({ snapshot, span, ...place });
		if (rows === undefined || !rows.row.header.unitColumns.includes(rows.column)) return [];
		const units = rowUnits(snapshot, rows);
		const pointed = unitAt(snapshot, span.line, span.character);
		return swapsOf(units, pointed)
			.slice(0, mostOffered)
			.map(({ unit, lead }) => ({
				title: {
					zh: `改由“${unit.mention.raw}”牵头，“${lead.mention.raw}”配合`,
					en: `Let “${unit.mention.raw}” lead instead of “${lead.mention.raw}”`,
				},
				options: { unit: unit.at + 1, instead: lead.at + 1 },
			}));
	},
	run: (snapshot, { range, unit, instead }, { language }) => {
		const selected = selectRows(snapshot, range);
		if ("refused" in selected) return changeTable(snapshot, selected, { language });
		const units = rowUnits(snapshot, selected);
		const pointed =
			range === undefined ? undefined : unitAt(snapshot, range.start.line, range.start.character);
		const all = swapsOf(units, unit === undefined ? pointed : unit - 1);
		const swaps = all.filter(
			({ unit: other, lead }) =>
				(unit === undefined || other.at === unit - 1) && (instead === undefined || lead.at === instead - 1),
		);
		const [only] = swaps;
		if (only === undefined) return { message: nobodyElse(selected, range)[language], isRefusal: true };
		if (swaps.length > 1)
			return { message: whichUnit(swaps)[language], isRefusal: true, choices: choicesOf(swaps) };
		return changeTable(snapshot, swap(snapshot, selected, units, only), { language });
	},
});

/** More would be in the way of other actions. */
const mostOffered = 4;

interface RowUnit {
	/** Index into the row's units. */
	readonly at: number;
	readonly mention: UnitMention;
	readonly unit: ResolvedUnit;
}

interface Swap {
	/** That is to lead. */
	readonly unit: RowUnit;
	/** That leads, and will not. */
	readonly lead: RowUnit;
}

function rowUnits({ index }: PlanSnapshot, { firstTask, row }: RowSelection): readonly RowUnit[] {
	const resolved = index.ownUnits(firstTask);
	return row.units.flatMap((mention, at) => {
		const unit = resolved[at];
		return unit === undefined ? [] : [{ at, mention, unit }];
	});
}

/** Index into the row's units of the one that a position is in. */
function unitAt(snapshot: PlanSnapshot, line: number, character: number): number | undefined {
	const place = findPlace(snapshot, line, character);
	return place?.kind === "unit" ? place.index : undefined;
}

/** Who may change places: with the unit that is pointed at, or with any that leads. */
function swapsOf(units: readonly RowUnit[], pointed: number | undefined): readonly Swap[] {
	const leads = units.filter(({ unit }) => unit.lead);
	const others = units.filter(({ unit }) => !unit.lead && !unit.collective);
	const isOther = others.some(({ at }) => at === pointed);
	const isLead = leads.some(({ at }) => at === pointed);
	return others.flatMap((unit) =>
		isOther && unit.at !== pointed
			? []
			: leads.flatMap((lead) => (isLead && lead.at !== pointed ? [] : [{ unit, lead }])),
	);
}

/** By ★ in a list, the lead comes to the front and the other behind those that lead; else the names change places. */
function swap(
	snapshot: PlanSnapshot,
	{ firstTask: task, row }: RowSelection,
	units: readonly RowUnit[],
	{ unit, lead }: Swap,
): TableOutcome {
	const { book, plan } = snapshot;
	const written = book.knowsUnits ? new Set<string>() : writtenNames(plan);
	const { column } = lead.mention;
	const isStarred = lead.mention.star && unit.mention.column === column && isListOfUnits(row, column);
	const ways: PlanOperation[][] = [true, false].map((isShort) => {
		const spell = (list: readonly RowUnit[]) =>
			isShort
				? spellUnits(
						list.map((each) => each.unit),
						book,
						written,
					)
				: list.map((each) => each.unit.name);
		if (isStarred) {
			const own = units.filter((each) => each.mention.column === column);
			const leads = own.filter((each) => each.unit.lead).map((each) => (each === lead ? unit : each));
			const others = own.filter((each) => each !== lead && !leads.includes(each));
			const names = spell([...leads, lead, ...others]);
			const list = names.map((name, i) => ({ name, star: i < leads.length }));
			return [{ op: "setUnits", task, column, units: list }];
		}
		const columns = new Set([column, unit.mention.column]);
		const places = [...columns].flatMap((each) => {
			const slots = units.filter(({ mention }) => mention.column === each);
			const names = spell(slots.map((slot) => (slot === unit ? lead : slot === lead ? unit : slot)));
			return slots.flatMap((slot, i) => {
				const name = names[i] ?? slot.mention.raw;
				return name === slot.mention.raw ? [] : [{ at: { task, unit: slot.at }, name }];
			});
		});
		return [{ op: "renameName", places }];
	});
	const names = units.flatMap((each) => {
		if (each === lead) return [unit.unit.name];
		return each.unit.lead ? [each.unit.name] : [];
	});
	return keepUnits(snapshot, {
		ways,
		leads: { task, names },
		done: { zh: `已改由“${unit.unit.name}”牵头`, en: `“${unit.unit.name}” leads now` },
	});
}

function choicesOf(swaps: readonly Swap[]): readonly CommandChoice[] {
	const seen = new Set<number>();
	return swaps.flatMap(({ unit: { at, mention }, lead }) => {
		if (seen.has(at)) return [];
		seen.add(at);
		return [{ value: at + 1, label: mention.raw, description: lead.mention.raw }];
	});
}

function whichUnit(swaps: readonly Swap[]): LocalizedText {
	const list = choicesOf(swaps)
		.slice(0, 20)
		.map(({ value, label }) => `${value} ${label}`);
	const leads = new Set(swaps.map(({ lead }) => `${lead.at + 1} ${lead.mention.raw}`));
	const instead = leads.size > 1 ? [...leads].join("、") : undefined;
	return {
		zh: `请写明由哪个单位牵头（unit）：${list.join("、")}${instead === undefined ? "" : `；替下哪个（instead）：${instead}`}。`,
		en: `Say which unit is to lead (unit): ${list.join(", ")}${instead === undefined ? "" : `; instead of which one (instead): ${instead}`}.`,
	};
}

function nobodyElse({ row }: RowSelection, range: Range | undefined): LocalizedText {
	if (range === undefined || row.unitCell === "covered")
		return {
			zh: "这一行的责任单位与上一行合并：请到上面写有单位的一行去改。",
			en: "The units of this row are those of the row above: change them there.",
		};
	return {
		zh: "这一行没有可以互换的牵头单位和配合单位：请先写明各单位，并标出谁牵头。",
		en: "The row has no lead unit and other unit to change places: name the units and mark who leads first.",
	};
}
