import { readdirSync, readFileSync } from "node:fs";
import { directoryToJson } from "../server/src/common/directory/directoryJson.js";
import { loadDirectory } from "../server/src/common/directory/load.js";

/**
 * The directories that ship, checked and as JSON, so that they load at run time without the libraries for YAML
 * and schemas. Throws where one has a mistake: nothing is to ship that a user would be warned about.
 *
 * @param folder the folder of the `*.directory.yaml` files, ending in `/`
 */
export function generateDirectories(folder: URL): string {
	const names = readdirSync(folder).filter((name) => name.endsWith(".directory.yaml"));
	if (names.length === 0) throw new Error(`There are no directories in ${folder.href}`);
	const directories = names.sort().map((name) => {
		const { directory, problems } = loadDirectory(readFileSync(new URL(name, folder), "utf8"), name);
		const [problem] = problems;
		if (problem !== undefined)
			throw new Error(`${name}, line ${problem.place.line + 1}: ${problem.message.en} ${problem.message.zh}`);
		return directoryToJson(directory);
	});
	return `${JSON.stringify(directories)}\n`;
}
