import type { NameBook, OfficialEntry } from "../../directory/directory.js";
import type { RowBlock } from "../../model/block.js";
import { orderExample } from "../examplePlan.js";
import { orderLeaders } from "../listOrder.js";
import { nameTask } from "../phrases.js";
import type { Finding, RowRule } from "../rule.js";

export const leaderOrder: RowRule = {
	code: "leader/order",
	severity: "hint",
	scope: "row",
	needsOrder: true,
	summary: { zh: "牵头领导的先后与名录不同", en: "Leaders stand in another order than in the directory" },
	rationale: {
		zh: "名录注明 ordered: true，表示领导有固定的排名；这一格的先后与之不同。名录里没有的和有同名同姓者的，不比较。",
		en: "The directory says ordered: true, so its officials have a fixed order, and this cell departs from it. Names that are not in the directory, or that two officials share, are not compared.",
	},
	examples: {
		wrong: [orderExample("钱一凡、赵明", "★区发改委、区财政局")],
		right: [orderExample("赵明、钱一凡", "★区发改委、区财政局")],
	},
	check(row, { book }) {
		if (!book.ordersOfficials || row.leaders.length < 2) return none;
		const places = orderLeaders(row, 0, (leader) => {
			const entry = rankedEntry(row, leader, book);
			return entry?.rank === undefined ? undefined : { list: entry.place.uri, rank: entry.rank };
		});
		if (places === "more" || places.length === 0) return none;
		return findBehind(row, book).map(({ leader, above }) => {
			const [later, earlier] = [row.leaders[leader], row.leaders[above]];
			const task = nameTask(row);
			return {
				code: "leader/order",
				span: later?.span ?? row.span,
				message: {
					zh: `${task.zh}的牵头领导“${later?.name}”排在“${earlier?.name}”之后，与名录的先后不同，建议按名录排列。`,
					en: `“${later?.name}”, leader of ${task.en}, stands behind “${earlier?.name}”, unlike in the directory; put them in its order.`,
				},
				fixes: () => [
					{
						title: { zh: "按名录顺序排列", en: "Sort by the directory" },
						safe: false,
						operations: [{ op: "renameName" as const, places }],
					},
				],
			};
		});
	},
};

const none: readonly Finding[] = [];

/** The entry of a leader, if it is the only person of that name. */
function rankedEntry({ leaders }: RowBlock, leader: number, book: NameBook): OfficialEntry | undefined {
	const entry = book.findOfficial(leaders[leader]?.name ?? "");
	if (entry?.rank === undefined) return undefined;
	return book.officials.some((other) => other !== entry && other.name === entry.name) ? undefined : entry;
}

/** The first leader who stands behind one that the same directory has later; nobody where there is none. */
function findBehind(row: RowBlock, book: NameBook): readonly { leader: number; above: number }[] {
	const entries = row.leaders.map((_, leader) => rankedEntry(row, leader, book));
	for (const [leader, entry] of entries.entries()) {
		const above = entries.findIndex(
			(other, i) =>
				i < leader && other?.place.uri === entry?.place.uri && (other?.rank ?? 0) > (entry?.rank ?? 0),
		);
		if (entry !== undefined && above >= 0) return [{ leader, above }];
	}
	return [];
}
