/**
 * The requests and notifications that Niwen adds to LSP 3.17, by name and shape. Client and server share this
 * file and nothing else; it imports nothing.
 */

/** The first that a server in a Web Worker says, before any message of the protocol: from now on it listens. */
export const workerIsReady = "niwen/ready";

/** What the status bar tells of a document; sent by the server whenever it changes. */
export interface PlanStatus {
	readonly uri: string;
	readonly version: number;
	/** False for a document in which nothing of a plan was found. */
	readonly isPlan: boolean;
	readonly tasks: number;
	readonly declaredTotal: number | null;
	readonly errors: number;
	readonly warnings: number;
	readonly hints: number;
	/** `table`, `pasted`, `tsv`, `inline`, `narrative`; null where none applies. */
	readonly layout: string | null;
	/** `star`, `column`, `first`, `word`, `none`. */
	readonly lead: string;
	readonly numbering: string;
	readonly region: string | null;
	/** Whether a directory of that region is in force. */
	readonly hasDirectory: boolean;
	/** How many directories the document or its settings name that are not in force. */
	readonly notInForce: number;
}
export const statusNotification = "niwen/status";

/**
 * The lines of a document that are rows and headers of tables, for keys that are others there: sent with each version
 * that is read, so that a client need not ask when a key is pressed.
 */
export interface TableLinesParams {
	readonly uri: string;
	readonly version: number;
	/** First and last line of each table or part of one, 0-based and both included; in their order. */
	readonly ranges: readonly (readonly [number, number])[];
}
export const tableLinesNotification = "niwen/tableLines";

/**
 * Rows of a document show other leaders than before, since a row was deleted, cut or pasted by hand: sent once each time.
 * The command `keepLeaders` gives them theirs back.
 */
export interface LostLeadersParams {
	readonly uri: string;
	readonly version: number;
	/** What has happened, in the user's language. */
	readonly message: string;
	/** As a button names the command, in the user's language. */
	readonly action: string;
}
export const lostLeadersNotification = "niwen/lostLeaders";

/** The line the cursor is on; findings about a row being unfinished wait until it leaves. Null: no editor. */
export interface CursorParams {
	readonly uri: string | null;
	readonly line: number;
}
export const cursorNotification = "niwen/cursor";

/** What comes before the verb in the ids of the server's commands (`workspace/executeCommand`). */
export const serverCommandPrefix = "niwen.server.";

/** The one argument of a command of the server; each takes options of its own beside. */
export interface CommandArgument {
	readonly uri: string;
	readonly range?: PlainRange;
	/** Of the document: if it is another by now, nothing is done. */
	readonly version?: number | null;
	/** False: the edit is not made, but answered. */
	readonly apply?: boolean;
	/** False: the message is answered, and not shown by the server. */
	readonly showMessage?: boolean;
}

/** What every command of the server answers. */
export interface CommandAnswer {
	/** The client has made the edit. */
	readonly applied: boolean;
	/** What was done or why nothing was, in the user's language; of `explainRule` the rule's page. */
	readonly message: string;
	/** What is left to the client to make: where it is not to be applied, or could not be. */
	readonly edit?: PlainWorkspaceEdit;
	/** Where the user goes on, in the document with the edit made: a new row, rows that have moved, the next cell. */
	readonly select?: PlainRange;
	/** The command is not one for this place: a key that stands for it is the editor's own there. */
	readonly isElsewhere?: boolean;
	/** What an option may be, where it was left out and there is a choice: the sections that rows may go to. */
	readonly choices?: readonly CommandChoice[];
	/** Numbers are still to follow, by the command `followNumbers`: only with `follow: "soon"`. */
	readonly follows?: boolean;
	/**
	 * The option that the choices are for, where the user wants to be asked: whether numbers follow, or all of `message` is
	 * done (1), or not (0). Nothing is done before the command is run once more with it; `message` is the question.
	 */
	readonly asks?: "follow" | "confirmed";
}

/** A value that an option of a command may have, and how a person knows it. */
export interface CommandChoice {
	readonly value: number;
	readonly label: string;
	/** May be empty. */
	readonly description: string;
}

