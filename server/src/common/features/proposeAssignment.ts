import { SimilarTexts } from "../analysis/similarTasks.js";
import type { UnitEntry } from "../directory/directory.js";
import { dueOf } from "../layouts/dueClause.js";
import { leadersOf } from "../model/leadersOf.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { hasLevelPrefix } from "../text/unitName.js";
import type { PlanSummary } from "../workspace/planSummary.js";

/** Who might answer for a task, by when it is due, and why that is thought. */
export interface Assignment {
	readonly leads: readonly string[];
	readonly shares: readonly string[];
	readonly leaders: readonly string[];
	/** As the text says it: 12月底前; null where it does not. */
	readonly deadline: string | null;
	/** One for each source; empty where nothing is proposed. */
	readonly reasons: readonly LocalizedText[];
}

/** Below it tasks have no more in common than any two of a plan. */
const leastSimilarity = 0.3;

/** What is known of a task that another one may be like. */
interface KnownTask {
	readonly text: string;
	readonly leads: readonly string[];
	readonly shares: readonly string[];
	readonly leaders: readonly string[];
	readonly name: LocalizedText;
}

/**
 * Proposes who answers for a task by its text: as the most similar task of this plan has it, else of last year's, else by
 * the unit of a directory whose name or field the text has. The leader is that task's, else the one whom all
 * other tasks of the lead unit have.
 */
export function createProposer(
	snapshot: PlanSnapshot,
	previous: PlanSummary | undefined,
): (text: string) => Assignment {
	const own = tasksOf(snapshot);
	const before = previous === undefined ? [] : tasksOfSummary(previous);
	const sources = [own, before].map((tasks) => ({
		tasks,
		texts: new SimilarTexts(tasks.map(({ text }) => text)),
	}));
	return (text) => {
		const deadline = deadlineIn(text);
		for (const { tasks, texts } of sources) {
			const [best] = texts.find(text, 1, leastSimilarity);
			const task = best === undefined ? undefined : tasks[best.index];
			if (best === undefined || task === undefined) continue;
			const share = Math.round(best.similarity * 100);
			const reason = {
				zh: `与${task.name.zh}相近（${share}%）`,
				en: `like ${task.name.en} (${share} %)`,
			};
			return withUsualLeader(own, { ...task, deadline, reasons: [reason] });
		}
		const found = unitIn(text, snapshot);
		if (found === undefined) return { leads: [], shares: [], leaders: [], deadline, reasons: [] };
		const reason = {
			zh: `名录：文中有“${found.words}”`,
			en: `by the directory: the text has “${found.words}”`,
		};
		const leads = [found.unit.name];
		return withUsualLeader(own, { leads, shares: [], leaders: [], deadline, reasons: [reason] });
	};
}

function tasksOf({ plan, index }: PlanSnapshot): readonly KnownTask[] {
	return Array.from({ length: plan.taskCount }, (_, task): KnownTask => {
		const row = plan.taskAt(task);
		const units = index.unitsOf(task);
		return {
			text: row?.text.text ?? "",
			leads: units.filter(({ lead }) => lead).map(({ name }) => name),
			shares: units.filter(({ lead }) => !lead).map(({ name }) => name),
			leaders: leadersOf(plan, task).map(({ name }) => name),
			name: numbered(row?.number ?? null, task, { zh: "", en: "" }),
		};
	}).filter(({ leads, shares, leaders }) => leads.length + shares.length + leaders.length > 0);
}

function tasksOfSummary({ tasks, units, officials }: PlanSummary): readonly KnownTask[] {
	const named = tasks.map(() => ({ lead: [] as string[], share: [] as string[], leader: [] as string[] }));
	for (const { name, mentions } of [...units.values(), ...officials.values()])
		for (const { role, at } of mentions) {
			const of = at !== null && "task" in at ? named[at.task] : undefined;
			if (of !== undefined && role !== "prose" && !of[role].includes(name)) of[role].push(name);
		}
	return tasks.flatMap(({ text, number }, task): KnownTask[] => {
		const { lead = [], share = [], leader = [] } = named[task] ?? {};
		if (lead.length + share.length + leader.length === 0) return [];
		const name = numbered(number, task, { zh: "上一年度", en: " of last year" });
		return [{ text, leads: lead, shares: share, leaders: leader, name }];
	});
}

function numbered(number: number | null, task: number, year: LocalizedText): LocalizedText {
	return number === null
		? { zh: `${year.zh}第${task + 1}行任务`, en: `the task in row ${task + 1}${year.en}` }
		: { zh: `${year.zh}第${number}项`, en: `task ${number}${year.en}` };
}

/** Adds the leader whom all tasks of the lead unit have, where there is none. */
function withUsualLeader(own: readonly KnownTask[], proposed: Assignment): Assignment {
	const { leads, shares, leaders, deadline, reasons } = proposed;
	const [lead] = leads;
	const plain = { leads, shares, leaders, deadline, reasons };
	if (leaders.length > 0 || lead === undefined) return plain;
	const led = own.filter((task) => task.leads.includes(lead) && task.leaders.length > 0);
	const names = new Set(led.map((task) => task.leaders.join("、")));
	const [usual] = led;
	if (names.size !== 1 || usual === undefined) return plain;
	const name = usual.leaders.join("、");
	const reason = {
		zh: `${lead}的其他${led.length}项任务都由${name}牵头`,
		en: `all other tasks of ${lead} (${led.length}) have ${name} as leader`,
	};
	return { ...plain, leaders: usual.leaders, reasons: [...reasons, reason] };
}

interface FoundUnit {
	readonly unit: UnitEntry;
	/** What the text has of it. */
	readonly words: string;
}

/** The unit of the document's directories whose name, or else whose field (教育 of 区教育局), stands in a text: the longest. */
function unitIn(text: string, { book }: PlanSnapshot): FoundUnit | undefined {
	let named: FoundUnit | undefined;
	let field: FoundUnit | undefined;
	for (const unit of book.units) {
		if (unit.end !== undefined) continue;
		for (const form of [
			unit.name,
			...(unit.fullName === undefined ? [] : [unit.fullName]),
			...unit.aliases,
		]) {
			if (form.length > 2 && form.length > (named?.words.length ?? 0) && text.includes(form))
				named = { unit, words: form };
			const words = fieldOf(form);
			if (words.length > Math.max(1, field?.words.length ?? 0) && text.includes(words))
				field = { unit, words };
		}
	}
	return named ?? field;
}

/** 教育 of 区教育局: without the level and the last word; empty where the rest says nothing. */
function fieldOf(name: string): string {
	const rest = (hasLevelPrefix(name) ? name.slice(1) : name).split(/[（(]/)[0] ?? "";
	return rest.length > 2 && /[局委办]$/.test(rest) ? rest.slice(0, -1) : "";
}

/** The last date in a clause of its own, or at the head of one: 6月底前 of “6月底前完成”. */
function deadlineIn(text: string): string | null {
	let found: string | null = null;
	for (const clause of text.matchAll(/[^，,；;。：:（）()]+/g)) {
		const due = dueOf(clause[0], 0, Math.min(clause[0].length, 36));
		if (due?.isDate !== true) continue;
		const words = clause[0].slice(due.start, due.end);
		const behind = /^(?:底|末)?(?:之?前|以前)/.exec(clause[0].slice(due.end))?.[0] ?? "";
		if (behind !== "" || /(?:前|底|末)$/.test(words)) found = words + behind;
	}
	return found;
}
