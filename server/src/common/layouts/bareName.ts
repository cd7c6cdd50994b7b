import { createCharacterSet } from "../text/characterSet.js";
import { mayEndDuty, mayOpenClause } from "./unitDuties.js";

/** The last characters of 等, 等部门, 等5家 and their like. */
export const othersEnds = createCharacterSet("等门位方委区个家");

/** Whether Han characters between two offsets are nothing but a name, as nearly everywhere: no word of duty is among them. */
export function isBareName(text: string, from: number, to: number, inCell: boolean): boolean {
	// 无 is nobody, alone or behind others.
	if (to <= from || text.charCodeAt(from) === 0x65e0 || mayOpenClause(text.charCodeAt(from))) return false;
	if (mayEndDuty(text, to)) return false;
	if (!othersEnds.has(text.charCodeAt(to - 1))) return true;
	// 等部门 ends like many names do (区发改委); in a sentence a remark may, too.
	return inCell && !hasOthers(text, from, to);
}

/** Whether 等 stands between two offsets. */
function hasOthers(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (text.charCodeAt(i) === 0x7b49) return true;
	return false;
}

/** Behind the last of a list, and no part of its name: 等, 等部门, 等5家单位. */
export const andOthers =
	/等(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[个家]?(?:市级|区级|县级|省级|有关|相关|其他|各)*(?:职能)?(?:部门|单位|地方|部委|地区)?(?:和单位|及单位|、单位)?$/;
/** It is no longer than this. */
export const longestOthers = 20;
/** 甲局等有关部门和各县人民政府: what stands behind 和 is one more name. */
export const othersAnd = /^等(?:[^等、，；]{0,12}(?:部门|单位|地区|企业|机构))?(?:以及|和|及|与)/;
