import assert from "node:assert/strict";
import fc from "fast-check";
import type { NameBook } from "../../../server/src/common/directory/directory.js";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import { createNameBook } from "../../../server/src/common/directory/nameBook.js";
import { resolveUnits } from "../../../server/src/common/directory/resolve.js";

const district = `
region: 云州市临江区
prefix: 区
units:
  - name: 区发改委
    aliases: [发改委]
  - name: 区统计局
  - name: 区财政局
  - name: 区财政局(国资办)
  - name: 区市场监管局
    aliases: [市场监管局]
  - name: 区委组织部
  - name: 区委宣传部
  - name: 区妇联
  - name: 团区委
  - name: 生态环境局
  - name: 临江海关
  - name: 水务集团
  - name: 区城投公司
  - name: 临江高新区
    aliases: [临江高新区(石桥镇)]
  - name: 石桥镇
  - name: 各镇街
    kind: 集体
`;
const city = `
region: 云州市
prefix: 市
units:
  - name: 市发改委
    aliases: [云州发改委]
  - name: 市生态环境局
  - name: 市体育局
`;
const load = (text: string) => loadDirectory(text, "file:///a.directory.yaml").directory;
const book = createNameBook([load(city), load(district)], "云州市临江区");
const empty = createNameBook([], null);

const named = (raws: readonly string[]) => raws.map((raw) => ({ raw }));

/** `区统计局[区]`: carried; `?` unknown, `~` nobody can tell, `*` collective. */
function show(cell: string, names: NameBook = book, written: readonly string[] = []): string {
	const units = resolveUnits(named(cell.split("、")), names, new Set(written));
	return units
		.map(({ name, carried, known, collective }) => {
			const mark = known === null ? "~" : known ? "" : "?";
			return `${name}${carried === null ? "" : `[${carried}]`}${mark}${collective ? "*" : ""}`;
		})
		.join("、");
}

describe("resolving a unit cell", () => {
	const cells: readonly (readonly [string, string, string])[] = [
		["the level carries over", "区发改委、统计局、财政局", "区发改委、区统计局[区]、区财政局[区]"],
		["an entry's own name stays", "区发改委、生态环境局", "区发改委、生态环境局"],
		["an alias gives its entry", "发改委", "区发改委"],
		["a name without its level is the district's", "统计局、生态环境局", "区统计局、生态环境局"],
		[
			"the nearest level that fits is carried",
			"区财政局、市发改委、体育局、统计局",
			"区财政局、市发改委、市体育局[市]、区统计局[区]",
		],
		["市 of 市场 is no level", "市场监管局、统计局", "区市场监管局、区统计局"],
		["what no directory has stays and is unknown", "区发改委、数据局", "区发改委、数据局?"],
		[
			"companies, customs, towns stand alone",
			"区发改委、水务集团、临江海关、石桥镇",
			"区发改委、水务集团、临江海关、石桥镇",
		],
		[
			"the level goes on over units without one",
			"区发改委、石桥镇、统计局",
			"区发改委、石桥镇、区统计局[区]",
		],
		[
			"collectives are never unknown",
			"区发改委、各有关部门、各镇街、统计局",
			"区发改委、各有关部门*、各镇街*、区统计局[区]",
		],
		["a collective hands on no level", "市各有关部门、体育局", "市各有关部门*、体育局?"],
		["a listed bracketed name is an entry", "区发改委、财政局（国资办）", "区发改委、区财政局(国资办)[区]"],
		[
			"a bracketed part stays in the name",
			"区委组织部（人才办）、宣传部(文明办)",
			"区委组织部(人才办)、区委宣传部(文明办)[区委]",
		],
		["a bracketed alias gives its entry", "临江高新区（石桥镇）", "临江高新区"],
		["the base is known by its alias too", "财政局(金融办)", "区财政局(金融办)"],
		["区委 carries where 区 does not", "区委组织部、宣传部", "区委组织部、区委宣传部[区委]"],
		["团区委 hands on its level", "团区委、妇联", "团区委、区妇联[区]"],
		[
			"the region before the name",
			"临江区发改委、云州市临江区统计局、云州市体育局、财政局",
			"区发改委、区统计局、市体育局、区财政局[区]",
		],
		["an unknown unit with a level hands it on", "区数据局、统计局", "区数据局?、区统计局[区]"],
	];
	for (const [name, cell, expected] of cells)
		it(`${name}: ${cell}`, () => {
			assert.equal(show(cell), expected);
		});

	it("gives the entry of the unit, or of the name before the bracket", () => {
		const [whole, part] = resolveUnits(named(["区财政局(国资办)", "区委组织部(人才办)"]), book, new Set());
		assert.equal(whole?.entry?.name, "区财政局(国资办)");
		assert.equal(part?.entry?.name, "区委组织部");
		assert.equal(part?.known, true);
	});

	describe("without a directory", () => {
		const written = ["区发改委", "区统计局", "区委宣传部", "区石桥镇", "区财政局(国资办)"];
		it("carries what the document writes so, and nothing else", () => {
			assert.equal(show("区发改委、统计局、税务局", empty, written), "区发改委~、区统计局[区]~、税务局~");
			assert.equal(show("区委组织部、宣传部", empty, written), "区委组织部~、区委宣传部[区委]~");
			assert.equal(show("统计局", empty, written), "统计局~");
		});
		it("never carries to a town", () => {
			assert.equal(show("区发改委、石桥镇", empty, written), "区发改委~、石桥镇~");
		});
		it("takes both widths of brackets for one name", () => {
			assert.equal(show("区发改委、财政局（国资办）", empty, written), "区发改委~、区财政局(国资办)[区]~");
		});
		it("knows collectives, and does not know whether they exist", () => {
			assert.equal(show("区发改委、各区镇", empty, written), "区发改委~、各区镇~*");
		});
	});

	it("tells nothing of a district from the directory of its city alone", () => {
		const above = createNameBook([load(city)], "云州市石山区");
		assert.equal(above.knowsUnits, false);
		assert.equal(show("市发改委、区统计局", above), "市发改委、区统计局~");
	});

	it("answers once for each name, whatever the names are", () => {
		const names = fc.array(fc.stringMatching(/^[区市县发改委统计局各镇()（）团关]{0,8}$/), { maxLength: 8 });
		fc.assert(
			fc.property(names, (raws) => {
				for (const names of [book, empty]) {
					const units = resolveUnits(named(raws), names, new Set(raws));
					assert.deepEqual(
						units.map(({ raw }) => raw),
						raws,
					);
					for (const { known, collective, entry } of units) {
						if (entry !== undefined) assert.equal(known, true);
						if (collective) assert.notEqual(known, false);
					}
				}
			}),
		);
	});

	it("finds names to be the same that it has met before, behind whatever they stood", () => {
		const cells = fc.array(
			fc.array(
				fc.constantFrom("区发改委", "统计局", "市体育局", "体育局", "财政局", "区委组织部", "团区委", "各镇"),
				{
					maxLength: 5,
				},
			),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(cells, (lists) => {
				for (const names of [book, empty]) {
					const written = new Set(lists.flat());
					const understood = new Map();
					for (const list of lists)
						assert.deepEqual(
							resolveUnits(named(list), names, written, understood),
							resolveUnits(named(list), names, written),
						);
				}
			}),
		);
	});

	it("resolves a canonical name to itself", () => {
		for (const { name } of book.units) assert.equal(show(name).replace("*", ""), name);
	});
});
