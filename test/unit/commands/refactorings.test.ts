import assert from "node:assert/strict";
import fc from "fast-check";
import { offerCommands } from "../../../server/src/common/commands/offerCommands.js";
import { readMarkers } from "../../support/markedText.js";
import {
	createTestSnapshot,
	demoDirectory,
	demoPlan,
	readTestDirectory,
} from "../../support/planSnapshot.js";
import { runTableCommand } from "../../support/tableCommand.js";

const setting = { directories: [demoDirectory] };

async function run(verb: string, marked: string, options = {}, directories = setting) {
	const { text, cursor } = readMarkers(marked);
	const at = cursor === null ? undefined : { start: cursor, end: cursor };
	return runTableCommand(text, verb, at, options, directories);
}

/** What is offered at the cursor in VS Code, by verb, in Chinese. */
function offered(marked: string, directories = setting): ReadonlyMap<string, readonly string[]> {
	const { text, cursor } = readMarkers(marked);
	assert.ok(cursor !== null);
	const snapshot = createTestSnapshot(text, directories);
	const titles = new Map<string, string[]>();
	for (const { command, offer } of offerCommands(
		snapshot,
		{ start: cursor, end: cursor },
		undefined,
		() => [],
		true,
	))
		titles.set(command.verb, [...(titles.get(command.verb) ?? []), (offer.title ?? command.title).zh]);
	return titles;
}

const row = (units: string, leaders = "赵明") =>
	demoPlan(`| 1 | 甲 | 1.新建公园2个。 | ${leaders} | ${units} |`);

interface Case {
	readonly name: string;
	readonly verb: string;
	readonly text: string;
	readonly options?: Readonly<Record<string, unknown>>;
	/** The document afterwards, or what the refusal says. */
	readonly gives: string | RegExp;
}

const cases: readonly Case[] = [
	{
		name: "the unit at the cursor leads and comes first",
		verb: "swapLead",
		text: row("★区发改委、区统计局、区财$0政局"),
		gives: row("★区财政局、区发改委、区统计局"),
	},
	{
		name: "a level that was carried is written out",
		verb: "swapLead",
		text: row("★区发改委、统$0计局、财政局"),
		gives: row("★区统计局、区发改委、财政局"),
	},
	{
		name: "one of two leads is replaced",
		verb: "swapLead",
		text: row("★区发改委、★区工信局、区统$0计局"),
		options: { instead: 2 },
		gives: row("★区发改委、★区统计局、区工信局"),
	},
	{
		name: "which of two leads is asked",
		verb: "swapLead",
		text: row("★区发改委、★区工信局、区统$0计局"),
		gives: /替下哪个（instead）：1 区发改委、2 区工信局/,
	},
	{
		name: "nobody else is there",
		verb: "swapLead",
		text: row("★区发$0改委、各镇"),
		gives: /没有可以互换/,
	},
	{
		name: "the words of a clause stay where they are",
		verb: "swapLead",
		text: row("区发改委牵头，区统$0计局配合"),
		gives: row("区统计局牵头，区发改委配合"),
	},
	{
		name: "levels are written out",
		verb: "expandLevels",
		text: row("★区发$0改委、统计局、★财政局、各镇"),
		gives: row("★区发改委、区统计局、★区财政局、各镇"),
	},
	{
		name: "levels are left out, but for the first and for who has none",
		verb: "carryLevels",
		text: row("★区发$0改委、区统计局、临湖开发区、★区财政局"),
		gives: row("★区发改委、统计局、临湖开发区、★财政局"),
	},
	{
		name: "nothing is carried already",
		verb: "expandLevels",
		text: row("★区发$0改委、区统计局"),
		gives: /已是这样，文稿未改动/,
	},
	{
		name: "leaders by the directory, others in their place",
		verb: "sortLeaders",
		text: row("★区发改委", "钱一$0凡、周某、副区长赵明"),
		gives: row("★区发改委", "副区长赵明、周某、钱一凡"),
	},
	{
		name: "words beside the names",
		verb: "sortLeaders",
		text: row("★区发改委", "组长：钱一$0凡、赵明"),
		gives: /除姓名外还写了别的/,
	},
	{
		name: "with the next",
		verb: "joinTasks",
		options: { next: true },
		text: demoPlan(
			"| 1 | 甲 | 1.新建公园$02个。 | 赵明 | ★区发改委 |",
			"| ^^ | ^^ | 2.改造道路3条。 | ^^ | ★区发改委、区统计局 |",
			"| ^^ | ^^ | 3.开会1次。 | ^^ | ★区统计局 |",
		),
		gives: demoPlan(
			"| 1 | 甲 | 1.新建公园2个。改造道路3条。 | 赵明 | ★区发改委、区统计局 |",
			"| ^^ | ^^ | 2.开会1次。 | ^^ | ★区统计局 |",
		),
	},
	{
		name: "the last one with the next",
		verb: "joinTasks",
		options: { next: true },
		text: row("★区发改$0委"),
		gives: /没有下一项可并/,
	},
];

