import assert from "node:assert/strict";
import { provideDefinition } from "../../../server/src/common/features/definition.js";
import { toRange } from "../../../server/src/common/features/toLsp.js";
import { readMarkers } from "../../support/markedText.js";
import {
	createTestSnapshot,
	demoDirectory,
	demoPlan,
	directoryUri,
	testUri,
} from "../../support/planSnapshot.js";

/** `$0` is the position; the first marked range is its origin, the others are the targets' selections. */
function checkDefinition(marked: string, targetUri = testUri): void {
	const { text, cursor, ranges } = readMarkers(marked);
	assert.ok(cursor !== null);
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	const links = provideDefinition(snapshot, cursor, { resolvePath: (path) => `file:///plans/${path}` });
	const line = `${text.split("\n")[cursor.line] ?? ""}`;
	const isOrigin = ({ span }: (typeof ranges)[number]) =>
		span.line === cursor.line && span.character <= cursor.character && cursor.character <= span.endCharacter;
	const origin = ranges.find(isOrigin);
	assert.ok(origin !== undefined && links.length > 0, `nothing is found from “${line}”`);
	for (const link of links) {
		assert.deepEqual(link.originSelectionRange, toRange(origin.span));
		assert.equal(link.targetUri, targetUri);
	}
	if (targetUri !== testUri) return;
	assert.deepEqual(
		links.map(({ targetSelectionRange }) => targetSelectionRange),
		ranges.filter((range) => !isOrigin(range)).map(({ span }) => toRange(span)),
	);
}

function checkNoDefinition(marked: string): void {
	const { text, cursor } = readMarkers(marked);
	assert.ok(cursor !== null);
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	assert.deepEqual(provideDefinition(snapshot, cursor, { resolvePath: () => undefined }), []);
}

const first = "| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改委 |";

describe("definition", () => {
	it("unit: its entry", () =>
		checkDefinition(
			demoPlan(first, "| ^^ | ^^ | 2.新建学校。 | ^^ | ★区发改委、«统$0计局» |"),
			directoryUri,
		));
	it("official: the entry", () =>
		checkDefinition(demoPlan("| 1 | 指标 | 1.新建公园2个。 | «赵$0明» | ★区发改委 |"), directoryUri));
	it("names in running text: their entries", () => {
		checkDefinition(`${demoPlan(first)}\n注：由«区统$0计局»解释。\n`, directoryUri);
		checkDefinition(`${demoPlan(first)}\n副区长«赵$0明»主持会议。\n`, directoryUri);
	});
	it("merged cell: the cell that it continues", () =>
		checkDefinition(
			demoPlan(
				"| 1 | «指标» | 1.新建公园2个。 | 赵明 | ★区发改委 |",
				"| ^^ | ^^ | 2.新建学校2所。 | ^^ | ★区发改委 |",
				"| ^^ | «^$0^» | 3.新建学校2所。 | ^^ | ★区发改委 |",
			),
		));
	it("reference in a task", () =>
		checkDefinition(
			demoPlan(
				"| 1 | 指标 | «1».新建公园2个。 | 赵明 | ★区发改委 |",
				"| ^^ | ^^ | 2.新建学校，见第«1$0»项。 | 赵明 | ★区发改委 |",
			),
		));
	it("reference in a note", () =>
		checkDefinition(
			`${demoPlan("| 1 | 指标 | «1».新建公园2个。 | 赵明 | ★区发改委 |")}\n注：见第«$01»项。\n`,
		));
	it("path in the front matter", () =>
		checkDefinition("---\ndirectory: «./a.direc$0tory.yaml»\n---\n", "file:///plans/./a.directory.yaml"));
	it("path in a list in the front matter", () =>
		checkDefinition("---\ndirectory:\n  - «a.$0yaml»\n---\n", "file:///plans/a.yaml"));
	it("nothing of an unknown unit", () =>
		checkNoDefinition(demoPlan("| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区某$0某局 |")));
	it("nothing of a number that no task bears", () =>
		checkNoDefinition(demoPlan("| 1 | 指标 | 1.见第$09项。 | 赵明 | ★区发改委 |")));
	it("nothing of a region", () => checkNoDefinition(demoPlan(first).replace("江州", "江$0州")));
});
