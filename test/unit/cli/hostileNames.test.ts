import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, cleanRow, createFolder, niwen, planOf, separatorRow } from "./niwen.js";

const obeyed = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

describe("niwen: names, links and files by others", function () {
	this.timeout(120_000);
	before(buildIfStale);

	describe("operands that cannot be looked at", () => {
		const long = `${"x".repeat(300)}.plan.md`;
		const unreadable = ["round.plan.md", "a.plan.md/x.md", long, "", "gone/x.plan.md"];
		let folder = { path: "", remove: () => {} };
		beforeEach(() => {
			folder = createFolder({ "a.plan.md": planOf(separatorRow), "b.plan.md": planOf(cleanRow) });
			symlinkSync("round.plan.md", join(folder.path, "round.plan.md"));
		});
		afterEach(() => folder.remove());

		for (const jobs of ["1", "3"])
			it(`stop check from none of the others, with --jobs ${jobs}`, () => {
				const { path } = folder;
				const { status, stdout, stderr } = niwen(
					["check", ...unreadable, "a.plan.md", "b.plan.md", "--jobs", jobs, "--format", "json"],
					{ cwd: path },
				);
				assert.equal(status, 2);
				const reports = JSON.parse(stdout) as { path: string; error: string | null }[];
				assert.deepEqual(
					reports.map((report) => [report.path, report.error === null]),
					[...unreadable.map((name) => [name, false]), ["a.plan.md", true], ["b.plan.md", true]],
				);
				assert.match(stderr, /leads back to itself/);
				assert.match(stderr, /so long a name/);
				assert.doesNotMatch(stderr, /defect/);
			});

		it("stop fmt from none of the others", () => {
			const { status, stdout, stderr } = niwen(["fmt", "--check", ...unreadable, "a.plan.md"], {
				cwd: folder.path,
			});
			assert.deepEqual([status, stdout], [2, "a.plan.md\n"]);
			assert.equal(stderr.trimEnd().split("\n").length, unreadable.length);
			assert.doesNotMatch(stderr, /defect/);
		});

		it("are said by the commands that take one file", () => {
			for (const command of ["parse", "clean", "import"])
				for (const operand of unreadable) {
					const { status, stderr } = niwen([command, operand], { cwd: folder.path });
					assert.equal(status, 2, `${command} ${operand}`);
					assert.doesNotMatch(stderr, /defect/);
				}
		});
	});

	it("says that the current folder is gone", () => {
		const { path, remove } = createFolder();
		const script = `cd "${path}" && rmdir "${path}" && "${process.execPath}" "${join(process.cwd(), "dist/cli.js")}" check a.plan.md --lang en`;
		const { status, stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
		remove();
		assert.equal(status, 2);
		assert.match(stderr, /current folder is not there any more/);
	});

	it("reads of a folder neither pipes and devices nor what links lead out to, and says so", function () {
		if (process.platform === "win32") this.skip();
		const secret = "region: 苏州市吴江区\nSECRETkey: 1\n";
		const { path, remove } = createFolder({
			"in/a.plan.md": planOf(cleanRow),
			"in/deep/b.plan.md": planOf(cleanRow),
			"secret.plan.md": planOf(cleanRow).replace("产业发展", "SECRET"),
			"secret.yaml": secret,
		});
		const link = (to: string, name: string) => symlinkSync(to, join(path, "in", name));
		link("/dev/zero", "zero.plan.md");
		link("../secret.plan.md", "out.plan.md");
		link("../secret.yaml", "out.directory.yaml");
		link("deep/b.plan.md", "inside.plan.md");
		spawnSync("mkfifo", [join(path, "in/pipe.plan.md")]);
		const { status, stdout } = niwen(["check", "in", "--format", "json"], { cwd: path });
		assert.equal(status, 2);
		assert.doesNotMatch(stdout, /SECRET/);
		const errors = Object.fromEntries(
			(JSON.parse(stdout) as { path: string; error: string | null }[]).map((report) => [
				report.path,
				report.error,
			]),
		);
		for (const name of ["in/a.plan.md", "in/deep/b.plan.md", "in/inside.plan.md"])
			assert.equal(errors[name], null);
		for (const name of ["in/zero.plan.md", "in/pipe.plan.md"])
			assert.match(errors[name] ?? "", /not a regular file/, name);
		for (const name of ["in/out.plan.md", "in/out.directory.yaml"])
			assert.match(errors[name] ?? "", /leads out of this folder/, name);
		// Under version control the whole checkout is one.
		spawnSync("mkdir", [join(path, ".git")]);
		const again = JSON.parse(niwen(["check", "in", "--format", "json"], { cwd: path }).stdout) as {
			path: string;
			error: string | null;
		}[];
		assert.equal(again.find((report) => report.path === "in/out.plan.md")?.error, null);
		// Who names a link wants it read.
		const named = niwen(["check", "in/out.plan.md", "--format", "json"], { cwd: path });
		assert.equal(named.status, 0);
		remove();
	});

	it("shows what others wrote, and obeys none of it", () => {
		const name = "a\u001b[31m\u202e\u2028\n::error::x.plan.md";
		const row =
			"1 | 产业\u001b[31m\u202e\u061c发展 | 1.工业投资增长10%以上。 | 钱\u001b]0;x\u0007宇 | ★区\u009b工信局，统计局";
		const { path, remove } = createFolder({
			[name]: planOf(row),
			".niwen.yaml": 'rules:\n  "a\\e[31mb\\u202e": off\n"x\\ny": 1\n',
		});
		const lines = (text: string) => text.split("\n").join("").replaceAll("\u001b[", "");
		for (const args of [
			["check", name],
			["check", "."],
			["check", ".", "--format", "github"],
			["check", ".", "--fix", "--format", "github"],
			["check", "gone\u001b[31m\u202e"],
			["fmt", "--check", name],
			["fmt", "gone\u001b[31m\u202e"],
			["parse", "gone\u001b[31m\u202e"],
			["rules", "a\u001b[31mb\u202e"],
			["no\u001b[31m\u202e"],
			["check", "--format", "a\u001b[31m"],
		]) {
			const { stdout, stderr } = niwen(args, { cwd: path });
			assert.ok(stdout + stderr !== "", args.join(" "));
			assert.doesNotMatch(stdout + stderr, /\u001b/, args.join(" "));
			assert.doesNotMatch(lines(stdout), obeyed, args.join(" "));
			assert.doesNotMatch(lines(stderr), obeyed, args.join(" "));
			for (const line of (stdout + stderr).split("\n"))
				assert.doesNotMatch(line, /^::error::x/, args.join(" "));
		}
		remove();
	});

	it("lets no library write to the standard error what stands in a file", () => {
		const yaml =
			"[a, SECRET]: b\n? {x: SECRET}\n: 1\nkey: &a [*a]\n<<: *a\n!!binary SECRET: 1\n!made-up SECRET: 2\n";
		const { path, remove } = createFolder({
			".niwen.yaml": yaml,
			"a.directory.yaml": `region: 苏州市吴江区\nunits:\n  - [SECRET]: 1\n    name: 甲\n${yaml}`,
			"a.plan.md": planOf(cleanRow).replace("---\n", `---\n${yaml}directory: ./a.directory.yaml\n`),
		});
		writeFileSync(join(path, "tags.directory.yaml"), `%YAML 1.1\n%MADE-UP SECRET\n---\n${yaml}`);
		for (const command of ["check", "parse"]) {
			const { stderr } = niwen(command === "check" ? ["check", "."] : ["parse", "a.plan.md"], { cwd: path });
			assert.doesNotMatch(stderr, /Warning|\(node:|SECRET|defect/, command);
		}
		remove();
	});
});
