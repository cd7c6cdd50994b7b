/** Documents with their targets written below each line (test/quality/targets/README.md), and how they are scored. */

import type { TargetJson } from "../../server/src/common/interchange/planJson.js";

/** `either`: not judged; `noTarget`: may be a fact or nothing, never a target. */
export type AnswerKind = "target" | "fact" | "noTarget" | "either";

export interface Answer {
	readonly kind: AnswerKind;
	/** 0-based, in the document without its answers. */
	readonly line: number;
	/** Words that must be in it; several where any of them will do; empty where it was not judged. */
	readonly indicators: readonly string[];
	readonly change: string | undefined;
	readonly comparator: string;
	readonly value: number | null;
	readonly upper: number | null;
	/** Any of them is right. */
	readonly units: readonly string[];
	readonly deadline: string | undefined;
	readonly text: string;
}

export interface LabelledDocument {
	readonly kind: string;
	readonly layout: string;
	readonly text: string;
	readonly answers: readonly Answer[];
}

/** A quantity that the engine found, on the lines its task or point covers. */
export interface Finding {
	readonly kind: "target" | "fact";
	readonly firstLine: number;
	readonly lastLine: number;
	readonly target: TargetJson;
}

export interface Score {
	readonly right: readonly (readonly [Answer, Finding])[];
	readonly missed: readonly Answer[];
	readonly wrong: readonly Finding[];
}

const marks: Readonly<Record<string, AnswerKind>> = {
	"=>": "target",
	"->": "fact",
	"~>": "noTarget",
	"?>": "either",
};
const scales: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** Takes a labelled document apart; throws where an answer cannot be read. */
export function readLabelled(source: string): LabelledDocument {
	const [head = "", ...rest] = source.split(/^---\n/m);
	const lines: string[] = [];
	const answers: Answer[] = [];
	for (const line of rest.join("---\n").split("\n")) {
		const kind = marks[line.slice(0, 2)];
		if (kind !== undefined && line[2] === " ")
			answers.push(readAnswer(kind, line.slice(3), lines.length - 1));
		else lines.push(line);
	}
	return { kind: fieldOf(head, "kind"), layout: fieldOf(head, "layout"), text: lines.join("\n"), answers };
}

function fieldOf(head: string, name: string): string {
	const value = new RegExp(`^${name}: *(\\S+)`, "m").exec(head)?.[1];
	if (value === undefined) throw new Error(`no ${name} in the head of a labelled document`);
	return value;
}

/** `指标 growth >= 5..6 % by 2027-06`. */
function readAnswer(kind: AnswerKind, text: string, line: number): Answer {
	const words = text.trim().split(/\s+/);
	const indicator = words.shift() ?? "";
	const change = /^(?:growth|level|count|qualitative|milestone|rank|ratio)$/.test(words[0] ?? "")
		? words.shift()
		: undefined;
	const by = words.indexOf("by");
	const deadline = by < 0 ? undefined : words.splice(by)[1];
	const isQualitative = change === "qualitative" || change === "milestone" || change === "ratio";
	const [comparator = "=", amount = "", unit = ""] = isQualitative ? [] : words;
	const [low, high] = amount.split("..");
	const value = isQualitative ? null : readAmount(low);
	const upper = high === undefined ? null : readAmount(high);
	if (words.length > (isQualitative ? 0 : 3) || !/^(?:>=|<=|[><=~])$/.test(comparator) || Number.isNaN(value))
		throw new Error(`answer cannot be read: ${text}`);
	return {
		kind,
		line,
		indicators: indicator === "_" ? [] : indicator.split("|"),
		change,
		comparator,
		value,
		upper,
		units: unit.split("|"),
		deadline,
		text: text.trim(),
	};
}

/** A number with its scale: `1.2亿` is 120000000; NaN where it is not one. */
export function readAmount(text = ""): number {
	const [, digits, scale = ""] = /^(-?\d+(?:\.\d+)?)([百千万亿]*)$/.exec(text) ?? [];
	if (digits === undefined) return Number.NaN;
	// One division at the end, so that 3.2亿 is 320000000 and not a little beside it.
	const decimals = digits.split(".")[1]?.length ?? 0;
	const whole = Number(digits.replace(".", ""));
	return [...scale].reduce((value, word) => value * (scales[word] ?? 1), whole) / 10 ** decimals;
}

/** Pairs what was found with what was labelled, each once; of equal quantities those with the indicator first. */
export function score(
	answers: readonly Answer[],
	findings: readonly Finding[],
	kind: "target" | "fact",
): Score {
	const open = new Set(findings.filter((finding) => finding.kind === kind));
	const right: [Answer, Finding][] = [];
	const left = new Set(answers.filter((answer) => answer.kind === kind));
	const pair = (wanted: Iterable<Answer>, fits: (answer: Answer, finding: Finding) => boolean) => {
		for (const answer of [...wanted])
			for (const finding of open) {
				if (!isSame(answer, finding) || !fits(answer, finding)) continue;
				if (left.delete(answer)) right.push([answer, finding]);
				open.delete(finding);
				break;
			}
	};
	pair(left, hasIndicator);
	pair(left, () => true);
	const neutral = answers.filter(
		(answer) => answer.kind === "either" || (kind === "fact" && answer.kind === "noTarget"),
	);
	pair(neutral, () => true);
	return { right, missed: [...left], wrong: [...open] };
}

function isSame(answer: Answer, { target, firstLine, lastLine }: Finding): boolean {
	return (
		answer.line >= firstLine &&
		answer.line <= lastLine &&
		sameNumber(answer.value, target.value) &&
		sameNumber(answer.upper, target.upper) &&
		(answer.value === null || (answer.comparator === target.comparator && answer.units.includes(target.unit)))
	);
}

function sameNumber(a: number | null, b: number | null): boolean {
	if (a === null || b === null) return a === b;
	return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

/** Whether the indicator found names what was labelled. */
export function hasIndicator(answer: Answer, { target }: Finding): boolean {
	const found = plain(target.indicator);
	return (
		answer.indicators.length === 0 ||
		answer.indicators.some(
			(words) => found.includes(plain(words)) || (found.length > 2 && plain(words).includes(found)),
		)
	);
}

function plain(words: string): string {
	return words.replace(/[的“”"（）()、]/g, "");
}
