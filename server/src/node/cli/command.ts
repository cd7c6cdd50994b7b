import type { CommandLine } from "./commandLine.js";
import type { Terminal } from "./terminal.js";

/** A command of the command line: does its work, writes what it found and says how it ended. */
export type Command = (line: CommandLine, terminal: Terminal, entry: Entry) => Promise<ExitStatus>;

/** What a command ends with: nothing to object to, something found, or its work could not be done. */
export type ExitStatus = 0 | 1 | 2;

/** What the entry does for its program, whose code is kept and can import nothing by itself. */
export interface Entry {
	/** Loads the language server, which is a program of its own. */
	startServer(): Promise<void>;
	/** Runs the same command line where Chinese messages are in the other script. */
	runInOtherScript(): Promise<ExitStatus>;
	/** Runs it by the program that has all commands. */
	runWhole(): Promise<ExitStatus>;
}

/** What the entries of the command line run (`loadCommandLine.ts`). */
export interface CommandLineProgram {
	/** Runs what the arguments ask for; `cli.ts`. */
	run(args: readonly string[], entry: Entry): Promise<ExitStatus>;
	/** A thread of `check --jobs`; `checkWorkerEntry.ts`. */
	runCheckWorker(): Promise<void>;
}
