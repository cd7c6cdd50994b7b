import fc from "fast-check";
import { printInline, printMarkdown, printPasted, printTsv } from "./printTables.js";

/** Documents in every layout, as offices make them and as they are broken on the way. */

export const layouts = ["table", "pasted", "tsv", "inline", "mixed"] as const;
export type DocumentLayout = (typeof layouts)[number];

/** A table before it is written in a layout. A cell is what it says, `^^` where it is merged, or empty. */
export interface TableDraft {
	readonly names: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** Rows that end early or have a cell too many, by their index: how many cells more or less. */
	readonly widths: readonly number[];
	/** What stands behind the last cell of a row. */
	readonly comments: readonly string[];
	/** A row before a row: 一、… over all columns, or a sum. */
	readonly headings: readonly (string | undefined)[];
	/** 0 to 9, for the writer to choose by. */
	readonly style: number;
}

type Numbering = "task" | "serial" | "none";

const headers: readonly (readonly string[])[] = [
	["序号", "项目", "重点工作目标任务", "牵头领导", "责任单位"],
	["序号", "重点任务", "牵头单位", "配合单位", "完成时限", "备注"],
	["项目", "工作任务", "责任单位"],
	["序号", "任务名称", "2026年目标", "计量单位", "责任单位", "联系电话"],
	["序号", "项目", "主要任务", "责任单位", "责任领导", "备注"],
	["重点任务", "序号", "责任单位", "联系单位"],
];

const taskWords = fc.constantFrom(
	"新建公园2个。",
	"地区生产总值增长5%以上。",
	"改造老旧小区12个，惠及居民3000户。",
	"2026年底前完成道路4条。",
	"推进水环境治理（二期），建成管网6公里。",
	"组织培训8场；发放手册500册。",
	"做好“一件事”服务。",
	"出台办法1件，见第2项。",
);
const hostileTaskWords = fc.constantFrom(
	"增长5\\|3个。",
	"建成A|B两座。",
	"3.5万亩高标准农田。",
	"按“三|四”推进<br>分两步走。",
	'称"号"1个。',
	"研发投入占比达4.15%",
	"**重点**完成`x`1项。",
	"第一步\n第二步",
	"路径 C:\\data\\ 归档。",
	"新建𠮷田桥1座。",
);
const groupNames = ["主要预期目标", "民生实事", "产业发展", "城市更新", "(一)农业生产"];
const leaderNames = ["钱宇", "方勇", "钱 宇", "王海、李强", "沈伟江", "区长 赵明"];
const unitLists = [
	"★区发改委、统计局",
	"★区财政局",
	"区工信局、区教育局",
	"★区住建局、★区城管局、各镇人民政府",
	"区委组织部(人才办、党建办)、区民政局",
	"★区农业农村局，区水务局",
	"区卫健委牵头，区教育局配合",
	"/",
];
const others = [
	"按月报送",
	"2026年6月底",
	"张三 13900000000",
	"无",
	"分两年实施；详见附件",
	"12.5",
	"“备注”一栏",
];

/** A row: choices that are made into cells when the columns are known. */
const rowDraft: fc.Arbitrary<RowDraft> = fc.record({
	words: fc.oneof({ weight: 5, arbitrary: taskWords }, { weight: 1, arbitrary: hostileTaskWords }),
	/** For each kind of cell: own words, merged, or empty. */
	merges: fc.array(fc.nat(9), { minLength: 7, maxLength: 7 }),
	choices: fc.array(fc.nat(99), { minLength: 7, maxLength: 7 }),
	hasNumber: fc.integer({ min: 0, max: 19 }).map((n) => n > 0),
	width: fc.integer({ min: 0, max: 29 }).map((n) => (n === 0 ? -1 : n === 1 ? 1 : n === 2 ? -2 : 0)),
	comment: fc
		.integer({ min: 0, max: 29 })
		.map((n) => (n === 0 ? "<!-- 核对 -->" : n === 1 ? "<!-- niwen-disable leader/vacant -->" : "")),
	heading: fc
		.integer({ min: 0, max: 39 })
		.map((n) => (n === 0 ? "（二）其他" : n === 1 ? "合计" : undefined)),
});

interface TableChoices {
	readonly header: number;
	readonly numbering: Numbering;
	readonly rows: readonly RowDraft[];
	readonly style: number;
}

interface RowDraft {
	readonly words: string;
	readonly merges: readonly number[];
	readonly choices: readonly number[];
	readonly hasNumber: boolean;
	readonly width: number;
	readonly comment: string;
	readonly heading: string | undefined;
}

const tableChoices: fc.Arbitrary<TableChoices> = fc.record({
	header: fc.nat(headers.length - 1),
	numbering: fc.constantFrom<Numbering>("task", "task", "serial", "none"),
	rows: fc.oneof(
		{ weight: 9, arbitrary: fc.array(rowDraft, { minLength: 1, maxLength: 9 }) },
		{ weight: 1, arbitrary: fc.constant([]) },
	),
	style: fc.nat(9),
});

