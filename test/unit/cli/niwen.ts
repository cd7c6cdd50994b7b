import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const program = join(root, "dist/cli.js");

export interface Outcome {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Variables that tests set themselves: what the machine says of language and colours must not decide. */
export const plainEnvironment: NodeJS.ProcessEnv = {
	PATH: process.env.PATH,
	HOME: process.env.HOME,
	LANG: "C",
};

/** Runs `niwen` as a program of its own, in English unless the environment says otherwise. */
export function niwen(
	args: readonly string[],
	options: { cwd?: string; input?: string | Uint8Array; env?: NodeJS.ProcessEnv } = {},
): Outcome {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		cwd: options.cwd ?? root,
		input: options.input ?? "",
		env: { ...plainEnvironment, ...options.env },
		encoding: "utf8",
		maxBuffer: 64 * 1024 * 1024,
	});
	return { status, stdout, stderr };
}

/** Builds dist/ where a source is newer than it. To be called in a `before`. */
export function buildIfStale(): void {
	const built = existsSync(program) ? statSync(program).mtimeMs : 0;
	const scripts = [
		"scripts/generateDirectories.ts",
		"scripts/thirdPartyNotices.ts",
		"scripts/traditionalMessages.mjs",
		"scripts/generateTraditional.mjs",
	];
	const sources = ["server/src", "seeds/directories", "esbuild.mjs", "package-lock.json", ...scripts];
	if (sources.every((source) => newestIn(join(root, source)) < built)) return;
	const { status, stderr } = spawnSync(process.execPath, ["esbuild.mjs"], { cwd: root, encoding: "utf8" });
	if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}

function newestIn(path: string): number {
	const status = statSync(path);
	if (!status.isDirectory()) return status.mtimeMs;
	return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** A folder of its own for one test, with these files; `remove` takes it away. */
export function createFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): {
	readonly path: string;
	remove(): void;
} {
	const path = mkdtempSync(join(tmpdir(), "niwen-"));
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(dirname(join(path, name)), { recursive: true });
		writeFileSync(join(path, name), content);
	}
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A plan of rows, in table layout; each row is the text between its bars. */
export function planOf(...rows: readonly string[]): string {
	return [
		"---",
		"region: 苏州市吴江区",
		"---",
		"",
		"# 2026年重点工作任务分解方案",
		"",
		"## 一、主要工作",
		"",
		"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
		"| --- | --- | --- | --- | --- |",
		...rows.map((row) => `| ${row} |`),
		"",
	].join("\n");
}

export const cleanRow = "1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局";
/** A safe fix: 、 for ，. */
export const separatorRow = "1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局，统计局";
/** No fix and an error. */
export const unitlessRow = "^^ | ^^ | 2.新增上市公司3家以上。 | 钱宇 |  ";
