import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workInThreads } from "../../../server/src/node/checkWorkers.js";
import { reportFormats } from "../../../server/src/node/reporters/createReporter.js";
import { buildIfStale, cleanRow, createFolder, niwen, planOf, separatorRow, unitlessRow } from "./niwen.js";

const plans = {
	"a.plan.md": planOf(separatorRow),
	"b.plan.md": planOf(cleanRow),
	"sub/c.plan.md": planOf(unitlessRow),
	"sub/d.plan.md": planOf(cleanRow, separatorRow),
};

/** All files below a folder. */
function filesBelow(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

describe("niwen check --cache", () => {
	before(buildIfStale);

	for (const format of reportFormats)
		it(`prints ${format} as a run without it, the first time and from then on, on one thread and on several`, () => {
			const { path, remove } = createFolder(plans);
			const check = (...more: string[]) =>
				niwen(["check", ".", "gone.plan.md", "--format", format, ...more], { cwd: path });
			const plain = check();
			assert.deepEqual(check("--cache", "kept"), plain);
			assert.equal(filesBelow(join(path, "kept")).length, 4);
			assert.deepEqual(check("--cache", "kept"), plain);
			assert.deepEqual(check("--cache", "kept", "--jobs", "2"), plain);
			remove();
		});

	it("takes what it kept, and nothing of an entry that is cut", () => {
		const { path, remove } = createFolder({ "a.plan.md": planOf(separatorRow) });
		const check = () => niwen(["check", ".", "--cache", "kept", "--format", "jsonl"], { cwd: path }).stdout;
		const first = check();
		const [entry = ""] = filesBelow(join(path, "kept"));
		const content = readFileSync(entry, "utf8");
		writeFileSync(entry, content.replace("unit/separator", "unit/SEPARATOR"));
		assert.match(check(), /unit\/SEPARATOR/);
		writeFileSync(entry, content.slice(0, -9));
		assert.equal(check(), first);
		assert.equal(readFileSync(entry, "utf8"), content);
		remove();
	});

	it("checks again where the plan, the settings, or a directory that either names has changed", () => {
		const directory = "region: 江州市\nunits:\n  - { name: 区工信局 }\n";
		const { path, remove } = createFolder({
			".niwen.yaml": "directories: [of-settings.directory.yaml]\n",
			"of-settings.directory.yaml": directory,
			"of-plan.directory.yaml": directory,
			"a.plan.md": `---\ndirectory: of-plan.directory.yaml\nregion: 江州市\n---\n\n${planOf(separatorRow)}`,
		});
		const run = (...more: string[]) =>
			niwen(["check", "a.plan.md", "--format", "jsonl", ...more], { cwd: path }).stdout;
		const changes: Readonly<Record<string, string>> = {
			"of-settings.directory.yaml": `${directory}  - { name: 区发改委 }\n`,
			"of-plan.directory.yaml": `${directory}  - { name: 区统计局 }\n`,
			".niwen.yaml": "rules: { unit/separator: off }\n",
			"a.plan.md": planOf(unitlessRow),
		};
		const seen = new Set([run("--cache", "kept")]);
		for (const [name, text] of Object.entries(changes)) {
			writeFileSync(join(path, name), text);
			const now = run("--cache", "kept");
			assert.equal(now, run(), name);
			seen.add(now);
		}
		assert.ok(seen.size >= 3, "some of the changes change the findings");
		remove();
	});

	it("says that nothing could be kept, and checks all the same; does not go with --fix", () => {
		const { path, remove } = createFolder({ ...plans, kept: "a file" });
		const check = (...more: string[]) => niwen(["check", ".", "--format", "jsonl", ...more], { cwd: path });
		const { stdout, stderr, status } = check("--cache", "kept");
		const plain = check();
		assert.equal(stdout, plain.stdout);
		assert.equal(status, plain.status);
		assert.match(
			stderr,
			/^Nothing could be kept in the folder of --cache, .*kept \(E\w+\); the check itself is complete\./,
		);
		const refused = check("--cache", "other", "--fix");
		assert.equal(refused.status, 2);
		assert.match(refused.stderr, /--cache does not go with --fix/);
		remove();
	});
});

describe("niwen index", () => {
	before(buildIfStale);

	it("gives a line for each task, target, unit and finding, with the same keys for each kind", () => {
		const { path, remove } = createFolder(plans);
		const { stdout, status } = niwen(["index", "."], { cwd: path });
		assert.equal(status, 0);
		const lines = stdout
			.trim()
			.split("\n")
			.map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
		const keys = new Map<unknown, string>();
		for (const line of lines) {
			assert.equal(
				Object.keys(line).join(),
				keys.get(line.kind) ?? keys.set(line.kind, Object.keys(line).join()).get(line.kind),
			);
			for (const value of Object.values(line)) assert.ok(value === null || typeof value !== "object");
		}
		assert.deepEqual([...keys.keys()].sort(), ["finding", "target", "task", "unit"]);
		assert.equal(lines.filter(({ kind }) => kind === "task").length, 5);
		assert.equal(niwen(["index", ".", "--jobs", "2"], { cwd: path }).stdout, stdout);
		remove();
	});

	it("writes its file whole, names what it could not read, and overwrites nothing unasked", () => {
		const { path, remove } = createFolder({ ...plans, "empty.plan.md": "" });
		const index = (...more: string[]) => niwen(["index", ".", "-o", "out.jsonl", ...more], { cwd: path });
		const first = index();
		assert.equal(first.status, 2);
		assert.match(first.stderr, /empty\.plan\.md is empty/);
		assert.equal(readFileSync(join(path, "out.jsonl"), "utf8"), niwen(["index", "."], { cwd: path }).stdout);
		const second = index();
		assert.equal(second.status, 2);
		assert.match(second.stderr, /exists and was not overwritten/);
		assert.equal(index("--force").status, 2);
		assert.deepEqual(
			readdirSync(path).filter((name) => name.includes("tmp")),
			[],
		);
		remove();
	});
});

describe("work in threads", () => {
	const job = { kind: "index", options: { language: "en", encoding: undefined, mends: false } } as const;
	/** A program that breaks down at what is called bad, and calls anything else done. */
	const program = new URL(
		`data:text/javascript,${encodeURIComponent(`
			import { parentPort } from "node:worker_threads";
			parentPort.on("message", ({ paths }) => {
				if (paths.some((path) => path.startsWith("bad"))) process.exit(3);
				const severities = { error: 0, warning: 0, hint: 0 };
				parentPort.postMessage({ done: paths.map((path) =>
					({ outcome: { path, severities, mended: [], error: null }, printed: path, sideReports: [] })) });
			});
		`)}`,
	);

	for (const jobs of [1, 2, 5])
		it(`costs the files alone at which a thread breaks down, and keeps their order, on ${jobs}`, async () => {
			const files = Array.from({ length: 120 }, (_, i) => (i % 37 === 20 ? `bad${i}` : `p${i}`));
			const outcomes: { path: string; error: string | null }[] = [];
			for await (const { outcome } of workInThreads(files, jobs, job, undefined, program))
				outcomes.push(outcome);
			assert.deepEqual(
				outcomes.map(({ path }) => path),
				files,
			);
			for (const { path, error } of outcomes)
				if (path.startsWith("bad"))
					assert.match(error ?? "", /Niwen failed while checking bad\d+ \(exit 3\)/);
				else assert.equal(error, null);
		});
});
