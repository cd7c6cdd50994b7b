import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { brokenDocument, brokenText, readShippedPlans } from "../corpus.js";
import { docx } from "../docx.js";
import { makePdf } from "../pdfFile.js";
import { demoDirectoryText } from "../planSnapshot.js";
import { projectPath, readProjectFile } from "../seeds.js";
import { xlsxFile } from "../xlsxFile.js";
import { brokenBytes } from "./bytes.js";
import {
	strangeDocx,
	strangeOperators,
	strangePdf,
	strangeSheetXml,
	strangeWordXml,
	strangeXlsx,
} from "./officeParts.js";
import { decodeAnything, importAnything, readAnyPlan, readAnySeal, readAnyYaml } from "./readers.js";

/** A reader with what it is given. */
export interface FuzzedReader {
	/** Inputs as `fast-check` makes them, and what is done with one. */
	readonly inputs: () => fc.Arbitrary<unknown>;
	readonly read: (input: never) => void | Promise<void>;
	/** So many inputs take about a second. */
	readonly runs: number;
	/** An input out of any bytes; none of documents in containers, of which random bytes are refused at once. */
	readonly ofBytes: ((bytes: Uint8Array) => unknown) | undefined;
}

/** What must hold of a reader, as a property. */
export function readsAnything({ inputs, read }: FuzzedReader): fc.IAsyncProperty<[unknown]> {
	return fc.asyncProperty(inputs(), async (input) => read(input as never));
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

function ofTexts(
	runs: number,
	inputs: () => fc.Arbitrary<string>,
	read: (text: string) => void | Promise<void>,
): FuzzedReader {
	return { runs, inputs, read, ofBytes: (bytes) => decoder.decode(bytes) };
}

function ofBytes(
	runs: number,
	inputs: () => fc.Arbitrary<Uint8Array>,
	read: (bytes: Uint8Array) => void | Promise<void>,
	isPlain = false,
): FuzzedReader {
	return { runs, inputs, read, ofBytes: isPlain ? (bytes) => bytes : undefined };
}

const yamlWords = [
	"&a ",
	"*a",
	"<<: *a",
	"!!binary ",
	"!!js/function ",
	"!x ",
	"__proto__: 1\n",
	"constructor: {prototype: 1}\n",
	"? ",
	"{",
	"[",
	"|\n",
	">-\n",
	"---\n",
	"%YAML 1.1\n",
	"\t",
	"~",
	"'",
	"\u0000",
	"\u202e",
	"- name: 甲\n",
];
const settingsText = `rules:\n  unit/missing: off\n  target/unit: warning\ndirectories: [./a.directory.yaml]\nmaxFindings: 100\nformat: aligned\n`;
const profileText = `fonts: { title: 方正小标宋简体 }\nsizes:\n  body: 16\nmargins: { top: 37 }\nlandscape: auto\n`;
const frontMatterText = `region: 苏州市吴江区\ndirectory: [./a.directory.yaml]\nprevious: ./2025.plan.md\nlead: star\nnumbering: continuous\n`;
const sealText = JSON.stringify({
	format: 1,
	niwen: "0.1.0",
	date: "2026-11-29",
	contentSha256: "0".repeat(64),
	content: { tasks: [] },
});
const htmlWords = [
	"<td colspan=0>",
	"<td rowspan=65534>",
	"<table>",
	"</table>",
	"<tr>",
	"<script>1</script>",
	"<!--",
	"<![CDATA[",
	"<template>",
	"<svg><desc>",
	"&#x202e;",
	"&#0;",
	"<p style='display:none'>",
	"<meta charset=utf-7>",
];
const htmlText = `<html><head><meta charset="utf-8"><style>td{color:red}</style></head><body><h1>方案</h1><p>共2项</p><table><tr><th>序号<th>重点工作目标任务<th>牵头领导<th>责任单位</tr><tr><td rowspan=2>1<td>1.新建公园2个。<td>钱宇<td>★区发改委、统计局</tr><tr><td>2.新建<b>学校</b>3所。<td colspan=2>区教育局</table></body></html>`;

const mixedBytes = (): readonly Uint8Array[] => {
	const utf8 = encoder.encode("# 方案\n\n| 序号 | 任务 |\n| --- | --- |\n| 1 | 新建公园2个。 |\n");
	const gb = Uint8Array.of(
		0xb7,
		0xbd,
		0xb0,
		0xb8,
		0x0a,
		0xd0,
		0xf2,
		0xba,
		0xc5,
		0x09,
		0xc8,
		0xce,
		0xce,
		0xf1,
	);
	const big5 = Uint8Array.of(0xa4, 0xe8, 0xae, 0xd7, 0x0d, 0x0a, 0xa7, 0xc7, 0xb8, 0xb9, 0x09, 0xa5, 0xf4);
	const wide = Uint8Array.of(0xff, 0xfe, 0xb9, 0x65, 0x48, 0x68, 0x0a, 0x00, 0x8f, 0x5e, 0xf7, 0x53);
	return [utf8, gb, big5, wide, wide.subarray(2), new Uint8Array()];
};

/** Every reader that takes what others wrote, by a name. */
export const fuzzedReaders: Readonly<Record<string, FuzzedReader>> = {
	plan: ofTexts(30, () => brokenDocument(readShippedPlans()), readAnyPlan),
	yaml: ofTexts(
		60,
		() => {
			const wujiang = readProjectFile("seeds", "directories", "wujiang.directory.yaml");
			const directory = wujiang.split("\n").slice(0, 60).join("\n");
			const texts = [demoDirectoryText, directory, settingsText, profileText, frontMatterText];
			return brokenText(fc.constantFrom(...texts), yamlWords);
		},
		readAnyYaml,
	),
	seal: ofTexts(
		200,
		() => brokenText(fc.constant(sealText), ['"__proto__":1,', "null", "1e999", "\ufeff"]),
		readAnySeal,
	),
	encodings: ofBytes(
		400,
		() => fc.oneof(brokenBytes(mixedBytes()), fc.uint8Array({ maxLength: 40 })),
		decodeAnything,
		true,
	),
	html: ofTexts(
		60,
		() => brokenText(fc.constant(htmlText), htmlWords),
		(text) => importAnything(encoder.encode(text), "html"),
	),
	docx: ofBytes(
		40,
		() => strangeDocx,
		(bytes) => importAnything(bytes, "docx"),
	),
	xlsx: ofBytes(
		40,
		() => strangeXlsx,
		(bytes) => importAnything(bytes, "xlsx"),
	),
	pdf: ofBytes(
		12,
		() => strangePdf,
		(bytes) => importAnything(bytes, "pdf"),
	),
	// Parts alone, so that what is changed in them reaches a reader and not the sums of a container.
	"docx body": ofTexts(
		40,
		() =>
			strangeWordXml.map(
				(xml) =>
					`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1.新建公园2个。</w:t></w:r></w:p></w:tc></w:tr></w:tbl>${xml}`,
			),
		(xml) => importAnything(docx(`<w:p><w:r><w:t>方案</w:t></w:r></w:p>${xml}`), "docx"),
	),
	"xlsx sheet": ofTexts(
		40,
		() =>
			strangeSheetXml.map(
				(xml) =>
					`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c></row>${xml}</sheetData>`,
			),
		(xml) => importAnything(xlsxFile({ sheets: [{ xml }] }), "xlsx"),
	),
	"pdf page": ofTexts(
		12,
		() =>
			strangeOperators.map((page) => `BT /F 10 Tf 50 700 Td <5e8f53f7> Tj ET 50 690 m 300 690 l S ${page}`),
		(operators) => importAnything(makePdf([{ operators }]), "pdf"),
	),
	"torn documents": ofBytes(
		100,
		() =>
			fc.oneof(...[strangeDocx, strangeXlsx].map((whole) => whole.chain((bytes) => brokenBytes([bytes])))),
		async (bytes) => {
			await importAnything(bytes, "docx");
			await importAnything(bytes, "xlsx");
		},
	),
};

const corpusFolder = ["test", "fixtures", "fuzz"];

/** The inputs that are kept for a reader: each reached something that those before it had not. */
export function keptInputs(name: string): readonly Uint8Array[] {
	const folder = projectPath(...corpusFolder, name);
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.sort()
		.map((file) => new Uint8Array(readFileSync(join(folder, file))));
}
