import fc from "fast-check";
import { loadScriptConverter } from "../../server/src/common/text/script.js";
import { brokenDocument, readCorpus } from "../support/corpus.js";
import {
	checkClean,
	checkFixes,
	checkFmt,
	checkImport,
	checkMend,
	markedDocument,
	withPlainEnds,
} from "../support/nothingLost.js";
import { createClock, readLongOptions } from "./longOptions.js";

/*
 * Every command that writes, on random documents: figures, names and tasks before equal those after, but for what its
 * report lists. `--only import,fmt,clean,mend,fixes` does some of them.
 */
const options = readLongOptions(10);
const isOver = createClock(options);
const converter = await loadScriptConverter();
const commands: Readonly<Record<string, (text: string) => void>> = {
	import: checkImport,
	fmt: checkFmt,
	clean: (text) => checkClean(text, converter),
	mend: checkMend,
	fixes: checkFixes,
};
const chosen = Object.keys(commands).filter((name) => options.only?.split(",").includes(name) ?? true);
const documents = fc.oneof(markedDocument, withPlainEnds(brokenDocument(readCorpus())));
const faults = new Map<string, { count: number; text: string }>();
let tried = 0;
for (let round = 0; !isOver() && tried < options.cases; round++)
	for (const text of fc.sample(documents, { numRuns: 20, seed: options.seed + round })) {
		tried++;
		for (const name of chosen)
			try {
				commands[name]?.(text);
			} catch (error) {
				const message = error instanceof Error ? error.message : String(error);
				const key = `${name}: ${message.replace(/\d+/g, "N").slice(0, 300)}`;
				const known = faults.get(key);
				if (known === undefined || text.length < known.text.length)
					faults.set(key, { count: (known?.count ?? 0) + 1, text });
				else known.count++;
			}
	}
for (const [key, { count, text }] of faults) console.log(`\n${count} times ${key}\n${JSON.stringify(text)}`);
console.log(`\n${tried} documents, ${faults.size} kinds of faults, seed ${options.seed}`);
process.exitCode = faults.size === 0 ? 0 : 1;
