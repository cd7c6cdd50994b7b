import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { createCodeQualityReporter } from "../../../server/src/node/reporters/codequality.js";
import type { FileReport, Reporter } from "../../../server/src/node/reporters/fileReport.js";
import { createJunitReporter } from "../../../server/src/node/reporters/junit.js";
import { buildIfStale, createFolder, niwen, planOf, root, separatorRow, unitlessRow } from "./niwen.js";

/** What jenkins-junit.xsd allows of what is written here: attributes (`!`: must be there) and children of each element. */
const junitSchema: Readonly<Record<string, { attributes: readonly string[]; children: readonly string[] }>> =
	{
		testsuites: {
			attributes: ["name", "time", "tests", "failures", "disabled", "errors"],
			children: ["testsuite"],
		},
		testsuite: {
			attributes: [
				"name!",
				"tests!",
				"failures",
				"errors",
				"time",
				"disabled",
				"skipped",
				"timestamp",
				"hostname",
			],
			children: ["testcase", "properties", "system-out", "system-err"],
		},
		testcase: {
			attributes: ["name!", "assertions", "time", "classname", "status"],
			children: ["skipped", "error", "failure", "system-out", "system-err"],
		},
		failure: { attributes: ["type", "message"], children: [] },
		error: { attributes: ["type", "message"], children: [] },
		"system-out": { attributes: [], children: [] },
	};

interface JunitCase {
	readonly name: string;
	readonly inside: string;
	text: string;
}

/** The cases of a report that keeps to the schema, whose counts are right. */
function readJunit(xml: string): JunitCase[] {
	const cases: { name: string; inside: string; text: string }[] = [];
	const open: string[] = [];
	const counted = { failure: 0, error: 0 };
	const said: Record<string, number> = {};
	const parser = new SaxesParser();
	parser.on("error", (error) => assert.fail(error));
	parser.on("opentag", ({ name, attributes }) => {
		const given = attributes as Record<string, string>;
		const parent = open.at(-1);
		assert.ok(
			parent === undefined ? name === "testsuites" : junitSchema[parent]?.children.includes(name),
			name,
		);
		const allowed = junitSchema[name]?.attributes ?? [];
		for (const key of Object.keys(given))
			assert.ok(allowed.includes(key) || allowed.includes(`${key}!`), `${name} has ${key}`);
		for (const key of allowed)
			if (key.endsWith("!")) assert.ok(key.slice(0, -1) in given, `${name} lacks ${key}`);
		open.push(name);
		if (name === "testsuite")
			for (const key of ["tests", "failures", "errors"]) said[key] = (said[key] ?? 0) + Number(given[key]);
		if (name === "testcase") cases.push({ name: given.name ?? "", inside: "", text: "" });
		else if (parent === "testcase") {
			const last = cases.at(-1);
			if (last !== undefined) cases[cases.length - 1] = { ...last, inside: name, text: given.message ?? "" };
		}
		if (name === "failure" || name === "error") counted[name]++;
	});
	parser.on("text", (text) => {
		const last = cases.at(-1);
		if (open.at(-1) === "system-out" && last !== undefined) last.text += text;
	});
	parser.on("closetag", () => void open.pop());
	parser.write(xml).close();
	const { failure, error } = counted;
	assert.deepEqual(said, { tests: cases.length, failures: failure, errors: error });
	return cases;
}

/** GitLab's documentation, *Code Quality report format*: all of these are required, `lines.begin` or `positions`. */
function checkCodeQuality(
	text: string,
): { path: string; severity: string; fingerprint: string; name: string }[] {
	const issues: unknown = JSON.parse(text);
	assert.ok(Array.isArray(issues));
	const read = issues.map((issue) => {
		assert.deepEqual(Object.keys(issue).sort(), [
			"check_name",
			"description",
			"fingerprint",
			"location",
			"severity",
		]);
		assert.ok(["info", "minor", "major", "critical", "blocker"].includes(issue.severity));
		assert.match(issue.fingerprint, /^[0-9a-f]{32}$/);
		assert.equal(typeof issue.description, "string");
		assert.ok(Number.isInteger(issue.location.lines.begin) && issue.location.lines.begin > 0);
		assert.doesNotMatch(issue.location.path, /^\.?\/|\\/);
		return {
			path: issue.location.path,
			severity: issue.severity,
			fingerprint: issue.fingerprint,
			name: issue.check_name,
		};
	});
	assert.equal(
		new Set(read.map(({ fingerprint }) => fingerprint)).size,
		read.length,
		"fingerprints are unique",
	);
	return read;
}

