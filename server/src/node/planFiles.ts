import { basename } from "node:path";

/** How the files are called that Niwen looks for by itself. */
export const planEndings: readonly string[] = [".plan.md", ".plan.txt"];
export const directoryEnding = ".directory.yaml";
export const settingsFileName = ".niwen.yaml";

/** Whether a file holds settings or a directory, by its name. */
export function isSideFile(path: string): boolean {
	return path.endsWith(directoryEnding) || basename(path) === settingsFileName;
}
