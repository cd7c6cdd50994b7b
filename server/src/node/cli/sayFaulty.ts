import type { ResolvedEnvironment } from "../../common/environment/resolveEnvironment.js";
import { counted } from "../../common/model/counted.js";
import { shownUri } from "../nodeEnvironment.js";
import type { Terminal } from "./terminal.js";

/** Says which settings and directories are not in force as a whole. */
export function sayFaulty({ faulty }: ResolvedEnvironment, terminal: Terminal): void {
	for (const { uri, problems, failure } of faulty) {
		const path = shownUri(uri);
		terminal.say(
			failure === undefined
				? {
						zh: `${path} 有 ${problems.length} 处错误，其余照用；详见 niwen check。`,
						en: `${path} has ${counted(problems.length, "mistake")}, the rest is in force; niwen check shows more.`,
					}
				: { zh: `${path}：${failure.zh}`, en: `${path}: ${failure.en}` },
		);
	}
}
