import assert from "node:assert/strict";
import { factsOf } from "../../../../server/src/common/analysis/textFacts.js";
import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { textForeignMatter } from "../../../../server/src/common/rules/text/foreignMatter.js";
import { textFullStop } from "../../../../server/src/common/rules/text/fullStop.js";
import { textLookalike } from "../../../../server/src/common/rules/text/lookalike.js";
import { textMojibake } from "../../../../server/src/common/rules/text/mojibake.js";
import { textPlaceholder } from "../../../../server/src/common/rules/text/placeholder.js";
import { textPunctuation } from "../../../../server/src/common/rules/text/punctuation.js";
import { textResidue } from "../../../../server/src/common/rules/text/residue.js";
import { textTraditional } from "../../../../server/src/common/rules/text/traditional.js";
import { createPlanSnapshot } from "../../../../server/src/common/snapshot/planSnapshot.js";
import { loadScriptConverter } from "../../../../server/src/common/text/script.js";
import { replaceRange } from "../../../../server/src/common/text/sourceDocument.js";
import { checkRule, findingsOf } from "../../../support/checkRule.js";
import { createTestSnapshot, demoDirectory, demoPlan, testUri } from "../../../support/planSnapshot.js";
import { readText } from "../../../support/readText.js";
import { readProjectFile } from "../../../support/seeds.js";

/** A row around a task's text. */
const row = (text: string, number = 1, units = "★区工信局") =>
	`| ${number} | 项目${number} | ${number}.${text} | 钱宇 | ${units} |`;

describe("text/full-stop", () => {
	it("finds the task that lacks what the others have, and puts it before nothing else", () =>
		checkRule(textFullStop, {
			text: plan(row("新增企业2家。"), row("新增企业3«家»(text/full-stop)", 2), row("新增企业4家。", 3)),
			fixed: plan(row("新增企业2家。"), row("新增企业3家。", 2), row("新增企业4家。", 3)),
			messages: ["第2项末尾没有句号"],
		}));
	it("takes a full stop in quotation marks and other marks that end a sentence for one", () =>
		checkRule(textFullStop, {
			text: plan(
				row("实现“能办尽办。”"),
				row("新增企业3家！", 2),
				row("新增企业4家。", 3),
				row("新增5家（含2家）。", 4),
			),
		}));
	it("is not asked of a row with a cell too many, in which the task may go on: a stop would part a figure", () =>
		checkRule(textFullStop, {
			text: plan(row("新增企业2家。"), row("新增就业1|200人。", 2), row("新增企业4家。", 3)),
		}));
	it("offers no fix for a text that breaks off", () =>
		checkRule(textFullStop, {
			text: plan(row("新增企业2家。"), row("新增企业3家«，»(text/full-stop)", 2), row("新增企业4家。", 3)),
		}));
	it("looks at tasks in prose, too, and puts it before the bracket that assigns them", () => {
		const prose = (second: string) =>
			[
				"# 某市2026年重点工作任务分工方案",
				"",
				"一、新增规上企业60家。（牵头单位：市工信局）",
				second,
				"三、新增学位5000个。（牵头单位：市教育局）",
				"四、新建医院2家（责任单位：市卫健委）。",
				"五、接待游客500万人次。",
				"牵头单位：市文旅局",
				"",
			].join("\n");
		checkRule(textFullStop, {
			text: prose("二、建成高标准农田8万«亩»(text/full-stop)（牵头单位：市农业农村局）"),
			fixed: prose("二、建成高标准农田8万亩。（牵头单位：市农业农村局）"),
		});
		checkRule(textFullStop, {
			text: prose("二、建成高标准农田8万«亩»(text/full-stop)，（牵头单位：市农业农村局）"),
			fixed: prose("二、建成高标准农田8万亩。（牵头单位：市农业农村局）"),
		});
		checkRule(textFullStop, {
			text: prose("二、建成农田8万亩（市农业农村局牵头）").replaceAll("。（", "（").replace("次。", "次"),
		});
	});
	it("is silent where the habit is another, and on one task alone", () => {
		checkRule(textFullStop, {
			text: plan(row("新增企业2家"), row("新增企业3家", 2), row("新增企业4家。", 3)),
		});
		checkRule(textFullStop, { text: plan(row("新增企业2家")) });
	});
});

