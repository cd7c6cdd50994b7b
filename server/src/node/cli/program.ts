/** What the entries of the command line run: `cli.ts` the commands, `checkWorkerEntry.ts` a thread of `check --jobs`. */
export { runCheckWorker } from "../checkWorker.js";
export { runCommandLine } from "./runCommandLine.js";
