import * as z from "zod";
import type { LocalizedText } from "../model/localizedText.js";

const nameSchema = z
	.string()
	.trim()
	.min(1)
	.max(60)
	// 、 stands between names; within one it stands in brackets only: 各县(市、区)人民政府.
	.regex(/^(?:[^、，,;；|★☆\n(（]|[(（][^()（）★☆|\n]*[)）])+$/);
const textSchema = z.string().trim().min(1).max(2000);
const namesSchema = z.array(nameSchema).max(200);

const dateSchema = z.union([
	z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/),
	z.number().int().min(1900).max(2999),
]);
const endSchema = {
	until: dateSchema
		.optional()
		.describe("撤并或离任的日期，如 2024-03-01、2024-03、2024 · The last day of a unit or an official"),
	successor: z
		.union([nameSchema, namesSchema])
		.optional()
		.describe("此后由谁接替；分给几家的写列表 · Who came after; a list where several did"),
};

const sourceSchema = z.looseObject({
	document: textSchema.describe("出自哪份文件 · The document that says so"),
	date: dateSchema.optional().describe("文件日期，如 2024-01-25 · Its date"),
});
const sourcesSchema = z.array(sourceSchema).max(200).optional().describe("出处 · Where this comes from");
const noteSchema = textSchema.optional().describe("备注，悬停时显示 · A note, shown on hover");

/** A unit of a directory file. */
export const unitSchema = z.looseObject({
	name: nameSchema.describe("规范简称，带级别前缀，如 区发改委 · The canonical short name"),
	fullName: textSchema.max(200).optional().describe("全称 · The full name"),
	aliases: namesSchema.optional().describe("其他写法，如 [发改委] · Other ways to write it"),
	kind: textSchema.optional().describe("类别，如 政府部门；集体指各区镇之类 · What kind of unit"),
	note: noteSchema,
	sources: sourcesSchema,
	...endSchema,
});

const titleSchema = z.looseObject({
	title: textSchema.describe("职务 · The title"),
	unit: nameSchema.optional().describe("任此职务时所在单位 · The unit in which it is held"),
	sources: sourcesSchema,
});

/** An official of a directory file. */
export const officialSchema = z.looseObject({
	name: nameSchema.describe("姓名 · The name"),
	title: textSchema.optional().describe("职务，只写文件写明的 · Only what a source says"),
	titles: z
		.array(z.union([textSchema, titleSchema]))
		.max(50)
		.optional()
		.describe(
			"多个职务；先后任职的各注出处 · Several titles; those held at different times each with its sources",
		),
	unit: nameSchema.optional().describe("所在单位 · The unit"),
	note: noteSchema,
	sources: sourcesSchema,
	...endSchema,
});

/** A directory file (`*.directory.yaml`). Unknown keys are allowed here and reported when the file is loaded. */
export const directorySchema = z
	.looseObject({
		region: nameSchema.optional().describe("地区，如 苏州市吴江区 · The region"),
		prefix: z.string().trim().min(1).max(6).optional().describe("级别前缀，如 区 · The level prefix"),
		general: z
			.boolean()
			.optional()
			.describe("通用简称表，只提供全称 · General short names, for full names only"),
		ordered: z
			.boolean()
			.optional()
			.describe(
				"单位、领导按此先后排列，文稿与此不同的予以提示 · The order here is the order of documents: others are told of",
			),
		units: z.array(unitSchema).optional().describe("单位 · Units"),
		officials: z.array(officialSchema).optional().describe("领导 · Officials"),
	})
	.meta({ title: "Niwen 拟文：单位与领导名录 · directory of units and officials" });

/** The keys that an object schema knows. */
export function keysOf(schema: z.ZodObject): readonly string[] {
	return Object.keys(schema.shape);
}

/** The JSON Schema (draft 2020-12) of a directory file, for editors; ends with a line end. */
export function printDirectoryJsonSchema(): string {
	return `${JSON.stringify(z.toJSONSchema(directorySchema, { io: "input" }), null, "\t")}\n`;
}

/**
 * What is wrong with one value, for a clerk: `where` names the entry, the issue's last key the field. zod calls a
 * missing value one of the wrong type; `isMissing` tells them apart.
 */