describe("text/punctuation", () => {
	it("gives one finding a cell among full-width marks", () =>
		checkRule(textPunctuation, {
			text: plan(row("建园区«,»(text/punctuation)扩产能;增效益，稳就业，促消费，保民生。")),
			fixed: plan(row("建园区，扩产能；增效益，稳就业，促消费，保民生。")),
			messages: ["共2处"],
		}));
	it("gives one finding for a document that is half-width throughout", () =>
		checkRule(textPunctuation, {
			text: plan(row("建园区«,»(text/punctuation)扩产能(二期)。"), row("增效益,稳就业。", 2)),
			fixed: plan(row("建园区，扩产能（二期）。"), row("增效益，稳就业。", 2)),
			messages: ["共4处"],
		}));
	it("finds a half-width stop that ends a clause, and straight quotation marks", () => {
		checkRule(textPunctuation, {
			text: plan(row("建园区3个«.»(text/punctuation)扩产能，稳就业。")),
			fixed: plan(row("建园区3个。扩产能，稳就业。")),
		});
		checkRule(textPunctuation, {
			text: plan(row('推进«"»(text/punctuation)一件事"改革，办好"AI"应用，保民生，稳就业，促消费。')),
			fixed: plan(row("推进“一件事”改革，办好“AI”应用，保民生，稳就业，促消费。")),
		});
		checkRule(textPunctuation, {
			text: plan(row("推进«'»(text/punctuation)一件事'改革，落实“'双减'工作”要求，保民生，稳就业，促消费。")),
			fixed: plan(row("推进“一件事”改革，落实“‘双减’工作”要求，保民生，稳就业，促消费。")),
		});
		checkRule(textPunctuation, { text: plan(row("引进O'Neil团队，建成12'展位，办好AI's应用。")) });
		checkRule(textPunctuation, { text: plan(row('建成12"晶圆线1条，增长5.5%；更新v2.0版。')) });
	});
	it("finds marks that are written twice, and leaves ellipses, dashes and lists of units", () => {
		checkRule(textPunctuation, {
			text: plan(row("建园区3个«，，»(text/punctuation)扩产能、、稳就业；；；促消费。。")),
			fixed: plan(row("建园区3个，扩产能、稳就业；促消费。")),
			messages: ["共4处"],
		});
		checkRule(textPunctuation, {
			text: `# 某市2026年方案\n\n新增企业3家«。。»(text/punctuation)新增就业5人。（责任单位：市工信局、、市人社局）\n`,
			fixed: `# 某市2026年方案\n\n新增企业3家。新增就业5人。（责任单位：市工信局、、市人社局）\n`,
		});
		checkRule(textPunctuation, {
			text: plan(row("建园区«（（»(text/punctuation)含扩建））3个，落实《《方案》》，占比≥≥30%。")),
			fixed: plan(row("建园区（含扩建）3个，落实《方案》，占比≥30%。")),
			messages: ["共5处"],
		});
		// Which of two different marks is meant only the writer can tell.
		const mixed = plan(row("建园区3个«，；»(text/punctuation)扩产能。，稳就业。"));
		checkRule(textPunctuation, { text: mixed, messages: ["不能连用"] });
		checkRule(textPunctuation, {
			text: plan(row("完成园区（含（一）（二））建设，落实《关于印发〈方案〉的通知》。")),
		});
		checkRule(textPunctuation, {
			text: plan(row("建园区等……扩产能——稳就业！！保民生。。。", 1, "★区工信局、、区统计局")),
		});
	});
	it("leaves numbers, ratios, times, Latin words, addresses, list numbers and unit lists", () =>
		checkRule(textPunctuation, {
			text: plan(
				row(
					"完成1,200万元，按1:2配套，于10:30前报送，用好R&D, AI，见http://a.cn/?b=c，1)报送；2)汇总。",
					1,
					"★区工信局,区统计局",
				),
			),
		}));
	it("finds marks without their other half", () => {
		checkRule(textPunctuation, { text: plan(row("落实«“»(text/punctuation)一件事改革。")) });
		checkRule(textPunctuation, { text: plan(row("落实《条例》«》»(text/punctuation)。")) });
		checkRule(textPunctuation, { text: plan(row("建设园区«（»(text/punctuation)二期。")) });
		checkRule(textPunctuation, { text: plan(row("落实“《条例》（修订）”，做好“一老一小（含托育）”。")) });
	});
	it("lets a quotation run over lines of prose", () =>
		checkRule(textPunctuation, {
			text: `${plan(row("新增企业2家。"))}\n各镇要抓好“开门\n\n红”各项工作。\n`,
		}));
});

