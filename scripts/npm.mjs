import { spawnSync } from "node:child_process";
import process from "node:process";

/**
 * Runs npm: the one that has started this process, where one has, else the one on the PATH.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {{ status: number | null, stdout: string, stderr: string }} a program that could not be started has the
 *   status null, and why in stderr
 */
export function runNpm(args, { cwd, env } = {}) {
	const own = process.env.npm_execpath;
	const isNpm = own !== undefined && /\bnpm-cli\.c?js$/.test(own);
	const { status, stdout, stderr, error } = spawnSync(
		isNpm ? process.execPath : "npm",
		isNpm ? [own, ...args] : args,
		// Windows has npm as a .cmd file, which only a shell starts.
		{
			cwd,
			env,
			encoding: "utf8",
			maxBuffer: 64 * 1024 * 1024,
			shell: !isNpm && process.platform === "win32",
		},
	);
	return { status, stdout: stdout ?? "", stderr: stderr || error?.message || "" };
}

/** The line of npm's output that says what went wrong. */
export function whyNpmFailed({ stdout, stderr }) {
	const lines = `${stderr}\n${stdout}`.split("\n").filter((line) => /^npm err/i.test(line));
	// The first are the code and the number of the error, for programs.
	const said = lines.find((line) => !/^npm err\S*\s+(?:code|errno|syscall|path|$)/i.test(line)) ?? lines[0];
	return said?.replace(/^npm err\S*\s*/i, "") ?? (stderr.trim().split("\n").at(-1) || "npm failed");
}
