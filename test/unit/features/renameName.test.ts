import assert from "node:assert/strict";
import fc from "fast-check";
import { loadScriptConverter } from "../../../server/src/common/text/script.js";
import { summarizePlan } from "../../../server/src/common/workspace/planSummary.js";
import { demoDirectoryText, demoPlan, readTestDirectory } from "../../support/planSnapshot.js";
import { type Renamed, rename, type Workspace } from "../../support/renaming.js";
import { readProjectFile, readSeed } from "../../support/seeds.js";
import { readDocument } from "../../support/workspaceIndex.js";

/** Whether the words of a note are told. */
function tells({ notes }: Renamed, words: string): boolean {
	return notes.some(({ zh }) => zh.includes(words));
}

function done(workspace: Workspace, newName: string): Renamed {
	const renamed = rename(workspace, newName);
	assert.ok("documents" in renamed, JSON.stringify(renamed));
	return renamed;
}

/** The unit cell of a plan of one task after the renaming of what stands at `$0` in it. */
function unitsAfter(units: string, newName: string, options: Partial<Workspace> = {}): string {
	const text = demoPlan(`| 1 | 指标 | 1.新建公园2个。 | 赵明 | ${units} |`);
	const { documents } = done({ ...options, documents: { "a.plan.md": text } }, newName);
	return /赵明 \| (.*) \|/.exec(documents["a.plan.md"] ?? "")?.[1] ?? "";
}

/** A text of prose after the renaming of 区发改委, which a plan names. */
function proseAfter(text: string, newName: string): string {
	const plan = demoPlan("| 1 | 指标 | 1.新建公园2个。 | 赵$0明 | ★区发改委 |").replace("赵$0明", "赵明");
	const { documents } = done(
		{
			documents: {
				"a.plan.md": plan.replace("★区发改委", "★区发$0改委"),
				"b.plan.md": `# 江州市临湖区2026年工作会议纪要\n\n${text}\n`,
			},
		},
		newName,
	);
	return (documents["b.plan.md"] ?? "").split("\n")[2] ?? "";
}

