import { saidLanguage, wantsTraditional } from "./cli/language.js";
import { loadCommandLine } from "./cli/loadCommandLine.js";

// It is told as the command line is.
const isTraditional = wantsTraditional(saidLanguage(process.argv), {});
(await loadCommandLine(isTraditional)).runCheckWorker();
