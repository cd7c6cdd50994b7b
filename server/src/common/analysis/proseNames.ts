import type { NameBook } from "../directory/directory.js";
import { allLevels } from "../language/levels.js";
import { endingPattern } from "../language/unitEndings.js";
import { holdsSecondName } from "../layouts/secondName.js";
import { isUnitShaped } from "../layouts/unitShape.js";
import type { MarkerStyle, TextBlock } from "../model/block.js";
import { spanOfRange } from "../model/mappedText.js";
import type { Plan, Point } from "../model/plan.js";
import { emptySpan, type OffsetRange, type Span, shiftSpan } from "../model/span.js";
import { plainName } from "../text/unitName.js";
import { createUnitBounds, isWholePerson } from "./nameBounds.js";
import { NameScanner } from "./nameScanner.js";
import { findOfficials, type NamedOfficial } from "./officials.js";
import { toPlainScript } from "./plainScript.js";
import { unitEndAt } from "./unitInText.js";

/** A person that a document names, with what it says of the person. */
export interface DocumentOfficial {
	/** As the directory writes it, else in Simplified script. */
	readonly name: string;
	/** As written at its first place, without layout blanks. */
	readonly raw: string;
	/** As written, each once, in the order of their first use. */
	readonly titles: readonly string[];
	readonly unit: string | null;
	/** `2022-05-31`: the day that the text speaks of, else the document's. */
	readonly date: string | null;
	/** Places in the document, with and without the title. */
	readonly mentions: readonly Span[];
}

/** A unit named in prose. */
export interface ProseUnit {
	readonly raw: string;
	readonly name: string;
	/** null where no directory could tell. */
	readonly known: boolean | null;
}

/** A name in running text, with its place in its block. */
export interface NameInProse {
	readonly of: "unit" | "official";
	/** Canonical. */
	readonly name: string;
	readonly span: Span;
	/** The same as UTF-16 offsets in the text of its block, or in what the cell of its column shows. */
	readonly range: OffsetRange;
	/** Index of the column of a table that it stands in. */
	readonly column?: number;
}

/** Who is named in the prose of a document, and in which of its points. */
export interface ProseNames {
	/** In the order of their first mention. */
	readonly officials: readonly DocumentOfficial[];
	/** The units that a point names, itself or in the sentences that belong to it. */
	unitsOf(point: number): readonly ProseUnit[];
	/** The names in a block; spans count lines from its first. */
	namesIn(blockIndex: number): readonly NameInProse[];
	/** The names of the persons likewise. */
	officialsOf(point: number): readonly string[];
}

/** What one block says, found once and kept with it. */
const knownOfficials = new WeakMap<TextBlock, readonly NamedOfficial[]>();

/** Finds the names in all prose: officials by their titles; units that the directory has, that a heading is, or that have the shape of one. */
export function findProseNames(plan: Plan, book: NameBook): ProseNames {
	const finder = new NameFinder(plan, book);
	finder.run();
	return finder;
}

interface Place {
	readonly block: number;
	readonly start: number;
	readonly end: number;
}

class NameFinder implements ProseNames {
	readonly officials: DocumentOfficial[] = [];
	private readonly units: Map<number, ProseUnit[]> = new Map();
	private readonly persons: Map<number, string[]> = new Map();
	private readonly places: Map<number, NameInProse[]> = new Map();
	private readonly blocks: readonly { readonly block: TextBlock; readonly index: number }[];
	/** Index of the first point in each block that has one. */
	private readonly firstPoint = new Map<number, number>();
	private readonly lastPoint = new Map<number, number>();
	/** The innermost heading that holds at each block without points. */
	private readonly holders = new Map<number, number>();

	constructor(
		private readonly plan: Plan,
		private readonly book: NameBook,
	) {
		const blocks: { block: TextBlock; index: number }[] = [];
		plan.forEachBlock((block, index) => {
			if (
				block.kind === "text" &&
				block.role !== "blank" &&
				block.role !== "comment" &&
				block.role !== "code" &&
				block.text.text[0] !== "|"
			)
				blocks.push({ block, index });
		});
		this.blocks = blocks;
		plan.forEachPoint(({ blockIndex }, i) => {
			if (!this.firstPoint.has(blockIndex)) this.firstPoint.set(blockIndex, i);
			this.lastPoint.set(blockIndex, i);
		});
		let point = -1;
		let next = 0;
		for (const { index } of blocks) {
			while (next < plan.pointCount && (plan.pointAt(next)?.blockIndex ?? 0) < index) point = next++;
			this.holders.set(index, holderOf(plan, point));
		}
	}

	run(): void {
		this.findPersons();
		this.findUnits();
	}

	unitsOf(point: number): readonly ProseUnit[] {
		return this.units.get(point) ?? [];
	}

	namesIn(blockIndex: number): readonly NameInProse[] {
		return this.places.get(blockIndex) ?? [];
	}

