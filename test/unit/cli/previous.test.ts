import assert from "node:assert/strict";
import { buildIfStale, createFolder, niwen, planOf } from "./niwen.js";

const row = (share: string) =>
	`1 | 产业 | 1.规上工业总产值增长5%。到2028年，研发投入占比达${share}%。 | 钱宇 | ★区发改委、工信局`;

/** A plan that names last year's, with the title of a year. */
const plan = (year: number, share: string, previous?: string) => {
	const text = planOf(row(share)).replace(/^# .*$/m, `# ${year}年工作方案`);
	return previous === undefined ? text : text.replace(/^---\n/, `---\nprevious: ${previous}\n`);
};

describe("niwen check, with last year's plan", function () {
	this.timeout(120_000);
	before(buildIfStale);

	function findingsOf(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
		const { path, remove } = createFolder(files);
		try {
			const { status, stdout, stderr } = niwen(["check", "now.plan.md", "--format", "json", ...args], {
				cwd: path,
			});
			assert.equal(stderr, "");
			const [report] = JSON.parse(stdout) as {
				findings: { code: string; message: string; range: { start: { line: number } } }[];
			}[];
			return { status, findings: report?.findings ?? [] };
		} finally {
			remove();
		}
	}

	it("finds another figure for the same year than that plan gives, and only there", () => {
		const files = {
			"now.plan.md": plan(2026, "4", "./old/2025.txt"),
			"old/2025.txt": plan(2025, "4.5").replace("增长5%", "增长6%"),
			"beside.plan.md": plan(2026, "5"),
		};
		const { status, findings } = findingsOf(files, "--lang", "zh");
		assert.equal(status, 0);
		assert.deepEqual(
			findings.map(({ code }) => code),
			["target/inconsistent"],
		);
		assert.match(
			findings[0]?.message ?? "",
			/“研发投入占比”（2028年）与上一年度方案《2025年工作方案》不一致/,
		);
		const same = findingsOf({ ...files, "old/2025.txt": plan(2025, "4") });
		assert.deepEqual(same.findings, []);
	});

	it("says at its line that the plan cannot be read", () => {
		for (const name of ["./none.plan.md", "./now.plan.md", "./now.plan.md/x.md", "./old.pdf", "."]) {
			const { findings } = findingsOf({
				"now.plan.md": plan(2026, "4", name),
				"old.pdf": plan(2025, "5"),
			});
			assert.deepEqual(
				findings.map(({ code, range }) => [code, range.start.line]),
				[["document/front-matter", 1]],
				name,
			);
		}
	});

	it("obeys severities and comments as everywhere", () => {
		const old = plan(2025, "4.5");
		const off = { ".niwen.yaml": "rules:\n  target/inconsistent: off\n" };
		const now = plan(2026, "4", "2025.plan.md");
		assert.deepEqual(findingsOf({ ...off, "now.plan.md": now, "2025.plan.md": old }).findings, []);
		const excused = now.replace("工信局 |", "工信局 <!-- niwen-disable target/inconsistent --> |");
		assert.deepEqual(findingsOf({ "now.plan.md": excused, "2025.plan.md": old }).findings, []);
	});
});
