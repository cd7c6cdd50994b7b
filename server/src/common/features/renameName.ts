import type { Directory, NameBook } from "../directory/directory.js";
import { isSameRegion } from "../directory/region.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Span } from "../model/span.js";
import { nameBookOf, type PlanSnapshot } from "../snapshot/planSnapshot.js";
import { plainName, splitBracket } from "../text/unitName.js";
import type { EditableYaml } from "../text/yamlEdit.js";
import { type PlanSummary, summarizePlan } from "../workspace/planSummary.js";
import { findMentions, type SoughtName } from "../workspace/workspaceIndex.js";
import { checkNewName, type NameToRename, type Refused } from "./nameToRename.js";
import { editNames } from "./renameEdits.js";
import { renameInDirectory } from "./renameInDirectory.js";
import { findNewNames, type MisreadUnit, type Renaming } from "./renamePlaces.js";
import { findTakenName, type TakenName } from "./takenName.js";
import { type FileChange, fileNameOf, toRange, toTextEdits } from "./toLsp.js";

/** A plan as it is now: in the editor, or in its file. */
export interface PlanToRename {
	readonly snapshot: PlanSnapshot;
	/** null for a file that is not open. */
	readonly version: number | null;
}

/** A directory file of the workspace. Those that ship with Niwen are not: nobody changes them. */
export interface DirectoryToRename {
	readonly directory: Directory;
	/** As it is now: in the editor, or in its file. */
	readonly file: EditableYaml;
	/** null for a file that is not open. */
	readonly version: number | null;
}

/** Plans that were looked for, and the addresses of those that could not be read again. */
export interface FoundPlans {
	readonly plans: readonly PlanToRename[];
	readonly unread: readonly string[];
}

/** What may be changed, and what else is to be known. */
export interface RenameSpace {
	/** All plans that mention the name. */
	readonly plans: readonly PlanToRename[];
	/** All directory files in force for one of them, or for the workspace. */
	readonly directories: readonly DirectoryToRename[];
	/** All plans of the workspace: one of them may have the new name already. */
	readonly summaries: Iterable<PlanSummary>;
	/** Plans that mention the name, and directories, that could not be read again. */
	readonly unread: readonly string[];
}

export interface RenameChanges {
	readonly changes: readonly FileChange[];
	/** Why a person should look at the edits before they are made; undefined where nothing is doubtful. */
	readonly doubt: LocalizedText | undefined;
	/** What was left as it is, one sentence each. */
	readonly notes: readonly LocalizedText[];
}

/**
 * The edits that give a unit or an official another name, in all plans and directories. How each mention is written is
 * said at {@link findNewNames}, what becomes of an entry at {@link renameInDirectory}.
 */
export function renameName(name: NameToRename, written: string, space: RenameSpace): RenameChanges | Refused {
	const { sought, entry } = name;
	const newName = checkNewName(sought.of, written);
	if (typeof newName !== "string") return newName;
	if (newName === sought.name) return { changes: [], doubt: undefined, notes: [] };
	const books = new Set(space.plans.map(({ snapshot }) => snapshot.book));
	const taken = findTakenName(sought, newName, books, space.summaries);
	const isTaken = taken?.byEntry === true;
	const directories = changeDirectories(space.directories, sought, newName, isTaken);
	const plans = new PlanChanges(sought, newName, isTaken ? [] : directories.renamed);
	for (const plan of space.plans) plans.add(plan);
	const own = [...space.directories.map(({ directory }) => directory.uri), ...space.unread];
	const isShipped = entry !== undefined && !own.includes(entry.place.uri);
	const changes = [...plans.changes, ...directories.changes];
	return {
		changes,
		doubt: doubtOf(sought, newName, taken, directories.namesakes),
		notes: [
			...(isShipped ? [noteShipped(sought.name, newName)] : []),
			...(isTaken && directories.renamed.length > 0 ? [noteKeptEntry(sought.name)] : []),
			...directories.unchanged.map(noteMistakes),
			...space.unread.map(noteUnread),
			...(isKeptAlias(name, changes) ? [noteAlias(newName)] : []),
			...plans.notes(),
		],
	};
}

/** Whether what somebody pointed at is another name of the unit, which stays. */
function isKeptAlias({ sought, uri, span, written }: NameToRename, changes: readonly FileChange[]): boolean {
	const { line, character, endCharacter } = span;
	if (plainName(sought.simplify?.(written) ?? written) === plainName(sought.name)) return false;
	const own = changes.find((change) => change.uri === uri)?.edits ?? [];
	return !own.some(
		({ range: { start, end } }) =>
			start.line <= line && end.line >= line && start.character <= endCharacter && end.character >= character,
	);
}

