import assert from "node:assert/strict";
import fc from "fast-check";
import { formatTables } from "../../server/src/common/features/formatting.js";
import { frontMatterOf } from "../../server/src/common/frontMatter.js";
import { cleanDocument } from "../../server/src/common/interchange/cleanDocument.js";
import { reportImport } from "../../server/src/common/interchange/importReport.js";
import { printPlan } from "../../server/src/common/interchange/printPlan.js";
import { textToPrint } from "../../server/src/common/interchange/textToPrint.js";
import { readInline } from "../../server/src/common/model/inlineMarkup.js";
import type { Plan } from "../../server/src/common/model/plan.js";
import { defaultSettings } from "../../server/src/common/settings.js";
import { editsOfFix } from "../../server/src/common/snapshot/applyFixes.js";
import type { PlanSnapshot } from "../../server/src/common/snapshot/planSnapshot.js";
import { findLookalikes } from "../../server/src/common/text/lookalike.js";
import type { ScriptConverter } from "../../server/src/common/text/script.js";
import { applyTextEdits, mendText } from "../../server/src/node/mendText.js";
import { applyEdits } from "./applyEdits.js";
import { createTestSnapshot } from "./planSnapshot.js";

/*
 * What a command that writes may do to what a document says: nothing, but for what its report lists. Figures are
 * compared as they are written (digits with what stands behind them), names and tasks as they are read.
 */

/** How often each thing occurs. */
export type Multiset = ReadonlyMap<string, number>;

/** Figures (5.5, 2026); numbers of rows and points (`12.`, `| 3 |`) are not. */
export function figuresOf(text: string): Multiset {
	const plain = text
		.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
		.replace(/％/g, "%")
		.replace(/．/g, ".")
		// Tags, bars of other kinds and wide blanks part cells as bars do.
		.replace(/<\/?t[dhr][^<>]{0,40}>|[｜│]/gi, "|")
		.replace(/^ {1,4}(\d{1,3}) {2,}(?=\p{Script=Han})/gmu, "| $1 |")
		// The number of a record, which a table has in front of its task.
		.replace(/([序编]号[:：] ?)\d{1,3}(?!\d|\.\d)/g, "$1")
		.replace(
			/(^|[|\t\n）)。；]|<br>)[ #*_★"“>]*\d{1,3}(?:\\?[.、。](?=\d+\.\d|\d{1,4}[年月]|\D|$) ?|(?=[ *_"“”]*(?:[|\t\n]|$)))/g,
			"$1",
		);
	return count([...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([found]) => found));
}

export function count(things: readonly string[]): Multiset {
	const counts = new Map<string, number>();
	for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
	return counts;
}

/** What one has more often than another. */
export function without(some: Multiset, others: Multiset): readonly string[] {
	return [...some].flatMap(([thing, times]) =>
		new Array<string>(Math.max(0, times - (others.get(thing) ?? 0))).fill(thing),
	);
}

/** Names of units and leaders, as often as rows name them. */
export function namesOf(plan: Plan): Multiset {
	return count(
		[...plan.eachTask()].flatMap(({ units, leaders }) => [
			...units.map(({ raw }) => raw),
			...leaders.map(({ name }) => name),
		]),
	);
}

/** The words of the tasks, marks and blanks left out: those are mended. */
export function tasksOf(plan: Plan): Multiset {
	return count([...plan.eachTask()].map(({ text }) => wordsOf(text.text)));
}

export function wordsOf(text: string): string {
	let ordinary = text;
	// Radicals that look like characters are mended, readings that a page left behind (学(xué)) taken away.
	for (const { range, ordinary: meant } of [...findLookalikes(text)].reverse())
		if (meant !== null) ordinary = ordinary.slice(0, range[0]) + meant + ordinary.slice(range[1]);
	return ordinary.replace(/[\s\p{P}\p{S}\p{Script=Latin}]/gu, "");
}

const settings = defaultSettings.table;

