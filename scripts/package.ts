/**
 * npm run package: builds what users install and packs it in the project's folder: niwen-VERSION.vsix for VS Code and
 * niwen-VERSION.tgz for npm. `-- --out FILE.vsix` or `-- --out FILE.tgz` writes that one alone, elsewhere.
 * Exit status 2 where it cannot be packed; the standard error says why.
 */
import { spawnSync } from "node:child_process";
import {
	copyFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runNpm, whyNpmFailed } from "./npm.mjs";
import { printPackedReadme } from "./packedReadme.js";
import { listShippedFiles, moveInto, packNpm } from "./packNpm.mjs";
import { say } from "./say.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** What is packed, as it will lie in the package. */
const stage = join(root, "out", "vsix");
/** Where vsce is installed. */
const tools = join(root, "out", "vsce");

/** Of what the npm package has, an extension needs the rest alone. */
const notForEditors: readonly RegExp[] = [
	// Of the Node that has built it; the editor brings another one.
	/\.cache$/,
	// What programs of others import.
	/^dist\/niwen\./,
	// The two READMEs are one there (packedReadme.ts), without pictures and links.
	/^(?:ARCHITECTURE|CONTRIBUTING|README\.zh-CN)\.md$/,
	/^docs\/[^/]+\.md$/,
	/^docs\/images\/(?!icon\.png$)/,
	// The directories are opened from the editor; the sample plans are for the command line.
	/^seeds\/(?!directories\/)/,
];

process.exitCode = main();

function main(): number {
	const { values } = parseArgs({ options: { out: { type: "string" } } });
	const manifest = readManifest();
	const name = `${String(manifest.name)}-${String(manifest.version)}`;
	// npm starts scripts in the project's folder; a name is meant from where the user is.
	const out =
		values.out === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
	const built = spawnSync(process.execPath, ["esbuild.mjs"], { cwd: root, stdio: "inherit" });
	if (built.status !== 0) {
		say("The build failed; its messages stand above.", "构建失败，原因见上。");
		return 2;
	}
	const isForNpm = out?.endsWith(".tgz");
	if (isForNpm !== false) {
		const file = out ?? join(root, `${name}.tgz`);
		packNpm(file);
		const { shown, size } = describe(file);
		say(
			`${shown} is ready (${size}). For the command line and other editors: npm install --global ${shown}`,
			`已生成 ${shown}（${size}）。命令行和其他编辑器用这个文件，安装：npm install --global ${shown}`,
		);
	}
	return isForNpm === true ? 0 : packExtension(manifest, out ?? join(root, `${name}.vsix`));
}

/** @returns the exit status */
function packExtension(manifest: Record<string, unknown>, out: string): number {
	const why = installVsce();
	if (why !== undefined) {
		say(
			`vsce, which packs the extension, could not be fetched from the npm registry (${why}). Please connect to it and run npm run package again.`,
			`打包工具 vsce 未能从 npm 软件源下载（${why}）；请连接网络后重新运行 npm run package。`,
		);
		return 2;
	}
	stageExtension(manifest);
	const packed = join(root, "out", "packed.vsix");
	if (!pack(packed)) {
		say("vsce could not pack the extension; it says why above.", "vsce 未能打包扩展，原因见上。");
		return 2;
	}
	moveInto(packed, out);
	const { shown, size } = describe(out);
	say(
		`${shown} is ready (${size}). In VS Code: Extensions, “…”, Install from VSIX….`,
		`已生成 ${shown}（${size}）。在 VS Code 中安装：扩展视图右上角“…”→“从 VSIX 安装…”。`,
	);
	return 0;
}

/** A file as its user would name it, and how large it is. */
function describe(file: string): { shown: string; size: string } {
	const near = relative(process.env.INIT_CWD ?? process.cwd(), file);
	return {
		shown: near.startsWith("..") ? file : near,
		size: `${(statSync(file).size / 1e6).toFixed(1)} MB`,
	};
}

function readManifest(): Record<string, unknown> {
	return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

/**
 * Installs vsce as scripts/vsce/ pins it, unless it is there. No script of a package is run and nothing optional is
 * fetched: those are for signing and publishing.
 *
 * @returns why it cannot be had; undefined where it is there
 */
function installVsce(): string | undefined {
	const pinned = join(root, "scripts", "vsce");
	const isSame = (name: string): boolean =>
		existsSync(join(tools, name)) &&
		readFileSync(join(tools, name), "utf8") === readFileSync(join(pinned, name), "utf8");
	// npm writes this file last.
	const isWhole = existsSync(join(tools, "node_modules", ".package-lock.json"));
	const files = ["package.json", "package-lock.json"];
	if (isWhole && files.every(isSame)) return undefined;
	say("Fetching vsce, which packs the extension (once) …", "正在下载打包工具 vsce（仅首次需要）……");
	mkdirSync(tools, { recursive: true });
	rmSync(join(tools, "node_modules"), { recursive: true, force: true });
	for (const name of files) copyFileSync(join(pinned, name), join(tools, name));
	const options = ["--ignore-scripts", "--omit=optional", "--prefer-offline", "--no-audit", "--no-fund"];
	// Without a network it shall be said soon.
	const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];
	const outcome = runNpm(["ci", ...options, ...patience], { cwd: tools });
	return outcome.status === 0 ? undefined : whyNpmFailed(outcome);
}

/** Lays out what is packed: files of the npm package, a manifest and a README for editors. */
function stageExtension(manifest: Record<string, unknown>): void {
	rmSync(stage, { recursive: true, force: true });
	for (const path of listShippedFiles()) {
		if (notForEditors.some((pattern) => pattern.test(path))) continue;
		mkdirSync(dirname(join(stage, path)), { recursive: true });
		cpSync(join(root, path), join(stage, path));
	}
	const text = (name: string): string => readFileSync(join(root, name), "utf8");
	writeFileSync(join(stage, "README.md"), printPackedReadme(text("README.md"), text("README.zh-CN.md")));
	// What is about npm and this repository says nothing to an editor.
	const { scripts: _1, devDependencies: _2, private: _3, files: _4, bin: _5, ...rest } = manifest;
	const { exports: _6, types: _7, ...forEditors } = rest;
	writeFileSync(join(stage, "package.json"), `${JSON.stringify(forEditors, null, "\t")}\n`);
	// vsce wants to be told that all that lies there is meant.
	writeFileSync(join(stage, ".vscodeignore"), "");
}

/** Runs vsce over what was laid out; `false` where it refuses, and has said why. */
function pack(out: string): boolean {
	const vsce = join(tools, "node_modules", "@vscode", "vsce", "vsce");
	// Dependencies are bundled, and the repository has no public address.
	const options = ["--no-dependencies", "--allow-missing-repository", "--out", out];
	// Not on the terminal: there it would ask the registry for a newer version of itself.
	const { status, stdout, stderr, error } = spawnSync(process.execPath, [vsce, "package", ...options], {
		cwd: stage,
		encoding: "utf8",
	});
	// Its list of files and the place of the file before it is moved tell nobody anything.
	if (status !== 0) process.stderr.write(stdout + stderr + (error === undefined ? "" : `${error.message}\n`));
	return status === 0;
}
