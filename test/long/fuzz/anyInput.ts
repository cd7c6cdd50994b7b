import fc from "fast-check";
import {
	answersAnyConversation,
	type Conversation,
	ConversationPartner,
} from "../../support/fuzz/conversations.js";
import { editLikeAnew, editsLikeAnew, made } from "../../support/fuzz/editSequences.js";
import { fuzzedReaders, readsAnything } from "../../support/fuzz/properties.js";
import { createWorkClock } from "../longOptions.js";
import type { Faults } from "./faults.js";
import { Watch } from "./watch.js";

/** What of the run is left. */
export interface Share {
	readonly seed: number;
	/** Milliseconds for each kind of input. */
	readonly milliseconds: number;
	readonly cases: number;
}

/** Every reader with any input. */
export async function tryReaders(share: Share, faults: Faults): Promise<void> {
	const watch = new Watch();
	for (const [name, reader] of Object.entries(fuzzedReaders)) {
		const read = (input: never) => watch.over(name, input, () => reader.read(input));
		await run(name, readsAnything({ ...reader, read }), share, faults);
	}
	await watch.close();
}

/** Every document after any edits against the same document read anew. */
export async function tryEdits(share: Share, faults: Faults): Promise<void> {
	const watch = new Watch();
	const tried = editsLikeAnew((...inputs) =>
		watch.over("edits", JSON.stringify(inputs), () => editLikeAnew(...inputs)),
	);
	await run("edits", tried, share, faults);
	console.log(`edits: ${made.edits} edits were made`);
	await watch.close();
}

/** Any conversation of a client. */
export async function tryConversations(share: Share, faults: Faults): Promise<void> {
	const partner = await ConversationPartner.start();
	const watch = new Watch();
	let last = Promise.resolve();
	const hold = (steps: Conversation) => {
		last = watch.over("protocol", JSON.stringify(steps), () => partner.hold(steps));
		return last;
	};
	await run("protocol", answersAnyConversation({ hold }), share, faults);
	// One that the end of the time has cut short goes on, and its servers cannot be closed before.
	await last.catch(() => {});
	await watch.close();
	partner.close();
	console.log(`protocol: ${partner.requests} requests were answered`);
}

/** Round after round of one property, each with another seed, so that one fault does not hide the others. */
async function run<Inputs>(
	name: string,
	property: fc.IRawProperty<Inputs>,
	{ seed, milliseconds, cases }: Share,
	faults: Faults,
): Promise<void> {
	const end = performance.now() + milliseconds;
	const work = createWorkClock();
	let runs = 0;
	for (let round = 0; performance.now() < end && runs < cases; round++) {
		const details = await fc.check(property, {
			seed: seed + round,
			numRuns: Math.min(runsAtOnce, cases - runs),
			interruptAfterTimeLimit: Math.max(1, end - performance.now()),
			endOnFailure: false,
		});
		runs += details.numRuns;
		if (details.failed && details.counterexample !== null)
			faults.note(
				name,
				details.errorInstance,
				`seed ${seed + round}: ${fc.stringify(details.counterexample)}`,
			);
	}
	console.log(`${name}: ${runs} inputs, ${work()}`);
}

const runsAtOnce = 500;
