import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { headingOf, isCounted, isTaskHeading, plain, type SectionMap } from "./compareDocument.js";
import { comparePlans } from "./comparePlans.js";
import { longestIncreasing } from "./longestIncreasing.js";
import type { MergedRows } from "./mergedRows.js";
import { makeOutsideChange } from "./outsideChange.js";
import { type AlignedCopy, baseNames, type Proposal, proposedOtherwise } from "./proposals.js";
import type { SectionPlaces } from "./sectionPlaces.js";
import { cellsOf, keyOfColumn } from "./shownCells.js";

type Propose = (proposal: Proposal) => Proposal;

/** What copies changed of columns and outside of the tasks: made in the first copy where it can be, and listed in any case. */
export class OutsideMerge {
	/** By what is changed, so that what several copies propose is one proposal. */
	private readonly known = new Map<string, Proposal & { by: string[] }>();

	/**
	 * @param copies the first of them is what `rows` began as
	 * @param put lists a proposal
	 */
	constructor(
		private readonly base: PlanSnapshot,
		private readonly copies: readonly AlignedCopy[],
		private readonly rows: MergedRows,
		private readonly put: Propose,
	) {}

	/** Columns that copies renamed or added; then each of their cells has a place. */
	columns(): void {
		this.copies.forEach((copy, i) => {
			if (copy.columns.isAcross) return;
			for (const [was, now] of copy.columns.renamed) {
				if (copy.script.isSame(was, now)) continue;
				const proposal = this.propose(copy.name, "columns", { about: aboutColumns, was, proposed: now });
				if (i > 0 && proposal !== undefined) this.rows.renameColumn(was, now, proposal);
			}
			for (const column of copy.columns.added) {
				const change = { about: aboutColumns, was: "", proposed: column };
				const proposal = this.propose(copy.name, "columns", change);
				if (i === 0 || proposal === undefined) continue;
				const hasColumn = (base: number) =>
					cellsOf(copy.snapshot, copy.alignment.afterOf(base)).some(({ key }) => key === column);
				const left = columnsLeftOf(copy.snapshot, column).map(baseNames(copy.columns));
				this.rows.addColumn(column, left, hasColumn, proposal);
			}
		});
	}

	/**
	 * Columns that copies took out go where nobody changed a cell of them.
	 *
	 * @param whoChanged the copies that changed a cell of a column
	 */
	removedColumns(whoChanged: (column: string) => readonly string[]): void {
		const [first] = this.copies;
		for (const column of new Set(this.copies.flatMap(({ columns }) => columns.removed))) {
			const by = this.copies.flatMap(({ name, columns }) => (columns.removed.includes(column) ? [name] : []));
			const isOwn = first?.columns.removed.includes(column) === true;
			const others = isOwn ? [] : whoChanged(column);
			const proposal = this.put({
				...{ by, about: aboutColumns, column: "", was: column, proposed: "" },
				outcome: others.length > 0 ? "conflict" : "adopted",
				reason: others.length > 0 ? proposedOtherwise(others) : null,
			});
			if (!isOwn && others.length === 0) this.rows.removeColumn(column, proposal);
		}
	}

	/**
	 * Title, headings, front matter, paragraphs.
	 *
	 * @param places the sections as they are by now
	 * @param maps how those of each copy go on those of the base
	 */
	documents(places: SectionPlaces, maps: readonly SectionMap[]): void {
		const isCountedTasks = this.base.plan.declaredTotal?.value === this.base.plan.taskCount;
		this.copies.forEach(({ name, snapshot, alignment }, i) => {
			const { document } = comparePlans(this.base, snapshot, alignment);
			for (const change of document) {
				const { kind, was, now } = change;
				// A total that was right follows the tasks; columns and sections are told of one by one.
				if (kind === "numbers" || kind === "columns" || kind === "script" || kind === "section") continue;
				if (kind === "total" && isCountedTasks) continue;
				if (kind === "unclear") {
					if (was === "") continue;
					this.put({
						...{ by: [name], about: aboutColumns, column: was, was: now, proposed: "" },
						...{ outcome: "open", reason: takenForMerged },
					});
					continue;
				}
				const proposal = this.propose(name, kind, { about: aboutRest, was, proposed: now });
				if (i === 0 || proposal === undefined) continue;
				const made = makeOutsideChange(this.rows.snapshot, { from: this.base, to: snapshot }, change);
				this.rows.apply(made, proposal);
			}
			const map = maps[i];
			if (map !== undefined) this.headings(i, map, places);
		});
	}

