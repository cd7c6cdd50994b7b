import * as z from "zod";
import type { EntryPlace } from "./directory/directory.js";
import { layoutNames, leadConventions, numberings } from "./frontMatter.js";
import type { LocalizedText } from "./model/localizedText.js";
import { emptySpan, type Span } from "./model/span.js";
import {
	defaultSettings,
	type ParsedConfigFile,
	type ParsedSettings,
	type RuleSeverities,
	type Settings,
	type SettingsProblem,
} from "./settings.js";
import { readYaml, type YamlPath } from "./text/yamlSource.js";

/**
 * The settings out of an editor's raw ones (what stands under `niwen`). Never throws: a wrong value is a problem
 * and leaves the default, the rest serves. Settings of others under the same name are passed over. With
 * `knownRules`, a rule code that is not among them is a problem.
 */
export function parseSettings(raw: unknown, knownRules?: ReadonlySet<string>): ParsedSettings {
	if (raw === undefined || raw === null) return { settings: defaultSettings, problems: [] };
	const nowhere = { uri: "", ...emptySpan };
	return readSettings(raw, {
		placeOf: () => nowhere,
		placeOfKey: () => nowhere,
		reportsUnknown: false,
		knownRules,
	});
}

/**
 * The settings of a `.niwen.yaml`. Never throws: each mistake is a problem at its line, also a key that nobody
 * knows, and the rest serves.
 */
export function parseConfigFile(
	text: string,
	uri: string,
	knownRules?: ReadonlySet<string>,
): ParsedConfigFile {
	const source = readYaml(text);
	const placed = (span: Span): EntryPlace => ({ uri, ...span });
	const problems = source.problems.map(({ span, message }) => ({ place: placed(span), key: "", message }));
	const placeOf: ParsedConfigFile["placeOf"] = (path) => placed(source.placeOfKey(path));
	const placeOfDirectory: ParsedConfigFile["placeOfDirectory"] = (name) => {
		const written: unknown = isRecord(source.value) ? source.value.directories : undefined;
		const at = Array.isArray(written) ? written.findIndex((item) => String(item).trim() === name) : -1;
		return placed(at < 0 ? source.placeOfKey(["directories"]) : source.placeOf(["directories", at]));
	};
	const places = { placeOf, placeOfDirectory };
	// An empty file, or one of comments only, sets nothing.
	if (source.value === undefined || source.value === null)
		return { settings: defaultSettings, problems, ...places };
	const read = readSettings(source.value, {
		placeOf: (path) => placed(source.placeOf(path)),
		placeOfKey: (path) => placed(source.placeOfKey(path)),
		reportsUnknown: true,
		knownRules,
	});
	// What a tab indents stands on no level: that it is not a setting would be told a second time, and falsely.
	const lines = text.split(/\r\n|\n|\r/);
	const isAstray = (line: number) =>
		/^ *\t/.test(lines[line] ?? "") && problems.some(({ place }) => place.line === line);
	const all = [...problems, ...read.problems.filter(({ place }) => !isAstray(place.line))];
	all.sort((a, b) => a.place.line - b.place.line || a.place.character - b.place.character);
	return { settings: read.settings, problems: all, ...places };
}

/** The JSON Schema (draft 2020-12) of a `.niwen.yaml`, for editors; ends with a line end. */
export function printSettingsJsonSchema(): string {
	return `${JSON.stringify(z.toJSONSchema(settingsSchema, { io: "input" }), null, "\t")}\n`;
}

const rulesSchema = z.record(
	z.string(),
	z.enum(["off", "hint", "warning", "error"]).describe("off 关闭 · hint 提示 · warning 警告 · error 错误"),
);
const pathSchema = z.string().trim().min(1).max(1000);

