import { readFileSync } from "node:fs";
import { cleanDocument } from "../../server/src/common/interchange/cleanDocument.js";
import { loadScriptConverter } from "../../server/src/common/text/script.js";
import { readLabelledYaml } from "./labelledYaml.js";
import type { Measure } from "./quality.js";

interface LabelledText {
	readonly name: string;
	readonly text: string;
	readonly clean: string;
}

/**
 * Simplified sentences, of which no character may be converted, each alone and all in one document (the width of
 * marks is another matter and does not count), and Traditional texts with what must become of them.
 */
export const measure: Measure = async (show) => {
	const converter = await loadScriptConverter();
	const clean = (text: string) => cleanDocument(text, { converter }).text;
	const sentences = readFileSync(new URL("cleaning/simplified.txt", import.meta.url), "utf8")
		.split("\n")
		.filter((line) => line !== "");
	const together = clean(sentences.join("\n\n")).split("\n\n");
	const changed = sentences.filter(
		(line, i) =>
			withPlainMarks(clean(line)) !== withPlainMarks(line) ||
			withPlainMarks(together[i] ?? "") !== withPlainMarks(line),
	);
	for (const line of changed) show(`cleaning: ${line} became ${clean(line)}`);
	const texts = readLabelledYaml<LabelledText>("cleaning");
	const wrong = texts.filter(({ text, clean: expected }) => clean(text) !== expected);
	for (const { name, text } of wrong) show(`cleaning: ${name} became ${clean(text)}`);
	const count = (measured: string, documents: number, all: number, right: number) => ({
		layout: "any",
		measure: measured,
		documents,
		labelled: all,
		found: all,
		right,
	});
	return [
		count("Simplified sentences kept", 1, sentences.length, sentences.length - changed.length),
		count("Traditional texts", texts.length, texts.length, texts.length - wrong.length),
	];
};

function withPlainMarks(text: string): string {
	return text
		.replace(/（/g, "(")
		.replace(/）/g, ")")
		.replace(/，/g, ",")
		.replace(/；/g, ";")
		.replace(/：/g, ":");
}
