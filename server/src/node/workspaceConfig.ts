import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Environment } from "../common/analysis/planSnapshot.js";
import type { Directory, DirectoryProblem } from "../common/directory/directory.js";
import { loadDirectory } from "../common/directory/load.js";
import type { Text } from "../common/model/plan.js";
import { allRules } from "../common/rules/allRules.js";
import {
	defaultSettings,
	mergeSettings,
	parseConfigFile,
	type Settings,
	type SettingsProblem,
} from "../common/settings.js";
import { configFileName } from "../common/transport/workspace.js";
import { CommandFailure } from "./commandFailure.js";
import { readTextFile } from "./readTextFile.js";

/** A mistake in a file that was read beside the plans: settings or a directory. */
export type FileProblem = DirectoryProblem | SettingsProblem;

/** A file that was read beside the plans, with what is wrong with it. */
export interface SideFile {
	readonly path: string;
	readonly problems: readonly FileProblem[];
	/** Why it could not be read at all. */
	readonly failure: Text | null;
}

/** What holds for one plan file. */
export interface PlanSurroundings {
	readonly environment: Environment;
	/** Files read for it that have mistakes. */
	readonly sideFiles: readonly SideFile[];
}

/** Files of settings and directories (bytes) are written by hand. */
const largestSideFile = 8 * 1024 * 1024;

/** Codes that `.niwen.yaml` may name. */
export const knownRules: ReadonlySet<string> = new Set([...allRules.map(({ code }) => code), "directory/invalid"]);

/**
 * Settings and directories for plans anywhere on this machine: the nearest `.niwen.yaml` upwards from each, and
 * the directories that it names. Each file is read once.
 */
export class WorkspaceConfig {
	private readonly roots = new Map<string, Root>();
	private readonly directories = new Map<string, LoadedFile>();

	constructor(private readonly shipped: readonly Directory[]) {}

	/** What holds for the plan at this path, which need not exist. */
	surroundingsOf(path: string): PlanSurroundings {
		const { environment, sideFiles } = this.rootOf(dirname(resolve(path)));
		return { environment, sideFiles };
	}

	settingsAt(folder: string): Settings {
		return this.rootOf(resolve(folder)).environment.settings;
	}

	/**
	 * The surroundings with the directories that the plan itself names, relative to its own place. Of a name
	 * that leads to no directory, why; in the order of `names`.
	 */
	withNamed(
		path: string,
		names: readonly string[],
	): PlanSurroundings & { readonly missing: readonly { readonly name: string; readonly reason: Text }[] } {
		const { environment, sideFiles } = this.surroundingsOf(path);
		const loaded = names.map((name) => ({ name, file: this.loadDirectoryAt(dirname(resolve(path)), name) }));
		const found = loaded.flatMap(({ file }) => (file.directory === undefined ? [] : [file.directory]));
		return {
			environment: { ...environment, namedDirectories: new Map([[pathToFileURL(path).href, found]]) },
			sideFiles: [
				...sideFiles,
				...loaded.flatMap(({ file }) =>
					file.problems.length > 0 ? [{ path: file.path, problems: file.problems, failure: null }] : [],
				),
			],
			missing: loaded.flatMap(({ name, file }) => (file.failure === null ? [] : [{ name, reason: file.failure }])),
		};
	}

	private rootOf(folder: string): Root {
		const known = this.roots.get(folder);
		if (known !== undefined) return known;
		const parent = dirname(folder);
		const config = join(folder, configFileName);
		const root = existsSync(config)
			? this.readRoot(folder, config)
			: parent === folder
				? this.plainRoot()
				: this.rootOf(parent);
		this.roots.set(folder, root);
		return root;
	}

	/** Where no settings file is found, paths count from where the command was given. */
	private plainRoot(): Root {
		return { environment: this.environmentOf(process.cwd(), defaultSettings, []), sideFiles: [] };
	}

	private readRoot(folder: string, config: string): Root {
		const sideFiles: SideFile[] = [];
		let settings = defaultSettings;
		try {
			const { text } = readTextFile(config, { largest: largestSideFile, onlyRegular: true });
			const read = parseConfigFile(text, pathToFileURL(config).href, knownRules);
			settings = mergeSettings(defaultSettings, read.settings);
			if (read.problems.length > 0) sideFiles.push({ path: config, problems: read.problems, failure: null });
		} catch (error) {
			if (!(error instanceof CommandFailure)) throw error;
			sideFiles.push({ path: config, problems: [], failure: error.text });
		}
		const loaded = settings.directories.map((name) => this.loadDirectoryAt(folder, name));
		for (const { path, problems, failure } of loaded)
			if (problems.length > 0 || failure !== null) sideFiles.push({ path, problems, failure });
		const own = loaded.flatMap(({ directory }) => (directory === undefined ? [] : [directory]));
		return { environment: this.environmentOf(folder, settings, own), sideFiles };
	}

	private environmentOf(root: string, settings: Settings, own: readonly Directory[]): Environment {
		const prefix = pathToFileURL(`${root}/`).href;
		return {
			settings,
			directories: [...own, ...this.shipped],
			namedDirectories: new Map(),
			relativePath: (uri) =>
				uri.startsWith(prefix) ? decodeURIComponent(uri.slice(prefix.length)) : uri,
		};
	}

	private loadDirectoryAt(folder: string, name: string): LoadedFile {
		const path = resolve(folder, name.replace(/\\/g, "/"));
		const known = this.directories.get(path);
		if (known !== undefined) return known;
		const file = readDirectoryFile(path);
		this.directories.set(path, file);
		return file;
	}
}

interface Root {
	readonly environment: Environment;
	readonly sideFiles: readonly SideFile[];
}

interface LoadedFile {
	readonly path: string;
	readonly directory: Directory | undefined;
	readonly problems: readonly FileProblem[];
	readonly failure: Text | null;
}

function readDirectoryFile(path: string): LoadedFile {
	try {
		const { text } = readTextFile(path, { largest: largestSideFile, onlyRegular: true });
		const { directory, problems } = loadDirectory(text, pathToFileURL(path).href);
		return { path, directory, problems, failure: null };
	} catch (error) {
		if (!(error instanceof CommandFailure)) throw error;
		return { path, directory: undefined, problems: [], failure: error.text };
	}
}

/** A path as people at the terminal write it: relative to where they are, where it lies below. */
export function shownPath(path: string): string {
	const below = relative(process.cwd(), path);
	return below === "" || below.startsWith("..") ? path : below;
}
