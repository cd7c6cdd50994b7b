import { findOfficials } from "../analysis/officials.js";
import { findListedUnits } from "../analysis/unitLists.js";
import type { OfficialEntry, SourceReference } from "../directory/directory.js";
import {
	findOfficialInEitherScript,
	findUnitInEitherScript,
	simplifyName,
} from "../directory/eitherScript.js";
import { isEntryName } from "../directory/entryName.js";
import { findTitles, isSameSource } from "../directory/officialTitles.js";
import { shortName } from "../directory/shortName.js";
import { parks } from "../language/levels.js";
import { kindByEnding } from "../language/unitEndings.js";
import { rowsOf } from "../model/block.js";
import { spanOfRange } from "../model/mappedText.js";
import { comparePlaces, type Span, shiftSpan } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { isPlaceholderName } from "../text/placeholder.js";
import { isCollective, plainName } from "../text/unitName.js";
import { findFullNames } from "./statedNames.js";

/** A unit or an official that a document names and the directory lacks, or of whom it says more. */
export type NameProposal = UnitProposal | OfficialProposal;

interface Proposal {
	/** Tells it from the others of a document; the same for the same name while the document is edited. */
	readonly id: string;
	/** As the directory will have it: in simplified script, without the name of the region. */
	readonly name: string;
	/** The document; empty where it has neither title nor file name. */
	readonly source: SourceReference;
	/** Where the document names it, in its order. */
	readonly places: readonly Span[];
}

export interface UnitProposal extends Proposal {
	readonly of: "unit";
	/** As the document gives it (…，以下简称…). */
	readonly fullName?: string;
	/** Other ways in which the document writes it. */
	readonly aliases: readonly string[];
	/** Where the name tells it for certain. */
	readonly kind?: string;
}

export interface OfficialProposal extends Proposal {
	readonly of: "official";
	/** As the document gives them; of a known official those that the directory lacks, or knows from other sources. */
	readonly titles: readonly string[];
	readonly unit?: string;
	/** The entry that it adds to. */
	readonly entry?: OfficialEntry;
	/** Every title is known already; only this source of it is not. */
	readonly isSourceOnly: boolean;
}

/**
 * The names of a document that are worth an entry in its directory: units first, each kind in the order of the
 * document. Nothing is proposed that the document does not say; what the directory has is not proposed anew, but a
 * known official with a title or a source that is new is.
 *
 * For a document in traditional script the converter must be loaded (`text/script.ts`).
 */
export function collectNames(snapshot: PlanSnapshot): readonly NameProposal[] {
	return [...collectUnits(snapshot), ...collectOfficials(snapshot)];
}

/** Whether a document names no unit and no official at all, known or not. */
export function isNameless({ plan, index }: PlanSnapshot): boolean {
	const { unitUses, officialUses, prose } = index;
	if (unitUses.size > 0 || officialUses.size > 0 || prose.officials.length > 0) return false;
	for (let i = 0; i < plan.blockCount; i++) if (prose.namesIn(i).length > 0) return false;
	return true;
}

/** The document as a source: by its title, else by its file's name. */
export function sourceOf({ plan, uri, book }: PlanSnapshot): SourceReference {
	const isTitled = plan.title !== null && !isPerson(plan.title);
	const document = isTitled ? simplifyName(plan.title, book) : fileNameOf(uri);
	return { document, ...(plan.date !== null && { date: plan.date }) };
}

/** Whether words are nothing but a person with titles, as statements are headed: 区财政局局长 韩雪. */
function isPerson(words: string): boolean {
	const [person] = findOfficials(words);
	if (person === undefined) return false;
	const rest = [...person.titles, words.slice(person.start, person.end)].reduce(
		(left, part) => left.replace(part, ""),
		words,
	);
	return /^[\s、，,：:（）()]*$/.test(rest);
}

function fileNameOf(uri: string): string {
	const name = uri.slice(Math.max(uri.lastIndexOf("/"), uri.lastIndexOf(":")) + 1);
	try {
		return decodeURIComponent(name).replace(/\.plan\.(?:md|txt)$|\.[a-z]{1,5}$/i, "");
	} catch {
		return name;
	}
}

/** A text longer than this (UTF-16 units) is read for lists up to here. */
const farthest = 200_000;
/** So many places of a name are enough to look at. */
const mostPlaces = 50;

interface UnitFound {
	readonly name: string;
	readonly written: Set<string>;
	readonly places: Span[];
}

