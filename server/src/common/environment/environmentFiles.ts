import type { Directory } from "../directory/directory.js";
import { describeMissingDirectory } from "../directory/missingDirectory.js";
import type { LocalizedText } from "../model/localizedText.js";
import { defaultSettings, mergeSettings, rootSettings, type Settings } from "../settings.js";
import { canonicalUri, childUri, folderUri, parentUri } from "../uris.js";
import { describeFileFailure, type FileHost, notYaml } from "./fileHost.js";
import { isSettingsFile, settingsFileName } from "./fileNames.js";
import { type NamedPlace, type NamingFile, resolveNamedPath } from "./namedPath.js";
import { findRoot, findWorkspaceFolder, foldersUpwards, type Root } from "./root.js";
import type { NamedDirectory, SettingsFile, SideProblem } from "./sideFile.js";

/** What environments are made of, beside the files themselves. */
export interface EnvironmentSources {
	readonly host: FileHost;
	/** The directories that ship with Niwen. */
	readonly shipped: readonly Directory[];
	/** Codes that settings may name. */
	readonly knownRules: ReadonlySet<string>;
	/** The folders that an editor has open; none on the command line. */
	readonly workspaceFolders: readonly string[];
	/** An editor's settings. */
	readonly editor?: EditorSettings;
}

export interface EditorSettings {
	readonly settings: Settings;
	/** They are the user's own, not the workspace's: then a directory may lie anywhere on this machine. */
	readonly mayBeAbsolute: boolean;
}

/** What settings give to all documents of one place. */
export interface SettingsInForce {
	readonly settings: Settings;
	/** The nearest `.niwen.yaml` upwards, its globs counting from its folder. */
	readonly file: SettingsFile | undefined;
	/** The editor's own settings, likewise from the workspace folder. */
	readonly editor: Settings | undefined;
	/** Directories that an editor's settings name. */
	readonly ofEditor: readonly NamedDirectory[];
	/** Those in force, with the ones that ship; one object for all documents of one place. */
	readonly directories: readonly Directory[];
}

/**
 * The files that environments rest on, each read once. What may have changed is read anew by a new object. The
 * libraries for YAML and schemas are loaded with the first file that takes them.
 */
export class EnvironmentFiles {
	/** Roots, settings files and places are asked for by folder. */
	private readonly roots = new Map<string, Promise<Root | undefined>>();
	private readonly knownRoots = new Map<string, Root | undefined>();
	private readonly nearest = new Map<string, Promise<SettingsFile | undefined>>();
	private readonly settingsFiles = new Map<string, Promise<SettingsFile>>();
	private readonly inForce = new Map<string, Promise<SettingsInForce>>();
	private readonly directories = new Map<string, Promise<DirectoryFile>>();
	/** What was looked for, by {@link canonicalUri}. */
	private readonly seen = new Set<string>();

	constructor(readonly sources: EnvironmentSources) {}

	/** The folder that what a file names must lie in; see {@link findRoot}. */
	rootOf(uri: string): Promise<Root | undefined> {
		const folder = parentUri(uri);
		return remember(this.roots, folder, async () => {
			const root = await findRoot(uri, this.sources.workspaceFolders, this.sources.host.exists);
			this.knownRoots.set(folder, root);
			return root;
		});
	}

	/** The same without waiting; undefined also where nobody has asked {@link rootOf} yet. */
	knownRootOf(uri: string): Root | undefined {
		return this.knownRoots.get(parentUri(uri));
	}

	/** What settings give to a document. */
	async settingsFor(uri: string): Promise<SettingsInForce> {
		const file = await this.nearestSettings(uri);
		const { editor, workspaceFolders } = this.sources;
		let base = findWorkspaceFolder(uri, workspaceFolders);
		// Without a folder that is open, the paths of an editor's settings count from the root.
		if (base === undefined && editor !== undefined && editor.settings.directories.length > 0)
			base = (await this.rootOf(uri))?.uri;
		const key = `${file?.uri ?? ""}\n${base ?? ""}`;
		return remember(this.inForce, key, () => this.putTogether(file, base));
	}

	/** A `.niwen.yaml`, with the directories that it names. */
	settingsFile(uri: string): Promise<SettingsFile> {
		return remember(this.settingsFiles, uri, () => this.readSettings(uri));
	}

	/** A directory that a file names. */
	async named(name: string, from: NamingFile): Promise<NamedDirectory> {
		const place = resolveNamedPath(name, from);
		if ("refusal" in place)
			return {
				name,
				uri: undefined,
				directory: undefined,
				problems: [],
				failure: place.refusal,
				isAbsent: false,
			};
		return { name, uri: place.uri, ...(await this.directory(place)) };
	}

