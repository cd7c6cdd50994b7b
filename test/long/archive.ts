import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	createWriteStream,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installPackages } from "../../scripts/debianPackages.mjs";
import { generatePlan } from "../bench/generatePlan.mjs";
import { installPeers, resolvePeer } from "../bench/peers.mjs";

/*
 * What docs/archive.md says, done: `check --jobs` beside separate processes, a warm cache beside reading, hashing and
 * writing alone, GNU parallel, Dask with a worker that is lost, DuckDB over `niwen index`. Linux (peak memory is read
 * from /proc); Debian's packages are installed where they are missing. `--files 10000 --tasks 1000000 --rounds 3
 * --only threads,cache,parallel,dask,duckdb`
 */
const { values } = parseArgs({
	options: {
		files: { type: "string", default: "10000" },
		tasks: { type: "string", default: "1000000" },
		rounds: { type: "string", default: "3" },
		only: { type: "string", default: "threads,cache,parallel,dask,duckdb" },
	},
});
const count = Number(values.files);
const tasksAPlan = 118;
const niwen = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "niwen-archive-"));
const halves = [join(folder, "a"), join(folder, "b")] as const;

interface Run {
	readonly seconds: number;
	/** Peak of the resident memory, in MB. */
	readonly peak: number;
	readonly output: string;
}

/** Runs the command line with its output in a file, so that nobody slow reads it. */
async function run(args: readonly string[], name = "out"): Promise<Run> {
	const output = join(folder, `${name}.jsonl`);
	const started = performance.now();
	const child = spawn(process.execPath, [...args], { stdio: ["ignore", "pipe", "inherit"] });
	let peak = 0;
	const timer = setInterval(() => {
		peak = Math.max(peak, peakOf(child));
	}, 50);
	const file = createWriteStream(output);
	child.stdout.pipe(file);
	const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
	clearInterval(timer);
	assert.ok(status === 0 || status === 1, `${args.join(" ")} ended with ${status}`);
	return { seconds: (performance.now() - started) / 1000, peak, output };
}

function peakOf({ pid }: ChildProcess): number {
	try {
		const [, kilobytes = "0"] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
		return Number(kilobytes) / 1024;
	} catch {
		// It has just ended.
		return 0;
	}
}

const check = (...more: readonly string[]) => [niwen, "check", "--format", "jsonl", ...more];
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
const digestOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

function writePlans(): void {
	for (let i = 0; i < count; i++) {
		const place = join(halves[i % 2 === 0 ? 0 : 1], `${Math.floor(i / 200)}`);
		mkdirSync(place, { recursive: true });
		writeFileSync(
			join(place, `p${i}.plan.md`),
			generatePlan(tasksAPlan, { seed: i + 1, region: "苏州市吴江区" }),
		);
	}
}

async function compareThreads(): Promise<void> {
	const ratios: number[] = [];
	const toOne: number[] = [];
	let peak = 0;
	for (let round = 0; round < Number(values.rounds); round++) {
		const started = performance.now();
		await Promise.all(halves.map((half, i) => run(check(half), `half${i}`)));
		const apart = (performance.now() - started) / 1000;
		const threads = await run(check(...halves, "--jobs", "2"));
		const one = await run(check(...halves), "one");
		assert.equal(digestOf(threads.output), digestOf(one.output));
		ratios.push(apart / threads.seconds);
		toOne.push(one.seconds / threads.seconds);
		peak = Math.max(peak, threads.peak);
		console.log(
			`| ${round + 1} | ${apart.toFixed(1)} | ${threads.seconds.toFixed(1)} | ${one.seconds.toFixed(1)} | ${threads.peak.toFixed(0)} |`,
		);
	}
	console.log(
		`two threads do ${median(ratios).toFixed(2)} times the files a second of two processes, ${median(toOne).toFixed(2)} times those of one; peak ${peak.toFixed(0)} MB`,
	);
}

async function compareCache(): Promise<void> {
	const cache = join(folder, "kept");
	const cold = await run(check(...halves, "--jobs", "2", "--cache", cache), "cold");
	const script = join(folder, "bare.mjs");
	writeFileSync(
		script,
		`import { readdirSync, readFileSync } from "node:fs"; import { createHash } from "node:crypto"; import { join } from "node:path";
		const output = readFileSync(${JSON.stringify(cold.output)}); const part = Math.ceil(output.length / ${count}); let at = 0;
		for (const half of ${JSON.stringify(halves)}) for (const below of readdirSync(half)) for (const name of readdirSync(join(half, below))) {
			createHash("sha256").update(readFileSync(join(half, below, name))).digest("hex");
			process.stdout.write(output.subarray(at, at += part));
		}`,
	);
	const ratios: number[] = [];
	for (let round = 0; round < Number(values.rounds); round++) {
		const bare = await run([script], "bare");
		const warm = await run(check(...halves, "--jobs", "2", "--cache", cache), "warm");
		assert.equal(digestOf(warm.output), digestOf(cold.output));
		ratios.push(warm.seconds / bare.seconds);
		console.log(
			`| ${round + 1} | ${bare.seconds.toFixed(2)} | ${warm.seconds.toFixed(2)} | ${warm.peak.toFixed(0)} |`,
		);
	}
	console.log(
		`a warm cache takes ${median(ratios).toFixed(2)} times as long as reading, hashing and writing alone; cold it took ${cold.seconds.toFixed(1)} s`,
	);
}

