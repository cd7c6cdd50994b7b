import { sharedWithRegion } from "../analysis/nameBounds.js";
import type { NameBook, ResolvedUnit } from "../directory/directory.js";
import { formsOfRegion } from "../directory/region.js";
import { resolveBehind } from "../directory/resolve.js";
import { textOfBlock } from "../editing/textOfBlock.js";
import type { RowBlock, UnitMention } from "../model/block.js";
import { offsetOfPlace } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import type { NamePlace, RenameName, TextPlace } from "../model/planOperation.js";
import type { OffsetRange, Span } from "../model/span.js";
import { cellAt } from "../model/tableHeader.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { writtenNames } from "../snapshot/writtenNames.js";
import { hasLevelPrefix, levelPrefixOf, plainName, splitBracket } from "../text/unitName.js";
import type { MentionInWorkspace } from "../workspace/workspaceIndex.js";

/** A unit or an official gets another name. */
export interface Renaming {
	readonly of: "unit" | "official";
	/** Canonical, as it was, brackets half-width. */
	readonly name: string;
	readonly newName: string;
	/** Other ways to write it that are as right as before: full name and aliases of an entry that is renamed. */
	readonly kept: ReadonlySet<string>;
	/** The simplified form of what a document writes in traditional script. */
	simplify(written: string): string;
}

/** What is to be written in a document. */
export interface NewNames {
	/** In rows, headings and paragraphs; names whose prefix was carried by the old name among them. */
	readonly places: RenameName["places"];
	/** In the front matter, by places in the document. */
	readonly frontMatter: readonly { readonly span: Span; readonly newText: string }[];
	/** Other units that will be understood in another way, since nothing else can be written: 工信局 behind a 区 that is new. */
	readonly misread: readonly MisreadUnit[];
}

export interface MisreadUnit {
	/** In the document, 0-based. */
	readonly line: number;
	readonly raw: string;
	/** What it will be taken for. */
	readonly name: string;
}

/**
 * What is to be written where a document mentions a unit or an official that gets another name.
 *
 * The canonical name, with its level or without it behind a unit that carries it, becomes the new one, without its
 * level again where that is still carried. A full name and an alias stay where they still mean the unit. A name whose
 * level the old name carried, and the new one does not, is written with it. What stands in 《》 is the title of another
 * document and stays.
 *
 * @param mentions those of this document, as `findMentions` gives them
 * @param book the names that are in force for the document after the renaming
 */