describe("rename of a unit", () => {
	before(loadScriptConverter);

	it("writes the prefix out where the old name carried it", () => {
		assert.equal(unitsAfter("★区发改$0委、统计局", "发展改革中心"), "★发展改革中心、区统计局");
		assert.equal(
			unitsAfter("★区发改$0委、统计局、财政局", "发展改革中心"),
			"★发展改革中心、区统计局、财政局",
		);
		assert.equal(unitsAfter("★区发改$0委、统计局", "发展改革中心", { bare: true }), "★发展改革中心、统计局");
		assert.equal(
			unitsAfter("★区发改$0委、统计局、★区统计局", "发展改革中心", { bare: true }),
			"★发展改革中心、区统计局、★区统计局",
		);
	});
	it("keeps what the new name carries as well", () => {
		assert.equal(unitsAfter("★区发改$0委、统计局", "区发展改革中心"), "★区发展改革中心、统计局");
		assert.equal(unitsAfter("★区财政局、发改$0委", "区发展改革中心"), "★区财政局、发展改革中心");
		assert.equal(unitsAfter("★区财政局、发改$0委", "发展改革中心"), "★区财政局、发展改革中心");
	});
	it("leaves an alias and the full name, which the directory keeps", () => {
		assert.equal(unitsAfter("★区发改$0委、★发改委", "区发展改革中心"), "★区发展改革中心、★发展改革中心");
		assert.equal(unitsAfter("★发改委、区发改$0委", "区发展改革中心"), "★发改委、区发展改革中心");
		assert.equal(
			unitsAfter("★临湖区发展和改革委员会、区发改$0委", "区发展改革中心"),
			"★临湖区发展和改革委员会、区发展改革中心",
		);
	});
	it("keeps a part in brackets and the name of the region", () => {
		assert.equal(unitsAfter("★区发改$0委（价格科）", "区发展改革中心"), "★区发展改革中心（价格科）");
		assert.equal(unitsAfter("★临湖区发改$0委", "区发展改革中心"), "★临湖区发展改革中心");
		assert.equal(unitsAfter("★临湖区发改$0委", "发展改革中心"), "★发展改革中心");
	});
	it("reaches names with blanks and in traditional script", () => {
		assert.equal(unitsAfter("★区 发 改 $0委、统计局", "区发展改革中心"), "★区发展改革中心、统计局");
		assert.equal(unitsAfter("★區發改委、区发改$0委", "区发展改革中心"), "★区发展改革中心、区发展改革中心");
	});
	it("changes the name in running text, and no longer name that holds it", () => {
		assert.equal(
			proseAfter("区发改委牵头，临湖区发改委、区发改委办公室、市、区发改委配合。", "区发展改革中心"),
			"区发展改革中心牵头，临湖区发展改革中心、区发改委办公室、市、区发改委配合。",
		);
		assert.equal(
			proseAfter("由临湖区发改委依《区发改委关于价格的通知》办理，发改委解释。", "发展改革中心"),
			"由临湖区发展改革中心依《区发改委关于价格的通知》办理，发改委解释。",
		);
	});
	it("takes a name with its bracket for the whole where no directory knows better", () => {
		assert.equal(unitsAfter("★区委组织$0部（人才办）", "区人才局", { bare: true }), "★区人才局");
	});
	it("says what else will be read in another way", () => {
		const text = demoPlan(
			"| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★生态环境$0局、工信局 |",
			"| ^^ | ^^ | 2.新建学校2所。 | ^^ | ★区工信局 |",
		);
		const renamed = done({ documents: { "a.plan.md": text }, bare: true }, "区环境局");
		assert.ok(tells(renamed, "“a.plan.md”第11行的“工信局”会读作“区工信局”"));
	});
	it("says how many were left, and where", () => {
		const renamed = done(
			{
				documents: {
					"a.plan.md": `${demoPlan("| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改$0委 |")}<!-- 区发改委 -->\n\n\`\`\`\n区发改委\n\`\`\`\n`,
				},
			},
			"区发展改革中心",
		);
		assert.ok(tells(renamed, "另有2处“区发改委”没有改"));
		assert.ok(renamed.documents["a.plan.md"]?.includes("<!-- 区发改委 -->\n\n```\n区发改委\n```"));
	});
	it("reaches headings, remarks and the front matter", () => {
		const text = demoPlan("| 1 | 区发改委专项 | 1.新建公园2个。 | 赵明 | ★区发改$0委 |")
			.replace("一、经济运行", "一、区发改委重点工作")
			.replace("region:", '起草单位: "区发改委" # 区发改委\ndirectory: ./区发改委.directory.yaml\nregion:');
		const { documents } = done({ documents: { "a.plan.md": text } }, "区发展改革中心");
		assert.equal(
			documents["a.plan.md"],
			text
				.replace("$0", "")
				.replaceAll("区发改委", "区发展改革中心")
				.replace("# 区发展改革中心", "# 区发改委")
				.replace("./区发展改革中心", "./区发改委"),
		);
	});
	it("changes its entry, and what refers to it, and no other byte of the directory", () => {
		const directory = demoDirectoryText
			.replace("{ name: 钱一凡 }", '{ name: 钱一凡, unit: "区发改委", title: 区发改委主任 }')
			.replace("- name: 赵明", "- name: 赵明\n    titles: [{ title: 主任, unit: '区发改委' }]");
		const text = demoPlan("| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改$0委 |");
		assert.equal(
			done({ documents: { "a.plan.md": text }, directory }, "区发展改革中心").directory,
			directory
				.replace("name: 区发改委", "name: 区发展改革中心")
				.replace('unit: "区发改委"', 'unit: "区发展改革中心"')
				.replace("unit: '区发改委'", "unit: '区发展改革中心'"),
		);
	});
	it("from its entry in the directory", () => {
		const { documents, directory } = done(
			{
				documents: { "a.plan.md": demoPlan("| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改委 |") },
				directory: demoDirectoryText.replace("name: 区发改委", "name: 区发$0改委"),
			},
			"区发展改革中心",
		);
		assert.ok(documents["a.plan.md"]?.includes("★区发展改革中心"));
		assert.ok(directory.includes("name: 区发展改革中心"));
	});
	it("changes places with an alias that becomes the name", () => {
		const text = demoPlan("| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改$0委 |");
		const { documents, directory, doubt } = done({ documents: { "a.plan.md": text } }, "发改委");
		assert.equal(doubt, undefined);
		assert.ok(documents["a.plan.md"]?.includes("★发改委"));
		assert.ok(directory.includes("name: 发改委\n"));
		assert.ok(directory.includes("aliases: [区发改委]"));
	});
	it("never changes a directory that ships, and says so", () => {
		const text = demoPlan("| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改$0委、统计局、发改委 |");
		const renamed = done({ documents: { "a.plan.md": text }, shipped: true }, "区发展改革中心");
		assert.equal(renamed.directory, demoDirectoryText);
		assert.ok(renamed.documents["a.plan.md"]?.includes("★区发展改革中心、统计局、区发展改革中心"));
		assert.ok(tells(renamed, "自带的名录"));
	});
	it("is doubtful where somebody else bears the name", () => {
		for (const [newName, where] of [
			["区财政局", "名录“demo.directory.yaml”第11行"],
			["财政局", "名录“demo.directory.yaml”第11行"],
			["区商务局", "文稿“b.plan.md”第11行"],
		] as const) {
			const plan = (units: string) => demoPlan(`| 1 | 指标 | 1.新建公园2个。 | 赵明 | ${units} |`);
			const { doubt } = done(
				{ documents: { "a.plan.md": plan("★区发改$0委"), "b.plan.md": plan("★区商务局") } },
				newName,
			);
			assert.ok(doubt?.zh.includes(where), `${newName}: ${doubt?.zh}`);
		}
	});
	it("in every layout", () => {
		const head = ["---", "region: 江州市临湖区", "---", ""];
		const layouts: Readonly<Record<string, readonly string[]>> = {
			pasted: [
				..."序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 | 一、经济 | ||||".split(" "),
				..."1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发$0改委、统计局 | 注：由区发改委解释。".split(" "),
			],
			tsv: [
				"序号\t项目\t重点工作目标任务\t牵头领导\t责任单位",
				"1\t指标\t1.由区发改委新建公园2个。\t赵明\t★区发$0改委、统计局",
			],
			inline: [
				"# 2026年工作方案",
				"",
				"1.新建公园2个。（区发$0改委牵头，统计局、区财政局配合）",
				"2.新建学校2所。",
				"责任单位：区财政局、发改委",
			],
		};
		const expected: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
			pasted: [
				["★区发$0改委、统计局", "★发展改革中心、区统计局"],
				["由区发改委解释", "由发展改革中心解释"],
			],
			tsv: [
				["★区发$0改委、统计局", "★发展改革中心、区统计局"],
				["由区发改委新建", "由发展改革中心新建"],
			],
			inline: [
				["区发$0改委牵头，统计局、", "发展改革中心牵头，区统计局、"],
				["区财政局、发改委", "区财政局、发展改革中心"],
			],
		};
		for (const [layout, lines] of Object.entries(layouts)) {
			const text = [...head, ...lines, ""].join("\n");
			const { documents } = done({ documents: { "a.plan.md": text } }, "发展改革中心");
			const wanted = (expected[layout] ?? []).reduce((words, [from, to]) => words.replace(from, to), text);
			assert.equal(documents["a.plan.md"], wanted, layout);
		}
	});
	it("is refused for what is not a name, and to what cannot be one", () => {
		const plan = (units: string) => ({
			documents: { "a.plan.md": demoPlan(`| 1 | 指标 | 1.新建$0公园2个。 | 赵明 | ${units} |`) },
		});
		assert.ok("zh" in rename(plan("★区发改委"), "区商务局"));
		const at = (units: string) => ({
			documents: { "a.plan.md": demoPlan(`| 1 | 指标 | 1.新建公园2个。 | 赵明 | ${units} |`) },
		});
		assert.ok("zh" in rename(at("★区发改委、各$0区镇"), "区商务局"));
		for (const newName of ["", " ", "区商务局、区财政局", "★区商务局", "各区镇", "区商务局和区财政局", "a|b"])
			assert.ok("zh" in rename(at("★区发$0改委"), newName), newName);
	});
});

