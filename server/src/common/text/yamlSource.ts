import { isAlias, isCollection, isMap, isNode, isScalar, parseDocument, visit } from "yaml";
import type { LocalizedText } from "../model/localizedText.js";
import { emptySpan, type Span } from "../model/span.js";
import { widenEmptySpan } from "./widenEmptySpan.js";

/** A YAML file as a value, with the way back to the places where its parts stand. */
export interface YamlSource {
	/** undefined where there is nothing, or nothing that can be read. */
	readonly value: unknown;
	/** What is wrong with the YAML itself; what could be read is read all the same. */
	readonly problems: readonly YamlProblem[];
	/** Where the value under the path stands; of a path that leads nowhere, the nearest value above it. */
	placeOf(path: YamlPath): Span;
	/** Where the last key of the path stands. */
	placeOfKey(path: YamlPath): Span;
}

export type YamlPath = readonly (string | number)[];

export interface YamlProblem {
	readonly span: Span;
	readonly message: LocalizedText;
}

/** A settings or directory file is written by hand; what is longer (UTF-16 characters) is something else. */
export const longestYaml = 2_000_000;

/**
 * Reads YAML 1.2 (core schema). Never throws: a file that cannot be read is an undefined value with a problem.
 * Aliases are resolved, but not so many that a small file grows into a large value; keys may not repeat.
 */
export function readYaml(text: string): YamlSource {
	const start = widenEmptySpan(emptySpan, text.slice(0, 200).split("\n", 1)[0] ?? "");
	const unread = (message: LocalizedText): YamlSource => ({
		value: undefined,
		problems: [{ span: start, message }],
		placeOf: () => start,
		placeOfKey: () => start,
	});
	if (text.length > longestYaml)
		return unread({
			zh: "这个文件超过 200 万字，不像是手写的配置或名录，没有读取；请拆成几个文件。",
			en: "This file has over 2 million characters and was not read; please split it into several files.",
		});
	try {
		return readDocument(text);
	} catch {
		// The parser recurses, so nesting without end is refused by the engine; aliases by their number.
		return unread({
			zh: "这个文件嵌套过深或引用(*)过多，没有读取；请把内容直接写出来。",
			en: "This file is nested too deeply or has too many aliases (*) and was not read; please write its contents out.",
		});
	}
}

function readDocument(text: string): YamlSource {
	const lines = findLines(text);
	// The library would write its warnings, with words of the file, wherever the process writes warnings.
	// Repeated keys are looked for below: the parser compares every key with every other.
	const document = parseDocument(text, {
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: "error",
	});
	const spanOf = (from: number, to: number): Span => {
		const [line, character] = lines.placeOf(from);
		const [endLine, endCharacter] = lines.placeOf(Math.max(from, to));
		return widenEmptySpan({ line, character, endLine, endCharacter }, lines.textOf(line));
	};
	const problems: YamlProblem[] = document.errors
		.slice(0, 50)
		.map((error) => ({ span: spanOf(error.pos[0], error.pos[1]), message: messageOf(error) }));
	visit(document, {
		Map(_, map) {
			const seen = new Set<unknown>();
			for (const { key } of map.items) {
				if (!isScalar(key)) continue;
				if (seen.has(key.value) && problems.length < 100)
					problems.push({
						span: spanOf(key.range?.[0] ?? 0, key.range?.[1] ?? 0),
						message: {
							zh: `“${String(key.value)}”写了两次，只有后一个算数；请删去一个。`,
							en: `"${String(key.value)}" is given twice and only the later one counts; please remove one.`,
						},
					});
				seen.add(key.value);
			}
		},
	});
	// Whoever reads the value walks an aliased part once for each alias: the longer the file, the fewer are allowed.
	const mostAliases = Math.min(1000, Math.floor(50_000_000 / (text.length + 1)));
	const value: unknown = document.toJS({ maxAliasCount: mostAliases });

	function placeOf(path: YamlPath): Span {
		for (let length = path.length; length >= 0; length--) {
			const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
			if (isNode(node) && node.range) return spanOf(node.range[0], node.range[1]);
		}
		return spanOf(0, 0);
	}
	function placeOfKey(path: YamlPath): Span {
		const above = path.slice(0, -1);
		let parent: unknown = above.length === 0 ? document.contents : document.getIn(above, true);
		if (isAlias(parent)) parent = parent.resolve(document);
		if (isMap(parent)) {
			const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
			if (isNode(pair?.key) && pair.key.range) return spanOf(pair.key.range[0], pair.key.range[1]);
		}
		return isCollection(parent) ? placeOf(path) : placeOf(above);
	}
	return { value, problems, placeOf, placeOfKey };
}

