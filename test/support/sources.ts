import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The TypeScript files of the product, as paths from the root with `/`. */
export const sources: readonly string[] = [
	"server/src",
	"client/src",
	"client/page",
	"client/messages",
].flatMap(listSources);

function listSources(folder: string): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
		.sort();
}
