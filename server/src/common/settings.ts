import type { EntryPlace } from "./directory/directory.js";
import { matchesGlob } from "./fileGlob.js";
import type { LayoutName, LeadConvention, Numbering } from "./model/conventions.js";
import type { LocalizedText } from "./model/localizedText.js";
import { relativeUri } from "./uris.js";

/*
 * What settings are and what they mean. Kept free of the libraries that read them from raw values and from YAML
 * (parseSettings.ts): every check needs settings, few have any to read.
 */

export type RuleSeverity = "off" | "hint" | "warning" | "error";
export type RuleSeverities = Readonly<Record<string, RuleSeverity>>;

/** What a user or a project wants; every value is valid. */
export interface Settings {
	/** By rule code; a rule that is not named has its own severity. Ask {@link severityOf}, not this. */
	readonly rules: RuleSeverities;
	/** Severities for some files; a later one goes before an earlier one, all go before `rules`. */
	readonly overrides: readonly SeverityOverride[];
	/** undefined: as each document shows. */
	readonly lead?: LeadConvention;
	readonly numbering?: Numbering;
	readonly layout?: LayoutName;
	/** Paths of directories, relative to the file that gives them; an editor's count from the workspace folder. */
	readonly directories: readonly string[];
	readonly table: {
		/** Columns that a character of East Asian Width "Ambiguous" takes (★ “ ” …, UAX #11). */
		readonly ambiguousWidth: 1 | 2;
		/** How far formatting pads columns, see `features/formatting.ts`. */
		readonly format: "compact" | "aligned";
		/** Whether numbers and totals are carried along by commands and keys on rows. */
		readonly numbers: "at-once" | "ask" | "never";
		/** Whether 共N项 follows where tasks come or go by typing or pasting, too; see `transport/totals.ts`. */
		readonly totalFollows: boolean;
	};
	/** What is shown within the text, each by itself; see `features/inlayHints.ts`. */
	readonly inlayHints: Readonly<Record<InlayHintKind, boolean>>;
	/** Counts over the title and over each section. */
	readonly codeLens: boolean;
	/** The next number, units or assignment in grey behind the cursor. */
	readonly inlineCompletion: boolean;
	/** The name of a group that is written again changes with the one that is edited. */
	readonly linkedEditing: boolean;
	/** Findings from this severity on make `niwen check` end with status 1. */
	readonly failOn: "error" | "warning" | "hint";
	/** Most findings that are shown for a document. */
	readonly maxFindings: number;
	/** Of the interface and messages; `auto` follows the editor or the locale. */
	readonly language: "auto" | "zh" | "zh-TW" | "en";
	/** The settings that were given, those of `table` also as `table.format`; the others are defaults. */
	readonly given: ReadonlySet<string>;
}

/** `leaders`: of a merged cell. `prefixes`: carried over. `targets`: as a bound. `columns`: names, in a row being written. */
export type InlayHintKind = "leaders" | "prefixes" | "targets" | "columns";

export interface SeverityOverride {
	/** Globs, see {@link matchesGlob}. */
	readonly files: readonly string[];
	/** URI of the folder that the globs count from; without it they are matched against the whole path. */
	readonly folder?: string;
	readonly rules: RuleSeverities;
}

/** What is wrong with a setting, and where: a place in a file, or nowhere (zeros) for an editor's settings. */
export interface SettingsProblem {
	readonly place: EntryPlace;
	/** `rules.unit/unknown`; empty for the whole. */
	readonly key: string;
	readonly message: LocalizedText;
}

export interface ParsedSettings {
	readonly settings: Settings;
	readonly problems: readonly SettingsProblem[];
}

/** The settings of a `.niwen.yaml`, with the way back to where they stand in it. */
export interface ParsedConfigFile extends ParsedSettings {
	/** Where the last key of a path stands (`rules`, `unit/unknown`). */
	placeOf(path: readonly (string | number)[]): EntryPlace;
	/** Where the path of a directory stands. */
	placeOfDirectory(name: string): EntryPlace;
}

/**
 * Both settings as one. What the project's file gives goes before what the user's editor gives, so that a plan
 * is checked alike by everybody who works on it; rules too, those for some files included. Directories of both
 * are in force, the file's first.
 */
