import type { Command } from "./command.js";
import type { quickNames } from "./quickNames.js";

/** Loads a command: a run needs nothing of the others. */
export type LoadCommand = () => Promise<Command>;

export const quickCommands: Readonly<Record<(typeof quickNames)[number], LoadCommand>> = {
	check: async () => (await import("./check.js")).check,
	parse: async () => (await import("./parse.js")).parse,
	fmt: async () => (await import("./fmt.js")).format,
	rules: async () => (await import("./rules.js")).rules,
};
