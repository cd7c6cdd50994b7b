/** How the files are called that Niwen looks for by itself. */
export const planEndings: readonly string[] = [".plan.md", ".plan.txt"];
export const directoryEnding = ".directory.yaml";
/** The file that holds a project's settings. */
export const settingsFileName = ".niwen.yaml";

/** Whether a file holds settings or a directory and is not a plan, by its path or URI. */
export function isSideFile(path: string): boolean {
	return path.endsWith(directoryEnding) || isSettingsFile(path);
}

export function isSettingsFile(path: string): boolean {
	return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1) === settingsFileName;
}
