import type { DocumentOfficial } from "../analysis/proseNames.js";
import type { EntryEnd, OfficialEntry, SourceReference, UnitEntry } from "../directory/directory.js";
import {
	findOfficialInEitherScript,
	findUnitInEitherScript,
	simplifyName,
} from "../directory/eitherScript.js";
import { findTitles, newestFirst } from "../directory/officialTitles.js";
import { shortName } from "../directory/shortName.js";
import { counted } from "../model/counted.js";
import { leadersOf } from "../model/leadersOf.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { escapeMarkdown, joinBlocks, printLink, printList } from "./markdown.js";
import type { Language } from "./toLsp.js";

export interface DescribeOptions {
	readonly language: Language;
	/** Address that a click on a task's number opens (`#L12`, a command); undefined where there is none. */
	readonly taskLink?: (task: number) => string | undefined;
	/** Address of a line of the document (0-based), for points of statements. */
	readonly lineLink?: (line: number) => string | undefined;
}

/** How many tasks, units or leaders are listed; of more the number is said. */
const mostListed = 12;

/**
 * What is known of a unit, as Markdown: what directory and general list say of it, and what it has to do in
 * this plan. Lines that nobody can fill are left out.
 */
export function describeUnit(
	snapshot: PlanSnapshot,
	name: string,
	options: DescribeOptions,
	entry: UnitEntry | undefined = findUnitInEitherScript(snapshot.book, name),
	written?: string,
): string {
	const { language } = options;
	const { book, index } = snapshot;
	const use = index.unitUses.get(name);
	const fullName = book.findFullName(name);
	const say = (zh: string, en: string) => (language === "zh" ? zh : en);
	const facts: string[] = [];
	if (entry !== undefined && entry.aliases.length > 0)
		facts.push(
			`${say("别名：", "Also called: ")}${list(
				entry.aliases.map((alias) => escapeMarkdown(alias)),
				language,
			)}`,
		);
	if (entry?.kind !== undefined) facts.push(`${say("类别：", "Kind: ")}${escapeMarkdown(entry.kind)}`);
	if (entry?.note !== undefined) facts.push(`${say("说明：", "Note: ")}${escapeMarkdown(entry.note, 300)}`);
	if (use !== undefined) {
		facts.push(taskLine(snapshot, say("牵头", "Leads"), use.leads, options));
		facts.push(taskLine(snapshot, say("配合", "Shares in"), use.shares, options));
		const leaders = countNames([...new Set([...use.leads, ...use.shares])], (task) =>
			leadersOf(snapshot.plan, task).map(({ name: leader }) => book.officialName(leader)),
		);
		if (leaders.length > 0) facts.push(`${say("牵头领导：", "Under: ")}${printCounts(leaders, language)}`);
	}
	if (entry?.end !== undefined) facts.push(endLine(entry.end, say("存续至：", "Existed until: "), language));
	if (entry !== undefined) facts.push(sourceLine(entry.sources, language));
	const said = statementOf(snapshot, name, options);
	return joinBlocks([
		`**${escapeMarkdown(simplifyName(name, book))}**`,
		fullName === undefined || fullName === name ? "" : escapeMarkdown(fullName),
		written === undefined ? "" : written,
		printList(facts),
		said.length === 0 ? "" : say("表态发言：", "Statement: "),
		printList(said),
	]);
}

/**
 * What a unit says in its statement: the points under the heading that names it, each with its first sentence
 * and its targets, a link where there is an address.
 */
function statementOf(
	{ plan, index }: PlanSnapshot,
	name: string,
	{ language, lineLink }: DescribeOptions,
): readonly string[] {
	const heading = [...plan.eachPoint()].findIndex(
		({ kind, style, text }, i) =>
			kind === "heading" &&
			style === "none" &&
			index.prose.unitsOf(i).some((unit) => unit.name === name && text.text.startsWith(unit.raw)),
	);
	if (heading < 0) return [];
	const end = plan.pointAt(heading)?.end ?? heading;
	const said: string[] = [];
	let count = 0;
	for (let i = heading + 1; i < end; i++) {
		const point = plan.pointAt(i);
		if (point === undefined || point.parent !== heading || point.marker === "") continue;
		if (++count > mostListed) continue;
		const sentence = /^[^。；;！？\n]{1,60}/.exec(point.text.text)?.[0] ?? "";
		const words = escapeMarkdown(`${point.marker}${sentence}`);
		const address = lineLink?.(plan.lineOfBlock(point.blockIndex) + point.span.line);
		const targets = point.targets
			.slice(0, 3)
			.map(({ indicator, raw }) => escapeMarkdown(`${indicator}${raw}`));
		said.push(
			(address === undefined ? words : printLink(words, address)) +
				(targets.length === 0
					? ""
					: language === "zh"
						? `（${list(targets, language)}）`
						: ` (${list(targets, language)})`),
		);
	}
	if (count > mostListed) said.push(language === "zh" ? `等${count}条` : `and ${count - mostListed} more`);
	return said;
}

