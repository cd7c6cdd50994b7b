import type { LocalizedText } from "../../common/model/localizedText.js";
import { askFor, findNearest } from "../nearest.js";
import type { ExportOptions, ImportOptions, PlanOptions } from "./apiTypes.js";

/** Every option that there is, by the type that has it: the compiler asks for those that are missing here. */
export const optionNames = {
	plan: namesOf<PlanOptions>({ path: true, files: true, language: true }),
	export: namesOf<ExportOptions>({ path: true, files: true, language: true, to: true, profile: true }),
	import: namesOf<ImportOptions>({ name: true, from: true, language: true }),
};

const importable = ["docx", "xlsx", "html", "pdf"] as const satisfies readonly ImportOptions["from"][];

function namesOf<Options>(names: Readonly<Record<keyof Options, true>>): readonly string[] {
	return Object.keys(names);
}

/**
 * What is wrong with options that programs without types hand in: one that there is not would be taken in silence, one of
 * another kind would be left out. `undefined` where nothing is; an option that is `undefined` counts as left out.
 */
export function problemOfOptions(options: unknown, names: readonly string[]): LocalizedText | undefined {
	if (!isPlainObject(options))
		return {
			zh: `选项应当是对象，如 { language: "zh" }，这里是 ${kindOf(options)}。`,
			en: `The options must be an object, such as { language: "en" }, and are ${kindOf(options)}.`,
		};
	for (const [name, value] of Object.entries(options)) {
		if (!names.includes(name)) return unknownOption(name, names);
		const wrong = value === undefined ? undefined : problemOfValue(name, value);
		if (wrong !== undefined) return wrong;
	}
	return undefined;
}

function unknownOption(name: string, names: readonly string[]): LocalizedText {
	const ask = askFor(findNearest(name, names));
	return {
		zh: `没有“${name}”这个选项${ask.zh}可用的选项：${names.join("、")}。`,
		en: `There is no option “${name}”${ask.en} The options are ${names.join(", ")}.`,
	};
}

/** `to` and `profile` are looked at where they are used. */
function problemOfValue(name: string, value: unknown): LocalizedText | undefined {
	if (name === "language") return oneOf(name, value, ["zh", "en"]);
	if (name === "from") return oneOf(name, value, importable);
	if (name === "files") return problemOfFiles(value);
	if (typeof value === "string" || name === "to") return undefined;
	return {
		zh: `选项 ${name} 应当是字符串，这里是 ${kindOf(value)}。`,
		en: `The option ${name} must be a string and is ${kindOf(value)}.`,
	};
}

function oneOf(name: string, value: unknown, values: readonly string[]): LocalizedText | undefined {
	if (typeof value === "string" && values.includes(value)) return undefined;
	const given = typeof value === "string" ? value : kindOf(value);
	return {
		zh: `选项 ${name} 请用 ${values.join("、")} 之一，这里是“${given}”。`,
		en: `The option ${name} must be one of ${values.join(", ")} and is “${given}”.`,
	};
}

/** A `Map` has no keys that anybody would find, and bytes are not yet a text. */
function problemOfFiles(files: unknown): LocalizedText | undefined {
	if (!isPlainObject(files))
		return {
			zh: `选项 files 应当是路径到文本的对象，如 { ".niwen.yaml": "…" }，这里是 ${kindOf(files)}。`,
			en: `The option files must be an object of texts by their paths, such as { ".niwen.yaml": "…" }, and is ${kindOf(files)}.`,
		};
	for (const [path, text] of Object.entries(files))
		if (typeof text !== "string")
			return {
				zh: `files 里的“${path}”应当是字符串，这里是 ${kindOf(text)}；从文件读取时请写明编码：readFile(path, "utf8")。`,
				en: `“${path}” of files must be a string and is ${kindOf(text)}; read it from a file with its encoding: readFile(path, "utf8").`,
			};
	return undefined;
}

function isPlainObject(value: unknown): value is object {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map);
}

/** What a value is that should be another: `Buffer`, `undefined`, `number`. */
export function kindOf(value: unknown): string {
	return value === null
		? "null"
		: typeof value === "object"
			? (value.constructor?.name ?? "object")
			: typeof value;
}
