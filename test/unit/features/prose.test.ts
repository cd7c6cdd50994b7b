import assert from "node:assert/strict";
import { type DocumentSymbol, MarkupContent } from "vscode-languageserver-types";
import { provideCompletion } from "../../../server/src/common/features/completion.js";
import { provideDefinition } from "../../../server/src/common/features/definition.js";
import { provideDocumentSymbols } from "../../../server/src/common/features/documentSymbols.js";
import { provideFoldingRanges } from "../../../server/src/common/features/foldingRanges.js";
import { provideHover } from "../../../server/src/common/features/hover.js";
import { provideSemanticTokens } from "../../../server/src/common/features/semanticTokens.js";
import { tokenTypes } from "../../../server/src/common/features/tokenTypes.js";
import { loadScriptConverter } from "../../../server/src/common/text/script.js";
import { readMarkers } from "../../support/markedText.js";
import {
	createTestSnapshot,
	demoDirectory,
	directoryUri,
	readTestDirectory,
} from "../../support/planSnapshot.js";

const statement = `近日，各单位就今年工作作了交流。
市林业和草原局局长 马文斌
守护绿水青山
做好今年的工作，关键在于落实。
一是抓造林。完成造林12万亩。
二是抓防火。市林业和草原局将建设防火道路80公里。
市投资促进局
今年，我们将坚持招商不松劲。
一是建强队伍。
`;

const inline = `一、产业发展
（一）培育产业
1.新增规上企业30家以上。（区发改委牵头，区财政局、统计局配合）
2.建成平台5个（区工信局负责），引进人才100人。（区财政局负责）
二、民生改善
3.改造小区12个。
责任单位：区财政局
`;

function linesOf(symbols: readonly DocumentSymbol[], indent = ""): readonly string[] {
	return symbols.flatMap((symbol) => {
		const { range, selectionRange, children = [] } = symbol;
		assert.ok(isInside(selectionRange, range), symbol.name);
		for (const child of children) assert.ok(isInside(child.range, range), child.name);
		return [
			`${indent}${symbol.name}${symbol.detail === undefined ? "" : ` (${symbol.detail})`}`,
			...linesOf(children, `${indent}  `),
		];
	});
}

function isInside(inner: DocumentSymbol["range"], outer: DocumentSymbol["range"]): boolean {
	const order = (a: { line: number; character: number }, b: { line: number; character: number }) =>
		a.line - b.line || a.character - b.character;
	return order(outer.start, inner.start) <= 0 && order(inner.end, outer.end) <= 0;
}

/** The Markdown at `$0`. */
function hoverAt(marked: string): string {
	const { text, cursor } = readMarkers(`---\nregion: 江州市临湖区\n---\n${marked}`);
	assert.ok(cursor !== null);
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	const hover = provideHover(snapshot, cursor, {
		language: "zh",
		taskLink: (task) => `#T${task}`,
		lineLink: (line) => `#L${line}`,
	});
	return hover !== undefined && MarkupContent.is(hover.contents) ? hover.contents.value : "";
}

