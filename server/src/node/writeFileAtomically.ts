import {
	closeSync,
	fsyncSync,
	openSync,
	realpathSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { CommandFailure, systemErrorCode } from "./commandFailure.js";

/**
 * Writes a file whole or not at all: into a temporary file beside it, then renamed. A link stays a link, the
 * file's mode stays as it is. Throws a {@link CommandFailure} that says why it cannot be written.
 *
 * @param options.overwrite whether a file that exists may be replaced
 * @param options.unchangedSince the file's time of change (ms) when it was read: a later one means that
 *   another program wrote to it, and nothing is written
 */
export function writeFileAtomically(
	path: string,
	content: string | Uint8Array,
	options: { readonly overwrite: boolean; readonly unchangedSince?: number },
): void {
	const before = statusOf(path);
	if (before?.isDirectory() === true)
		throw new CommandFailure({
			zh: `${path} 是文件夹，不能写成文件；请写明文件名。`,
			en: `${path} is a folder and cannot be written as a file; please name a file in it.`,
		});
	if (before !== undefined && !options.overwrite)
		throw new CommandFailure({
			zh: `${path} 已经存在，没有覆盖；要覆盖请加上 --force。`,
			en: `${path} exists and was not overwritten; add --force to overwrite it.`,
		});
	if (options.unchangedSince !== undefined && before?.mtimeMs !== options.unchangedSince)
		throw new CommandFailure({
			zh: `${path} 刚被别的程序改过，没有写入；请再运行一次。`,
			en: `${path} was changed by another program meanwhile and was not written; please run the command again.`,
		});
	try {
		// A device or a pipe is written to; replacing it would take it away.
		if (before !== undefined && !before.isFile()) writeFileSync(path, content);
		else replaceFile(before === undefined ? path : realpathSync(path), content, before?.mode);
	} catch (error) {
		throw new CommandFailure(describeWriteError(path, error));
	}
}

function replaceFile(path: string, content: string | Uint8Array, mode: number | undefined): void {
	const random = Math.random().toString(36).slice(2, 10);
	const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${process.pid}-${random}.tmp`);
	try {
		const file = openSync(temporary, "wx", mode === undefined ? 0o666 : mode & 0o777);
		try {
			writeFileSync(file, content);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(temporary, path);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}

function statusOf(path: string): Stats | undefined {
	try {
		return statSync(path);
	} catch {
		// What cannot be looked at cannot be written either, and says why then.
		return undefined;
	}
}

function describeWriteError(path: string, error: unknown) {
	const code = systemErrorCode(error);
	switch (code) {
		case "ENOSPC":
		case "EDQUOT":
			return {
				zh: `磁盘空间不够，没有写入 ${path}；请腾出空间后再试。`,
				en: `There is no room on the disk, so ${path} was not written; please make room and try again.`,
			};
		case "EACCES":
		case "EPERM":
		case "EROFS":
			return {
				zh: `没有写入 ${path} 的权限；请检查权限，或换一个位置。`,
				en: `No permission to write ${path}; please check the permissions or choose another place.`,
			};
		case "ENOENT":
		case "ENOTDIR":
			return {
				zh: `${path} 所在的文件夹不存在；请先建好文件夹。`,
				en: `The folder of ${path} does not exist; please create it first.`,
			};
		default: {
			const reason = code ?? (error instanceof Error ? error.message : String(error));
			return {
				zh: `写不了 ${path}（${reason}）；请检查磁盘，或换一个位置。`,
				en: `${path} cannot be written (${reason}); please check the disk or choose another place.`,
			};
		}
	}
}
