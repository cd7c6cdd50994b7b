import assert from "node:assert/strict";
import { provideLinkedEditing } from "../../../server/src/common/features/linkedEditing.js";
import { toRange } from "../../../server/src/common/features/toLsp.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";

/** The places that change together are marked; none where nothing is. */
function check(marked: string): void {
	const { text, cursor, ranges } = readMarkers(marked);
	assert.ok(cursor !== null);
	const linked = provideLinkedEditing(createTestSnapshot(text), cursor);
	assert.deepEqual(
		linked?.ranges ?? [],
		ranges.map(({ span }) => toRange(span)),
	);
	if (linked === undefined) return;
	const pattern = new RegExp(`^(?:${linked.wordPattern})$`);
	for (const each of ranges) assert.ok(pattern.test(each.text), "the name is a word of the pattern");
}

const rest = "| 1.新建公园2个。 | 钱一凡 | ★区发改委 |";

describe("linked editing", () => {
	it("a group's name in all rows that write it again, rows with ^^ between them", () =>
		check(
			demoPlan(
				`| 1 | «指$0标» ${rest}`,
				`| 1 | «指标» ${rest}`,
				`| ^^ | ^^ ${rest}`,
				`| 1 | «指标» ${rest}`,
				`| 2 | 其他 ${rest}`,
				`| 3 | 指标 ${rest}`,
			),
		));
	it("from any of them", () => check(demoPlan(`| 1 | «指标» ${rest}`, `| 1 | «指标$0» ${rest}`)));
	it("none where the name is written once", () =>
		check(demoPlan(`| 1 | 指$0标 ${rest}`, `| ^^ | ^^ ${rest}`)));
	it("none with another group of that name beside it", () =>
		check(demoPlan(`| 1 | 指$0标 ${rest}`, `| 2 | 指标 ${rest}`)));
	it("none in other cells", () =>
		check(demoPlan(`| 1 | 指标 | 1.新建$0公园2个。 | 钱一凡 | ★区发改委 |`, `| 1 | 指标 ${rest}`)));
});
