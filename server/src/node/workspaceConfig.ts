import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Environment } from "../common/analysis/planSnapshot.js";
import type { Directory, MissingDirectory } from "../common/directory/directory.js";
import { defaultSettings, mergeSettings, type Settings } from "../common/settings.js";
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
		const folder = dirname(resolve(path));
		const found: Directory[] = [];
		const missing: MissingDirectory[] = [];
		const faulty: SideFile<unknown>[] = [];
		for (const name of names) {
			const file = await this.directoryAt(folder, name);
			if (file.content !== undefined) found.push(file.content);
			if (file.failure !== null) missing.push({ name, reason: file.failure });
			if (file.problems.length > 0) faulty.push(file);
		}
		const uri = pathToFileURL(resolve(path)).href;
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

	private rootOf(folder: string): Promise<PlanSurroundings> {
		let root = this.roots.get(folder);
		if (root !== undefined) return root;
		const parent = dirname(folder);
		const file = join(folder, settingsFileName);
		if (existsSync(file)) root = this.readRoot(folder, file);
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
		let file = readSettingsFile(path);
		const settings =
			file.content === undefined ? defaultSettings : mergeSettings(defaultSettings, file.content);
		const faulty: SideFile<unknown>[] = [];
		const own: Directory[] = [];
		for (const name of settings.directories) {
			const directory = await this.directoryAt(folder, name);
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

	private directoryAt(folder: string, name: string): Promise<SideFile<Directory>> {
		const path = resolveIn(folder, name);
		let file = this.directories.get(path);
		if (file === undefined) {
			file = import("./sideFiles.js").then(({ readDirectoryFile }) => readDirectoryFile(path));
			this.directories.set(path, file);
		}
		return file;
	}
}

/** The path of a file that a document names, relative to the document's own place. */
export function resolveBeside(path: string, name: string): string {
	return resolveIn(dirname(resolve(path)), name);
}

function resolveIn(folder: string, name: string): string {
	// Paths in documents are written on Windows as well as elsewhere.
	return resolve(folder, name.replace(/\\/g, "/"));
}

/** A path as people at the terminal write it: relative to where they are, where it lies below. */
export function shownPath(path: string): string {
	const below = relative(process.cwd(), path);
	return below === "" || below.startsWith("..") ? path : below;
}
