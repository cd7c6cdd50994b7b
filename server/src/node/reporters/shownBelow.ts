import { isAbsolute, relative, resolve } from "node:path";

/**
 * A file as services name it that know a repository: relative to its folder (absolute) with `/`, and without `./`; as it
 * is where it does not lie below. The standard input is `stdin`.
 */
export function shownBelow(path: string, folder: string): string {
	if (path === "-") return "stdin";
	const below = relative(folder, resolve(folder, path));
	const isOutside = isAbsolute(below) || below.split(/[\\/]/)[0] === "..";
	return (isOutside ? path : below).replace(/\\/g, "/");
}
