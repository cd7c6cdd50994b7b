import assert from "node:assert/strict";
import fc from "fast-check";
import { findCommand } from "../../../server/src/common/commands/allCommands.js";
import { offerCommands } from "../../../server/src/common/commands/offerCommands.js";
import { applyEdits } from "../../../server/src/common/editing/applyEdits.js";
import { describeLost } from "../../../server/src/common/features/describeLost.js";
import { leadersLost, leadersShown, stillLost } from "../../../server/src/common/snapshot/lostLeaders.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";
import { readProjectFile } from "../../support/seeds.js";

const park = "| 1 | 甲组 | 1.新建公园2个。 | 赵明 | ★区发改委 |";
const road = "| ^^ | ^^ | 2.新建道路3条。 | ^^ | ★区财政局 |";
const empty = "| 2 | 乙组 | 3.新建学校1所。 |  | ★区统计局 |";
const first = "| 3 | 丙组 | 4.办会1次。 | 钱宇 | ★区工信局 |";
const second = "| ^^ | ^^ | 5.培训1000人次。 | ^^ | ★区工信局 |";
const third = "| 4 | 丁组 | 6.修桥1座。 | ^^ | ★区财政局 |";
const fourth = "| ^^ | ^^ | 7.绿化10公顷。 | ^^ | ★区财政局 |";
const own = "| 5 | 戊组 | 8.体检900人。 | 孙涛 | ★区财政局 |";
const rows = [park, road, empty, first, second, third, fourth, own];

/** The versions that come of texts typed one after another; each edit replaces the lines that are others. */
function versions(...texts: readonly string[]): PlanSnapshot {
	return chainOf(texts).at(-1) ?? createTestSnapshot("");
}

/** Each of them. */
function chainOf(texts: readonly string[]): readonly PlanSnapshot[] {
	let snapshot = createTestSnapshot(texts[0] ?? "");
	const chain = [snapshot];
	for (const text of texts.slice(1)) {
		const before = snapshot.document.lines;
		const document = createSourceDocument(text);
		const { lines } = document;
		let at = 0;
		while (at < before.length && at < lines.length && before[at] === lines[at]) at++;
		let behind = 0;
		while (
			behind < Math.min(before.length, lines.length) - at &&
			before.at(-1 - behind) === lines.at(-1 - behind)
		)
			behind++;
		const change = { first: at, oldEnd: before.length - behind, newEnd: lines.length - behind };
		const { uri, version, environment } = snapshot;
		snapshot = createPlanSnapshot({ uri, version: version + 1, document, environment }, { snapshot, change });
		chain.push(snapshot);
	}
	return chain;
}

/** The rows that have lost their leaders, by their numbers. */
function lost(snapshot: PlanSnapshot): readonly (number | null | undefined)[] {
	const { plan, lostLeaders } = snapshot;
	return stillLost(lostLeaders, plan).map(({ task }) => plan.taskAt(task)?.number);
}

async function keep(snapshot: PlanSnapshot): Promise<string> {
	const command = findCommand("niwen.server.keepLeaders");
	const outcome = await command?.run(snapshot, { uri: snapshot.uri }, { language: "zh" } as never);
	const edits = (outcome?.changes ?? []).flatMap((change) => change.edits);
	const spans = edits.map(({ range: { start, end }, newText }) => ({
		span: { line: start.line, character: start.character, endLine: end.line, endCharacter: end.character },
		newText,
	}));
	return applyEdits(snapshot.document.lines, spans).join("\n");
}

const without = (...gone: readonly string[]) => rows.filter((row) => !gone.includes(row));
const plan = (some: readonly string[]) => demoPlan(...some);

interface Case {
	readonly name: string;
	readonly edits: readonly (readonly string[])[];
	readonly lost: readonly number[];
}

