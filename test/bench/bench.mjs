#!/usr/bin/env node
/**
 * Measures Niwen, and tools that do some of the same, in one run and on the same inputs; or Niwen as it is and as it was.
 * A measurement, not a test: missed goals are named and the exit status is 0; it is 2 where something could not be
 * measured.
 *
 *   npm run bench -- [--only check,keys,initialize,cli,edit,format,rename,tables,sheets,documents,requests,import,memory] [--quick] [--large] [--json FILE]
 *   npm run bench -- --before [COMMIT|FOLDER,…] [--only check,keys,initialize,cli] [--quick | --pairs N] [--json FILE]
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { buildOfCommit, buildOfFolder, buildPresent } from "./builds.mjs";
import { comparable, compareBuilds } from "./compareBuilds.mjs";
import { measureCheck } from "./measureCheck.mjs";
import { measureDocuments } from "./measureDocuments.mjs";
import { measureEdit } from "./measureEdit.mjs";
import { measureFormat } from "./measureFormat.mjs";
import { measureImport } from "./measureImport.mjs";
import { measureKeys } from "./measureKeys.mjs";
import { measureMemory } from "./measureMemory.mjs";
import { measureCommandLine, measureInitialize } from "./measureProcesses.mjs";
import { measureRename } from "./measureRename.mjs";
import { measureRequests } from "./measureRequests.mjs";
import { measureSheets } from "./measureSheets.mjs";
import { measureTables } from "./measureTables.mjs";
import { readOptions } from "./options.mjs";
import { installPeers } from "./peers.mjs";
import { Report } from "./report.mjs";

const suites = {
	check: { measure: measureCheck, needs: ["peers"] },
	keys: { measure: measureKeys, needs: ["peers", "package"] },
	initialize: { measure: measureInitialize, needs: ["package"] },
	cli: { measure: measureCommandLine, needs: ["package"] },
	edit: { measure: measureEdit, needs: [] },
	format: { measure: measureFormat, needs: ["peers"] },
	rename: { measure: measureRename, needs: [] },
	tables: { measure: measureTables, needs: [] },
	sheets: { measure: measureSheets, needs: ["peers"] },
	documents: { measure: measureDocuments, needs: ["peers"] },
	requests: { measure: measureRequests, needs: ["package"] },
	import: { measure: measureImport, needs: ["peers"] },
	memory: { measure: measureMemory, needs: ["package"] },
};

const region = "苏州市吴江区";

/** @returns {Promise<number>} the exit status */
async function bench() {
	let options;
	try {
		options = readOptions(process.argv.slice(2), { names: Object.keys(suites), comparable });
	} catch (error) {
		console.error(error.message);
		return 2;
	}
	const report = new Report();
	const cwd = mkdtempSync(join(tmpdir(), "niwen-bench-"));
	try {
		const isComplete =
			options.before.length > 0
				? await measureBefore(report, options, cwd)
				: await measureNow(report, options, cwd);
		report.end();
		if (options.json !== undefined)
			writeFileSync(options.json, `${JSON.stringify(report.toJson(), null, "\t")}\n`);
		return isComplete ? 0 : 2;
	} catch (error) {
		report.end();
		console.error(`The measurement was broken off: ${error instanceof Error ? error.message : error}`);
		return 2;
	} finally {
		rmSync(cwd, { recursive: true, force: true });
	}
}

/** Niwen next to other tools. What cannot be measured is said, and the rest goes on. */
async function measureNow(report, { chosen, isQuick, sizes }, cwd) {
	const needs = new Set(chosen.flatMap((name) => suites[name].needs));
	const present = needs.has("package") ? await buildPresent({ withExtension: false }) : undefined;
	const whyNoPeers = needs.has("peers") ? installPeers() : undefined;
	if (whyNoPeers !== undefined)
		console.error(`The other tools could not be installed (${whyNoPeers}); only Niwen itself is measured.`);
	let isComplete = true;
	for (const name of chosen) {
		try {
			await suites[name].measure(report, {
				sizes,
				hasPeers: whyNoPeers === undefined,
				effort: efforts[name](isQuick),
				region,
				// A Markdown linter needs over a minute for 10,000 rows.
				largest: { markdownlint: isQuick ? 118 : 1_000, "autocorrect-node": 10_000 },
				cwd,
				present,
			});
		} catch (error) {
			isComplete = false;
			report.note(`${name} was broken off: ${error.message}`);
		}
		report.flush();
	}
	return isComplete;
}

/** Niwen now next to Niwen then. */
async function measureBefore(report, { chosen, before, pairs }, cwd) {
	const present = await buildPresent({ withExtension: true });
	let isComplete = true;
	for (const commit of before) {
		try {
			const build = isFolder(commit) ? await buildOfFolder(commit) : await buildOfCommit(commit);
			if (!(await compareBuilds(report, build, present, { chosen, pairs, region, cwd }))) isComplete = false;
		} catch (error) {
			isComplete = false;
			console.error(`${commit} is not measured: ${error.message}`);
		}
	}
	return isComplete;
}

/** A checkout is named by its path, which begins as no commit does. */
function isFolder(name) {
	return /^\.{0,2}[/\\]/.test(name) && existsSync(name);
}

/** How often each suite measures; the budget is that of one contender at one size, in milliseconds. */
const efforts = {
	check: (isQuick) => ({
		warmUp: isQuick ? 100 : 400,
		least: 3,
		most: isQuick ? 20 : 60,
		budget: isQuick ? 2_000 : 8_000,
	}),
	keys: (isQuick) => ({
		warmUp: isQuick ? 20 : 60,
		least: 5,
		most: isQuick ? 20 : 60,
		budget: isQuick ? 3_000 : 15_000,
	}),
	import: (isQuick) => ({
		warmUp: isQuick ? 10 : 60,
		least: 3,
		most: isQuick ? 10 : 30,
		budget: isQuick ? 3_000 : 20_000,
	}),
	initialize: (isQuick) => ({ warmUp: 1, least: 5, most: isQuick ? 7 : 21, budget: 60_000 }),
	cli: (isQuick) => ({ warmUp: 1, least: 5, most: isQuick ? 7 : 21, budget: 60_000 }),
	edit: (isQuick) => ({
		warmUp: isQuick ? 100 : 400,
		least: 5,
		most: isQuick ? 100 : 400,
		budget: isQuick ? 500 : 3_000,
	}),
	documents: (isQuick) => ({ warmUp: 5, least: 3, most: isQuick ? 7 : 15, budget: 20_000 }),
	sheets: (isQuick) => ({ warmUp: 2, least: 3, most: isQuick ? 5 : 11, budget: 20_000 }),
	// V8 has compiled a formatter after about a second of work; one of machine code has nothing to wait for.
	format: (isQuick) => ({
		warmUp: isQuick ? 40 : 80,
		least: 3,
		most: isQuick ? 10 : 40,
		budget: isQuick ? 8_000 : 16_000,
	}),
	tables: (isQuick) => ({
		warmUp: isQuick ? 20 : 100,
		least: 5,
		most: isQuick ? 30 : 100,
		budget: isQuick ? 500 : 2_000,
	}),
	requests: (isQuick) => ({
		warmUp: isQuick ? 10 : 30,
		least: 5,
		most: isQuick ? 20 : 60,
		budget: isQuick ? 2_000 : 8_000,
	}),
	memory: (isQuick) => ({ servers: isQuick ? 1 : 3 }),
	rename: (isQuick) => ({ warmUp: isQuick ? 10 : 40, least: 5, most: isQuick ? 20 : 100, budget: 5_000 }),
};

// Last, so that all tables above are there.
process.exitCode = await bench();
