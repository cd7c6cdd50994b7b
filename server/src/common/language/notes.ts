import { oneOf } from "./patterns.js";
import { noteOpenings } from "./words/noteOpenings.js";

const { notes, form, attachments, breaks } = noteOpenings;
const note = new RegExp(`^${oneOf(notes)}[:：]`);
const formFoot = new RegExp(
	`^(?:${oneOf(form.persons)}人?|${oneOf(form.reports)}(?:单位|日期|时间)|${oneOf(form.signers)}(?:负责人|领导)(?:签[字名])?|签字|盖章|${oneOf(notes)})[:：]`,
);
// 注册经营主体, 来源于 and 编辑出版 are words of a sentence.
const breakBehind = new RegExp(
	`^(?:${oneOf(attachments)}|(?:${oneOf(breaks)})(?!(?<!本报讯|本报记者|新华社)\\p{Script=Han}))`,
	"u",
);

/** Whether a line is a remark below a table: 注：…, 说明：…. Blanks before it must be taken off. */
export function opensNote(line: string): boolean {
	return note.test(line);
}

/** Whether a line or a row is the foot of a form: 填表人：…, or a remark. */
export function opensFormFoot(line: string): boolean {
	return formFoot.test(line);
}

/** Whether a line opens something of its own behind a paragraph: 附件, 抄送, 来源. */
export function opensAttachment(line: string): boolean {
	return breakBehind.test(line);
}

const named = new RegExp(`^(?:${oneOf([...notes, ...attachments])})[\\d一二三四五 ]{0,3}[:：]`);

/** Whether a line is a note or names an attachment, with its number: 附件2：…. */
export function opensNamedAttachment(line: string): boolean {
	return named.test(line);
}
