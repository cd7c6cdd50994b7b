import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { runNpm, whyNpmFailed } from "../../scripts/npm.mjs";
import { type Answer, askPackage, installPackage, isAnswered } from "../support/packedPackage.js";
import { root } from "../unit/cli/niwen.js";

/*
 * The npm package as it is packed, installed into an empty folder, under versions of Node that come from the npm registry
 * (its package `node`): command line, server and library say the same under each. Then as it comes from git.
 */
const { values } = parseArgs({
	options: {
		// The oldest version that package.json allows, and the lines that are looked after.
		only: { type: "string", default: "20.19,22,24" },
	},
});

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

process.exitCode = await main();

async function main(): Promise<number> {
	const scratch = mkdtempSync(join(tmpdir(), "niwen-nodes-"));
	try {
		const project = installPackage(scratch);
		const answers = new Map<string, readonly Answer[]>();
		let failures = 0;
		for (const wanted of values.only.split(",")) {
			const node = fetchNode(scratch, wanted);
			const running = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
			const said = await askPackage(node, project);
			answers.set(running, said);
			const failed = said.filter((answer) => !isAnswered(answer));
			failures += failed.length;
			console.log(`Node ${running}: ${said.length - failed.length} of ${said.length} ran`);
			for (const { what, status, text } of failed) console.log(`  ${what}: ${status}\n${text}`);
		}
		const others = compare(answers);
		for (const line of others) console.log(line);
		console.log(others.length === 0 ? "All say the same." : `${others.length} differ.`);
		const fromGit = installFromGit(scratch);
		console.log(`Installed from git: ${fromGit}`);
		return others.length === 0 && failures === 0 && fromGit === version ? 0 : 1;
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

/** The version that `niwen` says it is once npm has installed it from a repository, as pre-commit does; else why not. */
function installFromGit(scratch: string): string {
	const checkout = join(scratch, "checkout");
	const run = (cwd: string, program: string, ...args: string[]) => {
		const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8" });
		if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${error?.message ?? stderr}`);
		return stdout;
	};
	const files = run(root, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0");
	for (const file of files.filter((name) => name !== "" && existsSync(join(root, name))))
		cpSync(join(root, file), join(checkout, file));
	run(checkout, "git", "init", "-q");
	run(checkout, "git", "add", "-A");
	run(checkout, "git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "1");
	const prefix = join(scratch, "from-git");
	const from = `git+${pathToFileURL(checkout)}`;
	const installed = runNpm(["install", "--prefer-offline", "--install-links", "-g", from], {
		cwd: scratch,
		env: { ...process.env, npm_config_prefix: prefix },
	});
	if (installed.status !== 0) return whyNpmFailed(installed);
	return run(scratch, join(prefix, "bin", "niwen"), "--version").trim();
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