const settingsSchema = z
	.looseObject({
		rules: rulesSchema.optional().describe("各规则的级别，如 unit/unknown: off · Severities by rule code"),
		overrides: z
			.array(z.looseObject({ files: z.array(pathSchema).min(1).max(100), rules: rulesSchema }))
			.max(200)
			.optional()
			.describe("只对部分文件的级别，如 files: [draft/**] · Severities for some files"),
		lead: z
			.enum(["auto", ...leadConventions])
			.optional()
			.describe("牵头单位的标法 · Who leads"),
		numbering: z
			.enum(["auto", ...numberings])
			.optional()
			.describe("任务编号方式 · How tasks are numbered"),
		layout: z
			.enum(["auto", ...layoutNames])
			.optional()
			.describe("文本的排列形式 · The layout"),
		directories: z.array(pathSchema).max(200).optional().describe("名录文件的路径 · Paths of directories"),
		table: z
			.looseObject({
				ambiguousWidth: z
					.union([z.literal(1), z.literal(2)])
					.optional()
					.describe("★“”等字符占几格 · Columns of ★ “ ” and the like"),
				format: z
					.enum(["compact", "aligned"])
					.optional()
					.describe(
						"整理表格时对齐哪些栏：任务栏之前的，或全部 · Which columns formatting lines up: those before the tasks, or all",
					),
				numbers: z
					.enum(["at-once", "ask", "never"])
					.optional()
					.describe(
						"增删、移动任务行时，序号和总数：随即更新、先询问、不更新 · Numbers and totals when rows come, go or move: at once, ask, never",
					),
				totalFollows: z
					.boolean()
					.optional()
					.describe(
						"打字、粘贴增删任务后，“共N项”是否也自动更新 · Whether 共N项 follows tasks that are typed or pasted, too",
					),
			})
			.optional(),
		inlayHints: z
			.looseObject({
				leaders: z.boolean().optional().describe("“^^”后显示所指的牵头领导 · Whom ^^ stands for"),
				prefixes: z.boolean().optional().describe("单位前显示承前省略的“区”“市” · Levels that carry over"),
				targets: z.boolean().optional().describe("目标后显示其界限，如 ≥ 5% · Targets as bounds"),
				columns: z.boolean().optional().describe("未写完的行显示栏名 · Names of columns in unfinished rows"),
			})
			.optional()
			.describe("正文中的浅色提示 · Hints within the text"),
		codeLens: z.boolean().optional().describe("标题上方的计数 · Counts over title and sections"),
		inlineCompletion: z.boolean().optional().describe("光标后的浅色续写 · Grey text behind the cursor"),
		linkedEditing: z
			.boolean()
			.optional()
			.describe("重复写出的项目名称同步修改 · Repeated group names change together"),
		failOn: z
			.enum(["error", "warning", "hint"])
			.optional()
			.describe("从哪一级起算不通过 · When a check fails"),
		maxFindings: z.int().min(1).max(100_000).optional().describe("最多显示几条 · Most findings shown"),
		language: z.enum(["auto", "zh", "zh-TW", "en"]).optional().describe("界面语言 · Language of messages"),
	})
	.meta({ title: "Niwen 拟文：设置 · settings (.niwen.yaml)" });

interface Reading {
	placeOf(path: YamlPath): EntryPlace;
	placeOfKey(path: YamlPath): EntryPlace;
	readonly reportsUnknown: boolean;
	readonly knownRules: ReadonlySet<string> | undefined;
}

