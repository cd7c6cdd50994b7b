import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runNpm, whyNpmFailed } from "../../scripts/npm.mjs";
import { type Answer, askPackage, installPackage, isAnswered } from "../support/packedPackage.js";

/*
 * The npm package as it is packed, installed into an empty folder, under versions of Node that come from the npm registry
 * (its package `node`): command line, server and library say the same under each.
 */
const { values } = parseArgs({
	options: {
		// The oldest version that package.json allows, and the lines that are looked after.
		only: { type: "string", default: "20.19,22,24" },
	},
});

process.exitCode = await main();

async function main(): Promise<number> {
	const scratch = mkdtempSync(join(tmpdir(), "niwen-nodes-"));
	try {
		const project = installPackage(scratch);
		const answers = new Map<string, readonly Answer[]>();
		let failures = 0;
		for (const wanted of values.only.split(",")) {
			const node = fetchNode(scratch, wanted);
			const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
			const said = await askPackage(node, project);
			answers.set(version, said);
			const failed = said.filter((answer) => !isAnswered(answer));
			failures += failed.length;
			console.log(`Node ${version}: ${said.length - failed.length} of ${said.length} ran`);
			for (const { what, status, text } of failed) console.log(`  ${what}: ${status}\n${text}`);
		}
		const others = compare(answers);
		for (const line of others) console.log(line);
		console.log(others.length === 0 ? "All say the same." : `${others.length} differ.`);
		return others.length === 0 && failures === 0 ? 0 : 1;
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

/** The program of a version of Node: the newest one that begins so. */
function fetchNode(scratch: string, wanted: string): string {
	const folder = join(scratch, `node-${wanted}`);
	mkdirSync(folder);
	writeFileSync(join(folder, "package.json"), "{}");
	// The package `node` gets the program of this machine by a script of its own.
	const outcome = runNpm(["install", "--no-audit", "--no-fund", `node@${wanted}`], { cwd: folder });
	if (outcome.status !== 0) throw new Error(`Node ${wanted}: ${whyNpmFailed(outcome)}`);
	return join(folder, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
}

/** Which answers are others than those of the first version. */
function compare(answers: ReadonlyMap<string, readonly Answer[]>): string[] {
	const [[first, expected] = ["", []], ...rest] = answers;
	return rest.flatMap(([version, said]) =>
		said.flatMap(({ what, status, text }, at) => {
			const other = expected[at];
			if (status === other?.status && text === other.text) return [];
			return [`${what}: Node ${version} (${status}) says otherwise than ${first} (${other?.status})`];
		}),
	);
}
