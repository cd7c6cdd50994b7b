import assert from "node:assert/strict";
import type { Position } from "vscode-languageserver-types";
import { generatePlan } from "../../bench/generatePlan.mjs";
import { createRandom } from "../../quality/comparison/random.js";
import { type PlaceRequest, requestsAt, requestsOn } from "../requestEverything.js";
import { Typist } from "./typist.js";
import { WatchedServer, type Weight } from "./watchedServer.js";

export interface SoakOptions {
	readonly edits: number;
	readonly tasks: number;
	readonly checkPoints: number;
	readonly seed: number;
}

/** How a server was between one check point and the next. */
export interface CheckPoint extends Weight {
	/** Edits up to here. */
	readonly edits: number;
	/** Milliseconds of the server's processor time for an edit, with the requests that follow it. */
	readonly workPerEdit: number;
	/** Median of the milliseconds from an edit to its findings. */
	readonly findings: number;
	/** Median of the milliseconds to the answer of any other request. */
	readonly answer: number;
	/** Findings that a server says that knows nothing but the text as it is now: the same ones, or this throws. */
	readonly sameFindings: number;
}

const uri = "file:///plans/soaked.plan.md";
/** Of so many edits one is followed by a question for findings, and another by some other request. */
const pace = 4;

/**
 * Edits a plan of so many tasks for a long time, with requests of all kinds in between.
 *
 * @param tell of each check point when it is reached
 * @throws where a request fails, or where findings, outline or folding are not those of the text read anew
 */
export async function soak(
	{ edits, tasks, checkPoints, seed }: SoakOptions,
	tell: (point: CheckPoint) => void = () => {},
): Promise<readonly CheckPoint[]> {
	const typist = new Typist(generatePlan(tasks, { seed, region: "苏州市吴江区" }), createRandom(seed));
	const server = await WatchedServer.start();
	const points: CheckPoint[] = [];
	await server.open(uri, typist.text);
	let before = await server.weigh();
	let version = 2;
	let turn = 0;
	for (let point = 1, done = 0; point <= checkPoints; point++) {
		const [findings, answers]: [number[], number[]] = [[], []];
		const begun = done;
		for (const end = Math.round((edits * point) / checkPoints); done < end; done++) {
			const { range, text } = typist.next();
			const since = performance.now();
			await server.client.sendNotification("textDocument/didChange", {
				textDocument: { uri, version: version++ },
				contentChanges: [{ range, text }],
			});
			if (done % pace === 0) {
				await server.client.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
				findings.push(performance.now() - since);
			} else if (done % pace === 2) answers.push(await ask(server, requestOf(server, typist.place, turn++)));
		}
		const weight = await server.weigh();
		const reached: CheckPoint = {
			...weight,
			edits: done,
			workPerEdit: (weight.work - before.work) / (done - begun),
			findings: medianOf(findings),
			answer: medianOf(answers),
			sameFindings: await compareWithAnew(server, typist.text),
		};
		before = await server.weigh();
		points.push(reached);
		tell(reached);
	}
	await server.end();
	return points;
}

/** One of all requests that the server answers, each in its turn. */
function requestOf({ capabilities }: WatchedServer, place: Position, turn: number): PlaceRequest {
	const all = [...requestsAt(capabilities, uri, place), ...requestsOn(capabilities, uri)];
	return all[turn % all.length] as PlaceRequest;
}

/** Returns the milliseconds until the answer. A request that the server refuses with a reason is answered. */
async function ask({ client }: WatchedServer, { method, params }: PlaceRequest): Promise<number> {
	const since = performance.now();
	try {
		await client.sendRequest(method, params);
	} catch (error) {
		assert.ok((error as { code?: number }).code === requestFailed, `${method}: ${error}`);
	}
	return performance.now() - since;
}

const requestFailed = -32803;

/** Returns how many findings there are. */
async function compareWithAnew(server: WatchedServer, text: string): Promise<number> {
	const anew = await WatchedServer.start();
	await anew.open(uri, text);
	let count = 0;
	for (const method of ["diagnostic", "documentSymbol", "foldingRange"]) {
		const params = { textDocument: { uri } };
		const ofEdits = await server.client.sendRequest(`textDocument/${method}`, params);
		const ofText = await anew.client.sendRequest(`textDocument/${method}`, params);
		const [known, expected] = [ofEdits, ofText].map(withoutId);
		assert.deepEqual(known, expected, `${method} of\n${text}`);
		if (method === "diagnostic") count = (expected as { items: unknown[] }).items.length;
	}
	await anew.end();
	return count;
}

/** An answer without what names this answer and no other. */
function withoutId(answer: unknown): unknown {
	if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return answer;
	const { resultId, ...rest } = answer as { readonly resultId?: string };
	return rest;
}

export function medianOf(numbers: readonly number[]): number {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
