import type { RowBlock } from "../model/block.js";
import { counted } from "../model/counted.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { SeparatingMark } from "../model/separatedRows.js";

/**
 * What is said of a row that has more cells than its header, or fewer (`surplus` below zero).
 *
 * @param mark what parts its cells, where that is not a bar
 */
export function otherWidth(surplus: number, mark?: SeparatingMark): LocalizedText {
	if (surplus > 0 && mark !== undefined) {
		const name = mark === "," ? { zh: "逗号", en: "comma" } : { zh: "分号", en: "semicolon" };
		return {
			zh: `本行比表头多${surplus}栏：文字里的${name.zh}也会把它分开，请给有${name.zh}的格加上引号，或删去多余的内容。`,
			en: `This row has ${counted(surplus, "cell")} more than the header: put a cell with a ${name.en} in it into quotation marks, or remove the surplus.`,
		};
	}
	return surplus > 0
		? {
				zh: `本行比表头多${surplus}栏，请删去多余的内容；正文里确需竖线的，写作“\\|”。`,
				en: `This row has ${counted(surplus, "cell")} more than the header: remove the surplus, or write a bar that belongs to the text as “\\|”.`,
			}
		: {
				zh: `本行比表头少${-surplus}栏，请补上缺少的内容。`,
				en: `This row has ${counted(-surplus, "cell")} fewer than the header: add the missing cells.`,
			};
}

/** A row that begins with its task: what was merged is lost. */
export function lostMerged({ header }: RowBlock, missing: number): LocalizedText {
	const names = header.columns.slice(0, header.taskColumn).map(({ header: name }) => name);
	return {
		zh: `本行比表头少${missing}栏，一开头就是任务，像是丢了与上一行合并的格（${names.map((name) => `“${name}”`).join("")}等）：请在合并的格里写“^^”（同上）。`,
		en: `This row has ${counted(missing, "cell")} fewer than the header and begins with its task, so cells that were merged with the row above seem to be lost (${names.map((name) => `“${name}”`).join(", ")} and perhaps others): write ^^ in each.`,
	};
}

/**
 * What is said of a header that says the same twice.
 *
 * @param name of the first column on the right
 * @param columns how many there are on the right
 */
export function besideAnother(name: string, columns: number): LocalizedText {
	return {
		zh: `从第二个“${name}”起，表头又是一遍：有表格左右并排，只读了最左边一张，右边${columns}栏没有读入。请把右边的行移到左边一张的下面，再删去右边各栏。`,
		en: `From the second “${name}” on, the header says the same again: of tables side by side only the one on the left is read, and the ${columns} columns on the right are not. Move the rows on the right below those on the left, then delete the columns on the right.`,
	};
}

export const mergedWithNothing: LocalizedText = {
	zh: "此格写的是“同上”（^^），但上面没有可承接的内容，请直接填写，或留空。",
	en: "“^^” means “as above”, but nothing stands above: fill in the cell, or leave it empty.",
};

/** @param unread how many rows of the table are not read for want of these columns */
export function missingColumns(names: readonly LocalizedText[], unread: number): LocalizedText {
	const rows =
		unread === 0
			? { zh: "", en: "" }
			: {
					zh: `，本表${unread}行没有读入`,
					en: `, so ${counted(unread, "row is", "rows are")} not read`,
				};
	return {
		zh: `表头缺“${names.map(({ zh }) => zh).join("”“")}”一栏${rows.zh}：请补上，或核对栏名。`,
		en: `The header lacks the column ${names.map(({ en }) => en).join(", ")}${rows.en}: add it, or check how it is spelt.`,
	};
}
