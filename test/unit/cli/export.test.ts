import assert from "node:assert/strict";
import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, cleanRow, createFolder, niwen, planOf } from "./niwen.js";

const plan = planOf(cleanRow);

/** Runs in a folder that is taken away again. */
function inFolder(files: Readonly<Record<string, string>>, test: (path: string) => void): void {
	const { path, remove } = createFolder(files);
	try {
		test(path);
	} finally {
		remove();
	}
}

describe("niwen export", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("writes a Word document, by name or by the ending of the file, each time the same", () => {
		inFolder({ "a.plan.md": plan }, (path) => {
			const { status, stdout, stderr } = niwen(["export", "a.plan.md", "-o", "a.docx"], { cwd: path });
			assert.deepEqual([status, stdout], [0, ""]);
			assert.match(stderr, /^Wrote a\.docx: 1 task, 1 section\.$/m);
			niwen(["export", "-", "--to", "docx", "-o", "b.bin"], { cwd: path, input: plan });
			const [one, other] = ["a.docx", "b.bin"].map((name) => readFileSync(join(path, name)));
			assert.equal(one?.subarray(0, 2).toString(), "PK");
			assert.ok(other !== undefined && one?.equals(other));
		});
	});

	it("prints texts where no file is named", () => {
		assert.match(niwen(["export", "-", "--to", "html"], { input: plan }).stdout, /^<!DOCTYPE html>/);
		assert.equal(
			niwen(["export", "-", "--to", "json"], { input: plan }).stdout,
			niwen(["parse", "-"], { input: plan }).stdout,
		);
		assert.equal(
			niwen(["export", "-", "--to", "md"], { input: plan }).stdout,
			niwen(["import", "-"], { input: plan }).stdout,
		);
	});

	it("writes a workbook of Excel and a csv that it opens", () => {
		inFolder({ "a.plan.md": plan }, (path) => {
			const { status, stderr } = niwen(["export", "a.plan.md", "-o", "a.xlsx"], { cwd: path });
			assert.deepEqual([status, stderr.trim()], [0, "Wrote a.xlsx: 1 task, 1 section."]);
			niwen(["export", "a.plan.md", "--to", "xlsx", "-o", "b.bin"], { cwd: path });
			const [one, other] = ["a.xlsx", "b.bin"].map((name) => readFileSync(join(path, name)));
			assert.ok(one?.subarray(0, 2).toString() === "PK" && other !== undefined && one.equals(other));
			const { stdout } = niwen(["export", "a.plan.md", "--to", "csv"], { cwd: path });
			assert.match(stdout, /^\ufeff序号,.*\r\n1,/);
		});
	});

	it("says what it left out, with its line", () => {
		const { stdout, stderr } = niwen(["export", "-", "--to", "html"], { input: `${plan}\n<!-- 草稿 -->\n` });
		assert.match(stderr, /^line \d+: a comment was left out/m);
		assert.doesNotMatch(stdout, /草稿/);
	});

	it("overwrites nothing without --force, and leaves nothing half-written", () => {
		inFolder({ "a.plan.md": plan, "a.docx": "mine" }, (path) => {
			const refused = niwen(["export", "a.plan.md", "-o", "a.docx"], { cwd: path });
			assert.equal(refused.status, 2);
			assert.match(refused.stderr, /a\.docx exists and was not overwritten; add --force/);
			assert.equal(readFileSync(join(path, "a.docx"), "utf8"), "mine");
			assert.equal(niwen(["export", "a.plan.md", "-o", "a.docx", "--force"], { cwd: path }).status, 0);
			assert.deepEqual(readdirSync(path).sort(), ["a.docx", "a.plan.md"]);
		});
	});

	for (const [name, args, message] of [
		[
			"no form",
			["export", "a.plan.md"],
			/needs -o with the file to write, such as -o plan\.docx \(or one of html, .*pdf\)/,
		],
		[
			"an unknown form",
			["export", "a.plan.md", "--to", "pptx"],
			/cannot be exported to “pptx”; please use one of docx/,
		],
		["an ending that says nothing", ["export", "a.plan.md", "-o", "a.wps"], /“wps”; please use one of docx/],
		[
			"no file for a Word document",
			["export", "a.plan.md", "--to", "docx"],
			/needs -o with the name of a file, such as -o plan\.docx/,
		],
		[
			"a profile with a mistake",
			["export", "a.plan.md", "--to", "html", "--profile", "p.yaml"],
			/Profile p\.yaml, line 2: A profile has no fonst/,
		],
		["what is not a plan", ["export", "no.txt", "--to", "html"], /has nothing of a plan/],
	] as const)
		it(`ends with status 2 for ${name}`, () => {
			inFolder({ "a.plan.md": plan, "p.yaml": "sealed: true\nfonst: 1\n", "no.txt": "hello\n" }, (path) => {
				const { status, stdout, stderr } = niwen([...args], { cwd: path });
				assert.deepEqual([status, stdout], [2, ""]);
				assert.match(stderr, message);
			});
		});

	it("takes a profile", () => {
		inFolder({ "a.plan.md": plan, "p.yaml": "fonts: { body: 华文仿宋 }\n" }, (path) => {
			const { stdout } = niwen(["export", "a.plan.md", "--to", "html", "--profile", "p.yaml"], { cwd: path });
			assert.match(stdout, /"华文仿宋"/);
		});
	});

	describe("to PDF", function () {
		if (process.platform === "win32") this.pending = true;

		/** A program that stands in for LibreOffice: it makes of the document what it was called with. */
		const office = (body: string) =>
			`#!${process.execPath}\nconst{writeFileSync,readFileSync}=require("node:fs");const{join}=require("node:path");const a=process.argv.slice(2);${body}`;
		const writes = office(
			'const s=a.at(-1);writeFileSync(join(a[a.indexOf("--outdir")+1],"plan.pdf"),"%PDF "+readFileSync(s).subarray(0,2)+" "+a[0].slice(0,29));',
		);
		const fails = office('console.error("no room");process.exit(77);');
		// The usual places are looked at, too: there is none to be found in a test only if none is installed.
		const run = (path: string) =>
			niwen(["export", "a.plan.md", "-o", "a.pdf"], { cwd: path, env: { PATH: path } });

		it("has an office convert the Word document, with a user folder of its own", () => {
			inFolder({ "a.plan.md": plan, soffice: writes, "package.json": "{}" }, (path) => {
				chmodSync(join(path, "soffice"), 0o755);
				assert.equal(run(path).status, 0);
				assert.equal(readFileSync(join(path, "a.pdf"), "utf8"), "%PDF PK -env:UserInstallation=file://");
			});
		});

		it("says what an office that fails said, and writes nothing", () => {
			inFolder({ "a.plan.md": plan, soffice: fails, "package.json": "{}" }, (path) => {
				chmodSync(join(path, "soffice"), 0o755);
				const { status, stderr } = run(path);
				assert.equal(status, 2);
				assert.match(stderr, /soffice made no PDF \(no room\); please export to docx/);
				assert.ok(!existsSync(join(path, "a.pdf")));
			});
		});
	});
});
