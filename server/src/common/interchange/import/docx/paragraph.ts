import { raiseDigits } from "../../../model/raisedDigits.js";
import { lostHeadingStyle } from "../../ooxml/niwenMarks.js";
import { type RowMark, takeHiddenMark } from "../../ooxml/sheetMarks.js";
import { childOf, childrenOf, textIn, type XmlElement } from "../../ooxml/xmlTree.js";
import type { NoteKind } from "../documentNotes.js";
import type { BodyElement } from "./bodyElement.js";
import { piecesIn } from "./bodyElement.js";
import type { Fields } from "./fields.js";
import type { NumberingCounter } from "./numbering.js";
import { type BoxPiece, type ParagraphPiece, textPiece } from "./pieces.js";
import { isOn, numberOf, settingOf } from "./properties.js";
import { fontsOf, isCentred, type Style, type Styles } from "./styles.js";
import { signOf, symbolFontOf, withSigns } from "./symbols.js";

/** What a paragraph is read with. */
export interface ParagraphContext {
	readonly styles: Styles;
	readonly numbering: NumberingCounter;
	readonly fields: Fields;
	/** It belongs to a row or a cell that nobody sees: its list does not count it. */
	isUnseen(): boolean;
	note(kind: NoteKind, words?: string): void;
	/** The words of a footnote, an endnote or a comment. */
	wordsOf(kind: "footnote" | "endnote" | "comment", id: string): string;
}

/** Reads a paragraph (ECMA-376 part 1, 17.3.1) as it is shown once all tracked changes are accepted. */
export function readParagraph(element: BodyElement, context: ParagraphContext): ParagraphPiece {
	const properties = childOf(element, "w:pPr");
	const mark = childOf(properties, "w:rPr");
	const chain = context.styles.chainOf(settingOf(properties, "w:pStyle"), "paragraph");
	const isContents = chain.some(({ name }) => /^toc \d$/.test(name));
	const walker = new Walker(context, chain);
	walker.walk(element.children);
	context.fields.endParagraph();
	walker.finish();
	if (isContents) {
		context.note("contents", walker.text);
		return textPiece("");
	}
	const joinsNext = childOf(mark, "w:del") !== undefined || childOf(mark, "w:moveFrom") !== undefined;
	const text = trimLines(walker.text);
	const isCounted = !context.isUnseen() && !joinsNext && !(text === "" && isOn(mark, "w:vanish") === true);
	const breaksBefore = isOn(properties, "w:pageBreakBefore") === true;
	return {
		kind: "paragraph",
		label: isCounted ? labelOf(properties, chain, context.numbering) : "",
		text: joinsNext ? walker.text.trimStart() : text,
		level: levelOf(properties, chain),
		isLost: chain[0]?.id === lostHeadingStyle,
		size:
			walker.size > 0
				? walker.size
				: (chain.find(({ size }) => size !== undefined)?.size ?? context.styles.defaultSize),
		isCentred:
			isCentred(properties) ?? chain.find((style) => style.isCentred !== undefined)?.isCentred ?? false,
		joinsNext,
		breaks: breaksBefore ? "before" : walker.breaksPage ? "behind" : undefined,
		boxes: walker.boxes,
		...(walker.mark === undefined ? {} : { mark: walker.mark }),
	};
}

/** Marks of lists that mean something; all others only show that something is listed. */
const meaningfulMark = /^[★☆▲△※*]/;

function labelOf(
	properties: XmlElement | undefined,
	chain: readonly Style[],
	numbering: NumberingCounter,
): string {
	const own = childOf(properties, "w:numPr");
	const styled = chain.find(({ numId }) => numId !== undefined);
	const numId = numberOf(own, "w:numId") ?? styled?.numId;
	// 0 takes a paragraph out of the list of its style.
	if (numId === undefined || numId === 0) return "";
	const level =
		numberOf(own, "w:ilvl") ?? chain.find((style) => style.numberingLevel !== undefined)?.numberingLevel;
	const label = numbering.next({ numId, level, style: styled?.id });
	if (label === undefined || (label.isBullet && !meaningfulMark.test(label.text))) return "";
	return label.text;
}

