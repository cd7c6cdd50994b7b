import type { LocalizedText } from "../../model/localizedText.js";
import { quote } from "../../text/shorten.js";
import type { DocumentNote } from "../tableDocument.js";

/** What a document of Word or a web page has that a plan has not, or has otherwise. */
export type NoteKind = keyof typeof sentences;

const sentences = {
	deleted: { zh: "修订中删除的文字没有导入", en: "Words that tracked changes delete are left out" },
	inserted: {
		zh: "修订中插入的文字按已接受导入",
		en: "Words that tracked changes insert are taken as accepted",
	},
	moved: {
		zh: "修订中移动的文字按移动后的位置导入",
		en: "Words that tracked changes move are taken from where they were moved to",
	},
	"deleted-row": { zh: "修订中删除的行没有导入", en: "A row that tracked changes delete is left out" },
	"inserted-row": {
		zh: "修订中插入的行按已接受导入",
		en: "A row that tracked changes insert is taken as accepted",
	},
	hidden: { zh: "隐藏文字没有导入", en: "Hidden words are left out" },
	"hidden-row": { zh: "隐藏的行没有导入", en: "A hidden row is left out" },
	struck: {
		zh: "带删除线的文字照原样导入，不要的请删去",
		en: "Words that are struck through are kept as they are; please delete what is not wanted",
	},
	footnote: { zh: "脚注没有导入", en: "A footnote is left out" },
	comment: { zh: "批注没有导入", en: "A comment is left out" },
	placeholder: { zh: "尚未填写的提示文字没有导入", en: "A prompt that nobody has filled in is left out" },
	sign: {
		zh: "符号字体里的字没有对应的字符，照原样导入，请核对",
		en: "Signs of a font have no character of their own and are kept as they are; please check",
	},
	contents: { zh: "目录没有导入", en: "The table of contents is left out" },
	picture: { zh: "图片没有导入", en: "A picture is left out" },
	header: { zh: "页眉或页脚没有导入", en: "A page header or footer is left out" },
	embedded: { zh: "嵌入的其他文档没有导入", en: "An embedded document is left out" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** So many of a kind are listed; of the others is told how many they are. */
const mostOfKind = 50;

/** Gathers what is to be said of a document, in its order. */
export class DocumentNotes {
	private readonly notes: DocumentNote[] = [];
	private readonly counts = new Map<NoteKind, number>();

	/** @param words that it is about, quoted; empty where there are none */
	add(kind: NoteKind, place: LocalizedText, words = ""): void {
		const count = (this.counts.get(kind) ?? 0) + 1;
		this.counts.set(kind, count);
		if (count > mostOfKind) return;
		const { zh, en } = sentences[kind];
		const quoted = quote(words);
		this.notes.push({
			place,
			message:
				quoted === ""
					? { zh: `${zh}。`, en: `${en}.` }
					: { zh: `${zh}：“${quoted}”。`, en: `${en}: “${quoted}”.` },
		});
	}

	all(): readonly DocumentNote[] {
		const more = [...this.counts].flatMap(([kind, count]): readonly DocumentNote[] => {
			const { zh, en } = sentences[kind];
			const rest = count - mostOfKind;
			if (rest <= 0) return [];
			return [
				{
					place: wholeDocument,
					message: { zh: `${zh}：另有 ${rest} 处。`, en: `${en}: in ${rest} more places.` },
				},
			];
		});
		return [...this.notes, ...more];
	}
}

/** Both count from 1. */
export function rowPlace(table: number, row: number): LocalizedText {
	return { zh: `第 ${table} 个表格第 ${row} 行`, en: `Table ${table}, row ${row}` };
}

/** Counts from 1, the paragraphs in tables left out. */
export function paragraphPlace(paragraph: number): LocalizedText {
	return { zh: `正文第 ${paragraph} 段`, en: `Paragraph ${paragraph}` };
}

export const wholeDocument: LocalizedText = { zh: "全文", en: "The document" };
