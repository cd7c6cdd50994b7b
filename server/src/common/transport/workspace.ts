import type { Environment } from "../analysis/planSnapshot.js";
import type { Directory, DirectoryProblem, MissingDirectory } from "../directory/directory.js";
import { findRegion, type RegionClues } from "../directory/nameBook.js";
import { isSameRegion } from "../directory/region.js";
import { type DirectoryFile, directoryFileName } from "../features/directoryFile.js";
import type { MissingFile } from "../frontMatter.js";
import { allRules } from "../rules/allRules.js";
import { defaultSettings, mergeSettings, type Settings, type SettingsProblem } from "../settings.js";
import { parentUri, relativeUri, resolveUri } from "./uris.js";

/** What a server needs of the machine it runs on; everything else is the same in Node and in a Web Worker. */
export interface ServerHost {
	/** The directories that ship with Niwen. */
	shippedDirectories(): Promise<readonly Directory[]>;
	/** Address that the pages of the rules are found under, with `/` at its end, where they lie beside the program. */
	readonly rulePages?: string | undefined;
	/** The text of a file; `undefined` where there is none, or none that may be read. */
	readFile(uri: string): Promise<string | undefined>;
	/** URIs of the files below the folders whose names end in one of the endings. */
	listFiles(folders: readonly string[], endings: readonly string[]): Promise<readonly string[]>;
	/** Lets other work go first, at least so many milliseconds. */
	pause(milliseconds: number): Promise<void>;
}

/** Codes that settings may name. */
const knownRules: ReadonlySet<string> = new Set(allRules.map(({ code }) => code));

export const configFileName = ".niwen.yaml";
export const directoryEnding = ".directory.yaml";
export const planEndings: readonly string[] = [".plan.md", ".plan.txt"];

const cannotBeRead = {
	zh: "没有这个文件，或不是 .yaml 文件；请检查路径。",
	en: "there is no such file, or it is no .yaml file; please check the path.",
};

/**
 * Settings, directories and what else holds for documents, by workspace folder; kept up to date with the
 * client's settings and with the files, also while they are open and not yet saved.
 */
export class Workspace {
	/** Undefined until {@link load}: the server answers `initialize` without them. */
	private readers: typeof import("./readers.js") | undefined;
	private rawSettings: unknown;
	private clientSettings: Settings = defaultSettings;
	private shipped: readonly Directory[] = [];
	private readonly folderSettings = new Map<
		string,
		{ settings: Settings; problems: readonly SettingsProblem[] }
	>();
	private readonly directories = new Map<
		string,
		{ directory: Directory; problems: readonly DirectoryProblem[] }
	>();
	private readonly named = new Map<string, readonly Directory[]>();
	private readonly missing = new Map<string, readonly MissingDirectory[]>();
	private readonly missingPrevious = new Map<string, MissingFile>();
	/** Directories of files that nobody has open; they are in force for these alone. */
	private readonly aside = new Map<string, Directory | undefined>();
	private readonly environments = new Map<string, Environment>();

	/**
	 * @param openText the text of a file that the client has open, which goes before the file's
	 */
	constructor(
		private readonly host: ServerHost,
		readonly folders: string[],
		private readonly openText: (uri: string) => string | undefined,
	) {}

	async load(): Promise<void> {
		this.readers = await import("./readers.js");
		this.setClientSettings(this.rawSettings);
		this.shipped = await this.host.shippedDirectories();
		await this.reloadFolders();
	}

	/** Takes the settings of the client; a wrong one leaves the default. */
	setClientSettings(raw: unknown): void {
		this.rawSettings = raw;
		if (this.readers !== undefined) this.clientSettings = this.readers.parseSettings(raw).settings;
		this.environments.clear();
	}

	/** Reads `.niwen.yaml` of each folder and the directories that it names. */
	async reloadFolders(): Promise<void> {
		this.folderSettings.clear();
		for (const folder of this.folders) {
			const uri = resolveUri(`${folder}/`, configFileName);
			const text = await this.read(uri);
			if (text === undefined || this.readers === undefined) continue;
			this.folderSettings.set(folder, this.readers.parseConfigFile(text, uri, knownRules));
		}
		this.directories.clear();
		this.named.clear();
		this.missing.clear();
		this.aside.clear();
		this.environments.clear();
		for (const folder of ["", ...this.folders]) {
			const paths = this.settingsOf(folder).directories;
			for (const path of paths) if (folder !== "") await this.loadDirectoryAt(resolveUri(`${folder}/`, path));
		}
	}

	/** Loads the directories that a document names in its front matter. Returns whether they are others than before. */
	async loadNamed(uri: string, paths: readonly string[]): Promise<boolean> {
		const before = this.named.get(uri) ?? [];
		const found: Directory[] = [];
		const missing: MissingDirectory[] = [];
		for (const name of paths) {
			const directory = await this.loadDirectoryAt(resolveUri(parentUri(uri), name));
			if (directory !== undefined) found.push(directory);
			else missing.push({ name, reason: cannotBeRead });
		}
		const wasMissing = this.missing.get(uri) ?? [];
		const isSame =
			before.length === found.length &&
			found.every((directory, i) => directory === before[i]) &&
			wasMissing.length === missing.length &&
			missing.every(({ name }, i) => name === wasMissing[i]?.name);
		if (isSame) return false;
		this.named.set(uri, found);
		this.missing.set(uri, missing);
		this.environments.clear();
		return true;
	}

