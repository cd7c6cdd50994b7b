import type { Directory } from "../directory/directory.js";
import { findRegion, type RegionClues, selectDirectories } from "../directory/nameBook.js";
import type { FrontMatterValues, MissingFile } from "../frontMatter.js";
import type { LocalizedText } from "../model/localizedText.js";
import type {
	DirectoryReport,
	EnvironmentReport,
	NamedFileReport,
	SettingReport,
	SettingSource,
} from "../protocol.js";
import { findOverride } from "../settings.js";
import type { ResolvedEnvironment } from "./resolveEnvironment.js";
import type { NamedDirectory, SettingsFile } from "./sideFile.js";

/** The document that a report is about. */
export interface ReportedDocument {
	readonly uri: string;
	readonly values: FrontMatterValues;
	/** What it says of its region: the directories that ship apply by it. */
	readonly clues: RegionClues;
}

/**
 * What holds for a document and who set it: the settings with their values, the directories with those that are not in
 * force and why.
 */
export function reportEnvironment(
	document: ReportedDocument,
	resolved: ResolvedEnvironment,
	language: keyof LocalizedText,
): EnvironmentReport {
	const { root, settings } = resolved;
	return {
		uri: document.uri,
		root: root === undefined ? null : { uri: root.uri, kind: root.kind },
		settingsFile: settings.file?.uri ?? null,
		settings: [...reportValues(document, resolved), ...reportRules(document, resolved)],
		directories: reportDirectories(document, resolved, language),
		previous: reportFile(resolved.previous, resolved.environment.missingPrevious, language),
		report: reportFile(resolved.report, resolved.environment.missingReport, language),
	};
}

const unset: SettingSource = { kind: "default", uri: null, range: null };
const ofEditor: SettingSource = { kind: "editor", uri: null, range: null };

function reportValues(document: ReportedDocument, { settings }: ResolvedEnvironment): SettingReport[] {
	const { file, editor, settings: inForce } = settings;
	const sourceOf = (key: string): SettingSource => {
		if (file?.settings.given.has(key) === true) return inFile(file, key.split("."));
		return editor?.given.has(key) === true ? ofEditor : unset;
	};
	const report = (key: string, value: string | number): SettingReport => ({
		key,
		value,
		from: sourceOf(key),
	});
	const conventions = (["lead", "numbering", "layout"] as const).map((key): SettingReport => {
		const own = document.values[key];
		if (own === undefined) return report(key, inForce[key] ?? "auto");
		return { key, value: own, from: { kind: "document", uri: document.uri, range: null } };
	});
	return [
		...conventions,
		report("failOn", inForce.failOn),
		report("maxFindings", inForce.maxFindings),
		report("language", inForce.language),
		report("table.ambiguousWidth", inForce.table.ambiguousWidth),
		report("table.format", inForce.table.format),
		report("table.numbers", inForce.table.numbers),
		report("table.totalFollows", onOrOff(inForce.table.totalFollows)),
		...Object.entries(inForce.inlayHints).map(
			([kind, shows]): SettingReport => ({
				...report("inlayHints", onOrOff(shows)),
				key: `inlayHints.${kind}`,
			}),
		),
		report("codeLens", onOrOff(inForce.codeLens)),
		report("inlineCompletion", onOrOff(inForce.inlineCompletion)),
		report("linkedEditing", onOrOff(inForce.linkedEditing)),
	];
}

function onOrOff(is: boolean): string {
	return is ? "on" : "off";
}

/** The rules whose severity somebody sets for this document. */
function reportRules(
	{ uri }: ReportedDocument,
	{ settings: { file, editor } }: ResolvedEnvironment,
): SettingReport[] {
	const codes = new Set(
		[file?.settings, editor].flatMap((each) =>
			each === undefined
				? []
				: [...Object.keys(each.rules), ...each.overrides.flatMap(({ rules }) => Object.keys(rules))],
		),
	);
	return [...codes].sort().flatMap((code): SettingReport[] => {
		const key = `rules.${code}`;
		if (file !== undefined) {
			const at = findOverride(file.settings, code, uri);
			const override = at === undefined ? undefined : file.settings.overrides[at];
			const value = (override ?? file.settings).rules[code];
			const path = at === undefined ? ["rules", code] : ["overrides", at, "rules", code];
			if (value !== undefined) return [{ key, value, from: inFile(file, path) }];
		}
		if (editor === undefined) return [];
		const at = findOverride(editor, code, uri);
		const value = ((at === undefined ? undefined : editor.overrides[at]) ?? editor).rules[code];
		return value === undefined ? [] : [{ key, value, from: ofEditor }];
	});
}

function reportDirectories(
	{ uri, clues }: ReportedDocument,
	{ settings, named, environment }: ResolvedEnvironment,
	language: keyof LocalizedText,
): DirectoryReport[] {
	const { file } = settings;
	const { namedDirectories, directories } = environment;
	const applied = new Set([...namedDirectories, ...selectDirectories(directories, clues)]);
	const place = findRegion([...namedDirectories, ...directories], clues);
	const report = (
		{ name, uri: at, directory, failure }: NamedDirectory,
		from: SettingSource,
	): DirectoryReport => ({
		name,
		uri: at ?? null,
		...contentOf(directory),
		reason:
			(failure ??
				(directory === undefined || applied.has(directory) ? undefined : elsewhere(directory, place)))?.[
				language
			] ?? null,
		from,
	});
	const listed = [
		...named.map((each) => report(each, { kind: "document", uri, range: null })),
		...(file?.directories ?? []).map((each) =>
			report(each, {
				kind: "settings",
				uri: file?.uri ?? null,
				range: rangeOf(file?.placeOfDirectory?.(each.name)),
			}),
		),
		...settings.ofEditor.map((each) => report(each, ofEditor)),
	];
	const known = new Set(listed.map((each) => each.uri));
	const shipped = directories.filter((directory) => applied.has(directory) && !known.has(directory.uri));
	return [
		...listed,
		...shipped.map(
			(directory): DirectoryReport => ({
				name: directory.uri.slice(directory.uri.lastIndexOf("/") + 1),
				uri: directory.uri,
				...contentOf(directory),
				reason: null,
				from: { kind: "niwen", uri: null, range: null },
			}),
		),
	];
}

function contentOf(directory: Directory | undefined) {
	return {
		region: directory?.region ?? null,
		units: directory?.units.length ?? 0,
		officials: directory?.officials.length ?? 0,
	};
}

function elsewhere({ region }: Directory, place: string | null): LocalizedText {
	return {
		zh: `它是${region ?? "别处"}的名录，文稿的地区是${place ?? "未知"}，没有使用。`,
		en: `it is of ${region ?? "elsewhere"} and the document of ${place ?? "an unknown region"}, so it is not used.`,
	};
}

function reportFile(
	place: ResolvedEnvironment["previous"],
	missing: MissingFile | undefined,
	language: keyof LocalizedText,
): NamedFileReport | null {
	if (place === undefined) return null;
	const reason = "refusal" in place ? place.refusal : missing?.reason;
	return { name: place.name, uri: "uri" in place ? place.uri : null, reason: reason?.[language] ?? null };
}

function inFile(file: SettingsFile, path: readonly (string | number)[]): SettingSource {
	return { kind: "settings", uri: file.uri, range: rangeOf(file.placeOf?.(path)) };
}

function rangeOf(
	place:
		| {
				readonly line: number;
				readonly character: number;
				readonly endLine: number;
				readonly endCharacter: number;
		  }
		| undefined,
): SettingSource["range"] {
	if (place === undefined) return null;
	const { line, character, endLine, endCharacter } = place;
	return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}
