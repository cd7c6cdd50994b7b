import assert from "node:assert/strict";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import { collectNames } from "../../../server/src/common/features/collectNames.js";
import { printNewDirectory, writeNames } from "../../../server/src/common/features/writeNames.js";
import { applyEdits } from "../../support/applyEdits.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const uri = "file:///plans/own.directory.yaml";

const minutes = `---
region: 江州市临湖区
---
# 重点工作推进会纪要

2026年3月7日

一、会议由区长倪亚军主持，区财政局局长韩雪、区委副书记程远参加。
`;

/** A directory before, and after all that the minutes say was taken into it; then taking it again changes nothing. */
function checkTaken(before: string, after: string, text = minutes): void {
	const taken = takeAll(before, text);
	assert.equal(taken, after);
	assert.deepEqual(loadDirectory(taken, uri).problems, []);
	assert.deepEqual(namesOf(taken, text), [], "nothing is left to be taken");
}

function takeAll(yaml: string, text: string): string {
	const { directory, problems } = loadDirectory(yaml, uri);
	assert.deepEqual(problems, [], yaml);
	const names = collectNames(createTestSnapshot(text, { directories: [directory] }));
	const edits = writeNames(yaml, uri, names);
	assert.ok(edits !== undefined);
	return applyEdits(yaml, edits);
}

function namesOf(yaml: string, text: string): readonly string[] {
	const { directory } = loadDirectory(yaml, uri);
	return collectNames(createTestSnapshot(text, { directories: [directory] })).map(({ id }) => id);
}

const source = "sources: [{ document: 重点工作推进会纪要, date: 2026-03-07 }]";

