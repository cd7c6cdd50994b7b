import { spawnSync } from "node:child_process";
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { delimiter, join, resolve as resolvePath } from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from "@vscode/test-electron";
import { build } from "esbuild";
import { packExtension } from "../package/packedExtension.js";

const ROOT = resolvePath(fileURLToPath(new URL("../..", import.meta.url)));
const OUT = join(ROOT, "out", "vscode-test");
const HOST = join(ROOT, "test", "vscode", "host", "code");
const DOWNLOADS = join(ROOT, ".vscode-test");
const UPDATE_SERVER = "https://update.code.visualstudio.com/api/releases/stable";
const REACH_MS = 3_000;

interface ChosenVSCode {
	readonly executable: string;
	/** What is run and why, for the one line that says so. */
	readonly reason: string;
}

process.exitCode = await main();

/** Runs the suite, of the extension as it is packed, in a real VS Code. Returns the exit status: 0 only where every test has run and passed. */
async function main(): Promise<number> {
	const chosen = await chooseVSCode();
	if (chosen === undefined) return 1;
	console.log(`VS Code tests: ${chosen.reason}`);
	const extensionTestsPath = await bundleSuite();
	/** The tests with such a name and no others, and no browser. */
	const only = process.env.NIWEN_TEST_ONLY ?? "";
	// The real path: VS Code reports files under it, and tests compare addresses (macOS links /tmp).
	const scratch = realpathSync(mkdtempSync(join(tmpdir(), "nw-")));
	try {
		const { folder: extension } = await packExtension(ROOT, scratch);
		console.log("VS Code tests: of the extension as it is packed");
		const workspace = join(scratch, "workspace");
		cpSync(join(ROOT, "test", "fixtures", "workspace"), workspace, { recursive: true });
		const status = await runTests({
			vscodeExecutablePath: chosen.executable,
			extensionDevelopmentPath: extension,
			extensionTestsPath,
			extensionTestsEnv: {
				NIWEN_TEST_COLOR: process.stdout.isTTY ? "1" : "0",
				NIWEN_TEST_ONLY: only,
				NIWEN_KILLS: process.env.NIWEN_KILLS ?? "",
			},
			launchArgs: [workspace, "--disable-extensions", `--user-data-dir=${join(scratch, "user")}`],
		});
		if (status !== 0 || chosen.executable !== HOST || only !== "") return status;
		return (
			(await runInBrowser(join(scratch, "web"), extension)) || lookAtPage(join(scratch, "page"), extension)
		);
	} catch (error) {
		if (!(error instanceof TestRunFailedError)) throw error;
		console.error(`VS Code tests: failed (${error.signal ?? `exit status ${error.code}`})`);
		return 1;
	} finally {
		rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
	}
}

/**
 * The same suite in VS Code for the Web: extension, server and the reading of documents are Web Workers of a browser, and
 * the files of the workspace are a file system of the page. Only the host has such a page.
 */
async function runInBrowser(workspace: string, extension: string): Promise<number> {
	console.log("VS Code tests: the same in VS Code for the Web, in headless Chromium");
	cpSync(join(ROOT, "test", "fixtures", "workspace"), workspace, { recursive: true });
	const { status } = spawnSync(
		join(ROOT, "test", "vscode", "host", "code-web"),
		[
			`--extensionDevelopmentPath=${extension}`,
			`--extensionTestsPath=${await bundleWebSuite(extension)}`,
			workspace,
		],
		{ stdio: "inherit" },
	);
	return status ?? 1;
}

/**
 * What no extension can do, but a page can be measured and given keys for: whether columns are shown lined up where lines
 * do not wrap, what pasting makes of a table, what a tree in the side bar and
 * charts in a webview say and do, and what keys do. Only the host has a page. A key can be lost where VS Code draws
 * while it comes, so a script that fails has one more try with a fresh VS Code, which is said.
 */
