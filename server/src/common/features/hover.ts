import { type Hover, MarkupKind, type Position } from "vscode-languageserver-types";
import type { DocumentQuantities } from "../analysis/quantities.js";
import { counted } from "../model/counted.js";
import { leaderStateOf, leadersOf } from "../model/leadersOf.js";
import type { LocalizedText } from "../model/localizedText.js";
import { nameDocument, namePlace } from "../rules/acrossDocuments.js";
import { allRules } from "../rules/allRules.js";
import { findSameIndicator } from "../rules/contradictions.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { findCellAbove } from "./cellAbove.js";
import {
	countNames,
	type DescribeOptions,
	describeOfficial,
	describeUnit,
	list,
	printCounts,
	printTask,
	printTasks,
} from "./describe.js";
import { describeColumn } from "./describeColumn.js";
import { escapeMarkdown, joinBlocks, printLink, printList } from "./markdown.js";
import { findPlace, type Place } from "./place.js";
import { changeWords, describeDeadline, describeTarget } from "./targetWords.js";
import { toRange } from "./toLsp.js";

export interface HoverOptions extends DescribeOptions {
	/** Last year's plan, which the front matter names. */
	readonly previous?: DocumentQuantities;
	/** Address of a line (0-based) of another document. */
	readonly placeLink?: (uri: string, line: number) => string | undefined;
	/** Address of a rule's page; undefined where there is none. */
	readonly rulePage?: (code: string) => string | undefined;
}

/** What is known of the thing at a position, as Markdown; `undefined` where there is nothing to say. */
export function provideHover(
	snapshot: PlanSnapshot,
	position: Position,
	options: HoverOptions,
): Hover | undefined {
	const place = findPlace(snapshot, position.line, position.character);
	if (place === undefined) return undefined;
	const value = describePlace(snapshot, place, options);
	if (value === "") return undefined;
	return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(place.span) };
}

function describePlace(snapshot: PlanSnapshot, place: Place, options: HoverOptions): string {
	switch (place.kind) {
		case "unit":
			return describeUnit(
				snapshot,
				place.unit.name,
				options,
				place.unit.entry,
				describeMention(snapshot, place, options),
			);
		case "leader":
			return describeOfficial(snapshot, place.mention.name, options);
		case "name":
			return place.of === "unit"
				? describeUnit(snapshot, place.name, options)
				: describeOfficial(snapshot, place.name, options);
		case "target":
			return describeTargetPlace(snapshot, place, place.row.deadline, options);
		case "point-target":
			return describeTargetPlace(snapshot, place, null, options);
		case "number":
			return describeTask(snapshot, place.task, options);
		case "group":
			return describeGroup(snapshot, place.group, options);
		case "covered":
			return describeCovered(snapshot, place, options);
		case "section":
			return describeSection(snapshot, place.section, options);
		case "total":
			return describeTotal(snapshot, place.value, options);
		case "column":
			return describeColumn(snapshot, place.block.header, place.column, options.language);
		case "cell":
			// What belongs into a cell that waits for something.
			return place.cell.state === "empty" && place.column < place.row.header.columns.length
				? describeColumn(snapshot, place.row.header, place.column, options.language)
				: "";
		case "front-matter":
			return describeKey(place.key, options);
		case "excuse":
			return describeExcuse(place.codes, options);
		default:
			return "";
	}
}

/** What this mention says beyond the unit itself: that it leads, and why it means the unit that it means. */
function describeMention(
	snapshot: PlanSnapshot,
	place: Extract<Place, { kind: "unit" }>,
	{ language }: DescribeOptions,
): string {
	const { unit, mention, task, index } = place;
	const isLead = snapshot.index.ownUnits(task)[index]?.lead ?? false;
	const words: string[] = [];
	if (isLead) words.push(language === "zh" ? "本项牵头单位" : "Leads this task");
	else if (snapshot.plan.conventions.lead !== "none")
		words.push(language === "zh" ? "本项配合单位" : "Shares in this task");
	if (unit.collective) words.push(language === "zh" ? "集体称谓，不指某一个单位" : "a name for many units");
	else if (unit.known === false)
		words.push(language === "zh" ? "名录中没有这个单位" : "not in the directory");
	if (unit.carried !== null)
		words.push(
			language === "zh"
				? `写作“${escapeMarkdown(mention.raw)}”，“${escapeMarkdown(unit.carried)}”承前省略`
				: `written “${escapeMarkdown(mention.raw)}”; “${escapeMarkdown(unit.carried)}” carries over from the unit before`,
		);
	else if (mention.raw !== unit.name)
		words.push(
			language === "zh" ? `写作“${escapeMarkdown(mention.raw)}”` : `written “${escapeMarkdown(mention.raw)}”`,
		);
	return words.join(language === "zh" ? "；" : "; ");
}

