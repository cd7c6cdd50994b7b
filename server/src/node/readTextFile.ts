import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { type DecodedText, decodeText, type Encoding } from "../shared/decodeText.js";
import { largestDocument } from "../shared/largestDocument.js";
import { CommandFailure, systemErrorCode } from "./commandFailure.js";

export interface TextFile extends DecodedText {
	/** As it was given. */
	readonly path: string;
	readonly bytes: Uint8Array;
}

/** Larger files (bytes) are nobody's plan, and would fill the memory. */
export const largestFile = 64 * 1024 * 1024;

export interface ReadOptions {
	/** Without it the encoding is found out; see `decodeText`. */
	readonly encoding?: Encoding | undefined;
}

/**
 * Reads a text file that the person at the terminal names, which may be a pipe; what documents name is read by
 * nodeFiles.ts. Throws a {@link CommandFailure} that says why it cannot be read.
 */
export function readTextFile(path: string, options: ReadOptions = {}): TextFile {
	return toTextFile(path, readBytes(path, largestFile), options.encoding);
}

/**
 * The bytes of a file that the person at the terminal names, whatever it is; `-` is the standard input. Throws a
 * {@link CommandFailure} that says why it cannot be read.
 */
export function readDocumentFile(path: string): Uint8Array {
	return path === "-" ? readAll(0, "-", undefined, largestDocument) : readBytes(path, largestDocument);
}

/** The text of a file whose bytes are there. */
export function decodeFile(path: string, bytes: Uint8Array, encoding: Encoding | undefined): TextFile {
	if (bytes.length > largestFile) throw new CommandFailure(tooLarge(path, largestFile));
	return toTextFile(path, bytes, encoding);
}

/** Reads the standard input to its end; called `-` in messages and results. */
export function readStandardInput(encoding: Encoding | undefined): TextFile {
	return toTextFile("-", readAll(0, "-", undefined, largestFile), encoding);
}

function toTextFile(path: string, bytes: Uint8Array, encoding: Encoding | undefined): TextFile {
	const decoded = decodeText(bytes, encoding);
	if (!("problem" in decoded)) return { ...decoded, path, bytes };
	const { zh, en } = decoded.problem;
	throw new CommandFailure({ zh: `${path}：${zh}`, en: `${path}: ${en}` });
}

function readBytes(path: string, most: number): Uint8Array {
	let file: number | undefined;
	try {
		file = openSync(path, "r");
		const status = fstatSync(file);
		if (status.isDirectory()) throw new CommandFailure(isFolder(path));
		if (status.isFile() && status.size > most) throw new CommandFailure(tooLarge(path, most));
		return readAll(file, path, status.isFile() ? status.size : undefined, most);
	} catch (error) {
		throw error instanceof CommandFailure ? error : new CommandFailure(describeReadError(path, error));
	} finally {
		if (file !== undefined) closeSync(file);
	}
}

/** A pipe has no size, and a file may grow while it is read: reads on until there is no more. */
function readAll(file: number, path: string, size: number | undefined, most: number): Uint8Array {
	let bytes = Buffer.allocUnsafe(Math.min(most, size ?? 65_536) + 1);
	let length = 0;
	for (;;) {
		const read = readSome(file, bytes, length, path);
		if (read === 0) return bytes.subarray(0, length);
		length += read;
		if (length > most) throw new CommandFailure(tooLarge(path, most));
		if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(bytes.length * 2, most + 1));
	}
}

function readSome(file: number, bytes: Buffer, offset: number, path: string): number {
	for (;;) {
		try {
			return readSync(file, bytes, offset, bytes.length - offset, null);
		} catch (error) {
			const code = systemErrorCode(error);
			// Windows reports the end of a pipe so; a terminal without input waits.
			if (code === "EOF") return 0;
			if (code === "EAGAIN") {
				Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
				continue;
			}
			throw new CommandFailure(describeReadError(path, error));
		}
	}
}

function isFolder(path: string) {
	return {
		zh: `${path} 是文件夹；请写明其中的文件。`,
		en: `${path} is a folder; please name a file in it.`,
	};
}

function tooLarge(path: string, most: number) {
	const megabytes = Math.round(most / 1024 / 1024);
	return {
		zh: `${path} 超过 ${megabytes} MB，不像是方案，没有读取；请拆分后再试。`,
		en: `${path} is larger than ${megabytes} MB and was not read; please split it.`,
	};
}

function describeReadError(path: string, error: unknown) {
	const code = systemErrorCode(error);
	switch (code) {
		case "ENOENT":
		case "ENOTDIR":
			return {
				zh: `找不到文件 ${path}；请检查路径和文件名。`,
				en: `There is no file ${path}; please check the path and the name.`,
			};
		case "EACCES":
		case "EPERM":
			return {
				zh: `没有读取 ${path} 的权限；请检查文件的权限。`,
				en: `No permission to read ${path}; please check the permissions of the file.`,
			};
		case "EISDIR":
			return isFolder(path);
		case "ELOOP":
			return {
				zh: `${path} 是链接到自己的链接；请检查路径。`,
				en: `${path} is a link that leads back to itself; please check the path.`,
			};
		case "ENAMETOOLONG":
			return {
				zh: `文件名太长，没有这样的文件：${path}；请检查路径。`,
				en: `No file has so long a name: ${path}; please check the path.`,
			};
		case "EMFILE":
		case "ENFILE":
			return {
				zh: `打开的文件太多，读不了 ${path}；请减少 --jobs 再试。`,
				en: `Too many files are open to read ${path}; please use fewer --jobs.`,
			};
		default: {
			const reason = code ?? (error instanceof Error ? error.message : String(error));
			return {
				zh: `读不了 ${path}（${reason}）；请检查文件和磁盘。`,
				en: `${path} cannot be read (${reason}); please check the file and the disk.`,
			};
		}
	}
}
