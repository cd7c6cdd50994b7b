import * as z from "zod";
import type { LocalizedText } from "../../model/localizedText.js";
import { readYaml } from "../../text/yamlSource.js";
import { type ExportProfile, standardProfile } from "./profile.js";

/** A profile out of a file, or what is wrong with it: nothing is written by half a profile. */
export type ParsedProfile =
	| { readonly profile: ExportProfile }
	| { readonly problems: readonly { readonly line: number; readonly message: LocalizedText }[] };

const font = z
	.string()
	.trim()
	.max(60)
	.regex(/^[^"\\<>&;{}]*$/);
const points = z.number().min(5).max(72);
const millimetres = z.number().min(5).max(80);

/** All keys may be left out: what a profile does not name is as the standard says. */
const schema = z.strictObject({
	fonts: z
		.strictObject({
			title: font.min(1),
			heading: font.min(1),
			subheading: font.min(1),
			body: font.min(1),
			latin: font,
			pageNumber: font.min(1),
		})
		.partial()
		.optional(),
	sizes: z
		.strictObject({ title: points, body: points, table: points, pageNumber: points })
		.partial()
		.optional(),
	lines: z.strictObject({ body: points, table: points }).partial().optional(),
	margins: z
		.strictObject({ top: millimetres, bottom: millimetres, inner: millimetres, outer: millimetres })
		.partial()
		.optional(),
	landscape: z.enum(["auto", "always", "never"]).optional(),
	landscapeNumber: z.enum(["upright", "bottom"]).optional(),
	pageNumbers: z.boolean().optional(),
	spreadNames: z.boolean().optional(),
	sealed: z.boolean().optional(),
});

/** Reads a profile written in YAML. Lines of problems count from 0. */
export function parseProfile(text: string): ParsedProfile {
	const source = readYaml(text);
	const [problem] = source.problems;
	if (problem !== undefined)
		return { problems: source.problems.map(({ span, message }) => ({ line: span.line, message })) };
	const parsed = schema.safeParse(source.value ?? {});
	if (parsed.success) return { profile: complete(parsed.data) };
	return {
		problems: parsed.error.issues.map((issue) => {
			const path = issue.path.filter((key) => typeof key !== "symbol");
			if (issue.code !== "unrecognized_keys")
				return { line: source.placeOf(path).line, message: wrong(path.join(".")) };
			const [key = ""] = issue.keys;
			return { line: source.placeOfKey([...path, key]).line, message: unknown([...path, key].join(".")) };
		}),
	};
}

function unknown(key: string): LocalizedText {
	return {
		zh: `版式里没有 ${key} 这一项；可写的项见文档“导出”一页。`,
		en: `A profile has no ${key}; the page on exporting lists what it may have.`,
	};
}

function wrong(key: string): LocalizedText {
	return {
		zh: `${key === "" ? "版式文件" : key} 的值不合适；字体写名称，字号和行距写磅数（5 到 72），边距写毫米数（5 到 80），其余见文档“导出”一页。`,
		en: `${key === "" ? "The profile" : `The value of ${key}`} is not right: fonts take names, sizes and lines points (5 to 72), margins millimetres (5 to 80); the page on exporting says the rest.`,
	};
}

function complete(own: z.infer<typeof schema>): ExportProfile {
	const { fonts, sizes, lines, margins } = standardProfile;
	return {
		fonts: { ...fonts, ...defined(own.fonts) },
		sizes: { ...sizes, ...defined(own.sizes) },
		lines: { ...lines, ...defined(own.lines) },
		margins: { ...margins, ...defined(own.margins) },
		landscape: own.landscape ?? standardProfile.landscape,
		landscapeNumber: own.landscapeNumber ?? standardProfile.landscapeNumber,
		pageNumbers: own.pageNumbers ?? standardProfile.pageNumbers,
		spreadNames: own.spreadNames ?? standardProfile.spreadNames,
		sealed: own.sealed ?? standardProfile.sealed,
	};
}

/** Without the keys that are there and have no value. */
function defined<Value>(
	values: Readonly<Record<string, Value | undefined>> | undefined,
): Readonly<Record<string, Value>> {
	const pairs = Object.entries(values ?? {}).flatMap(([key, value]) =>
		value === undefined ? [] : [[key, value] as const],
	);
	return Object.fromEntries(pairs);
}
