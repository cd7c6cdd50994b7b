import type { DefaultTreeAdapterTypes } from "parse5";
import { isPlanHeader } from "../../../layouts/header.js";
import { counted } from "../../../model/counted.js";
import { isElement, isHidden, type MarkNotice, markedTexts, tellOf } from "../../htmlMarks.js";
import { blocks, captionOf, type MarkedText, readHtmlTable, shownText } from "../../htmlTables.js";
import { frontMatterMeta, lostHeadingClass, writtenBy } from "../../ooxml/niwenMarks.js";
import type { DocumentBlock, DocumentNote, TableDocument } from "../../tableDocument.js";
import { DocumentNotes, paragraphPlace, rowPlace } from "../documentNotes.js";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Reads a page: headings, paragraphs and tables as a browser shows them, without menus and what else is around the text. */
export async function readHtml(html: string): Promise<TableDocument> {
	const { parse } = await import("parse5");
	const root = parse(html);
	const page = new Page(findHolders(root), markedTexts(root));
	page.walk(root);
	page.endParagraph();
	const { blocks, frontMatter, isOurs } = page;
	return {
		blocks,
		notes: page.notes(),
		...(frontMatter === undefined ? {} : { frontMatter }),
		...(isOurs ? { isOurs: true as const } : {}),
	};
}

/** Programs and fields, which are not text. */
const unread = new Set(
	["title", "script", "style", "template", "noscript"].concat([
		"iframe",
		"object",
		"svg",
		"button",
		"select",
	]),
);
/** Parts of a page around its text. */
const around = new Set(["nav", "aside", "footer"]);
/** Elements before and behind which a line ends. */
const lines = new Set([...blocks, "tbody", "td", "tfoot", "th", "thead"]);
/** Tables that lay out tables that lay out tables. */
const mostFrames = 10;

/** Pictures and what else is set into a page from outside. */
const embedded = new Set(["img", "svg", "canvas", "iframe", "object", "embed", "video", "audio"]);

/** Elements that hold lines of their own, and those that hold tables. */
interface Holders {
	readonly ofLines: ReadonlySet<Node>;
	readonly ofTables: ReadonlySet<Node>;
	/** So many pictures and the like the page has. */
	readonly pictures: number;
}

class Page implements MarkedText {
	readonly blocks: DocumentBlock[] = [];
	/** The paragraph that is gathered: its nodes, as they stand. */
	private open: DefaultTreeAdapterTypes.ChildNode[] = [];
	/** That of a plan of which Niwen has made the page. */
	frontMatter: string | undefined;
	isOurs = false;
	private leftOut = 0;
	private frames = 0;
	private paragraphs = 0;
	private tables = 0;
	private readonly told = new DocumentNotes();

	constructor(
		private readonly holders: Holders,
		readonly marked: MarkedText["marked"],
	) {}

	notes(): readonly DocumentNote[] {
		const notes = [...this.told.all()];
		const place = { zh: "全文", en: "The page" };
		const { pictures } = this.holders;
		if (pictures > 0) {
			const en = `${counted(pictures, "picture or embedded object", "pictures or embedded objects")} left out.`;
			notes.push({ place, message: { zh: `${pictures} 处图片或嵌入的内容没有导入。`, en } });
		}
		if (this.leftOut > 0) {
			const en = "Menus, headers, footers and what else is around the text are left out.";
			notes.push({ place, message: { zh: "导航、页眉、页脚等没有导入。", en } });
		}
		return notes;
	}

	/** Of the paragraph that is gathered. */
	readonly notice: MarkNotice = (mark, words) => {
		this.told.add(mark, paragraphPlace(this.paragraphs + 1), words);
	};

