import fc from "fast-check";
import { randomFrom, returnTrip } from "../support/returnTrip.js";
import { planArbitrary } from "../support/roundTrip.js";
import { listProjectTexts, readProjectFile } from "../support/seeds.js";
import { createClock, readLongOptions } from "./longOptions.js";

/*
 * npm run long -- returns: the plans that ship and made-up ones are split into forms, filled in at random, sent back
 * and collected: whether all that was filled in is there, and nothing else.
 */
const options = readLongOptions(10);
const isOver = createClock(options);
const cases = Number.isFinite(options.cases) ? options.cases : 100;
const shipped = listProjectTexts("seeds").map((name) => ({ name, text: readProjectFile("seeds", name) }));
const madeUp = fc
	.sample(planArbitrary, { numRuns: cases, seed: options.seed })
	.map((text, i) => ({ name: `made-up plan ${i + 1}`, text }));
const random = randomFrom(options.seed);
const total = { trips: 0, forms: 0, cells: 0, lost: 0 };
for (const { name, text } of [...shipped, ...madeUp])
	for (const by of ["unit", "leader"] as const)
		for (const to of ["xlsx", "docx"] as const) {
			if (isOver() || (options.only !== undefined && !options.only.split(",").includes(to))) continue;
			const { forms, cells, lost } = await returnTrip(text, { by, to }, random);
			total.trips++;
			total.forms += forms;
			total.cells += cells;
			total.lost += lost.length;
			if (lost.length > 0) console.log(`${name}, by ${by}, ${to}:\n  ${lost.slice(0, 5).join("\n  ")}`);
		}
console.log(
	`${total.trips} trips, ${total.forms} forms, ${total.cells} cells filled in, ${total.lost} came back otherwise`,
);
process.exitCode = total.lost > 0 ? 1 : 0;
