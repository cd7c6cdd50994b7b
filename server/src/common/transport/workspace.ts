import type { Directory, DirectoryProblem, MissingDirectory } from "../directory/directory.js";
import { findRegion, type RegionClues } from "../directory/nameBook.js";
import { isSameRegion } from "../directory/region.js";
import {
	describeFileFailure,
	type FileFailure,
	type FileHost,
	type FileText,
	notYaml,
} from "../environment/fileHost.js";
import { type NamedPath, type NamingFile, resolveNamedPath } from "../environment/namedPath.js";
import { findRoot, findWorkspaceFolder, type Root, settingsFileName } from "../environment/root.js";
import { type DirectoryFile, directoryFileName } from "../features/directoryFile.js";
import type { MissingFile } from "../frontMatter.js";
import { allRules } from "../rules/allRules.js";
import { defaultSettings, mergeSettings, type Settings, type SettingsProblem } from "../settings.js";
import type { Environment, PlanSnapshot } from "../snapshot/planSnapshot.js";
import { canonicalUri, childUri, parentUri, relativeUri } from "../uris.js";

/** What a server needs of the machine it runs on; everything else is the same in Node and in a Web Worker. */
export interface ServerHost extends FileHost {
	/** The version of this build. */
	readonly version: string;
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

export const configFileName = settingsFileName;
export const directoryEnding = ".directory.yaml";
export const planEndings: readonly string[] = [".plan.md", ".plan.txt"];

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
	private readonly directories = new Map<string, ReadDirectory>();
	private readonly named = new Map<string, readonly Directory[]>();
	private readonly missing = new Map<string, readonly MissingNamed[]>();
	/** Roots by folder of the file that names something; those that are known already, and those that are looked for. */
	private readonly knownRoots = new Map<string, Root | undefined>();
	private readonly roots = new Map<string, Promise<Root | undefined>>();
	/** Directories that settings name. */
	private readonly configured = new Set<string>();
	private isUsersOwn = true;
	private readonly missingPrevious = new Map<string, MissingFile>();
	/** Directories of files that nobody has open; they are in force for these alone. */
	private readonly aside = new Map<string, LoadedDirectory>();
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
		this.isUsersOwn = !comesFromWorkspace(raw);
		if (this.readers !== undefined) this.clientSettings = this.readers.parseSettings(raw).settings;
		this.environments.clear();
	}

	/** Reads `.niwen.yaml` of each folder and the directories that it names. */
	async reloadFolders(): Promise<void> {
		this.folderSettings.clear();
		for (const folder of this.folders) {
			const uri = childUri(folder, configFileName);
			const text = await this.readText(uri, folder);
			if (text === undefined || this.readers === undefined) continue;
			this.folderSettings.set(folder, this.readers.parseConfigFile(text, uri, knownRules));
		}
		this.roots.clear();
		this.knownRoots.clear();
		this.configured.clear();
		this.directories.clear();
		this.named.clear();
		this.missing.clear();
		this.aside.clear();
		this.environments.clear();
		for (const folder of this.folders) {
			const root: Root = { uri: folder, kind: "workspace" };
			const ofFile = this.folderSettings.get(folder)?.settings.directories ?? [];
			for (const path of ofFile) await this.loadConfigured(path, { uri: `${folder}/`, root });
			const mayBeAbsolute = this.isUsersOwn;
			for (const path of this.clientSettings.directories)
				await this.loadConfigured(path, { uri: `${folder}/`, root, mayBeAbsolute });
		}
	}

	private async loadConfigured(path: string, from: NamingFile): Promise<void> {
		const named = resolveNamedPath(path, from);
		if ("refusal" in named) return;
		this.configured.add(named.uri);
		await this.loadDirectoryAt(named.uri, named.within);
	}

	/** The folder that what a document names must lie in. */
	rootOf(uri: string): Promise<Root | undefined> {
		const folder = parentUri(uri);
		let root = this.roots.get(folder);
		if (root === undefined) {
			root = findRoot(uri, this.folders, (at) => this.host.exists(at));
			this.roots.set(folder, root);
			void root.then((found) => this.knownRoots.set(folder, found));
		}
		return root;
	}

	/** The place of a file that a document names; `undefined` where it is refused, or its root is not known yet. */
	namedUri(uri: string, path: string): string | undefined {
		const named = this.namedPath(uri, path);
		return named !== undefined && "uri" in named ? named.uri : undefined;
	}

	/** The same with the reason why it is refused; `undefined` until {@link rootOf} has answered. */
	namedPath(uri: string, path: string): NamedPath | undefined {
		const folder = parentUri(uri);
		if (!this.knownRoots.has(folder)) return undefined;
		return resolveNamedPath(path, { uri, root: this.knownRoots.get(folder) });
	}

	/** The text of a file that a document names, in the editor or out of the file. */
	async readNamed(uri: string, root: Root | undefined): Promise<FileText> {
		const open = this.openText(uri);
		return open === undefined ? this.host.readNamed(uri, root?.uri) : { text: open };
	}

	/** Loads the directories that a document names in its front matter. Returns whether they are others than before. */
	async loadNamed(uri: string, paths: readonly string[]): Promise<boolean> {
		const before = this.named.get(uri) ?? [];
		const root = await this.rootOf(uri);
		const found: Directory[] = [];
		const missing: MissingNamed[] = [];
		for (const name of paths) {
			const named = resolveNamedPath(name, { uri, root });
			if ("refusal" in named) missing.push({ name, reason: named.refusal });
			else {
				const loaded = await this.loadDirectoryAt(named.uri, root);
				if ("failure" in loaded)
					missing.push({
						name,
						reason: describeFileFailure(loaded.failure, name, root),
						...(loaded.failure === "missing" ? { uri: named.uri } : {}),
					});
				else found.push(loaded.directory);
			}
		}
		const wasMissing = this.missing.get(uri) ?? [];
		const isSame =
			before.length === found.length &&
			found.every((directory, i) => directory === before[i]) &&
			wasMissing.length === missing.length &&
			missing.every(({ name, reason }, i) => {
				const was = wasMissing[i];
				return was?.name === name && was.reason.en === reason.en;
			});
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
		const root = await this.rootOf(uri);
		const found: Directory[] = [];
		const missing: MissingDirectory[] = [];
		for (const name of paths) {
			const named = resolveNamedPath(name, { uri, root });
			if ("refusal" in named) {
				missing.push({ name, reason: named.refusal });
				continue;
			}
			const known = this.directories.get(named.uri) ?? this.aside.get(named.uri);
			const loaded = known ?? (await this.readDirectory(named.uri, root));
			if (known === undefined) this.aside.set(named.uri, loaded);
			if ("failure" in loaded)
				missing.push({ name, reason: describeFileFailure(loaded.failure, name, root) });
			else found.push(loaded.directory);
		}
		return { found, missing };
	}

	/** Notes that the plan a document names as last year's cannot be read, or can again. Returns whether that is news. */
	setMissingPrevious(uri: string, missing: MissingFile | undefined): boolean {
		const before = this.missingPrevious.get(uri);
		if (before?.name === missing?.name && before?.reason.en === missing?.reason.en) return false;
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
		return this.ownDirectoriesOf({ uri, environment: this.environmentOf(uri) });
	}

	/** The same for a document as it was read: what a file names that nobody has open is in force for it alone. */
	ownDirectoriesOf({ uri, environment }: Pick<PlanSnapshot, "uri" | "environment">): readonly Directory[] {
		const { directories, namedDirectories } = environment;
		const shipped = new Set(this.shipped.map((directory) => directory.uri));
		return [...(namedDirectories.get(uri) ?? []), ...directories].filter(
			(directory) => !shipped.has(directory.uri),
		);
	}

	/** A directory file that the client has open, unless it is Niwen's own. */
	openDirectory(uri: string): Directory | undefined {
		const text = this.openText(uri);
		const isShipped = this.shipped.some((directory) => canonicalUri(directory.uri) === canonicalUri(uri));
		if (text === undefined || isShipped) return undefined;
		return this.directories.get(uri)?.directory ?? this.readers?.loadDirectory(text, uri).directory;
	}

	/**
	 * The file that names of a document go into: the directory that it names in its front matter (which may yet have
	 * to be made), else one of its region that the settings or another document name, else one beside the document.
	 */
	async directoryFileOf(uri: string, { region, issuer, title }: RegionClues): Promise<DirectoryFile> {
		const own = this.ownDirectories(uri).filter(({ general }) => !general);
		const place = findRegion(own, { region, issuer, title });
		const named = this.named.get(uri)?.find((directory) => own.includes(directory));
		const found =
			named ??
			own.find(
				(directory) => directory.region !== null && place !== null && isSameRegion(directory.region, place),
			) ??
			own.find(
				(directory) => this.configured.has(directory.uri) && (directory.region === null || place === null),
			);
		if (found !== undefined) return { uri: found.uri, text: await this.read(found.uri), isInUse: true };
		const missing = this.missing.get(uri)?.find((each) => each.uri?.endsWith(directoryEnding));
		const file = missing?.uri ?? childUri(parentUri(uri), directoryFileName(region));
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

	private async readText(uri: string, folder: string): Promise<string | undefined> {
		const read = await this.readNamed(uri, { uri: folder, kind: "workspace" });
		return "text" in read ? read.text : undefined;
	}

	private async loadDirectoryAt(uri: string, root: Root | undefined): Promise<LoadedDirectory> {
		const known = this.directories.get(uri);
		if (known !== undefined) return known;
		const loaded = await this.readDirectory(uri, root);
		if ("failure" in loaded) return loaded;
		this.directories.set(uri, loaded);
		this.environments.clear();
		return loaded;
	}

	private async readDirectory(uri: string, root: Root | undefined): Promise<LoadedDirectory> {
		// A plan may come from anybody: what it names is read as a directory only where it is called one.
		if (!/\.ya?ml$/i.test(uri)) return { failure: { reason: notYaml } };
		const read = await this.readNamed(uri, root);
		if ("failure" in read || this.readers === undefined)
			return "failure" in read ? read : { failure: "missing" };
		return this.readers.loadDirectory(read.text, uri);
	}

	private settingsOf(folder: string): Settings {
		const file = this.folderSettings.get(folder);
		return file === undefined ? this.clientSettings : mergeSettings(this.clientSettings, file.settings);
	}

	private folderOf(uri: string): string {
		return findWorkspaceFolder(uri, this.folders) ?? "";
	}
}

interface ReadDirectory {
	readonly directory: Directory;
	readonly problems: readonly DirectoryProblem[];
}

type LoadedDirectory = ReadDirectory | { readonly failure: FileFailure };

/** `uri`: where the file could be made. */
type MissingNamed = MissingDirectory & { readonly uri?: string };

/** Whether the client says that the workspace names these directories, not the user. */
function comesFromWorkspace(raw: unknown): boolean {
	return (
		typeof raw === "object" && raw !== null && "directoriesFrom" in raw && raw.directoriesFrom === "workspace"
	);
}
