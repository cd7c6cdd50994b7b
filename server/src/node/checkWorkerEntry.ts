import { saidLanguage, wantsTraditional } from "./cli/language.js";
import { loadCommandLine, loadQuickCommandLine } from "./cli/loadCommandLine.js";

// It is told as the command line is.
const isTraditional = wantsTraditional(saidLanguage(process.argv), {});
const program = loadQuickCommandLine(isTraditional) ?? (await loadCommandLine(isTraditional));
await program.runCheckWorker();
