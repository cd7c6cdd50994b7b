import assert from "node:assert/strict";
import fc from "fast-check";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import type { Environment } from "../../../server/src/common/environment/environment.js";
import { defaultSettings } from "../../../server/src/common/settings.js";
import { createPlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument, replaceRange } from "../../../server/src/common/text/sourceDocument.js";
import { readYaml } from "../../../server/src/common/text/yamlSource.js";
import { readProjectFile } from "../../support/seeds.js";

const environment: Environment = {
	settings: defaultSettings,
	directories: [
		loadDirectory(
			readProjectFile("seeds", "directories", "wujiang.directory.yaml"),
			"file:///d/wujiang.directory.yaml",
		).directory,
	],
	namedDirectories: [],
	missingDirectories: [],
	readYaml,
};
const uri = "file:///a.plan.md";

/** Findings as data: what a client would see. */
function findingsOf(snapshot: ReturnType<typeof createPlanSnapshot>) {
	return snapshot.findings().map((finding) => ({
		code: finding.code,
		span: finding.span,
		message: finding.message,
		related: finding.related,
		severity: finding.severity,
		fixes: finding.fixes(),
	}));
}

describe("plan snapshots", () => {
	it("find the same after any sequence of edits as when the document is read anew", () => {
		const source = readProjectFile("seeds", "defects.plan.md");
		const edit = fc.record({
			line: fc.nat(60),
			character: fc.nat(80),
			length: fc.oneof(fc.constant(0), fc.nat(6)),
			lines: fc.constantFrom(0, 0, 0, 1),
			text: fc.constantFrom(
				"更",
				"5%",
				"★",
				"、",
				"，",
				"|",
				"\n",
				"^^",
				"区发改委",
				"统计局",
				"钱宇",
				"",
				"6.",
				"增长8%以上",
				" ",
			),
			asksBetween: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 10 }), fc.boolean(), (edits, withDirectory) => {
				const text = withDirectory ? source : source.replace("region: 苏州市吴江区", "region: 某市某区");
				let snapshot = createPlanSnapshot({
					uri,
					version: 0,
					document: createSourceDocument(text),
					environment,
				});
				snapshot.findings();
				for (const [i, { line, character, length, lines, text: inserted, asksBetween }] of edits.entries()) {
					const edited = replaceRange(
						snapshot.document,
						{
							startLine: line,
							startCharacter: character,
							endLine: line + lines,
							endCharacter: lines === 0 ? character + length : length,
						},
						inserted,
					);
					snapshot = createPlanSnapshot(
						{ uri, version: i + 1, document: edited.document, environment },
						{ snapshot, change: edited.change },
					);
					if (!asksBetween && i < edits.length - 1) continue;
					const anew = createPlanSnapshot({ uri, version: i + 1, document: edited.document, environment });
					assert.deepEqual(findingsOf(snapshot), findingsOf(anew));
				}
			}),
			{ numRuns: 120 },
		);
	});

	it("keep the findings of rows that an edit leaves alone", () => {
		const snapshot = createPlanSnapshot({
			uri,
			version: 0,
			document: createSourceDocument(readProjectFile("seeds", "wujiang-2024.plan.md")),
			environment,
		});
		const before = snapshot.findings().length;
		const line = snapshot.document.lines.findIndex((text) => text.includes(" 30."));
		const character = (snapshot.document.lines[line] ?? "").indexOf("。");
		const edited = replaceRange(
			snapshot.document,
			{ startLine: line, startCharacter: character, endLine: line, endCharacter: character },
			"更",
		);
		const after = createPlanSnapshot(
			{ uri, version: 1, document: edited.document, environment },
			{ snapshot, change: edited.change },
		);
		assert.equal(after.findings().length, before);
		assert.equal(
			[...after.plan.eachTask()].filter((row, i) => row !== snapshot.plan.taskAt(i)).length <= 2,
			true,
		);
	});

	it("are made of any input: empty, binary, endless lines, unclosed everything", () => {
		const inputs = [
			"",
			"\u0000\u0001\ufffd",
			"|".repeat(5000),
			`| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | ${"增长5%以上，".repeat(30_000)} | ★区发改委 |`,
			`| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 1.子。 | ${"★区发改委、".repeat(30_000)} |`,
			`序号\t重点任务\t责任单位\n1\t"${"长".repeat(200_000)}\t★区发改委`,
			`${"（".repeat(10_000)}${"[".repeat(10_000)}`,
			`---\nregion: [${"[".repeat(3000)}\n---\n`,
			"序号\n|\n".repeat(3000),
			"1.\n|\n".repeat(3000),
		];
		for (const text of inputs) {
			const snapshot = createPlanSnapshot({
				uri,
				version: 0,
				document: createSourceDocument(text),
				environment,
			});
			assert.ok(
				snapshot.findings().every(({ code }) => code !== "internal/rule-failed"),
				text.slice(0, 40),
			);
		}
	});
});
