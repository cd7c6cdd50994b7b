import type { Position, Range } from "vscode-languageserver-types";
import type { Directory, OfficialEntry, UnitEntry } from "../directory/directory.js";
import { isEntryName } from "../directory/entryName.js";
import { createNameBook } from "../directory/nameBook.js";
import { parseLeaderList } from "../layouts/leaderList.js";
import type { LocalizedText } from "../model/localizedText.js";
import { mapLine } from "../model/mappedText.js";
import { type Span, spanContains } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { isCollective, plainName } from "../text/unitName.js";
import { summarizePlan } from "../workspace/planSummary.js";
import { findMentions, type SoughtName } from "../workspace/workspaceIndex.js";
import { findNameAt, simplifierOf } from "./soughtName.js";
import { toRange } from "./toLsp.js";
import { unitsOfText } from "./unitsOfText.js";

/** Why nothing is done. */
export interface Refused {
	readonly refused: LocalizedText;
}

/** A unit or an official that somebody points at in order to rename it. */
export interface NameToRename {
	/** The canonical name, the part before a bracket. */
	readonly sought: SoughtName;
	/** Its entry, where a directory has one. */
	readonly entry: UnitEntry | OfficialEntry | undefined;
	/** The file of the position, and what stands there. */
	readonly uri: string;
	readonly span: Span;
	readonly written: string;
}

/** The unit or official to be renamed at a position of a plan. */
export function findNameToRename(snapshot: PlanSnapshot, position: Position): NameToRename | Refused {
	const found = findNameAt(snapshot, position);
	if (found === undefined) return { refused: noName };
	const { sought, entry, span, collective } = found;
	if (collective || (sought.of === "unit" && isCollective(sought.name)))
		return {
			refused: {
				zh: `“${sought.name}”是许多单位的统称，不能改名；请直接改文字。`,
				en: `“${sought.name}” stands for many units and cannot be renamed; change the words themselves.`,
			},
		};
	// The entry of 区委组织部 answers for 区委组织部(人才办), too.
	const canonical = entry?.name ?? sought.name;
	const name: SoughtName = {
		...sought,
		name: canonical,
		aliases: aliasesOf(canonical, entry),
		withParts: true,
	};
	const mention = findMentions(summarizePlan(snapshot), name).find((each) =>
		spanContains(each.span, position.line, position.character),
	);
	if (mention === undefined) return { refused: noName };
	return { sought: name, entry, uri: snapshot.uri, span, written: mention.raw };
}

/** The same at a position of a directory file: the `name` of an entry. */
export function findNameInDirectory(
	directory: Directory,
	{ line, character }: Position,
): NameToRename | Refused {
	const book = createNameBook([directory], directory.region);
	const find = (of: SoughtName["of"], entries: readonly (UnitEntry | OfficialEntry)[]) => {
		const entry = entries.find(({ place }) => spanContains(place, line, character));
		if (entry === undefined) return undefined;
		const sought: SoughtName = {
			of,
			name: entry.name,
			aliases: aliasesOf(entry.name, entry),
			region: directory.region,
			withParts: true,
			simplify: simplifierOf(book),
		};
		return { sought, entry, uri: directory.uri, span: entry.place, written: entry.name };
	};
	return (
		find("unit", directory.units) ??
		find("official", directory.officials) ?? {
			refused: {
				zh: "这里不是单位或领导的名称；请把光标放在 name: 后面的名称上。",
				en: "This is not the name of a unit or an official; put the cursor on what stands behind name:.",
			},
		}
	);
}

/** Where the name stands, and the name as it is to be changed: with its level, also where that is carried over. */
export function provideRenamePlace({ sought, span }: NameToRename): {
	readonly range: Range;
	readonly placeholder: string;
} {
	return { range: toRange(span), placeholder: sought.name };
}

/** The new name as it is written, or why it cannot be one. */
export function checkNewName(of: SoughtName["of"], written: string): string | Refused {
	const name = plainName(written.trim());
	if (name === "") return { refused: { zh: "没有写新名称。", en: "There is no new name." } };
	if (of === "unit" ? isUnitName(name) : isOfficialName(name)) return name;
	return {
		refused:
			of === "unit"
				? {
						zh: `“${name}”不能作单位的名称：请只写一个单位，不带顿号、逗号、★等符号。`,
						en: `“${name}” cannot be the name of a unit: write one unit, without separators or ★.`,
					}
				: {
						zh: `“${name}”不能作领导的姓名：请只写一个人的姓名，不带职务和符号。`,
						en: `“${name}” cannot be the name of an official: write one person, without title or marks.`,
					},
	};
}

const noName: LocalizedText = {
	zh: "这里不是单位或领导的名称；请把光标放在名称上再改名。",
	en: "This is not the name of a unit or an official; put the cursor on a name to rename it.",
};

/** Whether a list of units reads the name as one unit of that name. */
function isUnitName(name: string): boolean {
	if (!isEntryName(name) || isCollective(name)) return false;
	const { mentions, problems } = unitsOfText(name);
	return mentions.length === 1 && mentions[0]?.raw === name && problems.length === 0;
}

function isOfficialName(name: string): boolean {
	if (!isEntryName(name) || /[()]/.test(name)) return false;
	const mentions = parseLeaderList(mapLine(name, 0, 0));
	return mentions.length === 1 && mentions[0]?.name === name;
}

function aliasesOf(name: string, entry: UnitEntry | OfficialEntry | undefined): readonly string[] {
	if (entry === undefined || !("aliases" in entry)) return [];
	const forms = [...(entry.fullName === undefined ? [] : [entry.fullName]), ...entry.aliases];
	return [...new Set(forms)].filter((form) => form !== name);
}