describe("reports for pipelines", () => {
	const plan = planOf(separatorRow, unitlessRow);
	before(buildIfStale);

	it("are JUnit's: what makes the check fail fails, the rest is said", () => {
		const { path, remove } = createFolder({ "a.plan.md": plan, "b/c.plan.md": plan });
		const checked = JSON.parse(niwen(["check", "--format", "json", "."], { cwd: path }).stdout);
		const expected = checked.flatMap((file: { findings: { severity: string }[] }) => file.findings);
		for (const severity of ["error", "warning", "hint"]) {
			const failing = ["error", "warning", "hint"].slice(
				0,
				["error", "warning", "hint"].indexOf(severity) + 1,
			);
			const run = niwen(["check", "--format", "junit", "--fail-on", severity, ".", "none.plan.md"], {
				cwd: path,
			});
			assert.equal(run.status, 2);
			const cases = readJunit(run.stdout);
			assert.deepEqual(
				cases.map(({ inside }) => inside),
				[
					...expected.map((finding: { severity: string }) =>
						failing.includes(finding.severity) ? "failure" : "system-out",
					),
					"error",
				],
			);
			assert.ok(cases.every(({ text }) => text.length > 3));
		}
		remove();
	});

	it("have one case that passes for a file without findings", () => {
		const report: FileReport = { path: "a.plan.md", counts: null, findings: [], mended: [], error: null };
		const reporter = createJunitReporter("zh", new Set(["error"]), "/folder");
		assert.deepEqual(readJunit(printAll(reporter, report)), [{ name: "检查", inside: "", text: "" }]);
	});

	it("are GitLab's: named from the folder, with fingerprints that stay while lines move", () => {
		const { path, remove } = createFolder({
			"a.plan.md": plan,
			"b/c.plan.md": plan,
			"d.plan.md": `\n\n${plan}`,
		});
		const run = niwen(["check", "--format", "codequality", "./a.plan.md", "b", "none.plan.md"], {
			cwd: path,
		});
		const issues = checkCodeQuality(run.stdout);
		assert.deepEqual(
			[...new Set(issues.map((issue) => issue.path))],
			["a.plan.md", "b/c.plan.md", "none.plan.md"],
		);
		assert.equal(issues.at(-1)?.severity, "blocker");
		const names = (file: string, text: string) => {
			const folder = createFolder({ [file]: text });
			const { stdout } = niwen(["check", "--format", "codequality", file], { cwd: folder.path });
			folder.remove();
			return checkCodeQuality(stdout).map(({ fingerprint }) => fingerprint);
		};
		assert.deepEqual(names("x.plan.md", plan), names("x.plan.md", `\n\n${plan}`));
		remove();
	});

	it("are understood by the problem matcher of VS Code", () => {
		const { path, remove } = createFolder({ "a.plan.md": plan });
		const { stdout } = niwen(["check", "--format", "github", "a.plan.md"], { cwd: path });
		const [{ findings }] = JSON.parse(
			niwen(["check", "--format", "json", "a.plan.md"], { cwd: path }).stdout,
		);
		remove();
		const { contributes } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
		const [{ pattern }] = contributes.problemMatchers;
		const read = stdout
			.trimEnd()
			.split("\n")
			.map((line) => {
				const groups = new RegExp(pattern.regexp).exec(line) ?? [];
				return ["file", "line", "column", "endLine", "endColumn", "code", "message"].map(
					(key) => groups[pattern[key]],
				);
			});
		assert.deepEqual(
			read,
			findings.map(({ code, message, range: { start, end } }: FileReport["findings"][number]) => [
				"a.plan.md",
				...[start.line, start.character, end.line, end.character].map((number) => String(number + 1)),
				code,
				message,
			]),
		);
	});

	it("are well-formed whatever a document says", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "binary", maxLength: 40 }),
				fc.string({ unit: "binary" }),
				(path, message) => {
					const start = { line: 0, character: 0 };
					const finding = {
						code: "a/b",
						severity: "error",
						message,
						range: { start, end: start },
						fixes: [],
					} as const;
					const report: FileReport = { path, counts: null, findings: [finding], mended: [], error: message };
					const junit = createJunitReporter("en", new Set(["error"]), "/folder");
					const quality = createCodeQualityReporter("/folder");
					assert.equal(readJunit(printAll(junit, report)).length, 2);
					assert.equal(JSON.parse(printAll(quality, report)).length, 2);
				},
			),
			{ numRuns: 200 },
		);
	});
});

/** What a reporter prints of one report. */
function printAll(reporter: Reporter, report: FileReport): string {
	const printed = reporter.printFile(report);
	const before = reporter.next?.() ?? "";
	reporter.collect?.(printed);
	const written = reporter.collect === undefined ? before + printed : "";
	return written + reporter.printEnd({ files: 1, failed: 0, severities: { error: 0, warning: 0, hint: 0 } });
}
