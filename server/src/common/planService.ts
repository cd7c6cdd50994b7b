import type {
	CodeAction,
	CodeActionParams,
	CompletionItem,
	CompletionList,
	DocumentHighlight,
	DocumentLink,
	DocumentSymbol,
	FoldingRange,
	Hover,
	Location,
	LocationLink,
	Position,
	Range,
	ReferenceParams,
	SemanticTokens,
	SemanticTokensDelta,
	TextEdit,
} from "vscode-languageserver";
import type { PlanSnapshot } from "./analysis/planSnapshot.js";
import type { DocumentQuantities } from "./analysis/quantities.js";
import { loadedPinyin, loadPinyin } from "./directory/pinyin.js";
import { provideCleanEdits } from "./features/cleanEdits.js";
import { provideCodeActions } from "./features/codeActions.js";
import { collectNames, isNameless, type NameProposal, sourceOf } from "./features/collectNames.js";
import { provideCompletion, resolveCompletion } from "./features/completion.js";
import { convertToTable, noteConversion } from "./features/convertToTable.js";
import { provideDefinition } from "./features/definition.js";
import { describeProposal } from "./features/describeProposal.js";
import type { DirectoryFile } from "./features/directoryFile.js";
import { provideDocumentLinks } from "./features/documentLinks.js";
import { provideDocumentSymbols } from "./features/documentSymbols.js";
import { provideFoldingRanges } from "./features/foldingRanges.js";
import { formatTables } from "./features/formatting.js";
import { provideHover } from "./features/hover.js";
import { provideDocumentHighlights, provideReferences } from "./features/nameReferences.js";
import { renumberPlan } from "./features/renumber.js";
import { collectSafeEdits } from "./features/safeEdits.js";
import {
	diffSemanticTokens,
	provideSemanticTokens,
	semanticTokensLegend,
} from "./features/semanticTokens.js";
import { toTextEdits } from "./features/toLsp.js";
import { SymbolSearch } from "./features/workspaceSymbols.js";
import type { LocalizedText } from "./model/localizedText.js";

import type {
	AddToDirectoryParams,
	CollectNamesResult,
	DirectoryEditResult,
	DocumentEditParams,
	DocumentEditResult,
} from "./protocol.js";
import { allRules } from "./rules/allRules.js";
import { printRulePage } from "./rules/rulePage.js";
import type { PlacedFinding } from "./rules/runRules.js";
import { loadedScriptConverter, loadScriptConverter } from "./text/script.js";
import type { WorkspaceIndex } from "./workspace/workspaceIndex.js";

/** What the client wants of answers. */
export interface ServiceOptions {
	readonly language: keyof LocalizedText;
	/** The client opens `command:` links and carries out Niwen's commands. */
	readonly commandLinks: boolean;
	readonly snippets: boolean;
	rulePage(code: string): string | undefined;
	/** The URI of a file that a document names by a path. */
	resolvePath(uri: string, path: string): string | undefined;
}

export type PlanService = ReturnType<typeof createPlanService>;

