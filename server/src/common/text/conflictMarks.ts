import { Places } from "../model/folds.js";
import type { SourceDocument } from "./sourceDocument.js";

/** What one copy says where copies that were merged disagree. */
export interface ConflictVersion {
	/** Whose it is, as far as the marks say: of more than two, the first and the last alone. */
	readonly name: string;
	/** Its lines in the document, the end exclusive. */
	readonly line: number;
	readonly endLine: number;
}

/** Lines between `<<<<<<<` and `>>>>>>>`, the marks among them. */
export interface Conflict {
	readonly line: number;
	/** Exclusive. */
	readonly endLine: number;
	/** Two or more, in their order. */
	readonly versions: readonly ConflictVersion[];
}

/** So far above a line its conflict may begin. */
const longestConflict = 400;

/** The conflicts of a document, as `niwen merge` and git write them; marks that are not closed are none. */
export function findConflicts(lines: readonly string[]): readonly Conflict[] {
	const found: Conflict[] = [];
	for (let line = 0; line < lines.length; line++) {
		if (nameOfMark(lines[line], "<") === undefined) continue;
		const conflict = readConflictAt(lines, line);
		if (conflict === undefined) continue;
		found.push(conflict);
		line = conflict.endLine - 1;
	}
	return found;
}

const opening = new Places<string>(
	(line) => line.charCodeAt(0) === 60 && nameOfMark(line, "<") !== undefined,
);

/**
 * The conflicts of a document, of whose marks some may be lost: one that is not closed is its first line alone. Costs
 * nothing that grows with the document behind an edit.
 */
export function conflictLines(document: SourceDocument): readonly Pick<Conflict, "line" | "endLine">[] {
	const found: Pick<Conflict, "line" | "endLine">[] = [];
	for (const line of document.linesAt(opening)) {
		if (line < (found.at(-1)?.endLine ?? 0)) continue;
		const whole = readConflictAt(document.linesBetween(line, line + longestConflict), 0);
		found.push({ line, endLine: line + (whole?.endLine ?? 1) });
	}
	return found;
}

/** Whether a line is one of seven marks, of any kind. */
export function isConflictMark(line: string): boolean {
	return anyMark.test(line);
}

const anyMark = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

/** The conflict that a line stands in; undefined where it stands in none. */
export function conflictAt(lines: readonly string[], line: number): Conflict | undefined {
	for (let above = line; above >= Math.max(0, line - longestConflict); above--) {
		if (above < line && nameOfMark(lines[above], ">") !== undefined) return undefined;
		if (nameOfMark(lines[above], "<") === undefined) continue;
		const conflict = readConflictAt(lines, above);
		return conflict !== undefined && conflict.endLine > line ? conflict : undefined;
	}
	return undefined;
}

function readConflictAt(lines: readonly string[], first: number): Conflict | undefined {
	const versions: { name: string; line: number; endLine: number; isBase: boolean }[] = [
		{ name: nameOfMark(lines[first], "<") ?? "", line: first + 1, endLine: first + 1, isBase: false },
	];
	for (let line = first + 1; line < Math.min(lines.length, first + longestConflict); line++) {
		const last = versions.at(-1);
		if (last === undefined || nameOfMark(lines[line], "<") !== undefined) return undefined;
		last.endLine = line;
		const end = nameOfMark(lines[line], ">");
		if (end !== undefined) {
			last.name = end;
			// What git's diff3 shows of the base (|||||||) is not a version to be chosen.
			const chosen = versions.filter(({ isBase }) => !isBase);
			return chosen.length < 2 ? undefined : { line: first, endLine: line + 1, versions: chosen };
		}
		const isBase = nameOfMark(lines[line], "|") !== undefined;
		if (isBase || nameOfMark(lines[line], "=") !== undefined)
			versions.push({ name: "", line: line + 1, endLine: line + 1, isBase });
	}
	return undefined;
}

/** What a line of seven marks names; undefined for any other line. */
function nameOfMark(line: string | undefined, mark: "<" | "=" | ">" | "|"): string | undefined {
	if (line === undefined || !line.startsWith(mark.repeat(7))) return undefined;
	const rest = line.slice(7);
	return rest === "" || rest.startsWith(" ") ? rest.trim() : undefined;
}