/** `niwen fmt`: the same is read, and no figure is another. */
export function checkFmt(text: string): void {
	const { plan, document } = createTestSnapshot(text);
	const after = applyTextEdits(text, formatTables(plan, document, settings));
	assertSame(figuresOf(text), figuresOf(after), "figures");
	const again = createTestSnapshot(after).plan;
	assertSame(namesOf(plan), namesOf(again), "names");
	assertSame(tasksOf(plan), tasksOf(again), "tasks");
}

/** `niwen import`: what is not in the result, or reads otherwise, stands in a line that the report names. */
export function checkImport(text: string): void {
	const source = createTestSnapshot(text);
	// As the command does: what pages have is taken out first, and told of.
	const fit = textToPrint(source.plan, source.document.lines);
	const { plan, document } = fit === undefined ? source : createTestSnapshot(fit.lines.join("\n"));
	if (plan.taskCount === 0) return;
	const yaml = frontMatterOf(document.lines);
	const printed = printPlan(plan, yaml, document.lines);
	const notes = [...(fit?.notes ?? []), ...reportImport(plan, document, printed, yaml)];
	const lost = without(figuresOf(shownOf(text)), figuresOf(shownOf(printed)));
	// The names of columns, with their years, are written anew at the head of each table.
	const before = figuresOf(shownOf(text));
	const gained = [...figuresOf(shownOf(printed)).keys()].filter((figure) => !before.has(figure));
	const told = notes.map(({ message }) => message.en).join("\n");
	const toldFigures = notes.flatMap(({ line }) =>
		line === null ? [] : source.document.lines.slice(line, line + 8),
	);
	const known = `${told}\n${toldFigures.join("\n")}`;
	for (const figure of [...lost, ...gained])
		assert.ok(
			known.includes(figure) || known.replace(/\s/g, "").includes(figure),
			`${figure} is told of nowhere`,
		);
	const again = createTestSnapshot(printed).plan;
	if (notes.some(({ kind }) => kind === "changed" || kind === "left-out")) return;
	assertSame(tasksOf(plan), tasksOf(again), "tasks");
	// Who leads a merged cell above is written out at the head of a new table.
	assertSame(onceEach(namesOf(plan)), onceEach(namesOf(again)), "names");
}

function onceEach(names: Multiset): Multiset {
	return count([...names.keys()]);
}

/** What a text shows, its markup read. */
function shownOf(text: string): string {
	return text
		.split("\n")
		.map((line) => readInline(line, 0, line.length).text)
		.join("\n");
}

/** `niwen clean`: what it takes away its changes list; it makes no figure that was not there. */
export function checkClean(text: string, converter: ScriptConverter): void {
	const { text: after, changes } = cleanDocument(text, { converter });
	const [before, now] = [figuresOf(text), figuresOf(after)];
	const removed = changes.map((change) => change.before).join("\n");
	for (const figure of without(before, now))
		assert.ok(
			removed.replace(/\s/g, "").includes(figure.slice(0, -1)) || isTraditional(figure, changes),
			`${figure} is lost`,
		);
	for (const figure of without(now, before))
		assert.ok(
			changes.some((change) => isSame(change.after, figure) || mayConvert(change.code)),
			`${figure} is new`,
		);
}

function isSame(after: string, figure: string): boolean {
	return after !== "" && (figure.includes(after) || after.includes(figure));
}

function mayConvert(code: string): boolean {
	return (
		code === "text/traditional" ||
		code === "text/lookalike" ||
		code === "text/mojibake" ||
		code === "text/residue"
	);
}

function isTraditional(figure: string, changes: readonly { readonly code: string }[]): boolean {
	return figure !== "" && changes.some(({ code }) => mayConvert(code));
}

/** `check --fix`: figures stay, each name stays named, and tasks say what they said. */
export function checkMend(text: string): void {
	const before = createTestSnapshot(text);
	const { text: after } = mendText(text, before);
	const { plan } = createTestSnapshot(after);
	assertSame(figuresOf(text), figuresOf(after), "figures");
	assertSame(tasksOf(before.plan), tasksOf(plan), "tasks");
	// A name that stands twice in a row is taken away once.
	const [old, now] = [namesOf(before.plan), namesOf(plan)].map((names) =>
		count([...names.keys()].map(withoutStars)),
	);
	if (old !== undefined && now !== undefined)
		assert.deepEqual(
			[...now.keys()].filter((name) => !old.has(name)),
			[],
			"names that were not there",
		);
}

