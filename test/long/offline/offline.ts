import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackage } from "../../support/packedPackage.js";
import { buildIfStale, root } from "../../unit/cli/niwen.js";
import { readLongOptions } from "../longOptions.js";
import { readTrace } from "./traceConnections.js";

/*
 * The packages as they are packed, in a network namespace of Linux that has loopback alone: the command line, the server
 * and the library (`--only package`, `--step 4` one document of four), then the suite of the packed extension in a real
 * VS Code and in VS Code for the Web (`--only extension`).
 */
const options = readLongOptions(60);
const isChosen = (part: string) => options.only === undefined || options.only === part;

/** A program in a namespace of its own; the root of a machine needs no other user for that. */
function runWithoutNetwork(command: readonly string[]): boolean {
	const ownNetwork = process.getuid?.() === 0 ? ["-n"] : ["-rn"];
	const { status, error } = spawnSync(
		"unshare",
		[...ownNetwork, "sh", "-c", 'ip link set lo up && exec "$@"', "sh", ...command],
		{ cwd: root, stdio: "inherit" },
	);
	if (error !== undefined) console.error(`unshare (util-linux) is needed: ${error.message}`);
	return status === 0;
}

/**
 * The suite of the packed extension; the kernel's calls tell what its server and the process of the extensions connect to.
 * (VS Code, which lets no program be loaded before its own, and its browser connect as they like.)
 */
function tryExtension(): boolean {
	const calls = join(scratch, "calls");
	const strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "400", "-e", "signal=none", "-o", calls];
	const trace = ["-e", "trace=execve,connect,clone,clone3,fork,vfork"];
	const passed = runWithoutNetwork([...strace, ...trace, ...node, join(root, "test/vscode/runTest.ts")]);
	if (!existsSync(calls)) {
		console.error("strace is needed to see what the extension connects to: apt-get install strace");
		return false;
	}
	const { commands, connections } = readTrace(readFileSync(calls, "utf8"));
	const ofServers = connections.filter(({ of }) => of.includes("/extension/dist/"));
	// VS Code asks from there, too, once in a while, where default.exp-tas.com is.
	const ofHosts = connections.filter(({ of }) => of.includes("--type=extensionHost"));
	const own = [...ofServers, ...ofHosts.filter(({ address }) => !address.includes("htons(53)"))];
	for (const { of, address } of own) console.log(`${address}: ${of}`);
	const servers = commands.filter((command) => command.includes("/extension/dist/")).length;
	const hosts = commands.filter((command) => command.includes("--type=extensionHost")).length;
	console.log(
		`${commands.length} processes, ${servers} servers of the extension and ${hosts} hosts of extensions among them: the servers connected ${ofServers.length} times, the hosts ${ofHosts.length} times (${ofHosts.length + ofServers.length - own.length} to ask VS Code's questions of names), all others ${connections.length - ofHosts.length - ofServers.length} times`,
	);
	return passed && own.length === 0 && servers > 0 && hosts > 0;
}

const node = [process.execPath, "--import", "tsx"];
const scratch = mkdtempSync(join(tmpdir(), "niwen-offline-"));
const attempts = join(scratch, "attempts");
const failed: string[] = [];
try {
	if (isChosen("package")) {
		buildIfStale();
		const project = installPackage(scratch);
		const inside = join(import.meta.dirname, "insideNamespace.ts");
		if (!runWithoutNetwork([...node, inside, project, attempts, String(options.step)]))
			failed.push("package");
	}
	if (isChosen("extension") && !tryExtension()) failed.push("extension");
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
console.log(failed.length === 0 ? "No network was asked for." : `Not passed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
