import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { defaultSettings } from "../../../server/src/common/settings.js";
import { editsOfFix } from "../../../server/src/common/snapshot/applyFixes.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { applyEdits } from "../../support/applyEdits.js";
import { readProjectFile, readSeed } from "../../support/seeds.js";

const folder = fileURLToPath(new URL("../../../seeds/directories/", import.meta.url));

function snapshotOf(text: string): PlanSnapshot {
	return createPlanSnapshot({
		uri: "file:///reference.txt",
		version: 0,
		document: createSourceDocument(text),
		environment: {
			settings: defaultSettings,
			directories: readdirSync(folder).map(
				(name) => loadDirectory(readProjectFile("seeds", "directories", name), name).directory,
			),
			namedDirectories: [],
			missingDirectories: [],
		},
	});
}

/** What a task, its group and its section say: what no fix may change. */
function modelOf({ plan }: PlanSnapshot): unknown {
	return Array.from(plan.eachTask(), (row, task) => [
		row.number,
		row.text.text,
		row.leaderCell,
		row.leaders.map(({ name }) => name),
		row.units.map(({ raw, star }) => [raw, star]),
		plan.groupAt(plan.groupOfTask(task))?.name,
		plan.sectionOfTask(task),
	]);
}

describe("rules: the reference plan", () => {
	it("shows exactly what an editor would mark", function () {
		const snapshot = snapshotOf(readSeed(this, "002"));
		const counts = new Map<string, number>();
		for (const { code } of snapshot.findings()) counts.set(code, (counts.get(code) ?? 0) + 1);
		const hints = counts.get("target/missing") ?? 0;
		counts.delete("target/missing");
		assert.deepEqual(Object.fromEntries([...counts].sort()), {
			"group/sequence": 1,
			"leader/vacant": 20,
			"section/sequence": 1,
			"table/split-cell": 2,
			"text/foreign-matter": 1,
			"text/full-stop": 1,
			"text/punctuation": 1,
		});
		assert.ok(hints >= 50 && hints <= 60, `target/missing: ${hints}`);
		const vacant = snapshot.findings().filter(({ code }) => code === "leader/vacant");
		assert.deepEqual(
			vacant.map(({ message }) => Number(/第(\d+)项/.exec(message.zh)?.[1])),
			[3, 5, 7, 9, 18, 32, 33, 34, 35, 36, 40, 41, 42, 46, 71, 82, 87, 88, 89, 98],
		);
	});

	it("shows the same of its text after import", function () {
		const { plan, document, frontMatter } = snapshotOf(readSeed(this, "002"));
		const imported = snapshotOf(printPlan(plan, frontMatter.yaml, document.lines));
		const found = imported.findings().filter(({ code }) => code.startsWith("text/"));
		assert.deepEqual(found.map(({ code }) => code as string).sort(), [
			"text/foreign-matter",
			"text/full-stop",
			"text/punctuation",
		]);
		assert.match(found.find(({ code }) => code === "text/full-stop")?.message.zh ?? "", /第7项/);
	});

	it("is mended where it stands, and says the same after", function () {
		let text = readSeed(this, "002");
		const before = modelOf(snapshotOf(text));
		const mended = new Set(["section/sequence", "group/sequence", "table/split-cell"]);
		for (let round = 0; round < 4; round++) {
			const snapshot = snapshotOf(text);
			const fix = snapshot
				.findings()
				.find(({ code }) => mended.has(code))
				?.fixes()[0];
			text = applyEdits(text, fix === undefined ? [] : editsOfFix(snapshot, fix));
		}
		const after = snapshotOf(text);
		assert.deepEqual(modelOf(after), before);
		assert.deepEqual(
			after.findings().flatMap(({ code }) => (mended.has(code) ? [code] : [])),
			[],
		);
		assert.deepEqual(
			Array.from(after.plan.eachSection(), ({ block }) => block.ordinal),
			[1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
		);
	});
});