export function describeIssue(
	issue: z.core.$ZodIssue,
	where: LocalizedText,
	isMissing: boolean,
): LocalizedText {
	const key = issue.path.findLast((part) => typeof part === "string") ?? "";
	const field = fieldNames[key] ?? { zh: `“${key}”`, en: `"${key}"` };
	const inList = typeof issue.path.at(-1) === "number";
	const at = key === "" ? where : { zh: `${where.zh}的${field.zh}`, en: `${field.en} of ${where.en}` };
	if (isMissing)
		return {
			zh: `${where.zh}缺少${field.zh}；请补上。`,
			en: `${where.en} lacks ${field.en}; please add it.`,
		};
	if (issue.code === "invalid_type" && issue.expected === "array")
		return {
			zh: `${at.zh}应是列表；请写成 [甲, 乙]，或每行以“- ”开头。`,
			en: `${at.en} must be a list; please write [a, b], or lines that begin with "- ".`,
		};
	if (issue.code === "invalid_type" && issue.expected === "object")
		return {
			zh: `${at.zh}应由“名称: 内容”组成；请写成如 name: 区发改委 的样子。`,
			en: `${at.en} must consist of "key: value" lines, such as name: 区发改委.`,
		};
	if (issue.code === "invalid_type" && issue.expected === "boolean")
		return { zh: `${at.zh}只能写 true 或 false。`, en: `${at.en} must be true or false.` };
	if (key === "titles" && issue.code === "invalid_union")
		return {
			zh: `${at.zh}应是文字，或如 { title: 区长, sources: [{ document: …, date: 2024-01-25 }] }；请改写。`,
			en: `${at.en} must be text, or like { title: 区长, sources: [{ document: …, date: 2024-01-25 }] }; please change it.`,
		};
	if (key === "successor")
		return {
			zh: `${at.zh}应是名称，或几个名称的列表，如 [区卫健委, 区医保局]；请改写。`,
			en: `${at.en} must be a name or a list of names, such as [区卫健委, 区医保局]; please change it.`,
		};
	if (issue.code === "invalid_union" || key === "date" || key === "until")
		return {
			zh: `${at.zh}不是日期；请写成 2024-01-25、2024-01 或 2024。`,
			en: `${at.en} is not a date; please write 2024-01-25, 2024-01 or 2024.`,
		};
	if (issue.code === "too_small")
		return {
			zh: `${at.zh}是空的；请填写，或删去这一项。`,
			en: `${at.en} is empty; please fill it in or remove it.`,
		};
	if (issue.code === "too_big")
		return { zh: `${at.zh}太长；请缩短。`, en: `${at.en} is too long; please shorten it.` };
	if (issue.code === "invalid_format")
		return {
			zh: `${at.zh}${inList ? "中" : ""}含有、，；★等符号；每个名称请单独写。`,
			en: `${at.en} contains 、 , ; ★ or the like; please write each name by itself.`,
		};
	return {
		zh: `${at.zh}应是文字；请改写，数字等请加英文引号。`,
		en: `${at.en} must be text; please change it, and put numbers in quotes.`,
	};
}

const fieldNames: Readonly<Record<string, LocalizedText>> = {
	name: { zh: "名称(name)", en: "the name (name)" },
	fullName: { zh: "全称(fullName)", en: "the full name (fullName)" },
	aliases: { zh: "其他写法(aliases)", en: "the aliases (aliases)" },
	kind: { zh: "类别(kind)", en: "the kind (kind)" },
	note: { zh: "备注(note)", en: "the note (note)" },
	sources: { zh: "出处(sources)", en: "the sources (sources)" },
	document: { zh: "出处文件(document)", en: "the source document (document)" },
	date: { zh: "日期(date)", en: "the date (date)" },
	title: { zh: "职务(title)", en: "the title (title)" },
	titles: { zh: "职务(titles)", en: "the titles (titles)" },
	until: { zh: "撤并或离任日期(until)", en: "the last day (until)" },
	successor: { zh: "接替者(successor)", en: "the successor (successor)" },
	unit: { zh: "所在单位(unit)", en: "the unit (unit)" },
	region: { zh: "地区(region)", en: "the region (region)" },
	prefix: { zh: "级别前缀(prefix)", en: "the level prefix (prefix)" },
	general: { zh: "通用标记(general)", en: "the mark of a general list (general)" },
	ordered: { zh: "排序标记(ordered)", en: "the mark of an ordered list (ordered)" },
	units: { zh: "单位(units)", en: "the units (units)" },
	officials: { zh: "领导(officials)", en: "the officials (officials)" },
};