/**
 * Where the characters of a text stand, by lines as editors count them. The parser's own counter leaves out lines that
 * brackets go over which nobody closes; it counts the ends of lines, and of the file, as characters.
 */
function findLines(text: string) {
	const starts = [0];
	const ends: number[] = [];
	for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
		ends.push(index);
		starts.push(index + end.length);
	}
	ends.push(text.length);
	const lineAt = (offset: number): number => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	};
	return {
		placeOf(offset: number): readonly [line: number, character: number] {
			const line = lineAt(offset);
			return [line, Math.min(offset, ends[line] ?? 0) - (starts[line] ?? 0)];
		},
		textOf: (line: number): string => text.slice(starts[line], ends[line]),
	};
}

function messageOf({ code, message }: { readonly code: string; readonly message: string }): LocalizedText {
	// The parser takes whatever stands behind [ or { for a part of it until its indentation shows that it is not one.
	if (code === "BAD_INDENT" && message.startsWith("Flow")) return unclosed;
	return (
		syntaxMessages[code] ?? {
			zh: "这里不合 YAML 的写法；请对照上下行的写法改正。",
			en: "This is not valid YAML; please write it like the lines around it.",
		}
	);
}

const indentation: LocalizedText = {
	zh: "缩进不对；同一级的各行要用同样多的空格对齐，不能用制表符。",
	en: "The indentation is off; lines of one level need the same number of blanks, and no tabs.",
};
const quoting: LocalizedText = {
	zh: "这里的符号在 YAML 里有特殊含义；请把整个内容放进英文双引号。",
	en: "This character has a meaning of its own in YAML; please put the whole text in double quotes.",
};
const unclosed: LocalizedText = {
	zh: "方括号或花括号没有写完；请补上 ] 或 }，写在一行里。",
	en: "A bracket or brace is not closed; please add ] or }, on one line.",
};
const missing: LocalizedText = {
	zh: "缺少配对的引号、括号、逗号或冒号；请补上。",
	en: "A closing quote or bracket, a comma or a colon is missing; please add it.",
};

/** By the codes of the `yaml` package's errors. */
const syntaxMessages: Readonly<Record<string, LocalizedText>> = {
	BAD_INDENT: indentation,
	TAB_AS_INDENT: indentation,
	BLOCK_AS_IMPLICIT_KEY: indentation,
	MULTILINE_IMPLICIT_KEY: {
		zh: "这一行缺少冒号，或冒号后面缺一个空格；请写成“名称: 内容”，冒号用英文半角。",
		en: 'This line lacks a colon, or the blank after it; please write "key: value".',
	},
	MISSING_CHAR: missing,
	BAD_SCALAR_START: quoting,
	BAD_DQ_ESCAPE: quoting,
	BLOCK_IN_FLOW: quoting,
	BAD_ALIAS: {
		zh: "*后面的引用找不到对应的 & 标记；如果只是星号，请加英文双引号。",
		en: "The alias after * has no anchor (&); a plain asterisk needs double quotes.",
	},
	MULTIPLE_DOCS: {
		zh: "一个文件里只能有一份内容；请删去中间的 ---。",
		en: "A file may hold one document only; please remove the --- in between.",
	},
};
