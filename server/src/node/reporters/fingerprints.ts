import { createHash } from "node:crypto";
import type { ReportedFinding } from "./fileReport.js";

/** What a line says behind the bars and tabs between its cells: 12. and 三、 move when lines are put in above. */
const movingNumber =
	/^[#\s]{0,20}[*_]{0,3}[（(]?(?:\d{1,9}|[零〇一二三四五六七八九十百千]{1,9})(?:[）)、．]|\\?\.|[*_\s]{0,3}$)/;

/**
 * Tells the findings of one file in a way that stays the same from run to run while lines are put in, taken away and
 * renumbered elsewhere: by the rule, by what the line says without its own numbers, and by how many like it stand
 * above (SARIF 2.1.0, 3.27.17).
 */
export class Fingerprints {
	private readonly seen = new Map<string, number>();

	/** The fingerprint of the next finding, in the order of their places: 16 hexadecimal digits, `:`, a count from 1. */
	next({ code, line, message }: ReportedFinding): string {
		const words = line === undefined ? message : withoutMovingNumbers(line);
		const hash = createHash("sha256").update(`${code}\n${words}`).digest("hex").slice(0, 16);
		const count = (this.seen.get(hash) ?? 0) + 1;
		this.seen.set(hash, count);
		return `${hash}:${count}`;
	}
}

function withoutMovingNumbers(line: string): string {
	return line
		.split(/[|\t]/)
		.map((part) => part.trim().replace(movingNumber, "").replace(/\s/g, ""))
		.join("|");
}
