import assert from "node:assert/strict";
import { mentionsRegion } from "../../../server/src/common/directory/region.js";
import { regionOfTitle } from "../../../server/src/common/layouts/letterHead.js";
import { readText } from "../../support/readText.js";

describe("the region of a title", () => {
	const check = (cases: Readonly<Record<string, string | null>>) => {
		for (const [title, region] of Object.entries(cases)) assert.equal(regionOfTitle(title), region, title);
	};

	it("ends with its first level, whatever word follows", () =>
		check({
			虹湾区城市更新任务清单: "虹湾区",
			"2026年度清河县人民政府十件民生实事": "清河县",
			青山县城市管理工作要点: "青山县",
			平江县市场主体培育方案: "平江县",
			东区市政工程计划: null,
			攀枝花市东区市政工程计划: "攀枝花市东区",
			苏州市城市更新任务清单: "苏州市",
			"附件：虹湾区2026年重点项目计划": "虹湾区",
			"附件 1 虹湾区重点任务清单": "虹湾区",
			附表二虹湾区指标表: "虹湾区",
			附件: null,
			宣城市城市管理要点: "宣城市",
			苏州市智慧城市建设方案: "苏州市",
			苏州市老旧小区改造方案: "苏州市",
			老旧小区改造任务清单: null,
			长三角区域一体化要点: null,
			恩施州城市更新方案: null,
		}));

	it("goes down to the last level that is named", () =>
		check({
			苏州市吴江区2024年重点工作: "苏州市吴江区",
			江苏省苏州市张家港市2025年: "江苏省苏州市张家港市",
			苏州工业园区2025年: "苏州工业园区",
			吴江经济技术开发区2025年: "吴江经济技术开发区",
			湖北省恩施州2025年: "湖北省",
			恩施州利川市2025年: "恩施州利川市",
			恩施土家族苗族自治州2025年: "恩施土家族苗族自治州",
			广西壮族自治区南宁市青秀区: "广西壮族自治区南宁市青秀区",
			内蒙古自治区锡林郭勒盟锡林浩特市: "内蒙古自治区锡林郭勒盟锡林浩特市",
			新疆维吾尔自治区喀什地区疏附县: "新疆维吾尔自治区喀什地区疏附县",
			某省某市某县2026年: "某省某市某县",
		}));

	it("knows names that hold a level", () =>
		check({
			济宁市市中区2024年: "济宁市市中区",
			市中区2024年: null,
			青岛市市南区2025年: "青岛市市南区",
			荆州市沙市区计划: "荆州市沙市区",
			津市市2025年: "津市市",
			盐城市亭湖区2025年: "盐城市亭湖区",
			项城市2025年: "项城市",
			新乡市红旗区任务: "新乡市红旗区",
			阿拉善左旗2025年: "阿拉善左旗",
		}));

	it("stands behind a year, too", () => {
		const regions =
			"北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区 云岭市 苏州市吴江区 平江县";
		for (const region of regions.split(" "))
			for (const title of [
				`2026年${region}政府工作报告`,
				`二〇二六年${region}人民政府工作报告`,
				`2026 年${region}政府工作报告`,
				`２０２６年${region}政府工作报告`,
				`2026年度${region}人民政府重点工作任务分工`,
				`2025-2027年${region}质量提升行动计划`,
				`关于2026年${region}预算草案的报告`,
				`2026年${region}重点工作`,
				`（2026年）${region}重点工作任务分解方案`,
				`【2026年度】${region}重点工作任务分解方案`,
				`“十五五”时期${region}工业发展实施方案`,
			]) {
				const { plan } = readText(`${title}\n\n一、2026年重点工作\n\n地区生产总值增长5%左右。\n`);
				assert.deepEqual([plan.region, plan.title], [region, title], title);
			}
	});

	it("is that of the document which a notice carries", () => {
		const titles: Readonly<Record<string, string | null>> = {
			"关于印发《云岭市2026年工作要点》的通知": "云岭市",
			"云岭市人民政府办公室关于印发《云岭市2026年工作要点》的通知": "云岭市",
			"市政府办公室关于印发《2026年云岭市政府工作报告重点任务分工方案》的通知": "云岭市",
			"关于转发《云岭省数据局2026年行动计划》的通知": "云岭省",
			"关于《云岭市2026年重点工作任务分解表》的公示": "云岭市",
			"关于征求《云岭市2026年实事项目实施方案（征求意见稿）》意见的函": "云岭市",
			临江县水利局2025年工作总结及2026年工作思路: "临江县",
			临江县农业农村局2025年度工作总结及2026年度工作谋划: "临江县",
			"2025年工作总结及2026年工作打算": null,
		};
		for (const [title, region] of Object.entries(titles)) {
			const { plan } = readText(`${title}\n一、重点任务\n1.新建学校3所。（市教育局牵头）\n`);
			assert.deepEqual([plan.title, plan.region], [title, region]);
			const bold = readText(`**${title}**\n\n**一、重点任务**\n\n1.新建学校3所。（市教育局牵头）\n`).plan;
			assert.deepEqual([bold.title, bold.region], [title, region], "in bold");
		}
	});

	it("a title ends above its addressees, however long it is", () => {
		const title = "海陵省教育厅等七部门关于进一步推进职业教育产教融合的实施意见";
		const { plan } = readText(
			`${title}\n各设区市教育局、发展改革委：\n一、重点任务\n1.新建学校3所。（省教育厅牵头）\n`,
		);
		assert.deepEqual([plan.title, plan.region], [title, "海陵省"]);
	});

	it("no title has the mark of a point", () => {
		for (const [first, second] of ["壹、 贰、", "Ⅰ、 Ⅱ、", "甲、 乙、", "（壹） （贰）", "㈠、 ㈡、"].map(
			(marks) => marks.split(" "),
		)) {
			const { plan } = readText(
				`云岭市2026年工作要点\n${first}发展目标\n加快建设。\n${second}重点任务\n1.新建学校3所。（市教育局牵头）\n`,
			);
			assert.equal(plan.title, "云岭市2026年工作要点", second);
		}
	});

	it("is that of the assembly that a report was given to", () => {
		const heads: Readonly<Record<string, string | null>> = {
			"——2026年1月20日在云岭省第十四届人民代表大会第四次会议上": "云岭省",
			"2026年1月8日在云岭市第九届人民代表大会第五次会议上": "云岭市",
			"云岭市人民政府市长 王海": "云岭市",
			"（2026年1月）": null,
		};
		for (const [line, region] of Object.entries(heads)) {
			const { plan } = readText(
				`政府工作报告\n\n${line}\n\n一、2026年重点工作\n\n地区生产总值增长5%左右。\n`,
			);
			assert.equal(plan.region, region, line);
		}
	});

	it("begins behind 中共 and 关于印发", () =>
		check({ 中共平江县委2026年工作要点: "平江县", 关于印发苏州市2025年要点的通知: "苏州市" }));

	it("is none where everybody knows which place is meant", () =>
		check({
			全市重点工作: null,
			关于推进全市重点区域工作: null,
			区政府2024年: null,
			在全市会上: null,
			我市要点: null,
		}));
});

