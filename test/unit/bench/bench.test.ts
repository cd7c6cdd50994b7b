import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { createFolder } from "../cli/niwen.js";

/** The bench is JavaScript, so that it runs by Node alone. */
const load = (name: string) => import(new URL(`../../bench/${name}.mjs`, import.meta.url).href);
const effort = { warmUp: 1, least: 3, most: 3, budget: 1_000 };

describe("the bench", () => {
	it("goes on with the others where a peer does not answer", async () => {
		const { measureInTurns } = await load("measure");
		const failures: unknown[] = [];
		const timings: Map<string, { median: number; runs: number }> = await measureInTurns(
			[
				{ name: "niwen", run: async () => 2 },
				{
					name: "silent",
					isPeer: true,
					run: async (round: number) => {
						if (round > 1) throw new Error("no answer");
						return 1;
					},
				},
				{ name: "other", isPeer: true, run: async () => 3 },
			],
			effort,
			(name: string, error: Error, runs: number) => failures.push([name, error.message, runs]),
		);
		assert.deepEqual(
			[...timings].map(([name, { median, runs }]) => [name, median, runs]),
			[
				["niwen", 2, 3],
				["other", 3, 3],
			],
		);
		assert.deepEqual(failures, [["silent", "no answer", 1]]);
	});

	it("does not go on where Niwen itself does not answer", async () => {
		const { measureInTurns } = await load("measure");
		const contenders = [{ name: "niwen", run: () => Promise.reject(new Error("no answer")) }];
		await assert.rejects(measureInTurns(contenders, effort), /no answer/);
	});

	for (const [what, program, patience, says] of [
		["says nothing", "", 500, /silent, initialize: no answer in 0\.5 s/],
		["says something else", "console.log('hello');", 500, /no answer in 0\.5 s/],
		["ends", "process.exit(3);", 60_000, /silent ended before it answered/],
	] as const)
		it(`waits no longer than it must for a server that ${what}, and leaves none running`, async () => {
			const folder = createFolder({
				"server.cjs": `require("fs").writeFileSync("pid", String(process.pid)); ${program} setInterval(() => {}, 1000)`,
			});
			try {
				const { startLanguageServer } = await load("lspClient");
				const server = { command: process.execPath, args: ["server.cjs"], cwd: folder.path };
				await assert.rejects(startLanguageServer({ name: "silent", ...server, patience }), says);
				while (isRunning(join(folder.path, "pid"))) await pause(10);
			} finally {
				folder.remove();
			}
		});

	it("has a floor that finds each of its five faults in a plan that has none", async () => {
		const [{ checkFloor }, { generatePlan }] = [await load("floor"), await load("generatePlan")];
		const plan: string = generatePlan(118, { seed: 1 });
		assert.equal(checkFloor(plan), 0);
		for (const [written, faulty] of [
			["| 5.", "| 7."],
			["★", ""],
			["。 |", " |"],
			["，", ","],
			[/\| \p{Script=Han}{2,3} \| ★/u, "|  | ★"],
		] as const)
			assert.ok(checkFloor(plan.replace(written, faulty)) > 0, faulty);
	});

	for (const kind of ["library", "hand"])
		it(`has an echo that answers each version with what it was given: ${kind}`, async () => {
			const { startLanguageServer } = await load("lspClient");
			const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
			const diagnostics = [{ range, message: "缺少★" }];
			const folder = createFolder({ "diagnostics.json": JSON.stringify(diagnostics) });
			const script = fileURLToPath(new URL("../../bench/echoServer.mjs", import.meta.url));
			const args = [script, kind, join(folder.path, "diagnostics.json")];
			const client = await startLanguageServer({
				name: kind,
				command: process.execPath,
				args,
				cwd: folder.path,
			});
			try {
				const uri = "file:///a.plan.md";
				const opened = { uri, languageId: "policy-plan", version: 1, text: "一" };
				const first = await client.notifyAndDiagnose("textDocument/didOpen", { textDocument: opened });
				const second = await client.notifyAndDiagnose("textDocument/didChange", {
					textDocument: { uri, version: 2 },
					contentChanges: [{ range: { start: range.end, end: range.end }, text: "二" }],
				});
				assert.deepEqual([first.diagnostics, second.diagnostics], [diagnostics, diagnostics]);
			} finally {
				await client.stop();
				folder.remove();
			}
		});

	it("reads its options, and says which it does not know", async () => {
		const { readOptions } = await load("options");
		const known = { names: ["check", "keys", "edit"], comparable: ["check", "keys"] };
		const read = (...args: string[]) => readOptions(args, known);
		assert.deepEqual(read().chosen, ["check", "keys", "edit"]);
		assert.deepEqual(read().before, []);
		assert.deepEqual(read("--before").before, ["d6d0d43"]);
		assert.deepEqual(read("--before", "--only", "keys").before, ["d6d0d43"]);
		assert.deepEqual(read("--before", "--only", "keys").chosen, ["keys"]);
		assert.deepEqual(read("--before", "a,b").before, ["a", "b"]);
		assert.deepEqual(read("--before=a").chosen, ["check", "keys"]);
		assert.equal(read("--before").pairs, 40);
		assert.throws(
			() => read("--before", "a", "--only", "edit"),
			/edit is not compared; --only takes check, keys/,
		);
		assert.throws(() => read("--only", "nothing"), /There is no nothing; --only takes check, keys, edit/);
		assert.throws(() => read("--before", "a", "--pairs", "few"), /whole number/);
		assert.throws(() => read("--pairs", "50"), /goes with --before/);
	});

	it("measures before and after in turns, and drops what was warming up", async () => {
		const { measurePairs } = await load("pairs");
		const order: string[] = [];
		const run = (name: string, time: number) => async (round: number) => {
			order.push(name + round);
			// The first round is ten times as slow, and every round is slower than the one before.
			return (round === 0 ? 10 : 1) * time * (1 + round);
		};
		const compared = await measurePairs(run("before", 2), run("after", 3), { pairs: 3, warmUp: 1 });
		assert.deepEqual(order.slice(0, 4), ["before0", "after0", "before1", "after1"]);
		assert.deepEqual(compared, { ratio: 1.5, interval: [1.5, 1.5], before: 6, after: 9, pairs: 3 });
	});

	it("gives an interval that holds the median and lies within the numbers", async () => {
		const { bootstrapMedian, medianOf } = await load("pairs");
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1, maxLength: 40 }),
				(numbers) => {
					const [low, high] = bootstrapMedian(numbers, 400);
					const median = medianOf(numbers);
					assert.ok(low <= median && median <= high);
					assert.ok(low >= Math.min(...numbers) && high <= Math.max(...numbers));
					assert.deepEqual(bootstrapMedian(numbers, 400), [low, high]);
				},
			),
			{ numRuns: 50 },
		);
	});

	it("gives the interval that theory gives for many numbers", async () => {
		const { bootstrapMedian } = await load("pairs");
		// Of 1 … 101 the median's interval by binomial order statistics (41st to 61st).
		const [low, high] = bootstrapMedian(Array.from({ length: 101 }, (_, i) => i + 1));
		assert.ok(Math.abs(low - 41) <= 2 && Math.abs(high - 61) <= 2, `${low}–${high}`);
	});
});

/** Whether the process that has written its number there is still there. One that never came to it is not. */
function isRunning(file: string): boolean {
	if (!existsSync(file)) return false;
	try {
		process.kill(Number(readFileSync(file, "utf8")), 0);
		return true;
	} catch {
		return false;
	}
}
