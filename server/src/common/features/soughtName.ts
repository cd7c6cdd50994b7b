import type { Position } from "vscode-languageserver-types";
import type { NameBook, OfficialEntry, UnitEntry } from "../directory/directory.js";
import {
	findOfficialInEitherScript,
	findUnitInEitherScript,
	simplifyName,
} from "../directory/eitherScript.js";
import { type Span, spanContains } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { type PlanSummary, summarizePlan } from "../workspace/planSummary.js";
import type { SoughtName } from "../workspace/workspaceIndex.js";
import { findPlace } from "./place.js";

/** The name at a position, as documents are searched for it. */
export interface NameAtPosition {
	readonly sought: SoughtName;
	/** Its entry, where a directory in force has one. */
	readonly entry: UnitEntry | OfficialEntry | undefined;
	/** What stands at the position, a level carried over not included. */
	readonly span: Span;
	/** 各区镇 and the like: many units at once, and none of them. */
	readonly collective: boolean;
}

/** The unit or official that is named at a position; `undefined` where none is. */
export function findNameAt(
	snapshot: PlanSnapshot,
	{ line, character }: Position,
): NameAtPosition | undefined {
	const place = findPlace(snapshot, line, character);
	switch (place?.kind) {
		case "unit":
			return unitAt(snapshot, place.unit.name, place.unit.entry, place.span, place.unit.collective);
		case "leader":
			return officialAt(snapshot, place.mention.name, place.span);
		case "name":
			return nameAt(snapshot, place.of, place.name, place.span);
		default: {
			if (isBesideNames(snapshot, line, character)) return undefined;
			// In headings and in the front matter only the summary knows them.
			const summary = summarizePlan(snapshot);
			const unit = mentionAt(summary.units, line, character);
			if (unit !== undefined) return nameAt(snapshot, "unit", unit.name, unit.span);
			const official = mentionAt(summary.officials, line, character);
			return official && nameAt(snapshot, "official", official.name, official.span);
		}
	}
}

/** Whether a position is one in a row of a table at which no name stands: the row tells, where the summary reads the whole document. */
function isBesideNames({ plan, index }: PlanSnapshot, line: number, character: number): boolean {
	const at = plan.blockAtLine(line);
	const row = plan.blockAt(at);
	// The words of a task in prose are prose.
	if (row?.kind !== "row" || row.header.layout === "inline") return false;
	const first = plan.lineOfBlock(at);
	const names = [...row.units, ...row.leaders, ...index.namesInTask(plan.tasksBefore(at))];
	return !names.some(({ span }) => spanContains(span, line - first, character));
}

function nameAt(snapshot: PlanSnapshot, of: SoughtName["of"], name: string, span: Span): NameAtPosition {
	return of === "unit" ? unitAt(snapshot, name, undefined, span, false) : officialAt(snapshot, name, span);
}

function unitAt(
	snapshot: PlanSnapshot,
	name: string,
	resolved: UnitEntry | undefined,
	span: Span,
	collective: boolean,
): NameAtPosition {
	const entry = resolved ?? findUnitInEitherScript(snapshot.book, name);
	const forms = entry === undefined ? [] : [entry.fullName ?? entry.name, ...entry.aliases];
	const aliases = [...new Set(forms)].filter((form) => form !== name);
	return { sought: soughtIn(snapshot, "unit", name, aliases), entry, span, collective };
}

function officialAt(snapshot: PlanSnapshot, written: string, span: Span): NameAtPosition {
	const name = snapshot.book.officialName(written);
	const entry = findOfficialInEitherScript(snapshot.book, name);
	return { sought: soughtIn(snapshot, "official", name, []), entry, span, collective: false };
}

function soughtIn(
	{ book, plan }: PlanSnapshot,
	of: SoughtName["of"],
	name: string,
	aliases: readonly string[],
): SoughtName {
	return {
		of,
		name,
		aliases,
		region: book.region ?? plan.region,
		simplify: simplifierOf(book),
	};
}

/** Of names, each of which documents have again and again. */
export function simplifierOf(book: NameBook): (written: string) => string {
	const known = new Map<string, string>();
	return (written) => {
		let plain = known.get(written);
		if (plain === undefined) {
			plain = simplifyName(written, book);
			known.set(written, plain);
		}
		return plain;
	};
}

function mentionAt(
	names: PlanSummary["units"],
	line: number,
	character: number,
): { readonly name: string; readonly span: Span } | undefined {
	for (const { name, mentions } of names.values())
		for (const { span } of mentions) if (spanContains(span, line, character)) return { name, span };
	return undefined;
}