/** `WorkspaceEdit` of LSP 3.17, in one of its two forms. */
export interface PlainWorkspaceEdit {
	readonly changes?: Readonly<Record<string, readonly PlainEdit[]>>;
	readonly documentChanges?: readonly (PlainFileCreation | PlainDocumentChange)[];
}
export interface PlainFileCreation {
	readonly kind: "create";
	readonly uri: string;
}
export interface PlainDocumentChange {
	readonly textDocument: { readonly uri: string; readonly version: number | null };
	readonly edits: readonly PlainEdit[];
}
export interface PlainEdit {
	readonly range: PlainRange;
	readonly newText: string;
}
export interface PlainRange {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}
/** Asks what holds for an open document, and who set it; null for one that is not open. */
export interface EnvironmentParams {
	readonly uri: string;
}
export const environmentRequest = "niwen/environment";
/** Who gave a setting or named a directory. */
export interface SettingSource {
	/** `document`: its front matter. `settings`: a `.niwen.yaml`. `niwen`: it ships with Niwen. */
	readonly kind: "default" | "editor" | "settings" | "document" | "niwen";
	/** The file; null where it is not one. */
	readonly uri: string | null;
	/** Where it stands in the file, where that is known. */
	readonly range: PlainRange | null;
}
export interface SettingReport {
	/** `failOn`, `rules.unit/unknown`. Of rules only those that somebody sets. */
	readonly key: string;
	readonly value: string | number;
	readonly from: SettingSource;
}
export interface DirectoryReport {
	/** As it is written. */
	readonly name: string;
	/** Where it lies, or would; null where the path is refused. */
	readonly uri: string | null;
	/** Why it is not in force, in the user's language; null where it is. */
	readonly reason: string | null;
	readonly region: string | null;
	readonly units: number;
	readonly officials: number;
	readonly from: SettingSource;
}
/** Another document that a document names; `reason` where it was not read. */
export interface NamedFileReport {
	readonly name: string;
	readonly uri: string | null;
	readonly reason: string | null;
}
export interface EnvironmentReport {
	readonly uri: string;
	/** The folder that what the document names must lie in; null of one that is not saved. */
	readonly root: {
		readonly uri: string;
		readonly kind: "workspace" | "settings" | "repository" | "own";
	} | null;
	/** The nearest `.niwen.yaml` upwards. */
	readonly settingsFile: string | null;
	readonly settings: readonly SettingReport[];
	readonly directories: readonly DirectoryReport[];
	/** Last year's plan. */
	readonly previous: NamedFileReport | null;
	/** The work report that the plan carries out. */
	readonly report: NamedFileReport | null;
}

/** Asks what the cells of the rows in some lines lack to stand in columns on the screen; null for a document that is not open. */
export interface CellPaddingParams {
	readonly uri: string;
	/** 0-based, both included. */
	readonly first: number;
	readonly last: number;
	/** Whether hints are shown within the text: they take room, too. */
	readonly withHints: boolean;
}
/** Room to be left in front of the bar at a place, in columns of the screen. */
export interface CellPadding {
	readonly line: number;
	readonly character: number;
	readonly columns: number;
}
export interface CellPaddingResult {
	/** Of the document that it holds for. */
	readonly version: number;
	readonly cells: readonly CellPadding[];
}
export const cellPaddingRequest = "niwen/cellPadding";

/** Asks who answers for which tasks of an open document; null for one that is not open. */
export interface ResponsibilitiesParams {
	readonly uri: string;
	readonly by: ResponsibleTasksBy;
	/** Part of a name (in characters, pinyin or initials), of a task, or a number; at most 200 UTF-16 units. */
	readonly filter?: string;
}
export type ResponsibleTasksBy = "leader" | "unit" | "section";
export interface ResponsibleTask {
	/** As written, of any kind; empty where none is. */
	readonly number: string;
	/** On one line, shortened. */
	readonly text: string;
	/** Where its number stands, or would: 0-based, UTF-16 units. */
	readonly line: number;
	readonly character: number;
	/** Index of its section in the document, -1 before the first. */
	readonly section: number;
	/** Canonical names, in the order of the cell. */
	readonly leaders: readonly string[];
	readonly leadUnits: readonly string[];
	/** The units that do not lead. */
	readonly units: readonly string[];
}
export interface ResponsibilityGroup {
	/** `none`: tasks of nobody, or of no section. */
	readonly kind: "leader" | "unit" | "section" | "none";
	/** Empty of `none`, and of a section whose title is lost. */
	readonly name: string;
	/** Of a section's title, 0-based; null of all others. */
	readonly line: number | null;
	/** Indexes into the tasks: those that a unit leads, a leader answers for alone, or that stand in a section. */
	readonly leads: readonly number[];
	/** Those that a unit shares in, or that a leader leads with others. */
	readonly shares: readonly number[];
}
export interface ResponsibilitiesResult {
	/** Of the document that it holds for. */
	readonly version: number;
	/** Of the plan; may be empty. */
	readonly title: string;
	/** Whether the document shows which of the units of a task leads. */
	readonly marksLead: boolean;
	/** How many tasks the groups hold together; all, where nothing is filtered. */
	readonly matches: number;
	/** All tasks in their order. */
	readonly tasks: readonly ResponsibleTask[];
	/** In the order in which the document names them; tasks of nobody last. */
	readonly groups: readonly ResponsibilityGroup[];
}
export const responsibilitiesRequest = "niwen/responsibilities";

/**
 * Asks for a page about a plan, as Markdown; null where the plan is neither open nor a file of the workspace. `ledger`:
 * all tasks of a unit or a leader; `statistics`: the plan in numbers; `load`: who has how much to do. Where the client
 * opens documents that its server makes (`workspace/textDocumentContent` of LSP 3.18), `reportUri` is such a document,
 * read-only, and follows the plan; its query is these parameters as JSON.
 */
export type ReportParams =
	| { readonly uri: string; readonly report: "statistics" | "load" }
	| {
			readonly uri: string;
			readonly report: "ledger";
			readonly kind: "unit" | "leader";
			/** Any name that they go by. */
			readonly name: string;
	  };
