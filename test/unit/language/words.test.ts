import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
	countCharacters,
	hanEndAt,
	hanStartBefore,
	isBlank,
	isHan,
	isHanAt,
	isLayoutBlank,
	withoutBlanks,
} from "../../../server/src/common/language/characters.js";
import { columnNameOf } from "../../../server/src/common/language/columnNames.js";
import { isNobody, isNobodyYet } from "../../../server/src/common/language/nobody.js";
import { opensAttachment, opensFormFoot, opensNote } from "../../../server/src/common/language/notes.js";
import {
	committingTitle,
	endsLikeTitle,
	handsOutTasks,
} from "../../../server/src/common/language/planTitles.js";
import { endsLikeUnit, isUnitEnding, kindByEnding } from "../../../server/src/common/language/unitEndings.js";
import type { ColumnName, EndingPlace } from "../../../server/src/common/language/wordTables.js";

const script = fileURLToPath(new URL("../../../scripts/generateLanguage.ts", import.meta.url));

/** A new word is one line in language/words/, and one word here. */
const unitNames: Readonly<Record<EndingPlace | "shape", string>> = {
	shape:
		"区教育局 市发改委 区委办 县委组织部 省财政厅 县法院 镇文化站 派出所 城管大队 区总工会 团市委 市科协 水文局 区人民医院 幼儿园管理中心 环卫所 法规科 社救股 路桥公司 国网电网 区政协 县人大 自来水厂 红星社区 七都镇 各乡镇 有关部门 医学科",
	cell: "区教育局 县委组织部 城投公司 区疾控中心 七都镇 平望街道 吴江海关 农业银行 市国资",
	join: "区教育局 县委组织部 第一小队 市审计署 市电网 县税务 市电视台 第一中心学校",
	text: "县住建局 市委 省政府办公厅办公室 区委组织部 区妇联 市总工会 区残联 市供销社 省政府",
	owner: "区财政局 县政协 县政协办 市妇联 七都镇 河东村 区党组织部 县委办公室 自来水厂",
	alone: "七都镇 平望街道 城投公司 吴江海关 农业银行 项目专班 东太湖新城",
	issuer: "苏州市人民政府 高新区管委会 市人民代表大会常务委员会",
	authority: "市数据局 市委 区委办 省政府办公室 县委组织部",
	surely: "市教育局 区妇联 江北街道 县公安局交警大队 农业银行",
	name: "政协 人大 法院 工商联",
	tail: "人民银行苏州分行 便民服务中心 公安局交警大队 城投公司 市生态环境分局",
};

const noUnits: Readonly<Record<EndingPlace | "shape", string>> = {
	shape: "布局 新格局 主办 举办 全部 干部 重点学科 本科 部署 推进会 社会 林 建设 增长5%",
	cell: "建设 组织部署 干部",
	join: "自然资源 村镇 两所 主办",
	text: "区委常委 主办 组织部长 大棚",
	owner: "布局 党员",
	alone: "区教育局 市发改委 区卫生院",
	issuer: "区教育学会",
	authority: "社区养老服务中心 区人民医院 城投公司 幼儿园",
	surely: "政务服务中心 龙头企业 布局",
	name: "区政协 教育局",
	tail: "区教育局 妇联 各街道 工会 市政府",
};

const columns: Readonly<Record<ColumnName, string>> = {
	number: "序号 编号 任务序号 No. no",
	group: "项目 类别 重点领域 一级指标",
	task: "重点工作目标任务 目标任务 工作任务 主要任务 2024年重点工作 任务名称 工作内容 民生实事 年度主要任务 重点任务 工作举措 攻坚任务 榜单任务 督办事项 专项工作内容",
	leader: "帮包领导 牵头领导 责任领导 分管领导 牵头区领导 分管副县长 包抓责任人 主要负责同志",
	"lead-unit":
		"牵头单位 牵头 主责 主办单位 市级牵头部门 牵头责任单位 第一责任单位 承办单位 责任单位(牵头) 责任部门(牵头) 市直责任单位(主办) 责任单位(第一责任单位) 牵头组织实施单位 牵头组织单位 牵头建设单位",
	unit: "责任单位 配合单位 协办单位 配合 协助 参与 支撑单位 对口部门 区直责任部门 责任单位及配合单位 责任单位(配合) 责任部门(协办) 属地乡镇 部门分工 责任单位和责任人 组织实施单位 组织单位",
	deadline: "完成节点 完成时限 时间节点 计划完成时间 完成日期 时限要求 进度要求",
	"yearly-target": "2026年目标 2027年目标值 到2030年预期值",
	goal: "建设标准 预期成果 标志性成效",
	measure: "计量单位 指标单位",
	other: "备注 说明 进展情况 联系电话 数据来源",
};

