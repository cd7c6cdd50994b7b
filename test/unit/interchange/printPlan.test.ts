import assert from "node:assert/strict";
import fc from "fast-check";
import { frontMatterOf } from "../../../server/src/common/frontMatter.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { outlineOf, readText } from "../../support/readText.js";
import { readProjectFile, readSeed } from "../../support/seeds.js";

/** What import makes of a text. */
function printed(text: string): string {
	const lines = text.split("\n");
	return printPlan(readText(text).plan, frontMatterOf(lines), lines);
}

/** The model without what importing is meant to mend or cannot keep. */
function modelOf(text: string) {
	const { plan } = readText(text);
	return {
		tasks: outlineOf(plan).map((line) => line.replace("explicit:", "").replace("inherited:", "")),
		title: plan.title,
	};
}

describe("printPlan", () => {
	it("prints sums and headings of rows as lines between tables, which read as they are", () => {
		const names = "| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n";
		const once = printed(
			`${names}| 1 | 甲。 | 县住建局 |\n| 小 计 | | 1家 |\n| **（一）技&amp;术** | | |\n| 2 | 乙。 | 县住建局 |\n| 合计 | 2项 | 1个单位 |\n`,
		);
		assert.equal(
			once,
			`${names}| 1 | 甲。 | 县住建局 |\n\n小 计 1家\n\n### （一）技&术\n\n${names}| 2 | 乙。 | 县住建局 |\n\n合计 2项 1个单位\n`,
		);
		assert.equal(printed(once), once);
		assert.deepEqual(readText(once).plan.problems, []);
	});

	it("prints the reference plan so that it reads as the same plan, and prints it the same again", function () {
		const source = readSeed(this, "002");
		const once = printed(source);
		assert.deepEqual(outlineOf(readText(once).plan), outlineOf(readText(source).plan));
		assert.equal(printed(once), once);
		for (const line of ["苏州市吴江区人民政府", "2024年1月25日", "免责声明:", "TOP", "微信"])
			assert.ok(once.includes(line), line);
		assert.match(once, /^---\nregion: 苏州市吴江区\n---\n/);
	});

	it("leaves the sample as it is, but for the width of the dashes", () => {
		const sample = readProjectFile("seeds", "wujiang-2024.plan.md");
		const plain = (text: string) =>
			text.replace(/^\|[ -|]+\|$/gm, (line) => (/^[| -]+$/.test(line) ? "|---|" : line));
		assert.equal(plain(printed(sample)).replace(/\s+/g, " "), plain(sample).replace(/\s+/g, " "));
	});

	const table = "| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n";

	it("keeps code between fences as it stands", () => {
		const code = "```yaml\nfoo: 甲\n\n\tbar: 乙\n  - 1. 丙\nqux\n```";
		const text = `# 方案\n\n${table}| 1 | 1.办成一件实事。 | ★区工信局 |\n\n说明：\n\n${code}\n\n注：完。\n`;
		assert.equal(printed(text), text);
	});

	it("keeps a table between fences as it stands: it is an example, and no part of the plan", () => {
		const example = `\`\`\`\n${table}| 1 | 1.办成XX实事。 | ★某局 |\n\`\`\`\n`;
		const text = `# 方案\n\n${table}| 1 | 1.办成一件实事。 | ★区工信局 |\n\n填写示例：\n\n${example}`;
		assert.equal(printed(text), text);
		assert.equal(readText(text).plan.taskCount, 1);
	});

	it("keeps a line break that somebody set within a task", () => {
		const text = `# 方案\n\n${table}| 1 | 1.办成一件实事；<br>办成两件实事。 | ★区工信局 |\n| 2 | 2. 30个<br>项目开工。 | ★区工信局 |\n`;
		assert.equal(printed(text), text);
	});

	const cell = fc.constantFrom(
		"甲",
		"建成A|B线",
		"第一行\n第二行",
		"",
		"^^",
		"增长5%以上。",
		"★区发改委，区财政局",
		"王 芳",
	);
	const row = fc.tuple(fc.nat(9), cell, cell, cell, cell);
	const escapeAll = (text: string) => text.replace(/\|/g, "\\|").replace(/\n/g, "<br>");

	it("is undone by reading: print ∘ read is the identity on what it printed", () => {
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.boolean(), (rows, withSections) => {
				const header = "| 序号 | 项目 | 重点任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
				const lines = rows.map(
					([n, a, b, c, d], i) =>
						`| ${n} | ${escapeAll(a)} | ${i + 1}.${escapeAll(b === "^^" ? "乙" : b)} | ${escapeAll(c)} | ${escapeAll(d)} |`,
				);
				const middle = withSections ? "\n\n## 二、后半\n\n" : "\n";
				const half = Math.floor(lines.length / 2);
				const text = `# 方案\n\n## 一、前半\n\n${header}${lines.slice(0, half).join("\n")}${withSections ? `${middle}${header}` : middle}${lines.slice(half).join("\n")}\n`;
				const once = printed(text);
				assert.equal(printed(once), once);
				assert.deepEqual(modelOf(once), modelOf(text));
			}),
			{ numRuns: 200 },
		);
	});
});
