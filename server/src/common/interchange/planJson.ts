import type { PlanIndex } from "../analysis/planIndex.js";
import { leaderStateOf, leadersOf, lineOfTask, type Plan, type Target } from "../model/plan.js";
import { type Span, shiftSpan } from "../model/span.js";

/** The model as `niwen parse` prints it; relied on from outside, field for field (docs/cli.md). */
export interface PlanJson {
	readonly title: string | null;
	readonly region: string | null;
	readonly issuer: string | null;
	readonly date: string | null;
	readonly declaredTotal: number | null;
	readonly layout: string | null;
	readonly layouts: readonly string[];
	readonly lead: string;
	readonly numbering: string;
	readonly sections: readonly { ordinal: number | null; title: string; range: RangeJson }[];
	readonly tasks: readonly TaskJson[];
	readonly points: readonly PointJson[];
	readonly officials: readonly OfficialJson[];
}

export interface TaskJson {
	readonly number: number | null;
	readonly section: number | null;
	readonly sectionIndex: number | null;
	readonly group: { readonly number: number | null; readonly name: string } | null;
	readonly path: readonly string[];
	readonly text: string;
	readonly leaders: readonly string[];
	readonly leaderState: string;
	readonly units: readonly { raw: string; name: string; lead: boolean; known: boolean | null }[];
	readonly targets: readonly TargetJson[];
	readonly facts: readonly TargetJson[];
	readonly deadline: string | null;
	readonly columns: Readonly<Record<string, string>>;
	readonly range: RangeJson;
}

export interface TargetJson {
	readonly raw: string;
	readonly indicator: string;
	readonly change: string;
	readonly comparator: string;
	readonly value: number | null;
	readonly upper: number | null;
	readonly unit: string;
	readonly deadline: string | null;
	readonly range: readonly [number, number];
}

export interface PointJson {
	readonly marker: string;
	readonly ordinal: number | null;
	readonly level: number;
	readonly text: string;
	readonly targets: readonly TargetJson[];
	readonly facts: readonly TargetJson[];
	readonly units: readonly { raw: string; name: string; known: boolean | null }[];
	readonly officials: readonly string[];
	readonly points: readonly PointJson[];
	readonly range: RangeJson;
}

export interface OfficialJson {
	readonly name: string;
	readonly titles: readonly string[];
	readonly unit: string | null;
	readonly date: string | null;
	readonly mentions: readonly RangeJson[];
}

/** An LSP 3.17 range: 0-based lines, UTF-16 characters. */
export interface RangeJson {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}

/** Every field is present; what is absent is null, or an empty list. */
export function toPlanJson(plan: Plan, index: PlanIndex): PlanJson {
	return {
		title: plan.title,
		region: plan.region,
		issuer: plan.issuer,
		date: plan.date,
		declaredTotal: plan.declaredTotal?.value ?? null,
		layout: plan.layout,
		layouts: plan.layouts,
		lead: plan.conventions.lead,
		numbering: plan.conventions.numbering,
		sections: plan.sections.map(({ block, blockIndex }) => ({
			ordinal: block.ordinal,
			title: block.title.text,
			range: toRangeJson(shiftSpan(block.span, plan.starts[blockIndex] ?? 0)),
		})),
		tasks: plan.tasks.map((_, task) => toTaskJson(plan, index, task)),
		points: [],
		officials: officialsOf(plan),
	};
}

export function toRangeJson(span: Span): RangeJson {
	return {
		start: { line: span.line, character: span.character },
		end: { line: span.endLine, character: span.endCharacter },
	};
}

function toTaskJson(plan: Plan, index: PlanIndex, task: number): TaskJson {
	const row = plan.tasks[task];
	if (row === undefined) throw new RangeError(`no task ${task}`);
	const sectionIndex = plan.taskSections[task] ?? -1;
	const section = plan.sections[sectionIndex];
	const group = plan.groups[plan.taskGroups[task] ?? -1];
	const heading =
		section === undefined || (section.block.ordinal === null && section.block.title.text === "")
			? []
			: [`${section.block.ordinal === null ? "" : `${section.block.marker}、`}${section.block.title.text}`];
	const columns: Record<string, string> = {};
	row.header.columns.forEach((column, i) => {
		const cell = row.cells[i];
		if ((column.role === "other" || column.role === "yearly-target") && cell?.state === "text")
			columns[column.header] = cell.content.text;
	});
	return {
		number: row.number,
		section: section?.block.ordinal ?? null,
		sectionIndex: section === undefined ? null : sectionIndex,
		group: group === undefined ? null : { number: group.number, name: group.name },
		path: heading,
		text: row.text.text,
		leaders: leadersOf(plan, task).map(({ name }) => name),
		leaderState: leaderStateOf(plan, task),
		units: index.unitsOf(task).map(({ raw, name, lead, known }) => ({ raw, name, lead, known })),
		targets: row.targets.map(toTargetJson),
		facts: row.facts.map(toTargetJson),
		deadline: row.deadline,
		columns,
		range: toRangeJson(shiftSpan(row.span, lineOfTask(plan, task))),
	};
}

function toTargetJson(target: Target): TargetJson {
	return {
		raw: target.raw,
		indicator: target.indicator,
		change: target.change,
		comparator: target.comparator,
		value: target.value,
		upper: target.upper ?? null,
		unit: target.unit,
		deadline: target.deadline ?? null,
		range: target.range,
	};
}

function officialsOf(plan: Plan): readonly OfficialJson[] {
	const officials = new Map<
		string,
		{ name: string; titles: string[]; unit: null; date: null; mentions: RangeJson[] }
	>();
	plan.tasks.forEach((row, task) => {
		for (const { name, span } of row.leaders) {
			let official = officials.get(name);
			if (official === undefined) {
				official = { name, titles: [], unit: null, date: null, mentions: [] };
				officials.set(name, official);
			}
			official.mentions.push(toRangeJson(shiftSpan(span, lineOfTask(plan, task))));
		}
	});
	return [...officials.values()];
}
