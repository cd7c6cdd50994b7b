import fc from "fast-check";
import { connectServer } from "../../support/connectServer.js";
import { brokenDocument, type NamedDocument, readCorpus } from "../../support/corpus.js";
import { checkSafety } from "../../support/editing/checkSafety.js";
import { everyOperation } from "../../support/editing/everyOperation.js";
import { planEditor } from "../../support/editing/planEditor.js";
import { cellPlaces, requestEverything, tellingPlaces } from "../../support/requestEverything.js";
import { readShown } from "../../support/shownPlan.js";
import { createWorkClock, type LongOptions } from "../longOptions.js";
import type { Faults } from "./faults.js";

/** All documents of the project and up to 1,000 broken ones. */
function documentsOf({ cases, seed }: LongOptions): readonly NamedDocument[] {
	const corpus = readCorpus();
	const broken = fc
		.sample(brokenDocument(corpus), { numRuns: Math.min(cases, 1000), seed })
		.map((text, i): NamedDocument => ({ name: `broken document ${i}`, text }));
	return [...corpus, ...broken];
}

const exampleOf = ({ name, text }: NamedDocument) => `on ${name}: ${JSON.stringify(text)}`;

/** Every operation at every task, column, offset, block and line. */
export function tryOperations(options: LongOptions, isOver: () => boolean, faults: Faults): void {
	const work = createWorkClock();
	let cases = 0;
	let done = 0;
	let tried = 0;
	for (const [i, named] of documentsOf(options).entries()) {
		if (isOver()) break;
		const document = readShown(named.text);
		for (const operation of everyOperation(document, options.step, options.seed + i)) {
			cases++;
			try {
				if (checkSafety(planEditor, document, operation)) done++;
			} catch (error) {
				faults.note(`${operation.op} ${JSON.stringify(operation)}`, error, exampleOf(named));
			}
		}
		if (++tried % 100 === 0) console.log(`${tried} documents, ${cases} operations`);
	}
	console.log(
		`operations: ${tried} documents, ${cases} operations, ${done} done, ${cases - done} refused or failed, ${work()}`,
	);
}

/** Every request at every place where a text changes, and every command in every cell. */
export async function tryRequests(
	options: LongOptions,
	isOver: () => boolean,
	faults: Faults,
): Promise<void> {
	const server = await connectServer({ capabilities: { textDocument: { diagnostic: {} } } });
	const work = createWorkClock();
	let sent = 0;
	let tried = 0;
	for (const [i, named] of documentsOf(options).entries()) {
		if (isOver()) break;
		const uri = `file:///work/${i}.plan.md`;
		await server.open(uri, named.text);
		try {
			const isChosen = (_: unknown, k: number) => (options.seed + i + k) % options.step === 0;
			const places = tellingPlaces(named.text).filter(isChosen);
			const commandPlaces = cellPlaces(named.text).filter(isChosen);
			sent += await requestEverything(server, uri, places, commandPlaces);
		} catch (error) {
			faults.note("request", error, exampleOf(named));
		}
		await server.client.sendNotification("textDocument/didClose", { textDocument: { uri } });
		if (++tried % 100 === 0) console.log(`${tried} documents, ${sent} requests`);
	}
	server.close();
	console.log(`requests: ${tried} documents, ${sent} requests, ${work()}`);
}