function withoutStars(name: string): string {
	return name.replace(/[\s★*＊☆]/g, "");
}

/** Codes whose fixes are there to change numbers, or take away what is not part of the plan. */
const changesFigures =
	/^(?:number|section|group|outline|deadline|target)\/|^text\/(?:mojibake|residue|traditional|lookalike|foreign-matter|placeholder)$|^table\/repeated-header$/;

/** Each fix that is offered makes no figure that was not there, and those of other rules lose none. */
export function checkFixes(text: string): void {
	const snapshot = createTestSnapshot(text);
	const before = figuresOf(text);
	for (const finding of snapshot.findings()) {
		const { code } = finding;
		for (const fix of finding.fixes()) {
			const after = applyFix(snapshot, text, fix);
			const now = figuresOf(after);
			const isNumbering = /^(?:number|section|group|outline|deadline)\//.test(code);
			if (!isNumbering)
				assert.deepEqual(
					without(now, before).filter((figure) => !isKept(figure, text)),
					[],
					`${code} makes figures`,
				);
			if (!changesFigures.test(code)) assert.deepEqual(without(before, now), [], `${code} loses figures`);
		}
	}
}

/** A figure that only ends otherwise: 3家 behind 3傢, 5个 behind 5個. */
function isKept(figure: string, text: string): boolean {
	return new RegExp(`(?<!\\d|\\.)${figure.replace(/[^\d.]/g, "").replace(".", "\\.")}(?!\\d)`).test(text);
}

function applyFix(snapshot: PlanSnapshot, text: string, fix: Parameters<typeof editsOfFix>[1]): string {
	return applyEdits(text, editsOfFix(snapshot, fix));
}

function assertSame(before: Multiset, now: Multiset, what: string): void {
	assert.deepEqual({ lost: without(before, now), new: without(now, before) }, { lost: [], new: [] }, what);
}

