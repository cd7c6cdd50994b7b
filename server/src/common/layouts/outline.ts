import type { MarkerStyle, ProseItem, TextBlock } from "../model/block.js";
import { type BlockTree, blockSums } from "../model/blockTree.js";
import { firstPlace } from "../model/lists.js";
import { spanOfText } from "../model/mappedText.js";
import type { Point } from "../model/plan.js";
import { lineSpan } from "../model/span.js";
import { markerAt, markerRanks } from "./markers.js";
import { type Mark, marksOf, nextSections, styleOfSection } from "./outlineMarks.js";
import { findPlainHeadings, furniture, type PlainHeading, withoutBold } from "./plainHeadings.js";

/** The headings and points of a document, and under which of them each task stands. */
export interface DocumentOutline {
	readonly points: readonly Point[];
	/** Index of the innermost point above a task, -1 under none. */
	pointOfTask(task: number): number;
	/** The heading without a mark that the document begins with, -1 without one. */
	readonly titleBlock: number;
}

const spokenRank = 70;
/** Headings without a mark: of an article among several, of a statement or part, and within a numbered part. */
const articleRank = 4;
const partRank = 5;

interface Entry {
	kind: Point["kind"];
	style: MarkerStyle;
	marker: string;
	ordinal: number | null;
	rank: number;
	parent: number;
	level: number;
	end: number;
	blockIndex: number;
	text: Point["text"];
	span: Point["span"];
	markerSpan: Point["markerSpan"];
	targets: Point["targets"];
	facts: Point["facts"];
	task: number;
}

/**
 * Puts headings and points under one another, in one pass over the blocks that have any. A mark stands beside the last one of
 * its kind that is still open; one of a new kind under what is open and ranks above it. Short lines without a
 * mark between paragraphs are headings; several in succession are one with its subtitles.
 *
 * @param places the blocks with headings of sections or of Markdown, with points, tasks or quantities in prose
 * @param hasTables whether there is any header of a table: beside tables no line is a heading without a mark
 * @param titleBlock the title as the letter head gives it, -1 where it does not
 */
export function buildOutline(
	blocks: BlockTree,
	places: readonly number[],
	hasTables: boolean,
	titleBlock: number,
): DocumentOutline {
	const headings = hasTables ? noHeadings : findPlainHeadings(blocks.slice(), titleBlock);
	const builder = new OutlineBuilder(blocks, places, headings, titleBlock);
	builder.run(headings.size === 0 ? places : withHeadings(places, headings));
	return builder;
}

const noHeadings: ReadonlyMap<number, PlainHeading> = new Map();

function withHeadings(
	places: readonly number[],
	headings: ReadonlyMap<number, PlainHeading>,
): readonly number[] {
	return [...new Set([...places, ...headings.keys()])].sort((a, b) => a - b);
}

class OutlineBuilder implements DocumentOutline {
	readonly points: Entry[] = [];
	readonly titleBlock: number;
	/** Tasks from which on another point is the innermost, and these points. */
	private readonly turns: number[] = [];
	private readonly turnPoints: number[] = [];
	private readonly stack: {
		readonly index: number;
		readonly rank: number;
		readonly style: MarkerStyle;
		readonly plain: boolean;
		readonly ordinal: number | null;
		/** Opens its paragraph. */
		readonly isOwnLine: boolean;
	}[] = [];
	/** All marks in their order, and how many of them have been put in their places. */
	private readonly marks: readonly Mark[];
	private placed = 0;
	private task = 0;
	private nextSection: Int32Array | undefined;
	private lastSection = 0;
	constructor(
		private readonly blocks: BlockTree,
		places: readonly number[],
		private readonly headings: ReadonlyMap<number, PlainHeading>,
		title: number,
	) {
		this.marks = marksOf(blocks, places);
		this.titleBlock = titleOf(this.headings, blocks, title);
	}

	pointOfTask(task: number): number {
		const behind = firstPlace(this.turns.length, (place) => (this.turns[place] ?? 0) <= task);
		return this.turnPoints[behind - 1] ?? -1;
	}

