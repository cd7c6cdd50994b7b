import { upperLevels } from "../language/levels.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";
import { isSameQuantity } from "./quantities.js";
import { type SimilarText, SimilarTexts } from "./similarTasks.js";
import { sharesSubstance, substanceOf } from "./substance.js";
import type { ReportSentence, WorkReport } from "./workReport.js";

/** A commitment of a work report, with the tasks that take it up. */
export interface Commitment {
	/** The sentence, or the clause of it that commits to something of its own. */
	readonly text: string;
	/** Index into the report's sentences. */
	readonly sentence: number;
	/** Indexes of tasks, ascending; none where nobody is to do it. */
	readonly tasks: readonly number[];
}

/** A figure of a task that is not what the report says. */
export interface DifferingFigure {
	readonly task: number;
	readonly target: Target;
	readonly sentence: number;
	/** What the report says of the same indicator. */
	readonly stated: Target;
}

/** How a plan and the work report that it carries out fit together. */
export interface Coverage {
	readonly commitments: readonly Commitment[];
	/** Tasks that no sentence of the report is like. */
	readonly unsourced: readonly number[];
	/** Sentences of the report for each task that has any, the most similar first. */
	readonly sources: ReadonlyMap<number, readonly number[]>;
	readonly differing: readonly DifferingFigure[];
}

/** How alike words must be: whole against whole, one clause against the whole of the other, clause against clause. */
const alike = { whole: 0.38, mixed: 0.48, clauses: 0.58 } as const;
/** A sentence that is so much like a task is taken up by it with all of its clauses. */
const nearlySame = 0.6;
/** A shorter clause says nothing by itself. */
const shortestClause = 6;
/** Sentences that one task may come from. */
const mostSources = 5;

/**
 * Links each task to the sentences that it comes from: by shared pairs of characters, sentence by sentence and clause by
 * clause, one of them of more than verbs of work, numbers and measures ({@link substanceOf}), and by figures of the same
 * indicator. Linear in the tasks, each of which costs what its pairs occur in the report.
 */
export function findCoverage(plan: Plan, report: WorkReport): Coverage {
	const links = new Links(report.sentences);
	const targets = new Map<string, { readonly task: number; readonly target: Target }[]>();
	plan.forEachTask((row, task) => {
		links.add(task, row.text.text);
		for (const target of row.targets) {
			const key = subjectOf(target);
			const found = targets.get(key);
			if (found === undefined) targets.set(key, [{ task, target }]);
			else found.push({ task, target });
		}
	});
	const commitments: Commitment[] = [];
	const differing: DifferingFigure[] = [];
	report.sentences.forEach((sentence, index) => {
		for (const stated of sentence.targets) {
			const same = targets.get(subjectOf(stated)) ?? [];
			for (const { task } of same) links.addFigure(task, index);
			const found = findDiffering(stated, same, (task) => links.isLinked(task, index));
			if (found !== undefined) differing.push({ ...found, sentence: index, stated });
		}
		if (!sentence.isCommitment) return;
		for (const clause of committingClauses(sentence)) {
			const byFigure = clause.targets.flatMap((target) =>
				(targets.get(subjectOf(target)) ?? []).map(({ task }) => task),
			);
			const tasks = new Set([...links.tasksOf(index, clause.text), ...byFigure]);
			commitments.push({ text: clause.text, sentence: index, tasks: [...tasks].sort((a, b) => a - b) });
		}
	});
	const sources = links.sources();
	const unsourced = Array.from({ length: plan.taskCount }, (_, task) => task).filter(
		(task) => !sources.has(task),
	);
	return { commitments, unsourced, sources, differing };
}

/**
 * The figure of the same indicator that differs, where none agrees. What is counted may be several things of one name,
 * so there only tasks that come from the sentence count.
 */
function findDiffering(
	stated: Target,
	same: readonly { readonly task: number; readonly target: Target }[],
	isLinked: (task: number) => boolean,
): { readonly task: number; readonly target: Target } | undefined {
	if (stated.value === null) return undefined;
	const comparable = same.filter(
		({ task, target }) =>
			target.value !== null &&
			(stated.change !== "count" || isLinked(task)) &&
			(yearOf(stated) === undefined || yearOf(target) === undefined || yearOf(stated) === yearOf(target)),
	);
	return comparable.some(({ target }) => isSameQuantity(target, stated)) ? undefined : comparable[0];
}

/** The first year of the deadline; undefined where it says none (春节前). */
function yearOf({ deadline }: Target): string | undefined {
	return deadline === undefined ? undefined : /^\d{4}(?!\d)/.exec(deadline)?.[0];
}

/** What a target measures: two with one subject can be compared. */
function subjectOf({ indicator, change, unit }: Target): string {
	return `${plainIndicator(indicator)}\n${change}\n${unit}`;
}

const whole = new RegExp(`^(?:[全我][${upperLevels}镇]|全年|年度|全社会)(?=.{2})`);

/** The name of an indicator without words that say of what whole it is: 全区地区生产总值. */
export function plainIndicator(indicator: string): string {
	return indicator.replace(whole, "");
}

