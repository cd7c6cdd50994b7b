import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EnvironmentFiles } from "../common/environment/environmentFiles.js";
import { isSideFile } from "../common/environment/fileNames.js";
import { messageLocale } from "../common/model/messageLocale.js";
import { systemErrorCode } from "./commandFailure.js";
import type { DoneFile } from "./doneFile.js";
import type { FileJob } from "./fileJob.js";
import { uriOfPath } from "./nodeEnvironment.js";
import { readDocumentFile } from "./readTextFile.js";
import { readVersion } from "./version.js";

/** Results of earlier runs. */
export interface ResultCache {
	/** What an earlier run kept of this file, if nothing that it rests on has changed. */
	find(path: string): Promise<DoneFile | undefined>;
	/** Keeps what a file gave that was looked for before. */
	keep(path: string, done: DoneFile): void;
	/** Why something could not be kept. */
	readonly failure: string | undefined;
}

/** The head of an entry, a line of JSON; what was printed stands behind it. */
interface Entry extends Omit<DoneFile, "printed" | "restsOn"> {
	/** Other files that the result rests on, with what they were: null where one could not be read. */
	readonly restsOn: readonly (readonly [path: string, digest: string | null])[];
	/** Bytes behind the head: an entry that a full disk has cut is none. */
	readonly bytes: number;
}

/**
 * Keeps the results of a job in a folder, an entry a file. An entry is found by the SHA-256 of all that is known before
 * a plan is read: its bytes and path, this version of Niwen, the job, the settings that hold for it and the directories
 * that these name. What the plan itself names is in the entry, and must be as it was. Entries are written one by one and
 * whole, so that a run that was stopped has kept what it did.
 */
export function createResultCache(folder: string, job: FileJob, environments: EnvironmentFiles): ResultCache {
	const script = messageLocale[job.options.language];
	const ofRun = JSON.stringify([layoutVersion, readVersion(), process.cwd(), job, script]);
	/** Of settings and directories, which many files share; a run sees each of them once. */
	const digests = new Map<string, string | null>();
	/** Places of entries that were not there, by path, until they are. */
	const missed = new Map<string, string>();
	let failure: string | undefined;

	const digestOf = (path: string): string | null => {
		const known = digests.get(path);
		if (known !== undefined) return known;
		const digest = digestOfFile(path);
		digests.set(path, digest);
		return digest;
	};
	const environmentOf = async (path: string): Promise<string> => {
		const { file } = await environments.settingsFor(uriOfPath(path));
		const uris = [file?.uri, ...(file?.directories ?? []).map(({ uri }) => uri)];
		const paths = uris.flatMap((uri) => (uri === undefined ? [] : [fileURLToPath(uri)]));
		return JSON.stringify(paths.map((each) => [each, digestOf(each)]));
	};
	return {
		async find(path) {
			// Settings and directories hold for others, are few, and are read for these anyway.
			if (path === "-" || isSideFile(path)) return undefined;
			let bytes: Uint8Array;
			try {
				bytes = readDocumentFile(path);
			} catch {
				// Whoever reads it says why it cannot be read.
				return undefined;
			}
			const key = createHash("sha256")
				.update(`${ofRun}\n${path}\n${await environmentOf(path)}\n`)
				.update(bytes)
				.digest("hex");
			const place = join(folder, key.slice(0, 2), key.slice(2));
			const known = readEntry(place);
			if (known?.restsOn.every(([other, digest]) => digestOf(other) === digest) === true) {
				const { restsOn, bytes: _, ...done } = known;
				return { ...done, restsOn: restsOn.map(([other]) => other) };
			}
			missed.set(path, place);
			return undefined;
		},
		keep(path, done) {
			const place = missed.get(path);
			missed.delete(path);
			// What was wrong with reading a file may be over the next time.
			if (place === undefined || done.outcome.error !== null || failure !== undefined) return;
			const { printed, restsOn = [], ...rest } = done;
			const head: Entry = {
				...rest,
				restsOn: restsOn.map((other) => [other, digestOf(other)]),
				bytes: Buffer.byteLength(printed),
			};
			try {
				writeEntry(place, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), Buffer.from(printed)]));
			} catch (error) {
				failure = systemErrorCode(error) ?? String(error);
			}
		},
		get failure() {
			return failure;
		},
	};
}

/** Of entries: another number for another make of them. */
const layoutVersion = 1;

function readEntry(place: string): (Entry & { readonly printed: Uint8Array }) | undefined {
	let bytes: Buffer;
	try {
		bytes = readFileSync(place);
	} catch {
		return undefined;
	}
	const end = bytes.indexOf(10);
	if (end < 0) return undefined;
	try {
		const head: Entry = JSON.parse(bytes.toString("utf8", 0, end));
		if (head.bytes !== bytes.length - end - 1) return undefined;
		return { ...head, printed: bytes.subarray(end + 1) };
	} catch {
		return undefined;
	}
}

function writeEntry(place: string, content: Uint8Array): void {
	const temporary = `${place}.${process.pid}-${Math.random().toString(36).slice(2, 10)}.tmp`;
	makeFolder(dirname(place));
	try {
		writeFileSync(temporary, content, { flag: "wx" });
		renameSync(temporary, place);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}

/** Makes a folder and those above it, one by one: Node's own way does not come to an end everywhere. */
function makeFolder(path: string): void {
	const above = dirname(path);
	if (hasFolder(path, above !== path)) return;
	makeFolder(above);
	hasFolder(path, false);
}

/** Makes a folder where there is none; false where the one above is missing, if that may be. */
function hasFolder(path: string, mayLackAbove: boolean): boolean {
	try {
		mkdirSync(path);
	} catch (error) {
		const code = systemErrorCode(error);
		if (code === "ENOENT" && mayLackAbove) return false;
		// Another run may have made it meanwhile.
		if (code !== "EEXIST") throw error;
	}
	return true;
}

function digestOfFile(path: string): string | null {
	try {
		return createHash("sha256").update(readDocumentFile(path)).digest("hex");
	} catch {
		return null;
	}
}
