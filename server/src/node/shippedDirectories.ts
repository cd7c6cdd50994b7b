import { readFileSync } from "node:fs";
import type { Directory } from "../common/directory/directory.js";
import { directoryFromJson } from "../common/directory/directoryJson.js";
import { distribution } from "./distribution.js";

let loaded: readonly Directory[] | undefined;

/**
 * The directories that ship with Niwen, read once. Their places are those in the YAML files under `seeds/`.
 * Throws where the build lacks them: without them every check would be silently another one.
 */
export function readShippedDirectories(): readonly Directory[] {
	if (loaded !== undefined) return loaded;
	const files = new URL("../seeds/directories/", distribution).href;
	const value: unknown = JSON.parse(readFileSync(new URL("directories.json", distribution), "utf8"));
	if (!Array.isArray(value)) throw new TypeError("directories.json is not a list of directories");
	loaded = value.map((item: unknown) => {
		const directory = directoryFromJson(item, files);
		if (directory === undefined)
			throw new TypeError("directories.json holds something that is not a directory");
		return directory;
	});
	return loaded;
}

/** The same, for hosts that wait for files. */
export async function loadShippedDirectories(): Promise<readonly Directory[]> {
	return readShippedDirectories();
}