/** The features over snapshots, wired: one screen that says what Niwen can do and what each thing needs. */
export function createPlanService() {
	const lastTokens = new Map<string, { id: string; data: readonly number[] }>();
	let tokenIds = 0;
	const keepTokens = (uri: string, { data }: SemanticTokens): SemanticTokens => {
		const resultId = String(++tokenIds);
		lastTokens.set(uri, { id: resultId, data });
		return { resultId, data };
	};

	return {
		semanticTokensLegend,
		loadPinyin: (): Promise<unknown> => loadPinyin(),
		/** To be awaited before a document is cleaned; the fixes of text/traditional need it, too. */
		loadScriptConverter: (): Promise<unknown> => loadScriptConverter(),

		/** @param previous last year's plan, where the document names one and it could be read */
		hover: (
			snapshot: PlanSnapshot,
			position: Position,
			options: ServiceOptions,
			previous?: DocumentQuantities,
		): Hover | null =>
			provideHover(snapshot, position, {
				...describeOptions(snapshot, options),
				...(previous === undefined ? {} : { previous }),
				placeLink: (uri, line) => (options.commandLinks ? commandLink(uri, line) : `${uri}#L${line + 1}`),
			}) ?? null,

		completion: (snapshot: PlanSnapshot, position: Position, options: ServiceOptions): CompletionList => {
			const toPinyin = loadedPinyin();
			return provideCompletion(snapshot, position, {
				language: options.language,
				snippets: options.snippets,
				...(toPinyin === undefined ? {} : { toPinyin }),
			});
		},
		resolveCompletion: (
			item: CompletionItem,
			snapshotOf: (uri: string) => PlanSnapshot | undefined,
			options: ServiceOptions,
		): CompletionItem => resolveCompletion(item, snapshotOf, { language: options.language }),

		documentSymbols: (snapshot: PlanSnapshot, options: ServiceOptions): DocumentSymbol[] =>
			provideDocumentSymbols(snapshot, options.language),
		foldingRanges: (snapshot: PlanSnapshot): FoldingRange[] => provideFoldingRanges(snapshot),

		definition: (snapshot: PlanSnapshot, position: Position, options: ServiceOptions): LocationLink[] =>
			provideDefinition(snapshot, position, {
				resolvePath: (path) => options.resolvePath(snapshot.uri, path),
			}),

		references: (
			snapshot: PlanSnapshot,
			{ position, context }: ReferenceParams,
			workspace: WorkspaceIndex,
		): Location[] => provideReferences(snapshot, position, context.includeDeclaration, workspace),
		documentHighlights: (snapshot: PlanSnapshot, position: Position): DocumentHighlight[] =>
			provideDocumentHighlights(snapshot, position),
		documentLinks: (snapshot: PlanSnapshot, options: ServiceOptions): DocumentLink[] =>
			provideDocumentLinks(snapshot, {
				resolvePath: (path) => options.resolvePath(snapshot.uri, path),
			}),
		symbolSearch: (query: string, { language }: ServiceOptions): SymbolSearch => {
			const toPinyin = loadedPinyin();
			return new SymbolSearch(query, { language, ...(toPinyin === undefined ? {} : { toPinyin }) });
		},

		/** @param across what was found against other documents */
		codeActions: (
			snapshot: PlanSnapshot,
			{ range, context }: CodeActionParams,
			options: ServiceOptions,
			across: readonly PlacedFinding[],
		): CodeAction[] =>
			provideCodeActions(
				snapshot,
				range,
				context,
				{ language: options.language, commands: options.commandLinks, rulePage: options.rulePage },
				across,
			),

		formatting: (snapshot: PlanSnapshot, range?: Range): TextEdit[] =>
			formatTables(snapshot.plan, snapshot.document, snapshot.environment.settings.table, range),

		semanticTokens: (snapshot: PlanSnapshot): SemanticTokens =>
			keepTokens(snapshot.uri, provideSemanticTokens(snapshot)),
		semanticTokensInRange: (snapshot: PlanSnapshot, range: Range): SemanticTokens =>
			provideSemanticTokens(snapshot, range),
		semanticTokensDelta: (
			snapshot: PlanSnapshot,
			previousResultId: string,
		): SemanticTokens | SemanticTokensDelta => {
			const before = lastTokens.get(snapshot.uri);
			const now = keepTokens(snapshot.uri, provideSemanticTokens(snapshot));
			if (before?.id !== previousResultId) return now;
			return {
				...(now.resultId === undefined ? {} : { resultId: now.resultId }),
				edits: diffSemanticTokens(before.data, now.data),
			};
		},
		forget: (uri: string): void => {
			lastTokens.delete(uri);
		},

		/** A rule's page as Markdown, null where there is no such rule. */
		rulePage: (code: string): string | null => {
			const rule = allRules.find((candidate) => candidate.code === code);
			return rule === undefined ? null : printRulePage(rule);
		},

		/** The names that the directory of a document lacks; the converter of scripts is to be loaded before. */
		collectNames: (
			snapshot: PlanSnapshot,
			file: DirectoryFile,
			{ language }: ServiceOptions,
		): CollectNamesResult => {
			const proposals = collectNames(snapshot).map((proposal) =>
				describeProposal(proposal, file.uri, language),
			);
			const none: LocalizedText = isNameless(snapshot)
				? {
						zh: "文中没有找到单位或领导的名称。",
						en: "The document names no units or officials that could be found.",
					}
				: {
						zh: "文中的单位和领导名录里都有，没有需要收集的。",
						en: "The directory has all units and officials of the document; there is nothing to collect.",
					};
			return {
				directoryUri: file.uri,
				proposals: (["unit", "official", "addition"] as const).flatMap((kind) =>
					proposals.filter(({ group }) => group === kind),
				),
				note: proposals.length === 0 ? none[language] : "",
			};
		},
		acceptNames: async (
			snapshot: PlanSnapshot,
			ids: readonly string[],
			file: DirectoryFile,
			{ language }: ServiceOptions,
		): Promise<DirectoryEditResult> => {
			const accepted = new Set(ids);
			const names = collectNames(snapshot).filter(({ id }) => accepted.has(id));
			const { editDirectory } = await import("./features/directoryEdit.js");
			return editDirectory(snapshot, names, file, language);
		},
		addToDirectory: async (
			snapshot: PlanSnapshot,
			{ kind, name }: AddToDirectoryParams,
			file: DirectoryFile,
			{ language }: ServiceOptions,
		): Promise<DirectoryEditResult> => {
			const id = `${kind}:${name}`;
			// What the document says of the name goes with it.
			const known = collectNames(snapshot).find((proposal) => proposal.id === id);
			const bare = { id, name, source: sourceOf(snapshot), places: [] };
			const proposal: NameProposal =
				known ??
				(kind === "unit"
					? { ...bare, of: kind, aliases: [] }
					: { ...bare, of: kind, titles: [], isSourceOnly: false });
			const { editDirectory } = await import("./features/directoryEdit.js");
			return editDirectory(snapshot, [proposal], file, language);
		},

		documentEdit: (
			snapshot: PlanSnapshot,
			command: DocumentEditParams["command"],
			{ language }: ServiceOptions,
		): DocumentEditResult => {
			const { version, document } = snapshot;
			const done = (
				edits: readonly TextEdit[],
				some: LocalizedText,
				none: LocalizedText,
			): DocumentEditResult => ({
				version,
				edits,
				notes: [(edits.length > 0 ? some : none)[language]],
			});
			const tasks = snapshot.plan.taskCount;
			switch (command) {
				case "convertToTable": {
					const edits = convertToTable(snapshot);
					const result = done(
						edits,
						{
							zh: `已转为表格版式，共${tasks}项任务；如需恢复，撤销一次即可。`,
							en: `Converted ${tasks} tasks to the table layout; one undo takes it back.`,
						},
						tasks === 0
							? { zh: "没有找到任务，文稿未改动。", en: "No task was found; the document is unchanged." }
							: { zh: "文稿已是表格版式。", en: "The document is in table layout already." },
					);
					if (edits.length === 0) return result;
					const notes = noteConversion(snapshot).map((note) => note[language]);
					return { ...result, notes: [...result.notes, ...notes] };
				}
				case "renumber":
					return done(
						toTextEdits(renumberPlan(snapshot), document.eol),
						{ zh: `已重新编号，共${tasks}项任务。`, en: `Renumbered; ${tasks} tasks.` },
						{ zh: "序号无误，文稿未改动。", en: "All numbers are right; the document is unchanged." },
					);
				case "clean": {
					const converter = loadedScriptConverter();
					if (converter === undefined) throw new Error("the tables of OpenCC are not loaded");
					const { edits, notes } = provideCleanEdits(snapshot, converter);
					return { version, edits, notes: notes.map((note) => note[language]) };
				}
				case "fixAll": {
					const edits = toTextEdits(collectSafeEdits(snapshot), document.eol);
					return done(
						edits,
						{ zh: `已修正${edits.length}处。`, en: `${edits.length} places were mended.` },
						{ zh: "没有可以自动修正的问题。", en: "There is nothing that can be mended without review." },
					);
				}
			}
		},
	};
}

/** How things are told in Markdown: the numbers of tasks are links where the client can follow them. */
function describeOptions(snapshot: PlanSnapshot, options: ServiceOptions) {
	const { language, rulePage } = options;
	if (!options.commandLinks) return { language, rulePage };
	const lineLink = (line: number) => commandLink(snapshot.uri, line);
	const taskLink = (task: number) => lineLink(snapshot.plan.lineOfTask(task));
	return { language, rulePage, taskLink, lineLink };
}

/** Opens a line (0-based) of a document. */
function commandLink(uri: string, line: number): string {
	return `command:niwen.openTask?${encodeURIComponent(JSON.stringify([uri, line]))}`;
}