/** The level of a heading: by its outline, its style or the style's name; `undefined` of text. */
function levelOf(properties: XmlElement | undefined, chain: readonly Style[]): number | undefined {
	const outline =
		numberOf(properties, "w:outlineLvl") ??
		chain.find(({ outlineLevel }) => outlineLevel !== undefined)?.outlineLevel;
	if (outline !== undefined) return outline < 9 ? outline + 1 : undefined;
	for (const { name } of chain) {
		if (name === "title" || name === "标题") return 0;
		const heading = /^(?:heading|标题) ?([1-9])$/.exec(name);
		if (heading !== null) return Number(heading[1]);
	}
	return undefined;
}

/** Without blanks at the ends of lines, and without lines at the ends that are blank. */
function trimLines(text: string): string {
	return text
		.split("\n")
		.map((line) => line.trim())
		.join("\n")
		.trim();
}

const picture = /^(?:a:blip|v:imagedata)$/;

/** Goes through what stands in a paragraph, and gathers what it shows. */
class Walker {
	text = "";
	mark: RowMark | undefined;
	breaksPage = false;
	/** The largest that its runs say, in half points; 0 where none says one. */
	size = 0;
	readonly boxes: BoxPiece[] = [];
	private readonly deleted: string[] = [];
	private readonly inserted: string[] = [];
	private readonly moved: string[] = [];
	private readonly hidden: string[] = [];
	private readonly struck: string[] = [];
	private signs = 0;
	private pictures = 0;

	constructor(
		private readonly context: ParagraphContext,
		private readonly chain: readonly Style[],
	) {}

	walk(children: readonly (BodyElement | string)[]): void {
		for (const child of children) if (typeof child !== "string") this.meet(child);
	}

	/** Says what was found that is not in the text as it stands. */
	finish(): void {
		const { context } = this;
		this.takeMark();
		for (const [kind, words] of [
			["deleted", this.deleted],
			["inserted", this.inserted],
			["moved", this.moved],
			["hidden", this.hidden],
			["struck", this.struck],
		] as const) {
			const all = words.join("");
			if (all.trim() !== "") context.note(kind, all);
		}
		if (this.signs > 0) context.note("sign", this.text);
		for (let i = 0; i < this.pictures; i++) context.note("picture");
	}

	/** What Niwen has hidden is nothing to be told of; programs that lose what is hidden show it in front of the text. */
	private takeMark(): void {
		const hidden = takeHiddenMark(this.hidden.join(""));
		if (hidden !== undefined) this.hidden.splice(0, this.hidden.length, hidden.rest);
		const shown = takeHiddenMark(this.text);
		if (shown !== undefined) this.text = shown.rest;
		this.mark = (hidden ?? shown)?.mark;
	}

	private meet(element: BodyElement): void {
		if (element.piece !== undefined) {
			this.boxes.push(...piecesIn(element).flatMap((piece) => (piece.kind === "box" ? [piece] : [])));
			return;
		}
		switch (element.name) {
			case "w:pPr":
			case "w:sdtPr":
			case "w:sdtEndPr":
			case "w:customXmlPr":
			case "w:smartTagPr":
				return;
			case "w:r":
			case "m:r":
				this.readRun(element);
				return;
			case "w:del":
			case "w:moveFrom":
				if (element.name === "w:del") this.deleted.push(deletedText(element));
				return;
			case "w:ins":
			case "w:moveTo": {
				const before = this.text.length;
				this.walk(element.children);
				(element.name === "w:ins" ? this.inserted : this.moved).push(this.text.slice(before));
				return;
			}
			case "w:ruby":
				this.walk(childrenOf(element, "w:rubyBase") as readonly BodyElement[]);
				return;
			default:
				this.walk(element.children);
		}
	}

	private readRun(run: BodyElement): void {
		const properties = childOf(run, "w:rPr");
		const style = this.context.styles.chainOf(settingOf(properties, "w:rStyle"), "character");
		const isHidden =
			isOn(properties, "w:vanish") ??
			[...style, ...this.chain].find(({ isHidden: hides }) => hides !== undefined)?.isHidden ??
			false;
		const before = this.text;
		this.text = "";
		for (const child of run.children) if (typeof child !== "string") this.readPart(child, properties, style);
		const words = this.text;
		this.text = before;
		if (isHidden) {
			this.hidden.push(words);
			return;
		}
		if (words.trim() !== "") this.size = Math.max(this.size, numberOf(properties, "w:sz") ?? 0);
		if (isOn(properties, "w:strike") === true || isOn(properties, "w:dstrike") === true)
			this.struck.push(words);
		this.text += raised(words, settingOf(properties, "w:vertAlign"));
	}