function collectUnits(snapshot: PlanSnapshot): readonly UnitProposal[] {
	const { plan, index, book } = snapshot;
	const found = new Map<string, UnitFound>();
	const add = (written: string, canonical: string, place: Span | undefined): void => {
		const plain = plainName(simplifyName(written, book));
		const name = shortName(plainName(simplifyName(canonical, book)), plan.region);
		if (!isEntryName(name) || isCollective(name) || findUnitInEitherScript(book, name) !== undefined) return;
		let unit = found.get(name);
		if (unit === undefined) {
			unit = { name, written: new Set(), places: [] };
			found.set(name, unit);
		}
		if (plain !== name && isEntryName(plain)) unit.written.add(plain);
		if (place !== undefined && unit.places.length < mostPlaces) unit.places.push(place);
	};
	for (let task = 0; task < plan.taskCount; task++) {
		const line = plan.lineOfTask(task);
		index.ownUnits(task).forEach((unit, i) => {
			const mention = plan.taskAt(task)?.units[i];
			if (mention !== undefined && unit.known !== true && !unit.collective)
				add(mention.raw, unit.name, shiftSpan(mention.span, line));
		});
	}
	const writtenInProse = new Map<string, string>();
	for (let point = -1; point < plan.pointCount; point++)
		for (const { raw, name, known } of index.prose.unitsOf(point))
			if (known !== true) writtenInProse.set(name, raw);
	plan.forEachBlock((_, block) => {
		for (const { of, name, span } of index.prose.namesIn(block)) {
			const written = of === "unit" ? writtenInProse.get(name) : undefined;
			if (written !== undefined) add(written, name, shiftSpan(span, plan.lineOfBlock(block)));
		}
	});
	plan.forEachBlock((block, i) => {
		if (block.kind !== "text" || rowsOf(block).length > 0) return;
		const words = block.text.text.slice(0, farthest);
		if (!words.includes("、")) return;
		for (const { name, start, end } of findListedUnits(words))
			add(name, name, shiftSpan(spanOfRange(block.text, [start, end]), plan.lineOfBlock(i)));
	});
	for (const { unit, mentions } of index.prose.officials) if (unit !== null) add(unit, unit, mentions[0]);
	const source = sourceOf(snapshot);
	const fullNames = findFullNames(plan, book, new Set(found.keys()));
	for (const [short, full] of fullNames) {
		found.get(short)?.places.push(...(found.get(full)?.places ?? []));
		found.delete(full);
	}
	// 统计局 behind 区发改委 and behind 市发改委 is two units; a name that means two is an alias of none.
	const uses = new Map<string, number>();
	for (const { written } of found.values())
		for (const alias of written) uses.set(alias, (uses.get(alias) ?? 0) + 1);
	const isFree = (alias: string): boolean =>
		uses.get(alias) === 1 && !found.has(alias) && findUnitInEitherScript(book, alias) === undefined;
	return [...found.values()]
		.map(({ name, written, places }): UnitProposal => {
			const fullName = fullNames.get(name);
			const kind = kindOf(name);
			return {
				of: "unit",
				id: `unit:${name}`,
				name,
				aliases: [...written].filter((alias) => alias !== fullName && isFree(alias)),
				...(fullName !== undefined && { fullName }),
				...(kind !== undefined && { kind }),
				source,
				places: inOrder(places),
			};
		})
		.sort(byPlace);
}

function collectOfficials(snapshot: PlanSnapshot): readonly OfficialProposal[] {
	const { plan, index, book } = snapshot;
	const source = sourceOf(snapshot);
	const found = new Map<string, { titles: string[]; unit: string | null; places: Span[] }>();
	for (const official of index.prose.officials) {
		const { name } = official;
		const titles = official.titles.map((title) => simplifyName(title, book));
		const unit = official.unit === null ? null : shortName(simplifyName(official.unit, book), plan.region);
		found.set(name, { titles, unit, places: [...official.mentions] });
	}
	for (let task = 0; task < plan.taskCount; task++)
		for (const leader of plan.taskAt(task)?.leaders ?? []) {
			if (isPlaceholderName(leader.name)) continue;
			const name = book.officialName(leader.name);
			const place = shiftSpan(leader.span, plan.lineOfTask(task));
			const person = found.get(name);
			if (person === undefined) found.set(name, { titles: [], unit: null, places: [place] });
			else person.places.push(place);
		}
	const proposals: OfficialProposal[] = [];
	for (const [name, { titles, unit, places }] of found) {
		if (!isEntryName(name)) continue;
		const entry = findOfficialInEitherScript(book, name);
		const news = entry === undefined ? undefined : newsOf(snapshot, entry, titles, source);
		if (entry !== undefined && news === undefined) continue;
		proposals.push({
			of: "official",
			id: `official:${name}`,
			name: entry?.name ?? name,
			titles: news?.titles ?? titles,
			...(unit !== null && isEntryName(unit) && { unit }),
			...(entry !== undefined && { entry }),
			isSourceOnly: news?.isSourceOnly ?? false,
			source,
			places: inOrder(places),
		});
	}
	return proposals.sort(byPlace);
}

/** What the document says of a known official that the directory does not: undefined where that is nothing. */
function newsOf(
	{ book, plan }: PlanSnapshot,
	entry: OfficialEntry,
	titles: readonly string[],
	source: SourceReference,
): Pick<OfficialProposal, "titles" | "isSourceOnly"> | undefined {
	const known = findTitles(book, entry);
	// A name without a title confirms none of the titles that the directory has.
	if (titles.length === 0) return undefined;
	const region = entry.region ?? plan.region;
	const news: string[] = [];
	let isSourceOnly = true;
	for (const written of titles) {
		const same = known.find(({ title }) => shortName(title, region) === shortName(written, region));
		if (same?.sources.some((other) => isSameSource(other, source)) === true) continue;
		news.push(same?.title ?? written);
		if (same === undefined) isSourceOnly = false;
	}
	return news.length === 0 ? undefined : { titles: news, isSourceOnly };
}

/** The kind of a unit, where its name can mean nothing else. */
function kindOf(name: string): string | undefined {
	return kindByEnding(name) ?? kinds.find(([pattern]) => pattern.test(name))?.[1];
}

const kinds: readonly (readonly [RegExp, string])[] = [
	[new RegExp(`${parks}$`), "开发区"],
	[/^(?!.*(?:村镇|乡镇)$).{2,}镇$/, "镇"],
	[/^.{2,}街道$/, "街道"],
	[/^团.{1,4}委$/, "群团组织"],
];

function inOrder(places: readonly Span[]): readonly Span[] {
	return [...places].sort(compareStarts);
}

function byPlace(a: Proposal, b: Proposal): number {
	const [first, second] = [a.places[0], b.places[0]];
	return first === undefined || second === undefined ? 0 : compareStarts(first, second);
}

function compareStarts(a: Span, b: Span): number {
	return comparePlaces(a.line, a.character, b.line, b.character);
}
