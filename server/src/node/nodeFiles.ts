import { constants, type Stats } from "node:fs";
import { type FileHandle, lstat, open, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
	type FileFailure,
	type FileHost,
	type FileText,
	largestNamedFile,
} from "../common/environment/fileHost.js";
import { decodeText } from "../shared/decodeText.js";
import { systemErrorCode } from "./commandFailure.js";

/** The files of this machine, as documents name them; the same for the server and the command line. */
export const nodeFiles: FileHost = {
	exists: async (uri) => {
		const path = pathOfUri(uri);
		return path !== undefined && existsAt(path);
	},
	readNamed: async (uri, within) => {
		const path = pathOfUri(uri);
		if (path === undefined) return { failure: "unsupported" };
		const folder = within === undefined ? undefined : pathOfUri(`${within}/`);
		const read = await readNamedBytes(path, { within: folder });
		return "failure" in read ? read : decode(read.bytes);
	},
};

function decode(bytes: Uint8Array): FileText {
	const decoded = decodeText(bytes);
	return "problem" in decoded ? { failure: { reason: decoded.problem } } : decoded;
}

/** The path of a `file:` URI; `undefined` of any other, and of one that names no place of this machine. */
export function pathOfUri(uri: string): string | undefined {
	if (!uri.startsWith("file:")) return undefined;
	try {
		return fileURLToPath(uri);
	} catch {
		return undefined;
	}
}

/**
 * The bytes of a file that a document or a settings file names, or that a workspace holds. Such a path comes from
 * anybody: links are resolved first, what then lies outside the folder `within` is not opened, nor are pipes and
 * devices (opening one can wait for ever), and no more than `largest` bytes are read however long the file says it is.
 */
export async function readNamedBytes(
	path: string,
	{
		within,
		largest = largestNamedFile,
	}: { readonly within?: string | undefined; readonly largest?: number } = {},
): Promise<{ readonly bytes: Uint8Array } | { readonly failure: FileFailure }> {
	let file: FileHandle | undefined;
	try {
		const real = await realpath(path);
		if (within !== undefined && !isInside(await realpath(within), real)) return { failure: "outside" };
		const before = objectionTo(await stat(real), largest);
		if (before !== undefined) return { failure: before };
		// It may have been exchanged since; a pipe is then opened without waiting, and seen for one.
		file = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
		const status = await file.stat();
		const now = objectionTo(status, largest);
		if (now !== undefined) return { failure: now };
		const bytes = await readUpTo(file, status.size, largest);
		return bytes === undefined ? { failure: "large" } : { bytes };
	} catch (error) {
		return { failure: failureOf(error) };
	} finally {
		await file?.close();
	}
}

/** Whether anything stands at a path, be it a link that leads nowhere. */
export async function existsAt(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch {
		return false;
	}
}

/** Both without links; a folder does not lie in itself. */
export function isInside(folder: string, path: string): boolean {
	const below = relative(folder, path);
	return below !== "" && below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

function objectionTo(status: Stats, largest: number): FileFailure | undefined {
	if (status.isDirectory()) return "folder";
	if (!status.isFile()) return "irregular";
	return status.size > largest ? "large" : undefined;
}

/** Reads to the end, for a file may grow, and those of the system have no size; `undefined` where there is too much. */
async function readUpTo(file: FileHandle, size: number, largest: number): Promise<Uint8Array | undefined> {
	let bytes = Buffer.allocUnsafe(Math.min(size, largest) + 1);
	let length = 0;
	for (;;) {
		const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
		if (bytesRead === 0) return bytes.subarray(0, length);
		length += bytesRead;
		if (length > largest) return undefined;
		if (length === bytes.length)
			bytes = Buffer.concat([bytes], Math.min(Math.max(bytes.length * 2, 4096), largest + 1));
	}
}

function failureOf(error: unknown): FileFailure {
	const code = systemErrorCode(error);
	switch (code) {
		case "ENOENT":
		case "ENOTDIR":
		case "ENAMETOOLONG":
		case "ERR_INVALID_ARG_VALUE":
			return "missing";
		case "EACCES":
		case "EPERM":
			return "denied";
		case "ELOOP":
			return {
				reason: {
					zh: "它是链接到自己的链接；请检查路径。",
					en: "it is a link that leads back to itself; please check the path.",
				},
			};
		default: {
			const what = code ?? (error instanceof Error ? error.message : String(error));
			return {
				reason: {
					zh: `读不了（${what}）；请检查文件和磁盘。`,
					en: `it cannot be read (${what}); please check the file and the disk.`,
				},
			};
		}
	}
}