/** A quantity of a task, or of a point that is not one. */
type TargetPlace = Extract<Place, { kind: "target" | "point-target" }>;

function describeTargetPlace(
	snapshot: PlanSnapshot,
	place: TargetPlace,
	ofTask: string | null,
	options: HoverOptions,
): string {
	const { language } = options;
	const { target, isFact } = place;
	const { comparison, base } = describeTarget(target, language);
	const say = (zh: string, en: string) => (language === "zh" ? zh : en);
	const deadline = target.deadline ?? ofTask;
	const others = snapshot.index.usesOf(target.indicator).filter((use) => use.target !== target);
	return joinBlocks([
		`**${escapeMarkdown(target.indicator)}**`,
		printList([
			`${say("目标：", "Target: ")}${escapeMarkdown(comparison)}`,
			base === undefined ? "" : `${say("数值：", "Value: ")}${escapeMarkdown(base)}`,
			`${say("类型：", "Kind: ")}${isFact ? say("已有成绩，不作目标", "achieved already, not a commitment") : changeWords[target.change][language]}`,
			deadline === null
				? ""
				: `${say("时限：", "Deadline: ")}${escapeMarkdown(describeDeadline(deadline, language))}`,
			others.length === 0
				? ""
				: `${say("同一指标：", "Same indicator: ")}${list(
						others
							.slice(0, mostOthers)
							.map(
								(use) =>
									`${printTask(snapshot, use.task, options)} ${say("（", "(")}${escapeMarkdown(describeTarget(use.target, language).comparison)}${say("）", ")")}`,
							),
						language,
					)}${others.length > mostOthers ? say(`等${others.length}处`, ` and ${others.length - mostOthers} more`) : ""}`,
			previousLine(snapshot, place, options),
		]),
	]);
}

const mostOthers = 6;

/** 上年方案：增长不低于5%（第3项，《…》) — the same indicator in last year's plan, with a link to its place. */
function previousLine(
	snapshot: PlanSnapshot,
	{ target, span }: TargetPlace,
	{ previous, placeLink, language }: HoverOptions,
): string {
	if (previous === undefined) return "";
	const own = snapshot.index.statements.find(
		({ raw, span: at }) => raw === target.raw && at.line === span.line && at.character === span.character,
	);
	const found = own === undefined ? [] : findSameIndicator(own, previous).slice(0, mostOthers);
	if (found.length === 0) return "";
	const figures = found.map((quantity) => {
		const figure = escapeMarkdown(describeTarget(quantity, language).comparison);
		const address = placeLink?.(previous.uri, quantity.span.line);
		const place = escapeMarkdown(namePlace(quantity)[language]);
		const link = address === undefined ? place : printLink(place, address);
		const year = quantity.period === previous.period ? "" : describeDeadline(quantity.period ?? "", language);
		return language === "zh"
			? `${year}${figure}（${link}）`
			: `${figure}${year === "" ? "" : `, ${year}`} (${link})`;
	});
	const label = previous.period === null ? "" : describeDeadline(previous.period, language);
	const name = escapeMarkdown(nameDocument(previous)[language]);
	return language === "zh"
		? `上年方案${label === "" ? "" : `（${label}）`}：${list(figures, language)}，见${name}`
		: `Last year${label === "" ? "" : ` (${label})`}: ${list(figures, language)}, in ${name}`;
}

function describeTask(snapshot: PlanSnapshot, task: number, options: DescribeOptions): string {
	const { plan, index } = snapshot;
	const { language } = options;
	const row = plan.taskAt(task);
	if (row === undefined) return "";
	const say = (zh: string, en: string) => (language === "zh" ? zh : en);
	const section = plan.sectionAt(plan.sectionOfTask(task));
	const group = plan.groupAt(plan.groupOfTask(task));
	const units = index.unitsOf(task);
	const leads = units.filter(({ lead }) => lead).map(({ name }) => escapeMarkdown(name));
	const shares = units.filter(({ lead }) => !lead).map(({ name }) => escapeMarkdown(name));
	const title =
		row.number === null ? say("本项", "This task") : say(`第${row.number}项`, `Task ${row.number}`);
	return joinBlocks([
		`**${title}** · ${say(`全文第${task + 1}项，共${plan.taskCount}项`, `${task + 1} of ${plan.taskCount}`)}`,
		printList([
			section === undefined ? "" : `${say("部分：", "Section: ")}${headingOf(section.block, language)}`,
			group === undefined
				? ""
				: `${say("项目：", "Group: ")}${group.number === null ? "" : `${group.number} `}${escapeMarkdown(group.name)}`,
			leaderLine(snapshot, task, language),
			leads.length === 0 ? "" : `${say("牵头单位：", "Lead units: ")}${list(leads, language)}`,
			shares.length === 0
				? ""
				: `${say(leads.length === 0 ? "责任单位：" : "配合单位：", "Units: ")}${list(shares, language)}`,
			row.deadline === null
				? ""
				: `${say("时限：", "Deadline: ")}${escapeMarkdown(describeDeadline(row.deadline, language))}`,
			`${say("目标：", "Targets: ")}${row.targets.length === 0 ? say("没有可考核的目标", "nothing that can be checked") : say(`${row.targets.length}个`, `${row.targets.length}`)}`,
		]),
	]);
}

