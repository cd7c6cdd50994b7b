import type { FileOutcome, FileReport } from "./reporters/fileReport.js";

/** What became of a file: what is to be printed of it, and no more than the run must know beside. */
export interface DoneFile {
	readonly outcome: FileOutcome;
	/** As the reporter of the job printed it; UTF-8 where it was kept so. */
	readonly printed: string | Uint8Array;
	/** Of settings and directories with mistakes, which several files may use; not printed yet. */
	readonly sideReports: readonly FileReport[];
	/** Other files that it rests on; absolute paths, whether they could be read or not. */
	readonly restsOn?: readonly string[] | undefined;
}
