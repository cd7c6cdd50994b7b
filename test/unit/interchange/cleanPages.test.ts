import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cleanDocument } from "../../../server/src/common/interchange/cleanDocument.js";
import { reportCleaning } from "../../../server/src/common/interchange/cleanReport.js";
import { loadScriptConverter, type ScriptConverter } from "../../../server/src/common/text/script.js";
import { readProjectFile } from "../../support/seeds.js";
import { expectSnapshot } from "../../support/snapshot.js";

const folder = fileURLToPath(new URL("../../fixtures/clean/", import.meta.url));

describe("cleanDocument: pages as they are copied", () => {
	let converter: ScriptConverter;
	before(async () => {
		converter = await loadScriptConverter();
	});

	for (const file of readdirSync(folder).filter((name) => name.endsWith(".raw.txt")))
		it(`cleans ${file}, once and for all`, () => {
			const cleaned = cleanDocument(readProjectFile("test/fixtures/clean", file), { converter });
			const list = reportCleaning(cleaned).map(({ zh }) => zh);
			expectSnapshot(
				`clean/${file.replace(".raw", "")}`,
				`${cleaned.text}\n-----\n${list.map((line) => `${line}\n`).join("")}`,
			);
			assert.deepEqual(cleanDocument(cleaned.text, { converter }).changes, []);
		});

	/** Lines of plans and letters that have the words of pages in them. */
	const own = readProjectFile("test/fixtures/clean/own-lines.txt")
		.split("\n")
		.filter((line) => line !== "");

	it("knows enough of them", () => assert.ok(own.length >= 60, String(own.length)));

	for (const line of own)
		it(`leaves ${line}`, () => {
			const points = "一、新增企业20家。\n二、新增就业3万人。\n";
			for (const text of [
				`某市2026年工作方案\n${line}\n${points}`,
				`某市2026年工作方案\n${points}${line}\n`,
				`某市2026年工作方案\n\n一、新增企业20家。${line}。\n二、${line}，新增就业3万人。\n`,
			])
				assert.deepEqual(
					cleanDocument(text, { converter }).changes.filter(({ code }) => code !== "text/punctuation"),
					[],
				);
		});
});