	/** Takes up one part of a run. */
	private readPart(part: BodyElement, properties: XmlElement | undefined, style: readonly Style[]): void {
		const { fields } = this.context;
		switch (part.name) {
			case "w:rPr":
				return;
			case "w:fldChar":
				this.text += fields.meet(part.attributes["w:fldCharType"]);
				return;
			case "w:instrText":
				fields.addInstruction(textIn(part));
				return;
			case "w:drawing":
			case "w:pict":
			case "w:object":
				this.readDrawing(part);
				return;
			case "w:ruby":
			case "mc:AlternateContent":
				this.meet(part);
				return;
			case "w:footnoteReference":
			case "w:endnoteReference":
			case "w:commentReference": {
				const kind =
					part.name === "w:commentReference"
						? "comment"
						: part.name === "w:footnoteReference"
							? "footnote"
							: "endnote";
				const words = this.context.wordsOf(kind, part.attributes["w:id"] ?? "");
				this.context.note(kind === "comment" ? "comment" : "footnote", words);
				return;
			}
		}
		if (fields.isShown) this.text += this.textOfPart(part, properties, style);
	}

	private textOfPart(part: BodyElement, properties: XmlElement | undefined, style: readonly Style[]): string {
		switch (part.name) {
			case "w:t":
			case "m:t": {
				const font = symbolFontOf([
					...fontsOf(properties),
					...[...style, ...this.chain].flatMap(({ fonts }) => fonts),
				]);
				const { text, unknown } = withSigns(shownWords(part), font);
				this.signs += unknown;
				return text;
			}
			case "w:tab":
			case "w:ptab":
				return " ";
			case "w:br":
				if (part.attributes["w:type"] === "page") this.breaksPage = true;
				return "\n";
			case "w:cr":
				return "\n";
			case "w:noBreakHyphen":
				return "-";
			case "w:sym": {
				const { "w:font": font = "", "w:char": char = "" } = part.attributes;
				const code = /^[\da-f]{1,4}$/i.test(char) ? Number.parseInt(char, 16) : 0;
				const sign = signOf(font, code);
				if (sign === undefined) this.signs++;
				return sign ?? String.fromCharCode(code === 0 ? 0xfffd : code);
			}
			default:
				// What other programs wrap around text.
				return part.children
					.map((child) => (typeof child === "string" ? "" : this.textOfPart(child, properties, style)))
					.join("");
		}
	}

	/** Text boxes of a drawing, and whether it shows a picture. */
	private readDrawing(element: BodyElement): void {
		for (const child of element.children) {
			if (typeof child === "string") continue;
			if (child.piece?.kind === "box") this.boxes.push(child.piece);
			else if (picture.test(child.name)) this.pictures++;
			else this.readDrawing(child);
		}
	}
}

/** The characters of a text; blanks at its ends count only where it says so (XML 1.0, 2.10). */
function shownWords(part: XmlElement): string {
	const words = textIn(part).replace(/[\t\r\n]+/g, " ");
	if (part.attributes["xml:space"] === "preserve") return words;
	let end = words.length;
	while (words.charCodeAt(end - 1) === 32) end--;
	return words.slice(0, end).replace(/^ +/, "");
}

/** Digits that stand raised or lowered stay so: 10 with a raised 4 is not 104. */
function raised(words: string, align: string | undefined): string {
	if (align !== "superscript" && align !== "subscript") return words;
	return /^\d{1,9}$/.test(words.trim()) ? raiseDigits(words, align === "superscript" ? "sup" : "sub") : words;
}

function deletedText(element: XmlElement): string {
	return element.children
		.map((child) =>
			typeof child === "string"
				? ""
				: child.name === "w:delText" || child.name === "w:t"
					? textIn(child)
					: deletedText(child),
		)
		.join("");
}