	/** What is not in force of a settings or directory file with this text; its name tells which it is. */
	async problemsOf(uri: string, text: string): Promise<readonly SideProblem[]> {
		if (isSettingsFile(uri)) return (await this.parseSettings(uri, text)).problems;
		return (await import("./readers.js")).loadDirectory(text, uri).problems;
	}

	/** Whether a file was looked for, be it there or not. */
	restsOn(uri: string): boolean {
		return this.seen.has(canonicalUri(uri));
	}

	private async putTogether(
		file: SettingsFile | undefined,
		base: string | undefined,
	): Promise<SettingsInForce> {
		const { editor, shipped } = this.sources;
		const ofEditor: NamedDirectory[] = [];
		let settings = editor?.settings ?? defaultSettings;
		if (base !== undefined && editor !== undefined) {
			settings = rootSettings(settings, base);
			const { mayBeAbsolute } = editor;
			const from = { uri: `${base}/`, root: { uri: base, kind: "workspace" }, mayBeAbsolute } as const;
			for (const name of editor.settings.directories) ofEditor.push(await this.named(name, from));
		}
		const ofClient = editor === undefined ? undefined : settings;
		if (file !== undefined) settings = mergeSettings(settings, file.settings);
		const own = [...(file?.directories ?? []), ...ofEditor].flatMap(({ directory }) => directory ?? []);
		return { settings, file, editor: ofClient, ofEditor, directories: [...new Set([...own, ...shipped])] };
	}

	/** The nearest settings upwards from a document. */
	private nearestSettings(uri: string): Promise<SettingsFile | undefined> {
		return remember(this.nearest, parentUri(uri), async () => {
			for (const folder of foldersUpwards(uri)) {
				const file = childUri(folder, settingsFileName);
				this.seen.add(canonicalUri(file));
				if (await this.sources.host.exists(file)) return this.settingsFile(file);
			}
			return undefined;
		});
	}

	private async readSettings(uri: string): Promise<SettingsFile> {
		const root = await this.rootOf(uri);
		this.seen.add(canonicalUri(uri));
		const read = await this.sources.host.readNamed(uri, root?.uri);
		if ("failure" in read) return unreadSettings(uri, describeFileFailure(read.failure, root));
		return this.parseSettings(uri, read.text);
	}

	private async parseSettings(uri: string, text: string): Promise<SettingsFile> {
		const root = await this.rootOf(uri);
		const { parseConfigFile } = await import("./readers.js");
		const parsed = parseConfigFile(text, uri, this.sources.knownRules);
		const directories: NamedDirectory[] = [];
		const problems: SideProblem[] = [...parsed.problems];
		for (const name of parsed.settings.directories) {
			const directory = await this.named(name, { uri, root });
			directories.push(directory);
			if (directory.failure !== undefined)
				problems.push({
					place: parsed.placeOfDirectory(name),
					message: describeMissingDirectory(name, directory.failure),
				});
		}
		problems.sort((a, b) => a.place.line - b.place.line || a.place.character - b.place.character);
		const settings = rootSettings(parsed.settings, folderUri(parentUri(uri)));
		return { ...parsed, settings, uri, problems, failure: undefined, directories };
	}

	private async directory(place: NamedPlace): Promise<DirectoryFile> {
		const key = `${place.within?.uri ?? ""}\n${place.uri}`;
		const file = await remember(this.directories, key, () => this.readDirectory(place));
		// A file that is not there may be made; where nobody tells of it, it is looked for again.
		if (file.isAbsent) this.directories.delete(key);
		return file;
	}

	private async readDirectory({ uri, within }: NamedPlace): Promise<DirectoryFile> {
		const unread = { directory: undefined, problems: [], isAbsent: false };
		// A plan may come from anybody: what it names is read as a directory only where it is called one.
		if (!/\.ya?ml$/i.test(uri)) return { ...unread, failure: notYaml };
		this.seen.add(canonicalUri(uri));
		const read = await this.sources.host.readNamed(uri, within?.uri);
		if ("failure" in read)
			return {
				...unread,
				failure: describeFileFailure(read.failure, within),
				isAbsent: read.failure === "missing",
			};
		const { loadDirectory } = await import("./readers.js");
		return { ...loadDirectory(read.text, uri), failure: undefined, isAbsent: false };
	}
}

type DirectoryFile = Omit<NamedDirectory, "name" | "uri">;

function unreadSettings(uri: string, failure: LocalizedText): SettingsFile {
	return {
		uri,
		failure,
		problems: [],
		settings: defaultSettings,
		directories: [],
		placeOf: undefined,
		placeOfDirectory: undefined,
	};
}

function remember<Value>(
	known: Map<string, Promise<Value>>,
	key: string,
	find: () => Promise<Value>,
): Promise<Value> {
	let value = known.get(key);
	if (value === undefined) {
		value = find();
		known.set(key, value);
	}
	return value;
}
