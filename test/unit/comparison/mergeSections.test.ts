import assert from "node:assert/strict";
import { mergePlans } from "../../../server/src/common/comparison/mergePlans.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

interface Section {
	readonly title: string;
	/** 项目, task, leader, units; 项目 and leader are merged with the row above where they are empty. */
	readonly rows: readonly (readonly [group: string, task: string, leader: string, units: string])[];
}

const names = ["序号", "项目", "重点工作目标任务", "牵头领导", "责任单位"];
const numerals = "一二三四五六七";

const economy: Section = {
	title: "经济运行",
	rows: [
		["指标", "地区生产总值增长5%以上。", "赵明", "★区发改委、统计局"],
		["", "新增规上工业企业40家。", "", "★区工信局"],
	],
};
const city: Section = {
	title: "城市建设",
	rows: [
		["城建", "新建口袋公园5个。", "钱一凡", "★区住建局、区财政局"],
		["", "完成河道整治12公里。", "", "★区水务局"],
	],
};
const schools: Section = {
	title: "社会事业",
	rows: [
		["教育", "新建幼儿园3所。", "孙丽", "★区教育局"],
		["", "新增公办学位1200个。", "", "★区教育局、区财政局"],
		["养老", "新增养老床位300张。", "", "★区民政局"],
	],
};
const villages: Section = {
	title: "乡村振兴",
	rows: [["农业", "新建高标准农田2万亩。", "周平", "★区农业农村局"]],
};

/** Layouts whose rows can be changed. */
const layouts: Readonly<Record<string, (...sections: readonly Section[]) => string>> = {
	table: (...sections) =>
		print(
			sections,
			["# 方案", "", (count) => `（共${count}项）`],
			(heading) => ["", `## ${heading}`, "", `| ${names.join(" | ")} |`, "| --- | --- | --- | --- | --- |"],
			(cells) => [`| ${cells.map((cell, i) => (cell === "" && i !== 2 ? "^^" : cell)).join(" | ")} |`],
		),
	tsv: (...sections) =>
		print(
			sections,
			["方案", (count) => `（共${count}项）`, names.join("\t")],
			(heading) => [`${heading}\t\t\t\t`],
			(cells) => [cells.join("\t")],
		),
	pasted: (...sections) =>
		print(
			sections,
			["方案", (count) => `（共${count}项）`, ...names.flatMap((name) => [name, "|"])],
			(heading) => [heading, "|", "||||"],
			(cells) => {
				const lines: string[] = [];
				let covered = 0;
				for (const cell of cells) {
					if (cell === "") covered++;
					else {
						if (covered > 0) lines.push("|".repeat(covered));
						covered = 0;
						lines.push(cell, "|");
					}
				}
				return lines;
			},
		),
};

function print(
	sections: readonly Section[],
	top: readonly (string | ((count: number) => string))[],
	opening: (heading: string) => readonly string[],
	row: (cells: readonly string[]) => readonly string[],
): string {
	const count = sections.reduce((sum, { rows }) => sum + rows.length, 0);
	const lines = top.map((line) => (typeof line === "string" ? line : line(count)));
	let number = 0;
	sections.forEach(({ title, rows }, i) => {
		lines.push(...opening(`${numerals.charAt(i)}、${title}`));
		let group = 0;
		for (const [name, task, leader, units] of rows) {
			if (name !== "") group++;
			lines.push(...row([name === "" ? "" : `${group}`, name, `${++number}.${task}`, leader, units]));
		}
	});
	return `${lines.join("\n")}\n`;
}

function merge(before: string, ...copies: readonly string[]) {
	const merged = mergePlans(
		createTestSnapshot(before),
		copies.map((text, i) => ({ name: "甲乙丙丁戊".charAt(i), snapshot: createTestSnapshot(text) })),
	);
	const proposals = merged.proposals.map(
		({ by, about, was, proposed, outcome }) => `${by.join("")} ${about.zh} ${was}→${proposed} ${outcome}`,
	);
	return {
		text: merged.lines.join("\n"),
		proposals,
		reasons: merged.proposals.map(({ reason }) => reason?.zh),
	};
}

