import type { LocationLink, Position } from "vscode-languageserver-types";
import type { EntryPlace } from "../directory/directory.js";
import { findOfficialInEitherScript, findUnitInEitherScript } from "../directory/eitherScript.js";
import { type MappedText, offsetOfPlace } from "../model/mappedText.js";
import { lineSpan, type Span, shiftSpan } from "../model/span.js";
import { findNumberRuns } from "../rules/numbering.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { findCellAbove } from "./cellAbove.js";
import { type FrontMatterPlace, findNamedPath, findPlace } from "./place.js";
import { findReferences, spanOfReference } from "./references.js";
import { toRange } from "./toLsp.js";

export interface DefinitionOptions {
	/** The URI of a file that a document names by a path; undefined where it cannot be told. */
	resolvePath(path: string): string | undefined;
}

/**
 * Where a thing comes from: a unit or an official from its entry in a directory, `^^` from the cell that it
 * continues, 第12项 from that task, a path in the front matter from its file. Empty where nothing can be told.
 */
export function provideDefinition(
	snapshot: PlanSnapshot,
	position: Position,
	options: DefinitionOptions,
): LocationLink[] {
	const place = findPlace(snapshot, position.line, position.character);
	if (place === undefined) return [];
	const { plan, book, uri } = snapshot;
	switch (place.kind) {
		case "unit": {
			const entry = place.unit.entry ?? book.findUnit(place.unit.name);
			return entry === undefined ? [] : [linkToEntry(place.span, entry.place)];
		}
		case "leader": {
			const entry = book.findOfficial(place.mention.name);
			return entry === undefined ? [] : [linkToEntry(place.span, entry.place)];
		}
		case "name": {
			const find = place.of === "unit" ? findUnitInEitherScript : findOfficialInEitherScript;
			const entry = find(book, place.name);
			return entry === undefined ? [] : [linkToEntry(place.span, entry.place)];
		}
		case "covered": {
			const above = findCellAbove(plan, place.task, place.column);
			if (above === undefined) return [];
			return [linkTo(place.span, uri, shiftSpan(above.cell.span, plan.lineOfTask(above.task)))];
		}
		case "front-matter":
			return linkToFile(place, options);
		case "text":
		case "point-target":
			return linkToTask(snapshot, position, place.block.text, plan.lineOfBlock(place.blockIndex), -1);
		case "cell":
		case "target":
		case "group": {
			const start = plan.lineOfTask(place.task);
			for (const cell of place.row.cells) {
				const links = linkToTask(snapshot, position, cell.content, start, place.task);
				if (links.length > 0) return links;
			}
			return [];
		}
		default:
			return [];
	}
}

/** The task that a reference at the position names: the one of its own run of numbers, else the only one. */
function linkToTask(
	snapshot: PlanSnapshot,
	position: Position,
	text: MappedText,
	start: number,
	from: number,
): LocationLink[] {
	const offset = offsetOfPlace(text, position.line - start, position.character);
	if (offset === undefined) return [];
	const reference = findReferences(text.text).find(
		({ range }) => range[0] - 1 <= offset && offset <= range[1] + 1,
	);
	if (reference === undefined) return [];
	const { plan, uri } = snapshot;
	const runs = findNumberRuns(plan);
	const own = runs.find(({ firstTask, endTask }) => from >= firstTask && from < endTask);
	const links: LocationLink[] = [];
	for (const run of own === undefined ? runs : [own]) {
		for (let task = run.firstTask; task < run.endTask; task++) {
			const row = plan.taskAt(task);
			if (row === undefined || row.number !== reference.number) continue;
			const line = plan.lineOfTask(task);
			links.push({
				...linkTo(shiftSpan(spanOfReference(text, reference), start), uri, shiftSpan(row.span, line)),
				targetSelectionRange: toRange(shiftSpan(row.numberSpan, line)),
			});
		}
	}
	return links;
}

function linkToFile(place: FrontMatterPlace, { resolvePath }: DefinitionOptions): LocationLink[] {
	const path = findNamedPath(place);
	const uri = path === undefined ? undefined : resolvePath(path);
	return uri === undefined ? [] : [linkTo(place.span, uri, lineSpan(0, 0, 0))];
}

function linkToEntry(origin: Span, place: EntryPlace): LocationLink {
	return linkTo(origin, place.uri, place);
}

function linkTo(origin: Span, targetUri: string, target: Span): LocationLink {
	const range = toRange(target);
	return {
		originSelectionRange: toRange(origin),
		targetUri,
		targetRange: range,
		targetSelectionRange: range,
	};
}
