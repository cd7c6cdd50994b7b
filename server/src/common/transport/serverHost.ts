import type { Directory } from "../directory/directory.js";
import type { FileHost } from "../environment/fileHost.js";

/** What a server needs of the machine it runs on; everything else is the same in Node and in a Web Worker. */
export interface ServerHost extends FileHost {
	/** Niwen's own version, as the package says. */
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
