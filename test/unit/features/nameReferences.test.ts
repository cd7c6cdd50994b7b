import assert from "node:assert/strict";
import {
	provideDocumentHighlights,
	provideReferences,
} from "../../../server/src/common/features/nameReferences.js";
import { findNameAt } from "../../../server/src/common/features/soughtName.js";
import { toRange } from "../../../server/src/common/features/toLsp.js";
import { summarizePlan } from "../../../server/src/common/workspace/planSummary.js";
import { WorkspaceIndex } from "../../../server/src/common/workspace/workspaceIndex.js";
import { type MarkedText, readMarkers } from "../../support/markedText.js";
import { demoPlan, directoryUri } from "../../support/planSnapshot.js";
import { readProjectFile } from "../../support/seeds.js";
import { indexDocuments, readDocument } from "../../support/workspaceIndex.js";

/** The first document has the cursor; every reference in both is marked. */
function checkReferences(first: string, second: string): void {
	const documents: Readonly<Record<string, MarkedText>> = {
		"a.plan.md": readMarkers(first),
		"b.plan.md": readMarkers(second),
	};
	const expected = Object.entries(documents).flatMap(([name, { ranges }]) =>
		ranges.map(({ span }) => ({ uri: `file:///plans/${name}`, range: toRange(span) })),
	);
	const index = indexDocuments(
		Object.fromEntries(Object.entries(documents).map(([name, { text }]) => [name, text])),
	);
	const { text, cursor } = readMarkers(first);
	assert.ok(cursor !== null);
	const snapshot = readDocument("a.plan.md", text);
	assert.deepEqual(provideReferences(snapshot, cursor, false, index), expected);
	assert.deepEqual(
		provideDocumentHighlights(snapshot, cursor).map(({ range }) => range),
		expected.filter(({ uri }) => uri === snapshot.uri).map(({ range }) => range),
	);
	const [declaration, ...others] = provideReferences(snapshot, cursor, true, index);
	assert.equal(declaration?.uri, directoryUri);
	assert.deepEqual(others, expected);
}

const plan = (units: string, leader = "钱一凡") =>
	demoPlan(
		`| 1 | 指标 | 1.新建公园2个。 | ${leader} | ${units} |`,
		"| ^^ | ^^ | 2.新建学校2所。 | ^^ | ★区财政局 |",
	);
const minutes = (text: string) => `# 江州市临湖区2026年工作会议纪要\n\n一、听取汇报\n${text}\n`;

