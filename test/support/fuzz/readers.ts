import assert from "node:assert/strict";
import { readSeal } from "../../../server/src/common/comparison/seal/readSeal.js";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import { frontMatterOf, parseFrontMatter } from "../../../server/src/common/frontMatter.js";
import { cleanDocument } from "../../../server/src/common/interchange/cleanDocument.js";
import { parseProfile } from "../../../server/src/common/interchange/export/parseProfile.js";
import { importBytes } from "../../../server/src/common/interchange/import/importBytes.js";
import type { SourceName } from "../../../server/src/common/interchange/import/sources.js";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { readReplies } from "../../../server/src/common/interchange/replies/readReplies.js";
import type { UnreadableDocument } from "../../../server/src/common/interchange/unreadableDocument.js";
import type { Span } from "../../../server/src/common/model/span.js";
import { parseConfigFile } from "../../../server/src/common/parseSettings.js";
import { applySafeFixes } from "../../../server/src/common/snapshot/applyFixes.js";
import { loadScriptConverter } from "../../../server/src/common/text/script.js";
import { readYaml } from "../../../server/src/common/text/yamlSource.js";
import { encodeText } from "../../../server/src/node/encodeText.js";
import { decodeDocument } from "../../../server/src/shared/decodeDocument.js";
import { decodeText, encodings } from "../../../server/src/shared/decodeText.js";
import { applyEdits } from "../applyEdits.js";
import { createTestSnapshot } from "../planSnapshot.js";

/*
 * What must hold of every reader whatever it is given: it ends, throws nothing but a refusal that says what to do, and
 * every place that it speaks of is one of the text.
 */

/** Reads a plan, finds, mends, prints and cleans it. */
export async function readAnyPlan(text: string): Promise<void> {
	const snapshot = createTestSnapshot(text, { readYaml });
	const { plan, index, document, frontMatter } = snapshot;
	for (const { code, message, span } of snapshot.findings()) {
		assert.notEqual(code, "internal/rule-failed", message.en);
		isPlace(span, document.lines, code);
		isSaid(message);
	}
	applyEdits(document.lines.join("\n"), applySafeFixes(snapshot).edits);
	assert.equal(toPlanJson(plan, index).tasks.length, plan.taskCount);
	assert.ok(!printPlan(plan, frontMatter.yaml, document.lines).includes("\r"));
	cleanDocument(text, { converter: await loadScriptConverter() });
}

/** Reads YAML as each of the files that are YAML. */
export function readAnyYaml(text: string): void {
	const lines = linesOf(text);
	for (const { place, message } of loadDirectory(text, "file:///a.directory.yaml").problems) {
		isPlace(place, lines, "directory");
		isSaid(message);
	}
	for (const { place, message } of parseConfigFile(text, "file:///.niwen.yaml", new Set()).problems) {
		isPlace(place, lines, "settings");
		isSaid(message);
	}
	const profile = parseProfile(text);
	if ("problems" in profile)
		for (const { line, message } of profile.problems) {
			assert.ok(line >= 0 && line < lines.length, `line ${line} of ${lines.length}`);
			isSaid(message);
		}
	for (const { span, message } of parseFrontMatter(text, readYaml).problems) {
		isPlace(span, lines, "front matter");
		isSaid(message);
	}
	assert.equal(typeof frontMatterOf(["---", ...lines, "---"]), "string");
	assert.equal(
		Object.getOwnPropertyNames(Object.prototype).length,
		prototypeKeys,
		"the prototype is touched",
	);
}

const prototypeKeys = Object.getOwnPropertyNames(Object.prototype).length;

/** Reads a seal; none but one that Niwen has written holds. */
export async function readAnySeal(text: string): Promise<void> {
	const read = await readSeal(text);
	if ("problem" in read) isSaid(read.problem);
}

/** Decodes bytes in each encoding and in that which is found out, and writes what was read without loss. */
export function decodeAnything(bytes: Uint8Array): void {
	for (const encoding of encodings) {
		const read = decodeText(bytes, encoding);
		if ("problem" in read) isSaid(read.problem);
		else assert.ok(read.isDamaged || !read.text.includes("\u0000") || bytes.includes(0), encoding);
	}
	const found = decodeText(bytes);
	if ("problem" in found) {
		isSaid(found.problem);
		return;
	}
	assert.ok(!found.isDamaged, "bytes that cannot be read are a problem, not a guess");
	if (found.otherLines !== undefined) return;
	const written = encodeText(found.text, found.encoding, found.hasMark);
	assert.ok(written !== undefined, `what was read as ${found.encoding} cannot be written so`);
	const again = decodeText(written, found.encoding);
	assert.ok("text" in again && again.text === found.text, "written and read again");
}

/** Reads a document of another program, as a plan and as a form that came back. */
export async function importAnything(bytes: Uint8Array, from: SourceName): Promise<void> {
	await unlessRefused(async () => {
		const imported = await importBytes({ bytes, name: `a.${from}`, from }, { decodeText: decodeDocument });
		for (const said of [...imported.notes, ...imported.unread]) isSaid(said);
		assert.ok(!imported.text.includes("\r"));
		assert.ok(imported.taskCount >= 0 && imported.sectionCount >= 0);
	});
	if (from === "docx" || from === "xlsx") await unlessRefused(() => readReplies(bytes));
}

async function unlessRefused(read: () => Promise<unknown>): Promise<void> {
	try {
		await read();
	} catch (error) {
		if (!isRefusal(error)) throw error;
		isSaid(error.text);
	}
}

/** By its name: where tests run, what is imported when it is needed is another copy of the class. */
function isRefusal(error: unknown): error is UnreadableDocument {
	return error instanceof Error && error.name === "UnreadableDocument";
}

function linesOf(text: string): readonly string[] {
	return text.split(/\r\n|\n|\r/);
}

function isPlace(span: Span, lines: readonly string[], what: string): void {
	const { line, character, endLine, endCharacter } = span;
	const isOrdered = line < endLine || (line === endLine && character <= endCharacter);
	const isInside =
		line >= 0 &&
		endLine < lines.length &&
		character >= 0 &&
		character <= (lines[line] ?? "").length &&
		endCharacter <= (lines[endLine] ?? "").length;
	assert.ok(isOrdered && isInside, `${what} at ${JSON.stringify(span)} of ${lines.length} lines`);
}

function isSaid({ zh, en }: { readonly zh: string; readonly en: string }): void {
	assert.ok(zh.trim() !== "" && en.trim() !== "", "a message in one language");
}
