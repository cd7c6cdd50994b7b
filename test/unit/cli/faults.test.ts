import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandFailure } from "../../../server/src/node/commandFailure.js";
import { readTextFile } from "../../../server/src/node/readTextFile.js";
import { writeBack } from "../../../server/src/node/writeBack.js";
import { openAtomically } from "../../../server/src/node/writeFileAtomically.js";
import { buildIfStale, createFolder, plainEnvironment, planOf, program, separatorRow } from "./niwen.js";

/** Why a disk of a test's own cannot be had, if it cannot: a mount namespace is the kernel's to give. */
function whyNoDisk(): string | undefined {
	if (process.platform !== "linux") return "asked of Linux alone";
	const { status } = spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]);
	return status === 0 ? undefined : "no mount namespace here";
}

const noDisk = whyNoDisk();
const onDisk = noDisk === undefined ? it : it.skip;
const unless = noDisk === undefined ? "" : ` (${noDisk})`;

/** A plan of so many rows that each want mending. */
const planOfRows = (rows: number) =>
	planOf(...Array.from({ length: rows }, (_, i) => separatorRow.replace(/^1/, String(i + 1))));

/**
 * Runs `niwen` in a folder that is a disk of its own, and tells what then stands in it.
 *
 * @param prepare shell commands, run in the folder where the plan is, before `niwen`
 */
function runOnDisk(size: string, plan: string, prepare: string, args: readonly string[]) {
	const { path, remove } = createFolder({ "a.plan.md": plan });
	const script = `mount -t tmpfs -o size=${size} tmpfs /mnt && cp a.plan.md /mnt/ && cd /mnt && ${prepare} { "$0" "$@"; s=$?; ls -A /mnt; cat /mnt/a.plan.md; exit $s; }`;
	const { status, stdout, stderr } = spawnSync(
		"unshare",
		["-rm", "sh", "-c", script, process.execPath, program, ...args],
		{ cwd: path, env: plainEnvironment, encoding: "utf8" },
	);
	remove();
	return { status, stdout, stderr };
}

describe("niwen, where writing goes wrong", function () {
	this.timeout(60_000);
	before(buildIfStale);

	for (const args of [
		["check", "--fix", "--format", "github"],
		["fmt"],
		["export", "--to", "docx", "--out", "b.docx"],
	]) {
		const command = args.slice(0, 2).join(" ");
		onDisk(`${command} on a full disk says so and leaves the file whole${unless}`, () => {
			const plan = planOfRows(200);
			const fill = "{ cat /dev/zero > full 2>/dev/null; true; } &&";
			const { status, stdout, stderr } = runOnDisk("256k", plan, fill, [...args, "a.plan.md"]);
			assert.equal(status, 2, stderr);
			assert.match(stderr, /no room on the disk, so .+ was not written; please make room/);
			assert.ok(
				stdout.endsWith(`a.plan.md\nfull\n${plan}`),
				"nothing but the two files, and the plan as it was",
			);
		});

		onDisk(`${command} on a disk that cannot be written says so${unless}`, () => {
			const plan = planOfRows(3);
			const lock = "mount -o remount,ro /mnt &&";
			const { status, stdout, stderr } = runOnDisk("256k", plan, lock, [...args, "a.plan.md"]);
			assert.equal(status, 2, stderr);
			assert.match(stderr, /No permission to write .+; please check the permissions or choose another place/);
			assert.ok(stdout.endsWith(`a.plan.md\n${plan}`));
		});
	}

	it("a file that is changed between reading and writing is left as the other program wrote it", () => {
		const { path, remove } = createFolder({ "a.plan.md": planOf(separatorRow) });
		const name = join(path, "a.plan.md");
		const read = readTextFile(name);
		writeFileSync(name, "# 别的程序写的\n");
		assert.throws(() => writeBack(read, "# 我们写的\n"), isSaid(/changed by another program/));
		assert.equal(readFileSync(name, "utf8"), "# 别的程序写的\n");
		assert.deepEqual(readdirSync(path), ["a.plan.md"]);
		remove();
	});

	it("a file that is changed while the new one is being written is left so, too", () => {
		const { path, remove } = createFolder({ "a.plan.md": planOf(separatorRow) });
		const name = join(path, "a.plan.md");
		const file = openAtomically(name, { overwrite: true, unchangedFrom: readFileSync(name) });
		file.write("# 我们写的\n");
		writeFileSync(name, "# 别的程序写的\n");
		assert.throws(() => file.end(), isSaid(/changed by another program/));
		assert.equal(readFileSync(name, "utf8"), "# 别的程序写的\n");
		assert.deepEqual(readdirSync(path), ["a.plan.md"]);
		remove();
	});

	it("two runs of --fix at once mend a file once, and whole; one that comes too late says so", async () => {
		const before = planOfRows(60);
		const { path, remove } = createFolder({ "a.plan.md": before });
		const run = async () => {
			const child = spawn(process.execPath, [program, "check", "--fix", "a.plan.md"], {
				cwd: path,
				env: plainEnvironment,
				stdio: ["ignore", "ignore", "pipe"],
			});
			let said = "";
			child.stderr.on("data", (chunk: Buffer) => {
				said += chunk.toString();
			});
			const [status] = await once(child, "close");
			return { status: Number(status), said };
		};
		const runs = await Promise.all([run(), run(), run()]);
		const after = readFileSync(join(path, "a.plan.md"), "utf8");
		assert.equal(after, before.replaceAll("，统计局", "、统计局"));
		for (const { status, said } of runs)
			if (status === 2) assert.match(said, /changed by another program meanwhile and was not written/);
			else assert.deepEqual([status < 2, said], [true, ""]);
		assert.ok(runs.some(({ status }) => status < 2));
		assert.deepEqual(readdirSync(path), ["a.plan.md"], "nothing is left beside it");
		remove();
	});
});

function isSaid(what: RegExp): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof CommandFailure, String(error));
		assert.match(error.message, what);
		return true;
	};
}
