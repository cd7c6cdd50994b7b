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

	it("tells the cells of tables without borders as in Simplified script, in every field", () => {
		const tables = [
			"序号 重点任务 具体措施 分管领导 时限要求 责任单位\n1 高标准农田\n提升行动\n新建高标准农田3万亩，完成灌区改\n造2处。\n副县长丁宁生 三季度 县农业农村局（牵头）、\n县水利局\n2 人才公寓攻\n坚行动\n建成人才公寓120套。\n县委常委杜景 10月底前 县住建局（牵头）、\n县人社局、各乡镇（街道）",
			"工作板块\n编号\n工作内容及要求\n预期目标\n责任单位\n完成时间\n产业类\n1\n新增规上企业12家。\n全部投入使用\n牵头单位：县工信局\n配合单位：县统计局、县税务局\n2026年6月\n2\n建设冷库3座。\n通过市级验收\n牵头单位：县农业农村局\n2026年9月底前\n民生类\n3\n改造老旧小区6个。\n全部投入使用\n牵头单位：县住建局\n配合单位：县财政局\n2026年11月",
		];
		const tasksOf = (source: string) => {
			const { plan, index } = createTestSnapshot(source);
			const { tasks } = toPlanJson(plan, index);
			return tasks.map(({ number, group, text, columns, units, leaders, deadline }) => {
				const names = units.map(({ raw, lead }) => [raw, lead]);
				return simplifyInPlace(
					JSON.stringify([number, group?.name, text, columns, names, leaders, deadline]),
				);
			});
		};
		for (const table of tables) {
			const text = `云岭县2026年重点任务分解表\n${table}\n`;
			assert.ok(tasksOf(text).length > 1);
			assert.deepEqual(tasksOf(traditionalOf(text)), tasksOf(text));
		}
	});

	it("shows the cells of such tables as they are written", () => {
		const { plan, index } = createTestSnapshot(
			"雲嶺縣2026年重點任務清單\n序號 任務內容 分管領導 責任單位\n1 改造農村公廁120座。 副縣長蕭永 縣住建局、縣財政局\n2 新增託位90個。 副縣長林志 縣衛健局\n",
		);
		assert.deepEqual(
			toPlanJson(plan, index).tasks.map(({ text, units }) => [text, units.map(({ raw }) => raw).join("、")]),
			[
				["改造農村公廁120座。", "縣住建局、縣財政局"],
				["新增託位90個。", "縣衛健局"],
			],
		);
	});
});