/** Plans as lines for the standard input of `check --format jsonl -`. */
async function writeLines(plans: number): Promise<string> {
	const path = join(folder, "plans.jsonl");
	const file = createWriteStream(path);
	for (let i = 0; i < plans; i++) {
		const text = generatePlan(tasksAPlan, { seed: (i % 500) + 1, region: "苏州市吴江区" });
		if (!file.write(`${JSON.stringify({ path: `p${i}.plan.md`, text })}\n`))
			await new Promise<void>((resolve) => file.once("drain", () => resolve()));
	}
	await new Promise<void>((resolve) => file.end(() => resolve()));
	return path;
}

async function runParallel(): Promise<void> {
	const lines = await writeLines(Math.min(count, 1000));
	const shell = `parallel --pipe --block 4M ${process.execPath} ${niwen} check --format jsonl - < ${lines}`;
	const { stdout } = spawnSync("sh", ["-c", shell], { encoding: "utf8", maxBuffer: 1 << 30 });
	const paths = stdout
		.trimEnd()
		.split("\n")
		.map((line): unknown => JSON.parse(line).path);
	assert.equal(new Set(paths).size, Math.min(count, 1000));
	assert.equal(paths.length, Math.min(count, 1000));
	console.log(`GNU parallel: ${paths.length} lines out of ${paths.length}, each once`);
}

async function runDask(): Promise<void> {
	const plans = Math.ceil(Number(values.tasks) / tasksAPlan);
	const lines = await writeLines(plans);
	const port = 20_000 + (process.pid % 20_000);
	const scheduler = `tcp://127.0.0.1:${port}`;
	const start = (program: string, ...args: readonly string[]) =>
		spawn(program, args, { cwd: folder, stdio: "ignore" });
	const processes = [
		start("dask-scheduler", "--host", "127.0.0.1", "--port", `${port}`, "--no-dashboard", "--no-show"),
		...[1, 2].map((n) =>
			start("dask-worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", `w${n}`),
		),
	];
	try {
		const started = performance.now();
		const script = fileURLToPath(new URL("archive_dask.py", import.meta.url));
		const doomed = `${processes[2]?.pid}`;
		const child = spawn(
			"/usr/bin/python3",
			[script, lines, "100", scheduler, doomed, process.execPath, niwen],
			{
				cwd: folder,
				stdio: ["ignore", "pipe", "inherit"],
			},
		);
		let printed = "";
		child.stdout.on("data", (data: Buffer) => {
			printed += data.toString();
		});
		const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
		assert.equal(status, 0);
		const told: { lines: number; others: number; parts: number; workers: number } = JSON.parse(printed);
		console.log(
			`Dask: ${plans} plans, ${plans * tasksAPlan} tasks in ${((performance.now() - started) / 1000).toFixed(0)} s in ${told.parts} parts; one worker of two was ended, ${told.workers} is left; ${told.lines} lines came out, ${told.others} other than once`,
		);
		assert.deepEqual([told.lines, told.others, told.workers], [plans, 0, 1]);
	} finally {
		for (const each of processes) each.kill("SIGKILL");
	}
}

async function queryIndex(): Promise<void> {
	const why = installPeers();
	assert.equal(why, undefined, why);
	const out = join(folder, "index.jsonl");
	const index = await run([niwen, "index", halves[0], "-o", out, "--jobs", "2"], "nothing");
	const { DuckDBInstance } = await import(resolvePeer("@duckdb/node-api"));
	const database = await (await DuckDBInstance.create(":memory:")).connect();
	const query = async (text: string) => (await database.runAndReadAll(text)).getRowObjectsJson();
	const table = `read_json('${out}', format = 'newline_delimited')`;
	console.log(`niwen index: ${index.seconds.toFixed(1)} s, peak ${index.peak.toFixed(0)} MB`);
	console.table(await query(`SELECT kind, count(*) AS lines FROM ${table} GROUP BY kind ORDER BY kind`));
	console.table(
		await query(
			`SELECT u.name, count(*) AS led, sum(CASE WHEN t.targets > 0 THEN 1 ELSE 0 END) AS measurable FROM ${table} u JOIN (SELECT file, task, targets FROM ${table} WHERE kind = 'task') t USING (file, task) WHERE u.kind = 'unit' AND u.lead GROUP BY u.name ORDER BY led DESC LIMIT 5`,
		),
	);
	const [tasks] = await query(`SELECT count(*)::INT AS n FROM ${table} WHERE kind = 'task'`);
	const files = readdirSync(halves[0], { recursive: true }).filter((name) => `${name}`.endsWith(".plan.md"));
	assert.equal(tasks.n, files.length * tasksAPlan);
}

const parts = {
	threads: compareThreads,
	cache: compareCache,
	parallel: runParallel,
	dask: runDask,
	duckdb: queryIndex,
};
const wanted = values.only.split(",");
const missing = installPackages([
	...(wanted.includes("parallel") ? ["parallel"] : []),
	...(wanted.includes("dask") ? ["python3-distributed"] : []),
]);
if (missing.length > 0) {
	console.error(
		`This run needs ${missing.join(", ")}; please install them, or leave the part out by --only.`,
	);
	process.exit(1);
}
try {
	if (wanted.some((name) => name !== "dask" && name !== "parallel")) writePlans();
	for (const name of wanted) {
		const part = Object.entries(parts).find(([known]) => known === name);
		assert.ok(part, `there is no part ${name}; there are ${Object.keys(parts).join(", ")}`);
		console.log(`\n## ${name}`);
		await part[1]();
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
