import assert from "node:assert/strict";
import { ResponseError } from "vscode-languageserver/node";
import { allCommands } from "../../../server/src/common/commands/allCommands.js";
import { allFeatures } from "../../../server/src/common/service/allFeatures.js";
import { MemoryEditor } from "../../support/memoryEditor.js";
import { listProjectTexts, readProjectFile } from "../../support/seeds.js";

const folders = ["test/fixtures/workspace", "test/fixtures/grammar", "test/fixtures/clean"];
const documents = folders.flatMap((folder) =>
	listProjectTexts(folder).map((name) => readProjectFile(folder, name)),
);
/** So many places of a document are asked about; another run of the same set would tell nothing new. */
const places = 8;

/** Places spread over a document, those outside it among them. */
function placesOf(text: string): readonly { readonly line: number; readonly character: number }[] {
	const lines = text.split("\n");
	const spread = Array.from({ length: places }, (_, i) => {
		const line = Math.floor((lines.length * i) / places);
		const length = lines[line]?.length ?? 0;
		return { line, character: length === 0 ? 0 : (i * 7919) % (length + 1) };
	});
	const outside = [
		{ line: lines.length + 5, character: 3 },
		{ line: 0, character: 1_000_000 },
	];
	// What clients in several languages have for “the end”: 2^31-1, 2^53-1, 2^64-1 and the largest number of all.
	const largest = [2 ** 31 - 1, Number.MAX_SAFE_INTEGER, 2 ** 64, Number.MAX_VALUE];
	return [...spread, ...outside, ...largest.map((end) => ({ line: end, character: end }))];
}

describe("every request of the tables, at places of every document", () => {
	let editor: MemoryEditor;
	before(async () => {
		editor = await MemoryEditor.start();
		for (const [i, text] of documents.entries()) await editor.open(`file:///work/${i}.plan.md`, text);
	});
	after(() => editor.server.close());

	/** Answers, and refusals that say why, are what may come; a failure is told to the log. */
	const ask = async (method: string, params: object): Promise<void> => {
		try {
			await editor.server.client.sendRequest(method, params);
		} catch (error) {
			assert.ok(error instanceof ResponseError, String(error));
			assert.ok(error.message.length > 0 && !/undefined|TypeError/.test(error.message), error.message);
		}
	};

	for (const [i, text] of documents.entries())
		it(`document ${i}: ${text.slice(0, 24).replace(/\s+/g, " ")}`, async () => {
			const uri = `file:///work/${i}.plan.md`;
			const { log } = editor.server;
			for (const position of placesOf(text)) {
				const range = { start: position, end: position };
				const params = {
					...{ textDocument: { uri }, position, range, newName: "区新局", label: "区发改委" },
					...{
						query: "工",
						previousResultId: "0",
						context: { includeDeclaration: true, diagnostics: [], triggerKind: 1 },
					},
					...{ positions: [position] },
				};
				await Promise.all(allFeatures.map(({ method }) => ask(method, params)));
				await Promise.all(
					allCommands.map(({ verb }) =>
						ask("workspace/executeCommand", {
							command: `niwen.server.${verb}`,
							arguments: [{ uri, range, apply: false, showMessage: false }],
						}),
					),
				);
			}
			assert.deepEqual(
				log.filter((line) => line.startsWith("niwen: ")),
				[],
				"nothing failed",
			);
		}).timeout(120_000);
});
