import type { PlanIndex } from "../../analysis/planIndex.js";
import type { Plan } from "../../model/plan.js";
import { digestOfJson, sealedContent } from "./sealedModel.js";

/** The file as it lies on the disk: what the digest of a seal is made of. */
export interface SealedFile {
	/** Without folders. */
	readonly name: string;
	/** Of its bytes, in hexadecimal digits. */
	readonly sha256: string;
	/** How many bytes it has. */
	readonly bytes: number;
}

/** When and by what a seal is made. */
export interface SealOptions {
	/** `2026-11-29`. */
	readonly date: string;
	/** Of Niwen. */
	readonly version: string;
}

/**
 * What is kept of an approved plan (定稿) beside it, as the text of a JSON file: digests of its bytes and of what it
 * says, and what it says, so that differences can be named. It shows a change; it is not a signature, for whoever
 * can change the plan can make a new one.
 */
export async function printSeal(
	plan: Plan,
	index: PlanIndex,
	file: SealedFile,
	{ date, version }: SealOptions,
): Promise<string> {
	const content = sealedContent(plan, index);
	const seal = {
		kind: "niwen-seal",
		format: 1,
		note: sealNote,
		date,
		niwen: version,
		file,
		title: plan.title,
		tasks: plan.taskCount,
		contentSha256: await digestOfJson(content),
		content,
	};
	return `${JSON.stringify(seal, null, "\t")}\n`;
}

const sealNote =
	"定稿存照：用来发现文件是否改动、改了什么；不是电子签名，不能证明由谁定稿。 A record of the approved plan, which shows whether and how it was changed; it is not a signature and does not prove who approved it.";