/** What is known of a leader, as Markdown: titles as far as a source gives them, tasks, and units worked with. */
export function describeOfficial(
	snapshot: PlanSnapshot,
	name: string,
	options: DescribeOptions,
	entry: OfficialEntry | undefined = findOfficialInEitherScript(snapshot.book, name),
): string {
	const { language } = options;
	const { index } = snapshot;
	const say = (zh: string, en: string) => (language === "zh" ? zh : en);
	const facts: string[] = [];
	const named = index.prose.officials.find((official) => official.name === name);
	const unit = entry?.unit ?? named?.unit ?? undefined;
	if (unit !== undefined) facts.push(`${say("单位：", "Unit: ")}${escapeMarkdown(unit)}`);
	if (entry?.note !== undefined) facts.push(`${say("说明：", "Note: ")}${escapeMarkdown(entry.note, 300)}`);
	if (entry?.end !== undefined)
		facts.push(endLine(entry.end, say("任职至：", "In office until: "), language));
	const tasks = index.officialUses.get(name)?.tasks ?? [];
	facts.push(taskLine(snapshot, say("牵头", "Leads"), tasks, options));
	const leads = countNames(tasks, (task) =>
		index.unitsOf(task).flatMap((unit) => (unit.lead ? [unit.name] : [])),
	);
	const all = countNames(tasks, (task) => index.unitsOf(task).map((unit) => unit.name));
	if (leads.length > 0) facts.push(`${say("牵头单位：", "Lead units: ")}${printCounts(leads, language)}`);
	else if (all.length > 0) facts.push(`${say("责任单位：", "Units: ")}${printCounts(all, language)}`);
	const titles = titlesBySource(snapshot, entry, named, language);
	const [newest] = titles;
	// One source gives all: they stand together; else each with the source that gives it.
	if (titles.length > 1)
		facts.push(
			...titles.map(({ words, source }) => (source === "" ? words : `${words}${say("：", ": ")}${source}`)),
		);
	else if (newest !== undefined && newest.source !== "")
		facts.push(`${say("出处：", "Source: ")}${newest.source}`);
	else if (entry !== undefined && entry.sources.length > 0)
		facts.push(`${say("出处：", "Source: ")}${printSources(entry.sources, language)}`);
	return joinBlocks([`**${escapeMarkdown(entry?.name ?? name)}**`, newest?.words ?? "", printList(facts)]);
}

/** The titles of a person by the sources that give them, newest first; what this document gives and no directory last. */
function titlesBySource(
	{ book, plan }: PlanSnapshot,
	entry: OfficialEntry | undefined,
	named: DocumentOfficial | undefined,
	language: Language,
): readonly { readonly words: string; readonly source: string }[] {
	const groups: { titles: string[]; source: string }[] = [];
	const add = (title: string, source: string): void => {
		const group = groups.find((each) => each.source === source);
		if (group === undefined) groups.push({ titles: [title], source });
		else if (!group.titles.includes(title)) group.titles.push(title);
	};
	const known = entry === undefined ? [] : newestFirst(findTitles(book, entry));
	for (const { title, sources } of known) add(title, printSources(sources, language));
	const here = language === "zh" ? "本文" : "this document";
	const date = named?.date ?? null;
	const dated = date === null ? here : language === "zh" ? `${here}（${date}）` : `${here} (${date})`;
	const region = entry?.region ?? plan.region;
	const knownShort = new Set(known.map(({ title }) => shortName(title, region)));
	for (const title of named?.titles ?? [])
		if (!knownShort.has(shortName(simplifyName(title, book), region))) add(title, dated);
	return groups.map(({ titles, source }) => ({
		words: list(
			titles.map((title) => escapeMarkdown(title)),
			language,
		),
		source,
	}));
}

