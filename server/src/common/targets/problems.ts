import type { LocalizedText } from "../model/localizedText.js";
import type { TargetProblem } from "../model/target.js";

/** The messages of target/unparseable, target/conflict and target/implausible: what, where, what to do. */
const messages = {
	letter: {
		zh: (raw) => `“${raw}”的数字里混有字母，请改为数字（如字母O改为0）。`,
		en: (raw) => `The number in “${raw}” contains a letter; write digits instead (0 for the letter O).`,
	},
	points: {
		zh: (raw) => `“${raw}”的小数点有误，请核对数字。`,
		en: (raw) => `The decimal point in “${raw}” is wrong; check the number.`,
	},
	groups: {
		zh: (raw) => `“${raw}”的千位分隔符位置不对，请核对数字。`,
		en: (raw) => `The thousands separator in “${raw}” is misplaced; check the number.`,
	},
	percent: {
		zh: (raw) => `“${raw}”多写了百分号，请删去一个。`,
		en: (raw) => `“${raw}” has one percent sign too many; remove it.`,
	},
	exponent: {
		zh: (raw) => `“${raw}”是电子表格的科学计数法，请改写成普通数字。`,
		en: (raw) => `“${raw}” is how a spreadsheet writes a number; write it out.`,
	},
	sheet: {
		zh: (raw) => `“${raw}”是电子表格没有算出或没有显示的数，请填写数字。`,
		en: (raw) => `“${raw}” is a figure that a spreadsheet could not work out or show; write the figure.`,
	},
	month: {
		zh: (raw) => `“${raw}”的月份不存在，请核对时限。`,
		en: (raw) => `The month in “${raw}” does not exist; check the date.`,
	},
	day: {
		zh: (raw) => `“${raw}”这一天不存在，请核对时限。`,
		en: (raw) => `The day in “${raw}” does not exist; check the date.`,
	},
	quarter: {
		zh: (raw) => `“${raw}”：一年只有四个季度，请核对时限。`,
		en: (raw) => `“${raw}”: a year has four quarters; check the date.`,
	},
	serial: {
		zh: (raw) => `“${raw}”是电子表格里的日期序号，请改写成日期。`,
		en: (raw) => `“${raw}” is a spreadsheet's number of a day; write the date.`,
	},
	number: {
		zh: (raw) => `“${raw}”不是日期，请改写成日期。`,
		en: (raw) => `“${raw}” is not a date; write one.`,
	},
	order: {
		zh: (raw) => `“${raw}”分不清哪个是月、哪个是日，请改写成几月几日。`,
		en: (raw) => `In “${raw}” day and month cannot be told apart; write it as 几月几日.`,
	},
	upside: {
		zh: (raw) => `“${raw}”的止期早于起期，请核对时限。`,
		en: (raw) => `“${raw}” ends before it begins; check the dates.`,
	},
	before: {
		zh: (raw) => `“${raw}”早于方案的年份，请核对。`,
		en: (raw) => `“${raw}” lies before the plan's year; check it.`,
	},
	blank: {
		zh: (raw) => `“${raw}”还没有填数字，请补上。`,
		en: (raw) => `The number in “${raw}” is still blank; fill it in.`,
	},
	unit: {
		zh: (raw) => `“${raw}”缺计量单位，请补上（如%、家、亿元）。`,
		en: (raw) => `“${raw}” lacks a unit of measure; add one (such as %, 家, 亿元).`,
	},
	noun: {
		zh: (raw) => `“${raw}”没有说明是什么指标，请在前面写上指标名称。`,
		en: (raw) => `“${raw}” does not say what is measured; name the indicator before it.`,
	},
	strict: {
		zh: (raw) => `“${raw}”前后两个限定词重复或不一致，请只留一个。`,
		en: (raw) => `The words before and after the number in “${raw}” disagree; keep only one of them.`,
	},
	vague: {
		zh: (raw) => `“${raw}”既写界限又写约数，不能并用，请保留其一。`,
		en: (raw) => `“${raw}” is both a limit and approximate; keep one of the two.`,
	},
	range: {
		zh: (raw) => `“${raw}”的区间上下颠倒，请把小的数字写在前面。`,
		en: (raw) => `The range “${raw}” is upside down; put the smaller number first.`,
	},
	over: {
		zh: (raw) => `“${raw}”超过100%，占比、覆盖率一类指标不会超过100%，请核对。`,
		en: (raw) =>
			`“${raw}” is more than 100 %, which no share, coverage or rate of this kind can be; check it.`,
	},
	fall: {
		zh: (raw) => `“${raw}”下降超过100%，不可能做到，请核对。`,
		en: (raw) => `“${raw}” is a fall by more than 100 %, which cannot be; check it.`,
	},
	negative: {
		zh: (raw) => `“${raw}”的数量是负数，请核对。`,
		en: (raw) => `The count “${raw}” is negative; check it.`,
	},
} as const satisfies Record<string, { zh: (raw: string) => string; en: (raw: string) => string }>;

export type ProblemReason = keyof typeof messages;

const kinds: Readonly<Record<ProblemReason, TargetProblem["kind"]>> = {
	letter: "unparseable",
	points: "unparseable",
	groups: "unparseable",
	percent: "unparseable",
	exponent: "unparseable",
	sheet: "unparseable",
	month: "deadline",
	day: "deadline",
	quarter: "deadline",
	serial: "deadline",
	number: "deadline",
	order: "deadline",
	upside: "deadline",
	before: "past",
	blank: "unparseable",
	unit: "unparseable",
	noun: "unparseable",
	strict: "conflict",
	vague: "conflict",
	range: "conflict",
	over: "implausible",
	fall: "implausible",
	negative: "implausible",
};

export function toProblem(reason: ProblemReason, text: string, start: number, end: number): TargetProblem {
	const raw = text.slice(start, end).trim();
	const message: LocalizedText = { zh: messages[reason].zh(raw), en: messages[reason].en(raw) };
	return { kind: kinds[reason], range: [start, end], message };
}