/** What a plan shows: headings, and the cells of rows; a pasted row may write its covered cells in several ways. */
function shown(text: string): readonly string[] {
	const { plan } = createTestSnapshot(text);
	const lines: string[] = [];
	plan.forEachBlock((block) => {
		if (block.kind === "section") lines.push(`${block.mark}${block.title.text}`);
		if (block.kind === "row")
			lines.push(block.cells.map(({ state, content }) => content.text || state).join(" | "));
		if (block.kind === "text" && block.total !== undefined) lines.push(block.text.text);
	});
	return lines;
}

describe("merge sections", () => {
	for (const [layout, plan] of Object.entries(layouts)) {
		const isPlan = (text: string, expected: string) => {
			assert.ok(shown(expected).length > 5, "the plan is read");
			if (layout === "pasted") assert.deepEqual(shown(text), shown(expected));
			else assert.equal(text, expected);
		};
		const base = plan(economy, city);
		const edited: Section = {
			...city,
			rows: city.rows.map(([group, task, leader, units]) => [
				group,
				task.replace("12公里", "15公里"),
				leader,
				units,
			]),
		};
		const other = plan(economy, edited);
		const cases: readonly (readonly [what: string, copy: string, expected: string])[] = [
			["at the end", plan(economy, city, schools), plan(economy, edited, schools)],
			["between two", plan(economy, schools, city), plan(economy, schools, edited)],
			["before the first", plan(schools, economy, city), plan(schools, economy, edited)],
			["two of them", plan(economy, schools, villages, city), plan(economy, schools, villages, edited)],
		];
		for (const [what, copy, expected] of cases)
			it(`puts in a whole section: ${layout}, ${what}`, () => {
				const { text, proposals } = merge(base, other, copy);
				isPlan(text, expected);
				assert.ok(
					proposals.every((proposal) => proposal.endsWith("adopted")),
					proposals.join("\n"),
				);
			});

		it(`puts in sections of two copies, one behind the other, and counts them: ${layout}`, () => {
			const { text } = merge(base, plan(economy, schools, city), plan(economy, villages, edited));
			isPlan(text, plan(economy, schools, villages, edited));
		});

		it(`puts in a section that two copies have once: ${layout}`, () => {
			const { text, proposals } = merge(
				base,
				other,
				plan(economy, city, schools),
				plan(economy, city, schools),
			);
			isPlan(text, plan(economy, edited, schools));
			assert.ok(proposals.includes("乙丙 各部分 →三、社会事业 adopted"), proposals.join("\n"));
		});

		it(`takes out a section, and puts in what else a copy has: ${layout}`, () => {
			const whole = plan(economy, city, schools);
			isPlan(merge(whole, plan(economy, edited, schools), plan(economy, city)).text, plan(economy, edited));
			isPlan(merge(whole, plan(economy, edited, schools), plan(city, schools)).text, plan(edited, schools));
		});

		it(`keeps a section whose task another copy changed, and says so: ${layout}`, () => {
			const { text, proposals, reasons } = merge(base, other, plan(economy));
			assert.ok(text.includes("15公里") && text.includes("城市建设"), text);
			assert.ok(proposals.includes("乙 各部分 二、城市建设→ open"), proposals.join("\n"));
			assert.ok(
				reasons.some((reason) => reason?.startsWith("这个部分里还有")),
				reasons.join("\n"),
			);
		});

		it(`gives a section another heading while another copy puts one in above it: ${layout}`, () => {
			const renamed: Section = { ...edited, title: "城乡建设" };
			const { text } = merge(base, plan(economy, schools, city), plan(economy, renamed));
			isPlan(text, plan(economy, schools, renamed));
		});

		it(`parts a section by a heading: ${layout}`, () => {
			const [first, second] = city.rows;
			if (first === undefined || second === undefined) throw new Error("two rows");
			const water: Section = { title: "水环境", rows: [["水务", second[1], "吴波", second[3]]] };
			const parted = plan(economy, { ...city, rows: [first] }, water);
			const changed: Section = {
				...economy,
				rows: economy.rows.map(([g, t, l, u]) => [g, t.replace("40", "45"), l, u]),
			};
			isPlan(merge(base, plan(changed, city), parted).text, plan(changed, { ...city, rows: [first] }, water));
		});
	}

	const { table } = layouts;
	if (table === undefined) throw new Error("a layout");

	for (const [layout, other] of Object.entries(layouts))
		it(`puts a section of a copy in another layout into a table: ${layout}`, () => {
			// Outside of Markdown's tables an empty cell of leaders is vacant, not merged.
			const named = (section: Section): Section => ({
				...section,
				rows: section.rows.map(([group, task, , units]) => [group, task, "赵明", units]),
			});
			const [first, second, third] = [economy, schools, city].map(named);
			if (first === undefined || second === undefined || third === undefined)
				throw new Error("three sections");
			const base = table(first, third);
			const { text } = merge(base, base, other(first, second, third).replace(/^方案/, "# 方案"));
			assert.equal(text, table(first, second, third));
		});

	it("puts a section above the note at the end, and with its paragraph", () => {
		const note = "\n注：标“★”的为牵头单位。\n";
		const [base, whole] = [table(economy, city), table(economy, city, schools)];
		const words = whole.replace("## 三、社会事业\n", "## 三、社会事业\n\n各镇参照执行。\n");
		assert.equal(merge(base + note, base + note, words + note).text, words + note);
		assert.equal(merge(words + note, words + note, base + note).text, base + note);
	});

	it("puts in a whole 项目, and counts those behind it", () => {
		const grown: Section = {
			...city,
			rows: [
				["交通", "新建公交站台9座。", "吴波", "★区交通运输局"],
				["", "新建慢行步道8公里。", "", "★区交通运输局"],
				...city.rows,
			],
		};
		const base = table(economy, city);
		assert.equal(merge(base, base, table(economy, grown)).text, table(economy, grown));
		assert.equal(merge(table(economy, grown), table(economy, grown), base).text, base);
	});

	it("lists a section that has another place, and leaves it", () => {
		const base = table(economy, city, schools);
		const { text, proposals } = merge(base, base, table(economy, schools, city));
		assert.equal(text, base);
		assert.equal(proposals.length, 1);
		assert.match(proposals[0] ?? "", /^乙 各部分 .{1,20} open$/);
	});

	it("puts a new task of a copy into a section that another copy added, too", () => {
		const more: Section = {
			...schools,
			rows: [...schools.rows, ["卫生", "新建社区卫生服务站4个。", "李红", "★区卫健委"]],
		};
		const base = table(economy, city);
		assert.equal(
			merge(base, table(economy, city, schools), table(economy, city, more)).text,
			table(economy, city, more),
		);
	});

	it("moves the tasks of a section that a copy dissolved", () => {
		const [first, second] = city.rows;
		if (first === undefined || second === undefined) throw new Error("two rows");
		const dissolved = table({ ...economy, rows: [...economy.rows, ...city.rows] }, schools);
		const base = table(economy, city, schools);
		assert.equal(merge(base, base, dissolved).text, dissolved);
	});

	it("says where a new task has no section left", () => {
		const base = table(economy, city, schools);
		const more: Section = {
			...city,
			rows: [...city.rows, ["公园", "新建体育公园1座。", "钱一凡", "★区住建局"]],
		};
		const { text, proposals, reasons } = merge(base, table(economy, schools), table(economy, more, schools));
		assert.ok(!text.includes("体育公园"));
		assert.ok(proposals.includes("乙 新增任务 →新建体育公园1座。 open"), proposals.join("\n"));
		assert.ok(reasons.includes("甲已删去所在的部分"), reasons.join("\n"));
	});

	it("puts an empty heading in", () => {
		const base = table(economy);
		const { text, proposals } = merge(base, base, `${base}\n## 二、保障措施\n`);
		assert.equal(text, `${base}\n## 二、保障措施\n`);
		assert.deepEqual(proposals, ["乙 各部分 →二、保障措施 adopted"]);
	});
});
