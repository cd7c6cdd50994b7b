import { loadCommandLine } from "./cli/loadCommandLine.js";

(await loadCommandLine()).runCheckWorker();