	run(places: readonly number[]): void {
		const { blocks } = this;
		for (const i of places) {
			const block = blocks.at(i);
			if (block === undefined) continue;
			this.task = blocks.sumBefore(blockSums.tasks, i);
			if (block.kind === "section") {
				const style = styleOfSection(block);
				if (block.ordinal !== null) {
					this.lastSection = block.ordinal;
					this.placed++;
				}
				if (block.ordinal === null && block.title.text === "") continue;
				this.push(i, {
					kind: "heading",
					style: block.ordinal === null ? "none" : style,
					marker: block.mark ?? "",
					ordinal: block.ordinal,
					rank: markerRanks[style],
					text: block.title,
					span: block.span,
					markerSpan: block.markerSpan,
				});
			} else if (block.kind === "text") this.addText(block, i);
			this.turn(this.stack.at(-1)?.index ?? -1);
		}
		for (const entry of this.points) if (entry.end < 0) entry.end = this.points.length;
	}

	private addText(block: TextBlock, i: number): void {
		const plain = this.headings.get(i);
		if (plain !== undefined) {
			this.addPlainHeading(block, i, plain);
			return;
		}
		if (isFurniture(block)) return;
		if (block.level > 0) this.addMarkdownHeading(block, i);
		for (const item of block.items ?? []) this.addItem(item, i);
	}

	/** A heading of Markdown is as deep as its mark says, else as its level. */
	private addMarkdownHeading(block: TextBlock, i: number): void {
		const { text } = block.text;
		if (i === this.titleBlock || (block.level === 1 && this.points.length === 0) || text === "") return;
		const marker = markerAt(text, 0);
		const span = spanOfText(block.text);
		this.push(i, {
			kind: "heading",
			style: marker?.style ?? "none",
			marker: marker?.text ?? "",
			ordinal: marker?.ordinal ?? null,
			rank: block.level === 1 ? 3 : marker === undefined ? block.level * 10 : markerRanks[marker.style],
			text: marker === undefined ? block.text : cut(block.text, marker.end),
			span,
			markerSpan: lineSpan(span.line, span.character, span.character + (marker?.text.length ?? 0)),
		});
	}

	private addPlainHeading(block: TextBlock, i: number, heading: PlainHeading): void {
		const isTitleAlone = !heading.isArticle && !heading.hasPeers;
		const isTitle = i === this.titleBlock && isTitleAlone;
		// The title is not a point, but what a headline states counts where nothing is marked below it.
		if (isTitle && (this.marks.length > 0 || block.items === undefined)) return;
		const text = withoutBold(block.text);
		const span = spanOfText(text);
		const [quantities] = block.items ?? [];
		const shared = {
			kind: "heading",
			style: "none",
			marker: "",
			ordinal: null,
			text,
			...(quantities === undefined ? {} : { targets: quantities.targets, facts: quantities.facts }),
			span,
			markerSpan: { ...span, endLine: span.line, endCharacter: span.character },
		} as const;
		if (isTitle) {
			this.leaf(i, { ...shared, kind: "paragraph" });
			return;
		}
		if (heading.isSubtitle) {
			if (this.titleBlock >= 0 && heading.ofTitle && isTitleAlone) return;
			this.leaf(i, { ...shared, kind: "subtitle" });
			return;
		}
		this.push(i, { ...shared, rank: heading.isArticle ? articleRank : this.rankOfPlain(i), plain: true });
	}

	/** Beside the last heading without a mark; within a numbered part where the count of parts goes on behind it. */
	private rankOfPlain(i: number): number {
		const open = this.stack.findLast(({ plain, rank }) => plain && rank !== articleRank);
		if (open !== undefined) return open.rank;
		this.nextSection ??= nextSections(this.blocks.slice());
		const goesOn =
			this.stack.some(({ rank }) => rank >= 10 && rank <= 20) && this.nextSection[i] === this.lastSection + 1;
		return goesOn ? markerRanks.none : partRank;
	}