describe("text/placeholder", () => {
	it("finds what is left to be filled in", () => {
		checkRule(textPlaceholder, { text: plan(row("投资«XX»(text/placeholder)亿元。")) });
		checkRule(textPlaceholder, {
			text: plan(row("投资«××»(text/placeholder)亿元，20XX年完成。")),
			messages: ["共2个"],
		});
		checkRule(textPlaceholder, { text: plan(row("于«__»(text/placeholder)月前完成。")) });
		checkRule(textPlaceholder, { text: plan(row("开放时间«待定»(text/placeholder)。")) });
		checkRule(textPlaceholder, { text: plan(row("金额«TBD»(text/placeholder)。")) });
	});
	it("finds the template's word for a name where it is all of a cell", () => {
		const named = (leader: string) => plan(row("新增企业2家，核对姓名。").replace("钱宇", leader));
		checkRule(textPlaceholder, { text: named("«姓名»(text/placeholder)") });
		checkRule(textPlaceholder, { text: named("«领导姓名»(text/placeholder)") });
		checkRule(textPlaceholder, { text: named("钱宇") });
	});
	it("finds units of a template, which no directory is asked for", () => {
		const assigned = (units: string) => plan(row("新增企业2家。", 1, units));
		for (const unit of ["某局", "某某局", "某单位", "XX局", "单位名称"])
			checkRule(textPlaceholder, { text: assigned(`★区工信局、«${unit}»(text/placeholder)`) });
		checkRule(textPlaceholder, { text: assigned("★区工信局、地名委员会、某镇人民政府") });
		const text = `---\nregion: 江州市临湖区\n---\n${assigned("★某局、区国资委")}`;
		const findings = createTestSnapshot(text, { directories: [demoDirectory] }).findings();
		assert.deepEqual(
			findings.filter(({ code }) => code === "unit/unknown").map(({ message }) => message.zh),
			["第1项的“区国资委”不在名录中，请核对名称，或加入名录。"],
		);
	});
	it("finds a unit that a draft leaves open, which is none", () => {
		const assigned = (units: string) => plan(row("新增企业2家。").replace("★区工信局", units));
		for (const open of ["待定", "暂未明确", "另行明确", "××"]) {
			const text = assigned(`«${open}»(text/placeholder)`);
			checkRule(textPlaceholder, { text });
			assert.deepEqual(readText(assigned(open)).plan.taskAt(0)?.units, [], open);
		}
		for (const nobody of ["×", "0", "无"]) checkRule(textPlaceholder, { text: assigned(nobody) });
	});
	it("leaves Latin words, bold text and 有待定期", () =>
		checkRule(textPlaceholder, { text: plan(row("推进XXL项目，__重点__保障，隐患有待定期排查，3×5米。")) }));
});