/** Makes the table; numbers run on from `first`. Returns the number behind the last, too. */
function draftTable(choices: TableChoices, first: number): { table: TableDraft; next: number } {
	const names = headers[choices.header] ?? [];
	let number = first;
	let group = 0;
	const rows = choices.rows.map((row, at) => {
		const isNumbered = row.hasNumber;
		const opensGroup = at === 0 || (row.merges[1] ?? 0) < 4;
		if (opensGroup) group++;
		const own = isNumbered ? number++ : undefined;
		return names.map((name, column): string => {
			const choice = row.choices[column] ?? 0;
			const merge = at === 0 ? 9 : (row.merges[column] ?? 9);
			const isMerged = merge < 3;
			switch (kindOf(name)) {
				case "number":
					if (choices.numbering === "serial") return own === undefined ? "" : String(own);
					return opensGroup ? String(group) : "^^";
				case "group":
					return opensGroup ? (groupNames[choice % groupNames.length] ?? "") : "^^";
				case "task":
					return choices.numbering === "task" && own !== undefined
						? `${own}${choice % 9 === 0 ? "、" : "."}${row.words}`
						: row.words;
				case "leader":
					return isMerged ? "^^" : merge === 3 ? "" : (leaderNames[choice % leaderNames.length] ?? "");
				case "unit":
					return isMerged ? "^^" : merge === 3 ? "" : (unitLists[choice % unitLists.length] ?? "");
				default:
					return merge < 2 ? "^^" : merge < 5 ? "" : (others[choice % others.length] ?? "");
			}
		});
	});
	return {
		table: {
			names,
			rows,
			widths: choices.rows.map(({ width }) => width),
			comments: choices.rows.map(({ comment }) => comment),
			headings: choices.rows.map(({ heading }) => heading),
			style: choices.style,
		},
		next: number,
	};
}

function kindOf(name: string): string {
	if (name === "序号") return "number";
	if (name === "项目") return "group";
	if (/任务/.test(name)) return "task";
	if (/领导/.test(name)) return "leader";
	return /^(?:责任|牵头|配合)单位$/.test(name) ? "unit" : "other";
}

const writers: Readonly<
	Record<Exclude<DocumentLayout, "mixed">, (table: TableDraft, first: number) => string[]>
> = { table: printMarkdown, pasted: printPasted, tsv: printTsv, inline: printInline };

const numerals = ["一", "二", "三", "四", "五", "六"];

/** What stands before a table. */
const leadIn = fc.record({
	heading: fc.constantFrom("section", "section", "section", "none", "lost", "part"),
	words: fc.constantFrom("", "", "", "现将任务分解如下。", "注：带“★”者为牵头单位。"),
	excuse: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

const documentDraft = fc.record({
	frontMatter: fc.constantFrom(
		"",
		"",
		"region: 苏州市吴江区",
		'region: 江州市临湖区\n# 备注\ndirectory:\n  - ./a.directory.yaml\nstatus: "征求意见"',
		"x: [",
	),
	title: fc.constantFrom("# 区政府2026年重点任务分解方案", "# 2026年工作要点（共9项）", "2026年重点任务", ""),
	total: fc.constantFrom("", "（共12项）", "(共一百一十八项)", "共7项"),
	parts: fc.array(fc.record({ before: leadIn, table: tableChoices, writer: fc.nat(3) }), {
		minLength: 1,
		maxLength: 3,
	}),
	behind: fc.constantFrom(
		"",
		"注：按季度通报。",
		"抄送：区委办。",
		"四、保障措施\n一是强化组织。二是完成投资5亿元。",
	),
	perSection: fc.boolean(),
	/** All tables have the columns of the first. */
	isUniform: fc.boolean(),
	eol: fc.constantFrom("\n", "\n", "\n", "\r\n", "\r"),
	endsWithLine: fc.boolean(),
});

/** Documents of a layout; `mixed` has tables of several. */
export function documentArbitrary(layout: DocumentLayout): fc.Arbitrary<string> {
	return documentDraft.map((draft) => {
		const lines: string[] = [];
		const paragraph = (...words: readonly string[]) => {
			if (lines.length > 0) lines.push("");
			lines.push(...words);
		};
		if (draft.frontMatter !== "") paragraph("---", ...draft.frontMatter.split("\n"), "---");
		if (draft.title !== "") paragraph(draft.title);
		if (draft.total !== "") paragraph(draft.total);
		let number = 1;
		draft.parts.forEach(({ before, table: choices, writer }, i) => {
			const kind = layout === "mixed" ? (["table", "pasted", "tsv", "inline"] as const)[writer] : layout;
			const isMarkdown = kind === "table" || writer % 2 === 0;
			const numeral = numerals[i] ?? "七";
			if (before.heading === "section") paragraph(`${isMarkdown ? "## " : ""}${numeral}、重点工作`);
			else if (before.heading === "lost") paragraph("##");
			else if (before.heading === "part") paragraph(`## 第${numeral}部分 产业`);
			if (before.words !== "") paragraph(before.words);
			if (draft.perSection) number = 1;
			const [first] = draft.parts;
			const like = draft.isUniform ? first?.table : undefined;
			const { header, numbering } = like ?? choices;
			const { table, next } = draftTable({ ...choices, header, numbering }, number);
			const written = writers[kind ?? "table"](table, number);
			number = next;
			paragraph(...(before.excuse ? ["<!-- niwen-disable-next-line number/gap -->"] : []), ...written);
		});
		if (draft.behind !== "") paragraph(...draft.behind.split("\n"));
		if (draft.endsWithLine) lines.push("");
		return lines.join(draft.eol);
	});
}
