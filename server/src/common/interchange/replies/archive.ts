import { brokenZip, readZipDirectory } from "../ooxml/zipDirectory.js";
import { UnreadableDocument } from "../unreadableDocument.js";

/** A zip of files by name; always the same bytes for the same files. */
export async function packFiles(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
	const { zipSync } = await import("fflate");
	return zipSync(Object.fromEntries(files), { mtime: "1980-01-02T00:00:00" });
}

/**
 * The files of a zip by name, within the limits that documents have, too. Throws {@link UnreadableDocument} where it is
 * broken or too large once unpacked.
 */
export async function unpackFiles(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
	const { unzipSync } = await import("fflate");
	// Sizes are checked before anything is inflated.
	readZipDirectory(bytes);
	try {
		return new Map(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/")));
	} catch {
		throw new UnreadableDocument(brokenZip);
	}
}
