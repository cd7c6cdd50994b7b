import { existsSync } from "node:fs";
import process from "node:process";
import { runNpm, whyNpmFailed } from "./npm.mjs";

/*
 * npm runs this in a checkout: behind `npm ci`, before `npm pack`, and where the package comes from git, as pre-commit
 * installs it. There, with `--global`, npm runs it without having installed what the build needs.
 */
if (!existsSync("node_modules/esbuild")) {
	const install = runNpm(["ci", "--ignore-scripts", "--no-global", "--location=project"]);
	if (install.status !== 0) {
		console.error(`What the build of Niwen needs could not be installed: ${whyNpmFailed(install)}`);
		process.exit(1);
	}
}
await import("../esbuild.mjs");