	officialsOf(point: number): readonly string[] {
		return this.persons.get(point) ?? [];
	}

	private findPersons(): void {
		const found = new Map<
			string,
			{
				raws: Set<string>;
				titles: string[];
				unit: string | null;
				date: string | null;
				places: Place[];
				taken: Set<string>;
			}
		>();
		for (const { block, index } of this.blocks) {
			const { text } = block.text;
			for (const official of officialsIn(block)) {
				const name = this.book.officialName(official.name);
				let person = found.get(name);
				if (person === undefined) {
					person = { raws: new Set(), titles: [], unit: null, date: null, places: [], taken: new Set() };
					found.set(name, person);
				}
				person.raws.add(official.name);
				for (const title of official.titles) if (!person.titles.includes(title)) person.titles.push(title);
				person.unit ??= official.unit ?? unitBefore(text, official);
				person.date ??= dateAt(text, official.titleStart, this.plan.date);
				person.places.push({ block: index, start: official.start, end: official.end });
				person.taken.add(`${index} ${official.start}`);
			}
		}
		if (found.size === 0) return;
		const written = new NameScanner<string>();
		for (const [name, { raws }] of found) for (const raw of new Set([...raws, name])) written.add(raw, name);
		for (const { block, index } of this.blocks) {
			const { text } = block.text;
			for (const { value: name, start, end } of written.find(text)) {
				const person = found.get(name);
				if (person?.taken.has(`${index} ${start}`) === false && isWholePerson(text, start, end))
					person.places.push({ block: index, start, end });
			}
		}
		for (const [name, { raws, titles, unit, date, places }] of found) {
			places.sort((a, b) => a.block - b.block || a.start - b.start);
			const [raw = name] = raws;
			this.officials.push({
				name,
				raw,
				titles,
				unit,
				date,
				mentions: places.map((place) => this.spanOf(place)),
			});
			for (const place of places) {
				this.note("official", name, place);
				const point = this.pointAt(place);
				const names = this.persons.get(point);
				if (names === undefined) this.persons.set(point, [name]);
				else if (!names.includes(name)) names.push(name);
			}
		}
	}

	private findUnits(): void {
		const { book, plan } = this;
		const names = new NameScanner<ProseUnit>();
		const add = (raw: string, name: string, known: boolean | null) => names.add(raw, { raw, name, known });
		for (const entry of book.units)
			for (const raw of [
				entry.name,
				...(entry.fullName === undefined ? [] : [entry.fullName]),
				...entry.aliases,
			])
				if (raw.length >= 3) add(raw, entry.name, true);
		// A heading that is nothing but a unit, and the units of officials, name it for the whole document.
		for (const { kind, style, text } of plan.eachPoint()) {
			if (kind !== "heading" || style !== "none" || !isUnitHeading(text.text)) continue;
			const entry = book.findUnit(text.text);
			add(text.text, entry?.name ?? text.text, book.knowsUnits ? entry !== undefined : null);
		}
		for (const { unit } of this.officials) {
			if (unit === null || unit.length < 4) continue;
			const entry = book.findUnit(unit);
			add(unit, entry?.name ?? unit, book.knowsUnits ? entry !== undefined : null);
		}
		// What no list knows: a unit is known by its level and its shape, too.
		let written = "";
		const unlisted = (text: string, at: number) => {
			const end = unitEndAt(text, at, book);
			if (end < 0) return undefined;
			const raw = written.slice(at, end);
			const word = text.slice(at, end);
			const entry = book.findUnit(word);
			const known = book.knowsUnits ? entry !== undefined : null;
			return { word, value: { raw, name: entry?.name ?? raw, known } };
		};
		const bounds = createUnitBounds(book);
		for (const { block, index } of this.blocks) {
			written = block.text.text;
			const text = toPlainScript(written);
			let behind = -1;
			for (const { value, start, end: nameEnd } of names.find(text, text.length, unlisted)) {
				if (start < behind || !bounds.isWhole(text, start, nameEnd, behind === start)) continue;
				const end = behindSecondName(text, nameEnd);
				const unit = end === nameEnd ? value : withSecondName(value, written.slice(nameEnd, end));
				behind = end;
				const place = { block: index, start, end };
				this.note("unit", unit.name, place);
				const point = this.pointAt(place);
				const units = this.units.get(point);
				if (units === undefined) this.units.set(point, [unit]);
				else if (!units.some(({ name }) => name === unit.name)) units.push(unit);
			}
		}
	}

