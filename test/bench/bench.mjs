#!/usr/bin/env node
/**
 * Measures Niwen, and tools that do some of the same, in one run and on the same inputs. A measurement, not a
 * test: missed goals are named and the exit status is 0; it is 2 where something could not be measured.
 *
 *   npm run bench -- [--only check,keys,initialize,cli,edit,rename] [--quick] [--large] [--json FILE]
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureCheck } from "./measureCheck.mjs";
import { measureEdit } from "./measureEdit.mjs";
import { measureKeys } from "./measureKeys.mjs";
import { measureCommandLine, measureInitialize } from "./measureProcesses.mjs";
import { measureRename } from "./measureRename.mjs";
import { installPeers } from "./peers.mjs";
import { Report } from "./report.mjs";

const suites = {
	check: { measure: measureCheck, needs: ["peers"] },
	keys: { measure: measureKeys, needs: ["peers", "build"] },
	initialize: { measure: measureInitialize, needs: ["build"] },
	cli: { measure: measureCommandLine, needs: ["build"] },
	edit: { measure: measureEdit, needs: [] },
	rename: { measure: measureRename, needs: [] },
};

async function bench() {
	const options = readOptions();
	if (options === undefined) return 2;
	const { chosen, isQuick, sizes, json } = options;
	const needs = new Set(chosen.flatMap((name) => suites[name].needs));
	if (needs.has("build") && !existsSync(fileURLToPath(new URL("../../dist/cli.js", import.meta.url)))) {
		console.error("There is no dist/cli.js; please run npm run build first.");
		return 2;
	}
	const whyNoPeers = needs.has("peers") ? installPeers() : undefined;
	if (whyNoPeers !== undefined)
		console.error(`The other tools could not be installed (${whyNoPeers}); only Niwen itself is measured.`);
	const report = new Report();
	const cwd = mkdtempSync(join(tmpdir(), "niwen-bench-"));
	try {
		for (const name of chosen) {
			await suites[name].measure(report, {
				sizes,
				hasPeers: whyNoPeers === undefined,
				effort: efforts[name](isQuick),
				region: "苏州市吴江区",
				// A Markdown linter needs over a minute for 10,000 rows.
				largest: { markdownlint: isQuick ? 118 : 1_000, "autocorrect-node": 10_000 },
				cwd,
			});
			report.flush();
		}
	} catch (error) {
		report.end();
		console.error(`The measurement was broken off: ${error instanceof Error ? error.message : error}`);
		return 2;
	} finally {
		rmSync(cwd, { recursive: true, force: true });
	}
	report.end();
	if (json !== undefined) writeFileSync(json, `${JSON.stringify(report.toJson(), null, "\t")}\n`);
	return 0;
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
	initialize: (isQuick) => ({ warmUp: 1, least: 5, most: isQuick ? 7 : 21, budget: 60_000 }),
	cli: (isQuick) => ({ warmUp: 1, least: 5, most: isQuick ? 7 : 21, budget: 60_000 }),
	edit: (isQuick) => ({
		warmUp: isQuick ? 100 : 400,
		least: 5,
		most: isQuick ? 100 : 400,
		budget: isQuick ? 500 : 3_000,
	}),
	rename: (isQuick) => ({ warmUp: isQuick ? 10 : 40, least: 5, most: isQuick ? 20 : 100, budget: 5_000 }),
};

function readOptions() {
	const names = Object.keys(suites);
	try {
		const { values } = parseArgs({
			options: {
				only: { type: "string" },
				quick: { type: "boolean", default: false },
				large: { type: "boolean", default: false },
				json: { type: "string" },
			},
		});
		const chosen = values.only?.split(",").map((name) => name.trim()) ?? names;
		const unknown = chosen.find((name) => !names.includes(name));
		if (unknown !== undefined) throw new Error(`There is no ${unknown}; --only takes ${names.join(", ")}`);
		return {
			chosen,
			isQuick: values.quick,
			sizes: [118, 1_000, 10_000, ...(values.large ? [100_000] : [])],
			json: values.json,
		};
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return undefined;
	}
}

// Last, so that all tables above are there.
process.exitCode = await bench();
