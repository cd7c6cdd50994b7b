import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { findSeed, readSeed } from "../../support/seeds.js";
import {
	buildIfStale,
	cleanRow,
	createFolder,
	niwen,
	plainEnvironment,
	planOf,
	program,
	separatorRow,
	unitlessRow,
} from "./niwen.js";

interface Report {
	readonly path: string;
	readonly tasks: number;
	readonly findings: readonly {
		code: string;
		severity: string;
		range: { start: { line: number } };
		fixes: readonly { title: string; safe: boolean; edits: readonly object[]; sameAs?: number }[];
	}[];
	readonly error: string | null;
}

function readReports(text: string): readonly Report[] {
	const value: unknown = JSON.parse(text);
	assert.ok(Array.isArray(value));
	return value as readonly Report[];
}

describe("niwen check", function () {
	this.timeout(120_000);
	before(buildIfStale);

	const folder = { path: "", remove: () => {} };
	beforeEach(() => {
		Object.assign(
			folder,
			createFolder({
				"clean.plan.md": planOf(cleanRow),
				"faulty.plan.md": planOf(separatorRow, unitlessRow),
				"sub/more.plan.txt": planOf(cleanRow),
				"sub/notes.txt": "nothing",
				"node_modules/x/y.plan.md": planOf(unitlessRow),
			}),
		);
	});
	afterEach(() => folder.remove());
	const run = (...args: string[]) => niwen(["check", ...args], { cwd: folder.path });

	it("prints what a file contains and exits 0 where nothing is at fault", () => {
		const { status, stdout, stderr } = run("clean.plan.md");
		assert.equal(status, 0);
		assert.equal(stderr, "");
		assert.match(stdout, /^clean\.plan\.md\n/);
		assert.match(
			stdout,
			/1 task, 1 section, 2 units, 1 leader, 1 target, 1 table; 0 errors, 0 warnings, 0 hints/,
		);
	});

	it("sums up a line a rule, the gravest and the most frequent first", () => {
		const { path, remove } = createFolder({
			"a.plan.md": planOf(separatorRow, ...Array<string>(2).fill(unitlessRow), unitlessRow),
			"b.plan.md": planOf(cleanRow),
		});
		const { status, stdout } = niwen(["check", "--format", "summary", path, "--lang", "zh"]);
		assert.equal(status, 1);
		const [first, second] = stdout.split("\n\n").map((file) => file.split("\n").slice(1, -1));
		assert.deepEqual(
			first?.map((line) => line.replace(/ {2,}/g, " ").trim()),
			[
				"3 错误 没有责任单位 unit/missing",
				"1 错误 任务序号重复 number/duplicate",
				"1 警告 责任单位之间不是顿号 unit/separator",
			],
		);
		assert.deepEqual(second, []);
		assert.match(stdout, /\n共 2 个文件；4 个错误、1 个警告、\d+ 个提示\n$/);
		remove();
	});

	it("has exactly the fields of its contract in JSON", () => {
		const { status, stdout } = run("faulty.plan.md", "--format", "json");
		assert.equal(status, 1);
		const [report] = readReports(stdout);
		assert.deepEqual(Object.keys(report ?? {}), ["path", "tasks", "findings", "error"]);
		assert.equal(report?.tasks, 2);
		assert.deepEqual(
			report?.findings.map(({ code }) => code),
			["unit/separator", "unit/missing"],
		);
		const [finding] = report?.findings ?? [];
		assert.deepEqual(Object.keys(finding ?? {}), ["code", "severity", "message", "range", "fixes"]);
		assert.deepEqual(finding?.range.start.line, 10);
	});

	it("gives the edits of a run once, at its first finding", () => {
		const rows = Array.from(
			{ length: 40 },
			(_, i) => `${2 * i + 1} | 项目${i + 1} | ${i < 3 ? i + 1 : 2 * i}.新建公园2个。 | 钱宇 | ★区住建局`,
		);
		const { path, remove } = createFolder({ "runs.plan.md": planOf(...rows) });
		const { stdout } = niwen(["check", "--format", "json", "runs.plan.md"], { cwd: path });
		const findings = readReports(stdout)[0]?.findings ?? [];
		for (const code of ["group/sequence", "number/gap"]) {
			const first = findings.findIndex((finding) => finding.code === code);
			const runs = findings.filter((finding) => finding.code === code);
			assert.ok(runs.length > 30, code);
			const [own, ...others] = runs.map(({ fixes }) => fixes);
			assert.equal(own?.length, 1);
			assert.ok((own?.[0]?.edits.length ?? 0) > 30, "the first mends them all");
			assert.ok(!("sameAs" in (own?.[0] ?? {})));
			for (const fixes of others)
				assert.deepEqual(fixes, [{ title: own?.[0]?.title, safe: false, edits: [], sameAs: first }]);
		}
		const sarif = niwen(["check", "--format", "sarif", "runs.plan.md"], { cwd: path }).stdout;
		assert.ok(!sarif.includes('"replacements": []'));
		remove();
	});

	for (const [severity, status] of [
		["error", 0],
		["warning", 1],
		["hint", 1],
	] as const)
		it(`judges by --fail-on ${severity}`, () => {
			const { path, remove } = createFolder({ "a.plan.md": planOf(separatorRow) });
			assert.equal(niwen(["check", "--fail-on", severity, "a.plan.md"], { cwd: path }).status, status);
			remove();
		});

	it("checks the plans below a folder, and nothing in node_modules", () => {
		const { stdout } = run(".", "--format", "json");
		assert.deepEqual(
			readReports(stdout).map(({ path }) => path.replaceAll("\\", "/")),
			["clean.plan.md", "faulty.plan.md", "sub/more.plan.txt"],
		);
	});

	it("goes on behind a file that cannot be read, and says on the standard error why", () => {
		const { status, stdout, stderr } = run("gone.plan.md", "faulty.plan.md", "--format", "json");
		assert.equal(status, 2);
		const [gone, faulty] = readReports(stdout);
		assert.match(gone?.error ?? "", /no file gone\.plan\.md/);
		assert.deepEqual(gone?.findings, []);
		assert.equal(faulty?.findings.length, 2);
		assert.match(stderr, /^There is no file gone\.plan\.md; please check the path and the name\.\n$/);
	});

	it("gives the same in the same order on several threads", () => {
		const { path, remove } = createFolder(
			Object.fromEntries(
				Array.from({ length: 12 }, (_, i) => [
					`p${i}.plan.md`,
					i % 3 === 0 ? planOf(separatorRow) : planOf(cleanRow),
				]),
			),
		);
		const one = niwen(["check", ".", "--format", "jsonl"], { cwd: path });
		const many = niwen(["check", ".", "--format", "jsonl", "--jobs", "4"], { cwd: path });
		assert.equal(many.stdout, one.stdout);
		assert.equal(many.status, one.status);
		assert.equal(one.stdout.split("\n").length, 13);
		remove();
	});

	it("reads the standard input", () => {
		const { status, stdout } = niwen(["check", "-", "--format", "json"], { input: planOf(unitlessRow) });
		assert.equal(status, 1);
		assert.equal(readReports(stdout)[0]?.path, "-");
	});

	it("prints GitHub commands with places from 1 and escaped values", () => {
		const { path, remove } = createFolder({ "a,b%.plan.md": planOf(separatorRow) });
		const { stdout } = niwen(["check", ".", "--format", "github"], { cwd: path });
		assert.match(
			stdout,
			/^::warning file=a%2Cb%25\.plan\.md,line=11,col=\d+,endLine=11,endColumn=\d+,title=unit\/separator::.+\n$/,
		);
		remove();
	});

	it("aligns its columns by display width, in Chinese and in English", () => {
		for (const lang of ["zh", "en"]) {
			const { stdout } = run("faulty.plan.md", "--lang", lang);
			const columns = stdout
				.split("\n")
				.filter((line) => /unit\/(?:separator|missing)$/.test(line))
				.map((line) => widthOf(line.slice(0, line.lastIndexOf("unit/"))));
			assert.equal(columns.length, 2);
			assert.equal(new Set(columns).size, 1, `${lang}: ${columns.join()}`);
		}
	});

	it("obeys FORCE_COLOR and NO_COLOR", () => {
		const coloured = niwen(["check", "faulty.plan.md"], { cwd: folder.path, env: { FORCE_COLOR: "1" } });
		assert.ok(coloured.stdout.includes("\u001b[31m"));
		const plain = niwen(["check", "faulty.plan.md"], { cwd: folder.path, env: { NO_COLOR: "1" } });
		assert.ok(!plain.stdout.includes("\u001b["));
	});

	it("speaks the language of the locale", () => {
		const { stdout } = niwen(["check", "clean.plan.md"], { cwd: folder.path, env: { LANG: "zh_CN.UTF-8" } });
		assert.match(stdout, /1 项任务/);
		const { stdout: english } = niwen(["check", "clean.plan.md"], {
			cwd: folder.path,
			env: { LANG: "zh_CN.UTF-8", LC_ALL: "en_GB.UTF-8" },
		});
		assert.match(english, /1 task,/);
	});

	it("does not let a file name or a cell drive the terminal", () => {
		const name = "a\u001b[31mb.plan.md";
		const { path, remove } = createFolder({ [name]: planOf(unitlessRow) });
		const { stdout } = niwen(["check", "."], { cwd: path });
		assert.ok(!stdout.includes("\u001b"));
		assert.match(stdout, /a\\u001b\[31mb/);
		remove();
	});

	it("ends quietly when its reader has seen enough", async () => {
		const { path, remove } = createFolder({ "a.plan.md": planOf(...Array<string>(4000).fill(unitlessRow)) });
		const child = spawn(process.execPath, [program, "check", path, "--format", "json"], {
			env: plainEnvironment,
		});
		let errors = "";
		child.stderr.on("data", (data) => {
			errors += String(data);
		});
		child.stdout.once("data", () => child.stdout.destroy());
		const status = await new Promise((resolve) => child.once("close", resolve));
		assert.equal(errors, "");
		assert.notEqual(status, 2);
		remove();
	});

	describe("settings and directories beside the plans", () => {
		it("takes the nearest settings upwards and the severities in them", () => {
			const { path, remove } = createFolder({
				".niwen.yaml":
					"rules:\n  unit/missing: hint\noverrides:\n  - files: [quiet/**]\n    rules: { unit/missing: off }\n",
				"a/b/loud.plan.md": planOf(`1 | 甲 | ${unitlessRow.slice(10)}`),
				"quiet/still.plan.md": planOf(`1 | 甲 | ${unitlessRow.slice(10)}`),
			});
			const [loud, still] = readReports(
				niwen(["check", "a", "quiet", "--format", "json"], { cwd: path }).stdout,
			);
			assert.deepEqual(
				loud?.findings.filter(({ code }) => code === "unit/missing").map(({ severity }) => severity),
				["hint"],
			);
			assert.deepEqual(
				still?.findings.filter(({ code }) => code === "unit/missing"),
				[],
			);
			remove();
		});

		it("reports mistakes in them at their lines, once for all plans, and uses the rest", () => {
			const { path, remove } = createFolder({
				".niwen.yaml": "directories: [./d.directory.yaml, ./gone.directory.yaml]\nrules:\n  no/such: off\n",
				"d.directory.yaml": "region: 某省某市某区\nunits:\n  - name: 区工信局\n  - nam: 区统计局\n",
				"p/a.plan.md": planOf("1 | 甲 | 1.办成10件实事。 | 钱宇 | ★区工信局、区某某局").replace(
					"苏州市吴江区",
					"某省某市某区",
				),
				"p/b.plan.md": planOf(cleanRow),
			});
			const reports = readReports(niwen(["check", "p", "--format", "json"], { cwd: path }).stdout);
			assert.deepEqual(
				reports.map((report) => report.path.replaceAll("\\", "/")),
				["p/a.plan.md", "p/b.plan.md", ".niwen.yaml", "d.directory.yaml"],
			);
			assert.deepEqual(
				reports[0]?.findings.map(({ code }) => code),
				["unit/unknown"],
			);
			const places = (at: number) => reports[at]?.findings.map(({ code, range }) => [code, range.start.line]);
			assert.deepEqual(places(2), [
				["directory/invalid", 0],
				["directory/invalid", 2],
			]);
			assert.ok((places(3) ?? []).every(([code, line]) => code === "directory/invalid" && line === 3));
			remove();
		});

		it("finds a directory that a plan names beside it, and reports one that is not there", () => {
			const plan = (name: string) => planOf(cleanRow).replace("region:", `directory: ${name}\nregion:`);
			const { path, remove } = createFolder({
				"p/a.plan.md": plan("./own.directory.yaml").replace("统计局", "区新设局"),
				"p/own.directory.yaml": "region: 苏州市吴江区\nunits:\n  - name: 区新设局\n",
				"p/b.plan.md": plan("../../../../../../etc/passwd"),
				"p/c.plan.md": plan("./gone.directory.yaml"),
			});
			const reports = readReports(niwen(["check", "p", "--format", "json"], { cwd: path }).stdout);
			const codes = (name: string) =>
				reports
					.find((report) => report.path.endsWith(name))
					?.findings.map(({ code, range }) => [code, range.start.line]);
			assert.deepEqual(codes("a.plan.md"), []);
			assert.deepEqual(codes("b.plan.md"), [["directory/invalid", 1]]);
			assert.deepEqual(codes("c.plan.md"), [["directory/invalid", 1]]);
			remove();
		});
	});

	it("reads front matter that takes a YAML parser, and survives one that is none", () => {
		const { path, remove } = createFolder({
			"a.plan.md": planOf(cleanRow).replace("region: ", "status: >-\n  folded\n  text\nregion: "),
			"b.plan.md": planOf(cleanRow).replace("region: ", "x: [1, {\nregion: "),
		});
		const { status, stdout, stderr } = niwen(["check", ".", "--format", "json"], { cwd: path });
		remove();
		assert.equal(stderr, "");
		assert.equal(status, 0);
		const [folded, broken] = readReports(stdout);
		assert.deepEqual(folded?.findings, []);
		assert.ok((broken?.findings.length ?? 0) > 0);
		assert.ok(
			broken?.findings.every(
				({ code, severity }) => code === "document/front-matter" && severity === "warning",
			),
		);
	});

	describe("--format jsonl -", () => {
		const record = (path: string, text: string) => `${JSON.stringify({ path, text })}\n`;

		it("answers a line with a line, and goes on behind a bad one", () => {
			const input = `${record("a.plan.md", planOf(cleanRow))}no json\n\n${record("b.plan.md", planOf(unitlessRow))}`;
			const { status, stdout } = niwen(["check", "--format", "jsonl", "-"], { input });
			const reports = stdout
				.trim()
				.split("\n")
				.map((line) => JSON.parse(line) as Report);
			assert.equal(status, 2);
			assert.deepEqual(
				reports.map(({ path, tasks, error }) => [path, tasks, error === null]),
				[
					["a.plan.md", 1, true],
					["-", 0, false],
					["b.plan.md", 1, true],
				],
			);
			assert.match(reports[1]?.error ?? "", /Line 2 /);
		});

		it("answers before the input ends", async () => {
			const child = spawn(process.execPath, [program, "check", "--format", "jsonl", "-"], {
				env: plainEnvironment,
			});
			child.stdin.write(record("a.plan.md", planOf(cleanRow)));
			const first = await new Promise<string>((resolve) =>
				child.stdout.once("data", (data) => resolve(String(data))),
			);
			assert.match(first, /"path":"a\.plan\.md"/);
			child.stdin.end();
			assert.equal(await new Promise((resolve) => child.once("close", resolve)), 0);
		});

		it("keeps a line separator of Unicode inside its line", () => {
			const input = `{"path":"a.plan.md","text":"# 方案\u2028(共2项)"}\n`;
			const { stdout } = niwen(["check", "--format", "jsonl", "-"], { input });
			assert.equal((JSON.parse(stdout) as Report).error, null);
		});
	});

	describe("the reference plan", () => {
		it("has exactly the findings that are due, and exits 0", function () {
			readSeed(this, "002");
			const path = findSeed("002") ?? "";
			const { status, stdout } = niwen(["check", path, "--format", "json"]);
			assert.equal(status, 0);
			const [report] = readReports(stdout);
			const counts = new Map<string, number>();
			for (const { code, severity } of report?.findings ?? []) {
				assert.notEqual(severity, "error");
				if (code !== "target/missing" && !code.startsWith("text/"))
					counts.set(code, (counts.get(code) ?? 0) + 1);
			}
			assert.deepEqual(Object.fromEntries(counts), {
				"section/sequence": 1,
				"group/sequence": 1,
				"table/split-cell": 2,
				"leader/vacant": 20,
			});
			const text = niwen(["check", path, "--lang", "zh"]).stdout;
			assert.match(text, /118 项任务、10 个部分、/);
		});
	});

	function widthOf(line: string): number {
		return [...line].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
	}
});
