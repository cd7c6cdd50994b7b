import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
	type PointJson,
	type RangeJson,
	type TargetJson,
	toPlanJson,
} from "../../server/src/common/interchange/planJson.js";
import { parseTargets } from "../../server/src/common/targets/parseTarget.js";
import { createTestSnapshot } from "../support/planSnapshot.js";
import {
	type Answer,
	type Finding,
	hasIndicator,
	type LabelledDocument,
	readLabelled,
	type Score,
	score,
} from "./labelledTargets.js";
import type { Measure, QualityRow } from "./quality.js";
import { printTarget, readSentenceFiles } from "./targetSentences.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "targets");

interface Counts {
	documents: number;
	labelled: number;
	found: number;
	right: number;
}

/** Targets and facts: value, unit and comparator, as issue and users judge them; then indicator, change and deadline of those. */
export const measure: Measure = async (show) => {
	const tally = new Map<string, Counts>();
	for (const name of readdirSync(folder)
		.filter((file) => file.endsWith(".txt"))
		.sort()) {
		const document = readLabelled(readFileSync(join(folder, name), "utf8"));
		const findings = findingsOf(document.text);
		const groups = [`${document.kind} ${document.layout}`, `${document.kind} all`];
		for (const kind of ["target", "fact"] as const) {
			const scored = score(document.answers, findings, kind);
			const answered = document.answers.some((answer) => answer.kind === kind);
			if (!answered && scored.wrong.length === 0) continue;
			for (const group of groups) {
				const add = (measured: string, labelled: number, found: number, right: number) =>
					count(tally, group, measured, labelled, found, right);
				const { right, missed, wrong } = scored;
				add(`${kind}s`, right.length + missed.length, right.length + wrong.length, right.length);
				if (kind === "target") addDetails(right, add);
			}
			showScore(show, name, document, kind, scored);
		}
	}
	measureSentences(show, tally);
	const rows: QualityRow[] = [...tally].map(([key, counts]) => {
		const [layout = "", measured = ""] = key.split("\t");
		return { layout, measure: measured, ...counts };
	});
	return rows.sort((a, b) => order(a).localeCompare(order(b)));
};

/** The sentences of `sentences/`, each by itself: a row for what was labelled long ago, one a newer kind. */
function measureSentences(show: (line: string) => void, tally: Map<string, Counts>): void {
	for (const { name, kind, sentences } of readSentenceFiles())
		for (const { text, year, telling, isTraditional, targets, facts } of sentences) {
			const read = parseTargets(text, { year, telling, isTraditional });
			for (const [group, labelled, found] of [
				["targets", targets, read.targets.map(printTarget)],
				["facts", facts, read.facts.map(printTarget)],
			] as const) {
				const right = labelled.filter((label) => found.includes(label));
				if (labelled.length + found.length > 0)
					count(
						tally,
						`sentences ${kind}`,
						`${group} with all fields`,
						labelled.length,
						found.length,
						right.length,
					);
				if (right.length < Math.max(labelled.length, found.length))
					show(`${name} ${text} ${group}: ${found.join("; ")} for ${labelled.join("; ")}`);
			}
		}
}

function order({ layout, measure: measured }: QualityRow): string {
	return `${layout.endsWith(" all") ? 1 : 0} ${layout} ${measured.startsWith("targets") ? 0 : 1} ${measured}`;
}

/** How many of the quantities that are right have the right name, kind of change and deadline. */
function addDetails(
	right: Score["right"],
	add: (measured: string, labelled: number, found: number, right: number) => void,
): void {
	const judged = (
		measured: string,
		pairs: Score["right"],
		fits: (answer: Answer, finding: Finding) => boolean,
	) => {
		const fitting = pairs.filter(([answer, finding]) => fits(answer, finding)).length;
		add(measured, pairs.length, pairs.length, fitting);
	};
	judged(
		"targets: indicator",
		right.filter(([answer]) => answer.indicators.length > 0),
		hasIndicator,
	);
	judged(
		"targets: change",
		right.filter(([answer]) => answer.change !== undefined),
		hasChange,
	);
	judged(
		"targets: deadline",
		right.filter(([answer]) => answer.deadline !== undefined),
		hasDeadline,
	);
}

function hasChange(answer: Answer, { target }: Finding): boolean {
	return answer.change === target.change;
}

function hasDeadline(answer: Answer, { target }: Finding): boolean {
	return answer.deadline === target.deadline;
}

function count(
	tally: Map<string, Counts>,
	group: string,
	measured: string,
	labelled: number,
	found: number,
	right: number,
): void {
	const key = `${group}\t${measured}`;
	const counts = tally.get(key) ?? { documents: 0, labelled: 0, found: 0, right: 0 };
	counts.documents++;
	counts.labelled += labelled;
	counts.found += found;
	counts.right += right;
	tally.set(key, counts);
}

/** Everything that `niwen parse` would print of a document's targets and facts. */
function findingsOf(text: string): readonly Finding[] {
	const { plan, index } = createTestSnapshot(text);
	const json = toPlanJson(plan, index);
	const findings: Finding[] = [];
	const add = (range: RangeJson, targets: readonly TargetJson[], facts: readonly TargetJson[]) => {
		const lines = { firstLine: range.start.line, lastLine: range.end.line };
		for (const target of targets) findings.push({ kind: "target", ...lines, target });
		for (const target of facts) findings.push({ kind: "fact", ...lines, target });
	};
	const addPoint = (point: PointJson) => {
		add(point.range, point.targets, point.facts);
		point.points.forEach(addPoint);
	};
	for (const task of json.tasks) add(task.range, task.targets, task.facts);
	json.points.forEach(addPoint);
	return findings;
}

function showScore(
	show: (line: string) => void,
	name: string,
	{ text }: LabelledDocument,
	kind: string,
	{ right, missed, wrong }: Score,
): void {
	const lines = text.split("\n");
	const around = (line: number, raw: string) => {
		const source = lines[line] ?? "";
		const at = Math.max(0, source.indexOf(raw));
		return source.slice(Math.max(0, at - 30), at + raw.length + 20);
	};
	for (const answer of missed) show(`${name}:${answer.line + 1} ${kind} missed: ${answer.text}`);
	for (const { target, firstLine } of wrong)
		show(
			`${name}:${firstLine + 1} ${kind} wrong: ${print(target)} [${target.raw}] in ${around(firstLine, target.raw)}`,
		);
	if (kind !== "target") return;
	for (const [answer, finding] of right)
		if (!hasIndicator(answer, finding))
			show(`${name}:${answer.line + 1} indicator: ${finding.target.indicator} for ${answer.text}`);
		else if (answer.change !== undefined && !hasChange(answer, finding))
			show(`${name}:${answer.line + 1} change: ${finding.target.change} for ${answer.text}`);
		else if (answer.deadline !== undefined && !hasDeadline(answer, finding))
			show(`${name}:${answer.line + 1} deadline: ${finding.target.deadline} for ${answer.text}`);
}

function print({ indicator, change, comparator, value, upper, unit }: TargetJson): string {
	const amount = value === null ? "" : ` ${comparator} ${value}${upper === null ? "" : `..${upper}`} ${unit}`;
	return `${indicator} ${change}${amount}`;
}