const cases: readonly Case[] = [
	{ name: "the first row of a group is deleted", edits: [without(first)], lost: [5, 6, 7] },
	{ name: "and with it the second", edits: [without(first, second)], lost: [6, 7] },
	{ name: "cut, and put in elsewhere", edits: [without(first), [first, ...without(first)]], lost: [5, 6, 7] },
	{ name: "a row that is merged is deleted", edits: [without(second)], lost: [] },
	{ name: "a whole group is deleted", edits: [without(first, second, third, fourth)], lost: [] },
	{ name: "undone", edits: [without(first), rows], lost: [] },
	{ name: "undone and made again", edits: [without(first), rows, without(first)], lost: [5, 6, 7] },
	{
		name: "the leader is changed on purpose",
		edits: [rows.map((row) => row.replace("钱宇", "周宁"))],
		lost: [],
	},
	{ name: "the cell is emptied, and filled", edits: [rows.map((row) => row.replace("钱宇", ""))], lost: [] },
	{
		name: "the cell is merged by hand, sign by sign",
		edits: [rows.map((row) => row.replace("钱宇", "^")), rows.map((row) => row.replace("钱宇", "^^"))],
		lost: [],
	},
	{
		name: "a row with a leader of its own comes between",
		edits: [[...rows.slice(0, 5), own.replace("8", "9"), ...rows.slice(5)]],
		lost: [6, 7],
	},
	{
		name: "that is taken back",
		edits: [[...rows.slice(0, 5), own.replace("8", "9"), ...rows.slice(5)], rows],
		lost: [],
	},
	{
		name: "the first row is moved down by hand",
		edits: [[...rows.slice(0, 3), second, first, third, fourth, own]],
		lost: [5],
	},
	{
		name: "a row is given a leader of its own by hand, and the last one changed",
		edits: [rows.map((row) => row.replace("6.修桥1座。 | ^^", "6.修桥1座。 | 李娜"))],
		lost: [],
	},
	{
		name: "some of them are given leaders by hand",
		edits: [
			without(first),
			without(first).map((row) => row.replace("6.修桥1座。 | ^^", "6.修桥1座。 | 李娜")),
		],
		lost: [5],
	},
	{
		name: "of two groups, one after the other",
		edits: [without(first), without(first, park)],
		lost: [2, 5, 6, 7],
	},
	{
		name: "while rows go that are not concerned",
		edits: [without(first), without(first, own, road)],
		lost: [5, 6, 7],
	},
];

