import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Converter } from "opencc-js/cn2t";
import { type TargetJson, toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { simplifyInPlace } from "../../../server/src/common/language/scriptForms.js";
import { readLabelled } from "../../quality/labelledTargets.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const folder = new URL("../../quality/targets/", import.meta.url);
const toTraditional = Converter({ from: "cn", to: "t" });

/** The text in Traditional script, as long as it was: what phrases would make longer is converted by characters. */
function traditionalOf(text: string): string {
	const lines = text.split("\n").map((line) => {
		const whole = toTraditional(line);
		if (whole.length === line.length) return whole;
		return Array.from(line, (character) => {
			const other = toTraditional(character);
			return other.length === character.length ? other : character;
		}).join("");
	});
	return lines.join("\n");
}

/** What is read of a document, in Simplified script: region, targets and facts, leaders, deadlines, who leads. */
function readingOf(text: string): readonly string[] {
	const { plan, index } = createTestSnapshot(text);
	const found: string[] = [];
	const told = (kind: string, { indicator, change, comparator, value, unit, deadline }: TargetJson) =>
		found.push(`${kind} ${indicator} ${change} ${comparator} ${value} ${unit} ${deadline ?? ""}`);
	const walk = (part: unknown): void => {
		if (typeof part !== "object" || part === null) return;
		const { targets, facts, leaders, deadline } = part as {
			targets?: TargetJson[];
			facts?: TargetJson[];
			leaders?: string[];
			deadline?: string | null;
		};
		for (const target of targets ?? []) told("target", target);
		for (const fact of facts ?? []) told("fact", fact);
		if (leaders !== undefined) found.push(`leaders ${leaders.join("、")} until ${deadline}`);
		for (const each of Object.values(part)) if (typeof each === "object") walk(each);
	};
	const json = toPlanJson(plan, index);
	walk(json.tasks);
	walk(json.points);
	found.push(`region ${json.region}`, `lead ${json.lead}`);
	return found.map(simplifyInPlace).sort();
}

describe("a document in Traditional script", () => {
	for (const name of readdirSync(folder).filter((file) => file.endsWith(".txt")))
		it(`is read as its Simplified form is: ${name}`, () => {
			const { text } = readLabelled(readFileSync(new URL(name, folder), "utf8"));
			assert.deepEqual(readingOf(traditionalOf(text)), readingOf(text));
		});

	it("tells what has been from what shall be, and gives names as it writes them", () => {
		const { plan, index } = createTestSnapshot(
			[
				"# 雲嶺縣2026年政府工作報告",
				"",
				"一、過去五年工作回顧",
				"過去五年，全縣地區生產總值增長6.2%，新建學校12所。",
				"二、2026年重點工作",
				"（一）推動產業升級。新增規上工業企業20家，技改投資增長12%以上。",
				"（二）改善民生。改造老舊小區15個，10月底前完成農村危房改造120戶。",
				"（三）加強生態保護。PM2.5平均濃度控制在28微克/立方米以內。",
			].join("\n"),
		);
		const json = toPlanJson(plan, index);
		assert.equal(json.region, "雲嶺縣");
		const targets: string[] = [];
		const walk = (part: unknown): void => {
			if (typeof part !== "object" || part === null) return;
			for (const { indicator, value, unit } of (part as { targets?: TargetJson[] }).targets ?? [])
				targets.push(`${indicator} ${value} ${unit}`);
			for (const each of Object.values(part)) if (typeof each === "object") walk(each);
		};
		walk(json.points);
		assert.deepEqual(targets, [
			"規上工業企業 20 家",
			"技改投資 12 %",
			"老舊小區 15 个",
			"農村危房改造 120 户",
			"PM2.5平均濃度 28 微克/立方米",
		]);
	});
});