/** The clauses of a sentence that commit to something of their own; the whole where no clause does or only one. */
function committingClauses(sentence: ReportSentence): readonly Pick<ReportSentence, "text" | "targets">[] {
	const clauses = clausesOf(sentence.text).map(({ text, start }) => ({
		text,
		targets: sentence.targets.filter(({ range }) => range[0] >= start && range[0] < start + text.length),
	}));
	const committing = clauses.filter(
		({ text, targets }) =>
			text.length >= shortestClause &&
			(targets.length > 0 || (sentence.targets.length > 0 && completes.test(text))),
	);
	return committing.length < 2 ? [sentence] : committing;
}

/** 建成县人民医院传染病区: something of its own beside what the other clauses count. */
const completes = /^(?:建成|开工建设|開工建設|开通|開通|组建|組建|设立|設立|出台).{4}/;

function clausesOf(text: string): readonly { readonly text: string; readonly start: number }[] {
	return Array.from(text.matchAll(/[^，,：:。；;！!]{1,400}/g), (found) => ({
		text: found[0],
		start: found.index,
	}));
}

/** Which task comes from which sentence, and how the clauses of sentences are taken up. */
class Links {
	private readonly parts: { readonly sentence: number; readonly isWhole: boolean; readonly text: string }[] =
		[];
	private readonly wholes: readonly string[];
	private readonly similar: SimilarTexts;
	/** What each of the parts is about, as far as it was asked for. */
	private readonly substances: ReadonlySet<string>[] = [];
	/** By task: sentences with how alike they are. */
	private readonly byTask = new Map<number, Map<number, number>>();
	/** By sentence and words of a clause, or the whole. */
	private readonly byWords = new Map<string, Set<number>>();

	constructor(sentences: readonly ReportSentence[]) {
		this.wholes = sentences.map(({ text }) => text);
		sentences.forEach(({ text }, sentence) => {
			this.parts.push({ sentence, isWhole: true, text });
			const clauses = clausesOf(text);
			if (clauses.length > 1)
				for (const { text: clause } of clauses)
					if (clause.length >= shortestClause) this.parts.push({ sentence, isWhole: false, text: clause });
		});
		this.similar = new SimilarTexts(this.parts.map(({ text }) => text));
	}

	add(task: number, text: string): void {
		this.addWords(task, text, true);
		const clauses = clausesOf(text);
		if (clauses.length > 1)
			for (const { text: clause } of clauses)
				if (clause.length >= shortestClause) this.addWords(task, clause, false);
	}

	addFigure(task: number, sentence: number): void {
		this.link(task, sentence, 1);
	}

	isLinked(task: number, sentence: number): boolean {
		return this.byTask.get(task)?.has(sentence) === true;
	}

	/** The tasks that take up a clause of a sentence, or the whole of it. */
	tasksOf(sentence: number, words: string): ReadonlySet<number> {
		return this.byWords.get(keyOf(sentence, words)) ?? none;
	}

	sources(): ReadonlyMap<number, readonly number[]> {
		return new Map(
			Array.from(this.byTask, ([task, sentences]) => [
				task,
				[...sentences]
					.sort((a, b) => b[1] - a[1] || a[0] - b[0])
					.map(([sentence]) => sentence)
					.slice(0, mostSources),
			]),
		);
	}

	private addWords(task: number, text: string, isWhole: boolean): void {
		// Most clauses are like none, and are not taken apart for nothing.
		let substance: ReadonlySet<string> | undefined;
		const suits = (index: number) => {
			substance ??= substanceOf(text);
			return this.isAbout(index, text, substance);
		};
		for (const { index, similarity } of this.similar.find(text, mostSources, alike.whole, suits)) {
			const part = this.parts[index];
			if (part === undefined || similarity < leastOf(part.isWhole, isWhole)) continue;
			this.link(task, part.sentence, similarity);
			this.takeUp(part.sentence, part.text, task);
			// What takes up a clause takes up the sentence, too; the other way only where they are nearly the same.
			this.takeUp(part.sentence, this.wholes[part.sentence] ?? "", task);
			if (part.isWhole && isWhole && similarity >= nearlySame)
				for (const clause of clausesOf(part.text)) this.takeUp(part.sentence, clause.text, task);
		}
	}

	/** 新增车位800个 and 新增学位2400个 are alike but of different things; the very same words are of one. */
	private isAbout(index: number, text: string, substance: ReadonlySet<string>): boolean {
		const part = this.parts[index]?.text ?? "";
		const about = this.substances[index] ?? substanceOf(part);
		this.substances[index] = about;
		return sharesSubstance(about, substance) || part === text;
	}

	private link(task: number, sentence: number, likeness: number): void {
		const sentences = this.byTask.get(task) ?? new Map<number, number>();
		sentences.set(sentence, Math.max(likeness, sentences.get(sentence) ?? 0));
		this.byTask.set(task, sentences);
	}

	private takeUp(sentence: number, words: string, task: number): void {
		const key = keyOf(sentence, words);
		const found = this.byWords.get(key);
		if (found === undefined) this.byWords.set(key, new Set([task]));
		else found.add(task);
	}
}

const none: ReadonlySet<number> = new Set();

function keyOf(sentence: number, words: string): string {
	return `${sentence}\n${words}`;
}

function leastOf(ofReport: boolean, ofTask: boolean): SimilarText["similarity"] {
	if (ofReport && ofTask) return alike.whole;
	return ofReport || ofTask ? alike.mixed : alike.clauses;
}
