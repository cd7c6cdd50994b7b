import assert from "node:assert/strict";
import fc from "fast-check";
import {
	largestChineseNumeral,
	parseChineseNumeral,
	printChineseNumeral,
} from "../../../server/src/common/text/numerals.js";

const readings: readonly (readonly [string, number])[] = [
	["零", 0],
	["〇", 0],
	["一", 1],
	["两", 2],
	["十", 10],
	["十二", 12],
	["二十", 20],
	["廿", 20],
	["廿三", 23],
	["卅", 30],
	["一百", 100],
	["一百零五", 105],
	["三百零五", 305],
	["一百一十", 110],
	["三百五", 350],
	["一百五十", 150],
	["两千", 2000],
	["3千", 3000],
	["３千", 3000],
	["1.5万", 15000],
	["1万2千", 12000],
	["一万二", 12000],
	["一万零二", 10002],
	["一万零一十", 10010],
	["十万", 100000],
	["两千三百万", 23000000],
	["三亿零五", 300000005],
	["五万亿", 5e12],
	["3.2亿", 320000000],
	["九千九百九十九万亿", 9999e12],
	["二〇二四", 2024],
	["12", 12],
];

const nonsense = [
	"",
	"百",
	"千家",
	"一二三",
	"一二",
	"十百",
	"百百",
	"三五个",
	"二十万千万",
	"一百二百",
	"零零百",
	"abc",
	"一万万",
	"三亿万亿",
	"三万亿万亿",
	"三亿万",
	"三万亿亿",
];

describe("Chinese numerals", () => {
	for (const [text, value] of readings)
		it(`reads ${text} as ${value}`, () => assert.equal(parseChineseNumeral(text), value));
	for (const text of nonsense)
		it(`does not read ${JSON.stringify(text)}`, () => assert.equal(parseChineseNumeral(text), null));

	const writings: readonly (readonly [number, string])[] = [
		[0, "零"],
		[1, "一"],
		[10, "十"],
		[15, "十五"],
		[20, "二十"],
		[101, "一百零一"],
		[110, "一百一十"],
		[1010, "一千零一十"],
		[9999, "九千九百九十九"],
		[10000, "一万"],
		[10010, "一万零一十"],
		[100000, "十万"],
		[100000001, "一亿零一"],
		[30050000, "三千零五万"],
		[3_0000_0000_0000, "三万亿"],
		[3_5000_0000_0000, "三万五千亿"],
	];
	for (const [n, text] of writings)
		it(`writes ${n} as ${text}`, () => assert.equal(printChineseNumeral(n), text));

	it("refuses what has no numeral", () => {
		for (const n of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, largestChineseNumeral + 1])
			assert.throws(() => printChineseNumeral(n), RangeError);
	});

	it("reads back every number up to 99999", () => {
		for (let n = 0; n <= 99_999; n++) assert.equal(parseChineseNumeral(printChineseNumeral(n)), n);
	});

	it("reads back any number that it writes", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: largestChineseNumeral }), (n) => {
				assert.equal(parseChineseNumeral(printChineseNumeral(n)), n);
			}),
		);
	});

	it("never throws and never answers anything but a finite number or null", () => {
		const character = fc.constantFrom(..."零〇一二三四五六七八九十百千万亿两廿卅0５1.,家 ");
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(character).map((all) => all.join("")),
				),
				(text) => {
					const value = parseChineseNumeral(text);
					assert.ok(value === null || Number.isFinite(value));
				},
			),
		);
	});

	it("gives up at once on a numeral that is too long", () => {
		assert.equal(parseChineseNumeral("一".repeat(200_000)), null);
		assert.equal(parseChineseNumeral("1".repeat(200_000)), null);
	});
});