describe("features: prose", () => {
	it("outlines statements: units, points", () => {
		assert.deepEqual(linesOf(provideDocumentSymbols(createTestSnapshot(statement), "zh")), [
			"市林业和草原局局长 马文斌",
			"  守护绿水青山",
			"  一是抓造林。完成造林12万亩。",
			"  二是抓防火。市林业和草原局将建设防火道路80公里。",
			"市投资促进局",
			"  一是建强队伍。",
		]);
	});

	it("outlines tasks in prose under their headings", () => {
		assert.deepEqual(linesOf(provideDocumentSymbols(createTestSnapshot(inline), "zh")), [
			"一、产业发展",
			"  （一）培育产业",
			"    1.新增规上企业30家以上。 (区发改委)",
			"    2.建成平台5个 (区工信局)",
			"      引进人才100人。 (区财政局)",
			"二、民生改善",
			"  3.改造小区12个。",
		]);
	});

	it("folds headings with what stands under them", () => {
		assert.deepEqual(
			provideFoldingRanges(createTestSnapshot(statement)).map(({ startLine, endLine }) => [
				startLine,
				endLine,
			]),
			[
				[1, 5],
				[6, 8],
			],
		);
		assert.deepEqual(
			provideFoldingRanges(createTestSnapshot(inline)).map(({ startLine, endLine }) => [startLine, endLine]),
			[
				[0, 3],
				[1, 3],
				[4, 6],
				[5, 6],
			],
		);
	});

	it("tells of a unit what it says in its statement, with links", () => {
		const value = hoverAt(statement.replace("二是抓防火。市林业", "二是抓防火。市$0林业"));
		assert.match(value, /\*\*市林业和草原局\*\*/);
		assert.match(value, /表态发言/);
		assert.ok(value.includes("[一是抓造林](#L7)（造林12万亩）"), value);
		assert.ok(value.includes("[二是抓防火](#L8)"), value);
		assert.ok(!value.includes("建强队伍"));
	});

	it("tells of a person what the text says", () => {
		const value = hoverAt(statement.replace("马文斌", "马$0文斌"));
		assert.match(value, /\*\*马文斌\*\*/);
		assert.match(value, /市林业和草原局局长/);
	});

	it("tells all titles of a person with their sources, newest first, and what this document adds", () => {
		const directory = readTestDirectory(`region: 江州市临湖区
officials:
  - name: 赵明
    title: 副区长
    titles: [{ title: 区长, sources: [{ document: 公报, date: 2026-02-01 }] }]
    sources: [{ document: 年鉴, date: 2023 }, { document: 要闻, date: 2024-12-01 }]
`);
		const text =
			"---\nregion: 江州市临湖区\n---\n# 工作动态\n\n2026年4月2日\n\n一、临湖区长、区委副书记赵明出席会议。\n";
		const at = { line: 7, character: 14 };
		const value = (language: "zh" | "en") => {
			const hover = provideHover(createTestSnapshot(text, { directories: [directory] }), at, { language });
			return hover !== undefined && MarkupContent.is(hover.contents) ? hover.contents.value : "";
		};
		assert.equal(
			value("zh"),
			[
				"**赵明**",
				"",
				"区长",
				"",
				"- 区长：《公报》（2026-02-01）",
				"- 副区长：《要闻》（2024-12-01）、《年鉴》（2023）",
				"- 区委副书记：本文（2026-04-02）",
			].join("\n"),
		);
		assert.match(
			value("en"),
			/- 副区长: 要闻 \(2024-12-01\); 年鉴 \(2023\)\n- 区委副书记: this document \(2026-04-02\)/,
		);
	});

	describe("names in traditional script", () => {
		before(() => loadScriptConverter());
		const directory = readTestDirectory(
			"region: 江州市临湖区\nunits: [{ name: 区财政局, kind: 政府部门 }]\nofficials: [{ name: 顾卫东, title: 局长 }]\n",
		);
		const text = "---\nregion: 江州市临湖区\n---\n會上，區財政局局長顧衛東發言。\n";
		it("are those of the directory, in hovers and definitions", () => {
			const snapshot = createTestSnapshot(text, { directories: [directory] });
			for (const [character, name, line] of [
				[10, "顾卫东", 2],
				[4, "区财政局", 1],
			] as const) {
				const hover = provideHover(snapshot, { line: 3, character }, { language: "zh" });
				assert.ok(hover !== undefined && MarkupContent.is(hover.contents));
				assert.match(hover.contents.value, new RegExp(name));
				const [link] = provideDefinition(snapshot, { line: 3, character }, { resolvePath: () => undefined });
				assert.equal(link?.targetUri, directoryUri);
				assert.equal(link?.targetSelectionRange.start.line, line);
			}
		});
	});

	it("goes from names in running text to their entries", () => {
		const text = "---\nregion: 江州市临湖区\n---\n会上，副区长赵明要求区财政局抓好落实，孙丽发言。\n";
		const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
		const definitionAt = (words: string) =>
			provideDefinition(
				snapshot,
				{ line: 3, character: (text.split("\n")[3] ?? "").indexOf(words) + 1 },
				{ resolvePath: () => undefined },
			).map(({ targetUri, originSelectionRange }) => [
				targetUri,
				originSelectionRange?.start.character,
				originSelectionRange?.end.character,
			]);
		assert.deepEqual(definitionAt("赵明"), [[directoryUri, 6, 8]]);
		assert.deepEqual(definitionAt("区财政局"), [[directoryUri, 10, 14]]);
		assert.deepEqual(definitionAt("孙丽"), []);
	});

	it("tells of units, targets and numbers in an assignment as in a table", () => {
		assert.match(hoverAt(inline.replace("区发改委牵头", "区$0发改委牵头")), /本项牵头单位/);
		assert.match(hoverAt(inline.replace("统计局配合", "统$0计局配合")), /\*\*区统计局\*\*/);
		assert.match(hoverAt(inline.replace("引进人才100", "引进人才1$000")), /不低于|100人/);
		assert.match(hoverAt(inline.replace("3.改造", "$03.改造")), /第3项/);
	});

	it("completes units in an assignment", () => {
		const { text, cursor } = readMarkers(inline.replace("区财政局、统计局配合", "区财$0政局、统计局配合"));
		assert.ok(cursor !== null);
		const snapshot = createTestSnapshot(`---\nregion: 江州市临湖区\n---\n${text}`, {
			directories: [demoDirectory],
		});
		const list = provideCompletion(
			snapshot,
			{ line: cursor.line + 3, character: cursor.character },
			{
				language: "zh",
				snippets: false,
			},
		);
		const labels = (Array.isArray(list) ? list : list.items).map(({ label }) => label);
		assert.ok(labels.includes("区财政局"), labels.join());
	});

	it("colours numbers, units and targets of tasks in prose", () => {
		const { data } = provideSemanticTokens(createTestSnapshot(inline));
		const types: string[] = [];
		for (let i = 3; i < data.length; i += 5) types.push(tokenTypes[data[i] ?? 0] ?? "");
		assert.equal(types.filter((type) => type === "taskNumber").length, 3);
		assert.equal(types.filter((type) => type === "leadUnit").length, 3);
		assert.equal(types.filter((type) => type === "unit").length, 3);
	});
});