	private addItem(item: ProseItem, i: number): void {
		const { style } = item;
		if (style === "none") {
			if (item.kind === "task") {
				this.leaveSpoken();
				this.addTask();
			} else {
				this.leaveSpoken();
				this.leaf(i, item);
			}
			return;
		}
		this.placed++;
		if (style === "section" || style === "chapter" || style === "part")
			this.lastSection = item.ordinal ?? this.lastSection;
		// Another way of counting that begins on a line of its own goes on beside the list before it, and so does one that
		// begins in the paragraph behind that of the list.
		const isFirst = item === this.itemsOf(i)[0];
		const isOwnLine = isFirst && this.opensBlock(item, i);
		const open = this.stack.at(-1);
		if (
			markerRanks[style] === spokenRank &&
			isFirst &&
			item.ordinal === 1 &&
			open?.rank === spokenRank &&
			(isOwnLine || !open.isOwnLine) &&
			open.style !== style &&
			!this.stack.some((entry) => entry.style === style)
		)
			this.stack.pop();
		this.push(i, { ...item, rank: markerRanks[style], isOwnLine });
		if (item.kind === "task") {
			const index = this.points.length - 1;
			const entry = this.points[index];
			if (entry !== undefined) entry.task = this.task;
			this.turn(entry?.parent ?? -1);
			this.task++;
		}
	}

	/** Whether a point stands at the beginning of its paragraph. */
	private opensBlock({ markerSpan }: ProseItem, i: number): boolean {
		const block = this.blocks.at(i);
		const [piece] = block?.kind === "text" ? block.text.pieces : [];
		return (
			piece !== undefined && markerSpan.line === piece.line && markerSpan.character <= piece.character + 2
		);
	}

	private itemsOf(i: number): readonly ProseItem[] {
		const block = this.blocks.at(i);
		return block?.kind === "text" ? (block.items ?? []) : [];
	}

	/** Sentences behind 三是… are not part of it. */
	private leaveSpoken(): void {
		let open = this.stack.at(-1);
		while (open !== undefined && open.rank === spokenRank && this.points[open.index]?.kind !== "heading") {
			this.pop();
			open = this.stack.at(-1);
		}
	}

	private addTask(): void {
		this.turn(this.stack.at(-1)?.index ?? -1);
		this.task++;
	}

	/** From the next task on, this is the innermost point. */
	private turn(point: number): void {
		if (this.turns.at(-1) === this.task) {
			this.turns.pop();
			this.turnPoints.pop();
		}
		if (this.turnPoints.at(-1) === point) return;
		this.turns.push(this.task);
		this.turnPoints.push(point);
	}

	private push(
		blockIndex: number,
		given: Omit<Entry, "parent" | "level" | "end" | "blockIndex" | "targets" | "facts" | "task"> &
			Partial<Pick<Entry, "targets" | "facts">> & { readonly plain?: boolean; readonly isOwnLine?: boolean },
	): void {
		const { plain = false, isOwnLine = false, rank } = given;
		const same = given.style === "none" ? -1 : this.stack.findLastIndex(({ style }) => style === given.style);
		if (same >= 0) while (this.stack.length > same) this.pop();
		else {
			let open = this.stack.at(-1);
			while (open !== undefined && open.rank >= rank && !this.standsIn(given, open)) {
				this.pop();
				open = this.stack.at(-1);
			}
		}
		const index = this.add(blockIndex, given);
		this.stack.push({ index, rank, style: given.style, plain, ordinal: given.ordinal, isOwnLine });
	}

