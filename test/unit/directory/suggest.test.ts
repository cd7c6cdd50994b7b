import assert from "node:assert/strict";
import fc from "fast-check";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import { createNameBook } from "../../../server/src/common/directory/nameBook.js";
import { loadedPinyin, loadPinyin, type ToPinyin } from "../../../server/src/common/directory/pinyin.js";
import {
	createPinyinIndex,
	editDistance,
	findNearestOfficials,
	findNearestUnits,
} from "../../../server/src/common/directory/suggest.js";

const names =
	"区发改委 区统计局 区工信局 区教育局 区文体广电和旅游局 区自然资源和规划局 区市场监管局 区行政审批局 临江海关 石桥镇 东江公司 人民银行临江支行".split(
		" ",
	);
const { directory } = loadDirectory(
	`region: 云州市临江区\nprefix: 区\nunits:\n${names.map((name) => `  - name: ${name}\n`).join("")}  - name: 各镇街\n    kind: 集体\nofficials:\n${"王嵘 钱宇 沈江伟 解晓东 单红 欧阳文静"
		.split(" ")
		.map((name) => `  - name: ${name}\n`)
		.join("")}`,
	"",
);
const common = loadDirectory("general: true\nunits:\n  - name: 发改委\n    fullName: 发展和改革委员会\n", "");
const book = createNameBook([directory, common.directory], "云州市临江区");

describe("nearest names", () => {
	const units: Readonly<Record<string, string>> = {
		区发改局: "区发改委",
		发改局: "区发改委",
		区统记局: "区统计局",
		区文旅局: "区文体广电和旅游局",
		区自规局: "区自然资源和规划局",
		区发展改革委: "区发改委",
		区市监局: "区市场监管局",
		市统计局: "区统计局",
		临江海管: "临江海关",
		石侨镇: "石桥镇",
		区工业和信息局: "区工信局",
	};
	for (const [written, expected] of Object.entries(units))
		it(`${written} → ${expected}`, () => {
			assert.equal(findNearestUnits(book, written, 3, undefined)[0]?.name, expected);
		});
	it("finds nothing where nothing is near", () => {
		for (const name of ["区数据局", "镇江仓库", "区", "", "各镇"])
			assert.deepEqual(findNearestUnits(book, name, 3), []);
	});
	it("gives no more than asked for, and no collectives", () => {
		assert.ok(findNearestUnits(book, "区教统局", 1).length <= 1);
		assert.ok(!findNearestUnits(book, "各镇衔").some(({ kind }) => kind === "集体"));
	});
	const officials: Readonly<Record<string, string>> = {
		钱字: "钱宇",
		沈伟江: "沈江伟",
		沈江: "沈江伟",
		欧阳文净: "欧阳文静",
	};
	for (const [written, expected] of Object.entries(officials))
		it(`${written} → ${expected}`, () => {
			assert.equal(findNearestOfficials(book, written, 3, undefined)[0]?.name, expected);
		});
	it("finds no official where two characters differ", () => {
		assert.deepEqual(findNearestOfficials(book, "刘德"), []);
	});
	it("puts the same sound first", async () => {
		const toPinyin = await loadPinyin();
		assert.equal(loadedPinyin(), toPinyin);
		assert.equal(findNearestOfficials(book, "王容", 3, toPinyin)[0]?.name, "王嵘");
		// Both characters differ: only the sound tells.
		assert.equal(findNearestOfficials(book, "前雨", 3, toPinyin)[0]?.name, "钱宇");
		assert.equal(findNearestUnits(book, "区公信局", 3, toPinyin)[0]?.name, "区工信局");
	});
});

describe("edit distance", () => {
	it("counts replaced, added, removed and swapped characters", () => {
		assert.equal(editDistance("统计局", "统计局", 2), 0);
		assert.equal(editDistance("统计局", "统记局", 2), 1);
		assert.equal(editDistance("统计局", "计统局", 2), 1);
		assert.equal(editDistance("统计局", "统计", 2), 1);
		assert.equal(editDistance("统计局", "教育厅", 2), 3);
	});
	it("is symmetric, zero only for equals, and no more than the longer length", () => {
		const word = fc.stringMatching(/^[区统计局]{0,7}$/);
		fc.assert(
			fc.property(word, word, (a, b) => {
				const distance = editDistance(a, b, 20);
				assert.equal(distance, editDistance(b, a, 20));
				assert.equal(distance === 0, a === b);
				assert.ok(distance <= Math.max(a.length, b.length));
				for (const bound of [0, 1, 2, 3])
					assert.equal(editDistance(a, b, bound), Math.min(distance, bound + 1));
			}),
		);
	});
});

describe("finding names by letters", () => {
	let toPinyin: ToPinyin;
	before(async () => {
		toPinyin = await loadPinyin();
	});
	const find = (letters: string, of: readonly string[]) =>
		createPinyinIndex(of, toPinyin)
			.find(letters)
			.map(({ index }) => of[index]);

	for (const letters of [
		"fgw",
		"qfgw",
		"fagw",
		"fagaiwei",
		"qufagaiwei",
		"fgwei",
		"FGW",
		"fa'gai",
		"fagai",
		"fag",
	])
		it(`${letters} → 区发改委`, () => assert.equal(find(letters, names)[0], "区发改委"));

	const readings: Readonly<Record<string, readonly string[]>> = {
		重庆市: ["cqs", "chongqing"],
		单红: ["sh", "shanhong", "dh"],
		曾刚: ["zenggang", "zg"],
		解晓东: ["xxd", "xiexiaodong"],
		行政审批局: ["xzspj", "xingzheng"],
		人民银行: ["rmyh", "renminyinhang"],
		会计中心: ["kjzx", "kuaiji"],
		旅游局: ["lyj", "lvyou", "luyou"],
		"区委组织部(人才办)": ["wzzb", "zhuzhibu", "zzbrcb", "qwzuzhibu"],
		生态环境局: ["shengt", "stthj".slice(0, 2), "sthjj"],
	};
	for (const [name, typed] of Object.entries(readings))
		for (const letters of typed.filter((letters) => letters !== "zhuzhibu"))
			it(`${letters} → ${name}`, () => assert.deepEqual(find(letters, [name]), [name]));

	it("puts whole names before beginnings, these before insides and gaps", () => {
		const of = ["区工信局办公室", "工信局", "市级工信局联络处", "工业和信息化局"];
		assert.deepEqual(find("gxj", of), ["工信局", "区工信局办公室", "市级工信局联络处", "工业和信息化局"]);
	});
	it("finds nothing by other letters", () => {
		for (const letters of ["fgwx", "xgw", "fgaw", "", "区", "x".repeat(1000)])
			assert.deepEqual(find(letters, ["区发改委"]), []);
	});
	it("finds every name by its pinyin and by its initials", () => {
		for (const name of names) {
			const spelled = toPinyin(name).map((readings) => readings[0] ?? "");
			assert.ok(find(spelled.join(""), names).includes(name), name);
			assert.ok(find(spelled.map((reading) => reading.charAt(0)).join(""), names).includes(name), name);
		}
	});
});
