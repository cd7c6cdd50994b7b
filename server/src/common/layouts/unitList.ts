import { isBlank, withoutBlanks } from "../language/characters.js";
import { isNobody, isNobodyYet } from "../language/nobody.js";
import { simplifyInPlace } from "../language/scriptForms.js";
import type { UnitListProblem, UnitMention } from "../model/block.js";
import { type MappedText, spanOfRange } from "../model/mappedText.js";
import type { OffsetRange, Span } from "../model/span.js";
import type { Cell } from "../model/tableHeader.js";
import { leadStar } from "./betweenUnits.js";
import { type ClauseProblem, type KeepName, readUnitClauses, type UnitClause } from "./unitClauses.js";
import { leadsOf } from "./unitDuties.js";

/** The units of a cell or an assignment, and what is amiss in how they are written. */
export interface UnitList {
	readonly mentions: readonly UnitMention[];
	readonly problems: readonly UnitListProblem[];
}

const none: UnitList = { mentions: [], problems: [] };
const cell = { inCell: true, leads: false };
const leadCell = { inCell: true, leads: true };

/** The units of a cell; see `unitClauses.ts` for how they are written. */
export function parseUnitList({ content }: Cell, column: number, inLeadColumn: boolean): UnitList {
	const { text } = content;
	if (text === "" || isNobodyYet(text)) return none;
	const options = inLeadColumn ? leadCell : cell;
	const { clauses, problems } = readUnitClauses(text, 0, text.length, options, keeperOf(content, column));
	return {
		mentions: mentionsOf(text, clauses),
		// Kept with the row, in no more room than they need.
		problems: problems.length === 0 ? none.problems : problems.map((problem) => listed(content, problem)),
	};
}

/**
 * The units of an assignment in prose: `X、Y牵头，Z等按职责分工负责`. Those before 牵头 lead; a unit that alone is
 * responsible (`X负责`) does, too. What parts the clauses of a sentence is not a separator that should be 、; in a mere list
 * it is.
 */
export function parseAssignedUnits({ content }: Cell, column: number, inLeadColumn: boolean): UnitList {
	const { text } = content;
	if (text === "" || isNobody(text)) return none;
	const options = { inCell: false, leads: inLeadColumn };
	// What units do is known by Simplified words; their names are kept as they are written.
	const plain = simplifyInPlace(text);
	const { clauses, problems } = readUnitClauses(plain, 0, plain.length, options, keeperOf(content, column));
	const isSentence = clauses.some(({ duty }) => duty !== "") || /等|[^以][和及与]|[〔［[【]/.test(plain);
	return {
		mentions: mentionsOf(plain, clauses),
		problems: isSentence ? none.problems : problems.map((problem) => listed(content, problem)),
	};
}

/**
 * A unit of a list, written as nearly all are: its name without blanks, with nothing but perhaps a ★ right before it. Its
 * spans are made when they are asked for: most units are never pointed at.
 */
class ListedUnit implements UnitMention {
	constructor(
		protected readonly content: MappedText,
		readonly column: number,
		readonly start: number,
		readonly raw: string,
		readonly star: boolean,
		public leadPlace: boolean,
	) {}

	get leads(): boolean {
		return this.leadPlace;
	}

	get end(): number {
		return this.start + this.raw.length;
	}

	protected get marked(): OffsetRange {
		return [this.star ? this.start - 1 : this.start, this.end];
	}

	get span(): Span {
		return spanOfRange(this.content, [this.start, this.end]);
	}

	get markedSpan(): Span {
		return spanOfRange(this.content, this.marked);
	}
}

/** A unit written otherwise: 市 农 业 局, ☆市农业局. */
class SpacedUnit extends ListedUnit {
	constructor(
		content: MappedText,
		column: number,
		start: number,
		raw: string,
		star: boolean,
		leadPlace: boolean,
		private readonly writtenEnd: number,
		private readonly writtenMarked: OffsetRange,
	) {
		super(content, column, start, raw, star, leadPlace);
	}

	override get end(): number {
		return this.writtenEnd;
	}

	protected override get marked(): OffsetRange {
		return this.writtenMarked;
	}
}

function keeperOf(content: MappedText, column: number): KeepName<ListedUnit> {
	return (start, end, markedStart, markedEnd, star, leads, isBare) => {
		const written = content.text.slice(start, end);
		const raw = isBare ? written : withoutLayout(written);
		return raw.length === end - start && markedEnd === end && markedStart === (star ? start - 1 : start)
			? new ListedUnit(content, column, start, raw, star, leads)
			: new SpacedUnit(content, column, start, raw, star, leads, end, [markedStart, markedEnd]);
	};
}

function mentionsOf(text: string, clauses: readonly UnitClause<ListedUnit>[]): readonly UnitMention[] {
	const [only] = clauses;
	// Most lists are names alone. What is kept takes no more room than it needs.
	if (only !== undefined && clauses.length === 1 && only.duty === "") return only.names.slice();
	const leads = leadsOf(text, clauses);
	clauses.forEach(({ names }, i) => {
		if (leads[i] === true) for (const name of names) name.leadPlace = true;
	});
	return clauses.flatMap(({ names }) => names);
}

function listed(content: MappedText, { kind, start, end, replacement }: ClauseProblem): UnitListProblem {
	return {
		kind,
		span: spanOfRange(content, [start, end]),
		replacement,
		written: content.text.slice(start, end),
	};
}

function withoutLayout(name: string): string {
	for (let i = 0; i < name.length; i++) {
		const code = name.charCodeAt(i);
		// Nearly every character stands behind all blanks and ★.
		if (code <= 0x3000 && (code === leadStar || isBlank(code)))
			return withoutBlanks(name).replaceAll("★", "");
	}
	return name;
}