export function mergeSettings(editor: Settings, file: Settings): Settings {
	const fileGives = (key: keyof Settings): boolean => file.given.has(key);
	const lead = fileGives("lead") ? file.lead : editor.lead;
	const numbering = fileGives("numbering") ? file.numbering : editor.numbering;
	const layout = fileGives("layout") ? file.layout : editor.layout;
	return {
		rules: editor.rules,
		// The file's rules stand behind the editor's overrides, so that they go before them.
		overrides: [
			...editor.overrides,
			...(Object.keys(file.rules).length > 0 ? [{ files: ["**"], rules: file.rules }] : []),
			...file.overrides,
		],
		...(lead !== undefined && { lead }),
		...(numbering !== undefined && { numbering }),
		...(layout !== undefined && { layout }),
		directories: [...new Set([...file.directories, ...editor.directories])],
		inlayHints: fileGives("inlayHints") ? file.inlayHints : editor.inlayHints,
		codeLens: fileGives("codeLens") ? file.codeLens : editor.codeLens,
		inlineCompletion: fileGives("inlineCompletion") ? file.inlineCompletion : editor.inlineCompletion,
		linkedEditing: fileGives("linkedEditing") ? file.linkedEditing : editor.linkedEditing,
		table: {
			ambiguousWidth: (file.given.has("table.ambiguousWidth") ? file : editor).table.ambiguousWidth,
			format: (file.given.has("table.format") ? file : editor).table.format,
			numbers: (file.given.has("table.numbers") ? file : editor).table.numbers,
			totalFollows: (file.given.has("table.totalFollows") ? file : editor).table.totalFollows,
		},
		failOn: fileGives("failOn") ? file.failOn : editor.failOn,
		maxFindings: fileGives("maxFindings") ? file.maxFindings : editor.maxFindings,
		language: fileGives("language") ? file.language : editor.language,
		given: new Set([...editor.given, ...file.given]),
	};
}

/** The settings with the globs of their overrides counting from this folder. */
export function rootSettings(settings: Settings, folder: string): Settings {
	if (settings.overrides.length === 0) return settings;
	return { ...settings, overrides: settings.overrides.map((override) => ({ ...override, folder })) };
}

/** The number of the override that decides on a rule for a file; undefined where none does. */
export function findOverride(settings: Settings, code: string, uri: string): number | undefined {
	for (let i = settings.overrides.length - 1; i >= 0; i--) {
		const override = settings.overrides[i];
		if (override === undefined || !Object.hasOwn(override.rules, code)) continue;
		const path = relativeUri(override.folder ?? "", uri);
		if (override.files.some((pattern) => matchesGlob(pattern, path))) return i;
	}
	return undefined;
}

/** The severity that the settings give to a rule for the file with this URI; undefined where they leave it to the rule. */
export function severityOf(settings: Settings, code: string, uri: string): RuleSeverity | undefined {
	const override = findOverride(settings, code, uri);
	if (override !== undefined) return settings.overrides[override]?.rules[code];
	return Object.hasOwn(settings.rules, code) ? settings.rules[code] : undefined;
}

/**
 * The settings out of an editor's raw ones where each of them is as though nobody had set it: empty, `auto` or the
 * default. That is what most users have, and it takes no library to read. `undefined` where something else is set, or
 * written wrong: then `parseSettings.ts` tells.
 */
export function readUntouchedSettings(raw: unknown): Settings | undefined {
	if (raw === undefined || raw === null) return defaultSettings;
	if (typeof raw !== "object" || Array.isArray(raw)) return undefined;
	const given = Object.entries(raw).filter(
		([key, value]) => value !== null && value !== undefined && Object.hasOwn(untouched, key),
	);
	const isUntouched = given.every(([key, value]) => untouched[key as keyof typeof untouched](value));
	if (!isUntouched) return undefined;
	const keys = given.flatMap(([key, value]) =>
		key === "table" ? [key, ...Object.keys(value).map((part) => `table.${part}`)] : [key],
	);
	return { ...defaultSettings, given: new Set(keys) };
}

const isAuto = (value: unknown): boolean => value === "auto";
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const isEmptyRecord = (value: unknown): boolean =>
	typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

/** Whether a record has these values under these keys, in any order, and no others. */
function isSame(value: unknown, usual: Readonly<Record<string, unknown>>): boolean {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
	const given = Object.entries(value);
	return given.length === Object.keys(usual).length && given.every(([key, each]) => usual[key] === each);
}

/** Of each setting, whether a value means that it is not set. */
const untouched: Readonly<Record<Exclude<keyof Settings, "given">, (value: unknown) => boolean>> = {
	rules: isEmptyRecord,
	overrides: isEmptyList,
	lead: isAuto,
	numbering: isAuto,
	layout: isAuto,
	directories: isEmptyList,
	table: (value) => isEmptyRecord(value) || isSame(value, defaultSettings.table),
	inlayHints: (value) => isEmptyRecord(value) || isSame(value, defaultSettings.inlayHints),
	codeLens: (value) => value === defaultSettings.codeLens,
	inlineCompletion: (value) => value === defaultSettings.inlineCompletion,
	linkedEditing: (value) => value === defaultSettings.linkedEditing,
	failOn: (value) => value === defaultSettings.failOn,
	maxFindings: (value) => value === defaultSettings.maxFindings,
	language: isAuto,
};

/** What holds where nobody says otherwise. */
export const defaultSettings: Settings = {
	rules: {},
	overrides: [],
	directories: [],
	// Whom ^^ stands for cannot be seen; the rest a hover tells, and it would stand in every line.
	inlayHints: { leaders: true, prefixes: false, targets: false, columns: true },
	codeLens: true,
	inlineCompletion: true,
	linkedEditing: true,
	table: { ambiguousWidth: 1, format: "compact", numbers: "at-once", totalFollows: false },
	failOn: "error",
	maxFindings: 300,
	language: "auto",
	given: new Set(),
};
