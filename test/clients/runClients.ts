import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { buildIfStale, program, root } from "../unit/cli/niwen.js";

/** An editor that has the language server run by its own client, without a window. */
interface Editor {
	readonly name: string;
	/** Whether it is there at all is asked by this. */
	readonly version: readonly string[];
	/** How it comes on the machine. */
	readonly install: string;
	/** What the documentation gives its users, and what is tried with it. */
	readonly recipe: string;
	readonly command: (folder: string) => readonly string[];
}

const editors: Readonly<Record<string, Editor>> = {
	neovim: {
		name: "Neovim",
		version: ["nvim", "--version"],
		install: "apt-get install neovim",
		recipe: "neovim/niwen.lua",
		command: (folder) => [
			...["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n"],
			...["-S", join(folder, "neovim/test.lua")],
		],
	},
	emacs: {
		name: "Emacs",
		version: ["emacs", "--version"],
		install: "apt-get install emacs-nox elpa-eglot (eglot is a part of Emacs 29 and newer)",
		recipe: "emacs/niwen.el",
		command: (folder) => ["emacs", "-q", "--batch", "-l", join(folder, "emacs/test.el")],
	},
};

/** Milliseconds that an editor may take for all its steps. */
const patience = 180_000;

const here = join(root, "test/clients");

/** Runs the steps of one editor in a folder of its own; returns whether it passed. */
function run({ name, version, install, recipe, command }: Editor): boolean {
	const [program = "", ...asked] = version;
	const found = spawnSync(program, asked, { encoding: "utf8" });
	if (found.error !== undefined || found.status !== 0) {
		console.error(`${name} is not installed, so nothing was tried with it: ${install}`);
		return false;
	}
	console.log(found.stdout.split("\n", 1)[0]);
	const folder = mkdtempSync(join(tmpdir(), "niwen-clients-"));
	try {
		const plans = join(folder, "plans");
		cpSync(join(root, "test/fixtures/workspace"), plans, { recursive: true });
		const [editor = "", ...args] = command(here);
		const { status, error } = spawnSync(editor, args, {
			cwd: plans,
			stdio: ["ignore", "inherit", "inherit"],
			timeout: patience,
			env: {
				...process.env,
				PATH: `${putOnPath(folder)}${delimiter}${process.env.PATH ?? ""}`,
				HOME: folder,
				LANG: "C.UTF-8",
				NIWEN_PLANS: plans,
				NIWEN_RECIPE: join(here, recipe),
			},
		});
		if (error !== undefined) console.error(`${name}: ${error.message}`);
		return status === 0;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A folder in which this build is called `niwen`, as an installed one is. */
function putOnPath(folder: string): string {
	const binaries = join(folder, "bin");
	mkdirSync(binaries);
	const script = join(binaries, "niwen");
	writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
	chmodSync(script, 0o755);
	return binaries;
}

const { values } = parseArgs({ options: { only: { type: "string" } } });
const wanted = values.only === undefined ? Object.keys(editors) : values.only.split(",");
const unknown = wanted.filter((name) => !Object.hasOwn(editors, name));
if (unknown.length > 0) {
	console.error(`There is no ${unknown.join(", ")}; there are ${Object.keys(editors).join(", ")}.`);
	process.exit(2);
}
buildIfStale();
const failed = wanted.filter((name) => {
	const editor = editors[name];
	return editor === undefined || !run(editor);
});
console.log(
	failed.length === 0 ? `Passed with ${wanted.join(", ")}.` : `Not passed with ${failed.join(", ")}.`,
);
process.exit(failed.length === 0 ? 0 : 1);
