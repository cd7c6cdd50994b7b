#!/usr/bin/env node
import { inTraditional } from "../../common/model/messageLocale.js";
import { distribution } from "../distribution.js";
import type { ExitStatus } from "./command.js";
import { findLanguage, saidLanguage, wantsTraditional } from "./language.js";
import { loadCommandLine, loadQuickCommandLine } from "./loadCommandLine.js";
import { quickNames } from "./quickNames.js";

/** The entry of the command line. It does as little as it can: the program behind it is compiled already. */
async function main(): Promise<void> {
	process.stdout.on("error", endOutput);
	process.stderr.on("error", ({ code }: NodeJS.ErrnoException) => process.exit(endOf(code)));
	const args = process.argv.slice(2);
	// What every editor calls needs nothing of the command line, and the user waits for it.
	const isTraditional = wantsTraditional(saidLanguage(args), process.env);
	if (args.join(" ") === "lsp --stdio") await startServer(isTraditional);
	else
		process.exitCode = await run(
			args,
			isTraditional,
			quickNames.some((name) => args.includes(name)),
		);
}

async function run(args: readonly string[], isTraditional: boolean, isQuick: boolean): Promise<ExitStatus> {
	const program =
		(isQuick ? loadQuickCommandLine(isTraditional) : undefined) ?? (await loadCommandLine(isTraditional));
	return program.run(args, {
		startServer: () => startServer(isTraditional),
		runInOtherScript: () => run(args, !isTraditional, isQuick),
		runWhole: () => run(args, isTraditional, false),
	});
}

async function startServer(isTraditional: boolean): Promise<void> {
	const file = isTraditional ? inTraditional("server.js") : "server.js";
	await import(new URL(file, distribution).href);
}

/** Results that cannot be written (a full disk) are lost: the standard error says so. */
function endOutput({ code, message }: NodeJS.ErrnoException): void {
	if (code !== "EPIPE") {
		const said = saidLanguage(process.argv);
		const reason = code ?? message;
		const text = wantsTraditional(said, process.env)
			? `標準輸出寫不進去（${reason}），結果不完整；請確認磁碟有空間、有寫入權限，或換一個檔案再執行。`
			: findLanguage(said, process.env) === "zh"
				? `标准输出写不进去（${reason}），结果不完整；请确认磁盘有空间、有写入权限，或换一个文件再运行。`
				: `The standard output cannot be written (${reason}) and the result is not complete; please make room, or write to another file, and run it again.`;
		process.stderr.write(`${text}\n`);
	}
	process.exit(endOf(code));
}

/**
 * A reader that has seen enough (`niwen … | head`) is not a failure, and nothing is said; but whoever asks (`pipefail`)
 * must not take what is not complete for a good result. So it ends as others do, whom SIGPIPE (13) ends: 128 + 13.
 */
function endOf(code: string | undefined): number {
	return code === "EPIPE" ? 141 : 2;
}

await main();
