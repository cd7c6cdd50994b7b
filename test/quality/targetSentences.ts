/** Sentences with their targets written below each (test/quality/targets/README.md): the data of the unit tests, and measured. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Target, TargetProblem } from "../../server/src/common/model/target.js";
import type { Telling } from "../../server/src/common/targets/targetContext.js";
import { readAmount } from "./labelledTargets.js";

/** A text, what is known of it beside itself, and what must be read from it, as {@link printTarget} writes it. */
export interface TargetSentence {
	readonly text: string;
	readonly year: number;
	readonly telling: Telling;
	readonly isTraditional: boolean;
	readonly targets: readonly string[];
	readonly facts: readonly string[];
	readonly problems: readonly TargetProblem["kind"][];
}

export interface SentenceFile {
	readonly name: string;
	readonly kind: string;
	readonly sentences: readonly TargetSentence[];
}

const folder = join(dirname(fileURLToPath(import.meta.url)), "targets", "sentences");

/** All files of sentences, by their names. */
export function readSentenceFiles(): readonly SentenceFile[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith(".txt"))
		.sort()
		.map((name) => readSentences(name, readFileSync(join(folder, name), "utf8")));
}

/** indicator · change · comparator value unit, and the deadline where there is one. */
export function printTarget(target: Target): string {
	const upper = target.upper === undefined ? "" : `..${target.upper}`;
	const unit = target.unit === "" ? "" : ` ${target.unit}`;
	const amount = target.value === null ? "" : ` ${target.comparator} ${target.value}${upper}${unit}`;
	const deadline = target.deadline === undefined ? "" : ` by ${target.deadline}`;
	return `${target.indicator} ${target.change}${amount}${deadline}`;
}

function readSentences(name: string, source: string): SentenceFile {
	const [head = "", ...rest] = source.split(/^---\n/m);
	const field = (key: string) => new RegExp(`^${key}: *(\\S+)`, "m").exec(head)?.[1];
	const year = Number(field("year") ?? 2026);
	const telling = (field("telling") ?? "plan") as Telling;
	const isTraditional = field("script") === "traditional";
	const sentences: TargetSentence[] = [];
	let now = { targets: [] as string[], facts: [] as string[], problems: [] as TargetProblem["kind"][] };
	for (const line of rest.join("---\n").split("\n")) {
		if (line === "" || line.startsWith("# ")) continue;
		if (line.startsWith("=> ")) now.targets.push(plain(line.slice(3)));
		else if (line.startsWith("-> ")) now.facts.push(plain(line.slice(3)));
		else if (line.startsWith("!> ")) now.problems.push(line.slice(3) as TargetProblem["kind"]);
		else {
			now = { targets: [], facts: [], problems: [] };
			sentences.push({ text: line.replaceAll("\\n", "\n"), year, telling, isTraditional, ...now });
		}
	}
	return { name, kind: field("kind") ?? name, sentences };
}

/** The answer with its numbers written out: `工业投资 count >= 1.2亿 元` says 120000000. */
function plain(answer: string): string {
	return answer.replace(
		/ (>=|<=|[><=~]) (-?\d+(?:\.\d+)?[百千万亿]*)(?:\.\.(-?\d+(?:\.\d+)?[百千万亿]*))?(?= |$)/,
		(_, comparator: string, low: string, high?: string) =>
			` ${comparator} ${readAmount(low)}${high === undefined ? "" : `..${readAmount(high)}`}`,
	);
}
