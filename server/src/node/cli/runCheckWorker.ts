import type { CommandLineProgram } from "./command.js";

export const runCheckWorker: CommandLineProgram["runCheckWorker"] = async () =>
	(await import("../checkWorker.js")).runCheckWorker();