function readSettings(raw: unknown, reading: Reading): ParsedSettings {
	const problems: SettingsProblem[] = [];
	const report = (place: EntryPlace, path: YamlPath, message: LocalizedText): void => {
		// A file with more mistakes is of another kind.
		if (problems.length < 100) problems.push({ place, key: path.join("."), message });
	};
	if (!isRecord(raw)) {
		report(reading.placeOf([]), [], {
			zh: "设置应由“名称: 内容”的行组成；请写成如 failOn: warning。",
			en: 'Settings must consist of "key: value" lines, such as failOn: warning.',
		});
		return { settings: defaultSettings, problems };
	}
	const content = dropEmpty(raw);
	if (reading.reportsUnknown) reportUnknownKeys(content, reading, report);
	const result = settingsSchema.safeParse(content);
	let values = result.data;
	if (!result.success) {
		// To find a place takes a walk over the keys beside it: of a file of another kind the first mistakes will do.
		const issues = result.error.issues.slice(0, mostIssues);
		const wrong = issues.map((issue) => issue.path.filter((part) => typeof part !== "symbol"));
		for (const [i, issue] of issues.entries()) {
			const path = wrong[i] ?? [];
			report(reading.placeOf(path), path, messageOf(issue, path));
		}
		const first = settingsSchema.safeParse(without(content, wrong, []));
		// What is still wrong lacks a part that it needs, or has more mistakes: then all of that setting goes.
		const tops = new Set((first.error?.issues ?? []).map((issue) => issue.path[0]));
		values = first.success
			? first.data
			: settingsSchema.safeParse(
					Object.fromEntries(Object.entries(content).filter(([key]) => !tops.has(key))),
				).data;
	}
	if (values === undefined) return { settings: defaultSettings, problems };
	const { knownRules } = reading;
	if (knownRules !== undefined) {
		const lists: readonly (readonly [YamlPath, RuleSeverities])[] = [
			[["rules"], values.rules ?? {}],
			...(values.overrides ?? []).map(({ rules }, i) => [["overrides", i, "rules"], rules] as const),
		];
		for (const [path, rules] of lists)
			for (const code of Object.keys(rules)
				.filter((name) => !knownRules.has(name))
				.slice(0, 20)) {
				report(reading.placeOfKey([...path, code]), [...path, code], {
					zh: `没有“${code}”这条规则；请核对拼写，niwen rules 列出全部规则。`,
					en: `There is no rule "${code}"; please check the spelling, niwen rules lists them all.`,
				});
			}
	}
	const lead = leadConventions.find((value) => value === values.lead);
	const numbering = numberings.find((value) => value === values.numbering);
	const layout = layoutNames.find((value) => value === values.layout);
	const settings: Settings = {
		rules: values.rules ?? {},
		overrides: (values.overrides ?? []).map(({ files, rules }) => ({ files, rules })),
		...(lead !== undefined && { lead }),
		...(numbering !== undefined && { numbering }),
		...(layout !== undefined && { layout }),
		directories: values.directories ?? [],
		table: tableSettings(values.table),
		inlayHints: {
			leaders: values.inlayHints?.leaders ?? defaultSettings.inlayHints.leaders,
			prefixes: values.inlayHints?.prefixes ?? defaultSettings.inlayHints.prefixes,
			targets: values.inlayHints?.targets ?? defaultSettings.inlayHints.targets,
			columns: values.inlayHints?.columns ?? defaultSettings.inlayHints.columns,
		},
		codeLens: values.codeLens ?? defaultSettings.codeLens,
		inlineCompletion: values.inlineCompletion ?? defaultSettings.inlineCompletion,
		linkedEditing: values.linkedEditing ?? defaultSettings.linkedEditing,
		failOn: values.failOn ?? defaultSettings.failOn,
		maxFindings: values.maxFindings ?? defaultSettings.maxFindings,
		language: values.language ?? defaultSettings.language,
		given: keysOf(values),
	};
	return { settings, problems };
}

function tableSettings(given: z.infer<typeof settingsSchema>["table"]): Settings["table"] {
	const { ambiguousWidth, format, numbers, totalFollows } = defaultSettings.table;
	return {
		ambiguousWidth: given?.ambiguousWidth ?? ambiguousWidth,
		format: given?.format ?? format,
		numbers: given?.numbers ?? numbers,
		totalFollows: given?.totalFollows ?? totalFollows,
	};
}

/** The settings that have a value, those of tables also with the name of the part. */
function keysOf(values: z.infer<typeof settingsSchema>): ReadonlySet<string> {
	const { table = {} } = values;
	return new Set([
		...Object.keys(settingsSchema.shape).filter((key) => Object.hasOwn(values, key)),
		...Object.keys(defaultSettings.table)
			.filter((key) => Object.hasOwn(table, key))
			.map((key) => `table.${key}`),
	]);
}

