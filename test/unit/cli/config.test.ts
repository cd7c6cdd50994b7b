import assert from "node:assert/strict";
import { buildIfStale, cleanRow, createFolder, niwen, planOf } from "./niwen.js";

describe("niwen config", function () {
	this.timeout(120_000);
	before(buildIfStale);

	const files = {
		".niwen.yaml":
			"rules:\n  target/missing: off\n  unit/unknown: error\noverrides:\n  - files: [in/**]\n    rules: { unit/unknown: hint }\ndirectories: [./names.yaml, ../out.yaml, ./other.yaml]\nfailOn: warning\n",
		"names.yaml": "region: 苏州市吴江区\nunits: [{ name: 区新设局 }]\n",
		"other.yaml": "region: 某省某市\n",
		"in/own.yaml": "region: 苏州市吴江区\n",
		"in/a.plan.md": planOf(cleanRow).replace(
			/^---\n/,
			"---\nlead: star\ndirectory: [./own.yaml, ./gone.yaml]\nprevious: ./gone.md\nreport: ./gone.txt\n",
		),
	};

	it("lists settings and directories with the file that set each, and what is not in force", () => {
		const { path, remove } = createFolder(files);
		const { status, stdout, stderr } = niwen(["config", "in/a.plan.md", "--format", "json"], { cwd: path });
		remove();
		assert.equal(status, 0);
		assert.match(stderr, /\.niwen\.yaml has 1 mistake,/);
		interface From {
			readonly kind: string;
			readonly path: string | null;
			readonly range: { readonly start: { readonly line: number } } | null;
		}
		const report = JSON.parse(stdout) as {
			root: { kind: string };
			settingsFile: string;
			settings: { key: string; value: unknown; from: From }[];
			directories: { name: string; inForce: boolean; reason: string | null; units: number; from: From }[];
			previous: { name: string; reason: string };
			report: { name: string; reason: string };
		};
		assert.deepEqual([report.root.kind, report.settingsFile], ["settings", ".niwen.yaml"]);
		const of = ({ kind, range }: From) => (range === null ? kind : `${kind}:${range.start.line}`);
		const values = report.settings.map(({ key, value, from }) => `${key} ${value} ${of(from)}`);
		for (const one of [
			"lead star document",
			"numbering auto default",
			"failOn warning settings:7",
			"rules.target/missing off settings:1",
			"rules.unit/unknown hint settings:5",
		])
			assert.ok(values.includes(one), `${one} in ${values.join("; ")}`);
		const named = report.directories.map(
			({ name, inForce, from }) => `${inForce ? "+" : "-"} ${name} ${of(from)}`,
		);
		assert.deepEqual(named.slice(0, 5), [
			"+ ./own.yaml document",
			"- ./gone.yaml document",
			"+ ./names.yaml settings:6",
			"- ../out.yaml settings:6",
			"- ./other.yaml settings:6",
		]);
		assert.ok(named.includes("+ wujiang.directory.yaml niwen"));
		assert.match(report.previous.reason, /no such file/);
		assert.equal(report.report.name, "./gone.txt");
		assert.match(report.report.reason, /no such file/);
	});

	it("prints the same for people, in their language", () => {
		const { path, remove } = createFolder(files);
		const zh = niwen(["config", "in/a.plan.md", "--lang", "zh"], { cwd: path }).stdout;
		const en = niwen(["config", "in/a.plan.md"], { cwd: path }).stdout;
		const alone = niwen(["config", ".niwen.yaml"], { cwd: path });
		remove();
		assert.match(zh, /rules\.unit\/unknown +hint +\.niwen\.yaml:6\n/);
		assert.match(
			zh,
			/✗ {2}\.\/other\.yaml +它是某省某市的名录，文稿的地区是苏州市吴江区，没有使用。 +\.niwen\.yaml:7\n/,
		);
		assert.match(en, /✓ {2}\.\/names\.yaml +苏州市吴江区, 1 unit, 0 officials +\.niwen\.yaml:7\n/);
		assert.equal(alone.status, 0);
		assert.match(alone.stdout, /settings file +\.niwen\.yaml/);
	});
});
