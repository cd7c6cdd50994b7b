import assert from "node:assert/strict";
import fc from "fast-check";
import { type CleanDocument, cleanDocument } from "../../../server/src/common/interchange/cleanDocument.js";
import { loadScriptConverter, type ScriptConverter } from "../../../server/src/common/text/script.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { readSeed } from "../../support/seeds.js";

describe("cleanDocument", () => {
	let converter: ScriptConverter;
	before(async () => {
		converter = await loadScriptConverter();
	});

	function clean(text: string, protectedNames: readonly string[] = []): CleanDocument {
		const cleaned = cleanDocument(text, { converter, protectedNames });
		assert.equal(
			makeChanges(text, cleaned, () => true),
			cleaned.text,
			"the list is what was done",
		);
		const again = cleanDocument(cleaned.text, { converter, protectedNames });
		assert.deepEqual(again.changes, [], "clean text stays as it is");
		return cleaned;
	}

	/** The original with those changes made that are wanted. */
	function makeChanges(
		text: string,
		{ changes }: CleanDocument,
		isWanted: (index: number) => boolean,
	): string {
		const starts = [0];
		for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
		let result = "";
		let at = 0;
		changes.forEach(({ span, before: old, after }, i) => {
			const start = (starts[span.line] ?? 0) + span.character;
			const end = (starts[span.endLine] ?? 0) + span.endCharacter;
			assert.equal(text.slice(start, end), old);
			assert.ok(start >= at, "changes overlap");
			result += text.slice(at, start) + (isWanted(i) ? after : old);
			at = end;
		});
		return result + text.slice(at);
	}

	/** The clean text with every change of the list undone. */
	function takeBack(text: string, { text: clean, changes }: CleanDocument): string {
		const starts = [0];
		for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
		let result = "";
		let at = 0;
		let shift = 0;
		for (const { span, before: old, after } of changes) {
			const start = (starts[span.line] ?? 0) + span.character + shift;
			assert.equal(clean.slice(start, start + after.length), after);
			result += clean.slice(at, start) + old;
			at = start + after.length;
			shift += after.length - old.length;
		}
		return result + clean.slice(at);
	}

	const cases: readonly { readonly what: string; readonly text: string; readonly clean: string }[] = [
		{
			what: "converts a Traditional text and takes the readings away",
			text: "推動學(xué)習(xí)型機關(guān)建設(shè)，著力提升服務(wù)。",
			clean: "推动学习型机关建设，着力提升服务。",
		},
		{
			what: "leaves words that are Simplified already",
			text: "著名品牌成效显著，乾隆年间的古桥，徵羽之音，扞卫成果。",
			clean: "著名品牌成效显著，乾隆年间的古桥，徵羽之音，扞卫成果。",
		},
		{
			what: "converts a word in a Simplified line and nothing beside it",
			text: "发展數字經濟，著名品牌於此集聚，后勤保障到位。",
			clean: "发展数字经济，著名品牌於此集聚，后勤保障到位。",
		},
		{
			what: "keeps 著 where it is a work",
			text: "著名專著與顯著成效，沿著運河。",
			clean: "著名专著与显著成效，沿着运河。",
		},
		{ what: "keeps 乾 in names", text: "王乾說，餅乾要乾燥保存。", clean: "王乾说，饼干要干燥保存。" },
		{
			what: "restores UTF-8 that was read as GBK",
			text: "其中宸ヤ笟鎶曡祫澧為暱10%。".slice(2),
			clean: "工业投资增长10%。",
		},
		{
			what: "writes ordinary characters",
			text: "⼯业投资增⻓，建设都市（更多）。",
			clean: "工业投资增长，建设都市（更多）。",
		},
		{
			what: "joins a broken sentence, not a heading",
			text: "聚焦四个关键词 深推强区战略\n全年目标已经确定。各镇要把项目建设放在首位，抓好“开门\n\n红”和招商引资工作。\n",
			clean:
				"聚焦四个关键词 深推强区战略\n全年目标已经确定。各镇要把项目建设放在首位，抓好“开门红”和招商引资工作。\n",
		},
		{
			what: "removes page numbers",
			text: "全年目标确定。\n— 3 —\n下一步抓好落实。\n",
			clean: "全年目标确定。\n下一步抓好落实。\n",
		},
		{
			what: "removes navigation, markup, planted advertising and the frame below",
			text: [
				"<div id=x></div>",
				"当前位置：首页 > 新闻中心",
				"",
				"某区召开推进会",
				"3月1日，999现金官网_999bet平台网投召开推进会，部署全年工作。",
				"分享到：",
				"打印本页 | 关闭窗口",
				"",
			].join("\n"),
			clean: "某区召开推进会\n3月1日，召开推进会，部署全年工作。\n",
		},
		{
			what: "leaves a table of HTML, read or not, as it is",
			text: [
				"# 某市2026年方案",
				"",
				"<table><tr><th>指标</th><td>新增企业3</td><td>20家商场</td></tr></table>",
				"",
				"<table>",
				"<tr>",
				"<td><p>投资</p></td>",
				"</tr>",
				"</table>",
				"新建10所。",
				"",
			].join("\n"),
			clean: [
				"# 某市2026年方案",
				"",
				"<table><tr><th>指标</th><td>新增企业3</td><td>20家商场</td></tr></table>",
				"",
				"<table>",
				"<tr>",
				"<td><p>投资</p></td>",
				"</tr>",
				"</table>",
				"新建10所。",
				"",
			].join("\n"),
		},
		{
			what: "joins no lines across the end of a block of a page",
			text: "<ol><li>新增企业30家</li><li>就业率达到95%</li></ol>\n推进停车泊位建设，新增泊位。\n<p>改造小区10个。</p>\n",
			clean: "新增企业30家；就业率达到95%。\n推进停车泊位建设，新增泊位。\n改造小区10个。\n",
		},
		{
			what: "leaves one of marks that are written twice",
			text: "推进项目建设，，新增企业30家。。",
			clean: "推进项目建设，新增企业30家。",
		},
		{
			what: "makes marks full-width and leaves numbers, addresses and lists of units",
			text: [
				"| 序号 | 项目 | 重点工作目标任务 | 责任单位 |",
				"| --- | --- | --- | --- |",
				"| 1 | 产业(园区) | 1.完成投资1,200万元,用好R&D(研发)经费;见http://a.cn/?b:c. | ★区工信局,统计局 |",
				"",
			].join("\n"),
			clean: [
				"| 序号 | 项目 | 重点工作目标任务 | 责任单位 |",
				"| --- | --- | --- | --- |",
				"| 1 | 产业（园区） | 1.完成投资1,200万元，用好R&D（研发）经费；见http://a.cn/?b:c. | ★区工信局,统计局 |",
				"",
			].join("\n"),
		},
	];
	for (const { what, text, clean: expected } of cases)
		it(what, () => assert.equal(clean(text).text, expected));

	it("leaves what is struck through, whose line is not a mark of a page alone", () => {
		for (const written of ["改造危桥~~8~~6座。", "改造危桥<s>8</s>6座。", "改造危桥<del>8</del>6座。"]) {
			const text = `| 序号 | 任务 |\n| --- | --- |\n| 1 | ${written} |\n`;
			assert.equal(clean(text).text, text);
		}
	});
	it("leaves a name of the directory as it is written", () => {
		assert.equal(clean("請丁昇、陳乾出席。", ["丁昇"]).text, "请丁昇、陈乾出席。");
		assert.equal(clean("請東臺市參加，其餘單位不參加。", ["東臺"]).text, "请東臺市参加，其余单位不参加。");
	});

	it("reports what cannot be restored and leaves it", () => {
		const { text, left } = clean("讓群眾幸?!背蔀槿藗兊那猩砀惺?，二是勇?lián)?dān)。");
		assert.match(text, /背蔀槿藗兊那猩砀惺/);
		assert.deepEqual(
			left.map(({ text: broken, likely }) => [broken, likely]),
			[
				["?!背蔀槿藗兊那猩砀惺?", "…”成為人們的切身感…"],
				["\ufffd\ufffd", null],
			],
		);
	});

	it("can be taken back change by change", () => {
		const text = "學(xué)習(xí)經濟,落實責任。\n— 2 —\n完成任務。";
		const cleaned = clean(text);
		assert.equal(
			makeChanges(text, cleaned, () => false),
			text,
		);
		for (let i = 0; i < cleaned.changes.length; i++)
			assert.notEqual(
				makeChanges(text, cleaned, (other) => other !== i),
				cleaned.text,
			);
	});

	it("gives a list that is what was done, and clean text, on any input", () => {
		const bits = fc.constantFrom(
			"學(xué)",
			"經濟",
			"著",
			"区,",
			"\n",
			"|",
			"(",
			"“",
			"”",
			"— 1 —",
			"⼯",
			"?lián)",
			"<p>",
			"分享到:",
			"。",
			"發展\n",
			"1.",
			"鑻忓窞",
			"★区工信局,",
			"“數字”",
			"长(zhǎng)兴",
			"宸ヤ笟鎶曡祫",
			"<script>",
			"&ldquo;",
			"当前位置：首页 > ",
			"编辑：李四\n",
			"999bet平台网投_999现金官网",
			"推动产业高质量发展，新增企业20家，",
			"| 1 | 发展。 |\n",
			"3\n",
			"2026年工作方案\n",
			"——",
		);
		fc.assert(
			fc.property(fc.array(bits, { maxLength: 30 }), (parts) => {
				const text = parts.join("");
				const cleaned = cleanDocument(text, { converter });
				assert.equal(
					makeChanges(text, cleaned, () => true),
					cleaned.text,
				);
				assert.equal(
					makeChanges(text, cleaned, () => false),
					text,
				);
				assert.equal(takeBack(text, cleaned), text);
				assert.deepEqual(cleanDocument(cleaned.text, { converter }).changes, []);
			}),
			{ numRuns: 600 },
		);
	});

	it("ends no sentence where the next line begins with a mark that closes", () => {
		for (const [pasted, clean] of [
			["“— 1 —编辑：李四\n<p>”★区工信局,", "“— 1 —编辑：李四”★区工信局，"],
			["推动产业高质量发展，新增企业20家（含\n<p>）10家。", "推动产业高质量发展，新增企业20家（含）10家。"],
		] as const) {
			const cleaned = cleanDocument(pasted, { converter });
			assert.equal(cleaned.text, clean);
			assert.deepEqual(cleanDocument(clean, { converter }).changes, []);
		}
	});

	it("takes time in proportion on hostile input", () => {
		for (const text of [
			"(".repeat(2e5),
			"區(qū)".repeat(5e4),
			"“学,".repeat(1e5),
			"<a ".repeat(1e5),
			"bet平台_".repeat(5e4),
			"<script>发".repeat(3e4),
			"淇℃伅鍖?鎶曡祫".repeat(2e4),
			"?诗琴舞剧鞭炮锣鼓".repeat(2e4),
			"幸?!比褐诘那猩砀惺?、".repeat(1e4),
			"编辑：李四\n打印本页\n".repeat(1e4),
			"— 1 —\n发展规划\n".repeat(1e4),
		]) {
			const start = performance.now();
			cleanDocument(text, { converter });
			assert.ok(performance.now() - start < 30_000, text.slice(0, 10));
		}
	});

	for (const number of ["000", "001", "002", "003", "004"])
		it(`can be taken back for document ${number}`, function () {
			const text = readSeed(this, number);
			assert.equal(takeBack(text, clean(text)), text);
		});

	for (const number of ["000", "002", "004"])
		it(`converts no character of document ${number}`, function () {
			const { changes } = clean(readSeed(this, number));
			assert.deepEqual(
				changes.filter(({ code }) => !["text/punctuation", "text/foreign-matter"].includes(code)),
				[],
			);
		});

	it("leaves no Traditional character and no reading in document 001", function () {
		const { text, left } = clean(readSeed(this, "001"));
		assert.doesNotMatch(text, /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/);
		assert.match(text, /苏州市吴中区/);
		assert.match(text, /顾洪建/);
		assert.match(text, /着眼/);
		const { lines } = createSourceDocument(text);
		assert.deepEqual(
			left.map(({ span }) => (lines[span.line] ?? "").slice(span.character, span.endCharacter)),
			left.map(({ text: broken }) => broken),
		);
		assert.equal(left.length, 2);
	});

	it("takes the frame, the markup and the advertising out of document 004", function () {
		const { text } = clean(readSeed(this, "004"));
		assert.doesNotMatch(text, /<|365|分享到|打印|当前位置|浏览量/);
		assert.match(text, /2022年度/);
	});
});
