import type { CommandName } from "./commandLine.js";
import { type LoadCommand, quickCommands } from "./quickCommands.js";

export const commands: Readonly<Record<CommandName, LoadCommand>> = {
	...quickCommands,
	config: async () => (await import("./config.js")).config,
	import: async () => (await import("./import.js")).importPlan,
	export: async () => (await import("./export.js")).exportPlan,
	clean: async () => (await import("./clean.js")).clean,
	ledger: async () => (await import("./ledger.js")).ledger,
	stats: async () => (await import("./stats.js")).stats,
	split: async () => (await import("./split.js")).split,
	collect: async () => (await import("./collect.js")).collect,
	seal: async () => (await import("./seal.js")).seal,
	merge: async () => (await import("./merge.js")).merge,
	restate: async () => (await import("./restate.js")).restate,
	diff: async () => (await import("./diff.js")).diff,
	coverage: async () => (await import("./coverage.js")).coverage,
	index: async () => (await import("./indexArchive.js")).indexArchive,
	rollover: async () => (await import("./rollover.js")).rollover,
	lsp: async () => (await import("./lsp.js")).serve,
};
