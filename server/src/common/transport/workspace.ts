import type { Directory } from "../directory/directory.js";
import { findRegion, type RegionClues } from "../directory/nameBook.js";
import { isSameRegion } from "../directory/region.js";
import type { Environment } from "../environment/environment.js";
import { type EditorSettings, EnvironmentFiles } from "../environment/environmentFiles.js";
import { directoryEnding, isSideFile } from "../environment/fileNames.js";
import { resolveNamedPath } from "../environment/namedPath.js";
import {
	type NamedFiles,
	type PreviousPlace,
	type ResolvedEnvironment,
	readNamedFiles,
	readPrevious,
	resolveEnvironment,
} from "../environment/resolveEnvironment.js";
import type { Root } from "../environment/root.js";
import type { NamedDirectory, SideFile, SideProblem } from "../environment/sideFile.js";
import { type DirectoryFile, directoryFileName } from "../features/directoryFile.js";
import type { MissingFile } from "../frontMatter.js";
import { isSameList } from "../model/lists.js";
import type { LocalizedText } from "../model/localizedText.js";
import { allRules } from "../rules/allRules.js";
import { defaultSettings, type RuleSeverity, readUntouchedSettings, severityOf } from "../settings.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { canonicalUri, childUri, parentUri } from "../uris.js";
import type { ServerHost } from "./serverHost.js";

/** Codes that settings may name. */
const knownRules: ReadonlySet<string> = new Set(allRules.map(({ code }) => code));

/**
 * What holds for the open documents: their environments, resolved by `environment/` and kept until something that
 * they rest on changes. Unsaved text of settings and directories goes before the files.
 */
export class Workspace {
	/** Undefined until something is to be read with their libraries, or all else is served: {@link loadReaders}. */
	private readers: typeof import("../environment/readers.js") | undefined;
	/** The settings of the client, as it gave them; taken by {@link load} and {@link setClientSettings}. */
	rawSettings: unknown;
	private editor: EditorSettings = { settings: defaultSettings, mayBeAbsolute: true };
	private shipped: readonly Directory[] = [];
	private files: EnvironmentFiles;
	/** Open documents by their URIs. */
	private readonly known = new Map<string, KnownEnvironment>();
	/** What holds for a document of which nothing else is known yet. */
	private preliminary: Environment;
	/** What is wrong with the client's settings. */
	settingsProblems: readonly LocalizedText[] = [];

	/**
	 * @param openText the text of a settings or directory file that the client has open
	 */
	constructor(
		private readonly host: ServerHost,
		readonly folders: string[],
		private readonly openText: (uri: string) => string | undefined,
	) {
		this.files = this.createFiles();
		this.preliminary = this.createPreliminary();
	}

	/** Loads the directories that ship and takes the settings of the client that are known: see {@link setClientSettings}. */
	async load(): Promise<void> {
		this.shipped = await this.host.shippedDirectories();
		await this.setClientSettings(this.rawSettings);
	}

	/** Takes the settings of the client; a wrong one leaves the default. All environments are to be resolved again. */
	async setClientSettings(raw: unknown): Promise<void> {
		this.rawSettings = raw;
		const untouched = readUntouchedSettings(raw);
		const readers = untouched === undefined ? await this.loadReaders() : undefined;
		// Others have come meanwhile.
		if (this.rawSettings !== raw) return;
		const read = readers?.parseSettings(raw, knownRules);
		this.editor = {
			settings: read?.settings ?? untouched ?? defaultSettings,
			mayBeAbsolute: !comesFromWorkspace(raw),
		};
		this.settingsProblems = (read?.problems ?? []).map(({ message }) => message);
		this.reload();
	}

	/** Loads the libraries that read settings and directories; what holds for documents stays what it is. */
	async loadReaders(): Promise<typeof import("../environment/readers.js")> {
		const readers = await import("../environment/readers.js");
		if (this.readers !== undefined) return readers;
		this.readers = readers;
		const { readYaml } = readers;
		this.preliminary = { ...this.preliminary, readYaml };
		// Front matter that is not plain any more is read by it from now on.
		for (const [uri, known] of this.known)
			this.known.set(uri, { ...known, environment: { ...known.environment, readYaml } });
		return readers;
	}

	/** Forgets what was read; all environments are to be resolved again, and hold as they are until then. */
	reload(): void {
		this.files = this.createFiles();
		this.preliminary = this.createPreliminary();
	}

	/** Whether all is known that holds for an open document. */
	isKnown(uri: string): boolean {
		return this.known.has(uri);
	}

	/** Whether an open document names these files and it is known what they give; with `looksAgain` not where one may have appeared. */
	isResolved(uri: string, names: NamedFiles, looksAgain: boolean): boolean {
		const known = this.known.get(uri);
		if (known === undefined || known.files !== this.files || !isSameNames(known.names, names)) return false;
		return !looksAgain || !known.mayAppear;
	}