interface DirectoryChanges {
	readonly changes: readonly FileChange[];
	/** Those that have the entry. */
	readonly renamed: readonly Directory[];
	/** Several people of one name: which of them a plan means nobody can tell. */
	readonly namesakes: number;
	/** URIs of files that name it and cannot be changed. */
	readonly unchanged: readonly string[];
}

function changeDirectories(
	files: readonly DirectoryToRename[],
	{ of, name, region }: SoughtName,
	newName: string,
	isTaken: boolean,
): DirectoryChanges {
	const changes: FileChange[] = [];
	const renamed: Directory[] = [];
	const unchanged: string[] = [];
	let namesakes = 0;
	for (const { directory, file, version } of files) {
		const isOther = region !== null && directory.region !== null && !isSameRegion(region, directory.region);
		const entries = of === "unit" ? directory.units : directory.officials;
		const own = entries.filter((entry) => entry.name === name).length;
		const base = splitBracket(name)?.base ?? name;
		if (isOther || directory.general || (own === 0 && !file.text.includes(base))) continue;
		namesakes = Math.max(namesakes, own);
		if (own > 0) renamed.push(directory);
		const edits = renameInDirectory(file, { of, name, newName, isTaken });
		if (edits === undefined) unchanged.push(directory.uri);
		else if (edits.length > 0)
			changes.push({
				uri: directory.uri,
				version,
				edits: edits.map(({ span, newText }) => ({ range: toRange(span), newText })),
			});
	}
	return { changes, renamed: renamed.filter(({ uri }) => !unchanged.includes(uri)), namesakes, unchanged };
}

/** The edits of plans, one after another. */
class PlanChanges {
	readonly changes: FileChange[] = [];
	private readonly left: { readonly uri: string; readonly line: number }[] = [];
	private readonly refusals: LocalizedText[] = [];
	private readonly misread: (MisreadUnit & { readonly file: string })[] = [];
	private readonly renaming: Renaming;
	private readonly books = new Map<NameBook, NameBook>();
	/** The lists of directories after the renaming. */
	private readonly lists = new Map<readonly Directory[], readonly Directory[]>();
	private readonly directories: ReadonlyMap<string, Directory>;

	/** @param renamed the directories whose entry gets the new name */
	constructor(
		private readonly sought: SoughtName,
		newName: string,
		renamed: readonly Directory[],
	) {
		const { of, name } = sought;
		this.directories = new Map(renamed.map((each) => [each.uri, withNewName(each, of, name, newName)]));
		const entries = renamed.flatMap(({ units }) => units.filter((unit) => unit.name === name));
		const forms = entries.flatMap(({ fullName, aliases }) => [fullName ?? newName, ...aliases]);
		const kept = new Set(forms.map(plainName).filter((form) => form !== newName));
		const simplify = (words: string) => sought.simplify?.(words) ?? words;
		this.renaming = { of, name: plainName(name), newName, kept, simplify };
	}

	add({ snapshot, version }: PlanToRename): void {
		const mentions = findMentions(summarizePlan(snapshot), this.sought);
		const names = findNewNames(snapshot, mentions, this.renaming, this.bookAfter(snapshot));
		const { edits, refused } = editNames(snapshot, names);
		const file = fileNameOf(snapshot.uri);
		for (const each of names.misread) this.misread.push({ ...each, file });
		for (const reason of refused)
			this.refusals.push({
				zh: `“${file}”有一处没有改：${reason.zh}`,
				en: `One place in ${file} was left: ${reason.en}`,
			});
		this.findLeft(snapshot, edits);
		if (edits.length > 0)
			this.changes.push({ uri: snapshot.uri, version, edits: toTextEdits(edits, snapshot.document.eol) });
	}

	notes(): readonly LocalizedText[] {
		return [...this.refusals, ...this.noteMisread(), ...this.noteLeft()];
	}

	private noteMisread(): readonly LocalizedText[] {
		const [first] = this.misread;
		if (first === undefined) return [];
		const { raw, name, file } = first;
		const [count, line] = [this.misread.length, first.line + 1];
		return [
			{
				zh: `有${count}处单位前面的级别变了，会读成另一个单位，请核对（第一处：“${file}”第${line}行的“${raw}”会读作“${name}”）。`,
				en: `${count} ${count === 1 ? "unit stands" : "units stand"} behind another level now and will be read as another unit; please check (the first: “${raw}” in ${file}, line ${line}, will be “${name}”).`,
			},
		];
	}

	private noteLeft(): readonly LocalizedText[] {
		const [first] = this.left;
		if (first === undefined) return [];
		const { name } = this.sought;
		const [count, file, line] = [this.left.length, fileNameOf(first.uri), first.line + 1];
		return [
			{
				zh: `另有${count}处“${name}”没有改：在更长的名称、书名号、注释或代码里（第一处在“${file}”第${line}行）。`,
				en: `${count} more “${name}” were left: in longer names, titles of documents, comments or code (the first in ${file}, line ${line}).`,
			},
		];
	}

