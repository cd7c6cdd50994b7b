import { type CheckPoint, medianOf, soak } from "../support/soak/soak.js";
import { buildIfStale } from "../unit/cli/niwen.js";
import { readLongOptions } from "./longOptions.js";

/*
 * Hours of writing in a plan of 1,000 tasks, in one server as it is built: `--cases` edits (50,000), requests of all kinds
 * in between. At 100 check points its findings are those of a server that reads the text anew; memory that is held and
 * the work for an edit are as they were at the beginning.
 */
const { cases, seed } = readLongOptions(600);
const edits = Number.isFinite(cases) ? cases : 50_000;
buildIfStale();
const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
console.log(
	"edits, findings, memory held and resident (MiB), work for an edit, until findings, until an answer (ms)",
);
const points = await soak({ edits, tasks: 1000, checkPoints: 100, seed }, (point) => {
	const { held, resident, workPerEdit, findings, answer, sameFindings } = point;
	const cells = [point.edits, sameFindings, mebibytes(held), mebibytes(resident)];
	console.log([...cells, ...[workPerEdit, findings, answer].map((time) => time.toFixed(2))].join("\t"));
});

/** Of what is measured, what it may be at the end against the beginning, where the server has warmed up. */
const limits: Readonly<Record<"held" | "resident" | "workPerEdit", number>> = {
	held: 1.1,
	resident: 1.25,
	workPerEdit: 1.25,
};
let failures = 0;
for (const [name, limit] of Object.entries(limits) as [keyof typeof limits, number][]) {
	const ratio = medianIn(points.slice(-20), name) / medianIn(points.slice(5, 25), name);
	const isFlat = ratio <= limit;
	if (!isFlat) failures++;
	console.log(
		`${name}: the last fifth is ${ratio.toFixed(3)} of the first (at most ${limit})${isFlat ? "" : ": too much"}`,
	);
}
console.log("\nMemory held, from 0:");
console.log(curve(points.map(({ held }) => held)));
console.log("Work for an edit, from 0:");
console.log(curve(points.map(({ workPerEdit }) => workPerEdit)));
console.log(`${points.length} check points, the same findings at each; ${edits} edits`);
process.exitCode = failures === 0 ? 0 : 1;

function medianIn(some: readonly CheckPoint[], name: keyof CheckPoint): number {
	return medianOf(some.map((point) => point[name]));
}

/** A character for each number, as high as it is against the highest. */
function curve(numbers: readonly number[]): string {
	const steps = "▁▂▃▄▅▆▇█";
	const highest = Math.max(...numbers);
	return numbers.map((number) => steps[Math.ceil((number / highest) * steps.length) - 1] ?? " ").join("");
}