/** Rows and lines with what has been lost before: markup, tags, entities, pieces of tables, code, commas. */
const pieces = fc.constantFrom(
	"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
	"| **序号** | **项目** | **重点工作目标任务** | **牵头领导** | **责任单位** |",
	"| --- | --- | --- | --- | --- |",
	"|  |  |  |  |  |",
	"| **1** | **产业** | **1.工业投资增长10%以上**。 | **钱宇** | **★区工信局**、统计局 |",
	"| 2 | 民生 | 2\\.新增就业1\\~2万人，PM2.5\\<28微克。 | 钱&nbsp;宇 | ★区人社局&amp;统计局 |",
	"| ^^ | ^^ | 3.新增企业3</td><td>20家，面积10<sup>4</sup>亩。 | ^^ | [★区住建局](https://example.cn) |",
	"| 4 | `代码` | 4.建成5*3米护栏、*6*处，`7|8`个。 | _李明_ | *区民政局、☆区教育局，<br>区文旅局 |",
	"| 5 | 民生 | 5.新建书房3个 | 王芳、王芳 | ★区教育局、区教育局, 区文旅局 |",
	// Names below an empty header, as converters of Word write them, with their rows.
	"|  |  |  |  |  |\n| --- | --- | --- | --- | --- |\n| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| 1 | 产业 | 1.新增企业31家。 | 钱宇 | ★区工信局 |\n| 2 | 民生 | 2.新增托位32个。 | 王磊 | ★区卫健委 |",
	"13\\.新建平台3\\~5个，占比5\\-6%。（__区科技局__牵头）",
	"3,民生,新增就业1,200人。,钱宇,★区人社局",
	'1\t"产业\t工业投资增长11%。\t钱宇\t★区工信局\n2\t民生"\t新增就业12人。\t钱宇\t★区人社局',
	"14.完成投资\n100亿元，新开工项目\n21个。（区发改委牵头）",
	"15.服务企业1000家\n— 7 —\n以上，新建中心8\n9\n个。（区科技局负责）",
	"| 6 | 民生 | 6.服务企业41家<br>— 2 —<br>以上。 | 钱宇 | ★区数据局 |",
	"16.新建学校22所<!-- 原25所 -->。（区教育局牵头）",
	"| NaN | NaN | NaN | NaN | NaN |",
	// Tables in other clothes.
	"<table><tr><th>序号</th><th>重点工作任务</th><th>责任单位</th></tr>\n<tr><td rowspan=2>1</td><td>新增企业51家，投资3亿元。</td><td>★区工信局</td></tr>\n<tr><td>新增就业52人。</td><td>★区人社局</td></tr></table>",
	"  ------ ------------------------ ------------\n  序号   重点工作目标任务         责任单位\n  ------ ------------------------ ------------\n  1      工业投资增长53%以上。    ★区工信局\n\n  2      新增就业1.4万人以上。    ★区人社局\n  ------ ------------------------ ------------",
	"┌──┬──────────┬────┐\n│序号│工作任务          │牵头单位│\n├──┼──────────┼────┤\n│1 │新建污水管网54公里│区住建局│\n│2 │改造危房55户      │区民政局│\n└──┴──────────┴────┘",
	"序号｜工作任务｜牵头单位｜完成时限\n1｜新建污水管网56公里｜区住建局｜6月底\n2｜改造危房57户｜区民政局、区住建局｜10月底",
	"| 序号 | 重点工作目标任务 | 责任单位 |  | 完成时限 |\n| --- | --- | --- | --- | --- |\n|  |  | 牵头单位 | 配合单位 |  |\n| 1 | 新建书房58个。 | 区文旅局 | 区财政局 | 6月底 |\n| 序号 | 重点工作目标任务 | 责任单位 |  | 完成时限 |\n|  |  | 牵头单位 | 配合单位 |  |\n| 2 | 新建公园59个。 | 区住建局 | / | NaN |",
	"| 1 | 新建泊位61个。 | 区城管局牵头 |\n| --- | --- | --- |",
	"> ```\n> 17.示例任务23家。（某局牵头）\n> ```",
	"6.再增加9项任务。",
	"7.新建公园10个。（区住建局牵头，区园林中心配合）",
	"8\t民生\t8.新增托位500个。\t钱宇\t★区卫健委",
	'9\t民生\t"十五五"规划，增长6%。\t钱宇\t★区发改委',
	"序号\t项目\t重点工作目标任务\t牵头领导\t责任单位",
	"序号,项目,重点工作目标任务,牵头领导,责任单位",
	'1,产业,"增长10%,新增3家。",钱宇,★区工信局',
	'2,民生,改造小区20个,加装电梯9部。,王磊,"★区住建局,区财政局"',
	"序号：7；任务：新建书房4个，其中城区2个；牵头领导：钱宇；责任单位：★区教育局、区财政局",
	"序号: 8; 项目: 民生; 任务: 改造管网20公里; 责任单位: ☆区水务局; 完成时限: 6月底",
	"> 11.新建公园12个，改造步道30公里，加装照明设",
	"> 施60处。（区住建局牵头，区园林中心配合）",
	"12.抓好安全 生 产，培训3000人。（区应急 局 牵头，区教育局配合）",
	"（下转第3页）",
	"<p>工业投资增长5</p><p>10个项目开工。</p>",
	"<table><tr><td>1</td><td>新增企业3</td><td>20家</td></tr></table>",
	"```",
	"<!--",
	"-->",
	"（续表）",
	"— 2 —",
	"2",
	"# **2026年方案**（共5项）",
	"## **一、主要工作** {#a}",
	"## 二、其他",
	"",
	"",
);

/** Documents whose lines end as they do on this machine: what edits make of others is tried elsewhere. */
export function withPlainEnds(documents: fc.Arbitrary<string>): fc.Arbitrary<string> {
	return documents.map((text) => text.replace(/\r\n?/g, "\n"));
}

/** Documents of such pieces. */
export const markedDocument: fc.Arbitrary<string> = fc
	.tuple(fc.boolean(), fc.array(pieces, { minLength: 1, maxLength: 14 }))
	.map(([hasTable, lines]) =>
		[
			...(hasTable
				? ["| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |", "| --- | --- | --- | --- | --- |"]
				: []),
			...lines,
			"",
		].join("\n"),
	);
