import assert from "node:assert/strict";
import { is, RuleTable } from "../../../server/src/common/targets/ruleNeeds.js";

/** The rows that are asked of a quantity of which `facts` hold. */
function asked(table: RuleTable<{ readonly name: string; readonly needs: number }>, facts: number): string[] {
	const names: string[] = [];
	for (let row = table.next(0, facts); row >= 0; row = table.next(row + 1, facts))
		names.push(table.rows[row]?.name ?? "");
	return names;
}

describe("what rules need", () => {
	const table = new RuleTable([
		{ name: "all", needs: is.any },
		{ name: "money or amounts", needs: is.money | is.amount },
		{ name: "rates", needs: is.ratio },
		{ name: "behind", needs: is.direct | is.of },
		{ name: "counts behind", needs: is.counted | is.direct },
	]);

	it("is one of the kinds that a row names, and all that stands around", () => {
		assert.deepEqual(asked(table, is.money), ["all", "money or amounts"]);
		assert.deepEqual(asked(table, is.points | is.direct), ["all", "rates"]);
		assert.deepEqual(asked(table, is.counted | is.direct), ["all", "counts behind"]);
		assert.deepEqual(asked(table, is.counted | is.of), ["all"]);
		assert.deepEqual(asked(table, is.amount | is.direct | is.of | is.second), [
			"all",
			"money or amounts",
			"behind",
		]);
	});

	it("leaves rows in their order, from any of them on", () => {
		assert.equal(table.next(1, is.money | is.direct | is.of), 1);
		assert.equal(table.next(2, is.money | is.direct | is.of), 3);
		assert.equal(table.next(4, is.money | is.direct | is.of), -1);
		assert.equal(new RuleTable([]).next(0, is.money), -1);
	});
});
