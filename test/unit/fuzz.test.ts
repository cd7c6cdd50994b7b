import fc from "fast-check";
import { answersAnyConversation, ConversationPartner } from "../support/fuzz/conversations.js";
import { editsLikeAnew } from "../support/fuzz/editSequences.js";
import { fuzzedReaders, keptInputs, readsAnything } from "../support/fuzz/properties.js";

/** The same inputs each time; `npm run long -- fuzz` tries others, and for longer. */
const seed = 20261129;

describe("any input", () => {
	for (const [name, reader] of Object.entries(fuzzedReaders))
		it(`is read, or refused with a reason: ${name}`, async () => {
			const { ofBytes } = reader;
			if (ofBytes !== undefined)
				for (const bytes of keptInputs(name)) await reader.read(ofBytes(bytes) as never);
			await fc.assert(readsAnything(reader), { seed, numRuns: reader.runs });
		});

	it("is the same after edits as when it is read anew", () =>
		fc.assert(editsLikeAnew(), { seed, numRuns: 30 }));

	it("of a client is answered: malformed, too late, out of order, given up", async () => {
		const partner = await ConversationPartner.start();
		const decoder = new TextDecoder();
		try {
			for (const bytes of keptInputs("protocol")) await partner.hold(JSON.parse(decoder.decode(bytes)));
			await fc.assert(answersAnyConversation(partner), { seed, numRuns: 12 });
		} finally {
			partner.close();
		}
	});
});
