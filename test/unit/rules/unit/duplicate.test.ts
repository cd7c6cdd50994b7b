import assert from "node:assert/strict";
import fc from "fast-check";
import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { unitDuplicate as rule } from "../../../../server/src/common/rules/unit/duplicate.js";
import { applySafeFixes } from "../../../../server/src/common/snapshot/applyFixes.js";
import { checkRule } from "../../../support/checkRule.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

/** A plan of one task with these units, under one that has a ★. */
const row = (units: string) =>
	plan(
		"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |",
		`| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ${units} |`,
	);

const star = fc.constantFrom("", "", "★");
const unit = fc.constantFrom("区发改委", "区财政局", "区工信局", "区商务局", "区统计局");

describe("unit/duplicate", () => {
	it("removes the later mention", () => {
		checkRule(rule, {
			text: row("★区工信局、区统计局、«区工信局»(unit/duplicate)"),
			fixed: row("★区工信局、区统计局"),
		});
		checkRule(rule, {
			text: row("★区工信局、«区工信局»(unit/duplicate)、区统计局"),
			fixed: row("★区工信局、区统计局"),
		});
	});

	it("knows a unit by its other names", () =>
		checkRule(rule, {
			text: `---\nregion: 苏州市吴江区\n---\n${row("★区工信局、«工信局»(unit/duplicate)")}`,
			fixed: `---\nregion: 苏州市吴江区\n---\n${row("★区工信局")}`,
			messages: ["前面已有“区工信局”，都是区工信局"],
		}));

	it("keeps the ★ where only the later mention has it", () => {
		checkRule(rule, {
			text: row("区统计局、★«区统计局»(unit/duplicate)、区工信局"),
			fixed: row("★区统计局、区工信局"),
		});
		checkRule(rule, {
			text: row("★区工信局、区统计局、★«区统计局»(unit/duplicate)"),
			fixed: row("★区工信局、★区统计局"),
		});
	});

	it("keeps the first mention where the next unit takes its level from it", () =>
		checkRule(rule, {
			text: row("区工信局、发改委、★«区工信局»(unit/duplicate)"),
			fixed: row("★区工信局、发改委"),
		}));

	it("removes three of a kind down to one", () =>
		checkRule(rule, {
			text: row("★区工信局、«区工信局»(unit/duplicate)、«区工信局»(unit/duplicate)"),
			fixed: row("★区工信局"),
		}));

	it("keeps a sub-unit apart from its unit", () =>
		checkRule(rule, { text: row("★区委组织部、区委组织部(人才办)") }));

	it("takes all of a list that was pasted twice out at once, and keeps each ★", () =>
		fc.assert(
			fc.property(fc.array(fc.tuple(star, unit), { minLength: 40, maxLength: 60 }), (list) => {
				const written = list.map(([mark, name]) => mark + name);
				const kept = [...new Set(list.map(([, name]) => name))].map((name) => {
					const leading = written.indexOf(`★${name}`);
					return leading < 0 ? written.indexOf(name) : leading;
				});
				const fixed = kept.sort((a, b) => a - b).map((at) => written[at]);
				const first = createTestSnapshot(row(written.join("、")));
				const { snapshot, applied } = applySafeFixes(first, rule.code);
				assert.equal(snapshot.document.lines.join("\n"), row(fixed.join("、")));
				assert.equal(applied.length, 1);
				const titles = first
					.findings()
					.flatMap((finding) =>
						finding.code === rule.code ? finding.fixes().map(({ title }) => title.zh) : [],
					);
				const count = list.length - kept.length;
				assert.deepEqual(new Set(titles), new Set([`删去本行全部${count}处重复的单位`]));
			}),
		));

	it("writes out the level that a name took from the mention that goes", () => {
		const listed = (units: string) =>
			plan(
				"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★市统计局、区统计局 |",
				`| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ${units} |`,
			);
		checkRule(rule, {
			text: listed("★市发改委、区工信局、«市发改委»(unit/duplicate)、统计局"),
			fixed: listed("★市发改委、区工信局、市统计局"),
		});
		checkRule(rule, {
			text: listed("★市发改委、市工信局、«市发改委»(unit/duplicate)、统计局"),
			fixed: listed("★市发改委、市工信局、统计局"),
		});
	});

	it("finds a unit in both columns", () => {
		const columns = (others: string) =>
			`| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n| 1 | 建成示范点3个。 | 区发改委 | ${others} |\n`;
		checkRule(rule, { text: columns("区商务局、«区发改委»(unit/duplicate)"), fixed: columns("区商务局") });
	});
});
