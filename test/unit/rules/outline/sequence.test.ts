import { outlineSequence } from "../../../../server/src/common/rules/outline/sequence.js";
import { checkRule } from "../../../support/checkRule.js";

const head = "下一步，重点做好以下工作。\n\n";

describe("rules: outline/sequence", () => {
	it("finds a point that is left out, in a line or in a sentence", () => {
		checkRule(outlineSequence, {
			text: `${head}一是抓项目。\n二是强服务。\n«四是»(outline/sequence)守底线。\n`,
			fixed: `${head}一是抓项目。\n二是强服务。\n三是守底线。\n`,
			messages: ["缺“三是”"],
		});
		checkRule(outlineSequence, {
			text: `${head}要做到：一要抓项目；«三要»(outline/sequence)强服务；四要守底线。\n`,
			fixed: `${head}要做到：一要抓项目；二要强服务；三要守底线。\n`,
		});
	});
	it("finds a number used twice, and one out of order", () => {
		checkRule(outlineSequence, {
			text: `${head}（一）抓项目。\n（二）强服务。\n«（二）»(outline/sequence)守底线。\n`,
			fixed: `${head}（一）抓项目。\n（二）强服务。\n（三）守底线。\n`,
		});
		checkRule(outlineSequence, {
			text: `${head}①抓项目。②强服务。④守底线。«③»(outline/sequence)抓考核。\n`,
			fixed: `${head}①抓项目。②强服务。③守底线。④抓考核。\n`,
		});
	});
	it("writes numbers of one character as they are written", () => {
		checkRule(outlineSequence, {
			text: `${head}⑴抓项目。\n⑵强服务。\n«⑷»(outline/sequence)守底线。\n`,
			fixed: `${head}⑴抓项目。\n⑵强服务。\n⑶守底线。\n`,
		});
		checkRule(outlineSequence, {
			text: `${head}㈠抓项目。\n㈡强服务。\n«㈡»(outline/sequence)守底线。\n`,
			fixed: `${head}㈠抓项目。\n㈡强服务。\n㈢守底线。\n`,
		});
	});
	it("finds a level that is left out where others have it", () => {
		checkRule(outlineSequence, {
			text: `一、抓项目\n\n（一）抓开工\n\n正文。\n\n二、强服务\n\n«（1）»(outline/sequence)抓走访。\n\n（2）抓回访。\n`,
		});
	});
	it("lets numbers run on, lists begin anew, and an excerpt begin anywhere", () => {
		checkRule(outlineSequence, {
			text: `一、抓项目\n\n（一）抓开工。\n\n（二）抓投产。\n\n二、强服务\n\n（三）抓走访。一是上门；二是回访。\n\n（四）抓反馈。一是线上；二是线下。\n`,
		});
		checkRule(outlineSequence, { text: "三、抓项目\n\n四、强服务\n\n五、守底线\n" });
		checkRule(outlineSequence, { text: `${head}首先，抓项目；其次，强服务；最后，守底线。\n` });
		checkRule(outlineSequence, { text: "一、抓项目\n\n1.抓开工。\n\n2.抓投产。\n" });
	});
});
