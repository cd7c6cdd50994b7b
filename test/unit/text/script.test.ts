import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { cleanDocument } from "../../../server/src/common/interchange/cleanDocument.js";
import { standardHan } from "../../../server/src/common/language/scriptSets.js";
import {
	detectTraditionalSet,
	isTraditionalOnly,
	loadScriptConverter,
	type ScriptConverter,
} from "../../../server/src/common/text/script.js";
import { readProjectFile, readSeed } from "../../support/seeds.js";

describe("script", () => {
	let converter: ScriptConverter;
	before(async () => {
		converter = await loadScriptConverter();
	});

	/** The changes of cleaning that are more than marks and lines. */
	function changesOfWords(text: string) {
		return cleanDocument(text, { converter }).changes.filter(
			({ code }) => code === "text/traditional" || code === "text/residue" || code === "text/mojibake",
		);
	}

	describe("leaves Simplified text", () => {
		const sentences = readProjectFile("test/fixtures/clean/simplified.txt").trim().split("\n");

		it("of which there are enough sentences", () => assert.ok(sentences.length >= 150));
		for (const sentence of sentences)
			it(sentence, () => {
				assert.equal(converter.convert(sentence, "t", []), sentence);
				assert.deepEqual(changesOfWords(`某市工作方案\n${sentence}\n`), []);
				const table = `| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n| 1 | 产业 | 1.${sentence} | 钱宇 | ★区工信局 |\n`;
				assert.deepEqual(changesOfWords(table), []);
			});

		it("all at once", () => assert.deepEqual(changesOfWords(`${sentences.join("\n")}\n`), []));

		it("with every standard character", () => {
			const [, beyond = ""] = readProjectFile("scripts/standardCharacters.txt").split("\n");
			assert.ok(beyond.length > 1200);
			for (const character of standardHan + beyond) {
				assert.ok(!isTraditionalOnly(character.charCodeAt(0)), character);
				const sentence = `走访${character}家，落实责任。`;
				assert.equal(converter.convert(sentence, "tw", []), sentence);
			}
		});

		it("with readings, English and addresses in brackets", () => {
			for (const text of [
				"盱(xū)眙(yí)县、长(zhǎng)兴县、行(háng)业协会、研发(R&D)投入、人工智能(AI)平台。",
				"同里(Tongli)古镇、一带一路(the Belt and Road)、乐(yuè)清湾、官网(www.example.gov.cn)。",
				"六(lù)合区、番(pān)禺区、蔚(yù)县、铅(yán)山县、台(tāi)州市五地协作。",
			])
				assert.deepEqual(changesOfWords(`某市工作方案\n${text}\n`), [], text);
		});

		for (const number of ["000", "002", "003"])
			it(`of document ${number}`, function () {
				assert.deepEqual(changesOfWords(readSeed(this, number)), []);
			});

		const root = fileURLToPath(new URL("../../../", import.meta.url));
		const documents = ["README.zh-CN.md", "CHANGELOG.md"].concat(
			readdirSync(`${root}docs`, { recursive: true, encoding: "utf8" })
				.filter((name) => name.endsWith(".md"))
				// A page of a text rule shows what it finds.
				.filter((name) => !name.startsWith("rules/text/"))
				.map((name) => `docs/${name}`),
		);
		for (const name of documents)
			it(`of ${name}`, () => {
				const changes = changesOfWords(readProjectFile(name));
				// The project's own text names what the rules find.
				assert.deepEqual(
					changes.filter(({ before }) => !/[區學習務發業產創經濟數體臺裏裡為]|xué|xí|qū/.test(before)),
					[],
				);
			});
	});

	describe("converts Traditional text", () => {
		for (const [what, text, expected] of [
			["of the mainland's tables", "爲羣衆服務，裏面的麪條與牀", "为群众服务，里面的面条与床"],
			["of Taiwan", "為群眾服務，裡面的麵條與床，台灣說明", "为群众服务，里面的面条与床，台湾说明"],
			["of Hong Kong", "為羣眾服務，裏面的麪條與牀，衞生説明", "为群众服务，里面的面条与床，卫生说明"],
			["of several places at once", "臺灣、枱面、説明、說明、群羣", "台湾、台面、说明、说明、群群"],
			["後 and 后", "後來皇后與後備", "后来皇后与后备"],
			["發 and 髮", "發展與頭髮", "发展与头发"],
			["乾", "乾隆年間乾燥的餅乾與乾坤", "乾隆年间干燥的饼干与乾坤"],
			["徵", "徵求意見的特徵，魏徵", "征求意见的特征，魏徵"],
			["著", "著名學者沿著運河著手執著", "著名学者沿着运河着手执着"],
			["a name", "王著參加會議，陳著、李強看著圖紙，朝著目標", "王著参加会议，陈著、李强看着图纸，朝着目标"],
			["昇", "升級提昇，畢昇與陳昇", "升级提升，毕昇与陈昇"],
			["瞭", "瞭解與瞭望", "了解与瞭望"],
			["藉", "憑藉、藉口、慰藉、狼藉滿地", "凭借、借口、慰藉、狼藉满地"],
			["錶 and 表", "鐘錶與報表，手錶", "钟表与报表，手表"],
			["複 and 復", "複雜的恢復與反覆", "复杂的恢复与反复"],
			["words of Taiwan by their characters", "軟體、資訊、網路與程式", "软体、资讯、网路与程式"],
			[
				"quotations of a Traditional text",
				"落實「十四五」與“數字經濟”規劃",
				"落实「十四五」与“数字经济”规划",
			],
		] as const)
			it(what, () => {
				assert.equal(converter.convert(text, detectTraditionalSet(text), []), expected);
				const { text: clean } = cleanDocument(`${text}。\n`, { converter });
				assert.equal(clean, `${expected}。\n`);
			});

		it("sentence by sentence, where a text has both", () =>
			assert.equal(
				converter.convert("后勤发展於此。後來著手發展經濟。", "t", [], "simplified"),
				"后勤发展於此。后来着手发展经济。",
			));

		it("one character alone without its neighbours in a Simplified document", () =>
			assert.equal(converter.convert("於家後街徵集處", "t", [], "simplified"), "於家後街徵集处"));

		it("but no protected name", () =>
			assert.equal(converter.convert("請陳昇到東臺開會。", "t", ["東臺"]), "请陈昇到東臺开会。"));
	});

	describe("a Traditional quotation in a Simplified text", () => {
		const text = "某市方案\n修缮“天下為公”石刻，编印《吳江縣志》，发展数字经济。\n推动各项工作落实。\n";
		it("stays and is listed", () => {
			const { text: clean, left } = cleanDocument(text, { converter });
			assert.equal(clean, text);
			assert.deepEqual(
				left.map(({ code, text: quoted }) => [code, quoted]),
				[
					["text/traditional", "“天下為公”"],
					["text/traditional", "《吳江縣志》"],
				],
			);
		});
		it("is converted with the words around it where they are Traditional, too", () => {
			const mixed = "某市方案\n发展“數字經濟”產業，推动各项工作落实。\n完善体系建设，优化环境。\n";
			const { text: clean } = cleanDocument(mixed, { converter });
			assert.equal(clean.split("\n")[1], "发展“数字经济”产业，推动各项工作落实。");
		});
	});

	it("converts the same again as before: nothing", () => {
		const bits = fc.constantFrom(
			..."後后里裡裏著乾徵於為爲發髮台臺数數学學区區，。；“”《》「」\n|1.",
			"學(xué)",
			"长(zhǎng)",
			"王乾",
			"東臺",
		);
		fc.assert(
			fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
				const once = cleanDocument(parts.join(""), { converter, protectedNames: ["東臺"] });
				const twice = cleanDocument(once.text, { converter, protectedNames: ["東臺"] });
				assert.deepEqual(
					twice.changes.filter(({ code }) => code === "text/traditional"),
					[],
				);
			}),
			{ numRuns: 300 },
		);
	});
});
