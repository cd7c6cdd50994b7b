import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import { runNpm, whyNpmFailed } from "../../../scripts/npm.mjs";
import { readCorpus } from "../../support/corpus.js";
import { type Expression, expressionsOf, readBundles } from "../../support/expressions/bundles.js";
import { guarded, judgedSlow } from "../../support/expressions/judged.js";
import { madeOnLoading } from "../../support/expressions/sources.js";
import { askPackage, installPackage } from "../../support/packedPackage.js";
import { requestEverything, tellingPlaces } from "../../support/requestEverything.js";
import { WatchedServer } from "../../support/soak/watchedServer.js";
import { buildIfStale, plainEnvironment, root } from "../../unit/cli/niwen.js";
import { readLongOptions } from "../longOptions.js";

/*
 * recheck (https://makenowjust-labs.github.io/recheck/) about every regular expression of what ships: those that are written
 * in the bundles, those that our modules put together, and those that are put together while the packed command line and
 * server work. recheck counts steps of an engine of its own; where it finds that they grow faster than the text, its attack
 * is tried in V8 with 40,000 characters (`--only TEXT`: expressions with such a text). What takes long there has to be guarded or judged (test/support/expressions/judged.ts).
 */
const { cases, only } = readLongOptions(600);
const milliseconds = 8000;
/** V8 on a machine that has other work; a quadratic expression takes seconds. */
const long = 700;
const longest = 15_000;

interface Diagnostics {
	readonly status: "safe" | "vulnerable" | "unknown";
	readonly complexity?: { readonly summary: string };
	readonly error?: { readonly kind: string };
	readonly attack?: {
		readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
		readonly suffix: string;
	};
}
type Check = (source: string, flags: string, options: { readonly timeout: number }) => Promise<Diagnostics>;

/** recheck, which is installed for this run alone: npm has it with a program of its own for Linux, macOS and Windows. */
function loadRecheck(): Check {
	const folder = join(root, "out", "recheck");
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "package.json"), "{}");
	const outcome = runNpm(["install", "--no-audit", "--no-fund", "--ignore-scripts", "recheck@4.5.0"], {
		cwd: folder,
	});
	if (outcome.status !== 0) throw new Error(`recheck: ${whyNpmFailed(outcome)}`);
	return (createRequire(join(folder, "package.json"))("recheck") as { check: Check }).check;
}

/** What the packed command line, its server and the library put together at work. */
async function madeAtWork(): Promise<readonly Expression[]> {
	const scratch = mkdtempSync(join(tmpdir(), "niwen-expressions-"));
	try {
		const log = join(scratch, "made");
		writeFileSync(log, "");
		const recorder = join(import.meta.dirname, "recordExpressions.cjs");
		const env = { ...plainEnvironment, NODE_OPTIONS: `--require ${recorder}`, NIWEN_EXPRESSIONS_LOG: log };
		const project = installPackage(scratch);
		await askPackage(process.execPath, project, env);
		const server = await WatchedServer.start(join(project, "node_modules/niwen/dist/cli.js"), env);
		for (const [i, { text }] of readCorpus().entries()) {
			const uri = `file:///plans/${i}.plan.md`;
			await server.open(uri, text);
			const places = tellingPlaces(text).filter((_, k) => k % 40 === 0);
			await requestEverything(server, uri, places, places.slice(0, 5));
			await server.close(uri);
		}
		await server.end();
		return readFileSync(log, "utf8")
			.split("\n")
			.filter(Boolean)
			.map((line) => JSON.parse(line) as Expression);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

/** Milliseconds of the best of three attacks of so many characters; undefined where recheck gives none. */
function attack(
	{ pattern, flags }: Expression,
	how: Diagnostics["attack"],
	characters: number,
): number | undefined {
	if (how === undefined) return undefined;
	const pumped = how.pumps.reduce((sum, { pump }) => sum + pump.length, 0);
	const times = Math.ceil(characters / Math.max(1, pumped));
	const text = how.pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join("") + how.suffix;
	const work = new Script(flags.includes("g") ? "text.replace(expression, '')" : "expression.exec(text)");
	const context = createContext({ text, expression: new RegExp(pattern, flags) });
	let best = Number.POSITIVE_INFINITY;
	for (let i = 0; i < 3; i++) {
		const since = performance.now();
		try {
			work.runInContext(context, { timeout: longest });
		} catch {
			return Number.POSITIVE_INFINITY;
		}
		best = Math.min(best, performance.now() - since);
	}
	return best;
}

buildIfStale();
const check = loadRecheck();
const all = new Map<string, Expression>();
const add = (expressions: readonly Expression[]) => {
	const before = all.size;
	for (const { pattern, flags } of expressions) all.set(`/${pattern}/${flags}`, { pattern, flags });
	return all.size - before;
};
let inBundles = 0;
for (const [path, program] of readBundles(root))
	inBundles += add(expressionsOf(program, !path.endsWith(".cjs")).written);
const onLoading = add(await madeOnLoading());
const atWork = add(await madeAtWork());
console.log(
	`${inBundles} expressions in the bundles, ${onLoading} more that modules put together, ${atWork} more at work`,
);

const counts = { safe: 0, bounded: 0, judged: 0, guarded: 0, slow: 0, unknown: 0 };
const seen = new Set<string>();
let done = 0;
const chosen = [...all].filter(([written]) => only === undefined || written.includes(only)).slice(0, cases);
for (const [written, expression] of chosen) {
	const { pattern, flags } = expression;
	// recheck knows neither `v` nor `d`; they change nothing of how long matching takes.
	const said = await check(pattern, flags.replace(/[vd]/g, ""), { timeout: milliseconds });
	if (++done % 200 === 0) console.log(`${done}: ${JSON.stringify(counts)}`);
	if (said.status === "safe") counts.safe++;
	else if (said.status === "unknown") {
		counts.unknown++;
		console.log(`unknown (${said.error?.kind}): ${written.slice(0, 200)}`);
	} else if (Object.hasOwn(guarded, pattern)) counts.guarded++;
	else if (Object.hasOwn(judgedSlow, pattern)) {
		counts.judged++;
		seen.add(pattern);
	} else {
		const taken = attack(expression, said.attack, 40_000);
		const isSlow = taken !== undefined && taken > long;
		counts[isSlow ? "slow" : "bounded"]++;
		const time =
			taken === undefined ? "recheck has no attack" : `${taken.toFixed(1)} ms for 40,000 characters`;
		console.log(
			`${isSlow ? "SLOW" : "bounded"} (${said.complexity?.summary}; ${time}): ${written.slice(0, 200)}`,
		);
	}
}
const idle = Object.keys(judgedSlow).filter((pattern) => !seen.has(pattern));
if (idle.length > 0 && done === all.size)
	console.log(`judged, and not found slow this time: ${idle.join("   ")}`);
console.log(`${done} expressions: ${JSON.stringify(counts)}`);
process.exit(counts.slow === 0 ? 0 : 1);
