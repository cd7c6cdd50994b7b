import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Collected } from "./collectReplies.js";

/** What somebody has to look at, a sentence each, the same everywhere; the report has the details. */
export function collectMessages(collected: Collected): readonly LocalizedText[] {
	const { missing, conflicts, likened, unplaced, unreadable, notes } = collected;
	const messages: LocalizedText[] = [];
	for (const { file, problem } of unreadable) messages.push(inFile(file, problem));
	for (const { file, message } of notes) messages.push(inFile(file, message));
	if (missing.length > 0)
		messages.push({
			zh: `没有报回的 ${missing.length} 家：${missing.map(({ name }) => name).join("、")}。`,
			en: `Missing: ${missing.map(({ name }) => name).join(", ")}.`,
		});
	if (conflicts.length > 0)
		messages.push({
			zh: `${conflicts.length} 格填得不一致，几种填法都保留了，请看“填得不一致的”。`,
			en: `${counted(conflicts.length, "cell")} ${conflicts.length === 1 ? "was" : "were"} filled in differently; the report has all of it under “Filled in differently” (填得不一致的).`,
		});
	if (likened.length > 0)
		messages.push({
			zh: `${likened.length} 行按文字相近归入，请核对。`,
			en: `${counted(likened.length, "row")} ${likened.length === 1 ? "was" : "were"} put to the task most like ${likened.length === 1 ? "it" : "them"}; please check.`,
		});
	for (const { file, place, text } of unplaced)
		messages.push(
			inFile(file, {
				zh: `${place.zh}没有归入任何任务：${text}`,
				en: `${place.en} was put to no task: ${text}`,
			}),
		);
	return messages;
}

/** How many tasks have a reply. */
export function sayCollected({ tasks }: Collected): LocalizedText {
	const replied = tasks.filter(({ cells }) => cells.size > 0).length;
	return {
		zh: `${tasks.length} 项任务，报回 ${replied} 项。`,
		en: `${counted(tasks.length, "task")}, ${replied} with a reply.`,
	};
}

/** Files that were not read since forms have other endings. */
export function sayOtherFiles(names: readonly string[]): LocalizedText {
	const shown = names.slice(0, mostNamed);
	const more = names.length - shown.length;
	return {
		zh: `另有 ${names.length} 个文件不是工作簿也不是 Word 文档，没有读：${shown.join("、")}${more > 0 ? `等` : ""}。`,
		en: `${counted(names.length, "other file")} ${names.length === 1 ? "is" : "are"} neither a workbook nor a Word document and ${names.length === 1 ? "was" : "were"} not read: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
	};
}

const mostNamed = 10;

/** A sentence about a file. */
export function inFile(file: string, { zh, en }: LocalizedText): LocalizedText {
	return { zh: `${file}：${zh}`, en: `${file}: ${en}` };
}
