import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { readCorpus } from "../../support/corpus.js";
import { askPackage, isAnswered } from "../../support/packedPackage.js";
import { cellPlaces, requestEverything, tellingPlaces } from "../../support/requestEverything.js";
import { WatchedServer } from "../../support/soak/watchedServer.js";
import { plainEnvironment } from "../../unit/cli/niwen.js";

/*
 * Run by offline.ts where there is no network but loopback: the packed command line, server and library do all that they
 * do, and whatever of them asks for a network is told. Arguments: the folder of a project that has the package, the file
 * of attempts, one of how many documents are asked about.
 */
const [project = "", attempts = "", step = "1"] = process.argv.slice(2);
const recorder = join(import.meta.dirname, "recordNetwork.cjs");
const env = { ...plainEnvironment, NODE_OPTIONS: `--require ${recorder}`, NIWEN_NETWORK_LOG: attempts };

interface Told {
	readonly what?: string;
	readonly stack?: string;
	readonly isMainThread?: boolean;
}

function readTold(): readonly Told[] {
	return readFileSync(attempts, "utf8")
		.split("\n")
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Told);
}

/** A program that does try is told of, in a thread of its own as well, and gets nowhere. */
function checkRecorder(): void {
	writeFileSync(attempts, "");
	const attempt = 'fetch("http://192.0.2.1/").then(() => process.exit(1), () => {});';
	const program = `${attempt} new (require("node:worker_threads").Worker)(${JSON.stringify(attempt)}, { eval: true });
		require("node:net").connect(80, "192.0.2.1").on("error", (error) => console.log(error.code));
		require("node:dns").lookup("example.org", (error) => console.log(error.code));`;
	const { stdout, status } = spawnSync(process.execPath, ["-e", program], { env, encoding: "utf8" });
	assert.equal(status, 0, "an address outside is reached");
	assert.match(stdout, /ENETUNREACH/);
	const told = readTold().flatMap(({ what }) => what ?? []);
	assert.equal(told.filter((what) => what.startsWith("fetch ")).length, 2, told.join("\n"));
	for (const name of ["connect", "lookup"])
		assert.ok(
			told.some((what) => what.startsWith(name)),
			told.join("\n"),
		);
	writeFileSync(attempts, "");
}

const others = Object.keys(networkInterfaces()).filter((name) => name !== "lo");
assert.deepEqual(others, [], "there are other networks than loopback");
checkRecorder();
console.log("loopback alone: what is outside cannot be reached, and attempts are told of");

const answers = await askPackage(process.execPath, project, env);
for (const answer of answers)
	assert.ok(isAnswered(answer), `${answer.what}: ${answer.status}\n${answer.text}`);
console.log(
	`${answers.length} commands and files of the packed command line, its server and the library: as they should be`,
);

const server = await WatchedServer.start(join(project, "node_modules/niwen/dist/cli.js"), env);
let sent = 0;
const documents = readCorpus().filter((_, i) => i % Number(step) === 0);
for (const [i, { text }] of documents.entries()) {
	const uri = `file:///plans/${i}.plan.md`;
	await server.open(uri, text);
	const isChosen = (_: unknown, k: number) => (i + k) % 12 === 0;
	sent += await requestEverything(
		server,
		uri,
		tellingPlaces(text).filter(isChosen),
		cellPlaces(text).filter(isChosen),
	);
	await server.close(uri);
}
await server.end();
console.log(`${sent} requests about ${documents.length} documents were answered by the packed server`);

const told = readTold();
const made = told.filter(({ what }) => what !== undefined);
const loaded = told.length - made.length;
const threads = told.filter(({ isMainThread }) => isMainThread === false).length;
for (const { what, stack } of made) console.log(`${what}\n${stack}`);
console.log(`${loaded} processes and threads (${threads} threads) were watched: ${made.length} attempts`);
process.exitCode = made.length === 0 && threads > 0 ? 0 : 1;