describe("rename of an official", () => {
	const plan = (leader: string, words = "新建公园2个") =>
		demoPlan(`| 1 | 指标 | 1.${words}。 | ${leader} | ★区发改委 |`);
	const leaderAfter = (leader: string, newName: string): string => {
		const { documents } = done({ documents: { "a.plan.md": plan(leader) } }, newName);
		return /2个。 \| (.*) \| ★/.exec(documents["a.plan.md"] ?? "")?.[1] ?? "";
	};
	it("keeps blanks that are layout, titles, and other names", () => {
		assert.equal(leaderAfter("赵 $0明", "王海"), "王 海");
		assert.equal(leaderAfter("赵　$0明、钱一凡", "王海"), "王　海、钱一凡");
		assert.equal(leaderAfter("赵 $0明", "欧阳海"), "欧阳海");
		assert.equal(leaderAfter("副区长赵$0明同志", "王海"), "副区长王海同志");
		assert.equal(leaderAfter("赵$0明（副区长）", "王海"), "王海（副区长）");
	});
	it("reaches running text and the directory, and no longer name", () => {
		const { documents, directory } = done(
			{
				documents: {
					"a.plan.md": plan("赵$0明", "由赵明牵头新建公园2个"),
					"b.plan.md": "# 江州市临湖区会议纪要\n\n副区长赵明主持，赵明远列席。赵明强调安全。\n",
				},
			},
			"王海",
		);
		assert.ok(documents["a.plan.md"]?.includes("由王海牵头"));
		assert.ok(documents["b.plan.md"]?.includes("副区长王海主持，赵明远列席。王海强调安全。"));
		assert.ok(directory.includes("name: 王海"));
	});
	it("is refused to what is not one person's name", () => {
		for (const newName of ["副区长", "王海、李强", "王", "王海副区长"])
			assert.ok("zh" in rename({ documents: { "a.plan.md": plan("赵$0明") } }, newName), newName);
	});
	it("is doubtful where the name is another's, or stands for two", () => {
		const taken = done({ documents: { "a.plan.md": plan("赵$0明") } }, "钱一凡");
		assert.ok(taken.doubt?.zh.includes("已有“钱一凡”"));
		const twice = demoDirectoryText.replace("{ name: 钱一凡 }", "{ name: 赵明, unit: 区财政局 }");
		const both = done({ documents: { "a.plan.md": plan("赵$0明") }, directory: twice }, "王海");
		assert.ok(both.doubt?.zh.includes("2个“赵明”"));
	});
});

