import { loadCommandLine } from "./cli/loadCommandLine.js";

loadCommandLine().runCheckWorker();