	/**
	 * Whether a mark of a kind that is not open yet begins a list inside a point though it ranks above it or beside it:
	 * 一是 in 第一，; 1. below 第一， as a heading; (一) below 1. where 2. follows with a (一) of its own.
	 */
	private standsIn(
		{ rank, style, ordinal }: Pick<Entry, "rank" | "style" | "ordinal">,
		open: (typeof this.stack)[number],
	): boolean {
		if (open.rank === rank) return rank === spokenRank;
		if (ordinal !== 1 || style === "none" || open.style === "none") return false;
		const isHeading = open.isOwnLine && this.points[open.index]?.kind === "heading";
		if (open.rank === spokenRank && isHeading && rank >= markerRanks.bracketed) return true;
		return open.ordinal !== null && this.goesOnBehind(style, open.style, open.ordinal + 1);
	}

	/** Whether the list around counts on behind the list of another kind that begins here, which then begins anew. */
	private goesOnBehind(style: MarkerStyle, around: MarkerStyle, next: number): boolean {
		let hasNext = false;
		const end = Math.min(this.marks.length, this.placed + farthestMark);
		for (let i = this.placed; i < end; i++) {
			const mark = this.marks[i];
			if (mark === undefined) break;
			if (mark.style === around && !hasNext) {
				if (mark.ordinal !== next) return false;
				hasNext = true;
			} else if (mark.style === style && hasNext) return mark.ordinal === 1;
			else if (this.stack.some((entry) => entry.style === mark.style && mark.style !== around)) break;
		}
		return hasNext;
	}

	private leaf(
		blockIndex: number,
		given: Pick<Entry, "kind" | "style" | "marker" | "ordinal" | "text" | "span" | "markerSpan"> &
			Partial<Pick<Entry, "targets" | "facts">>,
	): void {
		const index = this.add(blockIndex, { ...given, rank: 99 });
		const entry = this.points[index];
		if (entry !== undefined) entry.end = index + 1;
	}

	private add(
		blockIndex: number,
		given: Pick<Entry, "kind" | "style" | "marker" | "ordinal" | "text" | "span" | "markerSpan" | "rank"> &
			Partial<Pick<Entry, "targets" | "facts">>,
	): number {
		const parent = this.stack.at(-1)?.index ?? -1;
		this.points.push({
			kind: given.kind,
			style: given.style,
			marker: given.marker,
			ordinal: given.ordinal,
			rank: given.rank,
			parent,
			level: (this.points[parent]?.level ?? 0) + 1,
			end: -1,
			blockIndex,
			text: given.text,
			span: given.span,
			markerSpan: given.markerSpan,
			targets: given.targets ?? [],
			facts: given.facts ?? [],
			task: -1,
		});
		return this.points.length - 1;
	}

	private pop(): void {
		const open = this.stack.pop();
		const entry = open === undefined ? undefined : this.points[open.index];
		if (entry !== undefined) entry.end = this.points.length;
	}
}

/** So many marks ahead are looked at for the next one of a list. */
const farthestMark = 60;

/** Navigation and the like, which states nothing whatever numbers are in it. */
function isFurniture({ text: { text }, items }: TextBlock): boolean {
	return (
		text !== "" &&
		text.length < 200 &&
		furniture.test(text.slice(0, 60)) &&
		(items ?? []).every(({ kind }) => kind === "paragraph")
	);
}

/** The title that the letter head gives, else the first heading where nothing but furniture stands above it. */
function titleOf(headings: ReadonlyMap<number, PlainHeading>, blocks: BlockTree, title: number): number {
	if (title >= 0) return title;
	const [first] = headings.keys();
	if (first === undefined) return -1;
	for (let i = 0; i < first; i++) {
		const block = blocks.at(i);
		if (block?.kind === "section" || block?.kind === "table-header" || block?.kind === "row") return -1;
		if (block?.kind !== "text" || isFurniture(block)) continue;
		if (block.items !== undefined || /[。！？]/.test(block.text.text.slice(0, 2000))) return -1;
	}
	return first;
}

function cut(text: Point["text"], from: number): Point["text"] {
	const [piece] = text.pieces;
	if (piece === undefined) return text;
	return {
		text: text.text.slice(from),
		pieces:
			text.text.length > from
				? [{ ...piece, at: 0, length: piece.length - from, character: piece.character + from }]
				: [],
	};
}
