import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/*
 * Runs that take minutes, or need what a machine may not have: `npm run long -- NAME`, with options behind it.
 */
const runs = {
	clients: {
		what: "the server in other editors: Neovim and Emacs, without a window (--only neovim,emacs)",
		run: ["test/clients/runClients.ts"],
	},
	nodes: {
		what: "the npm package under Node 20.19, 22 and 24 of the npm registry: command line, server and library (--only)",
		run: ["test/long/nodes.ts"],
	},
	operations: {
		what: "random operations on random documents of every layout: read(apply(operation)) = operation(read)",
		run: ["test/long/operations.ts"],
	},
	fuzz: {
		what: "any input: readers, edits, conversations of clients; every operation, request and command everywhere (--only readers, --step)",
		run: ["test/long/fuzz/fuzz.ts"],
	},
	kills: {
		what: "the server of a real VS Code killed 100 times while somebody types (--cases)",
		run: ["test/long/kills.ts"],
	},
	soak: {
		what: "50,000 edits of 1,000 tasks in one server (--cases): memory and work stay, findings are those of the text read anew",
		run: ["test/long/soak.ts"],
	},
	offline: {
		what: "the packages in a network namespace with loopback alone: no use of a network is reached (--only package, extension; --step)",
		run: ["test/long/offline/offline.ts"],
	},
	expressions: {
		what: "recheck about every regular expression of what ships, and its attacks in V8 (--cases)",
		run: ["test/long/expressions/expressions.ts"],
	},
	drafter: {
		what: "three tasks of a drafter in a real VS Code, with Niwen and without, in strokes and seconds (--only, --pace)",
		run: ["test/long/drafter.ts"],
	},
	forms: {
		what: "a check of 5 MB of each form that a pasted table may have, in seconds of work (--megabytes, --limit, --only)",
		run: ["test/long/largeForms.ts"],
	},
	roundtrip: {
		what: "the plans that ship and 500 made-up ones out to Excel and Word and back: the same model (--cases, --only xlsx)",
		run: ["test/long/roundTrip.ts"],
	},
	returns: {
		what: "the plans that ship and 100 made-up ones as forms, filled in at random and collected: all that was filled in (--cases)",
		run: ["test/long/returns.ts"],
	},
	archive: {
		what: "10,000 plans: threads beside processes, a warm cache, GNU parallel, Dask with a lost worker (a million tasks), DuckDB (--files, --tasks, --only)",
		run: ["test/long/archive.ts"],
	},
	writers: {
		what: "every command that writes, on random documents: nothing is lost and nothing joined but what its report lists",
		run: ["test/long/writers.ts"],
	},
};

const [name = "", ...options] = process.argv.slice(2);
const chosen = Object.hasOwn(runs, name) ? runs[/** @type {keyof typeof runs} */ (name)] : undefined;
if (chosen === undefined) {
	console.error("npm run long -- NAME [--minutes N] [--seed N] [options]\n");
	for (const [known, { what }] of Object.entries(runs)) console.error(`  ${known.padEnd(12)}${what}`);
	process.exit(2);
}
const root = fileURLToPath(new URL("..", import.meta.url));
const { status } = spawnSync(process.execPath, ["--import", "tsx", ...chosen.run, ...options], {
	cwd: root,
	stdio: "inherit",
});
process.exit(status ?? 1);
