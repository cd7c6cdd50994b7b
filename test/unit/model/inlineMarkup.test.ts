import assert from "node:assert/strict";
import fc from "fast-check";
import { readInline } from "../../../server/src/common/model/inlineMarkup.js";
import { spanOfRange } from "../../../server/src/common/model/mappedText.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const shownOf = (source: string) => readInline(source, 0, source.length).text;

describe("the words that Markdown shows", () => {
	const shown: readonly (readonly [source: string, text: string])[] = [
		["1\\.工业投资\\<28、1\\~2万人", "1.工业投资<28、1~2万人"],
		["**1.工业投资**增长", "1.工业投资增长"],
		["__钱宇__、*李强*", "钱宇、李强"],
		["***★区工信局***、统计局", "★区工信局、统计局"],
		["引进**“双创”**人才**10**人", "引进“双创”人才10人"],
		["[★区人社局](https://example.cn/a_(1).html)、[统计局](./b.md '甲')", "★区人社局、[统计局](./b.md '甲')"],
		['[甲](<a b/c.md> "乙")', "甲"],
		["`1|2`和``a`b``", "1|2和a`b"],
		["新增企业30家[^1]，满意度95%[^note]。", "新增企业30家，满意度95%。"],
		["★区教育局[^2]、区统计局", "★区教育局、区统计局"],
		["[^1]: 不含个体", "[^1]: 不含个体"],
		["\\[^1]、[^ 1]、[^]", "[^1]、[^ 1]、[^]"],
		["★区教育局、~~区统计局~~", "★区教育局、区统计局"],
		["**~~新建~~改造**3个", "新建改造3个"],
		["3~~5万人、1~~2亩", "3~~5万人、1~~2亩"],
		["1~2万人，3~4亩，~~甲", "1~2万人，3~4亩，~~甲"],
		["钱&nbsp;宇、R&amp;D、&#8805;5、&unknown;", "钱 宇、R&D、≥5、&unknown;"],
		["甲<br>乙<BR />丙", "甲\n乙\n丙"],
		// What has no partner, or means something else, stays.
		["*区工信局、*统计局", "*区工信局、*统计局"],
		["规格5*3*2米", "规格5*3*2米"],
		["增长__%，新建__个", "增长__%，新建__个"],
		["a_b_c", "a_b_c"],
		["苏府[2024](12)号、[注]", "苏府[2024](12)号、[注]"],
		["![图](a.png)", "![图](a.png)"],
		["a<b、<td>甲</td>", "a<b、<td>甲</td>"],
		["<p>引进3</p><p>20家</p>", "引进3\n20家"],
		["<ul><li><b>甲</b></li><li>乙</li></ul>", "甲\n乙"],
		// Tags that say how words look.
		["<b>重点</b>", "重点"],
		["增长<b>10%</b>以上，<i>建<u>房</u>3套</i>", "增长10%以上，建房3套"],
		['<font color="red">**新**</font><SPAN style="a">建</SPAN>', "新建"],
		["<b>3</b>&nbsp;<b></b><em>家</em><br>", "3 家\n"],
		["10<sup>4</sup>吨、m<sup>2</sup>、PM<sub>2.5</sub>", "10⁴吨、m2、PM2.5"],
		["`<b>甲</b>`、\\<b>乙", "<b>甲</b>、<b>乙"],
		["<b>𬭎</b>、<b><br>甲</b>", "𬭎、\n甲"],
		['<img alt="*甲*">', '<img alt="*甲*">'],
		["C:\\计划\\1.txt", "C:\\计划\\1.txt"],
		["\\*不是强调\\*", "*不是强调*"],
	];
	for (const [source, text] of shown) it(JSON.stringify(source), () => assert.equal(shownOf(source), text));

	it("tell what is struck through, within other marks, too", () => {
		const struckIn = (source: string) =>
			readInline(source, 0, source.length).pieces.flatMap(({ isStruck, at, length }) =>
				isStruck === true ? [readInline(source, 0, source.length).text.slice(at, at + length)] : [],
			);
		assert.deepEqual(struckIn("甲~~8~~6座").join(""), "8");
		assert.deepEqual(struckIn("甲<s>乙<b>丙</b>丁</s>戊<del>己</del>").join(""), "乙丙丁己");
		assert.deepEqual(struckIn("甲**~~乙&amp;丙~~**丁").join(""), "乙&丙");
		assert.deepEqual(struckIn("甲<s>乙、3~~5人、1~~2亩</b>").join(""), "");
	});

	it("stand at places of the source, in their order", () => {
		const parts = [
			"<b>",
			"</b>",
			"<sup>",
			"</sup>",
			"<p>",
			"</p>",
			"**",
			"*",
			"_",
			"__",
			"`",
			"``",
			"\\",
			"&amp;",
			"[",
			"](./a)",
			"<br>",
			"甲",
			"1",
			" ",
			"。",
			"𬭎",
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (some) => {
				const source = some.join("");
				const read = readInline(`| ${source} |`, 2, 2 + source.length);
				let at = 2;
				for (let i = 0; i < read.text.length; i++) {
					if (read.text[i] === "\n") continue;
					const length = (read.text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
					const { character, endCharacter } = spanOfRange(read, [i, i + length]);
					i += length - 1;
					assert.ok(character >= at && endCharacter > character && endCharacter <= 2 + source.length);
					at = character;
				}
				for (const piece of read.pieces)
					if (piece.sourceLength === undefined)
						assert.equal(
							`| ${source} |`.slice(piece.character, piece.character + piece.length),
							read.text.slice(piece.at, piece.at + piece.length),
						);
			}),
			{ numRuns: 1000 },
		);
	});

	it("take time that grows with the line alone", () => {
		for (const part of [
			"*",
			"**a ",
			"_",
			"[",
			"](",
			"`",
			"`a``",
			"\\",
			"&",
			"<",
			"*a_b",
			"a**b*c",
			"[a](b.",
		]) {
			const source = part.repeat(100_000);
			assert.ok(readInline(source, 0, source.length).text.length <= source.length);
		}
	});

	it("are those of headings, too, which keep their names for links to themselves", () => {
		const { plan } = createTestSnapshot(
			'# **2026年*重点*方案** {#top}\n\n## **一、主要\\_工作** ##\n\n## [二、其他](./b.md)\n\n### 小&nbsp;节 {#x}\n\n## 三、保障<a id="c"></a>\n\n## <a name="d"></a>四、附则<!-- 改 -->\n',
		);
		assert.equal(plan.title, "2026年重点方案");
		assert.deepEqual(
			Array.from(plan.eachSection(), ({ block }) => [block.ordinal, block.title.text]),
			[
				[1, "主要_工作"],
				[2, "其他"],
				[3, "保障"],
				[4, "附则"],
			],
		);
	});
});
