import { lstatSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Directory, MissingDirectory } from "../common/directory/directory.js";
import { type NamedPath, type NamingFile, resolveNamedPath } from "../common/environment/namedPath.js";
import { findRoot, type Root } from "../common/environment/root.js";
import { defaultSettings, mergeSettings, type Settings } from "../common/settings.js";
import type { Environment } from "../common/snapshot/planSnapshot.js";
import { nodeFiles } from "./nodeFiles.js";
import { settingsFileName } from "./planFiles.js";
import type { SideFile } from "./sideFiles.js";

/** What holds for one plan file. */
export interface PlanSurroundings {
	readonly environment: Environment;
	/** Files read for it that have mistakes or could not be read. */
	readonly sideFiles: readonly SideFile<unknown>[];
}

/**
 * Settings and directories for plans anywhere on this machine: the nearest `.niwen.yaml` upwards from each, and
 * the directories that it names. Each file is read once.
 */
export class WorkspaceConfig {
	private readonly namingRoots = new Map<string, Promise<Root | undefined>>();
	private readonly roots = new Map<string, Promise<PlanSurroundings>>();
	private readonly directories = new Map<string, Promise<SideFile<Directory>>>();

	constructor(private readonly shipped: readonly Directory[]) {}

	/** What holds for the plan at this path, which need not exist. */
	surroundingsOf(path: string): Promise<PlanSurroundings> {
		return this.rootOf(dirname(resolve(path)));
	}

	async settingsAt(folder: string): Promise<Settings> {
		const { environment } = await this.rootOf(resolve(folder));
		return environment.settings;
	}

	/**
	 * The surroundings with the directories that the plan itself names, relative to its own place. Of a name
	 * that leads to no directory, why; in the order of `names`.
	 */
	async withNamed(
		path: string,
		names: readonly string[],
	): Promise<PlanSurroundings & { readonly missing: readonly MissingDirectory[] }> {
		const { environment, sideFiles } = await this.surroundingsOf(path);
		const naming = await this.namingFile(path);
		const found: Directory[] = [];
		const missing: MissingDirectory[] = [];
		const faulty: SideFile<unknown>[] = [];
		for (const name of names) {
			const file = await this.directoryAt(naming, name);
			if (file.content !== undefined) found.push(file.content);
			if (file.failure !== null) missing.push({ name, reason: file.failure });
			if (file.problems.length > 0) faulty.push(file);
		}
		const { uri } = naming;
		return {
			environment: {
				...environment,
				directories: environment.directories.filter((directory) => !found.includes(directory)),
				namedDirectories: new Map([[uri, found]]),
				missingDirectories: new Map([[uri, missing]]),
			},
			sideFiles: [...sideFiles, ...faulty],
			missing,
		};
	}

	/** The place of a file that a plan names, or why it may not name it. */
	async namedFile(path: string, name: string): Promise<NamedPath> {
		return resolveNamedPath(name, await this.namingFile(path));
	}

	private async namingFile(path: string): Promise<NamingFile> {
		const folder = dirname(resolve(path));
		const uri = pathToFileURL(resolve(path)).href;
		let root = this.namingRoots.get(folder);
		if (root === undefined) {
			root = findRoot(uri, [], nodeFiles.exists);
			this.namingRoots.set(folder, root);
		}
		return { uri, root: await root };
	}

	private rootOf(folder: string): Promise<PlanSurroundings> {
		let root = this.roots.get(folder);
		if (root !== undefined) return root;
		const parent = dirname(folder);
		const file = join(folder, settingsFileName);
		if (existsHere(file)) root = this.readRoot(folder, file);
		// Where no settings are found, paths count from where the command was given.
		else if (parent === folder)
			root = Promise.resolve({
				environment: this.environmentOf(process.cwd(), defaultSettings, []),
				sideFiles: [],
			});
		else root = this.rootOf(parent);
		this.roots.set(folder, root);
		return root;
	}

	private async readRoot(folder: string, path: string): Promise<PlanSurroundings> {
		const { readSettingsFile, withMissingDirectory } = await import("./sideFiles.js");
		let file = await readSettingsFile(path, folder);
		const naming: NamingFile = {
			uri: pathToFileURL(path).href,
			root: { uri: pathToFileURL(folder).href, kind: "settings" },
		};
		const settings =
			file.content === undefined ? defaultSettings : mergeSettings(defaultSettings, file.content);
		const faulty: SideFile<unknown>[] = [];
		const own: Directory[] = [];
		for (const name of settings.directories) {
			const directory = await this.directoryAt(naming, name);
			if (directory.content !== undefined) own.push(directory.content);
			if (directory.failure !== null) file = withMissingDirectory(file, name, directory.failure);
			if (directory.problems.length > 0) faulty.push(directory);
		}
		const isFaulty = file.problems.length > 0 || file.failure !== null;
		return {
			environment: this.environmentOf(folder, settings, own),
			sideFiles: isFaulty ? [file, ...faulty] : faulty,
		};
	}

	private environmentOf(root: string, settings: Settings, own: readonly Directory[]): Environment {
		const prefix = pathToFileURL(`${root}/`).href;
		return {
			settings,
			directories: [...own, ...this.shipped],
			namedDirectories: new Map(),
			relativePath: (uri) => (uri.startsWith(prefix) ? decodeURIComponent(uri.slice(prefix.length)) : uri),
		};
	}

	private directoryAt(from: NamingFile, name: string): Promise<SideFile<Directory>> {
		const named = resolveNamedPath(name, from);
		if ("refusal" in named)
			return Promise.resolve({
				path: name,
				content: undefined,
				problems: [],
				failure: named.refusal,
				text: "",
			});
		const { uri, within } = named;
		const key = `${within?.uri}\n${uri}`;
		let file = this.directories.get(key);
		if (file === undefined) {
			file = import("./sideFiles.js").then(({ readDirectoryFile }) => readDirectoryFile(uri, within));
			this.directories.set(key, file);
		}
		return file;
	}
}

/** Whether anything stands there, be it a link that leads nowhere; not where it cannot be looked at. */
function existsHere(path: string): boolean {
	try {
		lstatSync(path);
		return true;
	} catch {
		return false;
	}
}

/** A path as people at the terminal write it: relative to where they are, where it lies below. */
export function shownPath(path: string): string {
	const below = relative(process.cwd(), path);
	return below === "" || below.startsWith("..") ? path : below;
}
