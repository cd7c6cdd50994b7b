import type { ChangeAnnotation, CodeActionKind, Range } from "vscode-languageserver-types";
import type * as z from "zod";
import type { DirectoryFile } from "../features/directoryFile.js";
import type { NameToRename } from "../features/nameToRename.js";
import type { FoundPlans, RenameSpace } from "../features/renameName.js";
import type { FileChange, Language } from "../features/toLsp.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Span } from "../model/span.js";
import type { CommandChoice } from "../protocol.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { loadScriptConverter } from "../text/script.js";
import type { PlanSummary } from "../workspace/planSummary.js";
import type * as schemas from "./commandParams.js";
import type { RowOrder } from "./table/rowOrder.js";

type Schemas = typeof schemas;

/** The verbs that `commandParams.ts` has a schema for. */
export type CommandVerb = Exclude<keyof Schemas, "commandParams" | "rangeParams">;
export type CommandParams<Verb extends CommandVerb = CommandVerb> = z.infer<Schemas[Verb]>;

/** What a command came to: it changes files, shows one, or says why neither. */
export interface CommandOutcome {
	/** What was done, or why nothing was; whole sentences in the user's language. */
	readonly message: string;
	/** Nothing was done for a reason that the user is to know of: more than that there is nothing to do. */
	readonly isRefusal?: boolean;
	/** The command is not one for this place: a key that stands for it is the editor's own there. */
	readonly isElsewhere?: boolean;
	/** Empty or left out where there is nothing to change. */
	readonly changes?: readonly FileChange[];
	/** What the user goes on with: a place in the document with the changes made. */
	readonly select?: Range;
	/** What an option may be, where it was left out and there is a choice. */
	readonly choices?: readonly CommandChoice[];
	/** The option that the choices are for, where it is to be asked for: whether numbers follow, whether all is changed. */
	readonly asks?: "follow" | "confirmed";
	/** What the user confirms of the changes, by the ids that edits bear; for clients that can ask. */
	readonly annotations?: Readonly<Record<string, ChangeAnnotation>>;
	/** Where rows have other places; numbers are to follow by the command `followNumbers`, which would take long here. */
	readonly following?: () => RowOrder;
	/** A file that says what was asked for; the message says it for clients that show none. */
	readonly show?: string;
}

/** A change of rows that numbers have not followed yet. */
export interface RowsChange {
	/** The document before it. */
	readonly before: PlanSnapshot;
	readonly order: () => RowOrder;
}

/** What a command may ask for, beside the document and its parameters. */
export interface CommandContext {
	readonly language: Language;
	/** Address of a rule's page; undefined where none is known. */
	rulePage(code: string): string | undefined;
	/** What was found against other documents. */
	findingsAcross(snapshot: PlanSnapshot): readonly PlacedFinding[];
	/** Last year's plan, where the document names one that could be read. */
	previousPlan(snapshot: PlanSnapshot): Promise<PlanSummary | undefined>;
	/** The file that names of the document go into; of commands that need directories. */
	directoryFile(snapshot: PlanSnapshot): Promise<DirectoryFile>;
	/** The last change of rows of a document that numbers were to follow later. */
	rowsChange(uri: string): RowsChange | undefined;
	/** All plans that mention a name, and the directories in force for them. */
	renameSpace(name: NameToRename): Promise<RenameSpace>;
	/** The plans of the workspace whose summaries are wanted, as they are now, and those that could not be read. */
	plansWhere(isWanted: (summary: PlanSummary) => boolean): Promise<FoundPlans>;
	/** The client asks its user about each edit that needs confirmation. */
	readonly confirmsEdits: boolean;
}

/** A place of a document that code actions are asked for. */
export interface CommandPlace {
	readonly snapshot: PlanSnapshot;
	readonly span: Span;
	/** The findings at this place. */
	readonly touched: readonly PlacedFinding[];
	/** The client asks for actions of the command's kind, wherever the cursor is. */
	readonly isAskedFor: boolean;
}

/** How a command is offered at a place. */
export interface CommandOffer {
	/** Where it is not that of the command. */
	readonly title?: LocalizedText;
	/** Beside the document, its version and the range. */
	readonly options?: Readonly<Record<string, string | number | boolean>>;
	/** The findings that it is about. */
	readonly findings?: readonly PlacedFinding[];
}

/** A command of `workspace/executeCommand`: a row of {@link ./allCommands.js}. */
export interface Command<Verb extends CommandVerb = CommandVerb> {
	/** Its id is `serverCommandPrefix` and this; its parameters are the schema of this name. */
	readonly verb: Verb;
	/** As a menu names it. */
	readonly title: LocalizedText;
	/** Of the code actions that offer it. */
	readonly kind: CodeActionKind;
	/** What is loaded before it runs. */
	readonly needs?: readonly ("directories" | "scripts")[];
	/** The VS Code client has a command of its own for it, that shows more; there it is not offered. */
	readonly isOwnOfClient?: boolean;
	/** It asks its user first: not for clients that leave edits to be made by whoever chose an action. */
	readonly asksFirst?: boolean;
	/** It only tells or shows something. */
	readonly changesNothing?: boolean;
	/** Its effect is seen where the cursor is: done, it needs no message. */
	readonly isQuiet?: boolean;
	/** How it is offered at a place; empty where it is of no use. Asked at each move of the cursor: it must be quick. */
	offers(place: CommandPlace): readonly CommandOffer[];
	/** Never changes anything itself; it may throw. */
	run(
		snapshot: PlanSnapshot,
		params: CommandParams<Verb>,
		context: CommandContext,
	): CommandOutcome | Promise<CommandOutcome>;
}

/** A command whose parameters have been checked against the schema of its verb. */
export type AnyCommand = Omit<Command, "run"> & {
	run(
		snapshot: PlanSnapshot,
		params: CommandParams,
		context: CommandContext,
	): CommandOutcome | Promise<CommandOutcome>;
};

/** A row of the table of commands. */
export function command<Verb extends CommandVerb>(row: Command<Verb>): AnyCommand {
	// Whoever runs it has checked the parameters by its verb.
	const run = (snapshot: PlanSnapshot, params: CommandParams, context: CommandContext) =>
		row.run(snapshot, params as CommandParams<Verb>, context);
	if (row.needs?.includes("scripts") !== true) return { ...row, run };
	return {
		...row,
		run: async (...given) => {
			await loadScriptConverter();
			return run(...given);
		},
	};
}