	/** What holds for a document; the same object as long as nothing of it changes. */
	environmentOf(uri: string): Environment {
		return this.known.get(uri)?.environment ?? this.preliminary;
	}

	/** The same with where it comes from, of an open document; undefined until it is resolved. */
	resolvedOf(uri: string): ResolvedEnvironment | undefined {
		return this.known.get(uri)?.resolved;
	}

	/** Finds out what holds for an open document. Returns whether that is something else than before. */
	async resolve(uri: string, lines: readonly string[]): Promise<boolean> {
		const { readYaml = this.readers?.readYaml, ...names } = await readNamedFiles(lines);
		const { files } = this;
		const before = this.known.get(uri);
		if (this.isResolved(uri, names, true)) return false;
		const resolved = await resolveEnvironment(files, uri, names, readYaml);
		// What was read anew meanwhile is resolved by whoever wanted that.
		if (this.files !== files) return false;
		const mayAppear = resolved.named.some(({ isAbsent }) => isAbsent);
		const { missingPrevious, missingReport } = before?.environment ?? {};
		const fresh = {
			...resolved.environment,
			...(missingPrevious === undefined ? {} : { missingPrevious }),
			...(missingReport === undefined ? {} : { missingReport }),
		};
		const isSame = before !== undefined && isSameEnvironment(before.environment, fresh);
		const environment = isSame ? before.environment : fresh;
		this.known.set(uri, { files, names, resolved, environment, mayAppear });
		return !isSame;
	}

	/** Takes what there is for what holds for a document, where that could not be found out. */
	giveUp(uri: string): void {
		if (this.known.has(uri)) return;
		const { files, preliminary: environment } = this;
		const settings = {
			settings: environment.settings,
			file: undefined,
			editor: undefined,
			ofEditor: [],
			directories: [],
		};
		const nothing = { previous: undefined, report: undefined };
		const resolved = { environment, settings, root: undefined, named: [], ...nothing, faulty: [] };
		const names = { directories: [], ...nothing };
		this.known.set(uri, { files, names, resolved, environment, mayAppear: true });
	}

	forget(uri: string): void {
		this.known.delete(uri);
	}

	/** What holds for a file that nobody has open. */
	async environmentOfClosed(uri: string, lines: readonly string[]): Promise<Environment> {
		const { readYaml = this.readers?.readYaml, ...names } = await readNamedFiles(lines);
		return (await resolveEnvironment(this.files, uri, names, readYaml)).environment;
	}

	/** Notes that a file which a document names cannot be read, or can again. Returns whether that is news. */
	setMissing(
		key: "missingPrevious" | "missingReport",
		uri: string,
		missing: MissingFile | undefined,
	): boolean {
		const known = this.known.get(uri);
		const before = known?.environment[key];
		if (known === undefined) return false;
		if (before?.name === missing?.name && before?.reason.en === missing?.reason.en) return false;
		const { [key]: _, ...rest } = known.environment;
		const environment = missing === undefined ? rest : { ...rest, [key]: missing };
		this.known.set(uri, { ...known, environment });
		return true;
	}

	readPrevious(place: PreviousPlace): ReturnType<typeof readPrevious> {
		return readPrevious(this.files, place);
	}

	/** The folder that what a document names must lie in. */
	rootOf(uri: string): Promise<Root | undefined> {
		return this.files.rootOf(uri);
	}

	/** The place of a file that a document names; `undefined` where it is refused, or its root is not known yet. */
	namedUri(uri: string, path: string): string | undefined {
		const named = resolveNamedPath(path, { uri, root: this.files.knownRootOf(uri) });
		return "uri" in named ? named.uri : undefined;
	}

	/** Settings and directories that hold for open documents and are not in force as a whole, each once. */
	faultyFiles(): readonly SideFile[] {
		const faulty = new Map<string, SideFile>();
		for (const { resolved } of this.known.values())
			for (const file of resolved.faulty) faulty.set(file.uri, file);
		return [...faulty.values()];
	}

	/** Directories of the client's settings that are not in force for an open document. */
	missingOfClient(): readonly NamedDirectory[] {
		return [...this.known.values()].flatMap(({ resolved }) =>
			resolved.settings.ofEditor.filter(({ failure }) => failure !== undefined),
		);
	}

	/** How many directories an open document and its settings name that are not in force. */
	countNotInForce(uri: string): number {
		const resolved = this.resolvedOf(uri);
		if (resolved === undefined) return 0;
		const { file, ofEditor } = resolved.settings;
		const all = [...resolved.named, ...(file?.directories ?? []), ...ofEditor];
		return all.filter(({ failure }) => failure !== undefined).length;
	}

	/** What is not in force of a directory or settings file, with its places. */
	problemsOf(uri: string, text: string): Promise<readonly SideProblem[]> {
		return this.files.problemsOf(uri, text);
	}

	/** The severity that settings give to a rule at a file's place. */
	async severityAt(uri: string, code: string): Promise<RuleSeverity | undefined> {
		return severityOf((await this.files.settingsFor(uri)).settings, code, uri);
	}

