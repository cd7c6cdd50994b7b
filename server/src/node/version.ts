import { readFileSync } from "node:fs";
import { distribution } from "./distribution.js";

/** The version of this build, as package.json says it. */
export function readVersion(): string {
	const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", distribution), "utf8"));
	if (typeof manifest === "object" && manifest !== null && "version" in manifest)
		if (typeof manifest.version === "string") return manifest.version;
	throw new TypeError("package.json names no version");
}