	/** The names in force for a document when the entry has its new name. */
	private bookAfter(snapshot: PlanSnapshot): NameBook {
		const { book, plan, environment } = snapshot;
		if (this.directories.size === 0) return book;
		let after = this.books.get(book);
		if (after === undefined) {
			const { directories, namedDirectories } = environment;
			after = nameBookOf(plan, {
				directories: this.listAfter(directories),
				namedDirectories: this.listAfter(namedDirectories),
			});
			this.books.set(book, after);
		}
		return after;
	}

	private listAfter(list: readonly Directory[]): readonly Directory[] {
		let after = this.lists.get(list);
		if (after === undefined) {
			after = list.map((directory) => this.directories.get(directory.uri) ?? directory);
			this.lists.set(list, after);
		}
		return after;
	}

	/** Notes where the letters of the name stand and stay. */
	private findLeft({ uri, document }: PlanSnapshot, edits: readonly { readonly span: Span }[]): void {
		const { name } = this.sought;
		let next = 0;
		document.lines.forEach((text, line) => {
			for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
				const isBefore = ({ span: { endLine, endCharacter } }: { readonly span: Span }) =>
					endLine < line || (endLine === line && endCharacter < at);
				for (let edit = edits[next]; edit !== undefined && isBefore(edit); edit = edits[next]) next++;
				const span = edits[next]?.span;
				const isChanged =
					span !== undefined &&
					(span.line < line || (span.line === line && span.character <= at + name.length));
				if (!isChanged) this.left.push({ uri, line });
			}
		});
	}
}

/** The directory with the new name of an entry, as {@link renameInDirectory} changes its file. */
function withNewName(directory: Directory, of: SoughtName["of"], name: string, newName: string): Directory {
	return of === "official"
		? {
				...directory,
				officials: directory.officials.map((entry) =>
					entry.name === name ? { ...entry, name: newName } : entry,
				),
			}
		: {
				...directory,
				units: directory.units.map((entry) =>
					entry.name === name
						? {
								...entry,
								name: newName,
								aliases: entry.aliases.map((alias) => (plainName(alias) === newName ? name : alias)),
							}
						: entry,
				),
			};
}

function doubtOf(
	{ of, name }: SoughtName,
	newName: string,
	taken: TakenName | undefined,
	namesakes: number,
): LocalizedText | undefined {
	if (taken !== undefined) {
		const [zh, en] = of === "unit" ? ["单位", "units"] : ["领导", "officials"];
		return {
			zh: `${taken.where.zh}；把“${name}”改为“${newName}”后，两个${zh}在文稿里就分不开了。`,
			en: `${taken.where.en}; once “${name}” is called “${newName}”, nobody can tell the two ${en} apart.`,
		};
	}
	if (namesakes < 2) return undefined;
	return {
		zh: `名录里有${namesakes}个“${name}”；文稿里写的是哪一个，无法分辨，会全部改为“${newName}”。`,
		en: `The directory has “${name}” ${namesakes} times; which one a document means cannot be told, and all become “${newName}”.`,
	};
}

function noteShipped(name: string, newName: string): LocalizedText {
	return {
		zh: `“${name}”在拟文自带的名录里，那份名录不会改动，只改了文稿；请把“${newName}”收入自己的名录。`,
		en: `“${name}” stands in a directory that ships with Niwen and is never changed: only the documents are. Take “${newName}” into a directory of your own.`,
	};
}

function noteAlias(newName: string): LocalizedText {
	return {
		zh: `光标处是名录里的别名或全称，仍然指“${newName}”，没有改。`,
		en: `What stands at the cursor is an alias or the full name in the directory; it still means “${newName}” and stays.`,
	};
}

function noteKeptEntry(name: string): LocalizedText {
	return {
		zh: `名录里“${name}”这一条保留原样；不再需要时请自行删去。`,
		en: `The entry “${name}” stays in the directory; remove it when it is not needed any more.`,
	};
}

function noteMistakes(uri: string): LocalizedText {
	const file = fileNameOf(uri);
	return {
		zh: `名录“${file}”里有写错的地方，没有改动；请先改正标出的问题。`,
		en: `The directory ${file} has mistakes and was not changed; please correct what is marked in it first.`,
	};
}

function noteUnread(uri: string): LocalizedText {
	const file = fileNameOf(uri);
	return {
		zh: `文件“${file}”现在读不出来，没有改动。`,
		en: `The file ${file} cannot be read now and was not changed.`,
	};
}