	/** Headings that a copy changed, and sections that it put elsewhere. */
	private headings(copy: number, map: SectionMap, places: SectionPlaces): void {
		const { name = "", snapshot, script } = this.copies[copy] ?? {};
		if (snapshot === undefined || script === undefined) return;
		const [was, now] = [this.base.plan, snapshot.plan];
		const pairs = [...now.eachSection()].flatMap((_, after) => {
			const before = map.beforeOf(after);
			return before < 0 ? [] : [{ before, after }];
		});
		// Numerals that were counted, and are, follow from what came, went or moved.
		const follows = isCounted(was) && isCounted(now);
		for (const { before, after } of pairs) {
			const [own, other] = [was.sectionAt(before)?.block, now.sectionAt(after)?.block];
			const title = other?.title.text ?? "";
			const isSameTitle = script.isSame(plain(own?.title.text ?? ""), plain(title));
			if (isSameTitle && (follows || own?.ordinal === other?.ordinal)) continue;
			if (!isSameTitle && isTaskHeading(was, before) && isTaskHeading(now, after)) continue;
			const proposal = this.propose(name, "section", {
				...{ about: aboutSections, was: headingOf(was, before), proposed: headingOf(now, after) },
			});
			if (copy === 0 || proposal === undefined) continue;
			places.rename(before, title, follows ? null : (other?.ordinal ?? null), proposal);
		}
		const stays = new Set(longestIncreasing(pairs.map(({ before }) => before)));
		pairs.forEach(({ before, after }, i) => {
			if (stays.has(i)) return;
			const change = { about: aboutSections, was: headingOf(was, before), proposed: headingOf(now, after) };
			const proposal = this.propose(name, "order", change);
			if (copy > 0 && proposal !== undefined) this.rows.refused.push({ id: proposal, reason: sectionMoved });
		});
	}

	/** Sections that copies took out go where no row is left in them and nobody gave them another heading. */
	removedSections(places: SectionPlaces, maps: readonly SectionMap[]): void {
		const { plan } = this.base;
		for (const section of new Set(maps.flatMap(({ removed }) => removed))) {
			if (isTaskHeading(plan, section)) continue;
			const by = this.copies.flatMap(({ name }, i) => (maps[i]?.removed.includes(section) ? [name] : []));
			const was = headingOf(plan, section);
			const others = [...this.known].flatMap(([key, { by: renamed }]) =>
				key.startsWith(`section\t${was}\t`) ? renamed : [],
			);
			const proposal = this.put({
				...{ by, about: aboutSections, column: "", was, proposed: "" },
				outcome: others.length > 0 ? "conflict" : "adopted",
				reason: others.length > 0 ? proposedOtherwise(others) : null,
			});
			if (others.length === 0) places.remove(section, proposal);
		}
	}

	/** Lists a change; undefined where it is not to be made: others propose the same, or something else. */
	private propose(
		name: string,
		kind: string,
		change: Pick<Proposal, "about" | "was" | "proposed">,
	): Proposal | undefined {
		const key = `${kind}\t${change.was}\t${change.proposed}`;
		const same = this.known.get(key);
		if (same !== undefined) {
			same.by.push(name);
			return undefined;
		}
		const prefix = `${kind}\t${change.was}\t`;
		const other = [...this.known].find(([each]) => change.was !== "" && each.startsWith(prefix))?.[1];
		const by = [name];
		const proposal = this.put({
			...{ ...change, by, column: "" },
			outcome: other === undefined ? "adopted" : "conflict",
			reason: other === undefined ? null : proposedOtherwise(other.by),
		});
		this.known.set(key, Object.assign(proposal, { by }));
		return other === undefined ? proposal : undefined;
	}
}

/** Sections are told of one by one. */
export const aboutSections: LocalizedText = { zh: "各部分", en: "Sections" };
const sectionMoved: LocalizedText = {
	zh: "整个部分换了位置，请手工移动",
	en: "the whole section has another place; it is to be moved by hand",
};
const takenForMerged: LocalizedText = {
	zh: "粘贴的文字看不出是合并的格还是空着，按合并处理",
	en: "pasted text does not show whether a cell is merged or empty; taken for merged",
};
const aboutColumns: LocalizedText = { zh: "表格各栏", en: "Columns" };
const aboutRest: LocalizedText = { zh: "任务之外", en: "Outside of the tasks" };

/** The columns left of one in the first table that has it, the nearest first. */
export function columnsLeftOf({ plan }: PlanSnapshot, column: string): readonly string[] {
	for (const block of plan.eachBlock()) {
		if (block.kind !== "table-header") continue;
		const keys = block.header.columns.map(({ header }) => keyOfColumn(header));
		const at = keys.indexOf(column);
		if (at >= 0) return keys.slice(0, at).reverse();
	}
	return [];
}
