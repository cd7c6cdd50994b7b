import {
	closeSync,
	fsyncSync,
	openSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { LocalizedText } from "../common/model/localizedText.js";
import { CommandFailure, systemErrorCode } from "./commandFailure.js";

/** How a file may be written. */
export interface WriteOptions {
	/** Whether a file that exists may be replaced. */
	readonly overwrite: boolean;
	/**
	 * The file's bytes when it was read: others mean that another program has written to it, and nothing is written. Its
	 * time of change would not tell, for writes within a few milliseconds have the same.
	 */
	readonly unchangedFrom?: Uint8Array;
}

/**
 * Writes a file whole or not at all: into a temporary file beside it, then renamed. A link stays a link, the
 * file's mode stays as it is. Throws a {@link CommandFailure} that says why it cannot be written.
 */
export function writeFileAtomically(path: string, content: string | Uint8Array, options: WriteOptions): void {
	const file = openAtomically(path, options);
	file.write(content);
	file.end();
}

/**
 * Writes several files, each whole, or none of them: every one is asked for and filled before the first takes its place.
 * Throws a {@link CommandFailure} that says why one of them cannot be written.
 */
export function writeTogether(
	files: readonly ({ readonly path: string; readonly content: string | Uint8Array } & Pick<
		WriteOptions,
		"unchangedFrom"
	>)[],
	options: Pick<WriteOptions, "overwrite">,
): void {
	const [path] = repeatedPath(files.map((file) => file.path));
	if (path !== undefined)
		throw new CommandFailure({
			zh: `${path} 既是这一份又是那一份，什么也没有写；请给它们不同的文件名。`,
			en: `${path} is named for two files, and nothing was written; please give them different names.`,
		});
	// What is not a file (a pipe) is written to at once: all are looked at before the first is opened.
	for (const file of files) objectTo(file.path, statusOf(file.path), options);
	const opened: FileInParts[] = [];
	try {
		for (const file of files) {
			const { unchangedFrom } = file;
			const target = openAtomically(file.path, {
				...options,
				...(unchangedFrom === undefined ? {} : { unchangedFrom }),
			});
			opened.push(target);
			target.write(file.content);
		}
		for (const file of opened) file.end();
	} catch (error) {
		for (const file of opened) file.drop();
		throw error;
	}
}

/** The first path that says the same place as one before it. */
function repeatedPath(paths: readonly string[]): readonly string[] {
	const places = paths.map((path) => {
		try {
			return realpathSync(path);
		} catch {
			return resolve(path);
		}
	});
	return paths.filter((_, i) => places.indexOf(places[i] ?? "") < i);
}

/** A file that is written piece by piece, and is there once it is ended; until then the one before stays. */
export interface FileInParts {
	/** Throws a {@link CommandFailure} that says why nothing more can be written; nothing is left of it then. */
	write(content: string | Uint8Array): void;
	end(): void;
	/** Leaves everything as it was; does nothing once it is ended. */
	drop(): void;
}

/** The same as {@link writeFileAtomically}, in pieces. */
export function openAtomically(path: string, options: WriteOptions): FileInParts {
	const before = statusOf(path);
	objectTo(path, before, options);
	const { unchangedFrom } = options;
	const isPlain = before === undefined || before.isFile();
	let target = path;
	let temporary: string | undefined;
	let file: number | undefined;
	const drop = (): void => {
		if (file !== undefined) closeSync(file);
		file = undefined;
		if (temporary !== undefined) rmSync(temporary, { force: true });
		temporary = undefined;
	};
	const attempt = (work: () => void): void => {
		try {
			work();
		} catch (error) {
			drop();
			throw error instanceof CommandFailure ? error : new CommandFailure(describeWriteError(path, error));
		}
	};
	attempt(() => {
		// A device or a pipe is written to; replacing it would take it away.
		if (!isPlain) {
			file = openSync(path, "w");
			return;
		}
		if (before !== undefined) target = realpathSync(path);
		const random = Math.random().toString(36).slice(2, 10);
		const name = join(dirname(target), `.${basename(target).slice(0, 60)}.${process.pid}-${random}.tmp`);
		file = openSync(name, "wx", before === undefined ? 0o666 : before.mode & 0o777);
		temporary = name;
	});
	return {
		write(content) {
			attempt(() => {
				if (file !== undefined) writeFileSync(file, content);
			});
		},
		end() {
			attempt(() => {
				if (file !== undefined && temporary !== undefined) fsyncSync(file);
				if (file !== undefined) closeSync(file);
				file = undefined;
				if (temporary === undefined) return;
				if (unchangedFrom !== undefined && !holds(target, unchangedFrom))
					throw new CommandFailure(changedMeanwhile(path));
				renameSync(temporary, target);
				temporary = undefined;
			});
		},
		drop,
	};
}

/** Throws where a file may not be written as it is asked for. */
function objectTo(path: string, before: Stats | undefined, { overwrite }: WriteOptions): void {
	if (before?.isDirectory() === true)
		throw new CommandFailure({
			zh: `${path} 是文件夹，不能写成文件；请写明文件名。`,
			en: `${path} is a folder and cannot be written as a file; please name a file in it.`,
		});
	if (before !== undefined && !overwrite)
		throw new CommandFailure({
			zh: `${path} 已经存在，没有覆盖；要覆盖请加上 --force。`,
			en: `${path} exists and was not overwritten; add --force to overwrite it.`,
		});
}

function holds(path: string, bytes: Uint8Array): boolean {
	return statusOf(path)?.size === bytes.length && readFileSync(path).equals(bytes);
}

function changedMeanwhile(path: string): LocalizedText {
	return {
		zh: `${path} 刚被别的程序改过，没有写入；请再运行一次。`,
		en: `${path} was changed by another program meanwhile and was not written; please run the command again.`,
	};
}

function statusOf(path: string): Stats | undefined {
	try {
		return statSync(path);
	} catch {
		// What cannot be looked at cannot be written either, and says why then.
		return undefined;
	}
}

function describeWriteError(path: string, error: unknown): LocalizedText {
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