describe("a region that a text mentions", () => {
	it("is followed by a word with 市, or by a place inside it", () => {
		for (const title of ["虹湾区城市更新", "虹湾区智慧城市建设", "虹湾区新城市建设"])
			assert.ok(mentionsRegion(title, "江州市虹湾区"), title);
		assert.ok(!mentionsRegion("苏州市张家港市人民政府", "苏州市"));
		assert.ok(!mentionsRegion("江苏省盐城市人民政府", "江苏省"));
	});
});

describe("the title above a table in text", () => {
	const table = "\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建公园2个。 | 区住建局 |\n";
	for (const [head, title] of [
		["清漳县2026年《政府工作报告》重点任务分工方案", "清漳县2026年《政府工作报告》重点任务分工方案"],
		["呼日格旗2026年重点工作包联推进表", "呼日格旗2026年重点工作包联推进表"],
		["岱阳区全区重点工作运行大表", "岱阳区全区重点工作运行大表"],
		["春华集团2026年重点项目计划表\n单位：万元", "春华集团2026年重点项目计划表"],
		["冀河市2026年民生实事任务分解表\n（市政府第58次常务会议研究通过）", "冀河市2026年民生实事任务分解表"],
		["冀河市2026年重点任务清单\n填报单位：市发改委", "冀河市2026年重点任务清单"],
		["现将《2026年任务分解表》印发给你们", null],
		["详见下表", null],
		["各单位于2026年3月底前报送进展情况，填写下表", null],
		["责任分工表见附件2", null],
	] as const)
		it(`is found, or none: ${head.replace("\n", "⏎")}`, () => {
			assert.equal(readText(head + table).plan.title, title);
		});
});

describe("the day of a document", () => {
	const body = "一、2026年重点工作\n\n1.新建学校3所。（县教育局牵头）\n";
	for (const [line, date] of [
		["——2026年1月15日在云岭县第十八届人民代表大会第六次会议上", "2026-01-15"],
		["—— 2026年1月15日在云岭县第十八届人民代表大会第六次会议上", "2026-01-15"],
		["2026年1月15日在云岭县第十八届人民代表大会第六次会议上", "2026-01-15"],
		["（2026年1月15日在云岭县第十八届人民代表大会第六次会议上）", "2026-01-15"],
		["（二〇二六年一月十五日云岭县政府第5次常务会议通过）", "2026-01-15"],
		["——在2026年1月全县经济工作会议上", null],
		["2026年13月15日在云岭县第十八届人民代表大会第六次会议上", null],
		["2026年1月15日在建项目复工率达到90%以上", null],
	] as const)
		it(`is that of the meeting under the title: ${line}`, () =>
			assert.equal(readText(`# 政府工作报告\n${line}\n县长 周启明\n\n${body}`).plan.date, date));

	it("is that of the signature, if there is one", () => {
		const text = `# 云岭县2026年工作方案\n（2026年1月15日云岭县政府第5次常务会议通过）\n\n${body}\n云岭县人民政府\n2026年2月1日\n`;
		assert.equal(readText(text).plan.date, "2026-02-01");
	});
});