export function findNewNames(
	snapshot: PlanSnapshot,
	mentions: readonly MentionInWorkspace[],
	renaming: Renaming,
	book: NameBook,
): NewNames {
	const { plan, document } = snapshot;
	const places: { at: NamePlace; name: string }[] = [];
	const frontMatter: { span: Span; newText: string }[] = [];
	const units = new Map<number, Set<number>>();
	const forms = formsOf(book.region ?? plan.region);
	for (const { at, span } of mentions) {
		if (at === null) {
			// In YAML these would need another way of writing the whole value.
			if (/["'\\]/.test(renaming.newName)) continue;
			const range: OffsetRange = [span.character, span.endCharacter];
			const newText = nameInText(document.lines[span.line] ?? "", range, renaming, book, forms);
			if (newText !== undefined) frontMatter.push({ span, newText });
		} else if ("unit" in at) {
			const row = units.get(at.task);
			if (row === undefined) units.set(at.task, new Set([at.unit]));
			else row.add(at.unit);
		} else if ("leader" in at) {
			const place = leaderPlace(plan, at.task, at.leader, renaming.newName);
			if (place !== undefined) places.push(place);
		} else {
			const name = nameInText(textAt(plan, at.text), at.range, renaming, book, forms);
			if (name !== undefined) places.push({ at, name });
		}
	}
	const around = { ...renaming, forms, book, written: writtenAfter(snapshot, renaming, book) };
	const misread: MisreadUnit[] = [];
	for (const [task, renamed] of units) {
		const row = plan.taskAt(task);
		if (row === undefined) continue;
		const own = snapshot.index.ownUnits(task);
		for (const { unit, mention, after, isRight } of respellRow({ row, own, renamed }, around)) {
			const { raw, span } = mention;
			if (after.raw !== raw) places.push({ at: { task, unit }, name: after.raw });
			if (!isRight) misread.push({ line: plan.lineOfTask(task) + span.line, raw, name: after.name });
		}
	}
	return { places, frontMatter, misread };
}

/** What decides how a unit is written, beside the unit itself. */
interface Surroundings extends Renaming {
	/** The ways in which the region is written. */
	readonly forms: readonly string[];
	readonly book: NameBook;
	readonly written: ReadonlySet<string>;
}

interface RowToRespell {
	readonly row: RowBlock;
	/** Its units as they are understood now. */
	readonly own: readonly ResolvedUnit[];
	/** Indices of those that get the new name. */
	readonly renamed: ReadonlySet<number>;
}

interface RespelledUnit {
	/** Index into the units of the row. */
	readonly unit: number;
	readonly mention: UnitMention;
	/** How it is written and understood afterwards. */
	readonly after: ResolvedUnit;
	/** It is what it was, or has its new name. */
	readonly isRight: boolean;
}

/** The units of a row that are written in another way, or are not what they were. */
function respellRow(from: RowToRespell, around: Surroundings): readonly RespelledUnit[] {
	const { header, units } = from.row;
	const all = [...units.keys()];
	// A level is carried over within a cell, never from one column to the next.
	const lists =
		header.unitColumns.length === 1
			? [all]
			: header.unitColumns.map((column) => all.filter((unit) => units[unit]?.column === column));
	return lists
		.filter((list) => list.some((unit) => from.renamed.has(unit)))
		.flatMap((list) => respell(list, from, around));
}

/** Writes the units of a list one after another, each so that it is what it was behind those before it. */
function respell(
	list: readonly number[],
	{ row, own, renamed }: RowToRespell,
	around: Surroundings,
): readonly RespelledUnit[] {
	const { book, written } = around;
	const changed: RespelledUnit[] = [];
	let levels: readonly string[] = [];
	for (const unit of list) {
		const mention = row.units[unit];
		const before = own[unit];
		if (mention === undefined || before === undefined) continue;
		const { raw } = mention;
		const isRenamed = renamed.has(unit);
		const spellings = isRenamed ? newSpellings(raw, before, around) : oldSpellings(raw, before);
		const wanted = isRenamed ? nameAfter(before.name, around) : before.name;
		let chosen = resolveBehind(spellings.at(-1) ?? raw, levels, book, written);
		let isRight = isRenamed;
		for (const spelling of spellings) {
			const found = resolveBehind(spelling, levels, book, written);
			const isSame = found.unit.name === wanted || (isRenamed && spelling === raw);
			const losesLevel = !isRenamed && before.carried !== null && found.unit.carried === null;
			if (!isSame || (losesLevel && !hasLevelPrefix(spelling))) continue;
			chosen = found;
			isRight = true;
			break;
		}
		levels = chosen.levels;
		if (chosen.unit.raw !== raw || !isRight) changed.push({ unit, mention, after: chosen.unit, isRight });
	}
	return changed;
}

/** How another unit of the list may be written: as it is, with the level that it had from a unit before, in full. */
function oldSpellings(raw: string, { name, carried, collective }: ResolvedUnit): readonly string[] {
	if (collective) return [raw];
	return carried === null ? [raw, name] : [raw, carried + raw, name];
}

/** How a unit that gets a new name may be written, the spelling most like the old one first. */
function newSpellings(
	raw: string,
	{ carried }: ResolvedUnit,
	{ name, newName, kept, simplify, forms }: Surroundings,
): readonly string[] {
	const bracket = plainName(simplify(raw)) === name ? undefined : splitBracket(raw);
	const part = bracket?.part ?? "";
	const base = plainName(simplify(bracket?.base ?? raw));
	const spellings: string[] = [];
	if (carried === null && base !== name && kept.has(base)) spellings.push(raw);
	for (const level of new Set([carried, levelPrefixOf(name)])) {
		if (level === null || !name.startsWith(level)) continue;
		const bare = name.slice(level.length);
		const newBare = newName.startsWith(level) ? newName.slice(level.length) : undefined;
		if (base === bare && newBare !== undefined && newBare !== "") spellings.push(newBare + part);
		// 吴江区发改委
		const form = base.endsWith(bare) ? base.slice(0, -bare.length) : "";
		if (forms.includes(form)) spellings.push(form + (newBare ?? newName) + part);
	}
	spellings.push(newName + part);
	return spellings;
}

/** The canonical name that a mention of the renamed unit has afterwards: 区委组织部(人才办) keeps its part. */
function nameAfter(before: string, { name, newName, simplify }: Renaming): string {
	const plain = plainName(simplify(before));
	const bracket = plain === name ? undefined : splitBracket(plain);
	return bracket?.base === name ? newName + bracket.part : newName;
}

/** Where no directory knows the units, a level is carried by the names that the document writes. */
function writtenAfter(
	{ plan }: PlanSnapshot,
	{ of, name, newName }: Renaming,
	book: NameBook,
): ReadonlySet<string> {
	if (of === "official" || book.knowsUnits) return new Set();
	const before = writtenNames(plan);
	const written = new Set([...before].filter((each) => plainName(each) !== name));
	if (written.size < before.size && hasLevelPrefix(newName)) written.add(newName);
	return written;
}

/** What is written in the place of a name in running text; `undefined` where it stays. */
function nameInText(
	text: string,
	[start, end]: OffsetRange,
	{ of, name, newName, kept, simplify }: Renaming,
	book: NameBook,
	forms: readonly string[],
): string | undefined {
	if (isInBookTitle(text, start)) return undefined;
	const written = text.slice(start, end);
	if (of === "official") return withLayout(written, newName);
	const plain = plainName(simplify(written));
	if (plain !== name) {
		const entry = book.findUnit(plain);
		if (entry === undefined ? kept.has(plain) : entry.name === newName) return undefined;
	}
	// 吴江区发改委 becomes 吴江区发展改革中心 whether the new name has its level or not.
	const shared = sharedWithRegion(text, start, forms);
	const level = shared > 0 ? written.slice(0, shared) : "";
	return newName.startsWith(level) ? newName : level + newName;
}

/** 《区发改委关于…的通知》 was issued under that title. */
function isInBookTitle(text: string, at: number): boolean {
	const before = text.slice(Math.max(0, at - longestTitle), at);
	const open = before.lastIndexOf("《");
	return open >= 0 && open > before.lastIndexOf("》") && text.slice(at, at + longestTitle).includes("》");
}

/** UTF-16 units. */
const longestTitle = 120;

/** The place of a leader's name, without the title that it may be written with: 县长 钱宇. */
function leaderPlace(
	plan: Plan,
	task: number,
	leader: number,
	newName: string,
): { readonly at: NamePlace; readonly name: string } | undefined {
	const row = plan.taskAt(task);
	const mention = row?.leaders[leader];
	if (row === undefined || mention === undefined) return undefined;
	const { raw, name, span } = mention;
	if (raw.replace(/\s/g, "") === name) return { at: { task, leader }, name: withLayout(raw, newName) };
	const content = cellAt(row.cells, row.header.leaderColumn)?.content;
	const from = content && offsetOfPlace(content, span.line, span.character);
	const inside = rangeWithLayout(raw, name);
	if (from === undefined || inside === undefined) return undefined;
	const range: OffsetRange = [from + inside[0], from + inside[1]];
	const text: TextPlace = { task, column: row.header.leaderColumn };
	return { at: { text, range }, name: withLayout(raw.slice(...inside), newName) };
}

/** Where a name stands in a text that may have blanks between its characters. */
function rangeWithLayout(text: string, name: string): OffsetRange | undefined {
	for (let start = 0; start < text.length; start++) {
		let at = start;
		let matched = 0;
		while (matched < name.length && at < text.length) {
			if (text[at] === name[matched]) matched++;
			else if (matched === 0 || !/\s/.test(text[at] ?? "")) break;
			at++;
		}
		if (matched === name.length) return [start, at];
	}
	return undefined;
}

/** The blanks that stretch a name of two characters to the width of three (钱　宇) stretch another of two. */
function withLayout(written: string, newName: string): string {
	const [first = "", second, ...others] = newName;
	const gap = /^.([\s\u00a0]{1,8}).$/u.exec(written)?.[1];
	return gap === undefined || second === undefined || others.length > 0 ? newName : first + gap + second;
}

/** What a place shows. */
function textAt(plan: Plan, place: TextPlace): string {
	if ("task" in place) return cellAt(plan.taskAt(place.task)?.cells ?? [], place.column)?.content.text ?? "";
	const block = plan.blockAt(place.block);
	return (block && textOfBlock(block, place.column ?? -1)?.text) ?? "";
}

function formsOf(region: string | null): readonly string[] {
	return region === null ? [] : formsOfRegion(region);
}
