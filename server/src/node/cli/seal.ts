import { basename } from "node:path";
import { noSignature } from "../../common/comparison/seal/compareSeal.js";
import { printSeal } from "../../common/comparison/seal/seal.js";
import { sealEnding } from "../../common/documentProtocol.js";
import { sha256 } from "../../common/text/sha256.js";
import { CommandFailure } from "../commandFailure.js";
import { readVersion } from "../version.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, encodingOf, onlyOperand } from "./commandLine.js";
import { dayOf } from "./dayOf.js";
import { openPlan } from "./openPlan.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/** `niwen seal`: writes beside an approved plan what shows later whether it was changed, and what; never into it. */
export async function seal({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const path = onlyOperand(operands, "seal");
	if (path === "-")
		throw new CommandFailure({
			zh: "niwen seal 要写明文件名：存照按文件的字节核对，标准输入没有文件。",
			en: "niwen seal needs the name of a file: seals are of its bytes, and the standard input is not a file.",
		});
	const output = options.get("out") ?? `${path}${sealEnding}`;
	const { file, snapshot } = await openPlan(path, encodingOf(options));
	const { plan, index } = snapshot;
	sayUnread(path, snapshot, terminal);
	const text = await printSeal(
		plan,
		index,
		{ name: basename(path), sha256: await sha256(file.bytes), bytes: file.bytes.length },
		{ date: dayOf(options), version: readVersion() },
	);
	writeFileAtomically(output, text, { overwrite: options.has("force") });
	terminal.say({
		zh: `已写入 ${output}；以后用 niwen diff --sealed ${path} 核对。${noSignature.zh}`,
		en: `Wrote ${output}; compare later with niwen diff --sealed ${path}. ${noSignature.en}`,
	});
	return 0;
}
