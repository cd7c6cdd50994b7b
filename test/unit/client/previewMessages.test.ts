import assert from "node:assert/strict";
import {
	fromPreviewPage,
	pageWords,
	previewState,
	toPreviewPage,
} from "../../../client/messages/previewMessages.js";
import { itemAtLine, lineOfPlace, placeOfLine } from "../../../client/src/preview/places.js";
import { layOutPreview, lookOf } from "../../../server/src/common/features/preview.js";
import { standardProfile } from "../../../server/src/common/interchange/export/profile.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { readProjectFile } from "../../support/seeds.js";

describe("what the page of the preview and the extension say to each other", () => {
	it("lets everything through that a plan comes to", () => {
		const snapshot = createTestSnapshot(readProjectFile("seeds/wujiang-2024.plan.md"));
		const parts = layOutPreview(snapshot, standardProfile, snapshot.findings(), "zh");
		const message = {
			type: "show",
			number: 1,
			since: null,
			title: "方案",
			changes: [{ at: 0, removed: 0, items: parts.map(({ item }) => item) }],
			look: lookOf(standardProfile),
		};
		// As it comes over the wire.
		const read = toPreviewPage.safeParse(JSON.parse(JSON.stringify(message)));
		assert.ok(read.success, JSON.stringify(read.error?.issues.slice(0, 3)));
		assert.deepEqual(read.data, JSON.parse(JSON.stringify(message)));
	});

	const place = { number: 1, item: 2, column: null };
	const said: readonly object[] = [
		{ type: "ready" },
		{ type: "shown", number: 3, rows: 1 },
		{ type: "point", ...place, open: true },
		{ type: "scroll", number: 1, item: 0, above: 0.5 },
		{ type: "edit", ...place, column: 4, was: "甲", text: "乙" },
		...["print", "export", "undo", "redo"].map((command) => ({ type: "run", command })),
	];
	for (const message of said)
		it(`takes ${JSON.stringify(message)}`, () => assert.deepEqual(fromPreviewPage.parse(message), message));

	const wrong: readonly unknown[] = [
		null,
		"ready",
		{ type: "open" },
		{ type: "run", command: "workbench.action.quit" },
		{ type: "point", ...place },
		{ type: "point", ...place, item: -1, open: true },
		{ type: "point", ...place, item: 1.5, open: true },
		{ type: "edit", ...place, was: "甲", text: "字".repeat(100_001) },
		{ type: "edit", ...place, was: "甲", text: ["乙"] },
	];
	for (const message of wrong)
		it(`drops ${JSON.stringify(message).slice(0, 60)}`, () =>
			assert.equal(fromPreviewPage.safeParse(message).success, false));

	const kept: readonly (readonly [unknown, unknown])[] = [
		[undefined, undefined],
		[null, undefined],
		[{}, {}],
		[{ pages: false }, { pages: false }],
		[
			{ pages: true, plan: "file:///甲.plan.md", more: 1 },
			{ pages: true, plan: "file:///甲.plan.md" },
		],
		[{ plan: 3 }, undefined],
	];
	for (const [state, known] of kept)
		it(`reads ${JSON.stringify(state)} of what the page kept`, () =>
			assert.deepEqual(previewState.safeParse(state).data, known));

	it("wants all words of the page", () => {
		const words = Object.fromEntries(pageWords.map((word) => [word, word]));
		assert.ok(toPreviewPage.safeParse({ type: "words", words }).success);
		const { print: _, ...others } = words;
		assert.equal(toPreviewPage.safeParse({ type: "words", words: others }).success, false);
	});
});

describe("places of a preview and lines of its document", () => {
	const lines = [4, 4, 6, 8, 10, 11, 17];
	it("lead to the last part that begins there or above", () => {
		assert.deepEqual(
			[0, 4, 5, 9, 12, 99].map((line) => itemAtLine(lines, line)),
			[-1, 1, 1, 3, 5, 6],
		);
	});

	it("lead there and back", () => {
		for (let line = 4; line < 18; line++) assert.equal(lineOfPlace(lines, placeOfLine(lines, line)), line);
		assert.deepEqual(placeOfLine(lines, 0), { item: 0, above: 0 });
		assert.deepEqual(placeOfLine(lines, 14), { item: 5, above: 0.5 });
	});
});
