import { spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { commandLineOf, serverOf } from "./builds.mjs";
import { startLanguageServer } from "./lspClient.mjs";
import { measureInTurns } from "./measure.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** From the start of the server's process to its answer to `initialize`, next to node running an empty module. */
export async function measureInitialize(report, { effort, cwd, present }) {
	const timings = await measureInTurns(
		[
			{ name: "empty module", run: () => runToEnd([writeEmptyModule(cwd)], cwd) },
			{ name: "niwen", run: () => timeInitialize({ ...serverOf(present), cwd }) },
		],
		effort,
	);
	const over = timings.get("niwen").median - timings.get("empty module").median;
	report.table("Spawn → initialize answer", ["", "niwen", "node, empty module", "over"]);
	report.row([
		"server",
		...["niwen", "empty module"].map((name) => report.time("initialize", { name }, timings.get(name))),
		report.milliseconds(over),
	]);
	report.goal(
		"initialize: at most 100 ms over node running an empty module",
		report.milliseconds(over),
		over <= 100,
	);
}

/** `niwen check` as a whole process, next to node running an empty module. */
export async function measureCommandLine(report, { effort, cwd, present }) {
	const plan = findReferencePlan();
	const timings = await measureInTurns(
		[
			{ name: "empty module", run: () => runToEnd([writeEmptyModule(cwd)], cwd) },
			{ name: "niwen", run: () => runToEnd([commandLineOf(present), "check", plan], cwd) },
		],
		effort,
	);
	const ratio = timings.get("niwen").median / timings.get("empty module").median;
	report.table("niwen check, whole process", ["plan", "niwen", "node, empty module", "ratio"]);
	report.row([
		basename(plan),
		...["niwen", "empty module"].map((name) => report.time("cli", { name }, timings.get(name))),
		ratio.toFixed(2),
	]);
	report.goal("niwen check: at most 2.5 times node running an empty module", ratio.toFixed(2), ratio <= 2.5);
}

/** Milliseconds from spawn to the answer to `initialize`; the server is then ended. */
export async function timeInitialize(program) {
	const client = await startLanguageServer(program);
	await client.stop();
	return client.initializeTime;
}

/** The real plan where this machine has it, else the one that the project ships. */
export function findReferencePlan() {
	const folder = process.env.NIWEN_SEEDS ?? join(root, "../shared/seeds");
	const name = existsSync(folder) ? readdirSync(folder).find((file) => file.startsWith("002_")) : undefined;
	return name === undefined ? join(root, "seeds/wujiang-2024.plan.md") : join(folder, name);
}

function writeEmptyModule(cwd) {
	const path = join(cwd, "empty.mjs");
	if (!existsSync(path)) writeFileSync(path, "");
	return path;
}

/** Milliseconds from spawn to exit. Findings (status 1) are a result; any other failure is not one. */
export function runToEnd(args, cwd) {
	return new Promise((resolve, reject) => {
		const started = performance.now();
		const child = spawn(process.execPath, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
		let said = "";
		child.stdin.end();
		child.stdout.resume();
		child.stderr.on("data", (chunk) => {
			said += chunk;
		});
		child.on("error", reject);
		child.on("close", (status) => {
			if (status === 0 || status === 1) resolve(performance.now() - started);
			else reject(new Error(`node ${args.join(" ")} ended with ${status}: ${said.trim()}`));
		});
	});
}