describe("references", () => {
	it("are found from each place that a plan has a name at, and from its end", () => {
		for (const file of ["defects.plan.md", "wujiang-2024.plan.md"]) {
			const snapshot = readDocument("a.plan.md", readProjectFile("seeds", file));
			const { units, officials } = summarizePlan(snapshot);
			const mentions = [...units.values(), ...officials.values()].flatMap((name) => name.mentions);
			assert.ok(mentions.length > 20);
			for (const { span, raw } of mentions)
				for (const position of [
					{ line: span.line, character: span.character },
					{ line: span.endLine, character: span.endCharacter },
				])
					assert.ok(
						findNameAt(snapshot, position) !== undefined,
						`${file}, ${JSON.stringify(position)}: ${raw}`,
					);
		}
	});
	it("of a unit: prefix carried, aliases, running text, both documents", () =>
		checkReferences(
			`${plan("★区发改委、«统$0计局»")}\n注：由«区统计局»解释。\n`,
			`${minutes("会议听取了«统计局»的汇报，区财政局作了说明。")}\n1.开展普查。（«区统计局»牵头，区财政局配合）\n`,
		));
	it("in the words of a task", () =>
		checkReferences(
			plan("★«区财$0政局»")
				.replace("新建公园2个", "会同«区财政局»新建公园2个")
				.replace("★区财政局 |\n", "★«区财政局» |\n"),
			minutes("会议听取了区统计局的汇报。"),
		));
	it("from the words of a task", () =>
		checkReferences(
			plan("★区财政局").replace("新建公园2个", "会同«统计$0局»新建公园2个"),
			minutes("会议听取了«区统计局»的汇报。"),
		));
	it("from a name in running text", () =>
		checkReferences(minutes("会议听取了«区$0发改委»的汇报。"), plan("★«发改委»、区统计局")));
	it("of an official, as leader and in running text", () =>
		checkReferences(
			plan("★区发改委", "«赵$0明»"),
			minutes("副区长«赵明»主持会议。«赵明»强调，要抓好落实。"),
		));

	it("of an official in a Traditional document and in a Simplified one, from either", () => {
		const traditional = (name: string) => minutes(`副區長${name}主持會議，並作總結講話。`);
		checkReferences(plan("★区发改委", "«钱$0一凡»"), traditional("«錢一凡»"));
		checkReferences(traditional("«錢$0一凡»"), plan("★区发改委", "«钱一凡»"));
	});

	it("leave out what is a part of another unit's name", () =>
		checkReferences(
			minutes(
				"«区财$0政局»、区财政局国库科、区财政局支付中心、山阳区财政局、市、区财政局参加，由«区财政局»牵头，临湖«区财政局»办理。",
			),
			minutes(
				"会同«区财政局»负责建设服务中心，通知«区财政局»局长，江州市临湖«区财政局»所属单位配合，市区财政局不在此列。",
			),
		));
	it("leave out what is a part of another person's name", () =>
		checkReferences(
			minutes("副区长«赵$0明»主持会议，赵明远列席。«赵明»指出，赵明明同志很好。"),
			minutes("会议听取了«赵明»、钱一凡的汇报，赵明珠出席。副区长«赵明»讲话。"),
		));
	it("in headings, in the columns beside the tasks, in the front matter and in traditional script", () =>
		checkReferences(
			demoPlan("| 1 | «区财政局»专项 | 1.由«赵明»牵头新建公园2个。 | «赵明» | ★«区财$0政局» |")
				.replaceAll(/«赵明»/g, "赵明")
				.replace("一、经济运行", "一、«区财政局»重点工作")
				.replace("region:", "起草单位: «区财政局» # 区财政局\nregion:"),
			minutes("會議聽取了«區財政局»的彙報。"),
		));
	it("of an official in the words of a task", () =>
		checkReferences(
			plan("★区发改委", "«赵$0明»").replace("新建公园", "由«赵明»牵头新建公园"),
			minutes("没有人。"),
		));
	it("leave out comments and code", () =>
		checkReferences(
			`${plan("★区发改委、«区$0统计局»")}\n<!-- 区统计局 -->\n`,
			minutes("«区统计局»说明如下：\n\n```\n区统计局\n```\n"),
		));

	it("are none of a collective, of other words, and of nothing", () => {
		for (const marked of [
			plan("★区发改委、各$0区镇"),
			plan("★区发改委").replace("新建公园", "新$0建公园"),
			"$0",
		]) {
			const { text, cursor } = readMarkers(marked);
			assert.ok(cursor !== null);
			const snapshot = readDocument("a.plan.md", text);
			assert.deepEqual(provideReferences(snapshot, cursor, true, new WorkspaceIndex()), []);
			assert.deepEqual(provideDocumentHighlights(snapshot, cursor), []);
		}
	});

	it("leave out the unit of the same name in another region", () => {
		const { text, cursor } = readMarkers(plan("★区$0发改委"));
		assert.ok(cursor !== null);
		const other = plan("★区发改委").replaceAll("江州市临湖区", "沧州市运河区");
		const found = provideReferences(
			readDocument("a.plan.md", text),
			cursor,
			false,
			indexDocuments({ "a.plan.md": text, "b.plan.md": other }),
		);
		assert.deepEqual(
			found.map(({ uri }) => uri),
			["file:///plans/a.plan.md"],
		);
	});
});
