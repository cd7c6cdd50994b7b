import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { runNpm, whyNpmFailed } from "../../scripts/npm.mjs";
import { listShippedFiles } from "../../scripts/packNpm.mjs";
import { createFolder, plainEnvironment, root } from "../unit/cli/niwen.js";
import { compileProgram, programsOf, runProgram } from "./embedding.js";
import { askServer } from "./serverProcess.js";
import { linksOf, nameParts } from "./shipped.js";

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const sample = readFileSync(join(root, "seeds/wujiang-2024.plan.md"), "utf8");

/** All files below a folder, by their paths from it. */
function listFiles(folder: string): string[] {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"))
		.sort();
}

/** What `npm run package` makes for npm, installed into an empty folder as somebody would who has only this file. */
describe("the npm package", function () {
	this.timeout(120_000);
	let folder: ReturnType<typeof createFolder>;
	let files: string[] = [];
	let installed = "";
	const niwen = (args: readonly string[]) =>
		spawnSync(process.execPath, [join(installed, "dist/cli.js"), ...args], {
			cwd: folder.path,
			env: plainEnvironment,
			encoding: "utf8",
		});

	before(() => {
		folder = createFolder({ "plans/sample.plan.md": sample, "project/package.json": "{}" });
		const file = join(folder.path, "niwen.tgz");
		const packed = runNpm(["run", "package", "--", "--out", file], { cwd: root });
		assert.equal(packed.status, 0, packed.stderr);
		const project = join(folder.path, "project");
		const install = runNpm(["install", "--offline", file], {
			cwd: project,
			env: plainEnvironment,
		});
		assert.equal(install.status, 0, whyNpmFailed(install));
		installed = join(project, "node_modules/niwen");
		files = listFiles(installed);
	});
	after(() => folder.remove());

	it("is the whole program: it brings no other package with it", () => {
		const packages = readdirSync(dirname(installed)).filter((name) => !name.startsWith("."));
		assert.deepEqual(packages, ["niwen"]);
	});

	it("has no scripts, so that npm runs nothing and warns of nothing when it is installed", () => {
		const shipped = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
		const {
			scripts,
			devDependencies: _,
			...kept
		} = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
		assert.deepEqual(shipped, kept);
		// Where the package comes from git, npm builds it.
		assert.equal(scripts.prepare, "node scripts/prepare.mjs");
		for (const name of ["preinstall", "install", "postinstall"]) assert.equal(name in scripts, false, name);
	});

	it("has the files that npm pack takes", () => {
		assert.deepEqual([...listShippedFiles()].sort(), files);
	});

	it("starts by its name", () => {
		const project = join(folder.path, "project");
		const { status, stdout, stderr } = runNpm(["exec", "--offline", "--no", "--", "niwen", "--version"], {
			cwd: project,
			env: plainEnvironment,
		});
		assert.deepEqual({ status, stdout: stdout.trim() }, { status: 0, stdout: manifest.version }, stderr);
	});

	it("checks a plan as the checkout does", () => {
		const { status, stdout, stderr } = niwen(["check", "--format", "json", "plans/sample.plan.md"]);
		assert.equal(status, 0, stderr);
		const expected = spawnSync(
			process.execPath,
			[join(root, "dist/cli.js"), "check", "--format", "json", "plans/sample.plan.md"],
			{ cwd: folder.path, env: plainEnvironment, encoding: "utf8" },
		);
		assert.deepEqual(JSON.parse(stdout), JSON.parse(expected.stdout));
		assert.equal(JSON.parse(stdout)[0].tasks, 118);
	});

	it("serves an editor", async () => {
		const answers = await askServer([join(installed, "dist/cli.js"), "lsp", "--stdio"], folder.path, sample);
		assert.ok(answers.initialize.capabilities.hoverProvider);
		assert.ok(answers.diagnostics.length > 0);
		assert.equal(answers.status, 0);
	});

	it("is a library: its page's programs do what they say, here and as CommonJS", () => {
		const project = join(folder.path, "project");
		const docx = join(project, "plan.docx");
		const written = niwen(["export", "plans/sample.plan.md", "-o", docx]);
		assert.equal(written.status, 0, written.stderr);
		for (const [page, said] of [
			["docs/api.md", /^\d+ \S+\/\S+ /m],
			["docs/api.zh-CN.md", /[\u4e00-\u9fff]{4}/],
		] as const) {
			const [program] = programsOf(page);
			assert.ok(program !== undefined, page);
			const ran = runProgram(project, "program.mjs", program);
			assert.deepEqual({ status: ran.status, stderr: ran.stderr }, { status: 0, stderr: "" });
			assert.match(ran.stdout, /118$/m);
			assert.match(ran.stdout, said);
			assert.equal(readFileSync(join(project, "plan.xlsx")).subarray(0, 2).toString("latin1"), "PK");
		}
		const common = runProgram(
			project,
			"program.cjs",
			`const { checkPlan } = require("niwen");
const { readFileSync } = require("node:fs");
checkPlan(readFileSync("../plans/sample.plan.md", "utf8")).then((checked) => console.log(JSON.stringify(checked)));`,
		);
		assert.deepEqual({ status: common.status, stderr: common.stderr }, { status: 0, stderr: "" });
		const checked = niwen(["check", "--format", "json", "--lang", "zh", "plans/sample.plan.md"]);
		const [{ tasks, findings }] = JSON.parse(checked.stdout);
		assert.deepEqual(JSON.parse(common.stdout), { tasks, findings, files: [] });
	});

	it("compares, aligns and merges plans as the command line does", () => {
		const project = join(folder.path, "project");
		const head = "| 序号 | 任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- |\n";
		const base = `${head}| 1 | 新建学校3所。 | 钱宇 | ★区教育局 |\n| 2 | 改造老旧小区12个。 | 钱宇 | ★区住建局 |\n`;
		const texts = { base, one: base.replace("3所", "5所"), other: base.replace("12个", "15个") };
		for (const [name, text] of Object.entries(texts)) writeFileSync(join(project, `${name}.plan.md`), text);
		const ran = runProgram(
			project,
			"compare.mjs",
			`import { alignPlans, comparePlans, mergePlans, NiwenError } from "niwen";
const { base, one, other } = ${JSON.stringify(texts)};
const copies = [{ name: "one", text: one }, { name: "other", text: other }];
const none = await mergePlans(base, [], { language: "en" }).catch((error) => error instanceof NiwenError && error.message);
const empty = await alignPlans("", one);
console.log(JSON.stringify([await comparePlans(base, one, { language: "en" }), await mergePlans(base, copies), (await alignPlans(base, other)).pairs.length, empty.added, none]));`,
		);
		assert.deepEqual({ status: ran.status, stderr: ran.stderr }, { status: 0, stderr: "" });
		const [comparison, merged, pairs, added, none] = JSON.parse(ran.stdout);
		const diff = niwen([
			"diff",
			"--format",
			"json",
			"--lang",
			"en",
			"project/base.plan.md",
			"project/one.plan.md",
		]);
		assert.deepEqual(comparison, JSON.parse(diff.stdout));
		assert.equal(merged.text, texts.one.replace("12个", "15个"));
		assert.equal(merged.isDecided, true);
		assert.deepEqual(
			merged.proposals.map(({ by, about, outcome }: Record<string, unknown>) => [by, about, outcome]),
			[
				[["one"], "第1项", "adopted"],
				[["other"], "第2项", "adopted"],
			],
		);
		assert.deepEqual([pairs, added, none], [2, [0, 1], "There is no copy to merge."]);
	});

	it("has types that hold for modules of both kinds, and refuse what is wrong", () => {
		const project = join(folder.path, "project");
		const body = `
export async function use(text: string, bytes: Uint8Array): Promise<string> {
	const { tasks } = await readPlan(text, { files: { ".niwen.yaml": "rules: {}" } });
	const first: string | undefined = tasks[0]?.units[0]?.name;
	const { findings } = await checkPlan(text, { language: "en" });
	const edit = findings[0]?.fixes[0]?.edits[0]?.newText ?? first ?? "";
	const edited = await editPlan(text, [{ op: "setCell", task: 0, column: 1, text: edit }]);
	const imported = await importPlan(bytes, { from: "docx" });
	const { content } = await exportPlan("text" in edited ? edited.text : imported.text, { to: "docx" });
	const { same, tasks: changes } = await comparePlans(text, imported.text);
	const { pairs } = await alignPlans(text, imported.text, { path: "2026/town.plan.md" });
	const merged = await mergePlans(text, [{ name: "甲", text: imported.text }]);
	const effect: string = changes[0]?.details[0]?.effect ?? String(pairs[0]?.similarity ?? same);
	if (!merged.isDecided) return merged.proposals[0]?.reason ?? effect;
	return typeof content === "string" ? content : new NiwenError(String(content.length)).message;
}
`;
		const names =
			"{ alignPlans, checkPlan, comparePlans, editPlan, exportPlan, importPlan, mergePlans, NiwenError, readPlan }";
		const right = {
			"module.mts": `import ${names} from "niwen";${body}`,
			"common.cts": `import ${names} from "niwen";${body}`,
		};
		assert.equal(compileProgram(project, right), "");
		const wrong = { "wrong.mts": 'import { exportPlan } from "niwen";\nvoid exportPlan("", { to: "doc" });' };
		assert.match(compileProgram(project, wrong), /^wrong\.mts\(2,\d+\): error TS\d+: Type .*"doc"/m);
	});

	it("has the licences, the compiled code for this Node, and no source map", () => {
		assert.ok(files.includes("LICENSE"));
		assert.ok(files.includes("dist/THIRD-PARTY-NOTICES.txt"));
		assert.deepEqual(
			files.filter((path) => path.endsWith(".map")),
			[],
		);
		for (const path of files.filter((name) => /\.c?js$/.test(name)))
			assert.doesNotMatch(readFileSync(join(installed, path), "utf8"), /sourceMappingURL=\S*\.map/, path);
		const compiled = files.filter((path) => path.endsWith(".cache"));
		assert.deepEqual(compiled.map((path) => posix.basename(path).split(".").slice(0, 2).join(".")).sort(), [
			"cli.quick",
			"cli.yaml",
			"cli.zod",
		]);
		for (const path of compiled)
			assert.ok(path.includes(`.v8-${process.versions.v8}-${process.arch}.`), path);
	});

	it("does not say where it was built", () => {
		for (const path of files)
			assert.equal(readFileSync(join(installed, path)).includes(root), false, `${path} names ${root}`);
	});

	it("has what its texts link to", () => {
		const pages = files.filter((path) => path.endsWith(".md"));
		assert.ok(pages.includes("README.md") && pages.includes("README.zh-CN.md"));
		for (const page of pages)
			for (const link of linksOf(readFileSync(join(installed, page), "utf8"))) {
				if (/^(?:\w+:|#)/.test(link)) continue;
				const target = posix.join(posix.dirname(page), link.replace(/#.*/, ""));
				assert.ok(existsSync(join(installed, target)), `${page} links to ${link}`);
			}
	});

	it("has these files and no others", () => {
		assert.deepEqual(nameParts(files), [
			"ARCHITECTURE.md",
			"CHANGELOG.md",
			"CONTRIBUTING.md",
			"LICENSE",
			"README.md",
			"README.zh-CN.md",
			"SECURITY.md",
			"SECURITY.zh-CN.md",
			"dist/*-HASH.js",
			"dist/THIRD-PARTY-NOTICES.txt",
			"dist/checkWorker.js",
			"dist/cli.*.cache",
			"dist/cli.js",
			"dist/cli.opencc.cjs",
			"dist/cli.parts.js",
			"dist/cli.parts.zh-TW.js",
			"dist/cli.quick.cjs",
			"dist/cli.types.cjs",
			"dist/cli.yaml.cjs",
			"dist/cli.zod.cjs",
			"dist/client/extension.cjs",
			"dist/client/extension.web.cjs",
			"dist/directories.json",
			"dist/documentWorker.js",
			"dist/documentWorker.web.js",
			"dist/documentWorker.web.zh-TW.js",
			"dist/documentWorker.zh-TW.js",
			"dist/niwen.d.ts",
			"dist/niwen.js",
			"dist/page/charts.css",
			"dist/page/charts.js",
			"dist/page/preview.css",
			"dist/page/preview.js",
			"dist/sbom.cdx.json",
			"dist/server.engine.js",
			"dist/server.engine.zh-TW.js",
			"dist/server.js",
			"dist/server.web.js",
			"dist/server.web.zh-TW.js",
			"dist/server.zh-TW.js",
			"docs/*.md",
			"docs/images/*-light.png",
			"docs/images/icon.png",
			"docs/rules/*.md",
			"l10n/*.json",
			"language-configuration.json",
			"package.json",
			"package.nls.json",
			"package.nls.zh-cn.json",
			"package.nls.zh-tw.json",
			"schemas/*.json",
			"seeds/*",
			"seeds/directories/*.yaml",
			"snippets/*.json",
			"syntaxes/policy-plan.tmLanguage.json",
			"walkthrough/*/*.md",
			"walkthrough/sample.plan.md",
		]);
	});
});