	/** The directories that a file names which nobody has open: they come into force for no other document. */
	async readDirectories(
		uri: string,
		paths: readonly string[],
	): Promise<{ readonly found: readonly Directory[]; readonly missing: readonly MissingDirectory[] }> {
		const found: Directory[] = [];
		const missing: MissingDirectory[] = [];
		for (const name of paths) {
			const at = resolveUri(parentUri(uri), name);
			let directory = this.directories.get(at)?.directory ?? this.aside.get(at);
			if (directory === undefined && !this.aside.has(at)) {
				directory = (await this.readDirectory(at))?.directory;
				this.aside.set(at, directory);
			}
			if (directory === undefined) missing.push({ name, reason: cannotBeRead });
			else found.push(directory);
		}
		return { found, missing };
	}

	/** Notes that the plan a document names as last year's cannot be read, or can again. Returns whether that is news. */
	setMissingPrevious(uri: string, missing: MissingFile | undefined): boolean {
		const before = this.missingPrevious.get(uri);
		if (before?.name === missing?.name && before?.reason === missing?.reason) return false;
		if (missing === undefined) this.missingPrevious.delete(uri);
		else this.missingPrevious.set(uri, missing);
		this.environments.clear();
		return true;
	}

	/** What holds for a document; the same object as long as nothing of it changes. */
	environmentOf(uri: string): Environment {
		const folder = this.folderOf(uri);
		// What a document names comes first for it, and is not in force a second time as what documents name.
		const own = this.named.get(uri) ?? [];
		const key = own.length === 0 ? folder : `${folder}\n${uri}`;
		let environment = this.environments.get(key);
		if (environment === undefined) {
			const others = [...this.directories.values()].flatMap(({ directory }) =>
				own.includes(directory) ? [] : [directory],
			);
			environment = {
				settings: this.settingsOf(folder),
				directories: [...others, ...this.shipped],
				namedDirectories: this.named,
				missingDirectories: this.missing,
				missingPrevious: this.missingPrevious,
				...(this.readers === undefined ? {} : { readYaml: this.readers.readYaml }),
				relativePath: (document) => relativeUri(folder, document),
			};
			this.environments.set(key, environment);
		}
		return environment;
	}

	/** Problems of a directory or settings file, with their places. */
	problemsOf(uri: string, text: string): readonly (DirectoryProblem | SettingsProblem)[] {
		if (this.readers === undefined) return [];
		if (uri.endsWith(configFileName)) return this.readers.parseConfigFile(text, uri, knownRules).problems;
		return this.readers.loadDirectory(text, uri).problems;
	}

	/** The directory files in force for a document that are not Niwen's own. */
	ownDirectories(uri: string): readonly Directory[] {
		const { directories, namedDirectories } = this.environmentOf(uri);
		const shipped = new Set(this.shipped.map((directory) => directory.uri));
		return [...(namedDirectories.get(uri) ?? []), ...directories].filter(
			(directory) => !shipped.has(directory.uri),
		);
	}

	/**
	 * The file that names of a document go into: the directory that it names in its front matter (which may yet have
	 * to be made), else one of its region that the settings or another document name, else one beside the document.
	 */
	async directoryFileOf(uri: string, { region, issuer, title }: RegionClues): Promise<DirectoryFile> {
		const own = this.ownDirectories(uri).filter(({ general }) => !general);
		const place = findRegion(own, { region, issuer, title });
		const named = this.named.get(uri)?.find((directory) => own.includes(directory));
		const configured = new Set(
			this.settingsOf(this.folderOf(uri)).directories.map((path) =>
				resolveUri(`${this.folderOf(uri)}/`, path),
			),
		);
		const found =
			named ??
			own.find(
				(directory) => directory.region !== null && place !== null && isSameRegion(directory.region, place),
			) ??
			own.find((directory) => configured.has(directory.uri) && (directory.region === null || place === null));
		if (found !== undefined) return { uri: found.uri, text: await this.read(found.uri), isInUse: true };
		const missing = this.missing.get(uri)?.find(({ name }) => name.endsWith(directoryEnding));
		const file = resolveUri(parentUri(uri), missing?.name ?? directoryFileName(region));
		return { uri: file, text: await this.read(file), isInUse: missing !== undefined };
	}

	/** Whether a change of this file changes anything here. */
	concerns(uri: string): boolean {
		return uri.endsWith(configFileName) || this.directories.has(uri) || uri.endsWith(directoryEnding);
	}

	read(uri: string): Promise<string | undefined> {
		const open = this.openText(uri);
		return open === undefined ? this.host.readFile(uri) : Promise.resolve(open);
	}

	private async loadDirectoryAt(uri: string): Promise<Directory | undefined> {
		const known = this.directories.get(uri);
		if (known !== undefined) return known.directory;
		const loaded = await this.readDirectory(uri);
		if (loaded === undefined) return undefined;
		this.directories.set(uri, loaded);
		this.environments.clear();
		return loaded.directory;
	}

	private async readDirectory(uri: string) {
		// A plan may come from anybody: what it names is read as a directory only where it is called one.
		if (!/\.ya?ml$/i.test(uri)) return undefined;
		const text = await this.read(uri);
		return text === undefined ? undefined : this.readers?.loadDirectory(text, uri);
	}

	private settingsOf(folder: string): Settings {
		const file = this.folderSettings.get(folder);
		return file === undefined ? this.clientSettings : mergeSettings(this.clientSettings, file.settings);
	}

	private folderOf(uri: string): string {
		let best = "";
		for (const folder of this.folders)
			if (uri.startsWith(`${folder}/`) && folder.length > best.length) best = folder;
		return best;
	}
}