export interface ReportResult {
	readonly reportUri: string;
	/** Of the plan that it holds for; 0 of a file that is not open. */
	readonly version: number;
	readonly text: string;
	/** Where numbers of tasks stand in the text, and where the tasks begin in the plan (0-based, UTF-16 units). */
	readonly links: readonly {
		readonly range: PlainRange;
		readonly line: number;
		readonly character: number;
	}[];
}
export const reportRequest = "niwen/report";
export const reportScheme = "niwen-report";

/** Asks for the charts of an open document, as a page that answers; null for one that is not open. */
export interface ChartsParams {
	readonly uri: string;
	/** CSS pixels that the page has; 200 to 2000. */
	readonly width: number;
}
export interface ChartsResult {
	/** Of the document that it holds for. */
	readonly version: number;
	/** BCP 47, of what the page says. */
	readonly language: string;
	/**
	 * The content of a page's body: charts as SVG with their tables, without style, script or address. What can be pointed
	 * at in a chart is `.mark` with a number (`data-mark`), a button of which the first of each chart is reached by Tab.
	 */
	readonly html: string;
	/** The tasks behind each mark, by its number: indexes into the places. */
	readonly marks: readonly (readonly number[])[];
	/** Where each task begins; 0-based, UTF-16 units. */
	readonly places: readonly (readonly [line: number, character: number])[];
}
export const chartsRequest = "niwen/charts";

/** Asks what pasting a table at a place of an open document would change; null where plain text is to be pasted. */
export interface PasteRowsParams {
	readonly uri: string;
	/** Of the document, as the client has it; if the server knows another one, the answer is null. */
	readonly version: number;
	/** Where it is pasted; LSP positions. */
	readonly range: PlainRange;
	/** What the clipboard has as `text/html` and as `text/plain`; of more than a million UTF-16 units nothing is read. */
	readonly html?: string;
	readonly text?: string;
}
export interface PasteRowsResult {
	/** Of the document; empty where the table cannot be taken in, and plain text is to be pasted. */
	readonly edits: readonly PlainEdit[];
	/** What they do, or why there are none: whole sentences in the user's language. */
	readonly message: string;
}
export const pasteRowsRequest = "niwen/pasteRows";

/** Asks for a rule's page, as Markdown. */
export interface RulePageParams {
	readonly code: string;
}
export const rulePageRequest = "niwen/rulePage";

/** The argument of the client's command that adds a unit or an official to the directory of a document. */
export interface AddToDirectoryParams {
	readonly uri: string;
	readonly kind: "unit" | "official";
	readonly name: string;
}

/** Asks for the names of a document that its directory lacks. */
export interface CollectNamesParams {
	readonly uri: string;
}
/** A name that the user may accept. */
export interface ProposedName {
	/** To be accepted by the server's command `collectNames`. */
	readonly id: string;
	/** `addition`: a new title or source of an official that a directory has. */
	readonly group: "unit" | "official" | "addition";
	readonly name: string;
	/** An official's titles, a unit's kind; may be empty. */
	readonly description: string;
	/** What else the document says, and where, in the user's language. */
	readonly detail: string;
	readonly isPreselected: boolean;
	/** Where the document names it, in its order. */
	readonly places: readonly PlainRange[];
}
export interface CollectNamesResult {
	/** The directory file that they would go into. */
	readonly directoryUri: string;
	/** Units, then officials, then additions, each in the order of the document. */
	readonly proposals: readonly ProposedName[];
	/** Why there is nothing to accept, one sentence in the user's language; empty where there is something. */
	readonly note: string;
}
export const collectNamesRequest = "niwen/collectNames";

/** Sent by a server without a file system of its own (in the browser), answered by the client. */
export interface ReadFileParams {
	readonly uri: string;
}
export const readFileRequest = "niwen/readFile";
/** Whether anything stands at a URI. */
export const fileExistsRequest = "niwen/fileExists";
/** A file that a document names; it must be a regular one and lie in the folder, if one is given. */
export interface ReadNamedFileParams {
	readonly uri: string;
	readonly within?: string;
}
export type ReadNamedFileResult =
	| { readonly text: string }
	| { readonly failure: "missing" | "denied" | "irregular" | "folder" | "large" | "outside" | "unsupported" };
export const readNamedFileRequest = "niwen/readNamedFile";
export interface ListFilesParams {
	/** Glob below the workspace's folders. */
	readonly glob: string;
}
export const listFilesRequest = "niwen/listFiles";

/** What the client says at `initialize`. */
export interface InitializationOptions {
	/** `zh` or `en`: the language of messages. */
	readonly language?: string;
	/** Findings, hovers, hints, lenses and titles of actions about a Chinese document are in Chinese all the same. */
	readonly followsDocuments?: boolean;
	/** The client sends {@link cursorNotification}. */
	readonly sendsCursor?: boolean;
	/** The client opens `command:` links in hovers. */
	readonly commandLinks?: boolean;
	/** Address that rule pages are found under, with `/` at its end; rule codes and `.md` are put behind. */
	readonly rulePages?: string;
	/** Settings, for clients that answer no `workspace/configuration`. */
	readonly settings?: unknown;
}
