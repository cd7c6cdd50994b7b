import assert from "node:assert/strict";
import { parseDeadline } from "../../../server/src/common/targets/parseDeadline.js";

/** What stands in a cell, and by when that is in a plan of 2026. */
const rows: readonly (readonly [cell: string, deadline: string | null])[] = [
	["2026年", "2026"],
	["2026年底前", "2026-12"],
	["2026年6月底前", "2026-06"],
	["2026年12月20日前完成", "2026-12-20"],
	["2026年二季度", "2026-06"],
	["2025—2027年", "2025/2027"],
	// Months in numerals.
	["2026年六月底前", "2026-06"],
	["2026年十二月三十一日前", "2026-12-31"],
	["2026-12-31 00:00:00", "2026-12-31"],
	["2026/6/30 17:30", "2026-06-30"],
	["六月底前完成", "2026-06"],
	["2026年三月、九月", null],
	["2026年三年行动", null],
	// Spans of months.
	["2026年9月-10月", "2026-09/2026-10"],
	["2026年1—6月", "2026-01/2026-06"],
	["2026年6月至2027年5月", "2026-06/2027-05"],
	["2026年6月～2027年5月底前", "2026-06/2027-05"],
	["9月-10月", "2026-09/2026-10"],
	["2026年11月-3月", null],
	["2026年6月-9月15日", null],
	["1-6月", "2026-06"],
	// What comes before an event: the date where there is one, and nothing where it is not known.
	["10月15日供暖前", "2026-10-15"],
	["2026年6月汛期前", "2026-06"],
	["2026年春节前", null],
	["2026年汛期前完成", null],
	// Ways of writing a date.
	["二〇二六年十一月底", "2026-11"],
	["2026年元月", "2026-01"],
	["元月底前", "2026-01"],
	["11月廿八日", "2026-11-28"],
	["明年一季度", "2027-03"],
	["明年底前", "2027-12"],
	["今年6月底", "2026-06"],
	["第三季度末", "2026-09"],
	// Days that have a name; the moon's are not known.
	["国庆前", "2026-10-01"],
	["2027年国庆节前", "2027-10-01"],
	["“五一”前完成", "2026-05-01"],
	["'七一'前", "2026-07-01"],
	["教师节前", "2026-09-10"],
	["“十一”黄金周前", "2026-10-01"],
	["国庆假期来临前", "2026-10-01"],
	["中秋节前", null],
	["双十一前", null],
	["国庆期间", null],
	// Quarters and weeks as programs write them.
	["2026年Q2", "2026-06"],
	["2027Q4", "2027-12"],
	["Q3", "2026-09"],
	["2026-W23", "2026-06-07"],
	["2026年第1周", "2026-01-04"],
	["2026-W54", null],
	["2026年Q5", null],
	["2026年6", null],
	["2026年6月份底", "2026-06"],
	["26年6月底前", "2026-06"],
	["98年6月", null],
	// Days and months that no calendar has, and words.
	["2026年13月底前", null],
	["2026年2月30日", null],
	["2026年2月29日", null],
	["2028年2月29日", "2028-02-29"],
	["4月31日", null],
	["46387", null],
	["长期坚持", null],
	["每季度", null],
];

describe("deadlines of cells", () => {
	for (const [cell, deadline] of rows) it(cell, () => assert.equal(parseDeadline(cell, 2026), deadline));
	it("a month without a year needs that of the plan", () => {
		assert.equal(parseDeadline("六月底前"), null);
		assert.equal(parseDeadline("9月-10月"), null);
		assert.equal(parseDeadline("2026年九月"), "2026-09");
	});
});
