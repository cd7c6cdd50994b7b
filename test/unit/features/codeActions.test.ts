import assert from "node:assert/strict";
import { type CodeAction, type TextDocumentEdit, TextEdit } from "vscode-languageserver-types";
import { provideCodeActions } from "../../../server/src/common/features/codeActions.js";
import { toRange, toSpan } from "../../../server/src/common/features/toLsp.js";
import { defaultSettings, type Settings } from "../../../server/src/common/settings.js";
import { applyEdits } from "../../support/applyEdits.js";
import { readMarkers } from "../../support/markedText.js";
import {
	allEdits,
	createTestSnapshot,
	demoDirectory,
	demoPlan,
	readTestDirectory,
} from "../../support/planSnapshot.js";

interface CodeActionCase {
	/** `$0` is the cursor, or `«…»` the selection. */
	readonly text: string;
	readonly only?: readonly string[];
	/** Titles of all actions. */
	readonly is?: readonly string[];
	/** Titles among the actions. */
	readonly has?: readonly string[];
	/** The action to take, and the text that it gives. */
	readonly take?: string;
	readonly gives?: string;
	/** The command that the action to take asks for, and its argument. */
	readonly calls?: readonly [string, object | undefined];
	readonly preferred?: readonly string[];
	readonly settings?: Partial<Settings>;
}

function applyAction(text: string, action: CodeAction): string {
	const [change] = action.edit?.documentChanges ?? [];
	assert.ok(change !== undefined && isTextEdit(change), "the action edits the document");
	return applyEdits(
		text,
		change.edits.filter(TextEdit.is).map(({ range, newText }) => ({ span: toSpan(range), newText })),
	);
}

function isTextEdit(change: object): change is TextDocumentEdit {
	return "textDocument" in change && "edits" in change;
}

function checkCodeActions(actionCase: CodeActionCase): void {
	const { text, cursor, ranges } = readMarkers(actionCase.text);
	const selection = ranges[0]?.span;
	const at = cursor ?? { line: 0, character: 0 };
	const range = selection === undefined ? { start: at, end: at } : toRange(selection);
	const snapshot = createTestSnapshot(text, {
		directories: [demoDirectory],
		...(actionCase.settings === undefined ? {} : { settings: actionCase.settings }),
	});
	const { only, is, has = [], take, gives, calls, preferred } = actionCase;
	const actions = provideCodeActions(snapshot, range, only === undefined ? {} : { only: [...only] }, {
		language: "zh",
		commands: true,
		edits: allEdits,
	});
	const titles = actions.map(({ title }) => title);
	if (is !== undefined) assert.deepEqual(titles, is);
	for (const title of has) assert.ok(titles.includes(title), `no “${title}” among ${titles.join(" | ")}`);
	if (preferred !== undefined)
		assert.deepEqual(
			actions.filter(({ isPreferred }) => isPreferred === true).map(({ title }) => title),
			preferred,
		);
	if (take === undefined) return;
	const action = actions.find(({ title }) => title === take);
	assert.ok(action !== undefined, `no “${take}” among ${titles.join(" | ")}`);
	if (gives !== undefined) assert.equal(applyAction(text, action), gives);
	if (calls !== undefined) {
		assert.equal(action.command?.command, calls[0]);
		assert.deepEqual(action.command?.arguments, calls[1] === undefined ? undefined : [calls[1]]);
	}
}

const good = "| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改委 |";
const vacant = (cell: string) => demoPlan(good, `| ^^ | ^^ | 2.新建学校2所。 | ${cell} | ★区财政局 |`);

