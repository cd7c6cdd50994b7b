import assert from "node:assert/strict";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import {
	createNameBook,
	findRegion,
	selectDirectories,
} from "../../../server/src/common/directory/nameBook.js";

const load = (text: string) => loadDirectory(text, "file:///x.directory.yaml").directory;
const linjiang = load(`
region: 云州市临江区
prefix: 区
units:
  - name: 区发改委
    fullName: 临江区发展和改革委员会
  - name: 区工信局
  - name: 区委组织部
    fullName: 中共云州市临江区委员会组织部
officials:
  - name: 王小明
    title: 区长
`);
const shishan = load("region: 云州市石山区\nprefix: 区\nunits:\n  - name: 区工信局\n    note: 石山\n");
const yunzhou = load("region: 云州市\nprefix: 市\nunits:\n  - name: 市工信局\n");
const park = load("region: 云州工业园区\nunits:\n  - name: 经发局\n");
const general = load(`
general: true
units:
  - name: 工信局
    fullName: 工业和信息化局
    aliases: [经信局]
  - name: 编办
    fullName: 机构编制委员会办公室
  - name: 市场监管局
    fullName: 市场监督管理局
`);
const anywhere = load("units:\n  - name: 专项办\n");
const all = [general, yunzhou, park, shishan, linjiang];

describe("name book", () => {
	it("prefers the document's own region for a shared name", () => {
		assert.equal(createNameBook([linjiang, shishan], "云州市石山区").findUnit("区工信局")?.note, "石山");
		assert.equal(createNameBook([shishan, linjiang], "云州市临江区").findUnit("区工信局")?.note, undefined);
		assert.equal(createNameBook([linjiang, shishan], "石山区").findUnit("工信局")?.note, "石山");
	});
	it("finds a unit of another region by that region's name", () => {
		const book = createNameBook([linjiang, shishan], "云州市临江区");
		assert.equal(book.findUnit("石山区工信局")?.note, "石山");
		assert.equal(book.findUnit("临江区工信局")?.region, "云州市临江区");
	});
	it("finds by full name, by either width of brackets, and by the name before the bracket", () => {
		const book = createNameBook([linjiang], "云州市临江区");
		assert.equal(book.findUnit("临江区发展和改革委员会")?.name, "区发改委");
		assert.equal(book.findUnit("区委组织部（人才办）")?.name, "区委组织部");
		assert.equal(book.findUnit("区 发改委")?.name, "区发改委");
		assert.equal(book.findUnit("不存在局"), undefined);
		assert.equal(book.findUnit(""), undefined);
		assert.equal(book.findOfficial("王 小明")?.name, "王小明");
	});
	it("takes full names from the general list, and existence never", () => {
		const book = createNameBook([linjiang, general], "云州市临江区");
		assert.equal(book.findUnit("编办"), undefined);
		assert.equal(book.findFullName("区工信局"), "工业和信息化局");
		assert.equal(book.findFullName("市经信局"), "工业和信息化局");
		assert.equal(book.findFullName("区委编办"), "机构编制委员会办公室");
		assert.equal(book.findFullName("市场监管局"), "市场监督管理局");
		assert.equal(book.findFullName("区发改委"), "临江区发展和改革委员会");
		assert.equal(book.findFullName("区委组织部(人才办)"), "中共云州市临江区委员会组织部(人才办)");
		assert.equal(book.findFullName("区妇联"), undefined);
		assert.equal(createNameBook([general], null).knowsUnits, false);
	});
	it("gives the prefix of the directory, else of the region's name", () => {
		assert.equal(createNameBook([linjiang], "云州市临江区").prefix, "区");
		assert.equal(createNameBook([], "云州市平山县").prefix, "县");
		assert.equal(createNameBook([park], "云州工业园区").prefix, null);
		assert.equal(createNameBook([], null).prefix, null);
	});
	it("knows units and officials only by a directory of the place", () => {
		const own = createNameBook([linjiang, yunzhou], "云州市临江区");
		assert.deepEqual([own.knowsUnits, own.knowsOfficials], [true, true]);
		const above = createNameBook([yunzhou], "云州市平山县");
		assert.deepEqual([above.knowsUnits, above.knowsOfficials], [false, false]);
	});
	it("has another key when a directory or the region is another", () => {
		const key = createNameBook([linjiang], "云州市临江区").key;
		assert.equal(createNameBook([linjiang], "云州市临江区").key, key);
		assert.notEqual(createNameBook([linjiang, general], "云州市临江区").key, key);
		assert.notEqual(createNameBook([linjiang], null).key, key);
		assert.notEqual(createNameBook([{ ...linjiang }], "云州市临江区").key, key);
	});
});

describe("directories of a document", () => {
	const regionsFor = (clues: { region?: string; issuer?: string; title?: string }) =>
		selectDirectories(all, { region: null, issuer: null, title: null, ...clues }).map(
			({ region }) => region ?? "general",
		);
	const own = ["云州市临江区", "云州市", "general"];
	const cases: readonly (readonly [Parameters<typeof regionsFor>[0], readonly string[]])[] = [
		[{ region: "云州市临江区" }, own],
		[{ region: "临江区" }, own],
		[{ region: "南省云州市临江区" }, own],
		[{ issuer: "云州市临江区人民政府" }, own],
		[{ issuer: "临江区政府" }, own],
		[{ issuer: "中共临江区委办公室" }, own],
		[{ title: "关于印发临江区2024年重点工作的通知" }, own],
		[{ issuer: "云州工业园区管委会" }, ["云州工业园区", "云州市", "general"]],
		[{ issuer: "云州市人民政府" }, ["云州市", "general"]],
		// Another district of the city is not the city's own.
		[{ region: "云州市平山县" }, ["云州市", "general"]],
		[{ issuer: "云州市平山县人民政府" }, ["general"]],
		// A district of the same name in another city.
		[{ issuer: "海州市临江区人民政府" }, ["general"]],
		[{ issuer: "海州临江区政府" }, ["general"]],
		[{ region: "海州市临江区" }, ["general"]],
		// The issuer goes before the title.
		[{ issuer: "石山区政府", title: "学习临江区经验" }, ["云州市石山区", "云州市", "general"]],
		[{}, ["general"]],
	];
	for (const [clues, expected] of cases)
		it(JSON.stringify(clues), () => assert.deepEqual(regionsFor(clues), expected));

	it("takes none where two answer to the short form", () => {
		const other = load("region: 海州市临江区\nprefix: 区\nunits:\n  - name: 区发改委\n");
		const clues = { region: "临江区", issuer: null, title: null };
		assert.deepEqual(selectDirectories([linjiang, other], clues), []);
		assert.deepEqual(
			selectDirectories([linjiang, other], { ...clues, region: null, issuer: "临江区政府" }),
			[],
		);
	});
	it("always takes those without region", () => {
		assert.deepEqual(selectDirectories([anywhere], { region: null, issuer: null, title: null }), [anywhere]);
	});
	it("writes the region in full where a directory does", () => {
		assert.equal(findRegion(all, { region: "临江区", issuer: null, title: null }), "云州市临江区");
		assert.equal(findRegion(all, { region: "平山县", issuer: null, title: null }), "平山县");
	});
});
