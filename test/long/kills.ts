import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readLongOptions } from "./longOptions.js";

/*
 * The server of a real VS Code killed while somebody types, `--cases` times (100): started again, knows what was typed, no
 * character lost. The clock of the extension host is put forward after every fourth, since the fifth within three
 * minutes is not started at once; that one is a test beside it.
 */
const { cases, minutes } = readLongOptions(60);
const { status } = spawnSync(
	process.execPath,
	["--import", "tsx", fileURLToPath(new URL("../vscode/runTest.ts", import.meta.url))],
	{
		stdio: "inherit",
		env: {
			...process.env,
			VSCODE_HEADLESS_TIMEOUT: String(minutes * 60),
			NIWEN_KILLS: String(Number.isFinite(cases) ? cases : 100),
			NIWEN_TEST_ONLY: "a server that ends by itself",
		},
	},
);
process.exitCode = status ?? 1;