describe("text/lookalike", () => {
	it("writes the ordinary characters, of a radical of the supplement block too", () =>
		checkRule(textLookalike, {
			text: plan(
				row("«⼯»(text/lookalike)业增⻓5%，保障⺠生，凉水\uf979。", 1, "★区«⼯»(text/lookalike)信局"),
			),
			fixed: plan(row("工业增长5%，保障民生，凉水凉。")),
		}));
	it("reports private-use characters, which only the original explains", () =>
		checkRule(textLookalike, { text: plan(row("建设«\ue123»(text/lookalike)桥。")), messages: ["U+E123"] }));
});

describe("text/residue", () => {
	it("gives one finding for the document, whose fix takes all readings away", () => {
		checkRule(textResidue, {
			text: plan(row("学«(xué)»(text/residue)习（xí）發(fā)展。"), row("提升服務(wù)。", 2)),
			fixed: plan(row("学习發展。"), row("提升服務。", 2)),
			messages: ["全文共4处"],
		});
		checkRule(textResidue, {
			text: plan(row("區«(qu\u0304)»(text/residue)政務。")),
			fixed: plan(row("區政務。")),
		});
	});
	it("finds them in a text that was made Simplified since", () =>
		checkRule(textResidue, {
			text: plan(row("优«(yōu)»(text/residue)化发(fā)展环(huán)境。"), row("持续(xù)增长，行稳。", 2)),
			fixed: plan(row("优化发展环境。"), row("持续增长，行稳。", 2)),
		}));
	for (const text of [
		"学习盱(xū)眙(yí)经验，同里(tónglǐ)古镇，引进设备(áb)，建设园区(xin)。",
		"借鉴长(zhǎng)兴做法，推动产业增长，增长10%。",
		"银行(háng)网点达到20家。",
		"支持六(lù)安、乐(yuè)清等地协作。",
		"落实《长(zhǎng)江保护方案》，防止应(yìng)付了事。",
		"什么叫(读作?jiào)担当。",
		"推广乐 (yuè)清、长 (zhǎng)兴、六 (lù)安经验。",
	])
		it(`leaves a gloss: ${text}`, () => checkRule(textResidue, { text: plan(row(text)) }));
	it("leaves a gloss in a Traditional document", () =>
		checkRule(textResidue, {
			text: plan(
				row("推動數字經濟發展，優化營商環境，擴大有效投資，實現進出口總額穩步增長。"),
				row("參觀音樂(yuè)廳。", 2),
			),
		}));
	it("leaves a gloss beside residues, where the character stands without one elsewhere", () =>
		checkRule(textResidue, {
			text: plan(
				row("学«(xué)»(text/residue)习(xí)先进，优(yōu)化环(huán)境。"),
				row("长(zhǎng)兴增长。", 2),
			),
			fixed: plan(row("学习先进，优化环境。"), row("长(zhǎng)兴增长。", 2)),
		}));
});

