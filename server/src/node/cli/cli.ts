import module from "node:module";

/**
 * The entry of the command line. It loads as little as it can: what a command needs is loaded with the
 * command, after the cache of compiled code is switched on (Node 22.1 and newer).
 */
async function main(): Promise<void> {
	// A reader that has seen enough (`niwen … | head`) is no failure.
	process.stdout.on("error", endQuietly);
	process.stderr.on("error", endQuietly);
	if ("enableCompileCache" in module && typeof module.enableCompileCache === "function")
		module.enableCompileCache();
	const { runCommandLine } = await import("./runCommandLine.js");
	process.exitCode = await runCommandLine(process.argv.slice(2));
}

function endQuietly(error: NodeJS.ErrnoException): void {
	process.exit(error.code === "EPIPE" ? (process.exitCode ?? 0) : 2);
}

await main();
