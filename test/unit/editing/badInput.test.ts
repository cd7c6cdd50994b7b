import assert from "node:assert/strict";
import fc from "fast-check";
import { connectServer } from "../../support/connectServer.js";
import { brokenDocument, type NamedDocument, readCorpus } from "../../support/corpus.js";
import { checkSafety } from "../../support/editing/checkSafety.js";
import { everyOperation } from "../../support/editing/everyOperation.js";
import { planEditor } from "../../support/editing/planEditor.js";
import { explain } from "../../support/editing/runOperations.js";
import { placesOf, requestEverything } from "../../support/requestEverything.js";
import { readProjectFile } from "../../support/seeds.js";
import { readShown } from "../../support/shownPlan.js";

/*
 * Each document is asked for one of so many operations and places, other ones in each; `npm run long -- fuzz` asks for
 * all.
 */
const corpus = readCorpus();
/** Commands take longest: they are sent at one of so many places. */
const commandStep = 40;
const broken: readonly NamedDocument[] = fc
	.sample(brokenDocument(corpus), { numRuns: 1000, seed: 20261128 })
	.map((text, i) => ({ name: `broken document ${i}`, text }));

describe("any operation on any document is done or refused with a reason, and breaks no table", () => {
	for (const [name, documents, step] of [
		["fixtures, seeds and real documents", corpus, 151],
		["1,000 broken documents", broken, 997],
	] as const)
		it(name, () => {
			let cases = 0;
			let done = 0;
			documents.forEach(({ text }, first) => {
				const document = readShown(text);
				for (const operation of everyOperation(document, step, first)) {
					cases++;
					if (explain(document, operation, () => checkSafety(planEditor, document, operation))) done++;
				}
			});
			assert.ok(done * 10 > cases, `${done} of ${cases} operations were done`);
		}).timeout(300_000);

	it("rows above the header of their table among them", () => {
		const document = readShown(readProjectFile("test/fixtures/fuzz/plan/headerBelowFirstRow.txt"));
		const isSplit = (task: number) => checkSafety(planEditor, document, { op: "splitTask", task, at: 4 });
		// The first stands where a header would: what is split from it would not be read as a row.
		assert.deepEqual([0, 1, 2].map(isSplit), [false, true, true]);
	});
});

describe("any request at any place is answered or refused with a reason", () => {
	for (const [name, documents, step] of [
		["fixtures, seeds and real documents", corpus, 211],
		["300 broken documents", broken.slice(0, 300), 997],
	] as const)
		it(name, async () => {
			const server = await connectServer({ capabilities: { textDocument: { diagnostic: {} } } });
			let sent = 0;
			try {
				for (const [i, { text, name: title }] of documents.entries()) {
					const uri = `file:///work/${i}.plan.md`;
					await server.open(uri, text);
					try {
						const places = placesOf(text, step, i);
						const commandPlaces = places.filter((_, k) => k % commandStep === 0);
						sent += await requestEverything(server, uri, places, commandPlaces);
					} catch (error) {
						throw new Error(`${String(error)}\non ${title}: ${JSON.stringify(text)}`);
					}
					await server.client.sendNotification("textDocument/didClose", { textDocument: { uri } });
				}
			} finally {
				server.close();
			}
			assert.ok(sent > 5 * documents.length, `${sent} requests`);
		}).timeout(300_000);
});
