import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, cleanRow, createFolder, niwen, planOf } from "./niwen.js";

const secret = "region: 苏州市吴江区\nSECRETkey: 1\nofficials:\n  - name: SECRETname\n";
const naming = (line: string) => planOf(cleanRow).replace(/^---\n/, `---\n${line}\n`);

interface Report {
	readonly path: string;
	readonly error: string | null;
	readonly findings: readonly {
		readonly code: string;
		readonly message: string;
		readonly range: { readonly start: { readonly line: number } };
	}[];
}

describe("niwen: files that plans and settings name", function () {
	this.timeout(120_000);
	before(buildIfStale);

	/** Checks `in/a.plan.md`, after the folder was made ready. */
	function check(files: Readonly<Record<string, string>>, prepare: (path: string) => void = () => {}) {
		const { path, remove } = createFolder(files);
		try {
			prepare(path);
			const { status, stdout } = niwen(["check", "in/a.plan.md", "--format", "json"], { cwd: path });
			assert.doesNotMatch(stdout, /SECRET/);
			const reports = JSON.parse(stdout) as Report[];
			return { status, reports, findings: reports.flatMap(({ findings }) => findings) };
		} finally {
			remove();
		}
	}

	for (const key of ["directory", "previous"])
		for (const path of [
			"made-up:x.yaml",
			"file:///etc/x.yaml",
			"//host/share/x.yaml",
			"\\\\host\\share\\x.yaml",
			"C:\\x.yaml",
			"/etc/passwd",
			"../secret.yaml",
			"../secret.md",
			"nul.yaml",
		])
			it(`does not open ${key}: ${path}, and says so at its line`, () => {
				const { findings } = check({
					"in/a.plan.md": naming(`${key}: ${path}`),
					"secret.yaml": secret,
					"secret.md": "# SECRET\n",
				});
				assert.deepEqual(
					findings.map(({ code, range }) => [code, range.start.line]),
					[[key === "directory" ? "directory/invalid" : "document/front-matter", 1]],
				);
				assert.match(findings[0]?.message ?? "", /must lie in the folder “in” of this file/);
			});

	it("takes a folder under version control, or with settings, for the root", () => {
		for (const mark of [".git/HEAD", ".niwen.yaml"]) {
			const { findings } = check({
				[mark]: "",
				"names.yaml": "region: 苏州市吴江区\n",
				"in/a.plan.md": naming("directory: ../names.yaml"),
			});
			assert.deepEqual(findings, [], mark);
		}
	});

	it("says at the settings' line that a directory outside is not opened", () => {
		const { reports, status } = check({
			"in/.niwen.yaml": "directories:\n  - ./b.yaml\n  - ../secret.yaml\n",
			"in/b.yaml": "region: 苏州市吴江区\n",
			"in/a.plan.md": planOf(cleanRow),
			"secret.yaml": secret,
		});
		const settings = reports.find(({ path }) => path.endsWith(".niwen.yaml"));
		assert.deepEqual(
			settings?.findings.map(({ code, range }) => [code, range.start.line]),
			[["directory/invalid", 2]],
		);
		assert.match(settings?.findings[0]?.message ?? "", /must lie in the folder “in” of \.niwen\.yaml/);
		assert.equal(status, 1);
	});

	it("follows no link out of the root", () => {
		for (const line of ["directory: ./link.yaml", "previous: ./link.md", "directory: ./up/secret.yaml"]) {
			const { findings } = check(
				{ "in/a.plan.md": naming(line), "secret.yaml": secret, "secret.md": "# SECRET\n" },
				(path) => {
					symlinkSync("../secret.yaml", join(path, "in/link.yaml"));
					symlinkSync("../secret.md", join(path, "in/link.md"));
					symlinkSync("..", join(path, "in/up"));
				},
			);
			assert.equal(findings.length, 1, line);
			assert.match(findings[0]?.message ?? "", /leads out of the folder/);
		}
		const { reports } = check({ "in/a.plan.md": planOf(cleanRow), "secret.yaml": secret }, (path) =>
			symlinkSync("../secret.yaml", join(path, "in/.niwen.yaml")),
		);
		assert.match(
			reports.find(({ path }) => path.endsWith(".niwen.yaml"))?.error ?? "",
			/leads out of the folder/,
		);
	});

	it("waits for no pipe and reads no device", function () {
		if (process.platform === "win32") this.skip();
		for (const [name, line] of [
			["x.yaml", "directory: ./x.yaml"],
			["x.md", "previous: ./x.md"],
			[".niwen.yaml", "status: x"],
		] as const) {
			const kinds = ["pipe", "device"] as const;
			for (const kind of kinds) {
				const { findings, reports } = check({ "in/a.plan.md": naming(line) }, (path) => {
					if (kind === "pipe") spawnSync("mkfifo", [join(path, "in", name)]);
					else symlinkSync("/dev/zero", join(path, "in", name));
				});
				const said = [...findings.map(({ message }) => message), ...reports.map(({ error }) => error ?? "")];
				assert.match(
					said.join("\n"),
					kind === "pipe" ? /not a regular file/ : /leads out of the folder/,
					name,
				);
			}
		}
	});
});
