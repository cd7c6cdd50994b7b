import assert from "node:assert/strict";
import fc from "fast-check";
import { SimilarTexts } from "../../../server/src/common/analysis/similarTasks.js";

const texts = [
	"推进中心城区公园建设，新建口袋公园5个。",
	"推进重点企业培育，新增规上工业企业20家。",
	"加强义务教育学校建设，新增学位3000个。",
	"推进水环境治理，完成河道整治12公里。",
];

describe("similar tasks", () => {
	const index = new SimilarTexts(texts);
	for (const [text, best] of [
		["新建口袋公园8个，改造公园2个。", 0],
		["培育规上工业企业30家以上。", 1],
		["新增义务教育学位5000个。", 2],
		["完成12条河道整治，改善水环境。", 3],
	] as const)
		it(`finds “${texts[best]}” for “${text}”`, () => assert.equal(index.find(text, 1, 0.3)[0]?.index, best));
	it("finds nothing in words that every second task has, and in others", () => {
		for (const text of ["推进建设。", "办好全区运动会。", "", "5%"])
			assert.deepEqual(index.find(text, 3, 0.3), []);
	});
	it("gives the same text 1, whatever its figures and marks", () =>
		assert.ok((index.find("推进中心城区公园建设 新建口袋公园12个", 1, 0)[0]?.similarity ?? 0) > 0.999));
	it("compares both ways alike, finds every text by itself, and stays between 0 and 1", () => {
		const word = fc.constantFrom("公园", "建设", "企业", "新增", "3个", "教育", "𠮷野", "，");
		const text = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => words.join(""));
		fc.assert(
			fc.property(fc.array(text, { minLength: 2, maxLength: 12 }), (all) => {
				const found = new SimilarTexts(all);
				const table = all.map(
					(each) => new Map(found.find(each, all.length, 0).map((one) => [one.index, one.similarity])),
				);
				all.forEach((each, a) => {
					for (const [b, similarity] of table[a] ?? []) {
						assert.ok(similarity >= 0 && similarity <= 1);
						assert.ok(Math.abs(similarity - (table[b]?.get(a) ?? -1)) < 1e-9);
					}
					if (/[\p{L}\d].*[\p{L}\d]/u.test(each))
						assert.ok((table[a]?.get(a) ?? 0) > 0.999 || new Set(each).size < 2);
				});
			}),
		);
	});
});