function leaderLine(snapshot: PlanSnapshot, task: number, language: DescribeOptions["language"]): string {
	const state = leaderStateOf(snapshot.plan, task);
	if (state === "none") return "";
	const label = language === "zh" ? "牵头领导：" : "Leaders: ";
	if (state === "vacant") return `${label}${language === "zh" ? "空缺" : "vacant"}`;
	const names = list(
		leadersOf(snapshot.plan, task).map(({ name }) => escapeMarkdown(snapshot.book.officialName(name))),
		language,
	);
	if (state === "explicit") return label + names;
	return `${label}${names}${language === "zh" ? "（与上一格合并）" : " (merged with the cell above)"}`;
}

function describeGroup(snapshot: PlanSnapshot, index: number, options: DescribeOptions): string {
	const { plan } = snapshot;
	const { language } = options;
	const group = plan.groupAt(index);
	if (group === undefined) return "";
	const tasks = range(group.firstTask, group.endTask);
	const section = plan.sectionAt(group.section);
	const leads = leadCounts(snapshot, tasks);
	const say = (zh: string, en: string) => (language === "zh" ? zh : en);
	return joinBlocks([
		`**${group.number === null ? "" : `${group.number} `}${escapeMarkdown(group.name)}**`,
		printList([
			section === undefined ? "" : `${say("部分：", "Section: ")}${headingOf(section.block, language)}`,
			`${say("任务：", "Tasks: ")}${printTasks(snapshot, tasks, options)}`,
			leads.length === 0 ? "" : `${say("牵头单位：", "Lead units: ")}${printCounts(leads, language)}`,
			group.parts.length < 2
				? ""
				: say(
						`项目名称分在${group.parts.length}格里，已按一个读入`,
						`The name is torn over ${group.parts.length} cells and read as one`,
					),
		]),
	]);
}

function describeCovered(
	snapshot: PlanSnapshot,
	{ task, row, column }: Extract<Place, { kind: "covered" }>,
	options: DescribeOptions,
): string {
	const { plan } = snapshot;
	const { language } = options;
	const { header } = row;
	const name = escapeMarkdown(header.columns[column]?.header ?? "");
	const above = findCellAbove(plan, task, column);
	if (above === undefined)
		return language === "zh"
			? `${name}：同上（^^），但上面没有可承接的内容。`
			: `${name}: as above (^^), but nothing stands above it.`;
	const content = escapeMarkdown(above.cell.content.text, 200);
	const from = printTask(snapshot, above.task, options);
	return language === "zh"
		? joinBlocks([
				`**${content}**`,
				`${name}：同上（^^，与上一格合并），承自${from.startsWith("第") ? from : `第 ${from} 项`}。`,
			])
		: joinBlocks([
				`**${content}**`,
				`${name}: as above (^^, merged with the cell above), taken from task ${from}.`,
			]);
}

