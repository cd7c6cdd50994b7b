import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { planArbitrary, roundTrip, roundTripForms } from "../support/roundTrip.js";
import { listProjectTexts, readProjectFile } from "../support/seeds.js";
import { createClock, readLongOptions } from "./longOptions.js";

/*
 * npm run long -- roundtrip: the plans that ship and made-up ones go out in each form and come back: whether they are
 * the same, and if not, the first that is not.
 */
const options = readLongOptions(10);
const isOver = createClock(options);
const cases = Number.isFinite(options.cases) ? options.cases : 500;
const shipped = listProjectTexts("seeds").map((name) => ({ name, text: readProjectFile("seeds", name) }));
const madeUp = fc
	.sample(planArbitrary, { numRuns: cases, seed: options.seed })
	.map((text, i) => ({ name: `made-up plan ${i + 1}`, text }));
let differences = 0;
for (const form of roundTripForms) {
	if (options.only !== undefined && !options.only.split(",").includes(form)) continue;
	const different: { readonly name: string; readonly text: string; readonly back: string }[] = [];
	let done = 0;
	for (const { name, text } of [...shipped, ...madeUp]) {
		if (isOver()) break;
		const { before, after, back } = await roundTrip(text, form);
		done++;
		if (!isDeepStrictEqual(before, after)) different.push({ name, text, back });
	}
	differences += different.length;
	console.log(`${form}: ${done} plans, ${different.length} come back otherwise`);
	const [first] = different;
	if (first !== undefined) console.log(`${first.name}:\n${first.text}\n---- came back as\n${first.back}`);
}
process.exitCode = differences > 0 ? 1 : 0;