/** 牵头 23 项：1、4、9 … 等23项 — each number a link where there is an address. Empty without tasks. */
export function taskLine(
	snapshot: PlanSnapshot,
	label: string,
	tasks: readonly number[],
	options: DescribeOptions,
): string {
	if (tasks.length === 0) return "";
	const { language } = options;
	const listed = printTasks(snapshot, tasks, options);
	return language === "zh"
		? `${label} ${tasks.length} 项：${listed}`
		: `${label} ${counted(tasks.length, "task")}: ${listed}`;
}

/** The first tasks by their numbers, and how many there are where not all are listed. */
export function printTasks(
	snapshot: PlanSnapshot,
	tasks: readonly number[],
	options: DescribeOptions,
): string {
	const { language } = options;
	const numbers = tasks.slice(0, mostListed).map((task) => printTask(snapshot, task, options));
	if (tasks.length <= mostListed) return list(numbers, language);
	return language === "zh"
		? `${list(numbers, language)}等${tasks.length}项`
		: `${list(numbers, language)} and ${tasks.length - mostListed} more`;
}

/** A task by its number, or by its line where it has none; a link where there is an address. */
export function printTask(snapshot: PlanSnapshot, task: number, options: DescribeOptions): string {
	const { plan } = snapshot;
	const number = plan.taskAt(task)?.number ?? null;
	const line = plan.lineOfTask(task) + 1;
	const label = number !== null ? `${number}` : options.language === "zh" ? `第${line}行` : `line ${line}`;
	const address = options.taskLink?.(task);
	return address === undefined ? label : printLink(label, address);
}

/** Names with how many tasks each has, most first; names of one count in the order of their first task. */
export function countNames(
	tasks: readonly number[],
	namesOf: (task: number) => readonly string[],
): readonly (readonly [name: string, count: number])[] {
	const counts = new Map<string, number>();
	for (const task of tasks)
		for (const name of new Set(namesOf(task))) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1]);
}

/** 钱宇（20）、方勇（3）等5个 */
export function printCounts(
	counts: readonly (readonly [name: string, count: number])[],
	language: Language,
): string {
	const named = counts
		.slice(0, mostListed)
		.map(([name, count]) =>
			language === "zh" ? `${escapeMarkdown(name)}（${count}项）` : `${escapeMarkdown(name)} (${count})`,
		);
	if (counts.length <= mostListed) return list(named, language);
	return language === "zh"
		? `${list(named, language)}等${counts.length}个`
		: `${list(named, language)} and ${counts.length - mostListed} more`;
}

/** 存续至：2019-01，后为 区工信局、区商务局 */
function endLine({ until, successors }: EntryEnd, label: string, language: Language): string {
	const names = list(
		successors.map((name) => escapeMarkdown(name)),
		language,
	);
	if (names === "") return label + escapeMarkdown(until);
	return `${label}${escapeMarkdown(until)}${language === "zh" ? "，后为" : ", then "}${names}`;
}

function sourceLine(sources: readonly SourceReference[], language: Language): string {
	if (sources.length === 0) return "";
	return `${language === "zh" ? "出处：" : "Source: "}${printSources(sources, language)}`;
}

/** The newest sources by title and date, and how many there are; empty where there is none. */
function printSources(sources: readonly SourceReference[], language: Language): string {
	if (sources.length === 0) return "";
	const sorted = [...sources].sort((a, b) =>
		(a.date ?? "") < (b.date ?? "") ? 1 : (a.date ?? "") > (b.date ?? "") ? -1 : 0,
	);
	const named = sorted.slice(0, 3).map(({ document, date }) => {
		const isWrapped = language === "zh" && !document.includes("《");
		const title = isWrapped ? `《${escapeMarkdown(document)}》` : escapeMarkdown(document);
		if (date === undefined) return title;
		return language === "zh" ? `${title}（${escapeMarkdown(date)}）` : `${title} (${escapeMarkdown(date)})`;
	});
	const rest = sources.length - named.length;
	if (language === "zh") return `${named.join("、")}${rest > 0 ? `等${sources.length}份` : ""}`;
	return `${named.join("; ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

export function list(entries: readonly string[], language: Language): string {
	return entries.join(language === "zh" ? "、" : ", ");
}