describe("features: names written into a directory", () => {
	it("appends entries, and leaves comments, order, quotes and blanks as they are", () => {
		checkTaken(
			`# 名录   总说明
region:   江州市临湖区   # 地区
officials:   # 领导
    - name: '李甲'      # 老区长
      note: "调任  市里"
    # 名单完

units:
- {name: 区委,   aliases: [临湖区委]}   # 单位
- name: 区某局
`,
			`# 名录   总说明
region:   江州市临湖区   # 地区
officials:   # 领导
    - name: '李甲'      # 老区长
      note: "调任  市里"
    - name: 倪亚军
      title: 区长
      ${source}
    - name: 韩雪
      title: 区财政局局长
      unit: 区财政局
      ${source}
    - name: 程远
      title: 区委副书记
      unit: 区委
      ${source}
    # 名单完

units:
- {name: 区委,   aliases: [临湖区委]}   # 单位
- name: 区某局
- name: 区财政局
  ${source}
`,
		);
	});

	it("opens empty lists, makes missing ones, keeps line ends", () => {
		checkTaken(
			"region: 江州市临湖区\r\nunits: [] # 待补\r\n",
			[
				"region: 江州市临湖区",
				"units: # 待补",
				"  - name: 区财政局",
				`    ${source}`,
				"  - name: 区委",
				`    ${source}`,
				"officials:",
				"  - name: 倪亚军",
				"    title: 区长",
				`    ${source}`,
				"  - name: 韩雪",
				"    title: 区财政局局长",
				"    unit: 区财政局",
				`    ${source}`,
				"  - name: 程远",
				"    title: 区委副书记",
				"    unit: 区委",
				`    ${source}`,
				"",
			].join("\r\n"),
		);
	});

	it("writes into lists in flow style, and behind a last line without an end", () => {
		const text = "# 纪要\n\n一、会议由区长倪亚军主持。\n";
		checkTaken(
			"officials: [{ name: 李甲 }]",
			"officials: [{ name: 李甲 }, { name: 倪亚军, title: 区长, sources: [{ document: 纪要 }] }]",
			text,
		);
		checkTaken(
			"officials:\n  - name: 李甲",
			"officials:\n  - name: 李甲\n  - name: 倪亚军\n    title: 区长\n    sources: [{ document: 纪要 }]\n",
			text,
		);
	});

	it("keeps all titles of a person, each with the sources that give it", () => {
		const known = (entry: string) =>
			`region: 江州市临湖区\nunits:\n  - name: 区委\n  - name: 区财政局\nofficials:\n${entry}  - { name: 韩雪, title: 区财政局局长, ${source} }\n  - { name: 程远, title: 区委副书记, ${source} }\n`;
		// A title that another source gave stays that source's.
		checkTaken(
			known(
				"  - name: 倪亚军\n    title: 副区长   # 2024年\n    sources: [{ document: 年鉴, date: 2024 }]\n",
			),
			known(
				`  - name: 倪亚军\n    title: 副区长   # 2024年\n    sources: [{ document: 年鉴, date: 2024 }]\n    titles: [{ title: 区长, ${source} }]\n`,
			),
		);
		// The same title from another source: one more source.
		checkTaken(
			known("  - name: 倪亚军\n    title: 区长\n    sources:\n      - document: 年鉴\n        date: 2025\n"),
			known(
				"  - name: 倪亚军\n    title: 区长\n    sources:\n      - document: 年鉴\n        date: 2025\n      - { document: 重点工作推进会纪要, date: 2026-03-07 }\n",
			),
		);
		// Of two titles one is given again: it gets sources of its own.
		checkTaken(
			known(
				"  - name: 倪亚军\n    titles: [区委副书记, 区长] # 两职\n    sources: [{ document: 年鉴, date: 2025 }]\n",
			),
			known(
				'  - name: 倪亚军\n    titles: [区委副书记, { title: 区长, sources: [{ document: 年鉴, date: "2025" }, { document: 重点工作推进会纪要, date: 2026-03-07 }] }] # 两职\n    sources: [{ document: 年鉴, date: 2025 }]\n',
			),
		);
		// A title with its own sources gets one more.
		checkTaken(
			known("  - { name: 倪亚军, titles: [{ title: 区长, sources: [{ document: 年鉴 }] }] }\n"),
			known(
				"  - { name: 倪亚军, titles: [{ title: 区长, sources: [{ document: 年鉴 }, { document: 重点工作推进会纪要, date: 2026-03-07 }] }] }\n",
			),
		);
		// One without sources of its own keeps those of the entry, in block style, too.
		checkTaken(
			known(
				"  - name: 倪亚军\n    titles:\n      - 副区长\n      - title: 区长\n    sources: [{ document: 年鉴 }]\n",
			),
			known(
				"  - name: 倪亚军\n    titles:\n      - 副区长\n      - title: 区长\n        sources: [{ document: 年鉴 }, { document: 重点工作推进会纪要, date: 2026-03-07 }]\n    sources: [{ document: 年鉴 }]\n",
			),
		);
		// Who was known without a title: what named him says nothing of it.
		checkTaken(
			known("  - name: 倪亚军\n    sources: [{ document: 年鉴 }]\n"),
			known(
				`  - name: 倪亚军\n    sources: [{ document: 年鉴 }]\n    titles: [{ title: 区长, ${source} }]\n`,
			),
		);
	});

	it("writes a new file with region and level", () => {
		const snapshot = createTestSnapshot(minutes);
		const text = printNewDirectory(snapshot.plan.region, collectNames(snapshot));
		assert.ok(text.startsWith("region: 江州市临湖区\nprefix: 区\nunits:\n  - name: 区财政局\n"), text);
		assert.deepEqual(loadDirectory(text, uri).problems, []);
		assert.deepEqual(namesOf(text, minutes), []);
	});

	it("quotes what YAML would read as something else", () => {
		const text = minutes.replace("重点工作推进会纪要", "A: “会议” #3, [纪要]");
		const before = "region: 江州市临湖区\n";
		const { directory } = loadDirectory(takeAll(before, text), uri);
		assert.equal(directory.officials[0]?.sources[0]?.document, "A: “会议” #3, [纪要]");
	});

	it("leaves a file alone that has mistakes or is no directory", () => {
		const names = collectNames(createTestSnapshot(minutes));
		for (const text of ["units: [", "- a\n- b\n", "units: 区委\n", "a: 1\na: 2\n", "units: *a\n"])
			assert.equal(writeNames(text, uri, names), undefined, text);
	});

	it("fills a file that says nothing yet", () => {
		for (const text of ["", "# 名录\n", "\n\n"]) {
			const taken = takeAll0(text);
			assert.ok(taken.startsWith(text.trimEnd()), taken);
			assert.equal(loadDirectory(taken, uri).directory.officials.length, 3, taken);
		}
	});
});

/** As {@link takeAll}, for a file that is not a directory yet. */
function takeAll0(yaml: string): string {
	const edits = writeNames(yaml, uri, collectNames(createTestSnapshot(minutes)));
	assert.ok(edits !== undefined);
	return applyEdits(yaml, edits);
}
