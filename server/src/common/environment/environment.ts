import type { Directory, MissingDirectory } from "../directory/directory.js";
import type { MissingFile, ReadYaml } from "../frontMatter.js";
import type { Settings } from "../settings.js";

/** What holds for one document and does not stand in it. Equal objects mean that all holds that held before. */
export interface Environment {
	readonly settings: Settings;
	/** Directories in force beside those that the document names, shared by many documents; each takes those of its region. */
	readonly directories: readonly Directory[];
	/** Those that the document names in its front matter: they hold for this document alone. */
	readonly namedDirectories: readonly Directory[];
	/** Those that it names and that are not in force. */
	readonly missingDirectories: readonly MissingDirectory[];
	/** The plan of last year that it names and that was not read. */
	readonly missingPrevious?: MissingFile;
	/** The work report that it names and that was not read. */
	readonly missingReport?: MissingFile;
	/** Reads front matter that is not plain; may be left out where there is none. */
	readonly readYaml?: ReadYaml;
}
