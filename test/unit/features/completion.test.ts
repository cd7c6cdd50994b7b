import assert from "node:assert/strict";
import { type CompletionItem, MarkupContent, TextEdit } from "vscode-languageserver-types";
import { loadPinyin, type ToPinyin } from "../../../server/src/common/directory/pinyin.js";
import { provideCompletion, resolveCompletion } from "../../../server/src/common/features/completion.js";
import { applyEdits } from "../../support/applyEdits.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot, demoDirectory, demoPlan, testUri } from "../../support/planSnapshot.js";

interface CompletionCase {
	/** `$0` is the cursor. */
	readonly text: string;
	/** Labels that the list begins with. */
	readonly begins?: readonly string[];
	/** Labels that it ends with. */
	readonly ends?: readonly string[];
	/** The whole list. */
	readonly is?: readonly string[];
	readonly lacks?: readonly string[];
	/** The line of the cursor once the first item is taken. */
	readonly taken?: string;
	readonly withoutDirectory?: boolean;
	readonly withoutPinyin?: boolean;
	/** Asked for by nothing but a blank. */
	readonly byBlank?: boolean;
}

let toPinyin: ToPinyin | undefined;

function complete({ text: marked, withoutDirectory, withoutPinyin, byBlank = false }: CompletionCase) {
	const { text, cursor } = readMarkers(marked);
	assert.ok(cursor !== null, "the case has a cursor");
	const snapshot = createTestSnapshot(
		text,
		withoutDirectory === true ? {} : { directories: [demoDirectory] },
	);
	const pinyin = withoutPinyin === true || toPinyin === undefined ? {} : { toPinyin };
	const list = provideCompletion(snapshot, cursor, { language: "zh", snippets: false, byBlank, ...pinyin });
	const items = [...list.items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
	return { text, cursor, snapshot, list, items };
}

function checkCompletion(completionCase: CompletionCase): void {
	const { text, cursor, items, list } = complete(completionCase);
	const labels = items.map(({ label }) => label);
	const { begins = [], ends = [], is, lacks = [], taken } = completionCase;
	if (is !== undefined) assert.deepEqual(labels, is);
	assert.deepEqual(labels.slice(0, begins.length), begins);
	if (ends.length > 0) assert.deepEqual(labels.slice(-ends.length), ends);
	for (const label of lacks) assert.ok(!labels.includes(label), `${label} is offered`);
	const line = text.split("\n")[cursor.line] ?? "";
	for (const item of items) checkFilter(item, line.slice(0, cursor.character), list.isIncomplete);
	if (taken === undefined) return;
	const [first] = items;
	assert.ok(first !== undefined, "something is offered");
	assert.equal(applyItem(text, first).split("\n")[cursor.line], taken);
}

/** VS Code keeps an item only if what stands between its range's start and the cursor is in its filter text. */
function checkFilter(item: CompletionItem, before: string, isIncomplete: boolean): void {
	assert.ok(TextEdit.is(item.textEdit));
	const { start } = item.textEdit.range;
	const typed = before.slice(start.character);
	const filter = item.filterText ?? item.label;
	let at = 0;
	for (const character of typed.trim()) {
		at = filter.indexOf(character, at) + 1;
		assert.ok(at > 0, `${item.label} is filtered out by “${typed}”`);
	}
	if (/[a-z]/.test(typed) && !item.label.includes(typed))
		assert.ok(isIncomplete, "pinyin lists are asked for again");
}

function applyItem(text: string, item: CompletionItem): string {
	assert.ok(TextEdit.is(item.textEdit));
	const { range, newText } = item.textEdit;
	const span = {
		line: range.start.line,
		character: range.start.character,
		endLine: range.end.line,
		endCharacter: range.end.character,
	};
	return applyEdits(text, [{ span, newText }]);
}

const plan = (row: string, ...below: readonly string[]) =>
	demoPlan(
		"| 1 | 指标 | 1.城镇居民收入增长5%以上。 | 赵明 | ★区发改委、统计局 |",
		"| ^^ | ^^ | 2.完成投资650亿元。 | 赵明 | ★区发改委、财政局 |",
		"| ^^ | ^^ | 3.新建公园2个。 | 钱一凡 | ★区工信局、财政局 |",
		row,
		...below,
	);
const units = (cell: string) => plan(`| ^^ | ^^ | 4.新建学校2所。 | 赵明 | ${cell} |`);
const leaders = (cell: string) => plan(`| ^^ | ^^ | 4.新建学校2所。 | ${cell} | ★区工信局 |`);

describe("completion", () => {
	before(async () => {
		toPinyin = await loadPinyin();
	});

	describe("of units", () => {
		it("★ first in an empty cell, then those that lead most", () =>
			checkCompletion({
				text: units("$0"),
				begins: ["★", "★区发改委", "★区工信局"],
				taken: "| ^^ | ^^ | 4.新建学校2所。 | 赵明 | ★ |",
			}));
		it("initials", () =>
			checkCompletion({
				text: units("★fgw$0"),
				is: ["★区发改委"],
				taken: "| ^^ | ^^ | 4.新建学校2所。 | 赵明 | ★区发改委 |",
			}));
		it("with the mark in front of them as it is written, which to Emacs is a part of the word", () => {
			for (const [cell, mark, typed] of [
				["★fgw$0", "★", "fgw"],
				["☆fgw$0", "☆", "fgw"],
				["统计局、★发$0", "★", "发"],
				["★$0", "★", ""],
			] as const) {
				const { items } = complete({ text: units(cell) });
				const item = items.find(({ label }) => label === `${mark}区发改委`);
				assert.ok(item !== undefined && TextEdit.is(item.textEdit), cell);
				const { range, newText } = item.textEdit;
				assert.equal(newText, `${mark}区发改委`);
				assert.equal(range.end.character - range.start.character, mark.length + typed.length, cell);
				// A client keeps what begins, in its filter text or else its label, with what it takes for the word.
				assert.ok((item.filterText ?? item.label).startsWith(`${mark}${typed}`), cell);
			}
		});
		it("initials with the level", () => checkCompletion({ text: units("★qfgw$0"), is: ["★区发改委"] }));
		it("full pinyin", () => checkCompletion({ text: units("★caizheng$0"), begins: ["★区财政局"] }));
		it("a starred name where nothing is written yet", () =>
			checkCompletion({
				text: units("fgw$0"),
				is: ["★区发改委", "区发改委"],
				taken: "| ^^ | ^^ | 4.新建学校2所。 | 赵明 | ★区发改委 |",
			}));
		it("Chinese characters, also with gaps", () =>
			checkCompletion({ text: units("★文广旅$0"), is: ["★区文体广电和旅游局"] }));
		it("Chinese characters and letters", () =>
			checkCompletion({ text: units("★区fg$0"), is: ["★区发改委"] }));
		it("Chinese without the pinyin table", () =>
			checkCompletion({ text: units("★发改$0"), withoutPinyin: true, is: ["★区发改委"] }));
		it("no letters without the pinyin table", () =>
			checkCompletion({ text: units("★fgw$0"), withoutPinyin: true, is: [] }));
		it("behind others without the level that they carry, by use in this place", () =>
			checkCompletion({
				text: units("★区发改委、$0"),
				begins: ["财政局", "统计局"],
				ends: ["发改委"],
				lacks: ["★", "★区财政局"],
				taken: "| ^^ | ^^ | 4.新建学校2所。 | 赵明 | ★区发改委、财政局 |",
			}));
		it("with the level where it is typed", () =>
			checkCompletion({
				text: units("★区发改委、区财$0"),
				is: ["区财政局"],
				taken: "| ^^ | ^^ | 4.新建学校2所。 | 赵明 | ★区发改委、区财政局 |",
			}));
		it("replaces only what is typed", () =>
			checkCompletion({
				text: units("★区发改委、tj$0、财政局"),
				taken: "| ^^ | ^^ | 4.新建学校2所。 | 赵明 | ★区发改委、统计局、财政局 |",
			}));
		it("of the document where there is no directory", () =>
			checkCompletion({
				text: units("★区发改委、区发$0"),
				withoutDirectory: true,
				is: ["区发改委"],
			}));
		it("not what is being typed", () =>
			checkCompletion({ text: units("★区某某$0"), withoutDirectory: true, is: [] }));
		it("in a row that is not closed", () =>
			checkCompletion({ text: plan("| ^^ | ^^ | 4.新建学校2所。 | 赵明 | fgw$0"), begins: ["★区发改委"] }));
		it("in a tab-separated table", () =>
			checkCompletion({
				text: "江州市临湖区方案\n序号\t项目\t重点工作目标任务\t牵头领导\t责任单位\n1\t指标\t1.新建公园2个。\t赵明\t★fgw$0\n",
				begins: ["★区发改委"],
			}));
		it("in a pasted table", () =>
			checkCompletion({
				text: "江州市临湖区方案\n序号\n|\n项目\n|\n重点工作目标任务\n|\n牵头领导\n|\n责任单位\n|\n1\n|\n指标\n|\n1.新建公园2个。\n|\n赵明\n|\n★区发改委、czj$0\n|\n",
				begins: ["区财政局"],
			}));
	});

	describe("behind a blank alone", () => {
		const cases: readonly [what: string, text: string, begins: readonly string[]][] = [
			["units in an empty cell", units("$0"), ["★", "★区发改委"]],
			["leaders in an empty cell", leaders(" $0"), ["钱一凡"]],
			["the next number in an empty task", plan("| ^^ | ^^ | $0 | ^^ | ★区工信局 |"), ["4."]],
			["a row behind its first bar", plan("| $0"), ["4."]],
			["units in a row that is not closed", plan("| ^^ | ^^ | 4.新建学校2所。 | 赵明 | $0"), ["★"]],
		];
		for (const [what, text, begins] of cases)
			it(what, () => checkCompletion({ text, byBlank: true, begins }));
		const silent: readonly [where: string, text: string][] = [
			["behind a unit", units("★区发改委、 $0")],
			["behind a ★", units("★ $0")],
			["in front of a unit", units(" $0区发改委")],
			["in a task", plan("| ^^ | ^^ | 4.新建学校 $0 | ^^ | ★区工信局 |")],
			["in prose", plan("", "全年 $0")],
			["in an empty line", plan("", " $0")],
			["in front matter", "---\nregion: $0\n---\n# 方案\n"],
		];
		for (const [where, text] of silent)
			it(`nothing ${where}`, () => checkCompletion({ text, byBlank: true, is: [] }));
	});

	describe("of leaders", () => {
		it("the usual leader of the lead unit first, and what a merged cell would give", () =>
			checkCompletion({ text: leaders("$0"), is: ["钱一凡", "^^", "赵明"] }));
		it("by pinyin", () =>
			checkCompletion({
				text: leaders("zm$0"),
				is: ["赵明"],
				taken: "| ^^ | ^^ | 4.新建学校2所。 | 赵明 | ★区工信局 |",
			}));
		it("those of the cell last", () =>
			checkCompletion({ text: leaders("钱一凡、$0"), is: ["赵明", "钱一凡"] }));
	});

	describe("of numbers and rows", () => {
		it("next task number", () =>
			checkCompletion({
				text: plan("| ^^ | ^^ | $0 | ^^ | ★区工信局 |"),
				is: ["4."],
				taken: "| ^^ | ^^ | 4. | ^^ | ★区工信局 |",
			}));
		it("merged cell or the next group's number", () =>
			checkCompletion({ text: plan("| $0 | 开放 | 4.新建学校2所。 | 赵明 | ★区工信局 |"), is: ["2", "^^"] }));
		it("a whole row where only the bar is there", () =>
			checkCompletion({ text: plan("|$0"), is: ["4.", "4. 新项目"], taken: "| ^^ | ^^ | 4. |  | ★ |" }));
		it("a whole row or the next section behind the table", () =>
			checkCompletion({ text: plan("$0"), is: ["## 二、", "4.", "4. 新项目"] }));
		it("task numbers under 序号", () =>
			checkCompletion({
				text: "| 序号 | 重点工作目标任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建公园2个。 | ★区工信局 |\n| $0 | 新建学校。 | ★区工信局 |\n",
				begins: ["2"],
			}));
	});

	describe("of headings and headers", () => {
		it("next section", () =>
			checkCompletion({ text: `${plan("")}\n##$0`, is: ["## 二、"], taken: "## 二、" }));
		it("columns that are not there yet", () =>
			checkCompletion({
				text: "# 方案\n\n| 序号 | 重点工作目标任务 | $0",
				is: ["项目", "牵头领导", "责任单位", "牵头单位", "配合单位", "完成时限", "备注"],
			}));
		it("the whole head of a table", () =>
			checkCompletion({
				text: "# 方案\n\n|$0",
				begins: ["| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |"],
			}));
	});

	describe("of words of targets", () => {
		it("goes on from what is written", () =>
			checkCompletion({
				text: plan("| ^^ | ^^ | 4.工业投资增长$0 | ^^ | ★区工信局 |"),
				is: ["增长5%以上", "增长5%左右"],
				taken: "| ^^ | ^^ | 4.工业投资增长5%以上 | ^^ | ★区工信局 |",
			}));
		it("pinyin", () =>
			checkCompletion({
				text: plan("| ^^ | ^^ | 4.数字乡村建设qfg$0 | ^^ | ★区工信局 |"),
				begins: ["全覆盖"],
				taken: "| ^^ | ^^ | 4.数字乡村建设全覆盖 | ^^ | ★区工信局 |",
			}));
		it("nothing in the middle of words", () =>
			checkCompletion({ text: plan("| ^^ | ^^ | 4.数字乡$0 | ^^ | ★区工信局 |"), is: [] }));
	});

	describe("of front matter and comments", () => {
		it("keys that are not there yet", () =>
			checkCompletion({
				text: "---\nregion: 江州市临湖区\n$0\n---\n",
				is: ["directory", "layout", "lead", "numbering", "previous", "report", "status"],
				taken: "directory: ",
			}));
		it("values", () =>
			checkCompletion({ text: "---\nlead: $0\n---\n", begins: ["column", "first"], taken: "lead: column" }));
		it("values behind a colon without blank", () =>
			checkCompletion({ text: "---\nnumbering:$0\n---\n", taken: "numbering: continuous" }));
		it("regions that have a directory", () =>
			checkCompletion({ text: "---\nregion: $0\n---\n", is: ["江州市临湖区"] }));
		it("rule codes, those of the line's findings first", () =>
			checkCompletion({
				text: plan("| ^^ | ^^ | 4.新建学校2所。 | ★区工信局 |  <!-- niwen-disable unit/missing $0 |"),
				begins: ["unit/no-lead", "unit/unknown", "number/gap"],
				lacks: ["unit/missing"],
			}));
		it("the word of an excuse", () => checkCompletion({ text: "<!-- $0", is: ["niwen-disable-next-line"] }));
	});

	it("looks documentation up when an item is shown", () => {
		const { items, snapshot } = complete({ text: units("★fgw$0") });
		const [item] = items;
		assert.ok(item !== undefined && item.documentation === undefined);
		const resolved = resolveCompletion(
			item,
			(uri) => (uri === testUri ? snapshot : undefined),
			() => ({
				language: "zh",
			}),
		);
		assert.ok(MarkupContent.is(resolved.documentation));
		assert.match(resolved.documentation.value, /临湖区发展和改革委员会/);
		const foreign: CompletionItem = { label: "x", data: { uri: 1 } };
		assert.equal(
			resolveCompletion(
				foreign,
				() => snapshot,
				() => ({ language: "zh" }),
			),
			foreign,
		);
	});
});
