import { parks, upperLevels } from "../../language/levels.js";
import { endingPattern } from "../../language/unitEndings.js";
import { lineEndBetween } from "../../layouts/lineEnd.js";
import { isUnitShaped } from "../../layouts/unitShape.js";
import { findColumnRole } from "../../model/columns.js";
import type { RawCell } from "../tableDocument.js";

/** Puts 、 between the units of a cell that stand one a line, where each line is a unit for certain. */
export class UnitCells {
	/** How many cells were changed. */
	joined = 0;
	private readonly columns: ReadonlySet<number>;

	/**
	 * @param names of the columns
	 * @param isOurs Niwen has written the table: it stays as it is
	 * @param doubtful pairs of lines that may be one name
	 */
	constructor(
		names: readonly string[],
		isOurs: boolean,
		private readonly doubtful: readonly string[],
	) {
		const units = names.flatMap((name, column) => {
			const role = findColumnRole(name);
			return !isOurs && (role === "unit" || role === "lead-unit") ? [column] : [];
		});
		this.columns = new Set(units);
	}

	read(cell: RawCell, column: number): RawCell {
		if (!this.columns.has(column) || !cell.text.includes("\n")) return cell;
		const lines = cell.text.split("\n").map((line) => line.trim());
		const names = lines.map((line) => line.split("、"));
		const isCertain =
			names.flat().every(isUnitShaped) && !this.doubtful.some((pair) => cell.text.includes(pair));
		if (!isCertain || mayBeCut(names)) return cell;
		this.joined++;
		return { ...cell, text: lines.join("、") };
	}
}

const isStarred = /^[★☆]/;
const ofLevel = new RegExp(`^[★☆]?[${upperLevels}]`);
/** 各镇, 七都镇, 城投公司, 高新区管委会: no level is put before such a name. */
const ofOwnName = new RegExp(
	`^[★☆]?(?:各|全|有关|相关|.{2,36}${endingPattern("alone")}$|.{0,36}(?:${parks})(?:管委会|管理委员会)$)`,
);
/** Whether a line may be the end of the name above: 县人力资源社|会保障局, where all others name their level or themselves. */
function mayBeCut(lines: readonly (readonly string[])[]): boolean {
	const isListed = lines.some((names) => names.length > 1);
	for (const [i, names] of lines.entries()) {
		const next = lines[i + 1]?.[0];
		if (next === undefined || isStarred.test(next)) continue;
		const { parts, isDoubtful } = lineEndBetween(names.at(-1)?.replace(isStarred, "") ?? "", next, isListed);
		if (!parts || isDoubtful) return true;
	}
	const names = lines.flat();
	return (
		names.some((name) => ofLevel.test(name)) &&
		!names.every((name) => ofLevel.test(name) || ofOwnName.test(name))
	);
}
