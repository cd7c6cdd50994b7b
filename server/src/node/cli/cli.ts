import { distribution } from "../distribution.js";
import { loadCommandLine } from "./loadCommandLine.js";

/** The entry of the command line. It does as little as it can: the program behind it is compiled already. */
async function main(): Promise<void> {
	// A reader that has seen enough (`niwen … | head`) is no failure.
	process.stdout.on("error", endQuietly);
	process.stderr.on("error", endQuietly);
	process.exitCode = await loadCommandLine().runCommandLine(process.argv.slice(2), {
		async startServer() {
			await import(new URL("server.js", distribution).href);
		},
	});
}

function endQuietly(error: NodeJS.ErrnoException): void {
	process.exit(error.code === "EPIPE" ? (process.exitCode ?? 0) : 2);
}

await main();
