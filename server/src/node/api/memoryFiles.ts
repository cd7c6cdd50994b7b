import shipped from "../../../../dist/directories.json" with { type: "json" };
import { directoryFromJson } from "../../common/directory/directoryJson.js";
import { EnvironmentFiles } from "../../common/environment/environmentFiles.js";
import { type FileText, largestNamedFile } from "../../common/environment/fileHost.js";
import { allRules } from "../../common/rules/allRules.js";
import { uriOfPath } from "../nodeEnvironment.js";

/** The folder that paths of files in memory count from; nothing is ever looked for on the disk. */
const folder = "/niwen";

const directories = shipped.flatMap((item) => directoryFromJson(item, "niwen:/directories/") ?? []);

/** The absolute path of a file in memory. */
export function pathInMemory(path: string): string {
	return `${folder}/${path.replace(/\\/g, "/")}`;
}

/** The path that a file in memory was given with. */
export function givenPath(path: string): string {
	const at = path.replace(/\\/g, "/").indexOf(`${folder}/`);
	return at < 0 ? path : path.slice(at + folder.length + 1);
}

/** What holds for plans that stand in memory with their files. */
export function environmentInMemory(files: Readonly<Record<string, string>>): EnvironmentFiles {
	const texts = new Map(Object.entries(files).map(([path, text]) => [uriOfPath(pathInMemory(path)), text]));
	return new EnvironmentFiles({
		host: {
			exists: async (uri) => texts.has(uri),
			readNamed: async (uri): Promise<FileText> => {
				const text = texts.get(uri);
				if (text === undefined) return { failure: "missing" };
				return text.length > largestNamedFile ? { failure: "large" } : { text };
			},
		},
		shipped: directories,
		knownRules: new Set(allRules.map(({ code }) => code)),
		workspaceFolders: [uriOfPath(folder)],
	});
}