describe("refactorings", () => {
	for (const { name, verb, text, options, gives } of cases)
		it(`${verb}: ${name}`, async () => {
			const { outcome, text: after } = await run(verb, text, options);
			if (typeof gives === "string") assert.equal(after, gives, outcome.message);
			else {
				assert.match(outcome.message, gives);
				assert.equal(after, readMarkers(text).text);
			}
		});

	it("swap the lead between the columns of a table", async () => {
		const table = (units: string) =>
			`---\nregion: 江州市临湖区\n---\n\n# 某方案\n\n| 重点工作目标任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- |\n| 1.新建公园2个。 | ${units} |\n`;
		const { text } = await run("swapLead", table("区发改委 | 区工信局、统计$0局、财政局"));
		assert.equal(text, table("区统计局 | 区工信局、区发改委、财政局"));
	});

	it("leave out levels only where the name is still known in a document without a directory", async () => {
		const none = { directories: [] };
		const plan = (first: string, second: string) =>
			`# 某方案\n\n| 重点工作目标任务 | 责任单位 |\n| --- | --- |\n| 1.新建公园2个。 | ${first} |\n| 2.改造道路3条。 | ${second} |\n`;
		const once = await run("carryLevels", plan("★市发改委、市财$0政局、市统计局", "★市财政局"), {}, none);
		assert.equal(once.text, plan("★市发改委、财政局、市统计局", "★市财政局"));
		const back = await run("expandLevels", once.text.replace("★市发", "★市$0发"), {}, none);
		assert.equal(back.text, plan("★市发改委、市财政局、市统计局", "★市财政局"));
	});

	it("are offered where they are of use, in VS Code too", () => {
		const at = (marked: string) => offered(marked);
		assert.deepEqual(at(row("★区发改委、区统$0计局、区财政局")).get("swapLead"), [
			"改由“区统计局”牵头，“区发改委”配合",
		]);
		assert.deepEqual(at(row("★区发$0改委、区统计局、区财政局")).get("swapLead"), [
			"改由“区统计局”牵头，“区发改委”配合",
			"改由“区财政局”牵头，“区发改委”配合",
		]);
		assert.deepEqual(at(row("★区发$0改委、统计局")).get("expandLevels"), ["写全级别：统计局 → 区统计局"]);
		assert.deepEqual(at(row("★区发$0改委、区统计局")).get("carryLevels"), [
			"省略相同的级别：区统计局 → 统计局",
		]);
		assert.deepEqual(at(row("★区发改委", "钱一凡、赵$0明")).get("sortLeaders"), ["按名录顺序排列牵头领导"]);
		const tasks = (second: string) =>
			demoPlan("| 1 | 甲 | 1.新建公园$02个；改造道路3条。 | 赵明 | ★区发改委 |", second);
		const inGroup = at(tasks("| ^^ | ^^ | 2.开会1次。 | ^^ | ★区统计局 |"));
		assert.deepEqual(
			[inGroup.get("splitTask"), inGroup.get("joinTasks")],
			[["在此拆成两项任务"], ["与下一项并为一项任务"]],
		);
		assert.equal(at(tasks("| 2 | 乙 | 2.开会1次。 | 赵明 | ★区统计局 |")).get("joinTasks"), undefined);
		for (const [verb, marked] of [
			["swapLead", row("★区发$0改委")],
			["expandLevels", row("★区发$0改委、区统计局")],
			["carryLevels", row("★区发$0改委、统计局")],
			["sortLeaders", row("★区发改委", "赵$0明")],
		] as const)
			assert.equal(at(marked).get(verb), undefined, verb);
	});

	it("lose no unit, whichever leads and however they are written", async () => {
		const directory = readTestDirectory(
			"region: 江州市临湖区\nprefix: 区\nunits:\n  - { name: 市统计局 }\n  - { name: 市发改委 }\n  - { name: 区统计局 }\n  - { name: 区财政局 }\n  - { name: 区发改委 }\n  - { name: 区委宣传部 }\n",
		);
		const names = ["区发改委", "区统计局", "统计局", "财政局", "市统计局", "市发改委", "区委宣传部", "各镇"];
		const known = { directories: [directory] };
		await fc.assert(
			fc.asyncProperty(
				fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 6 }),
				fc.nat(5),
				fc.nat(5),
				async (units, lead, other) => {
					const text = row(
						units.map((unit, i) => (i === lead % units.length ? `★${unit}` : unit)).join("、"),
					);
					const namesIn = (snapshot: ReturnType<typeof createTestSnapshot>) =>
						snapshot.index
							.ownUnits(0)
							.map(({ name }) => name)
							.sort();
					const before = createTestSnapshot(text, known);
					for (const verb of ["swapLead", "expandLevels", "carryLevels", "sortUnits"]) {
						const options = verb === "swapLead" ? { unit: (other % units.length) + 1 } : {};
						const at = { first: 0, column: 4 };
						const { snapshot, outcome } = await runTableCommand(text, verb, at, options, known);
						assert.deepEqual(namesIn(snapshot), namesIn(before), `${verb}: ${text}`);
						const leads = snapshot.index.ownUnits(0).filter((unit) => unit.lead);
						assert.equal(leads.length, 1, `${verb}: ${outcome.message}`);
						if (verb === "swapLead" && (outcome.changes?.length ?? 0) > 0)
							assert.equal(leads[0]?.name, before.index.ownUnits(0)[other % units.length]?.name);
					}
				},
			),
			{ numRuns: 60 },
		);
	});
});
