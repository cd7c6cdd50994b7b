import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The modules that the types of the public interface stand in. */
const typeModules = [
	"server/src/node/api/apiTypes.ts",
	"server/src/common/interchange/planJson.ts",
	"server/src/common/comparison/planChanges.ts",
	"server/src/common/model/planOperation.ts",
	"server/src/common/model/span.ts",
];

/** A comment in front of a declaration, if there is one. */
const comment = String.raw`(?:\/\*\*(?:[^*]|\*(?!\/))*\*\/\n)?`;

/**
 * The declarations of the public interface in one file that imports nothing: what its module exports, and of the types
 * beside it those that are named there. A test compiles them against programs that use them.
 *
 * @param root the folder of the project
 */
export function printApiTypes(root: string): string {
	const read = (path: string) => readFileSync(join(root, path), "utf8").replace(/\r\n/g, "\n");
	const source = read("server/src/node/api/niwen.ts");
	const head = source.slice(0, source.indexOf("*/\n") + 3);
	const declared = [...classesOf(source), ...functionsOf(source)].join("\n");
	const types = new Map(typeModules.flatMap((path) => typesOf(read(path))));
	const wanted = new Set<string>();
	const want = (text: string): void => {
		for (const [name] of text.matchAll(/\b[A-Z]\w+/g)) {
			const type = types.get(name);
			if (type === undefined || wanted.has(name)) continue;
			wanted.add(name);
			want(type);
		}
	};
	want(declared);
	const listed = [...types].filter(([name]) => wanted.has(name)).map(([, text]) => text);
	return [head.replace(/ The build makes[\s\S]*?\(scripts\/apiTypes\.ts\)\./, ""), declared, ...listed].join(
		"\n",
	);
}

/** Exported functions, without their bodies. What has a default may be left out. */
function functionsOf(source: string): string[] {
	const pattern = new RegExp(
		String.raw`^(${comment})export async function (\w+)\(([^)]*)\): ([^{]+) \{$`,
		"gm",
	);
	return [...source.matchAll(pattern)].map(([, why = "", name = "", parameters = "", result = ""]) => {
		const shown = parameters.replace(/(\w+): (\w+) = \{\}/g, "$1?: $2");
		return `${why}export declare function ${name}(${shown}): ${result};\n`;
	});
}

/** Exported classes of errors. */
function classesOf(source: string): string[] {
	const pattern = new RegExp(
		String.raw`^(${comment})export class (\w+) extends Error \{\n\toverride readonly name = ("\w+");\n\}`,
		"gm",
	);
	return [...source.matchAll(pattern)].map(
		([, why = "", name = "", said = ""]) =>
			`${why}export declare class ${name} extends Error {\n\treadonly name: ${said};\n}\n`,
	);
}

/** Exported interfaces and types by their names, as they are written. */
function typesOf(source: string): [name: string, text: string][] {
	const pattern = new RegExp(
		String.raw`^${comment}export (?:interface (\w+)[^{]*\{$[\s\S]*?^\}$|type (\w+)[\s\S]*?;$(?=\n\n|\n?(?![\s\S])))`,
		"gm",
	);
	return [...source.matchAll(pattern)].map(([text, name, alias]) => [name ?? alias ?? "", `${text}\n`]);
}
