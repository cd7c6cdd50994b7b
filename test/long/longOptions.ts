import { parseArgs } from "node:util";

/** What the long runs are told on the command line. */
export interface LongOptions {
	readonly minutes: number;
	readonly seed: number;
	/** Everything else: `--only`, `--cases`, `--step`. */
	readonly only: string | undefined;
	readonly cases: number;
	/** Of all that there is to try one of so many is tried, other ones with another seed. */
	readonly step: number;
}

/** Reads the command line and tells what the run can be repeated with. */
export function readLongOptions(minutes: number): LongOptions {
	const { values } = parseArgs({
		options: {
			minutes: { type: "string", default: String(minutes) },
			seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
			only: { type: "string" },
			cases: { type: "string", default: "Infinity" },
			step: { type: "string", default: "1" },
		},
	});
	const options = {
		minutes: Number(values.minutes),
		seed: Number(values.seed),
		only: values.only,
		cases: Number(values.cases),
		step: Number(values.step),
	};
	const isStep = Number.isInteger(options.step) && options.step > 0;
	if (!(options.minutes > 0 && Number.isInteger(options.seed) && options.cases > 0 && isStep)) {
		console.error("--minutes, --cases and --step are numbers above 0, --seed is a whole number");
		process.exit(2);
	}
	console.log(`seed ${options.seed}, at most ${options.minutes} minutes`);
	return options;
}

/** Asked now and then whether the time is over. */
export function createClock({ minutes }: LongOptions): () => boolean {
	const end = performance.now() + minutes * 60_000;
	return () => performance.now() > end;
}

/** What tells, each time it is asked, how much work of a processor this process has done since. */
export function createWorkClock(): () => string {
	const begun = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(begun);
		return `${((user + system) / 1e6).toFixed(1)} s of work`;
	};
}