function lookAtPage(folder: string, extension: string): number {
	const page = join(ROOT, "test", "vscode", "page");
	const scripts = [
		["linedUpColumns", "columns.plan.md", "columns are shown lined up"],
		["pastedRows", "columns.plan.md", "pasted tables become rows"],
		["responsibilities", "responsibilities.plan.md", "responsibilities are told, by keyboard too"],
		["charts", "responsibilities.plan.md", "charts lead to tasks, by keyboard too"],
		["firstSteps", "responsibilities.plan.md", "the walkthrough ticks itself"],
		["tableKeys", "keys.plan.md", "keys do in tables what they are for"],
		["openKeys", "keys.plan.md", "keys leave snippets, suggestions and compositions alone"],
		["explainedLine", "columns.plan.md", "a line is explained"],
		["explainedRule", "findings.plan.md", "a finding is explained"],
		["compareWith", "compare.plan.md", "a plan is compared with a version in git and with a file"],
		["preview", "columns.plan.md", "the preview follows, is edited in place and is undone"],
		["contrast", "contrast.plan.md", "colours stand out in every theme"],
	] as const;
	const passes = (script: string, file: string, own: string) => {
		mkdirSync(join(own, ".vscode"), { recursive: true });
		cpSync(join(page, file), join(own, file));
		if (script === "compareWith") commitDraft(own, file);
		const settings = join(page, `${file === "keys.plan.md" ? "tableKeys" : script}.settings.json`);
		cpSync(
			existsSync(settings) ? settings : join(page, "settings.json"),
			join(own, ".vscode", "settings.json"),
		);
		const { status } = spawnSync(
			join(ROOT, "test", "vscode", "host", "open"),
			[
				`--extension=${extension}`,
				`--file=${join(own, file)}`,
				`--script=${join(page, `${script}.mjs`)}`,
				`--output=${join(own, "page.png")}`,
				"--size=1600x700",
				own,
			],
			{ stdio: "inherit" },
		);
		return status === 0;
	};
	const failed = scripts.filter(([script, file, what]) => {
		if (passes(script, file, join(folder, script))) {
			console.log(`VS Code tests: ${what}`);
			return false;
		}
		console.log(`VS Code tests: NOT: ${what}; tried once more`);
		const passed = passes(script, file, join(folder, `${script}-again`));
		console.log(`VS Code tests: ${passed ? "at the second try: " : "NOT: "}${what}`);
		return !passed;
	});
	return failed.length === 0 ? 0 : 1;
}

/** Makes a git repository in which a plan stands as it was, beside a copy that came back; the plan itself stays as it is. */
function commitDraft(folder: string, file: string): void {
	const path = join(folder, file);
	const now = readFileSync(path, "utf8");
	const git = (...args: readonly string[]) => {
		const identity = ["-c", "user.name=Niwen", "-c", "user.email=niwen@example.org"];
		const { status } = spawnSync("git", [...identity, ...args], { cwd: folder, stdio: "inherit" });
		if (status !== 0) throw new Error(`git ${args.join(" ")} failed`);
	};
	rmSync(join(folder, ".git"), { recursive: true, force: true });
	git("init", "--quiet");
	writeFileSync(path, now.replace("5所", "3所"));
	git("add", file);
	git("commit", "--quiet", "--message", "As it went round for comments");
	writeFileSync(join(folder, "returned.plan.md"), now.replace("5所", "4所"));
	writeFileSync(path, now);
}

/**
 * VSCODE_EXECUTABLE if set; else a desktop VS Code, downloaded once, where it can be had and shown; else, on
 * Linux, the host beside this file, which says itself what it lacks. `undefined` where there is none, which has
 * then been said.
 */
async function chooseVSCode(): Promise<ChosenVSCode | undefined> {
	const named = process.env.VSCODE_EXECUTABLE;
	if (named) return { executable: named, reason: `VSCODE_EXECUTABLE=${named}` };
	const desktop = await desktopVSCode();
	if (typeof desktop !== "string") return desktop;
	if (process.platform === "linux") {
		return { executable: HOST, reason: `${desktop}, so VS Code from the npm registry in headless Chromium` };
	}
	console.error(
		`VS Code tests: ${desktop}; connect to update.code.visualstudio.com or set VSCODE_EXECUTABLE to an installed VS Code's program.`,
	);
	return undefined;
}

/** The downloaded desktop VS Code, or why there is none, as words that can begin a sentence. */
async function desktopVSCode(): Promise<ChosenVSCode | string> {
	const onLinux = process.platform === "linux";
	const display = !onLinux || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
	const xvfb = display ? undefined : findOnPath("xvfb-run");
	if (!display && xvfb === undefined) return "no display and no xvfb-run for a desktop VS Code";
	if (!hasDownload() && !(await canReach(UPDATE_SERVER))) return "no desktop VS Code can be downloaded here";
	let executable: string;
	try {
		executable = await downloadAndUnzipVSCode({ cachePath: DOWNLOADS });
	} catch (error) {
		return `the download of a desktop VS Code failed (${error instanceof Error ? error.message : String(error)})`;
	}
	if (onLinux && !startsUp(executable)) return "the desktop VS Code lacks system libraries here";
	if (xvfb === undefined) return { executable, reason: `desktop VS Code, ${executable}` };
	return { executable: withXvfb(xvfb, executable), reason: `desktop VS Code under xvfb-run, ${executable}` };
}