describe("code actions", () => {
	it("fix, ignore, explain, change severity", () =>
		checkCodeActions({
			text: demoPlan(good, "| ^^ | ^^ | 2.新建学校2所。 | 赵明 | ☆$0区财政局 |"),
			is: [
				"改为★",
				"本行不再提示（在行末加注释）：牵头标记不是名称前的★",
				"查看说明：牵头标记不是名称前的★",
				"更改级别：牵头标记不是名称前的★…",
			],
			preferred: ["改为★"],
			take: "改为★",
			gives: demoPlan(good, "| ^^ | ^^ | 2.新建学校2所。 | 赵明 | ★区财政局 |"),
		}));
	it("fixes all of one code", () =>
		checkCodeActions({
			text: demoPlan(
				"| 1 | 指标 | 1.新建公园2个。 | 赵明 | ☆区发改委 |",
				"| ^^ | ^^ | 2.新建学校2所。 | 赵明 | ☆$0区财政局，统计局 |",
			),
			take: "改正全文2处同类问题：牵头标记不是名称前的★",
			gives: demoPlan(
				"| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改委 |",
				"| ^^ | ^^ | 2.新建学校2所。 | 赵明 | ★区财政局，统计局 |",
			),
		}));
	it("ignores a row in its last cell", () =>
		checkCodeActions({
			text: vacant("$0"),
			take: "本行不再提示（在行末加注释）：牵头领导空缺",
			gives: vacant("").replace("★区财政局 |", "★区财政局 <!-- niwen-disable leader/vacant --> |"),
		}));
	for (const cell of ["$0   ", "   $0", " $0  "])
		it(`are those of an empty cell wherever the cursor is in it: “${cell}”`, () => {
			const text = demoPlan(good, `| ^^ | ^^ | 2.新建学校2所。 |${cell}| ★区财政局 |`);
			checkCodeActions({ text, has: ["本行不再提示（在行末加注释）：牵头领导空缺"] });
		});
	it("number a task with the cursor in the beginning of its words", () => {
		for (const words of ["$0新建学校2所。", "新建$0学校2所。"])
			checkCodeActions({
				text: demoPlan(good, `| ^^ | ^^ | ${words} | 赵明 | ★区财政局 |`),
				take: "编为第2项",
				gives: demoPlan(good, "| ^^ | ^^ | 2.新建学校2所。 | 赵明 | ★区财政局 |"),
			});
	});
	it("adds a code to an excuse that is there", () =>
		checkCodeActions({
			text: demoPlan(
				good,
				"| ^^ | ^^ | 2.新建学校2所。 | $0 | ☆区财政局 <!-- niwen-disable unit/star-variant --> |",
			),
			take: "本行不再提示（在行末加注释）：牵头领导空缺",
			gives: demoPlan(
				good,
				"| ^^ | ^^ | 2.新建学校2所。 |  | ☆区财政局 <!-- niwen-disable unit/star-variant leader/vacant --> |",
			),
		}));
	it("ignores a row that is not closed", () =>
		checkCodeActions({
			text: demoPlan(good, "| ^^ | ^^ | 2.新建学校2所。 | $0 | ★区财政局"),
			take: "本行不再提示（在行末加注释）：牵头领导空缺",
			gives: demoPlan(
				good,
				"| ^^ | ^^ | 2.新建学校2所。 |  | ★区财政局 <!-- niwen-disable leader/vacant -->",
			),
		}));
	it("ignores any other line by a comment above", () =>
		checkCodeActions({
			text: demoPlan(good).replace("## 一、", "(共$09项)\n\n## 一、"),
			take: "本行不再提示（在上一行加注释）：“共N项”与任务数不符",
			gives: demoPlan(good).replace(
				"## 一、",
				"<!-- niwen-disable-next-line number/total -->\n(共9项)\n\n## 一、",
			),
		}));
	it("adds an unknown unit to the directory", () =>
		checkCodeActions({
			text: demoPlan(good, "| ^^ | ^^ | 2.新建学校2所。 | 赵明 | ★区某$0某局 |"),
			take: "将“区某某局”加入名录",
			calls: ["niwen.addToDirectory", { uri: "file:///plans/plan.plan.md", kind: "unit", name: "区某某局" }],
		}));
	it("adds an unknown leader to the directory", () =>
		checkCodeActions({
			text: vacant("孙$0六六"),
			take: "将“孙六六”加入名录",
			calls: [
				"niwen.addToDirectory",
				{ uri: "file:///plans/plan.plan.md", kind: "official", name: "孙六六" },
			],
		}));
	it("explains a rule", () =>
		checkCodeActions({
			text: vacant("$0"),
			take: "查看说明：牵头领导空缺",
			calls: ["niwen.explainRule", { code: "leader/vacant" }],
		}));
	it("changes a severity", () =>
		checkCodeActions({
			text: vacant("$0"),
			take: "更改级别：牵头领导空缺…",
			calls: ["niwen.setSeverity", { code: "leader/vacant" }],
		}));
	it("set the total wherever the cursor is in 共N项, and nowhere else", () => {
		const total = demoPlan(good).replace("## 一", "（共5项）\n\n## 一");
		for (const marked of ["$0共5项", "共$05项", "共5$0项", "共5项$0"])
			checkCodeActions({ text: total.replace("共5项", marked), has: ["改为“共1项”"] });
		checkCodeActions({ text: total.replace("（共", "$0（共"), only: ["quickfix"], is: [] });
		checkCodeActions({ text: total.replace("项）", "项）$0"), only: ["quickfix"], is: [] });
	});
	it("mends a total and lets it follow from now on", () => {
		const total = demoPlan(good).replace("## 一", "（共5项）\n\n## 一");
		checkCodeActions({
			text: total.replace("共5", "共$05"),
			take: "改为“共1项”，以后随任务增减自动更新",
			gives: total.replace("共5项", "共1项"),
			calls: ["niwen.followTotal", undefined],
		});
		checkCodeActions({
			text: total.replace("共5", "共$05"),
			settings: { table: { ...defaultSettings.table, totalFollows: true } },
			is: [
				"改为“共1项”",
				"本行不再提示（在上一行加注释）：“共N项”与任务数不符",
				"查看说明：“共N项”与任务数不符",
				"更改级别：“共N项”与任务数不符…",
			],
		});
	});
	it("nothing where nothing was found", () =>
		checkCodeActions({ text: demoPlan(good.replace("公园", "公$0园")), is: [] }));
	it("offers no ignoring in tab-separated rows, which have no comments", () =>
		checkCodeActions({
			text: "江州市临湖区方案\n序号\t项目\t重点工作目标任务\t牵头领导\t责任单位\n1\t指标\t1.新建公园2个。\t赵明\t☆$0区发改委\n",
			is: ["改为★", "查看说明：牵头标记不是名称前的★", "更改级别：牵头标记不是名称前的★…"],
		}));

	describe("on the whole document", () => {
		const messy = demoPlan(
			"| 1 | 指标 | 1.新建公园2个。 | 赵明、赵明 | ☆区发改委，统计局、统计局 |",
			"| ^^ | ^^ | 3.新建学校2所，见第1项、第3项。 |  | 区财政局 |",
		).replace("## 一", "（共5项）\n\n## 一");
		it("fix all: safe fixes only", () =>
			checkCodeActions({
				text: messy,
				only: ["source.fixAll"],
				is: ["自动改正只有一种改法的问题"],
				take: "自动改正只有一种改法的问题",
				gives: messy.replace("赵明、赵明", "赵明").replace("☆区发改委，统计局、统计局", "★区发改委、统计局"),
			}));
		it("renumber", () =>
			checkCodeActions({
				text: messy,
				only: ["source.renumber.niwen"],
				take: "全文重新编号",
				gives: messy
					.replace("3.新建学校2所，见第1项、第3项", "2.新建学校2所，见第1项、第2项")
					.replace("共5项", "共2项"),
			}));
		it("both for source, none for refactor", () => {
			checkCodeActions({ text: messy, only: ["source"], is: ["自动改正只有一种改法的问题", "全文重新编号"] });
			checkCodeActions({ text: messy, only: ["refactor"], is: [] });
		});
		it("nothing where all is in order", () =>
			checkCodeActions({ text: demoPlan(good), only: ["source"], is: [] }));
		it("only quick fixes where only they are asked for", () =>
			checkCodeActions({
				text: vacant("$0"),
				only: ["quickfix"],
				has: ["本行不再提示（在行末加注释）：牵头领导空缺"],
			}));
	});

	it("fixes in one go what touches one another", () => {
		const row = (units: string) => demoPlan(`| 1 | 指标 | 1.新建公园2个。 | 赵明 | ${units} |`);
		for (const [units, mended] of [
			["★区工信局、区工信局、工信局", "★区工信局"],
			["区工信局、工信局、★区工信局", "★区工信局"],
			["★区发改委，发改委,区统计局，统计局", "★区发改委、区统计局"],
		] as const)
			checkCodeActions({
				text: `$0${row(units)}`,
				only: ["source.fixAll"],
				take: "自动改正只有一种改法的问题",
				gives: row(mended),
			});
	});

	it("offers once what mends a run of findings, for all of them that are selected", () => {
		const text = demoPlan(
			"| 1 | 甲 | 1.新建公园2个。 | 赵明 | ★区发改委 |",
			"| 3 | 乙 | 3.新建学校2所。 | 赵明 | ★区发改委 |",
			"| 5 | 丙 | 5.新建医院2所。 | 赵明 | ★区发改委 |",
			"| 7 | 丁 | 7.新建车站2座。 | 赵明 | ★区发改委 |",
		);
		const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
		const range = (from: number, to: number) => ({
			start: { line: from, character: 0 },
			end: { line: to, character: 0 },
		});
		const lines = text.split("\n").length;
		const options = { language: "zh", commands: false, edits: allEdits } as const;
		const shown = (from: number, to: number) =>
			provideCodeActions(snapshot, range(from, to), {}, options)
				.filter(({ title }) => title.includes("重新编号"))
				.map(({ title, diagnostics = [] }) => [title, diagnostics.length]);
		assert.deepEqual(shown(0, lines), [
			["项目重新编号", 3],
			["从这一项起重新编号", 3],
		]);
		// Each alone is offered at each place, with all that it changes.
		const at = text.split("\n").findIndex((line) => line.includes("| 5 |"));
		assert.deepEqual(shown(at, at + 1), [
			["项目重新编号", 1],
			["从这一项起重新编号", 1],
		]);
		const [groups] = provideCodeActions(snapshot, range(at, at + 1), {}, options);
		assert.ok(groups !== undefined);
		assert.match(applyAction(text, groups), /\| 2 \| 乙.*\| 3 \| 丙.*\| 4 \| 丁/s);
	});

	it("offers a name once that two directories give", () => {
		const text = demoPlan("| 1 | 指标 | 1.新建公园2个。 | 赵民 | ★区发改委 |");
		const at = { line: 10, character: text.split("\n")[10]?.indexOf("赵民") ?? 0 };
		const other = readTestDirectory(
			"region: 江州市临湖区\nofficials:\n  - name: 赵明\n",
			"file:///b.directory.yaml",
		);
		const actions = provideCodeActions(
			createTestSnapshot(text, { directories: [demoDirectory, other] }),
			{ start: at, end: at },
			{},
			{ language: "zh", commands: false, edits: allEdits },
		);
		assert.deepEqual(
			actions.map(({ title }) => title).filter((title) => title.startsWith("改为")),
			["改为“赵明”"],
		);
	});
});
