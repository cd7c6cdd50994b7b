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