function reportUnknownKeys(
	content: Readonly<Record<string, unknown>>,
	reading: Reading,
	report: (place: EntryPlace, path: YamlPath, message: LocalizedText) => void,
): void {
	const check = (value: unknown, keys: readonly string[], path: YamlPath): void => {
		if (!isRecord(value)) return;
		// To find the place of a key takes a walk over all keys beside it; ten of a kind are enough to see.
		for (const key of Object.keys(value)
			.filter((name) => !keys.includes(name))
			.slice(0, 10)) {
			report(reading.placeOfKey([...path, key]), [...path, key], {
				zh: `“${key}”不是设置里的项目，没有使用；可用的有 ${keys.join("、")}，请核对拼写。`,
				en: `"${key}" is not a setting and was not used; settings are ${keys.join(", ")}, please check the spelling.`,
			});
		}
	};
	check(content, Object.keys(settingsSchema.shape), []);
	check(content.table, Object.keys(defaultSettings.table), ["table"]);
	check(content.inlayHints, Object.keys(defaultSettings.inlayHints), ["inlayHints"]);
	if (Array.isArray(content.overrides))
		for (const [i, override] of content.overrides.slice(0, 200).entries())
			check(override, ["files", "rules"], ["overrides", i]);
}

function messageOf(issue: z.core.$ZodIssue, path: YamlPath): LocalizedText {
	const key = path.join(".");
	const name = { zh: `设置 ${key} `, en: `The setting ${key} ` };
	if (issue.code === "invalid_value" || issue.code === "invalid_union") {
		const choices = issue.code === "invalid_value" ? issue.values.map(String) : ["1", "2"];
		return {
			zh: `${name.zh}不能这样写；请写 ${choices.join("、")} 之一。`,
			en: `${name.en}cannot be so; please write one of ${choices.join(", ")}.`,
		};
	}
	if (issue.code === "invalid_type" && issue.expected === "array")
		return {
			zh: `${name.zh}应是列表；请写成 [甲, 乙]。`,
			en: `${name.en}must be a list; please write [a, b].`,
		};
	if (issue.code === "invalid_type" && (issue.expected === "object" || issue.expected === "record"))
		return {
			zh: `${name.zh}应由“名称: 内容”的行组成；请换行缩进书写。`,
			en: `${name.en}must consist of "key: value" lines; please write them indented below.`,
		};
	if (path[0] === "maxFindings")
		return {
			zh: `${name.zh}应是 1 到 100000 的整数；请改写。`,
			en: `${name.en}must be a whole number from 1 to 100000; please change it.`,
		};
	if (issue.code === "too_small")
		return {
			zh: `${name.zh}是空的；请填写或删去。`,
			en: `${name.en}is empty; please fill it in or remove it.`,
		};
	if (issue.code === "too_big")
		return { zh: `${name.zh}太长；请缩短。`, en: `${name.en}is too long; please shorten it.` };
	return { zh: `${name.zh}应是文字；请改写。`, en: `${name.en}must be text; please change it.` };
}

const mostIssues = 50;

/** Editors and YAML give null for what is not set. */
function dropEmpty(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null && value !== undefined));
}

/** The value without what stands under the paths; an item that goes leaves its list shorter. */
function without(value: unknown, paths: readonly YamlPath[], at: YamlPath): unknown {
	const isWrong = (key: string | number): boolean =>
		paths.some((path) => path.length === at.length + 1 && [...at, key].every((part, i) => part === path[i]));
	const leadsOn = (key: string | number): boolean =>
		paths.some((path) => path.length > at.length + 1 && [...at, key].every((part, i) => part === path[i]));
	const keep = (key: string | number, item: unknown): unknown =>
		leadsOn(key) ? without(item, paths, [...at, key]) : item;
	if (Array.isArray(value)) return value.flatMap((item: unknown, i) => (isWrong(i) ? [] : [keep(i, item)]));
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, item]) => (isWrong(key) ? [] : [[key, keep(key, item)]])),
	);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