describe("rename in any plan", () => {
	const units = [
		"区发改委",
		"发改委",
		"统计局",
		"区统计局",
		"财政局",
		"区财政局",
		"区工信局",
		"临湖开发区",
		"各区镇",
		"区城管局",
		"临湖区发改委",
		"临湖区发展和改革委员会",
		"区发改委(价格科)",
		"市发改委",
		"团区委",
	];
	const cells = fc
		.array(fc.tuple(fc.boolean(), fc.constantFrom(...units)), { minLength: 1, maxLength: 5 })
		.map((names) => names.map(([star, name]) => `${star ? "★" : ""}${name}`).join("、"));
	const workspaces = fc.record({
		rows: fc.array(cells, { minLength: 1, maxLength: 6 }),
		words: fc.constantFrom(
			"新建公园2个",
			"由区发改委牵头新建公园2个",
			"区发改委办公室新建公园2个",
			"按《区发改委通知》办理",
		),
		bare: fc.boolean(),
		newName: fc.constantFrom("区发展改革中心", "发展改革中心", "区委改革办", "市发展改革局"),
	});
	/** All units of a plan, as understood. */
	const unitsOf = (text: string, yaml: string, bare: boolean) => {
		const snapshot = readDocument("a.plan.md", text, bare ? [] : [readTestDirectory(yaml)]);
		return [...snapshot.plan.eachTask()].map((row, task) =>
			snapshot.index.ownUnits(task).map(({ name }, i) => ({ name, raw: row.units[i]?.raw ?? "" })),
		);
	};
	it("leaves every other unit what it was, and the old name nowhere", () => {
		fc.assert(
			fc.property(workspaces, ({ rows, words, bare, newName }) => {
				const text = demoPlan(
					`| 1 | 指标 | 1.${words}。 | 赵明 | ★区发$0改委 |`,
					...rows.map((cell, i) => `| ^^ | ^^ | ${i + 2}.新建学校2所。 | ^^ | ${cell} |`),
				);
				const { documents, directory } = done({ documents: { "a.plan.md": text }, bare }, newName);
				const before = unitsOf(text.replace("$0", ""), demoDirectoryText, bare);
				const after = unitsOf(documents["a.plan.md"] ?? "", directory, bare);
				const renamed = (name: string) => name.replace(/^区发改委(?=\(|$)/, newName.replace("$", "$$$$"));
				assert.deepEqual(
					after.map((list) => list.map(({ name }) => name)),
					before.map((list) => list.map(({ name }) => renamed(name))),
				);
			}),
			{ numRuns: 100 },
		);
	});
	it("gives the same bytes there and back, where no prefix was written out", () => {
		fc.assert(
			fc.property(workspaces, ({ rows, words, bare }) => {
				const text = demoPlan(
					`| 1 | 指标 | 1.${words}。 | 赵明 | ★区发$0改委 |`,
					...rows.map((cell, i) => `| ^^ | ^^ | ${i + 2}.新建学校2所。 | ^^ | ${cell} |`),
				);
				const there = done({ documents: { "a.plan.md": text }, bare }, "区发展改革中心");
				const marked = (there.documents["a.plan.md"] ?? "").replace("★区发展", "★区发$0展");
				const back = done(
					{ documents: { "a.plan.md": marked }, directory: there.directory, bare },
					"区发改委",
				);
				assert.equal(back.documents["a.plan.md"], text.replace("$0", ""));
				assert.equal(back.directory, demoDirectoryText);
			}),
			{ numRuns: 100 },
		);
	});
});

describe("rename in real documents", () => {
	before(loadScriptConverter);
	const directory = readProjectFile("seeds", "directories", "wujiang.directory.yaml");
	/** Renames some of the names that a document has, each by itself. */
	const check = (text: string) => {
		const own = readTestDirectory(directory);
		const before = readDocument("a.plan.md", text, [own]);
		const summary = summarizePlan(before);
		for (const [of, newNames] of [
			["unit", ["区示例局", "示例中心"]],
			["official", ["甄实", "甄示例"]],
		] as const) {
			const uses = [...(of === "unit" ? summary.units : summary.officials).values()];
			for (const [i, { name, mentions }] of uses.slice(0, 12).entries()) {
				const { line, character } = mentions[0]?.span ?? assert.fail("a name without a place");
				const lines = text.split("\n");
				const marked = lines.map((words, at) =>
					at === line ? `${words.slice(0, character + 1)}$0${words.slice(character + 1)}` : words,
				);
				const newName = newNames[i % 2] ?? "";
				const renamed = done({ documents: { "a.plan.md": marked.join("\n") }, directory }, newName);
				assert.deepEqual(
					renamed.notes.filter(({ zh }) => zh.includes("有一处没有改")),
					[],
				);
				const after = readDocument("a.plan.md", renamed.documents["a.plan.md"] ?? "", [
					readTestDirectory(renamed.directory),
				]);
				const base = name.replace(/\(.*$/, "");
				const renameIn = (each: string) =>
					each === base || each.startsWith(`${base}(`) ? newName + each.slice(base.length) : each;
				const namesOf = ({ plan, index }: typeof before) =>
					[...plan.eachTask()].map(({ leaders }, task) =>
						of === "unit" ? index.ownUnits(task).map((unit) => unit.name) : leaders.map((each) => each.name),
					);
				assert.deepEqual(
					namesOf(after),
					namesOf(before).map((names) => names.map(renameIn)),
					name,
				);
			}
		}
	};
	it("changes nothing else in the plan that ships", () =>
		check(readProjectFile("seeds", "wujiang-2024.plan.md"))).timeout(60_000);
	it("changes nothing else in the real ones", function () {
		for (const number of ["000", "001", "002", "003", "004"])
			check(readSeed(this, number).replace(/\r\n?/g, "\n"));
	}).timeout(120_000);
});