	/** The directory files in force for a document as it was read that are not Niwen's own. */
	ownDirectoriesOf({ environment }: Pick<PlanSnapshot, "environment">): readonly Directory[] {
		return [...environment.namedDirectories, ...environment.directories].filter(
			({ uri }) => !this.isShipped(uri),
		);
	}

	/** A directory file that the client has open, unless it is Niwen's own. */
	async openDirectory(uri: string): Promise<Directory | undefined> {
		const text = this.openText(uri);
		if (text === undefined || this.isShipped(uri)) return undefined;
		return (await this.loadReaders()).loadDirectory(text, uri).directory;
	}

	/** Another object as soon as anything that environments rest on may be read anew. */
	get state(): object {
		return this.files;
	}

	/**
	 * The file that names of a document go into: the directory that it names in its front matter (which may yet have
	 * to be made), else one of its region that the settings name, else one beside the document.
	 */
	async directoryFileOf(uri: string, clues: RegionClues): Promise<DirectoryFile> {
		const resolved = this.resolvedOf(uri);
		const named = inForce(resolved?.named ?? []);
		const configured = inForce([
			...(resolved?.settings.file?.directories ?? []),
			...(resolved?.settings.ofEditor ?? []),
		]);
		const place = findRegion([...named, ...configured], clues);
		const found =
			named[0] ??
			configured.find(({ region }) => region !== null && place !== null && isSameRegion(region, place)) ??
			configured.find(({ region }) => region === null || place === null);
		if (found !== undefined) return { uri: found.uri, text: await this.read(found.uri), isInUse: true };
		const missing = resolved?.named.find(
			({ isAbsent, uri: at }) => isAbsent && at?.endsWith(directoryEnding) === true,
		);
		const file = missing?.uri ?? childUri(parentUri(uri), directoryFileName(clues.region));
		return { uri: file, text: await this.read(file), isInUse: missing !== undefined };
	}

	/** Whether a change of this file changes anything here. */
	concerns(uri: string): boolean {
		return isSideFile(uri) || this.files.restsOn(uri);
	}

	/** The text of a directory file, in the editor or out of the file. */
	read(uri: string): Promise<string | undefined> {
		const open = this.openText(uri);
		return open === undefined ? this.host.readFile(uri) : Promise.resolve(open);
	}

	private isShipped(uri: string): boolean {
		return this.shipped.some((directory) => canonicalUri(directory.uri) === canonicalUri(uri));
	}

	private createFiles(): EnvironmentFiles {
		const { host, openText, shipped, editor } = this;
		return new EnvironmentFiles({
			host: {
				exists: async (uri) => openText(uri) !== undefined || host.exists(uri),
				readNamed: async (uri, within) => {
					const text = openText(uri);
					return text === undefined ? host.readNamed(uri, within) : { text };
				},
			},
			shipped,
			knownRules,
			workspaceFolders: [...this.folders],
			editor,
		});
	}

	private createPreliminary(): Environment {
		return {
			settings: this.editor.settings,
			directories: this.shipped,
			namedDirectories: [],
			missingDirectories: [],
			...(this.readers === undefined ? {} : { readYaml: this.readers.readYaml }),
		};
	}
}

/** What holds for an open document, and what that was found out with. */
interface KnownEnvironment {
	readonly files: EnvironmentFiles;
	readonly names: NamedFiles;
	readonly resolved: ResolvedEnvironment;
	readonly environment: Environment;
	/** It names a file that is not there and may be made: it is looked for again. */
	readonly mayAppear: boolean;
}

/** Directories that are a region's own. */
function inForce(named: readonly NamedDirectory[]): readonly Directory[] {
	return named.flatMap(({ directory }) => (directory === undefined || directory.general ? [] : [directory]));
}

function isSameNames(a: NamedFiles, b: NamedFiles): boolean {
	return (
		a.previous === b.previous &&
		a.report === b.report &&
		a.directories.length === b.directories.length &&
		a.directories.every((name, i) => name === b.directories[i])
	);
}

function isSameEnvironment(a: Environment, b: Environment): boolean {
	return (
		a.settings === b.settings &&
		a.readYaml === b.readYaml &&
		a.missingPrevious === b.missingPrevious &&
		a.missingReport === b.missingReport &&
		isSameList(a.directories, b.directories) &&
		isSameList(a.namedDirectories, b.namedDirectories) &&
		a.missingDirectories.length === b.missingDirectories.length &&
		a.missingDirectories.every(({ name, reason }, i) => {
			const other = b.missingDirectories[i];
			return other?.name === name && other.reason.en === reason.en;
		})
	);
}

/** Whether the client says that the workspace names these directories, not the user. */
function comesFromWorkspace(raw: unknown): boolean {
	return (
		typeof raw === "object" && raw !== null && "directoriesFrom" in raw && raw.directoriesFrom === "workspace"
	);
}
