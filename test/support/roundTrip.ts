import fc from "fast-check";
import { frontMatterOf } from "../../server/src/common/frontMatter.js";
import { printDocx } from "../../server/src/common/interchange/export/docx/printDocx.js";
import { printDocument } from "../../server/src/common/interchange/export/html/printDocument.js";
import { planDocument } from "../../server/src/common/interchange/export/planDocument.js";
import { standardProfile } from "../../server/src/common/interchange/export/profile.js";
import { type PlanView, viewsOfPlan } from "../../server/src/common/interchange/export/xlsx/planViews.js";
import { printXlsx } from "../../server/src/common/interchange/export/xlsx/printXlsx.js";
import { readDocx } from "../../server/src/common/interchange/import/docx/readDocx.js";
import { readHtml } from "../../server/src/common/interchange/import/html/readHtml.js";
import { importDocument } from "../../server/src/common/interchange/import/importDocument.js";
import { readPdf } from "../../server/src/common/interchange/import/pdf/readPdf.js";
import { readXlsx } from "../../server/src/common/interchange/import/xlsx/readXlsx.js";
import { toPlanJson } from "../../server/src/common/interchange/planJson.js";
import type { TableDocument } from "../../server/src/common/interchange/tableDocument.js";
import { readYaml } from "../../server/src/common/text/yamlSource.js";
import { anyPlan } from "./planArbitrary.js";
import { createTestSnapshot } from "./planSnapshot.js";

/** Forms that a plan goes out in and comes back from. */
export const roundTripForms = ["xlsx", "docx", "html"] as const;
export type RoundTripForm = (typeof roundTripForms)[number];

/**
 * The model of a plan, and what comes back of it from another program's form, both without what tells how they are
 * written; and the front matter of both.
 */
export async function roundTrip(
	text: string,
	form: RoundTripForm,
): Promise<{ readonly before: unknown; readonly after: unknown; readonly back: string }> {
	const { plan, index, document } = createTestSnapshot(text, { readYaml });
	const out = planDocument(plan, frontMatterOf(document.lines), document.lines);
	const back = importDocument(await ways[form](out, viewsOfPlan(plan, index))).text;
	return { before: modelOf(text), after: modelOf(back), back };
}

/** A plan as a document of Word, as it goes out. */
export function printWord(text: string): Promise<Uint8Array> {
	const { plan, document } = createTestSnapshot(text, { readYaml });
	return printDocx(planDocument(plan, frontMatterOf(document.lines), document.lines), standardProfile);
}

/**
 * The models of a plan and of what comes back of it from paper: without blanks, line breaks and what the front matter
 * says, which are not seen there.
 *
 * @param pdf what another program has made of {@link printWord}
 */
export async function backFromPdf(
	text: string,
	pdf: Uint8Array,
): Promise<{ readonly before: unknown; readonly after: unknown; readonly back: string }> {
	const back = importDocument(await readPdf(pdf)).text;
	return { before: shownOf(text), after: shownOf(back), back };
}

function shownOf(text: string): unknown {
	const { model } = modelOf(text.replace(/^---\n[\s\S]*?\n---\n/, ""));
	return JSON.parse(
		JSON.stringify(model, (key, value: unknown) => {
			if (key === "range") return undefined;
			return typeof value === "string" ? value.replace(/\s/g, "") : value;
		}),
	);
}

const ways: Readonly<
	Record<RoundTripForm, (out: TableDocument, views: readonly PlanView[]) => Promise<TableDocument>>
> = {
	xlsx: async (out, views) => readXlsx(await printXlsx(out, views)),
	docx: async (out) => readDocx(await printDocx(out, standardProfile)),
	html: (out) => readHtml(printDocument(out, standardProfile)),
};

/** What `niwen parse` prints without ranges, layouts, tables and paths; what the front matter says beside. */
function modelOf(text: string): { readonly model: unknown; readonly frontMatter: unknown } {
	const { plan, index, frontMatter } = createTestSnapshot(text, { readYaml });
	const left = ["range", "mentions", "layout", "layouts", "tables", "path"];
	const model: unknown = JSON.parse(
		JSON.stringify(toPlanJson(plan, index), (key, value: unknown) =>
			// A target's range are places in its task, which stay.
			left.includes(key) && !(key === "range" && Array.isArray(value)) ? undefined : value,
		),
	);
	// A region that the title tells is written into the front matter of what comes back.
	return { model, frontMatter: { ...frontMatter.values, region: plan.region, layout: undefined } };
}

/** A plan with cells that are empty, and in which nobody has left out what is the same as above. */
export const unmergedPlan = `# 2026年重点工作任务分解方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 产业 | 1.新增就业3.5万人。 | 钱宇 | ★区发改委 |
|  |  | 2.新建学校3所。 |  | ★区教育局 |
| 2 |  | 3.改造老旧小区12个。 |  | ★区住建局 |
`;

