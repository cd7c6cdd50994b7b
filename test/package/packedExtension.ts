import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import JSZip from "jszip";
import { runNpm } from "../../scripts/npm.mjs";

/** What `npm run package` has made, unpacked as an editor does that installs it. */
export interface PackedExtension {
	/** The folder of the extension. */
	readonly folder: string;
	/** Bytes of the package. */
	readonly size: number;
	/** All files of the package by their paths in it; the extension's own begin with `extension/`. */
	readonly contents: ReadonlyMap<string, Buffer>;
}

/**
 * Packs the extension and unpacks it below a folder.
 *
 * @param root the folder of the project
 * @returns what users get, and not this source tree. Throws where it cannot be packed, with what npm says.
 */
export async function packExtension(root: string, folder: string): Promise<PackedExtension> {
	const file = join(folder, "niwen.vsix");
	const { status, stdout, stderr } = runNpm(["run", "package", "--", "--out", file], { cwd: root });
	if (status !== 0) throw new Error(`The extension could not be packed:\n${stdout}${stderr}`);
	const bytes = readFileSync(file);
	const contents = new Map<string, Buffer>();
	for (const entry of Object.values((await JSZip.loadAsync(bytes)).files)) {
		if (entry.dir) continue;
		const content = await entry.async("nodebuffer");
		contents.set(entry.name, content);
		const path = join(folder, entry.name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
	}
	return { folder: join(folder, "extension"), size: bytes.length, contents };
}
