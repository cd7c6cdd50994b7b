import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import {
	chmodSync,
	lstatSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { encodeText } from "../../../server/src/node/encodeText.js";
import type { Encoding } from "../../../server/src/shared/decodeText.js";
import { buildIfStale, createFolder, niwen, planOf, separatorRow, unitlessRow } from "./niwen.js";

const before = planOf(separatorRow, unitlessRow);
const after = before.replace("★区工信局，统计局", "★区工信局、统计局");

describe("niwen check --fix", function () {
	this.timeout(60_000);
	this.beforeAll(buildIfStale);

	it("mends what is safe, says what, and reports what is left", () => {
		const { path, remove } = createFolder({ "a.plan.md": before });
		const { status, stdout } = niwen(["check", "--fix", "a.plan.md"], { cwd: path });
		assert.equal(status, 1);
		assert.match(stdout, /✓ 11 {2}.+ {2}unit\/separator\n/);
		assert.doesNotMatch(stdout, /warning .+unit\/separator/);
		assert.match(stdout, /error .+unit\/missing/);
		assert.equal(readFileSync(join(path, "a.plan.md"), "utf8"), after);
		assert.deepEqual(readdirSync(path), ["a.plan.md"], "a temporary file is left");
		remove();
	});

	it("changes nothing the second time", () => {
		const { path, remove } = createFolder({ "a.plan.md": before });
		niwen(["check", "--fix", "a.plan.md"], { cwd: path });
		const { mtimeMs } = statSync(join(path, "a.plan.md"));
		const { stdout } = niwen(["check", "--fix", "a.plan.md"], { cwd: path });
		assert.doesNotMatch(stdout, /✓/);
		assert.equal(statSync(join(path, "a.plan.md")).mtimeMs, mtimeMs);
		remove();
	});

	const kept: readonly (readonly [string, Encoding, boolean, string])[] = [
		["UTF-8 with its mark and CRLF", "utf-8", true, "\r\n"],
		["UTF-16 LE", "utf-16le", true, "\r\n"],
		["UTF-16 BE", "utf-16be", true, "\n"],
		["GB18030 and CRLF", "gb18030", false, "\r\n"],
		["UTF-8 and CR", "utf-8", false, "\r"],
	];
	for (const [what, encoding, hasMark, eol] of kept)
		it(`keeps ${what}`, () => {
			const encode = (text: string) =>
				encodeText(text.replaceAll("\n", eol), encoding, hasMark) ?? new Uint8Array();
			const { path, remove } = createFolder({ "a.plan.md": encode(before) });
			niwen(["check", "--fix", "a.plan.md"], { cwd: path });
			assert.deepEqual(readFileSync(join(path, "a.plan.md")), Buffer.from(encode(after)));
			remove();
		});

	it("leaves alone what it could not write as it was", () => {
		const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff])]);
		const { path, remove } = createFolder({ "a.plan.md": bytes });
		const { status, stderr } = niwen(["check", "--fix", "--encoding", "utf-8", "a.plan.md"], { cwd: path });
		assert.equal(status, 2);
		assert.match(stderr, /cannot be written back/);
		assert.deepEqual(readFileSync(join(path, "a.plan.md")), bytes);
		remove();
	});

	it("keeps a link a link and the mode of the file", () => {
		const { path, remove } = createFolder({ "real/a.plan.md": before });
		chmodSync(join(path, "real/a.plan.md"), 0o640);
		symlinkSync(join(path, "real/a.plan.md"), join(path, "link.plan.md"));
		niwen(["check", "--fix", "link.plan.md"], { cwd: path });
		assert.ok(lstatSync(join(path, "link.plan.md")).isSymbolicLink());
		assert.equal(readFileSync(join(path, "real/a.plan.md"), "utf8"), after);
		assert.equal(statSync(join(path, "real/a.plan.md")).mode & 0o777, 0o640);
		remove();
	});

	it("does not go with the standard input", () => {
		assert.equal(niwen(["check", "--fix", "-"], { input: before }).status, 2);
	});
});

