import { setFlagsFromString } from "node:v8";

/** Major versions of V8 that know the flag; another might not, and would say so on the standard error. */
const knownTo: readonly string[] = ["11", "12", "13"];

/**
 * Keeps the part of the heap that V8 puts new objects in at the size that it has. Else V8 doubles it while a large plan is
 * read, and holds on to it: of the 55 MB that a plan of 10,000 tasks takes, 12 were such room.
 *
 * For a server that has loaded what it needs: under other flags V8 refuses the kept code of Node's own modules and of what
 * is loaded later (findings/node-v8-flags-refuse-kept-code.sh), so those compile when they are first used. Electron sets
 * V8 up by itself, with pointers half as long and a smaller limit; its flags are left as they are.
 */
export function keepYoungSmall(): void {
	const [major = ""] = process.versions.v8.split(".");
	if (process.versions.electron === undefined && knownTo.includes(major))
		setFlagsFromString("--semi-space-growth-factor=1");
}
