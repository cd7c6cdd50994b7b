import { characterOfEntity, entityPattern } from "./entities.js";
import { joinTags, lookTagAt, type Mark, partingTagAt, struckRanges } from "./inlineTags.js";
import { emptyText, type MappedText, mapLine, type Piece } from "./mappedText.js";
import type { OffsetRange } from "./span.js";

/**
 * The text that Markdown shows of a part of a line, with the way back to the line (CommonMark 0.31, “Inlines”, as far
 * as documents of offices go): escapes, entities, emphasis, code spans and links are read, `<br>` is a line break; of
 * struck words (`~~`, GFM) the words stay, which a tool shows too, and so they do of tags that say how they look (`<b>`).
 * All other tags, pictures and what has no partner stay as they are written.
 *
 * Other than CommonMark says, `**` opens and closes beside any mark, as Chinese is written (**“双创”**人才), a star
 * between digits multiplies them (3*5米), and a bracket that leads nowhere ([2024](12)) is not a link: nothing that may
 * be meant is taken away.
 *
 * @param start offset of the first character (UTF-16 units); `end` is behind the last
 * @param place number of the line in its block
 */
export function readInline(line: string, start: number, end: number, place = 0): MappedText {
	const source = line.slice(start, end);
	if (!mayHaveMarkup(source)) return mapLine(source, place, start);
	const scanned = new InlineScan(source).run();
	if (scanned.marks.length === 0) return mapLine(source, place, start);
	const pieces: Piece[] = [];
	const text = addShown(source, scanned, { line: place, character: start, at: 0 }, pieces);
	return text === "" ? emptyText : { text, pieces };
}

/** The markup of a part of a line, its tags joined to the characters that they open or close. */
interface Markup {
	readonly marks: readonly Mark[];
	readonly struck: readonly OffsetRange[];
}

/** @param found in their order, none over another */
function toMarkup(source: string, found: readonly Mark[]): Markup {
	if (found.every(({ tag }) => tag === undefined)) return { marks: found, struck: [] };
	return { marks: joinTags(source, found), struck: struckRanges(found) };
}

/**
 * Adds the pieces of what a part of a line shows, which begins at an offset of the text and at a place of the source.
 * Returns what it shows.
 */
function addShown(
	source: string,
	{ marks, struck }: Markup,
	place: { readonly line: number; readonly character: number; readonly at: number },
	pieces: Piece[],
): string {
	const { line, character } = place;
	let text = "";
	let at = 0;
	let range = 0;
	const struckAt = (offset: number) => {
		while (offset >= (struck[range]?.[1] ?? Infinity)) range++;
		return offset >= (struck[range]?.[0] ?? Infinity) ? ({ isStruck: true } as const) : {};
	};
	const addPlain = (to: number) => {
		if (to <= at) return;
		const piece = { at: place.at + text.length, length: to - at, line, character: character + at };
		pieces.push({ ...piece, ...struckAt(at) });
		text += source.slice(at, to);
	};
	for (const { start: from, end: to, shown, isEntity, isCode, tag, parts } of marks) {
		addPlain(from);
		at = to;
		if (shown === "\n") text += shown;
		if (shown === "" || shown === "\n") continue;
		const piece = { at: place.at + text.length, length: shown.length, line, character: character + from };
		const length = to - from === shown.length ? {} : { sourceLength: to - from };
		const entity = isEntity === undefined ? {} : { entity: source.slice(from, to) };
		const look = tag === undefined ? {} : parts === undefined ? { tag } : { tag, parts };
		const code = isCode === undefined ? {} : { isCode };
		pieces.push({ ...piece, ...length, ...entity, ...look, ...code, ...struckAt(from) });
		text += shown;
	}
	addPlain(source.length);
	return text;
}

/**
 * A text outside Markdown's cells with its entities and escapes (1\., 3\~5个, as converters write them; of bars and
 * backslashes, which such a text has for other reasons, none) read as what they show, and without signs of footnotes and the tags that say how words look, each with the way back to how it is
 * written. All else of it stays as it is.
 */