describe("leaders that rows have lost", () => {
	for (const { name, edits, lost: expected } of cases)
		it(`are told where ${name}`, () => {
			const snapshot = versions(plan(rows), ...edits.map(plan));
			// Where a row was typed, its number is another.
			assert.deepEqual(lost(snapshot), expected);
		});

	it("are given back, with 序号 and 项目, by one edit, and then nothing is lost", async () => {
		const deleted = versions(plan(rows), plan(without(first)));
		const kept = await keep(deleted);
		const given = second.replace("| ^^ | ^^ |", "| 3 | 丙组 |").replace("| ^^ |", "| 钱宇 |");
		assert.equal(kept, plan([park, road, empty, given, third, fourth, own]));
		const after = versions(plan(rows), plan(without(first)), kept);
		assert.deepEqual(lost(after), []);
		assert.equal(after.plan.sectionCount, deleted.plan.sectionCount);
		const undone = versions(plan(rows), plan(without(first)), kept, plan(without(first)), plan(rows));
		assert.deepEqual(lost(undone), [], "undone twice, nothing is lost");
	});

	it("are given back to each group of several", async () => {
		const kept = await keep(versions(plan(rows), plan(without(first)), plan(without(first, park))));
		assert.match(kept, /\| 1 \| 甲组 \| 2\.新建道路3条。 \| 赵明 \|/);
		assert.match(kept, /\| 3 \| 丙组 \| 5\.培训1000人次。 \| 钱宇 \|/);
	});

	it("are named, those of before and those of now", () => {
		const told = (...edits: readonly (readonly string[])[]) => {
			const snapshot = versions(plan(rows), ...edits.map(plan));
			return describeLost(snapshot, stillLost(snapshot.lostLeaders, snapshot.plan));
		};
		assert.deepEqual(told(without(first)), {
			zh: "3项任务的牵头领导原来是“钱宇”，现在随上一行空缺。",
			en: "Leader of 3 rows: 钱宇 before, none now, as in the row above.",
		});
		assert.deepEqual(told(without(empty), without(empty, first)), {
			zh: "3项任务的牵头领导原来是“钱宇”，现在随上一行是“赵明”。",
			en: "Leader of 3 rows: 钱宇 before, 赵明 now, as in the row above.",
		});
	});

	it("become empty again where nobody led", async () => {
		const vacant = "| ^^ | ^^ | 9.体检1次。 | ^^ | ★区统计局 |";
		const before = [park, empty, vacant];
		const snapshot = versions(plan(before), plan([park, vacant]));
		assert.deepEqual(lost(snapshot), [9]);
		assert.match(await keep(snapshot), /9\.体检1次。 \| {2}\| ★区统计局/);
	});

	it("are offered at the rows that lost them, and nowhere else", () => {
		const snapshot = versions(plan(rows), plan(without(first)));
		const titles = (line: number) =>
			offerCommands(
				snapshot,
				{ start: { line, character: 3 }, end: { line, character: 3 } },
				undefined,
				() => [],
				true,
			)
				.filter(({ command }) => command.verb === "keepLeaders")
				.map(({ offer }) => offer.title?.zh);
		const { plan: read } = snapshot;
		assert.deepEqual(titles(read.lineOfTask(3)), ["保留这3项任务原来的牵头领导"]);
		assert.deepEqual(titles(read.lineOfTask(5)), ["保留这3项任务原来的牵头领导"]);
		assert.deepEqual(titles(read.lineOfTask(2)), []);
		assert.deepEqual(titles(read.lineOfTask(6)), []);
	});

	it("in the sample: the row of task 19 is deleted, and five tasks keep 钱宇", async () => {
		const text = readProjectFile("seeds/wujiang-2024.plan.md");
		const before = createTestSnapshot(text);
		const line = before.plan.lineOfTask(18);
		const deleted = text
			.split("\n")
			.filter((_, i) => i !== line)
			.join("\n");
		const snapshot = versions(text, deleted);
		assert.deepEqual(lost(snapshot), [20, 21, 22, 23, 24]);
		const after = createTestSnapshot(await keep(snapshot));
		for (let task = 18; task < 23; task++) {
			assert.equal(leadersShown(after.plan, task), leadersShown(before.plan, task + 1));
			assert.equal(
				after.plan.groupAt(after.plan.groupOfTask(task))?.name,
				before.plan.groupAt(before.plan.groupOfTask(task + 1))?.name,
			);
		}
	});

	it("whatever rows go, those that stay show what they showed once they are kept", () => {
		fc.assert(
			fc.property(fc.subarray(rows, { minLength: 1 }), (some) => {
				const snapshot = versions(plan(rows), plan(some));
				const before = createTestSnapshot(plan(rows)).plan;
				const told = new Map(
					stillLost(snapshot.lostLeaders, snapshot.plan).map(({ task, cells }) => [
						task,
						[...cells.values()],
					]),
				);
				for (let task = 0; task < some.length; task++) {
					const old = rows.indexOf(some[task] ?? "");
					const wanted = leadersShown(before, old);
					// A first row has nothing above: it is told by the reader, and lost all the same.
					const shown = leadersShown(snapshot.plan, task);
					assert.equal(shown === wanted, !told.has(task), some.join("\n"));
					if (told.has(task)) assert.ok(told.get(task)?.includes(wanted));
				}
			}),
			{ numRuns: 200 },
		);
	});

	it("are those that a look at the whole plan finds, though only what is behind the edit is looked at", () => {
		let found = 0;
		const edit = fc.record({
			at: fc.nat(20),
			taken: fc.nat(3),
			put: fc.array(fc.constantFrom(...rows, "", "## 二、其他"), { maxLength: 2 }),
		});
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
				const lines = [...rows, ...rows];
				const texts = [demoPlan(...lines)];
				for (const { at, taken, put } of edits) {
					lines.splice(at % (lines.length + 1), taken, ...put);
					texts.push(demoPlan(...lines));
				}
				const chain = chainOf(texts);
				for (const [i, after] of chain.entries()) {
					const before = chain[i - 1];
					const { tasks } = after.reading;
					if (before === undefined || tasks === undefined) continue;
					const all = { first: 0, oldEnd: before.plan.taskCount, newEnd: after.plan.taskCount };
					const lostIn = (behind: typeof all) =>
						leadersLost(before.lostLeaders, before.plan, after.plan, behind, after.version);
					assert.deepEqual(lostIn(tasks), lostIn(all));
					found += lostIn(tasks).rows.length;
				}
			}),
		);
		assert.ok(found > 20, `${found} rows lost their leaders`);
	});
});
