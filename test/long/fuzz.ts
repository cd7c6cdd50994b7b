import fc from "fast-check";
import { connectServer } from "../support/connectServer.js";
import { brokenDocument, type NamedDocument, readCorpus } from "../support/corpus.js";
import { checkSafety } from "../support/editing/checkSafety.js";
import { everyOperation } from "../support/editing/everyOperation.js";
import { planEditor } from "../support/editing/planEditor.js";
import { cellPlaces, requestEverything, tellingPlaces } from "../support/requestEverything.js";
import { readShown } from "../support/shownPlan.js";
import { createClock, readLongOptions } from "./longOptions.js";

/*
 * Every operation at every task, column, offset, block and line, every request at every place where a text changes, and
 * every command in every cell: of all documents of the project and of 1,000 broken ones. `--only operations` and
 * `--only requests` do half of it; `--cases N` takes N broken documents, `--step N` one of so many operations and
 * places of each document.
 */
const options = readLongOptions(120);
const isOver = createClock(options);
const corpus = readCorpus();
const broken = fc
	.sample(brokenDocument(corpus), { numRuns: Math.min(options.cases, 1000), seed: options.seed })
	.map((text, i): NamedDocument => ({ name: `broken document ${i}`, text }));
const documents = [...corpus, ...broken];
const faults = new Map<string, { count: number; example: string }>();

function note(what: string, document: NamedDocument, error: unknown): void {
	const message = error instanceof Error ? error.message : String(error);
	const key = `${what.split(" ")[0]}: ${message.split("\n")[0]?.replace(/\d+/g, "N")}`;
	const example = `${what}\non ${document.name}: ${JSON.stringify(document.text)}\n${message}`;
	const known = faults.get(key);
	const isShorter = known === undefined || example.length < known.example.length;
	faults.set(key, { count: (known?.count ?? 0) + 1, example: isShorter ? example : known.example });
}

function tryOperations(): void {
	let cases = 0;
	let done = 0;
	let tried = 0;
	for (const [i, named] of documents.entries()) {
		if (isOver()) break;
		const document = readShown(named.text);
		for (const operation of everyOperation(document, options.step, options.seed + i)) {
			cases++;
			try {
				if (checkSafety(planEditor, document, operation)) done++;
			} catch (error) {
				note(`${operation.op} ${JSON.stringify(operation)}`, named, error);
			}
		}
		if (++tried % 100 === 0) console.log(`${tried} documents, ${cases} operations`);
	}
	console.log(
		`operations: ${tried} documents, ${cases} operations, ${done} done, ${cases - done} refused or failed`,
	);
}

async function tryRequests(): Promise<void> {
	const server = await connectServer({ capabilities: { textDocument: { diagnostic: {} } } });
	let sent = 0;
	let tried = 0;
	for (const [i, named] of documents.entries()) {
		if (isOver()) break;
		const uri = `file:///work/${i}.plan.md`;
		await server.open(uri, named.text);
		try {
			const isChosen = (_: unknown, k: number) => (options.seed + i + k) % options.step === 0;
			const places = tellingPlaces(named.text).filter(isChosen);
			const commandPlaces = cellPlaces(named.text).filter(isChosen);
			sent += await requestEverything(server, uri, places, commandPlaces);
		} catch (error) {
			note("request", named, error);
		}
		await server.client.sendNotification("textDocument/didClose", { textDocument: { uri } });
		if (++tried % 100 === 0) console.log(`${tried} documents, ${sent} requests`);
	}
	server.close();
	console.log(`requests: ${tried} documents, ${sent} requests`);
}

// Timers of the server do not keep the process; what is asked for must not end with it.
const awake = setInterval(() => {}, 1000);
if (options.only !== "requests") tryOperations();
if (options.only !== "operations") await tryRequests();
clearInterval(awake);
for (const [key, { count, example }] of faults) console.log(`\n${count} times ${key}\n${example}`);
console.log(`\n${faults.size} kinds of faults, seed ${options.seed}`);
process.exitCode = faults.size === 0 ? 0 : 1;
