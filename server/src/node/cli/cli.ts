import { distribution } from "../distribution.js";
import { loadCommandLine } from "./loadCommandLine.js";

/** The entry of the command line. It does as little as it can: the program behind it is compiled already. */
async function main(): Promise<void> {
	// A reader that has seen enough (`niwen … | head`) is no failure.
	process.stdout.on("error", endQuietly);
	process.stderr.on("error", endQuietly);
	const args = process.argv.slice(2);
	// What every editor calls needs nothing of the command line, and the user waits for it.
	if (args.join(" ") === "lsp --stdio") await startServer();
	else process.exitCode = await loadCommandLine().runCommandLine(args, { startServer });
}

async function startServer(): Promise<void> {
	await import(new URL("server.js", distribution).href);
}

function endQuietly(error: NodeJS.ErrnoException): void {
	process.exit(error.code === "EPIPE" ? (process.exitCode ?? 0) : 2);
}

await main();