describe("language: words", () => {
	it("stand in their tables as the YAML has them", async () => {
		await promisify(execFile)(process.execPath, ["--import", "tsx", script, "--check"]);
	}).timeout(60_000);

	for (const [place, names] of Object.entries(unitNames))
		it(`end names of units: ${place}`, () => {
			const known = (name: string) =>
				place === "shape"
					? endsLikeUnit(name)
					: place === "name"
						? endsLikeUnit(`区${name}`) && !isUnitEnding(name)
						: endsLikeUnit(name, place as EndingPlace);
			const lost = names.split(" ").filter((name) => !known(name) && !/^[各有]/.test(name));
			assert.deepEqual(lost, []);
		});

	for (const [place, names] of Object.entries(noUnits))
		it(`that only look like ends of units are none: ${place}`, () => {
			if (place === "name") {
				assert.ok(isUnitEnding("局") && isUnitEnding("公司") && !isUnitEnding("政协"));
				return;
			}
			const taken = names
				.split(" ")
				.filter((name) => endsLikeUnit(name, place === "shape" ? undefined : (place as EndingPlace)));
			assert.deepEqual(taken, []);
		});

	it("tell the kind of a unit", () => {
		const kinds = ["县法院", "县委组织部", "区总工会", "吴江海关", "项目专班", "区教育局"].map(kindByEnding);
		assert.deepEqual(kinds, ["司法机关", "党委部门", "群团组织", "垂直管理", "专班", undefined]);
	});

	for (const [role, names] of Object.entries(columns))
		it(`name columns: ${role}`, () => {
			const other = names.split(" ").filter((name) => columnNameOf(name) !== role);
			assert.deepEqual(other, []);
		});

	it("name no column where nobody can tell", () => {
		for (const name of ["联系单位", "组织实施", "组织实施情况", "牵头组织", "电话", "甲", "进度", "金额"])
			assert.equal(columnNameOf(name), undefined);
	});

	it("stand for nobody", () => {
		for (const cell of [
			"/",
			"—",
			"——",
			"-",
			"无",
			" 无 ",
			"NaN",
			"nan",
			"null",
			"N/A",
			"n/a",
			"0",
			"〇",
			"×",
			"無",
			"NaT",
			"无配合单位",
			"暂无",
			"（无）",
			"[空]",
			"<NA>",
			"无。",
			"无（独立完成）",
			"/ /",
			"\\",
			"N.A.",
			"不涉及其他单位",
			"没有配合单位",
			"独立承担",
		])
			assert.ok(isNobody(cell), cell);
		for (const cell of ["待定", "待补充", "暂未明确", "XX", "××", "TBD"])
			assert.ok(!isNobody(cell) && isNobodyYet(cell), cell);
		for (const cell of ["", "无锡市", "区教育局", "王海", "无人机公司", "纳恩"])
			assert.ok(!isNobodyYet(cell), cell);
	});

	it("open notes, feet of forms and attachments", () => {
		for (const line of ["注：下同", "备注:带★的牵头", "附注：", "说明：", "填表说明：如下"])
			assert.ok(opensNote(line), line);
		for (const line of ["注意事项：", "说明书：", "注册：", "区教育局"]) assert.ok(!opensNote(line), line);
		for (const line of ["填表人：王海", "填报单位：区发改委", "主要负责人签字：", "注："])
			assert.ok(opensFormFoot(line), line);
		for (const line of ["附件：1.清单", "抄送：市委", "来源：市政府"]) assert.ok(opensAttachment(line), line);
		for (const line of ["注册志愿者", "来源于外地", "作者单位"]) assert.ok(!opensAttachment(line), line);
	});

	it("end titles", () => {
		for (const title of [
			"重点工作任务分解方案",
			"2026年工作要点",
			"责任清单（试行）",
			"重点工作分工",
			"任务分解表",
			"台账",
		])
			assert.ok(endsLikeTitle(title) && handsOutTasks(title), title);
		for (const title of ["政府工作报告", "会议纪要"])
			assert.ok(endsLikeTitle(title) && !handsOutTasks(title), title);
		assert.ok(committingTitle("实施意见") && !committingTitle("政府工作报告"));
	});
});

describe("language: characters", () => {
	it("are Han as Unicode says, in every plane", () => {
		const wrong: string[] = [];
		for (let code = 0; code <= 0x1ffff; code++) {
			if (code >= 0xd800 && code <= 0xdfff) continue;
			if (/^\p{Script=Han}$/u.test(String.fromCodePoint(code)) !== isHan(code)) wrong.push(code.toString(16));
		}
		// Han signs of plane 1 are none of writing: U+16FE2 and the like.
		assert.deepEqual(
			wrong.filter((code) => !code.startsWith("16ff") && !code.startsWith("16fe")),
			[],
		);
		for (const character of "𠀀𪜀𫝀𫠠𬺰𮯰丽𰀀𱍐䶮𬭎㛃〇⼈") {
			assert.ok(isHan(character.codePointAt(0) ?? 0), character);
			assert.ok(isHanAt(`x${character}`, 1), character);
		}
	});

	it("are told at both halves of a pair, and walked over", () => {
		const text = "a李𬭎😀，";
		const flags = Array.from({ length: text.length }, (_, i) => isHanAt(text, i));
		assert.deepEqual(flags, [false, true, true, true, false, false, false]);
		assert.deepEqual(
			[0, 1, 2, 4].map((at) => hanEndAt(text, at)),
			[-1, 2, 4, -1],
		);
		assert.deepEqual(
			[1, 2, 4, 6].map((end) => hanStartBefore(text, end)),
			[-1, 1, 2, -1],
		);
		assert.equal(countCharacters("李𬭎"), 2);
	});

	it("are blanks", () => {
		for (const blank of " \t\u3000\u00a0\u2003\u202f\ufeff")
			assert.ok(isBlank(blank.charCodeAt(0)) && isLayoutBlank(blank.charCodeAt(0)));
		assert.ok(isBlank(10) && !isLayoutBlank(10) && !isBlank(0x200b));
		assert.equal(withoutBlanks("王　 𬭎\n"), "王𬭎");
	});
});