function describeSection(snapshot: PlanSnapshot, index: number, options: DescribeOptions): string {
	const { plan } = snapshot;
	const { language } = options;
	const section = plan.sectionAt(index);
	if (section === undefined) return "";
	const tasks = range(section.firstTask, section.endTask);
	const leads = leadCounts(snapshot, tasks);
	const leaders = countNames(tasks, (task) =>
		leadersOf(plan, task).map(({ name }) => snapshot.book.officialName(name)),
	);
	const groups = section.endGroup - section.firstGroup;
	const say = (zh: string, en: string) => (language === "zh" ? zh : en);
	const [first, last] = [tasks[0], tasks.at(-1)];
	const extent =
		first === undefined || last === undefined || first === last
			? ""
			: say(
					`（${printTask(snapshot, first, options)}—${printTask(snapshot, last, options)}）`,
					` (${printTask(snapshot, first, options)} – ${printTask(snapshot, last, options)})`,
				);
	return joinBlocks([
		`**${headingOf(section.block, language)}**`,
		printList([
			`${say("任务：", "Tasks: ")}${say(`${tasks.length}项`, `${tasks.length}`)}${extent}`,
			groups === 0 ? "" : `${say("项目：", "Groups: ")}${say(`${groups}个`, `${groups}`)}`,
			leads.length === 0 ? "" : `${say("牵头单位：", "Lead units: ")}${printCounts(leads, language)}`,
			leaders.length === 0 ? "" : `${say("牵头领导：", "Leaders: ")}${printCounts(leaders, language)}`,
		]),
	]);
}

function describeTotal(snapshot: PlanSnapshot, declared: number, { language }: DescribeOptions): string {
	const length = snapshot.plan.taskCount;
	if (declared === length)
		return language === "zh"
			? `共${length}项，与实有任务数一致。`
			: `${counted(length, "task")}, as declared.`;
	return language === "zh"
		? `文中写明“共${declared}项”，实有${length}项。`
		: `${counted(declared, "task is", "tasks are")} declared, ${length} ${length === 1 ? "is" : "are"} there.`;
}

function describeKey(key: string, { language }: DescribeOptions): string {
	const meaning = frontMatterKeys[key];
	return meaning === undefined
		? ""
		: joinBlocks([`**${escapeMarkdown(key)}**`, escapeMarkdown(meaning[language], 300)]);
}

/** The keys of front matter and what they say; also offered by completion. */
export const frontMatterKeys: Readonly<Record<string, LocalizedText>> = {
	region: {
		zh: "方案所属地区，如“苏州市吴江区”，据此选用名录。",
		en: "The region of the plan; it decides which directory applies.",
	},
	directory: { zh: "名录文件的路径，可以写几个。", en: "Path of the directory file, or a list of paths." },
	previous: { zh: "上一年度方案的路径，用于对比。", en: "Path of last year's plan, for comparison." },
	report: {
		zh: "所落实的政府工作报告的路径，用于核对承诺和任务。",
		en: "Path of the work report that the plan carries out, for the comparison of commitments and tasks.",
	},
	status: {
		zh: "文稿状态，如草稿、征求意见稿、定稿。",
		en: "State of the document: draft, for comment, final.",
	},
	layout: {
		zh: "版式：table、pasted、tsv、inline 或 narrative；不写则自动判断。",
		en: "Layout: table, pasted, tsv, inline or narrative; found out where it is not set.",
	},
	lead: {
		zh: "牵头单位的标法：star、column、first、word 或 none；不写则自动判断。",
		en: "How lead units are shown: star, column, first, word or none; found out where it is not set.",
	},
	numbering: {
		zh: "任务编号：continuous（全文连续）或 per-section（各部分另起）；不写则自动判断。",
		en: "Task numbers: continuous or per-section; found out where it is not set.",
	},
};

function describeExcuse(codes: readonly string[], { language, rulePage }: HoverOptions): string {
	const lines = codes.map((code) => {
		if (code === "*") return language === "zh" ? "全部规则" : "all rules";
		const rule = allRules.find((each) => each.code === code);
		const page = rulePage?.(code);
		const name = page === undefined || rule === undefined ? escapeMarkdown(code) : printLink(code, page);
		if (rule === undefined)
			return `${name}${language === "zh" ? "：没有这条规则，请检查写法" : ": there is no such rule; check how it is spelt"}`;
		return `${name}${language === "zh" ? "：" : ": "}${escapeMarkdown(rule.summary[language])}`;
	});
	return joinBlocks([language === "zh" ? "此处不检查：" : "Not checked here:", printList(lines)]);
}

function leadCounts(snapshot: PlanSnapshot, tasks: readonly number[]) {
	return countNames(tasks, (task) =>
		snapshot.index.unitsOf(task).flatMap((unit) => (unit.lead ? [unit.name] : [])),
	);
}

function headingOf(
	block: {
		readonly ordinal: number | null;
		readonly marker: string;
		readonly title: { readonly text: string };
	},
	language: DescribeOptions["language"],
): string {
	if (block.ordinal === null && block.title.text === "")
		return language === "zh" ? "（标题缺失）" : "(heading lost)";
	return escapeMarkdown(`${block.marker === "" ? "" : `${block.marker}、`}${block.title.text}`);
}

function range(from: number, to: number): readonly number[] {
	return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