describe("text/mojibake", () => {
	it("restores UTF-8 that was read as GBK, to be reviewed", () => {
		checkRule(textMojibake, {
			text: plan(row("«宸ヤ笟鎶曡祫澧為暱»(text/mojibake)5%。")),
			fixed: plan(row("工业投资增长5%。")),
		});
	});
	it("reports what has lost bytes", () => {
		checkRule(textMojibake, { text: plan(row("建设«\ufffd\ufffd»(text/mojibake)园区。")) });
		checkRule(textMojibake, {
			text: plan(row("讓群眾幸«?!背蔀槿藗兊那猩砀惺?»(text/mojibake)、感嘆。")),
			messages: ["成為人們的切身感"],
		});
		checkRule(textMojibake, { text: plan(row("«锟斤拷»(text/mojibake)。")) });
	});
	it("reports characters of which only the reading is left", () =>
		checkRule(textMojibake, {
			text: plan(row("做到勇«?lián)?dān)»(text/mojibake)、敢創新。")),
			messages: ["丢了2个字"],
		}));
	it("restores what stands in the midst of ordinary words", () =>
		checkRule(textMojibake, {
			text: plan(row("完成«鎶曡祫»(text/mojibake)增长。")),
			fixed: plan(row("完成投资增长。")),
		}));
	it("restores UTF-8 that was read as Western European text", () => {
		const western = (words: string) => new TextDecoder("windows-1252").decode(Buffer.from(words));
		checkRule(textMojibake, {
			text: plan(row(`完成«${western("工业投资，推动“四敢”")}»(text/mojibake)增长5%。`)),
			fixed: plan(row("完成工业投资，推动“四敢”增长5%。")),
		});
		checkRule(textMojibake, { text: plan(row("学习é、è的读音，咖啡café与naïve，Ångström，50€，5‰—6‰。")) });
	});
	it("gives one finding for a run with a byte gone in its midst", () =>
		checkRule(textMojibake, {
			text: plan(row("«淇℃伅鍖?鎶曡祫»(text/mojibake)。")),
			messages: ["信息…投资"],
		}));
	it("reads the torn mark before a run that has slipped by a byte", () =>
		checkRule(textMojibake, {
			text: plan(row("让群众幸«?!比褐诘那猩砀惺?»(text/mojibake)、感叹。")),
			messages: ["…”群众的切身感…"],
		}));
	it("leaves a question, and what follows it", () =>
		checkRule(textMojibake, {
			text: plan(row("钱从哪里来?诗琴舞剧鞭炮锣鼓，办好了没有?!盼望答复。")),
		}));
	it("leaves rare names and words whose bytes are UTF-8 by chance", () =>
		checkRule(textMojibake, { text: plan(row("走访王喆、李堃、陈淼、赵甯、孙頔，联通园区，赋能焕新。")) }));
});

describe("text/traditional", () => {
	before(() => loadScriptConverter());
	it("converts a word, or the document, at the user's choice", () => {
		const text = plan(
			row("发展«數字經濟»(text/traditional)。"),
			row("完善«體»(text/traditional)系，著名品牌。", 2),
		);
		const fixed = plan(row("发展数字经济。"), row("完善体系，著名品牌。", 2));
		checkRule(textTraditional, { text, fixed, choose: "此处" });
		checkRule(textTraditional, { text, fixed, choose: "全文" });
	});
	it("gives one finding for a document that is Traditional throughout", () => {
		const text =
			"# 重點工作任務方案\n\n| 序號 | 項目 | 重點工作目標任務 | 牽頭領導 | 責任單位 |\n| --- | --- | --- | --- | --- |\n| 1 | 產業發展 | 1.發展數字經濟。 | 錢宇 | ★區工信局 |\n";
		assert.equal(findingsOf(textTraditional, text).length, 1);
	});
	it("leaves characters that are standard in Simplified text", () =>
		checkRule(textTraditional, {
			text: plan(row("走访丁昇、王乾，著名品牌成效显著，於氏古宅，象征徵羽。")),
		}));
});

