import type { PlanIndex } from "../../analysis/planIndex.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import type { DocumentNote, TableDocument } from "../tableDocument.js";
import { planDocument } from "./planDocument.js";
import type { ExportProfile } from "./profile.js";

/** A plan to be written for another program. */
export interface ExportSource {
	readonly plan: Plan;
	readonly index: PlanIndex;
	/** The YAML of the document's own front matter, empty without one. */
	readonly frontMatter: string;
	/** The document's lines. */
	readonly lines: readonly string[];
}

export interface Exported {
	/** A text is written as UTF-8. */
	readonly content: string | Uint8Array;
	/** What was left out. */
	readonly notes: readonly DocumentNote[];
}

/** A form that a plan can be written in. Libraries that one needs are loaded when it prints. */
interface TargetRow {
	/** What users call it, as in 导出为 Word 文档. */
	readonly title: LocalizedText;
	/** Whether it is a text, which may be printed on a terminal. */
	readonly isText: boolean;
	print(source: ExportSource, profile: ExportProfile): Promise<Exported>;
}

/** Writes the document of a plan by a printer of documents. */
function printed(
	print: (document: TableDocument, profile: ExportProfile) => Promise<string | Uint8Array>,
): TargetRow["print"] {
	return async ({ plan, frontMatter, lines }, profile) => {
		const document = planDocument(plan, frontMatter, lines);
		return { content: await print(document, profile), notes: document.notes };
	};
}

/** The forms, each by the ending of its files. */
const targets = {
	docx: {
		title: { zh: "Word 文档", en: "Word document" },
		isText: false,
		print: printed(async (document, profile) =>
			(await import("./docx/printDocx.js")).printDocx(document, profile),
		),
	},
	html: {
		title: { zh: "网页", en: "web page" },
		isText: true,
		print: printed(async (document, profile) =>
			(await import("./html/printDocument.js")).printDocument(document, profile),
		),
	},
	xlsx: {
		title: { zh: "Excel 工作簿", en: "Excel workbook" },
		isText: false,
		print: async ({ plan, index, frontMatter, lines }) => {
			const [{ printXlsx }, { viewsOfPlan }] = await Promise.all([
				import("./xlsx/printXlsx.js"),
				import("./xlsx/planViews.js"),
			]);
			const document = planDocument(plan, frontMatter, lines);
			return { content: await printXlsx(document, viewsOfPlan(plan, index)), notes: document.notes };
		},
	},
	csv: {
		title: { zh: "逗号分隔的表格（CSV）", en: "comma-separated table (CSV)" },
		isText: true,
		print: async (source) => {
			const { leftOutOfCsv, printCsv } = await import("./printCsv.js");
			return { content: printCsv(source.plan, source.index), notes: leftOutOfCsv(source) };
		},
	},
	md: {
		title: { zh: "Markdown 表格", en: "Markdown tables" },
		isText: true,
		print: async ({ plan, frontMatter, lines }) => ({
			content: (await import("../printPlan.js")).printPlan(plan, frontMatter, lines),
			notes: [],
		}),
	},
	json: {
		title: { zh: "数据（JSON）", en: "data (JSON)" },
		isText: true,
		print: async ({ plan, index }) => ({
			content: `${JSON.stringify((await import("../planJson.js")).toPlanJson(plan, index), null, 2)}\n`,
			notes: [],
		}),
	},
} satisfies Readonly<Record<string, TargetRow>>;

export type ExportTarget = keyof typeof targets;

export const exportTargets: Readonly<Record<ExportTarget, TargetRow>> = targets;

/** The form that a name, or the ending of a file, stands for; `undefined` where none does. */
export function findExportTarget(name: string): ExportTarget | undefined {
	const word = name.toLowerCase();
	const found = word === "htm" ? "html" : word;
	return Object.keys(targets).find((target): target is ExportTarget => target === found);
}