	/** Goes through the nodes without recursion: pages may nest without end. */
	walk(root: Node): void {
		const waiting: (Node | "end")[] = [root];
		const enter = (node: Node, ...behind: "end"[]) => {
			if ("childNodes" in node) waiting.push(...behind, ...node.childNodes.toReversed());
		};
		for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
			if (node === "end") this.endParagraph();
			else if (!isElement(node)) {
				if ("value" in node) this.open.push(node);
				else enter(node);
			} else if (node.tagName === "head") enter(node);
			else if (node.tagName === "meta") this.readMeta(node);
			else if (unread.has(node.tagName)) continue;
			else if (isHidden(node)) tellOf(this.notice, "hidden", node);
			else if (node.tagName === "del" && this.holders.ofLines.has(node)) tellOf(this.notice, "deleted", node);
			else if (isAround(node) && !this.holders.ofTables.has(node)) this.leftOut++;
			else if (!lines.has(node.tagName)) {
				if (this.holders.ofLines.has(node)) enter(node);
				else this.open.push(node);
			} else {
				this.endParagraph();
				if (!this.addWhole(node)) enter(node, "end");
			}
		}
	}

	/** Adds a table or a heading as a block of its own; false of what is gone into. */
	private addWhole(element: Element): boolean {
		if (/^h[1-6]$/.test(element.tagName)) {
			const text = shownText(element, this).replace(/\n/g, "");
			const isLost = element.attrs.some(({ name, value }) => name === "class" && value === lostHeadingClass);
			// The title of a page is that of the document.
			const level = Number(element.tagName.charAt(1)) - 1;
			if (text === "" && !isLost) return true;
			this.blocks.push({ kind: "heading", level, text });
			this.paragraphs++;
			return true;
		}
		if (element.tagName !== "table") return false;
		if (this.holders.ofTables.has(element) && this.frames < mostFrames && isFrame(element)) {
			this.frames++;
			return false;
		}
		const caption = captionOf(element);
		if (caption !== undefined) {
			this.open = [...caption.childNodes];
			this.endParagraph();
		}
		const number = ++this.tables;
		const table = readHtmlTable(element, (row) => ({
			marked: this.marked,
			notice: (mark, words) => this.told.add(mark, rowPlace(number, row), words),
		}));
		this.blocks.push({ kind: "table", table, headerRows: headRows(element) });
		return true;
	}

	private readMeta({ attrs }: Element): void {
		const attribute = (name: string) => attrs.find((each) => each.name === name)?.value;
		if (attribute("name") === frontMatterMeta) this.frontMatter = attribute("content");
		if (attribute("name") === "generator" && attribute("content") === writtenBy) this.isOurs = true;
	}

	endParagraph(): void {
		const text = shownText({ childNodes: this.open }, this);
		this.open = [];
		if (text === "") return;
		this.blocks.push({ kind: "paragraph", text });
		this.paragraphs++;
	}
}

/** LibreOffice writes headers and footers of pages as `<div title="header">` and `<div title="footer">`. */
function isAround({ tagName, attrs }: Element): boolean {
	if (tagName !== "div") return around.has(tagName);
	return attrs.some(({ name, value }) => name === "title" && (value === "header" || value === "footer"));
}

function findHolders(root: Node): Holders {
	const ofLines = new Set<Node>();
	const ofTables = new Set<Node>();
	let pictures = 0;
	const waiting: Node[] = [root];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if ("childNodes" in node) waiting.push(...node.childNodes);
		if (!isElement(node)) continue;
		if (lines.has(node.tagName)) markAbove(node, ofLines);
		if (node.tagName === "table") markAbove(node, ofTables);
		if (embedded.has(node.tagName)) pictures++;
	}
	return { ofLines, ofTables, pictures };
}

/** Marks all that an element stands in; what is above one that is marked is marked, too. */
function markAbove(element: Element, marked: Set<Node>): void {
	for (let node: Node | null = element.parentNode; node !== null && !marked.has(node); ) {
		marked.add(node);
		node = "parentNode" in node ? node.parentNode : null;
	}
}

/** Whether a table only lays out others: it has one cell a row, or not it but one within it names the columns of a plan. */
function isFrame(table: Element): boolean {
	if (namesColumns(table)) return false;
	const isSingle = readHtmlTable(table).rows.every(
		(row) => row.filter(({ state }) => state === "own").length <= 1,
	);
	return isSingle || tablesIn(table).some(namesColumns);
}

function namesColumns(table: Element): boolean {
	return readHtmlTable(table)
		.rows.slice(0, 5)
		.some((row) => isPlanHeader(row.map(({ text }) => text.replace(/\s/g, ""))));
}

function tablesIn(root: Element): readonly Element[] {
	const found: Element[] = [];
	const waiting: Node[] = [...root.childNodes];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (!isElement(node)) continue;
		if (node.tagName === "table") found.push(node);
		waiting.push(...node.childNodes);
	}
	return found;
}

/** Rows of a `<thead>`, which a page repeats. */
function headRows(table: Element): number {
	const head = table.childNodes.filter(isElement).find(({ tagName }) => tagName === "thead");
	return (
		head?.childNodes.filter((node) => isElement(node) && node.tagName === "tr" && !isHidden(node)).length ?? 0
	);
}