const names = [
	["序号", "项目", "重点工作目标任务", "牵头领导", "责任单位"],
	["序号", "项目", "主要任务", "牵头单位", "配合单位", "责任领导", "完成时限", "备注"],
	["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
] as const;
const words = [
	"地区生产总值增长5%以上。",
	"一般公共预算收入达到650亿元；新增就业3.5万人。",
	"新建学校3所，改造老旧小区12个。",
	"2026年6月底前完成道路4条。",
	"做好“一件事”和『码上办』服务（二期）。",
	"建成A\\|B线、C\\|D线。",
	"第一步完成选址；<br>第二步开工建设。",
	"由䶮山、鿍洲、𬭎江三地共建1个园区。",
	"支持1-10亿元项目20个，比上年增长10%左右。",
	"研发投入占比达4.15%。",
];
const leaders = ["钱宇", "方勇", "沈伟江、王㛃", "欧阳明华", "陈龑", "买买提·艾力"];
const units = [
	"★区发改委、统计局",
	"★区财政局、★区税务局、商务局",
	"★区工信局",
	"★区委组织部（人才办）、区民政局、各镇人民政府",
	"区教育局、区卫健委",
];
const times = ["2026年12月底", "全年", "2026-06", ""];
const remarks = ["", "“备注”，见附件", "a, b & c <d>", "按季报送<br>年底总结"];

const rowArbitrary = fc.record({
	choice: fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }),
	/** Of ten: merged below 4, empty at 4. */
	merge: fc.array(fc.nat(9), { minLength: 8, maxLength: 8 }),
});

/** Plans in table layout as offices write them, with what is easily lost on the way. */
const tablePlan: fc.Arbitrary<string> = fc
	.record({
		header: fc.nat(names.length - 1),
		frontMatter: fc.constantFrom("", "region: 虹湾区", "region: 虹湾区\nstatus: 征求意见稿"),
		title: fc.constantFrom("2026年重点工作任务分解方案", "关于下达2026年目标任务的通知"),
		letter: fc.boolean(),
		total: fc.boolean(),
		sections: fc.array(fc.array(rowArbitrary, { minLength: 1, maxLength: 7 }), {
			minLength: 1,
			maxLength: 4,
		}),
		isSectioned: fc.boolean(),
		note: fc.boolean(),
	})
	.map((draft) => {
		const columns = names[draft.header] ?? names[0];
		const head = `| ${columns.join(" | ")} |\n|${columns.map(() => " --- |").join("")}`;
		const count = draft.sections.reduce((sum, rows) => sum + rows.length, 0);
		const parts = draft.frontMatter === "" ? [] : [`---\n${draft.frontMatter}\n---`];
		parts.push(`# ${draft.title}`);
		if (draft.letter)
			parts.push("虹政办发〔2026〕12号", "各镇人民政府，区各委办局：", "现将方案印发给你们，请遵照执行。");
		if (draft.total) parts.push(`（共${count}项）`);
		let number = 1;
		draft.sections.forEach((rows, i) => {
			if (draft.isSectioned)
				parts.push(`## ${"一二三四"[i]}、${["经济发展", "民生实事", "城市建设", "社会治理"][i]}`);
			else if (i > 0) return;
			let group = 0;
			const lines = rows.map(({ choice, merge }, at) => {
				const opens = at === 0 || (merge[1] ?? 0) > 3;
				if (opens) group++;
				const of = (list: readonly string[], column: number) =>
					list[(choice[column] ?? 0) % list.length] ?? "";
				const cell = (text: string, column: number) => {
					const kind = merge[column] ?? 9;
					return at > 0 && kind < 4 ? "^^" : kind === 4 ? "" : text;
				};
				const cells = columns.map((name, column) => {
					if (name === "序号" && columns.length === 5 + (draft.header === 1 ? 3 : 0))
						return opens ? String(group) : "^^";
					if (name === "序号") return String(number++);
					if (name === "项目")
						return opens ? `${of(["产业", "主要预期目标", "教育医疗"], column)}${group}` : "^^";
					if (/任务/.test(name))
						return draft.header === 2 ? of(words, column) : `${number++}.${of(words, column)}`;
					if (/领导/.test(name)) return cell(of(leaders, column), column);
					if (name === "责任单位") return of(units, column);
					if (name === "牵头单位") return of(units, column).replaceAll("★", "");
					if (name === "配合单位") return cell(of(units, column).replaceAll("★", ""), column);
					return cell(of(name === "备注" ? remarks : times, column), column);
				});
				return `| ${cells.join(" | ")} |`;
			});
			parts.push([head, ...lines].join("\n"));
		});
		if (draft.note) parts.push("注：带“★”者为牵头单位。");
		return `${parts.join("\n\n")}\n`;
	});

/** Plans of both kinds, and of none of the samples. */
export const planArbitrary: fc.Arbitrary<string> = fc.oneof(tablePlan, anyPlan);