export function readEntities(mapped: MappedText): MappedText {
	if (!/[&<\\]|\[\^/.test(mapped.text)) return mapped;
	const pieces: Piece[] = [];
	let text = "";
	let at = 0;
	for (const piece of mapped.pieces) {
		// What no piece covers is a line break.
		text += mapped.text.slice(at, piece.at);
		at = piece.at + piece.length;
		const words = mapped.text.slice(piece.at, at);
		if (piece.sourceLength === undefined)
			text += addShown(words, entitiesIn(words), { ...piece, at: text.length }, pieces);
		else {
			pieces.push({ ...piece, at: text.length });
			text += words;
		}
	}
	text += mapped.text.slice(at);
	// Of a line of nothing but tags there would be nothing left to tell of.
	if (text === mapped.text || (text === "" && mapped.text.includes("<"))) return mapped;
	return text === "" ? emptyText : { text, pieces };
}

/**
 * Where marks of emphasis and of links stand in a text outside of Markdown's cells, in their order: `**钱宇**`, `_李明_`,
 * the brackets and the address of [区教育局](https://…); and `**` that nothing closes, which no office writes.
 */
export function emphasisIn(text: string): readonly { readonly start: number; readonly end: number }[] {
	const marks = new InlineScan(text)
		.run()
		.marks.filter(({ start, shown }) => shown === "" && "*_[]".includes(text[start] ?? " "));
	const found: { start: number; end: number }[] = marks.map(({ start, end }) => ({ start, end }));
	const taken = new Set(found.flatMap(({ start, end }) => (end - start < 3 ? [start, end - 1] : [])));
	for (let at = text.indexOf("**"); at >= 0; at = text.indexOf("**", at + 2))
		if (!taken.has(at) && !taken.has(at + 1)) found.push({ start: at, end: at + 2 });
	return found.sort((a, b) => a.start - b.start);
}

/** The entities of a run of text, and its tags that say how words look. */
function entitiesIn(words: string): Markup {
	const marks: Mark[] = [];
	let inCode = false;
	/** Where the last comment ends; beyond all where none closes any more. */
	let behind = 0;
	let close = 0;
	for (const { 0: written, index } of words.matchAll(entityOrTag)) {
		if (index < behind) continue;
		if (written === "`") {
			inCode = !inCode;
			continue;
		}
		if (written === "<" && !inCode && words.startsWith("<!--", index)) {
			// What drafters note for one another is not part of what they write.
			if (close >= 0) close = words.indexOf("-->", index + 4);
			if (close < 0) continue;
			behind = close + 3;
			marks.push({ start: index, end: behind, shown: "" });
			continue;
		}
		if (written === "<") {
			const tag = inCode ? undefined : lookTagAt(words, index);
			if (tag === undefined) continue;
			marks.push(tag);
			continue;
		}
		if (written[0] === "\\") {
			if (!inCode) marks.push({ start: index, end: index + 2, shown: written[1] ?? "" });
			continue;
		}
		if (written.startsWith("[")) {
			if (!inCode) marks.push({ start: index, end: index + written.length, shown: "" });
			continue;
		}
		const shown = characterOfEntity(written);
		if (shown !== undefined) marks.push({ start: index, end: index + written.length, shown, isEntity: true });
	}
	return toMarkup(words, marks);
}

/** Whether a line has any of the characters that markup is made of. */
export function mayHaveMarkup(line: string): boolean {
	return markupCharacter.test(line) || line.includes(struckMark);
}

/** What markup is made of, as a class of an expression has it; and what stands around struck words. */
export const markupCharacters = "\\\\<*_`[&";
export const struckMark = "~~";
const markupCharacter = new RegExp(`[${markupCharacters}]`);
/** What a backslash makes text of. */
const asciiMark = /[!-/:-@[-`{-~]/;
const entityAt = new RegExp(entityPattern.source, "y");
/** [^1], [^note]: the sign of a footnote (GFM), and not what opens one. */
const footnoteAt = /\[\^[^\s[\]|]{1,32}\](?!:)/y;
const entityOrTag = new RegExp(
	`${entityPattern.source}|\\\\(?![|\\\\])${asciiMark.source}|[<\`]|${footnoteAt.source}`,
	"g",
);

/** The signs of footnotes in a text as it is written, such as [^1], in their order. */
export function footnoteSigns(text: string): readonly string[] {
	return text.match(anyFootnote) ?? [];
}

/** The same text without them. */
export function withoutFootnoteSigns(text: string): string {
	return text.replace(anyFootnote, "");
}

const anyFootnote = new RegExp(footnoteAt.source, "g");
const breakAt = /<br\s{0,3}\/?>/iy;
const tagAt = /<\/?[A-Za-z][^<>\\]{0,300}>|<https?:[^<>\s\\]{0,1000}>/y;
/** Where a link leads: an address or a path, with a title or none. */
const destinationAt =
	/\((?:<[^<>\n]{1,1000}>|(?=[^\s()]{0,200}[/.:#])[^\s()<>]{1,1000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)(?:\s{1,5}"[^"\n]{0,200}")?\)/y;
const blankOrNothing = /^$|\s/;
const punctuation = /[\p{P}\p{S}]/u;

/** A run of stars, underscores or tildes, of which those at its inner end are used up first. */
interface Run {
	readonly char: string;
	readonly length: number;
	readonly canOpen: boolean;
	readonly canClose: boolean;
	/** What is left of it. */
	from: number;
	to: number;
}

/** Finds the markup of a line in one pass. */
class InlineScan {
	private readonly marks: Mark[] = [];
	private readonly runs: Run[] = [];
	/** Offsets of the brackets that are open; -1 for one that opens a picture. */
	private readonly brackets: number[] = [];
	private codeEnds: ReadonlyMap<number, number> | undefined;

	constructor(private readonly source: string) {}

	/** In their order, none over another. */
	run(): Markup {
		const { source } = this;
		let i = 0;
		while (i < source.length) i = this.step(i);
		this.pairRuns();
		this.marks.sort((a, b) => a.start - b.start);
		return toMarkup(source, this.marks);
	}

	/** Reads what begins at an offset. Returns the offset behind it. */
	private step(at: number): number {
		const { source } = this;
		switch (source[at]) {
			case "\\":
				if (!asciiMark.test(source[at + 1] ?? "")) return at + 1;
				return this.mark(at, at + 2, source[at + 1] ?? "");
			case "`":
				return this.code(at);
			case "&": {
				const written = matchAt(entityAt, source, at);
				const shown = written === undefined ? undefined : characterOfEntity(written);
				if (written === undefined || shown === undefined) return at + 1;
				this.marks.push({ start: at, end: at + written.length, shown, isEntity: true });
				return at + written.length;
			}
			case "<": {
				const lineBreak = matchAt(breakAt, source, at);
				if (lineBreak !== undefined) return this.mark(at, at + lineBreak.length, "\n");
				const look = lookTagAt(source, at) ?? partingTagAt(source, at);
				if (look !== undefined) {
					this.marks.push(look);
					return look.end;
				}
				return at + (matchAt(tagAt, source, at)?.length ?? 1);
			}
			case "*":
			case "_":
			case "~":
				return this.delimiters(at);
			case "[": {
				// 企业30家[^1]: the sign of a footnote is not part of what bears it.
				const sign = matchAt(footnoteAt, source, at);
				if (sign !== undefined) return this.mark(at, at + sign.length, "");
				this.brackets.push(source[at - 1] === "!" ? -1 : at);
				return at + 1;
			}
			case "]":
				return this.closeBracket(at);
			default:
				return at + 1;
		}
	}

	private mark(start: number, end: number, shown: string): number {
		this.marks.push({ start, end, shown });
		return end;
	}

	/** Between backticks only a bar bears a backslash, since it would end the cell. */
	private code(at: number): number {
		const { source } = this;
		this.codeEnds ??= pairBackticks(source);
		let end = at;
		while (source[end] === "`") end++;
		const close = this.codeEnds.get(at);
		if (close === undefined) return end;
		this.mark(at, end, "");
		let from = end;
		for (let bar = source.indexOf("\\|", end); bar >= 0 && bar < close; bar = source.indexOf("\\|", from)) {
			this.markCode(from, bar, source.slice(from, bar));
			this.markCode(bar, bar + 2, "|");
			from = bar + 2;
		}
		this.markCode(from, close, source.slice(from, close));
		return this.mark(close, close + end - at, "");
	}

	private markCode(start: number, end: number, shown: string): void {
		if (start < end) this.marks.push({ start, end, shown, isCode: true });
	}

	private closeBracket(at: number): number {
		const open = this.brackets.pop();
		if (open === undefined || open < 0) return at + 1;
		const destination = matchAt(destinationAt, this.source, at + 1);
		if (destination === undefined || open + 1 === at) return at + 1;
		this.mark(open, open + 1, "");
		return this.mark(at, at + 1 + destination.length, "");
	}

	private delimiters(at: number): number {
		const { source } = this;
		const char = source[at] ?? "";
		let end = at;
		while (source[end] === char) end++;
		const before = at === 0 ? "" : (source[at - 1] ?? "");
		const after = String.fromCodePoint(source.codePointAt(end) ?? 32);
		const next = end === source.length ? "" : after;
		const [blankBefore, blankAfter] = [blankOrNothing.test(before), blankOrNothing.test(next)];
		// One ~ stands between two figures (1~2万人).
		if (char === "~" && end - at !== 2) return end;
		const isStrong = char !== "_" && end - at >= 2;
		const [markBefore, markAfter] = [punctuation.test(before), punctuation.test(next)];
		const left = !blankAfter && (isStrong || !markAfter || blankBefore || markBefore);
		const right = !blankBefore && (isStrong || !markBefore || blankAfter || markAfter);
		const isBetweenDigits = /\d/.test(before) && /\d/.test(next);
		// 3~~5万人 is a range; of 改造~~8~~6座 the second one closes what is open.
		const canOpen = left && (char !== "_" || !right || markBefore) && !(char === "~" && isBetweenDigits);
		const canClose = right && (char !== "_" || !left || markAfter);
		const multiplies = isBetweenDigits && !isStrong;
		if (!multiplies && (canOpen || canClose))
			this.runs.push({ char, length: end - at, canOpen, canClose, from: at, to: end });
		return end;
	}

	/** “Process emphasis” of CommonMark. */
	private pairRuns(): void {
		const open: Run[] = [];
		/** How many of the open runs are known to hold no partner, by kind of the closing run. */
		const bottoms = new Map<string, number>();
		for (const closer of this.runs) {
			const kind = `${closer.char}${closer.canOpen}${closer.length % 3}`;
			while (closer.canClose && closer.from < closer.to) {
				const bottom = bottoms.get(kind) ?? 0;
				let i = open.length - 1;
				while (i >= bottom && !isPair(open[i], closer)) i--;
				const opener = i < bottom ? undefined : open[i];
				if (opener === undefined) {
					bottoms.set(kind, open.length);
					break;
				}
				const used = opener.to - opener.from >= 2 && closer.to - closer.from >= 2 ? 2 : 1;
				const isStruck = opener.char === "~";
				this.marks.push({
					start: opener.to - used,
					end: opener.to,
					shown: "",
					...(isStruck && { tag: struckMark }),
				});
				this.marks.push({
					start: closer.from,
					end: closer.from + used,
					shown: "",
					...(isStruck && { tag: `</${struckMark}` }),
				});
				opener.to -= used;
				closer.from += used;
				open.length = opener.from < opener.to ? i + 1 : i;
				for (const [other, least] of bottoms) if (least > open.length) bottoms.set(other, open.length);
			}
			if (closer.canOpen && closer.from < closer.to) open.push(closer);
		}
	}
}

function isPair(opener: Run | undefined, closer: Run): boolean {
	if (opener === undefined || opener.char !== closer.char || !opener.canOpen) return false;
	const isEither = opener.canClose || closer.canOpen;
	const isThree = (opener.length + closer.length) % 3 === 0;
	return !isEither || !isThree || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0];
}

/** Where each run of backticks that opens a code span finds the run of its length that closes it. */
function pairBackticks(source: string): ReadonlyMap<number, number> {
	const ends = new Map<number, number>();
	const next = new Map<number, number>();
	for (let end = source.length; end > 0; end--) {
		if (source[end - 1] !== "`") continue;
		let at = end - 1;
		while (at > 0 && source[at - 1] === "`") at--;
		const close = next.get(end - at);
		if (close !== undefined) ends.set(at, close);
		next.set(end - at, at);
		end = at + 1;
	}
	return ends;
}