describe("niwen fmt", function () {
	this.timeout(60_000);
	this.beforeAll(buildIfStale);

	it("aligns tables in the file, once; --check names the files that would change", () => {
		const { path, remove } = createFolder({ "a.plan.md": before });
		const run = (...args: string[]) => niwen(["fmt", ...args, "a.plan.md"], { cwd: path });
		assert.deepEqual([run("--check").status, run("--check").stdout], [1, "a.plan.md\n"]);
		assert.equal(readFileSync(join(path, "a.plan.md"), "utf8"), before);
		assert.deepEqual([run().status, run().stdout], [0, ""]);
		const formatted = readFileSync(join(path, "a.plan.md"), "utf8");
		assert.notEqual(formatted, before);
		assert.equal(formatted.replace(/[ -]/g, ""), before.replace(/[ -]/g, ""));
		assert.deepEqual([run("--check").status, run("--check").stdout], [0, ""]);
		assert.equal(niwen(["fmt", "-"], { input: before }).stdout, formatted);
		remove();
	});

	it("goes on behind a file that cannot be read", () => {
		const { path, remove } = createFolder({ "a.plan.md": before });
		const { status, stdout } = niwen(["fmt", "gone.plan.md", "a.plan.md"], { cwd: path });
		assert.equal(status, 2);
		assert.equal(stdout, "a.plan.md\n");
		remove();
	});
});

describe("niwen check --watch", function () {
	this.timeout(60_000);
	this.beforeAll(buildIfStale);

	/** A test that fails leaves none behind. */
	const running = new Set<ChildProcess>();
	this.afterEach(() => {
		for (const child of running) child.kill("SIGKILL");
		running.clear();
	});

	it("checks again when a file changes, and ends at Ctrl+C with the last status", async () => {
		const { path, remove } = createFolder({ "a.plan.md": after });
		const watching = await startWatching(path, ".");
		await watching.until(/Waiting for changes/);
		assert.doesNotMatch(watching.printed(), /unit\/separator/);
		writeFileSync(join(path, "a.plan.md"), before);
		await watching.until(/checking again[\s\S]+unit\/separator/);
		assert.equal(await watching.end(), 1);
		remove();
	});

	it("checks again when last year's plan or a directory changes that a plan names, anywhere below the root", async () => {
		const names = "previous: ../old/2025.md\ndirectory: ../names/a.yaml\n";
		const { path, remove } = createFolder({
			"now/a.plan.md": after.replace(/^---\n/, `---\n${names}`),
			".git/HEAD": "",
			"old/2025.md": after,
			"names/a.yaml": "region: 苏州市吴江区\n",
		});
		const watching = await startWatching(join(path, "now"), "a.plan.md");
		const countChecks = () => watching.printed().split("checking again").length;
		await watching.until(/Waiting for changes/);
		for (const [file, count] of [
			["old/2025.md", 2],
			["names/a.yaml", 3],
		] as const) {
			writeFileSync(join(path, file), "region: 苏州市吴江区\n\n");
			await watching.until(new RegExp(`(?:checking again[^]+){${count - 1}}`));
			assert.equal(countChecks(), count);
		}
		await watching.end();
		remove();
	});

	async function startWatching(cwd: string, operand: string) {
		const { spawn } = await import("node:child_process");
		const { plainEnvironment, program } = await import("./niwen.js");
		const child = spawn(process.execPath, [program, "check", "--watch", "--fail-on", "warning", operand], {
			cwd,
			env: plainEnvironment,
		});
		running.add(child);
		let printed = "";
		const note = (data: unknown): void => {
			printed += String(data);
		};
		child.stdout.on("data", note);
		child.stderr.on("data", note);
		return {
			printed: () => printed,
			until: (pattern: RegExp) =>
				new Promise<void>((resolve) => {
					const look = (): void => {
						if (pattern.test(printed)) resolve();
					};
					child.stdout.on("data", look);
					child.stderr.on("data", look);
					look();
				}),
			end: () => {
				child.kill("SIGINT");
				return new Promise<unknown>((resolve) => child.once("close", resolve));
			},
		};
	}
});
