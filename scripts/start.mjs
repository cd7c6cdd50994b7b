// npm start: builds the extension and opens a sample plan with it running: a copy, so that what is tried out changes
// nothing here.
// npm start -- --check: builds and prints the check of the sample in the terminal instead.
// Other arguments go to the browser host's `serve` (--port=N, --no-open).
import { spawn } from "node:child_process";
import {
	accessSync,
	constants,
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve as resolvePath } from "node:path";
import { fileURLToPath } from "node:url";
import { say } from "./say.mjs";

const ROOT = resolvePath(fileURLToPath(new URL("..", import.meta.url)));
const SEEDS = join(ROOT, "seeds");
const SAMPLE = "wujiang-2024.plan.md";

process.exitCode = await start(process.argv.slice(2));

/** Returns the exit status: 0 where the sample was shown, 2 where nothing can show it, else the failed step's. */
async function start(args) {
	const built = await run(process.execPath, [join(ROOT, "esbuild.mjs")]);
	if (built !== 0) {
		say("The build failed; its messages stand above.", "构建失败，原因见上。");
		return built;
	}
	return args.includes("--check") ? checkSample() : openSample(args);
}

async function checkSample() {
	const check = [join("dist", "cli.js"), "check", join("seeds", SAMPLE)];
	const status = await run(process.execPath, [...check, "--format", "summary"]);
	say(
		`One by one, with their places: node ${check.join(" ")}`,
		`逐条查看，连同位置：node ${check.join(" ")}`,
	);
	// 1 is a check that has found errors: as a command it has worked.
	return status === 1 ? 0 : status;
}

async function openSample(args) {
	const code = findCode();
	if (code === undefined && process.platform !== "linux") {
		say(
			"Install VS Code with its `code` command (https://code.visualstudio.com), then run npm start again.",
			"请先安装 VS Code 及其 code 命令（https://code.visualstudio.com），再运行 npm start。",
		);
		return 2;
	}
	const samples = copySamples();
	say(`The sample is a copy: ${samples}`, `打开的是示例的副本：${samples}`);
	if (code !== undefined) {
		say("Opening the sample in VS Code…", "正在用 VS Code 打开示例方案……");
		const options = [`--extensionDevelopmentPath=${ROOT}`, "--new-window"];
		const status = await run(code, [...options, samples, join(samples, SAMPLE)]);
		// The window stays open when this ends, and the copy with it.
		if (status === 0 || process.platform !== "linux") return status;
		say(
			"The installed VS Code could not open it (no display, perhaps), so it opens in a browser.",
			"已安装的 VS Code 未能打开（可能没有显示器），改在浏览器中打开。",
		);
	}
	try {
		return await serveSample(samples, args);
	} finally {
		leave(samples);
	}
}

/** Serves VS Code to a browser until Ctrl+C. */
function serveSample(samples, args) {
	if (process.env.SSH_CONNECTION && !args.some((arg) => arg.startsWith("--port")))
		say(
			"Over SSH the address must be forwarded: npm start -- --port=8123 here, ssh -L 8123:127.0.0.1:8123 HOST on your machine.",
			"通过 SSH 使用时需要转发端口：在这里运行 npm start -- --port=8123，在自己的电脑上运行 ssh -L 8123:127.0.0.1:8123 服务器。",
		);
	const serve = join(ROOT, "test", "vscode", "host", "serve");
	// The browser's VS Code saves by itself, and a definition leads into the directories that ship.
	const ours = { [`${ROOT.replace(/[*?[\]{}]/g, "?")}/**`]: true };
	return run(process.execPath, [
		serve,
		`--extension=${ROOT}`,
		`--setting=files.readonlyInclude=${JSON.stringify(ours)}`,
		`--file=${join(samples, SAMPLE)}`,
		...args,
		samples,
	]);
}

/** A folder of its own with all samples; tests read those in the checkout. */
function copySamples() {
	const samples = join(realpathSync(mkdtempSync(join(tmpdir(), "niwen-"))), "samples");
	cpSync(SEEDS, samples, { recursive: true });
	return samples;
}

/** Removes the copy, unless somebody has changed something in it. */
function leave(samples) {
	if (areSame(SEEDS, samples)) rmSync(dirname(samples), { recursive: true, force: true });
	else say(`What you have changed is in ${samples}`, `您的改动保留在 ${samples}`);
}

function areSame(one, other) {
	const list = (folder) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, path, name }) => join(parentPath ?? path, name).slice(folder.length))
			.sort();
	const names = list(one);
	return (
		names.join("\n") === list(other).join("\n") &&
		names.every((name) => readFileSync(join(one, name)).equals(readFileSync(join(other, name))))
	);
}

/** The desktop VS Code's command on the PATH. */
function findCode() {
	const name = process.platform === "win32" ? "code.cmd" : "code";
	for (const folder of (process.env.PATH ?? "").split(delimiter)) {
		if (folder === "") continue;
		try {
			accessSync(join(folder, name), constants.X_OK);
			return join(folder, name);
		} catch {
			// Not in this folder.
		}
	}
	return undefined;
}

/** Runs a program in the project's folder, on this terminal, and returns its exit status. Signals reach it. */
function run(command, args) {
	// Windows starts a .cmd file only through its shell, which splits at blanks.
	const shell = command.endsWith(".cmd");
	const quoted = (text) => (shell ? `"${text}"` : text);
	const child = spawn(quoted(command), args.map(quoted), { cwd: ROOT, stdio: "inherit", shell });
	const forward = (signal) => child.kill(signal);
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, forward);
	return new Promise((resolve) => {
		const end = (status) => {
			for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeListener(signal, forward);
			resolve(status);
		};
		child.on("error", (error) => {
			process.stderr.write(`${command}: ${error.message}\n`);
			end(127);
		});
		child.on("close", (status) => end(status ?? 1));
	});
}
