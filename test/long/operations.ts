import { leastDone } from "../support/editing/leastDone.js";
import { type OperationKind, operationKinds } from "../support/editing/operationArbitraries.js";
import { type DocumentLayout, layouts } from "../support/editing/planArbitraries.js";
import { planEditor } from "../support/editing/planEditor.js";
import { noTally, rateOf, runOperations, type Tally } from "../support/editing/runOperations.js";
import { createClock, readLongOptions } from "./longOptions.js";

/*
 * Random operations on random documents, round after round over all operations and layouts, until the time is over or
 * `--cases` operations were tried. `--only setCell` tries one operation, `--only table` one layout.
 */
const options = readLongOptions(5);
const isOver = createClock(options);
const tallies = new Map<string, Tally>();
const faults = new Map<string, { count: number; message: string }>();
let cases = 0;

/** Documents a round; the time is looked at between rounds. */
const runsAtOnce = 20;
/** The most that a round takes: looking for the smallest example of a difference may go on for long. */
const milliseconds = 8000;

function tryRound(kind: OperationKind, layout: DocumentLayout, seed: number): void {
	const name = `${layout} ${kind}`;
	try {
		const tally = runOperations(planEditor, kind, layout, { runs: runsAtOnce, seed, milliseconds });
		const sum = tallies.get(name) ?? noTally;
		tallies.set(
			name,
			Object.fromEntries(
				Object.entries(sum).map(([key, n]) => [key, n + tally[key as keyof Tally]]),
			) as never,
		);
		cases += tally.cases;
	} catch (error) {
		const cause =
			error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
		const known = faults.get(name);
		const isShorter = known === undefined || cause.length < known.message.length;
		faults.set(name, { count: (known?.count ?? 0) + 1, message: isShorter ? cause : known.message });
	}
}

const isChosen = (...names: readonly string[]) => options.only === undefined || names.includes(options.only);
for (let round = 0; !isOver() && cases < options.cases; round++)
	for (const layout of layouts)
		for (const kind of operationKinds)
			if (isChosen(layout, kind) && !isOver()) tryRound(kind, layout, options.seed + round);

console.table(
	Object.fromEntries(
		[...tallies].map(([name, tally]) => [
			name,
			{
				cases: tally.cases,
				done: tally.done,
				"refused, must": tally.senseless,
				"refused, may": tally.refused,
				"done of plain": rateOf(tally).toFixed(2),
				differences: faults.get(name)?.count ?? 0,
			},
		]),
	),
);
/** So many plain operations tell what part of them is done. */
const enough = 100;
for (const [name, tally] of tallies) {
	const [layout, kind] = name.split(" ") as [DocumentLayout, OperationKind];
	const least = leastDone(layout, kind);
	if (tally.plainDone + tally.plainRefused >= enough && rateOf(tally) < least)
		faults.set(`${name}, too few done`, { count: 1, message: `${rateOf(tally)} instead of ${least}` });
}
for (const [name, { count, message }] of faults)
	console.log(`\n${name}: ${count} rounds fail, as with\n${message}`);
console.log(`\n${cases} operations, ${faults.size} operations with differences, seed ${options.seed}`);
process.exitCode = faults.size === 0 ? 0 : 1;
