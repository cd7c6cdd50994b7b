import assert from "node:assert/strict";
import {
	isCollective,
	levelPrefixOf,
	plainName,
	splitBracket,
	standsAlone,
} from "../../../server/src/common/text/unitName.js";

describe("unit names", () => {
	describe("level prefix", () => {
		const prefixes: Readonly<Record<string, string>> = {
			区: "区发改委 区市场监管局 区委 区委宣传部 区政府办公室 区外事办 区级机关工委 区长江办 区乡村振兴局",
			县: "县财政局 县城管局 县城投公司 县市场监管局 县乡村振兴局",
			市: "市教育局 市市场监管局 市政府 市政协 市政务服务局 市民政局 市民防办 市中级人民法院 市直机关工委 市委办",
			省: "省发展改革委 省市场监管局 省电力公司 省道路运输局",
			州: "州财政局",
			旗: "旗农牧局",
			镇: "镇党政办 镇安监办 镇乡村振兴办",
			街道: "街道党政办",
			自治区: "自治区发改委",
			园区: "园区党工委",
		};
		for (const [prefix, names] of Object.entries(prefixes))
			it(`${prefix}: ${names}`, () => {
				for (const name of names.split(" ")) assert.equal(levelPrefixOf(name), prefix, name);
			});
		it("is none in words that only begin so", () => {
			const names =
				"市场监管局 区块链中心 县域办 省心办 市民服务中心 市政园林局 市中区财政局 市北区教育局 镇江海关 镇安县财政局 街道办 街道办事处 旗舰店 市级部门 国家发展改革委 乡镇 区长 县 区 省市 吴江海关 发改委";
			for (const name of [...names.split(" "), ""]) assert.equal(levelPrefixOf(name), null, name);
		});
	});

	it("tells collectives", () => {
		const names =
			"各区镇 各地区 各镇(街道) 各有关部门 有关部门 相关单位 各县(市、区)人民政府 各级各部门 全区各单位 市各有关部门 其他相关部门 市直有关部门 区各委办局(公司) 属地镇街 镇（街道） 成员单位 安委会成员单位 省有关厅局 国务院有关部门 等有关部门 相关区县 全市各级机关 区级各部门 有关县（市、区） 其他成员单位 区属国有企业 乡镇街道 市级部门 市直部门 村（社区） 社区(村) 村居 村（居） 村（居）委会 街镇 业主单位 建设单位 项目所在镇 机关各科室";
		for (const name of names.split(" ")) assert.equal(isCollective(name), true, name);
	});

	it("tells a unit from a collective", () => {
		const names =
			"区发改委 吴江海关 市场监管局 水务集团 区属企业服务中心 机关事务管理中心 区级机关工委 同里镇 柏各庄镇 区委编办 中国人民银行吴江支行 区政府办公室 全国妇联 区领导小组办公室 直属机关工委 供电公司 区残联 团区委";
		for (const name of names.split(" ")) assert.equal(isCollective(name), false, name);
	});

	it("takes the bracketed part off the end", () => {
		assert.deepEqual(splitBracket("区委组织部(人才办)"), { base: "区委组织部", part: "(人才办)" });
		assert.deepEqual(splitBracket("财政局（国资办）"), { base: "财政局", part: "（国资办）" });
		assert.equal(splitBracket("汾湖高新区(黎里镇)管委会"), undefined);
		assert.equal(splitBracket("(人才办)"), undefined);
		assert.equal(splitBracket("人才办)"), undefined);
	});

	it("compares names without regard to the width of brackets and to blanks", () => {
		assert.equal(plainName("区财政局（国资办）"), "区财政局(国资办)");
		assert.equal(plainName("钱 宇"), "钱宇");
	});

	it("knows names that take no level", () => {
		for (const name of "七都镇 盛泽街道 吴江开发区 水务集团 吴江海关 人民银行吴江支行 工作专班 各区镇".split(
			" ",
		))
			assert.equal(standsAlone(name), true, name);
		for (const name of "统计局 发改委 妇联 机关事务管理中心 政府办公室".split(" "))
			assert.equal(standsAlone(name), false, name);
	});

	it("takes no longer over hostile names", () => {
		const started = performance.now();
		for (const piece of ["各", "区", "(", "有关", "市直", "全区"]) {
			const name = piece.repeat(100_000);
			isCollective(name);
			levelPrefixOf(name);
			splitBracket(`${name})`);
			plainName(name);
		}
		for (const piece of ["相关", "全区市", "区级", "(街"]) isCollective(piece.repeat(60).slice(0, 60));
		assert.ok(performance.now() - started < 30_000);
	});
});
