import { readFileSync } from "node:fs";
import { cleanDocument } from "../../server/src/common/interchange/cleanDocument.js";
import { loadScriptConverter } from "../../server/src/common/text/script.js";
import { type MeasureRow, readLabelled, toMeasure } from "./measure.js";

interface LabelledText {
	readonly name: string;
	readonly text: string;
	readonly clean: string;
}

function withHalfMarks(text: string): string {
	return text.replace(/[，；：？！（）]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}

/** Simplified sentences that must stay as they are, and Traditional texts with what must become of them. */
async function measureCleaning(): Promise<readonly MeasureRow[]> {
	const converter = await loadScriptConverter();
	const sentences = readFileSync(new URL("cleaning/simplified.txt", import.meta.url), "utf8")
		.split("\n")
		.filter((line) => line !== "");
	// Marks may be made full-width; no other character may change.
	const isKept = (line: string, clean = "") => withHalfMarks(clean) === withHalfMarks(line);
	const changed = sentences.filter((line) => !isKept(line, cleanDocument(line, { converter }).text));
	// The sentences together are one long document, which may be judged in another way.
	const together = cleanDocument(sentences.join("\n\n"), { converter }).text.split("\n\n");
	const changedTogether = sentences.filter((line, i) => !isKept(line, together[i]));
	const all = [...new Set([...changed, ...changedTogether])];
	const texts = readLabelled<LabelledText>("cleaning");
	const wrong = texts.filter(({ text, clean }) => cleanDocument(text, { converter }).text !== clean);
	return [
		{
			layout: "any",
			measure: "simplified kept",
			documents: 1,
			labelled: sentences.length,
			found: sentences.length,
			right: sentences.length - all.length,
			misses: all.map((line) => `${line} → ${cleanDocument(line, { converter }).text}`),
		},
		{
			layout: "any",
			measure: "traditional cleaned",
			documents: texts.length,
			labelled: texts.length,
			found: texts.length,
			right: texts.length - wrong.length,
			misses: wrong.map(({ name, text }) => `${name}: ${cleanDocument(text, { converter }).text}`),
		},
	];
}

export const measure = toMeasure(measureCleaning);
