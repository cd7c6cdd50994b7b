import type { Report } from "../interchange/report/report.js";
import { counted } from "../model/counted.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { ComparisonJson, PlanComparison, TaskChange } from "./planChanges.js";

const kinds: Readonly<Record<TaskChange["kind"], LocalizedText>> = {
	added: { zh: "新增", en: "added" },
	removed: { zh: "删去", en: "removed" },
	changed: { zh: "修改", en: "changed" },
	split: { zh: "拆分", en: "split" },
	joined: { zh: "合并", en: "joined" },
};

/** The comparison of two plans as a page, to be read or printed. */
export function comparisonReport(
	{ document, tasks }: PlanComparison,
	names: { readonly before: string; readonly after: string },
	language: keyof LocalizedText,
): Report {
	const isChinese = language === "zh";
	const counts = (Object.keys(kinds) as TaskChange["kind"][]).flatMap((kind) => {
		const many = tasks.filter((change) => change.kind === kind).length;
		if (many === 0) return [];
		return [isChinese ? `${kinds[kind].zh}${many}处` : `${many} ${kinds[kind].en}`];
	});
	const count = document.filter(({ kind }) => kind !== "numbers").length + tasks.length;
	const none = isChinese ? "两份方案内容相同。" : "Both plans say the same.";
	const some = isChinese
		? `共${count}处不同${counts.length > 0 ? `：任务${counts.join("、")}` : ""}。`
		: `${counted(count, "difference")}${counts.length > 0 ? `; tasks: ${counts.join(", ")}` : ""}.`;
	const columns = isChinese ? ["类别", "改动"] : ["kind", "change"];
	return {
		title: isChinese ? "方案比对" : "Comparison of plans",
		lead: [`${names.before} → ${names.after}`, document.length + tasks.length === 0 ? none : some],
		parts: [
			...(document.length === 0
				? []
				: [
						{
							heading: isChinese ? "任务之外" : "Outside of the tasks",
							text: document.map(({ sentence }) => sentence[language]),
						},
					]),
			...(tasks.length === 0
				? []
				: [
						{
							heading: isChinese ? "任务" : "Tasks",
							text: [],
							table: {
								columns,
								rows: tasks.map(({ kind, sentence }) => ({
									cells: [kinds[kind][language], sentence[language]],
								})),
							},
						},
					]),
		],
	};
}

/** The comparison as data, relied on from outside (docs/cli.md): `before` and `after` are indexes into `tasks` of `niwen parse`. */
export function comparisonJson(
	{ document, tasks }: PlanComparison,
	language: keyof LocalizedText,
): ComparisonJson {
	return {
		same: document.length === 0 && tasks.length === 0,
		document: document.map(({ kind, was, now, sentence }) => ({
			kind,
			was,
			now,
			sentence: sentence[language],
		})),
		tasks: tasks.map(({ kind, before, after, details, sentence }) => ({
			kind,
			before,
			after,
			details: details.map((detail) => ({
				kind: detail.kind,
				was: detail.was,
				now: detail.now,
				effect: detail.effect ?? null,
				column: detail.column ?? null,
			})),
			sentence: sentence[language],
		})),
	};
}