describe("text/foreign-matter", () => {
	it("says nothing of the tags of a table outside of cells, whether or not it is read", () => {
		const table = "<table><tr><th>联系人</th><td><p>赵磊</p></td></tr></table>";
		checkRule(textForeignMatter, {
			text: `${plan(row("新增企业2家。"))}\n${table}\n\n<table>\n<tr>\n<td>电话</td>\n</tr>\n</table>\n`,
		});
		checkRule(textForeignMatter, {
			text: plan(row("新增企业3«</td>»(text/foreign-matter)<td>20家商场。")),
			fixed: plan(row("新增企业3；20家商场。")),
		});
	});
	const body = plan(row("新增企业2家。"));
	it("gives one finding for the frame below, short lines and all", () =>
		checkRule(textForeignMatter, {
			text: `${body}\n注：标“★”者为牵头单位。\n\n«上一篇：某通知\n【打印本页】【关闭窗口】\n客服\n微信»(text/foreign-matter)\n`,
			fixed: `${body}\n注：标“★”者为牵头单位。\n\n\n`.replace("\n\n\n", "\n\n"),
			messages: ["4行"],
		}));
	it("finds planted advertising and markup in a text", () =>
		checkRule(textForeignMatter, {
			text: plan(
				row("由«999现金官网_999bet平台网投»(text/foreign-matter)承办。"),
				row("«<b>新»(text/foreign-matter)增</b>企业。", 2),
				row("新增企业«<u>3»(text/foreign-matter)家</u>。", 3, "«<b>★»(text/foreign-matter)区工信局</b>"),
			),
			fixed: plan(row("由承办。"), row("新增企业。", 2), row("新增企业3家。", 3)),
		}));
	for (const [what, written, deleted, kept] of [
		[
			"in Markdown, within a figure",
			"改造危桥«~~8~~»(text/foreign-matter)6座。",
			"改造危桥6座。",
			"改造危桥86座。",
		],
		["in tags", "改造危桥«<s>8座、</s>»(text/foreign-matter)6座。", "改造危桥6座。", "改造危桥8座、6座。"],
		[
			"in the tag of deleted words",
			"改造«<del>危</del>»(text/foreign-matter)桥6座。",
			"改造桥6座。",
			"改造危桥6座。",
		],
		[
			"within and around other marks",
			"改造**新«~~危桥~~»(text/foreign-matter)桥**、«<s><b>便</b>桥</s>»(text/foreign-matter)6座。",
			"改造**新桥**、6座。",
			"改造**新危桥桥**、便桥6座。",
		],
	] as const)
		it(`finds words that are struck through ${what}`, () => {
			checkRule(textForeignMatter, { text: plan(row(written)), fixed: plan(row(deleted)) });
			checkRule(textForeignMatter, { text: plan(row(written)), fixed: plan(row(kept)), choose: "保留" });
		});
	it("finds words that are struck through in a table of HTML", () => {
		const table = (text: string) =>
			`<table>\n<tr><th>序号<th>目标任务<th>责任单位</tr>\n<tr><td>1<td>改造危桥${text}6座。<td>★区交通局</tr>\n</table>\n`;
		checkRule(textForeignMatter, {
			text: table("<del>«8»(text/foreign-matter)</del>"),
			fixed: table("<del></del>"),
		});
	});
	it("takes ranges with two tildes, and what nobody closes, for no struck words", () =>
		checkRule(textForeignMatter, { text: plan(row("引进3~~5家、培育1~~2家，~~新建2家。")) }));
	it("leaves words of plans that pages have too", () =>
		checkRule(textForeignMatter, {
			text: `某区方案\n联系我们的企业家\n关闭落后产能\n${plan(row("建设政务网站平台，优化登录入口，关闭窗口3个，办好体育赛事，减少<5%。"))}\n附件\n`,
		}));
});

describe("rules of the group text", () => {
	it("keep what they know of a row with it", () => {
		const before = createTestSnapshot(
			// Without a full stop there is something to say of each; of others all say the same.
			demoPlan(...Array.from({ length: 200 }, (_, i) => row("新增企业2家", i + 1))),
		);
		const facts = factsOf(before.plan);
		const { document, change } = replaceRange(
			before.document,
			{ startLine: 11, startCharacter: 15, endLine: 11, endCharacter: 15 },
			"又",
		);
		const after = createPlanSnapshot(
			{ uri: testUri, version: 2, document, environment: before.environment },
			{ snapshot: before, change },
		);
		const now = factsOf(after.plan);
		const changed = [...now.blocks].filter((block, i) => block !== facts.blocks.at(i));
		// The lines beside the edited one are read again, too.
		assert.ok(changed.length >= 1 && changed.length <= 4, String(changed.length));
	});

	for (const [name, expected] of [
		["wujiang-2024.plan.md", []],
		["defects.plan.md", ["text/full-stop", "text/placeholder", "text/punctuation"]],
	] as const)
		it(`find in seeds/${name} what it shows`, () => {
			const codes = createTestSnapshot(readProjectFile("seeds", name))
				.findings()
				.map(({ code }) => code as string)
				.filter((code) => code.startsWith("text/"));
			assert.deepEqual(codes.sort(), expected);
		});
});
