import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import {
	buildIfStale,
	createFolder,
	plainEnvironment,
	planOf,
	program,
	root,
	separatorRow,
} from "../unit/cli/niwen.js";

const read = (path: string) => parse(readFileSync(join(root, path), "utf8"));

/** What pipelines are given, run as they run it: what a hook names over the files of a commit, the steps of the action. */
describe("pipelines", function () {
	this.timeout(60_000);
	let folder: ReturnType<typeof createFolder>;
	const plan = planOf(separatorRow);
	const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
		spawnSync(command, args, {
			cwd: folder.path,
			env: {
				...plainEnvironment,
				PATH: `${join(folder.path, "bin")}${delimiter}${process.env.PATH}`,
				...env,
			},
			encoding: "utf8",
		});

	before(() => {
		buildIfStale();
		folder = createFolder({
			"plans/a.plan.md": plan,
			"plans/people.directory.yaml": "region: 苏州市\nunit: 1\n",
			"notes.md": "无关的笔记",
		});
		mkdirSync(join(folder.path, "bin"));
		symlinkSync(program, join(folder.path, "bin/niwen"));
	});
	after(() => folder.remove());

	it("have a hook before a commit that checks what is committed, and one that formats it", () => {
		assert.equal(run("git", ["init", "-q"]).status, 0);
		assert.equal(run("git", ["add", "plans", "notes.md"]).status, 0);
		const files = run("git", ["diff", "--cached", "--name-only", "-z"]).stdout.split("\0").filter(Boolean);
		const hooks: { id: string; entry: string; files: string; language: string }[] =
			read(".pre-commit-hooks.yaml");
		assert.deepEqual(
			hooks.map(({ id, language }) => [id, language]),
			[
				["niwen-check", "node"],
				["niwen-fmt", "node"],
			],
		);
		const start = (id: string, ...options: string[]) => {
			const hook = hooks.find((one) => one.id === id);
			const [command = "", ...args] = hook?.entry.split(" ") ?? [];
			const meant = files.filter((file) => new RegExp(hook?.files ?? "$^").test(file));
			return { meant, ...run(command, [...args, ...options, ...meant]) };
		};
		const checked = start("niwen-check", "--format", "json", "--fail-on", "warning");
		assert.deepEqual(checked.meant, ["plans/a.plan.md", "plans/people.directory.yaml"]);
		assert.equal(checked.status, 1, checked.stderr);
		const codes = JSON.parse(checked.stdout).flatMap((file: { findings: { code: string }[] }) =>
			file.findings.map(({ code }) => code),
		);
		assert.ok(codes.includes("unit/separator") && codes.includes("directory/invalid"), codes.join());
		const formatted = start("niwen-fmt");
		assert.deepEqual(formatted.meant, ["plans/a.plan.md"]);
		assert.equal(formatted.status, 0, formatted.stderr);
	});

	it("have an action of GitHub whose steps check what is asked for, and take nothing of it for code", () => {
		const action = read("action.yml");
		const [, check] = action.runs.steps;
		const inputs = Object.fromEntries(
			Object.entries<{ default?: string }>(action.inputs).map(([name, input]) => [name, input.default ?? ""]),
		);
		for (const { run: script } of action.runs.steps) assert.doesNotMatch(script, /\$\{\{/);
		mkdirSync(join(folder.path, "niwen/bin"), { recursive: true });
		symlinkSync(program, join(folder.path, "niwen/bin/niwen"));
		const step = (given: Readonly<Record<string, string>>) => {
			const values: Readonly<Record<string, string>> = { ...inputs, ...given };
			const env = Object.entries<string>(check.env).map(([name, value]) => [
				name,
				value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => values[input] ?? ""),
			]);
			return run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", check.run], {
				...Object.fromEntries(env),
				RUNNER_TEMP: folder.path,
			});
		};
		const printed = step({ paths: "plans/a.plan.md\n", "fail-on": "warning" });
		assert.equal(printed.status, 1, printed.stderr);
		assert.match(printed.stdout, /^::\w+ file=plans\/a\.plan\.md,line=\d+,.*title=unit\/separator::/m);
		const written = step({
			paths: "plans/a.plan.md",
			format: "sarif",
			output: "niwen.sarif",
			"fail-on": "error",
		});
		assert.deepEqual([written.stdout, written.stderr], ["", ""]);
		assert.equal(JSON.parse(readFileSync(join(folder.path, "niwen.sarif"), "utf8")).version, "2.1.0");
		writeFileSync(join(folder.path, "$(touch made).plan.md"), plan);
		const hostile = step({ paths: "$(touch made).plan.md\n-h", "fail-on": "hint; touch made" });
		assert.equal(hostile.status, 2);
		assert.equal(run("ls", ["made"]).status, 2, "nothing of an input was run");
	});
});
