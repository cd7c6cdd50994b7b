import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import fc from "fast-check";
import type * as Readers from "../../support/fuzz/properties.js";
import { createWorkClock } from "../longOptions.js";
import type { Share } from "./anyInput.js";
import type { Faults } from "./faults.js";
import { Watch } from "./watch.js";

/*
 * Readers with inputs that are kept and changed further where they reach what no input has reached before, as V8 counts
 * the blocks of our code that run. (jazzer.js does the same natively; what npm has of it runs with glibc 2.38 or newer.)
 */

const root = fileURLToPath(new URL("../../..", import.meta.url));
const bundle = join(root, "out", "fuzz", "readers.mjs");

/** All readers in one file, so that what is counted is one script. */
async function loadReaders(): Promise<typeof Readers> {
	await build({
		entryPoints: [join(root, "test", "support", "fuzz", "properties.ts")],
		outfile: bundle,
		bundle: true,
		platform: "node",
		format: "esm",
		// Libraries are others' to cover.
		packages: "external",
		// The project's files are found from where the sources lie.
		define: {
			"import.meta.url": JSON.stringify(pathToFileURL(join(root, "test", "support", "seeds.ts")).href),
		},
		logLevel: "error",
	});
	return import(pathToFileURL(bundle).href);
}

/** Counts which blocks run. */
class Coverage {
	private readonly session = new Session();
	private readonly reached = new Set<string>();

	get blocks(): number {
		return this.reached.size;
	}

	async start(): Promise<void> {
		this.session.connect();
		await this.session.post("Profiler.enable");
		await this.session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
	}

	/** Whether anything ran, since it was last asked, that had not run before. */
	async take(): Promise<boolean> {
		const { result } = await this.session.post("Profiler.takePreciseCoverage");
		const before = this.reached.size;
		const script = result.find(({ url }) => url === pathToFileURL(bundle).href);
		// How often counts by its power of two, as in libFuzzer.
		for (const { ranges } of script?.functions ?? [])
			for (const { startOffset, endOffset, count } of ranges)
				if (count > 0)
					this.reached.add(`${startOffset}-${endOffset}-${Math.min(7, Math.floor(Math.log2(count)))}`);
		return this.reached.size > before;
	}

	stop(): void {
		this.session.disconnect();
	}
}

/** Each reader in turn, guided by what its inputs reach. */
export async function tryGuided(share: Share, faults: Faults): Promise<void> {
	const { fuzzedReaders, keptInputs } = await loadReaders();
	const coverage = new Coverage();
	const watch = new Watch();
	await coverage.start();
	for (const [name, reader] of Object.entries(fuzzedReaders))
		if (reader.ofBytes !== undefined)
			await guide(name, reader, keptInputs(name), { share, coverage, watch, faults });
	coverage.stop();
	await watch.close();
}

async function guide(
	name: string,
	{ inputs, read, ofBytes }: Readers.FuzzedReader,
	kept: readonly Uint8Array[],
	{ share, coverage, watch, faults }: { share: Share; coverage: Coverage; watch: Watch; faults: Faults },
): Promise<void> {
	const { seed, milliseconds, cases } = share;
	const encoder = new TextEncoder();
	const toBytes = (input: unknown) =>
		input instanceof Uint8Array ? input : encoder.encode(String(input).slice(0, longest));
	const pool: Uint8Array[] = [];
	const found: Uint8Array[] = [];
	const folder = join(root, "out", "fuzz", "corpus", name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const end = performance.now() + milliseconds;
	const work = createWorkClock();
	let runs = 0;
	const run = async (bytes: Uint8Array): Promise<boolean> => {
		runs++;
		const input = ofBytes?.(bytes);
		try {
			await watch.over(name, input, () => read(input as never));
		} catch (error) {
			faults.note(name, error, `seed ${seed}: ${fc.stringify(input)}`);
		}
		return coverage.take();
	};
	for (const bytes of [...kept, ...fc.sample(inputs(), { seed, numRuns: 60 }).map(toBytes)])
		if ((await run(bytes)) || pool.length === 0) pool.push(bytes);
	const first = coverage.blocks;
	const random = createRandom(seed);
	while (performance.now() < end && runs < cases) {
		// What was found last is changed most.
		const chosen = pool[Math.max(random(pool.length), random(pool.length))] ?? new Uint8Array();
		const changed = change(chosen, pool, random).subarray(0, longest);
		if (!(await run(changed))) continue;
		pool.push(changed);
		found.push(changed);
		writeFileSync(join(folder, String(found.length).padStart(4, "0")), changed);
	}
	console.log(
		`guided, ${name}: ${runs} inputs, ${work()}; ${first} blocks at first, ${coverage.blocks} at last, by ${found.length} inputs more`,
	);
}

/** Bytes; a longer input is slower and seldom says more. */
const longest = 2500;

function createRandom(seed: number): (below: number) => number {
	let state = seed >>> 0 || 1;
	return (below) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % Math.max(1, below);
	};
}

/** One to six changes: bytes, pieces of the same input and of others. */
function change(
	bytes: Uint8Array,
	pool: readonly Uint8Array[],
	random: (below: number) => number,
): Uint8Array {
	let now = bytes;
	for (let left = 1 + random(6); left > 0; left--) {
		const at = random(now.length + 1);
		const length = random(3) === 0 ? random(200) : random(8);
		const other = random(2) === 0 ? now : (pool[random(pool.length)] ?? now);
		const from = random(other.length);
		const piece = other.subarray(from, from + length);
		const cut = random(3) === 0 ? 0 : length;
		const put = random(4);
		const middle = put === 0 ? new Uint8Array() : put === 1 ? Uint8Array.of(random(256)) : piece;
		now = Buffer.concat([now.subarray(0, at), middle, now.subarray(Math.min(now.length, at + cut))]);
	}
	return now;
}
