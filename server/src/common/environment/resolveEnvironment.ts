import type { Directory, MissingDirectory } from "../directory/directory.js";
import { frontMatterOf, isPlainFrontMatter, parseFrontMatter, type ReadYaml } from "../frontMatter.js";
import type { LocalizedText } from "../model/localizedText.js";
import { canonicalUri, splitUri } from "../uris.js";
import type { Environment } from "./environment.js";
import type { EnvironmentFiles, SettingsInForce } from "./environmentFiles.js";
import { describeFileFailure, notText } from "./fileHost.js";
import { type NamedPlace, resolveNamedPath } from "./namedPath.js";
import type { Root } from "./root.js";
import type { NamedDirectory, SideFile } from "./sideFile.js";

/** The files that a document names in its front matter. */
export interface NamedFiles {
	readonly directories: readonly string[];
	/** Last year's plan. */
	readonly previous: string | undefined;
	/** The work report that the plan carries out. */
	readonly report: string | undefined;
}

/** What holds for one document, and where it comes from. */
export interface ResolvedEnvironment {
	/** Without the plan of last year, which takes more than looking at files. */
	readonly environment: Environment;
	readonly settings: SettingsInForce;
	/** The folder that what the document names must lie in; undefined of one that is not saved. */
	readonly root: Root | undefined;
	/** The directories that the document names, in their order. */
	readonly named: readonly NamedDirectory[];
	/** Where last year's plan lies, or why it is not read; undefined where the document names none. */
	readonly previous: PreviousPlace | undefined;
	/** The same of the work report that the plan carries out. */
	readonly report: PreviousPlace | undefined;
	/** Settings and directories that hold for the document and are not in force as a whole. */
	readonly faulty: readonly SideFile[];
}

export type PreviousPlace = { readonly name: string } & (NamedPlace | { readonly refusal: LocalizedText });

/**
 * What holds for a document: settings of the editor and of the nearest `.niwen.yaml` upwards, the directories that
 * these and the document itself name, and what of all that is not in force. The same on the command line and in
 * every editor. Never fails: what cannot be read is said in what it gives.
 */
export async function resolveEnvironment(
	files: EnvironmentFiles,
	uri: string,
	names: NamedFiles,
	readYaml?: ReadYaml,
): Promise<ResolvedEnvironment> {
	const settings = await files.settingsFor(uri);
	const root = await files.rootOf(uri);
	// Of a version in a history, which lies in no folder, nothing can be told; the file itself is told of.
	const tells = splitUri(uri) !== undefined || uri.startsWith("untitled:");
	const named: NamedDirectory[] = [];
	for (const name of tells ? names.directories : []) named.push(await files.named(name, { uri, root }));
	const namedDirectories: Directory[] = [];
	const missingDirectories: MissingDirectory[] = [];
	for (const { name, directory, failure } of named) {
		if (directory !== undefined && !namedDirectories.includes(directory)) namedDirectories.push(directory);
		if (failure !== undefined) missingDirectories.push({ name, reason: failure });
	}
	const isNamed = (directory: Directory): boolean => namedDirectories.includes(directory);
	const { directories } = settings;
	return {
		environment: {
			settings: settings.settings,
			// What the document names comes first for it, and is not in force a second time.
			directories: directories.some(isNamed) ? directories.filter((each) => !isNamed(each)) : directories,
			namedDirectories,
			missingDirectories,
			...(readYaml === undefined ? {} : { readYaml }),
		},
		settings,
		root,
		named,
		previous: tells ? findPrevious(uri, root, names.previous) : undefined,
		report: tells ? findPrevious(uri, root, names.report) : undefined,
		faulty: findFaulty(settings, named),
	};
}

/** The files that a document names; its front matter is read without the library for YAML where that will do. */
export async function readNamedFiles(
	lines: readonly string[],
): Promise<NamedFiles & { readonly readYaml?: ReadYaml }> {
	const yaml = frontMatterOf(lines);
	const reader = isPlainFrontMatter(yaml)
		? {}
		: { readYaml: (await import("../text/yamlSource.js")).readYaml };
	const { directory = [], previous, report } = parseFrontMatter(yaml, reader.readYaml).values;
	return { directories: directory, previous, report, ...reader };
}

/** The text of last year's plan or of the work report, or why it cannot be read. */
export async function readPrevious(
	{ sources: { host } }: EnvironmentFiles,
	place: PreviousPlace,
): Promise<{ readonly uri: string; readonly text: string } | { readonly failure: LocalizedText }> {
	if ("refusal" in place) return { failure: place.refusal };
	const { uri, within } = place;
	const read = await host.readNamed(uri, within?.uri);
	return "text" in read ? { uri, text: read.text } : { failure: describeFileFailure(read.failure, within) };
}

function findPrevious(
	uri: string,
	root: Root | undefined,
	name: string | undefined,
): PreviousPlace | undefined {
	if (name === undefined) return undefined;
	const place = resolveNamedPath(name, { uri, root });
	if ("refusal" in place) return { name, ...place };
	if (canonicalUri(place.uri) === canonicalUri(uri)) return { name, refusal: itself };
	// A plan may come from anybody: what it names is read as a plan only where it is called like a text.
	return /\.(?:md|markdown|txt)$/i.test(place.uri) ? { name, ...place } : { name, refusal: notText };
}

const itself: LocalizedText = {
	zh: "写的是本文件自己；请改为另一份文件的路径。",
	en: "this is the document itself; please write the path of the other document.",
};

/** Each file once, settings first. */
function findFaulty(
	{ file, ofEditor }: SettingsInForce,
	named: readonly NamedDirectory[],
): readonly SideFile[] {
	const faulty = new Map<string, SideFile>();
	if (file !== undefined && (file.problems.length > 0 || file.failure !== undefined))
		faulty.set(file.uri, file);
	for (const { uri, problems } of [...(file?.directories ?? []), ...ofEditor, ...named])
		if (uri !== undefined && problems.length > 0) faulty.set(uri, { uri, problems, failure: undefined });
	return [...faulty.values()];
}
