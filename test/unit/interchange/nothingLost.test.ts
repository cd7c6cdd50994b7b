import fc from "fast-check";
import { loadScriptConverter, type ScriptConverter } from "../../../server/src/common/text/script.js";
import { brokenDocument, readCorpus } from "../../support/corpus.js";
import {
	checkClean,
	checkFixes,
	checkFmt,
	checkImport,
	checkMend,
	markedDocument,
	withPlainEnds,
} from "../../support/nothingLost.js";

describe("nothing is lost, and nothing joined, by a command that writes", function () {
	this.timeout(120_000);
	let converter: ScriptConverter;
	before(async () => {
		converter = await loadScriptConverter();
	});
	const documents = fc.oneof(
		{ arbitrary: markedDocument, weight: 2 },
		withPlainEnds(brokenDocument(readCorpus())),
	);
	const commands: Readonly<Record<string, (text: string) => void>> = {
		import: checkImport,
		fmt: checkFmt,
		clean: (text) => checkClean(text, converter),
		"check --fix": checkMend,
		"a quick fix": checkFixes,
	};
	// Always the same documents; others are tried by `npm run long -- writers`.
	for (const [name, check] of Object.entries(commands))
		it(name, () => fc.assert(fc.property(documents, check), { numRuns: 150, seed: 20261129 }));
});
