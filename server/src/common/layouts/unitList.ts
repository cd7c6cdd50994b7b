import { isBlank, withoutBlanks } from "../language/characters.js";
import { isNobody } from "../language/nobody.js";
import type { UnitListProblem, UnitMention } from "../model/block.js";
import { type MappedText, spanOfRange } from "../model/mappedText.js";
import type { Span } from "../model/span.js";
import type { Cell } from "../model/tableHeader.js";
import { leadStar } from "./betweenUnits.js";
import { type ClauseName, type ClauseProblem, readUnitClauses, type UnitClause } from "./unitClauses.js";
import { leadsOf } from "./unitDuties.js";

/** The units of a cell or an assignment, and what is amiss in how they are written. */
export interface UnitList {
	readonly mentions: readonly UnitMention[];
	readonly problems: readonly UnitListProblem[];
}

const none: UnitList = { mentions: [], problems: [] };

/** The units of a cell; see `unitClauses.ts` for how they are written. */
export function parseUnitList({ content }: Cell, column: number, inLeadColumn: boolean): UnitList {
	const { text } = content;
	if (text === "" || isNobody(text)) return none;
	const { clauses, problems } = readUnitClauses(text, 0, text.length, { inCell: true, leads: inLeadColumn });
	return {
		mentions: mentionsOf(content, column, clauses),
		// Kept with the row, in no more room than they need.
		problems: problems.length === 0 ? none.problems : problems.map((problem) => listed(content, problem)),
	};
}

/**
 * The units of an assignment in prose: `X、Y牵头，Z等按职责分工负责`. Those before 牵头 lead; a unit that alone is
 * responsible (`X负责`) does, too. What parts the clauses of a sentence is no separator that should be 、; in a mere list
 * it is.
 */
export function parseAssignedUnits({ content }: Cell, column: number, inLeadColumn: boolean): UnitList {
	const { text } = content;
	if (text === "" || isNobody(text)) return none;
	const { clauses, problems } = readUnitClauses(text, 0, text.length, { inCell: false, leads: inLeadColumn });
	const isSentence = clauses.some(({ duty }) => duty !== "") || /等|[^以][和及与]|[〔［[【]/.test(text);
	return {
		mentions: mentionsOf(content, column, clauses),
		problems: isSentence ? none.problems : problems.map((problem) => listed(content, problem)),
	};
}

/** A unit of a list. Its spans are made when they are asked for: most units are never pointed at. */
class ListedUnit implements UnitMention {
	readonly raw: string;
	readonly star: boolean;
	private readonly start: number;
	private readonly end: number;
	private readonly markedStart: number;
	private readonly markedEnd: number;

	constructor(
		private readonly content: MappedText,
		readonly column: number,
		name: ClauseName,
		readonly leadPlace: boolean,
	) {
		this.raw = withoutLayout(content.text.slice(name.start, name.end));
		this.star = name.star;
		this.start = name.start;
		this.end = name.end;
		this.markedStart = name.markedStart;
		this.markedEnd = name.markedEnd;
	}

	get span(): Span {
		return spanOfRange(this.content, [this.start, this.end]);
	}

	get markedSpan(): Span {
		return spanOfRange(this.content, [this.markedStart, this.markedEnd]);
	}
}

function mentionsOf(
	content: MappedText,
	column: number,
	clauses: readonly UnitClause[],
): readonly UnitMention[] {
	const [only] = clauses;
	// Most lists are names alone.
	if (only !== undefined && clauses.length === 1 && only.duty === "")
		return only.names.map((name) => new ListedUnit(content, column, name, name.leads));
	const leads = leadsOf(content.text, clauses);
	return clauses.flatMap(({ names }, i) =>
		names.map((name) => new ListedUnit(content, column, name, name.leads || leads[i] === true)),
	);
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
	for (let i = 0; i < name.length; i++)
		if (isBlank(name.charCodeAt(i)) || name.charCodeAt(i) === leadStar)
			return withoutBlanks(name).replaceAll("★", "");
	return name;
}
