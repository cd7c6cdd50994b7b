import type { Directory, EntryPlace } from "../directory/directory.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { ParsedConfigFile, Settings } from "../settings.js";

/** A file that holds for plans and is not one, with what is not in force of it. */
export interface SideFile {
	readonly uri: string;
	/** Mistakes, with their places; what is right is in force all the same. */
	readonly problems: readonly SideProblem[];
	/** Why it was not read at all. */
	readonly failure: LocalizedText | undefined;
}

/** Something that is not in force, and where that is written. */
export interface SideProblem {
	readonly place: EntryPlace;
	readonly message: LocalizedText;
}

/** A `.niwen.yaml`, with the directories that it names. */
export interface SettingsFile extends SideFile {
	/** The defaults where it could not be read. */
	readonly settings: Settings;
	readonly directories: readonly NamedDirectory[];
	/** Where a setting stands in it; undefined where it could not be read. */
	readonly placeOf: ParsedConfigFile["placeOf"] | undefined;
	readonly placeOfDirectory: ParsedConfigFile["placeOfDirectory"] | undefined;
}

/** A directory that somebody names, whether it is in force or not. */
export interface NamedDirectory {
	/** As it is written. */
	readonly name: string;
	/** Where the file lies, or would; undefined where the path is refused. */
	readonly uri: string | undefined;
	/** undefined where it is not in force. */
	readonly directory: Directory | undefined;
	/** Its mistakes. */
	readonly problems: readonly SideProblem[];
	/** Why it is not in force. */
	readonly failure: LocalizedText | undefined;
	/** There is no such file, so that it could be made. */
	readonly isAbsent: boolean;
}