	/** The point in whose words a place of a block is, else the heading that its sentences stand under. */
	private pointAt({ block, start }: Place): number {
		const first = this.firstPoint.get(block);
		const text = this.plan.blockAt(block);
		if (first === undefined || text?.kind !== "text") return this.holders.get(block) ?? -1;
		const span = spanOfRange(text.text, [start, start + 1]);
		// The points of a block stand one behind the other: the last that begins before the place.
		let low = first;
		let high = this.lastPoint.get(block) ?? first;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			const begin = this.plan.pointAt(middle)?.span;
			const isBefore =
				begin !== undefined &&
				(begin.line < span.line || (begin.line === span.line && begin.character <= span.character));
			if (isBefore) low = middle;
			else high = middle - 1;
		}
		const point = this.plan.pointAt(low)?.span;
		const covers =
			point !== undefined &&
			(point.line < span.line || (point.line === span.line && point.character <= span.character)) &&
			(point.endLine > span.line || (point.endLine === span.line && point.endCharacter > span.character));
		return covers ? low : (this.holders.get(block) ?? -1);
	}

	private note(of: NameInProse["of"], name: string, place: Place): void {
		const span = shiftSpan(this.spanOf(place), -this.plan.lineOfBlock(place.block));
		const found: NameInProse = { of, name, span, range: [place.start, place.end] };
		const places = this.places.get(place.block);
		if (places === undefined) this.places.set(place.block, [found]);
		else places.push(found);
	}

	private spanOf({ block, start, end }: Place): Span {
		const text = this.plan.blockAt(block);
		const span = text?.kind === "text" ? spanOfRange(text.text, [start, end]) : emptySpan;
		return shiftSpan(span, this.plan.lineOfBlock(block));
	}
}

/** Behind the bracket that holds a unit's second name: 市数据局（市大数据中心） is one. */
function behindSecondName(text: string, end: number): number {
	if (!"(（".includes(text[end] ?? " ")) return end;
	const close = text.slice(end, end + 20).search(/[)）]/);
	return close > 0 && holdsSecondName(text, end, end + close) ? end + close + 1 : end;
}

function withSecondName({ raw, name, known }: ProseUnit, bracket: string): ProseUnit {
	return { raw: raw + bracket, name: name === raw ? name + bracket : name + plainName(bracket), known };
}

/** Whether a heading is the name of a unit: no event (…推进会), and no slogan (打造宜居社区). */
function isUnitHeading(words: string): boolean {
	if (words.length < 4 || !isUnitShaped(words)) return false;
	if (
		/会$/.test(words) &&
		!/(?:委员|常委|[协商学工]|联合|总|基金|[理董监]事|红十字|残联|工商)会$/.test(words)
	)
		return false;
	return !/召开|举行|举办|^(?:打造|建设|推[进动]|守护|走进|聚焦|构建|创建|提升|深化|做[强优好]|擦亮|绘就|奋力|全[力面]|加快|助力|赋能|激活|点亮|争[创做当]|建好|当好|坚持|服务|共[建创])/.test(
		words,
	);
}

function officialsIn(block: TextBlock): readonly NamedOfficial[] {
	let officials = knownOfficials.get(block);
	if (officials === undefined) {
		const { text } = block.text;
		officials = findOfficials(text);
		knownOfficials.set(block, officials);
	}
	return officials;
}

/** The heading or point that sentences behind a point belong to: paragraphs hold nothing. */
function holderOf(plan: Plan, point: number): number {
	let at = point;
	while (at >= 0 && holdsNothing(plan.pointAt(at))) at = plan.pointAt(at)?.parent ?? -1;
	return at;
}

function holdsNothing(point: Point | undefined): boolean {
	if (point === undefined) return false;
	if (point.kind === "paragraph" || point.kind === "subtitle") return true;
	return point.kind === "point" && spoken.has(point.style);
}

const spoken: ReadonlySet<MarkerStyle> = new Set(["is", "must", "first", "ordinal"]);

const bodyAtStart = new RegExp(`^(?:${endingPattern("join")}|镇|乡)`);

/** 局长 alone is of the 局 that the same paragraph names before it. */
function unitBefore(text: string, { titles, titleStart }: NamedOfficial): string | null {
	const body = bodyAtStart.exec(titles[0] ?? "")?.[0];
	if (body === undefined) return null;
	const before = text
		.slice(Math.max(0, titleStart - 300), titleStart)
		.replace(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}\)/g, "");
	const pattern = new RegExp(
		`[${allLevels}區縣鎮鄉]\\p{Script=Han}{1,12}?${body}(?=[\\p{Script=Han}，,、。])`,
		"gu",
	);
	return pattern.exec(before)?.[0] ?? null;
}

/** The day that a sentence speaks of (5月31日), in the document's year; else the document's date. */
function dateAt(text: string, at: number, date: string | null): string | null {
	const before = text.slice(Math.max(0, at - 400), at);
	let day: string | null = null;
	for (const found of before.matchAll(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g)) {
		const year = found[1] ?? date?.slice(0, 4);
		const [month, number] = [Number(found[2]), Number(found[3])];
		if (year === undefined || month < 1 || month > 12 || number < 1 || number > 31) continue;
		day = `${year}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
	}
	return day ?? date;
}
