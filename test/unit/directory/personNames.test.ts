import assert from "node:assert/strict";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import { createNameBook } from "../../../server/src/common/directory/nameBook.js";
import { protectedNames } from "../../../server/src/common/directory/protectedNames.js";
import { findNearestOfficials } from "../../../server/src/common/directory/suggest.js";
import { isSameInEitherScript, simplifyEach } from "../../../server/src/common/language/scriptForms.js";
import { loadScriptConverter } from "../../../server/src/common/text/script.js";

const directory = loadDirectory(
	`region: 苏州市吴江区
units: []
officials:
  - name: 许脩
  - name: 王昇
  - name: 陈著
  - name: 王𬭎
  - name: 麦麦提·吐尔逊
  - name: 顾洪建
  - name: 李䶮
  - name: 丁后
`,
	"file:///names.directory.yaml",
).directory;
const book = createNameBook([directory], "苏州市吴江区");

describe("a person's name", () => {
	const spellings: Readonly<Record<string, string>> = {
		許脩: "许脩",
		许脩: "许脩",
		王昇: "王昇",
		陳著: "陈著",
		王鋐: "王𬭎",
		顧洪建: "顾洪建",
		顾洪建: "顾洪建",
		丁后: "丁后",
		麥麥提·吐爾遜: "麦麦提·吐尔逊",
		"麦麦提•吐尔逊": "麦麦提·吐尔逊",
		"麦麦提・吐尔逊": "麦麦提·吐尔逊",
		"麦麦提‧吐尔逊": "麦麦提·吐尔逊",
		"麦麦提．吐尔逊": "麦麦提·吐尔逊",
		麦麦提吐尔逊: "麦麦提·吐尔逊",
		"李　䶮": "李䶮",
	};
	for (const [written, name] of Object.entries(spellings))
		it(`is the directory's in either script and with any dot: ${written}`, () => {
			assert.equal(book.findOfficial(written)?.name, name);
			assert.equal(book.officialName(written), name);
		});

	it("is Simplified where the directory does not have it, as far as its characters have one form", () => {
		const names = ["劉備", "葉劍英", "許修", "陳昇", "王暐", "艾力・玉素甫"].map(book.officialName);
		assert.deepEqual(names, ["刘备", "叶剑英", "许修", "陈昇", "王𬀩", "艾力·玉素甫"]);
	});

	it("is another person's where a Simplified text writes another character", () => {
		for (const other of ["王升", "陈着", "许修", "王宏", "丁後山"])
			assert.equal(book.findOfficial(other), undefined, other);
		assert.ok(isSameInEitherScript("許修", "许修") && !isSameInEitherScript("许修", "许脩"));
		assert.equal(simplifyEach("後主"), "後主");
	});

	it("is near one with a character beyond U+FFFF, counted as one", () => {
		const nearest = (written: string) =>
			findNearestOfficials(book, written)
				.map(({ name }) => name)
				.sort();
		assert.deepEqual(nearest("王宏"), ["王昇", "王𬭎"]);
		assert.ok(nearest("李岩").includes("李䶮"));
	});

	it("keeps its spelling when a Traditional text is cleaned", async () => {
		const { convert } = await loadScriptConverter();
		const text = "區長許脩主持會議，副區長王昇、陳著出席，專題研究經濟發展。";
		const clean = "区长许脩主持会议，副区长王昇、陈著出席，专题研究经济发展。";
		assert.equal(convert(text, "t", protectedNames(book)), clean);
		const persons = ["許脩", "王昇", "陳著"];
		assert.equal(convert(text, "t", protectedNames({ units: [], officials: [] }, persons)), clean);
	});
});