/** Whether an earlier run has left a VS Code, which test-electron then uses without a network. */
function hasDownload(): boolean {
	try {
		return readdirSync(DOWNLOADS).some((name) => /^vscode-.+-\d+\.\d+\.\d+$/.test(name));
	} catch {
		return false;
	}
}

/** Asks for the headers only. A proxy is honoured as far as Node.js itself does. */
function canReach(address: string): Promise<boolean> {
	// test-electron knows how to go through a proxy; whether that works only the download can tell.
	if (process.env.HTTPS_PROXY || process.env.https_proxy) return Promise.resolve(true);
	return new Promise((resolve) => {
		const request = get(address, { method: "HEAD", signal: AbortSignal.timeout(REACH_MS) }, (response) => {
			response.resume();
			resolve((response.statusCode ?? 500) < 400);
		});
		request.on("error", () => resolve(false));
		request.end();
	});
}

/** Whether all shared libraries of an Electron program are there: it runs as plain Node.js and ends. */
function startsUp(executable: string): boolean {
	const result = spawnSync(executable, ["-e", "0"], {
		env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
		stdio: "ignore",
		timeout: 30_000,
	});
	return result.status === 0;
}

/** A program that takes VS Code's arguments and gives it a display of its own. */
function withXvfb(xvfb: string, executable: string): string {
	const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
	mkdirSync(OUT, { recursive: true });
	const file = join(OUT, "code-xvfb");
	writeFileSync(file, `#!/bin/sh\nexec ${quote(xvfb)} -a ${quote(executable)} "$@"\n`);
	chmodSync(file, 0o755);
	return file;
}

function findOnPath(name: string): string | undefined {
	for (const folder of (process.env.PATH ?? "").split(delimiter)) {
		try {
			if (folder && readdirSync(folder).includes(name)) return join(folder, name);
		} catch {
			// A folder of the PATH need not exist.
		}
	}
	return undefined;
}

/**
 * One CommonJS file, as extension hosts of every supported version load it. mocha, an ES module, stays outside
 * and is imported at run time from the project's packages.
 */
async function bundleSuite(): Promise<string> {
	const outfile = join(OUT, "index.cjs");
	await build({
		entryPoints: [join(ROOT, "test", "vscode", "suite", "index.ts")],
		outfile,
		bundle: true,
		platform: "node",
		target: "node20",
		format: "cjs",
		external: ["vscode", "mocha"],
		sourcemap: "inline",
		logLevel: "warning",
	});
	return outfile;
}

/**
 * The suite for an extension host that is a Web Worker: one file, with mocha in it. It is CommonJS by its name, since
 * that host runs no ES module. It lies in the folder of the extension, out of which alone a page loads.
 */
async function bundleWebSuite(extension: string): Promise<string> {
	const outfile = join(extension, "webSuite.cjs");
	const web = join(ROOT, "test", "vscode", "web");
	await build({
		entryPoints: [join(ROOT, "test", "vscode", "suite", "index.ts")],
		outfile,
		bundle: true,
		platform: "browser",
		target: "es2022",
		format: "cjs",
		// Files of the machine are asked for by tests that end before they are, here.
		external: ["vscode", "node:fs/promises"],
		alias: {
			"node:assert": join(web, "assert.ts"),
			mocha: join(web, "mocha.ts"),
			"mocha-for-browsers": join(ROOT, "node_modules", "mocha", "mocha.js"),
		},
		define: {
			"process.env.CI": JSON.stringify(process.env.CI ?? ""),
			"process.env.NIWEN_TEST_ONLY": JSON.stringify(""),
			"process.env.NIWEN_KILLS": JSON.stringify(""),
			"process.env.NIWEN_TEST_COLOR": JSON.stringify(process.stdout.isTTY ? "1" : "0"),
			"process.versions.node": "undefined",
			"process.platform": "undefined",
			"process.arch": "undefined",
		},
		logLevel: "warning",
	});
	return outfile;
}
