import { type FSWatcher, watch as watchPath } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { isSideFile, planEndings } from "../../common/environment/fileNames.js";
import { CommandFailure } from "../commandFailure.js";
import { type CheckRun, checkOnce } from "./checkOnce.js";
import type { ExitStatus } from "./command.js";
import { isFolder } from "./findFiles.js";
import type { Terminal } from "./terminal.js";

/** Programs write a file in several steps; a check waits until they are done (ms). */
const quietTime = 150;

/**
 * `niwen check --watch`: checks, then again whenever a plan, directory or settings file changes, or a file that a plan
 * names (`directory:`, `previous:`) wherever it is, until Ctrl+C.
 * Ends with the status of the last check.
 */
export async function watch(run: CheckRun, terminal: Terminal): Promise<ExitStatus> {
	const named = new Set<string>();
	const noteNamed = (paths: readonly string[]): void => {
		for (const path of paths) named.add(path);
	};
	let status = await checkOnce(run, terminal, noteNamed);
	const { promise: interrupted, interrupt } = waitForInterrupt();
	const changes = new Changes(run.operands);
	try {
		// Before it is said: whoever reads it may change a file at once.
		changes.listenTo(named);
		terminal.say({
			zh: "正在等待文件改动；按 Ctrl+C 结束。",
			en: "Waiting for changes; press Ctrl+C to end.",
		});
		for (;;) {
			const what = await Promise.race([changes.next(), interrupted]);
			if (what === "interrupted") return status;
			const time = new Date().toLocaleTimeString(terminal.language === "zh" ? "zh-CN" : "en-GB");
			terminal.say({ zh: `${time} 文件有改动，重新检查。`, en: `${time} Files changed, checking again.` });
			status = await checkOnce(run, terminal, noteNamed);
			changes.listenTo(named);
		}
	} finally {
		changes.close();
		interrupt();
	}
}

/** Waits for changes of what the operands name, of directories and of settings beside them. */
class Changes {
	private readonly watchers: FSWatcher[] = [];
	private timer: NodeJS.Timeout | undefined;
	private isPending = false;
	private wake: (() => void) | undefined;
	/** Folders that are listened to for single files in them, and these files. */
	private readonly folders = new Set<string>();
	private readonly files = new Set<string>();

	constructor(operands: readonly string[]) {
		const { files } = this;
		const folders = new Set<string>();
		for (const operand of operands) {
			if (isFolder(operand)) this.listen(operand, true, (name) => concerns(basename(name)));
			else {
				files.add(resolve(operand));
				folders.add(dirname(resolve(operand)));
			}
		}
		// The folder is watched, not the file: editors replace a file by a new one when they save.
		const there = [...folders].filter(isFolder);
		for (const folder of there) this.listenIn(folder);
		if (this.watchers.length > 0) return;
		throw new CommandFailure({
			zh: "要监视的文件夹都不存在；请检查路径。",
			en: "None of the folders to be watched exists; please check the paths.",
		});
	}

	/** Listens to these files too; one in a folder that is not there cannot change. */
	listenTo(paths: Iterable<string>): void {
		for (const path of paths) {
			this.files.add(path);
			const folder = dirname(path);
			if (!this.folders.has(folder) && isFolder(folder)) this.listenIn(folder);
		}
	}

	/** Resolves once something changed and nothing more has for a while. */
	async next(): Promise<"changed"> {
		while (!this.isPending)
			await new Promise<void>((done) => {
				this.wake = done;
			});
		this.isPending = false;
		return "changed";
	}

	close(): void {
		clearTimeout(this.timer);
		for (const watcher of this.watchers) watcher.close();
	}

	private listenIn(folder: string): void {
		this.folders.add(folder);
		this.listen(folder, false, (name) => this.files.has(resolve(folder, name)) || isSideFile(name));
	}

	private listen(folder: string, recursive: boolean, concernsUs: (name: string) => boolean): void {
		try {
			const watcher = watchPath(folder, { recursive }, (_, name) => {
				if (name !== null && !concernsUs(name)) return;
				clearTimeout(this.timer);
				this.timer = setTimeout(() => {
					this.isPending = true;
					this.wake?.();
				}, quietTime);
			});
			this.watchers.push(watcher);
			// A folder that is taken away is found missing by the next check.
			watcher.on("error", () => watcher.close());
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			throw new CommandFailure({
				zh: `不能监视 ${folder} 的改动（${reason}）；请不用 --watch 再运行。`,
				en: `Changes of ${folder} cannot be watched (${reason}); please run without --watch.`,
			});
		}
	}
}

function concerns(name: string): boolean {
	return isSideFile(name) || planEndings.some((ending) => name.endsWith(ending));
}

function waitForInterrupt(): { readonly promise: Promise<"interrupted">; readonly interrupt: () => void } {
	let interrupt = (): void => undefined;
	const promise = new Promise<"interrupted">((done) => {
		const end = (): void => done("interrupted");
		process.once("SIGINT", end);
		process.once("SIGTERM", end);
		interrupt = () => {
			process.off("SIGINT", end);
			process.off("SIGTERM", end);
		};
	});
	return { promise, interrupt };
}
