import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { printColumn } from "../../server/src/common/interchange/import/xlsx/cellReference.js";
import { escapeXml } from "../../server/src/common/interchange/ooxml/writeXml.js";

/** What is filled in a row, by the names of the columns; a row is known by its number and its words. */
export type FillIn = (row: {
	readonly number: string;
	readonly text: string;
}) => Readonly<Record<string, string>>;

/** Changes the parts of a package, or of any other zip. */
export function changeParts(bytes: Uint8Array, change: (xml: string, name: string) => string): Uint8Array {
	const parts = Object.entries(unzipSync(bytes)).map(([name, part]): [string, Uint8Array] =>
		/\.(?:xml|rels)$/.test(name) ? [name, strToU8(change(strFromU8(part), name))] : [name, part],
	);
	return zipSync(Object.fromEntries(parts));
}

/** A form of `niwen split`, Word or Excel, as somebody fills it in and saves it. */
export function fillForm(bytes: Uint8Array, fill: FillIn): Uint8Array {
	return changeParts(bytes, (xml, name) => {
		if (name === "word/document.xml") return fillTable(xml, fill);
		return name === "xl/worksheets/sheet1.xml" ? fillSheet(xml, sharedStrings(bytes), fill) : xml;
	});
}

const wordsOf = (xml: string) =>
	[...xml.replace(/<w:rPr>(?:(?!<\/w:rPr>).)*<w:vanish\/>.*?<\/w:r>/gs, "").matchAll(/<w:t[^>]*>([^<]*)</g)]
		.map(([, text]) => text ?? "")
		.join("");

function fillTable(xml: string, fill: FillIn): string {
	let names: readonly string[] = [];
	return xml.replace(/<w:tr>.*?<\/w:tr>/gs, (row) => {
		const cells = [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => cell);
		if (names.length === 0) {
			names = cells.map(wordsOf);
			return row;
		}
		const filled = fill(rowOf(names, cells.map(wordsOf)));
		let column = -1;
		return row.replace(/<w:tc>.*?<\/w:tc>/gs, (cell) => {
			const text = filled[names[++column] ?? ""];
			if (text === undefined) return cell;
			const run = `<w:r><w:t xml:space="preserve">${escapeXml(text).replaceAll("\n", "</w:t><w:br/><w:t>")}</w:t></w:r>`;
			// A choice takes the place of the prompt.
			return cell.includes("<w:sdt>")
				? cell
						.replace("<w:showingPlcHdr/>", "")
						.replace(/<w:sdtContent>.*<\/w:sdtContent>/s, () => `<w:sdtContent>${run}</w:sdtContent>`)
				: cell.replace("</w:p>", () => `${run}</w:p>`);
		});
	});
}

function rowOf(names: readonly string[], texts: readonly string[]) {
	const task = names.findIndex((name) => /任务|工作|内容/.test(name) && !/项目/.test(name));
	return { number: texts[names.indexOf("序号")] ?? "", text: texts[task] ?? "" };
}

function sharedStrings(bytes: Uint8Array): readonly string[] {
	const part = unzipSync(bytes)["xl/sharedStrings.xml"];
	if (part === undefined) return [];
	return [...strFromU8(part).matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = ""]) =>
		[...item.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => unescapeXml(text ?? "")).join(""),
	);
}

function fillSheet(xml: string, strings: readonly string[], fill: FillIn): string {
	let names: readonly string[] = [];
	return xml.replace(/<row [^>]*>.*?<\/row>/gs, (row) => {
		const cells = new Map(
			[...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
				([, column = "", attributes = "", inside = ""]) => {
					const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1] ?? "";
					return [column, attributes.includes('t="s"') ? (strings[Number(value)] ?? "") : value] as const;
				},
			),
		);
		const texts = Array.from({ length: cells.size }, (_, column) => cells.get(printColumn(column)) ?? "");
		if (names.length === 0) {
			if (texts.includes("进展")) names = texts;
			return row;
		}
		const filled = fill(rowOf(names, texts));
		return row.replace(
			/<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>.*?<\/c>)/gs,
			(cell, column: string, at: string, attributes: string) => {
				const text = filled[names[[...cells.keys()].indexOf(column)] ?? ""];
				if (text === undefined) return cell;
				const style = /s="\d+"/.exec(attributes)?.[0] ?? "";
				return `<c r="${column}${at}" ${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(escapeMarks(text))}</t></is></c>`;
			},
		);
	});
}

/** What looks like the mark of a character is escaped by whoever writes a workbook (ECMA-376 part 1, 22.9.2.19). */
function escapeMarks(text: string): string {
	return text.replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");
}

function unescapeXml(text: string): string {
	return text.replace(
		/&(lt|gt|quot|amp);/g,
		(_, name: string) => ({ lt: "<", gt: ">", quot: '"' })[name] ?? "&",
	);
}
