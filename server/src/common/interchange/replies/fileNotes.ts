import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { shorten } from "../../text/shorten.js";
import type { PlacedRow } from "./placeReplies.js";
import type { ReplyFile, ReplyRow } from "./readReplies.js";
import { plainText } from "./taskIdentity.js";

/** What is to be said of a file that came back and is not said of its cells. */
export interface FileNote {
	readonly file: string;
	readonly message: LocalizedText;
}

/** What the plan is that the files are collected for. */
export interface CollectedPlan {
	readonly title: string;
	readonly version: string;
	readonly texts: readonly string[];
	readonly numbers: readonly string[];
	/** Names that columns of the plan have, beside those that are known by their role. */
	readonly columns: ReadonlySet<string>;
}

/** Why a file belongs to another plan and nothing of it is taken; `undefined` where it is of this one. */
export function refuseOtherPlan(
	{ plan, rows }: ReplyFile,
	placed: readonly PlacedRow[],
	{ title }: CollectedPlan,
): LocalizedText | undefined {
	if (plan === undefined || plan === "" || plainText(plan) === plainText(title)) return undefined;
	const known = placed.filter(({ task, likeness }) => task >= 0 && likeness === 1).length;
	if (2 * known >= rows.length) return undefined;
	return {
		zh: `这是另一份方案《${plan}》的填报表，没有汇入；请放到那份方案的文件夹里。`,
		en: `This is a form of another plan, 《${plan}》, and nothing of it was taken; please put it into the folder of that plan.`,
	};
}

/** So many of a kind are named. */
const mostNamed = 10;

/** Where a file says otherwise than the plan, or holds more than replies. */
export function notesOfFile(
	reply: ReplyFile,
	placed: readonly PlacedRow[],
	own: readonly number[] | undefined,
	plan: CollectedPlan,
): readonly LocalizedText[] {
	const { rows, version, otherColumns, remarks } = reply;
	const notes: LocalizedText[] = [];
	const rewritten = rows.filter((row, i) => isRewritten(row, placed[i], plan));
	const isOlder = version !== undefined && version !== plan.version;
	const listed = new Set(placed.map(({ task }) => task));
	const absent = (own ?? []).filter((task) => !listed.has(task));
	if (isOlder && (rewritten.length > 0 || absent.length > 0)) notes.push(olderVersion(rewritten.length));
	else if (rewritten.length > 0)
		notes.push({
			zh: `任务文字与方案不同：${list(rewritten.map(({ place }) => place.zh))}；以方案为准。`,
			en: `The words of tasks differ from the plan: ${listEn(rewritten.map(({ place }) => place.en))}; the plan holds.`,
		});
	if (absent.length > 0) {
		const numbers = absent.map((task) => plan.numbers[task] ?? "");
		notes.push({
			zh: `表里没有这些任务的行：${list(numbers)}。`,
			en: `The form has no rows of these tasks: ${listEn(numbers)}.`,
		});
	}
	if (rows.every(({ cells }) => cells.size === 0))
		notes.push({ zh: "一格也没有填，按没有报回计。", en: "Nothing is filled in; it counts as missing." });
	const others = [...otherColumns].filter(([name]) => !plan.columns.has(plainText(name)));
	if (others.length > 0)
		notes.push({
			zh: `多出的栏没有汇入：${list(others.map(([name, count]) => `“${name}”（${count}格）`))}；要用的内容请移到填报的栏里。`,
			en: `Columns that were added are not taken: ${listEn(others.map(([name, count]) => `“${name}” (${counted(count, "cell")})`))}; please move what is wanted into the columns to be filled in.`,
		});
	for (const { place, text } of remarks.slice(0, mostNamed))
		notes.push({
			zh: `${place.zh}在表外写了“${shorten(text.replace(/\s+/g, " "))}”，没有汇入。`,
			en: `“${shorten(text.replace(/\s+/g, " "))}” stands outside of the table (${place.en}) and was not taken.`,
		});
	if (remarks.length > mostNamed)
		notes.push({
			zh: `表外另有 ${remarks.length - mostNamed} 处文字没有汇入。`,
			en: `${counted(remarks.length - mostNamed, "other text")} outside of the table ${remarks.length - mostNamed === 1 ? "was" : "were"} not taken.`,
		});
	return notes;
}

/** Several files of one unit or leader are merged cell by cell, as all others are. */
export function severalFiles(files: readonly string[]): LocalizedText {
	return {
		zh: `同一家交了 ${files.length} 份（${list(files)}），逐格合并，不一致的另列。`,
		en: `There are ${files.length} files of the same holder (${listEn(files)}); they are merged cell by cell, and what differs is listed.`,
	};
}

function olderVersion(rewritten: number): LocalizedText {
	return {
		zh: `这是按方案的旧稿发出的填报表：${rewritten === 0 ? "" : `${rewritten} 行的任务后来改写过，`}请核对归入的任务。`,
		en: `This form was made of an older version of the plan${rewritten === 0 ? "" : `; the words of ${counted(rewritten, "task")} have changed since`}. Please check where its rows were put.`,
	};
}

/** Whether a row was put to a task whose words are others. */
function isRewritten({ text }: ReplyRow, placed: PlacedRow | undefined, { texts }: CollectedPlan): boolean {
	if (placed === undefined || placed.task < 0 || text === "") return false;
	return plainText(text) !== plainText(texts[placed.task] ?? "");
}

function list(items: readonly string[]): string {
	const shown = items.slice(0, mostNamed).join("、");
	return items.length > mostNamed ? `${shown}等 ${items.length} 处` : shown;
}

function listEn(items: readonly string[]): string {
	const shown = items.slice(0, mostNamed).join(", ");
	return items.length > mostNamed ? `${shown} and ${items.length - mostNamed} more` : shown;
}
