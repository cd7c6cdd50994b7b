import assert from "node:assert/strict";
import { loadDirectory } from "../../server/src/common/directory/load.js";
import { DocumentTokens } from "../../server/src/common/features/semanticTokens.js";
import type { Plan } from "../../server/src/common/model/plan.js";
import { Sequence } from "../../server/src/common/model/sequence.js";
import { allRules } from "../../server/src/common/rules/allRules.js";
import { defaultSettings } from "../../server/src/common/settings.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument, replaceRange } from "../../server/src/common/text/sourceDocument.js";
import { DiagnosticsComposer } from "../../server/src/common/transport/diagnosticsComposer.js";
import { generatePlan, middleOfTask } from "../bench/generatePlan.mjs";
import { countCalls } from "../support/countCalls.js";
import { readProjectFile } from "../support/seeds.js";

const environment = {
	// What holds by settings is found out once for each; here rules are counted.
	settings: { ...defaultSettings },
	directories: [
		loadDirectory(readProjectFile("seeds", "directories", "wujiang.directory.yaml"), "file:///d/a.yaml")
			.directory,
	],
	namedDirectories: [],
	missingDirectories: [],
};
const uri = "file:///a.plan.md";
const sizes = [118, 1_000, 10_000, 100_000];

/** All sequences that a snapshot holds; what stands in them is not looked into. */
function sequencesOf(root: object): Set<Sequence<unknown>> {
	const found = new Set<Sequence<unknown>>();
	const seen = new Set<object>([root]);
	let level: object[] = [root];
	for (let depth = 0; depth < 5; depth++) {
		const next: object[] = [];
		for (const holder of level)
			for (const value of Object.values(holder)) {
				if (typeof value !== "object" || value === null || Array.isArray(value) || seen.has(value)) continue;
				seen.add(value);
				if (value instanceof Sequence) found.add(value);
				else next.push(value);
			}
		level = next;
	}
	return found;
}

function nodesOf(snapshot: PlanSnapshot): Set<object> {
	const nodes = new Set<object>();
	for (const sequence of sequencesOf(snapshot)) for (const node of sequence.nodes()) nodes.add(node);
	return nodes;
}

/** A place in the middle of the document, in a task that no finding is about: where others would move, more is sent. */
function quietPlace(text: string, tasks: number): { readonly line: number; readonly character: number } {
	const { snapshot } = planOf(tasks);
	const named = new Set(
		snapshot
			.findings()
			.flatMap(({ span, related }) => [span.line, ...related.map((other) => other.span.line)]),
	);
	for (let task = Math.ceil(tasks / 4) * 2; ; task += 2) {
		const place = middleOfTask(text, task);
		if (!named.has(place.line)) return place;
	}
}

/** Each is read once for all tests. */
const plans = new Map<number, { readonly text: string; readonly snapshot: PlanSnapshot }>();

function planOf(tasks: number): { readonly text: string; readonly snapshot: PlanSnapshot } {
	let known = plans.get(tasks);
	if (known === undefined) {
		const text = generatePlan(tasks, { region: "苏州市吴江区" });
		const document = createSourceDocument(text);
		known = { text, snapshot: createPlanSnapshot({ uri, version: 1, document, environment }) };
		plans.set(tasks, known);
	}
	return known;
}

/** Work that an edit makes, in things that were made or read; never in time, which depends on the machine. */
function countWork(
	tasks: number,
	edit: (text: string) => { line: number; character: number; inserted: string },
) {
	const { text, snapshot: opened } = planOf(tasks);
	const composer = new DiagnosticsComposer({ waitingIn: () => undefined });
	const answer = (snapshot: PlanSnapshot) =>
		composer.answer(snapshot, [], { language: "zh", maxFindings: defaultSettings.maxFindings });
	const { line, character, inserted } = edit(text);
	const press = (snapshot: PlanSnapshot, at: number, typed: string) => {
		const range = { startLine: line, startCharacter: at, endLine: line, endCharacter: at };
		const { document, change } = replaceRange(snapshot.document, range, typed);
		const version = snapshot.version + 1;
		return createPlanSnapshot({ uri, version, document, environment }, { snapshot, change });
	};
	answer(opened);
	// The first edit makes a tree of the lines.
	const first = press(opened, character, "再");
	const known = answer(first);
	const old = nodesOf(first);
	// The version behind an edit takes them over.
	const named = new Set(first.index.unitUses.values());
	const after = press(first, character + 1, inserted);
	const looked = [countCalls(after.index.keys, "taskOf"), countCalls(after.plan, "lineOfTask")];
	const questions = questionsOf(after.plan);
	const before = rules.count();
	after.found();
	const asked = questions();
	const ruleCalls = rules.count() - before;
	const sent = answer(after);
	const placed = looked.reduce((sum, { calls }) => sum + calls, 0);
	const made = [...nodesOf(after)].filter((node) => !old.has(node)).length;
	const { splice, blocks } = after.reading.sequence;
	const read = new Set(blocks.slice(splice?.first, splice?.newEnd));
	for (const block of first.reading.sequence.blocks.slice(splice?.first, splice?.oldEnd)) read.delete(block);
	const bytes = JSON.stringify(
		sent.resultId === known.resultId ? { kind: "unchanged", resultId: sent.resultId } : sent,
	).length;
	const renamed = [...after.index.unitUses.values()].filter((use) => !named.has(use)).length;
	return { read: read.size, made, bytes, placed, renamed, named: named.size, ruleCalls, asked };
}

/** How often rules have been called, each time that a rule looks at a row, or at the document, for one. */
class RuleCalls {
	private readonly restore: (() => void)[] = [];
	private calls = 0;

	/** From now on, by settings that no rules have been chosen for. */
	begin(): void {
		for (const rule of allRules) {
			const amongRows = "amongRows" in rule ? rule.amongRows : undefined;
			for (const [holder, method] of [
				[rule, "check"],
				[rule, "checkTasks"],
				[amongRows, "check"],
			] as const) {
				const own = holder === undefined ? undefined : Reflect.get(holder, method);
				if (holder === undefined || typeof own !== "function") continue;
				Reflect.set(holder, method, (...args: unknown[]) => {
					this.calls++;
					return own.apply(holder, args);
				});
				this.restore.push(() => Reflect.set(holder, method, own));
			}
		}
	}

	end(): void {
		for (const restore of this.restore) restore();
	}

	count(): number {
		return this.calls;
	}
}

const rules = new RuleCalls();

/** Counts what a plan is asked from now on: each task, block, section or group, and each row or block that is visited. */
function questionsOf(plan: Plan): () => number {
	const single = [
		...["taskAt", "blockAt", "sectionAt", "groupAt", "pointAt", "lineOfBlock", "lineOfTask", "blockOfTask"],
		...["sectionOfTask", "groupOfTask", "leaderTaskOf", "unitTaskOf", "tasksBefore", "blockAtLine"],
	].map((method) => countCalls(plan, method));
	let visited = 0;
	for (const method of ["eachTask", "eachBlock", "eachSection", "eachGroup", "eachPoint"] as const) {
		const own = plan[method].bind(plan) as () => Iterable<unknown>;
		Reflect.set(plan, method, function* () {
			for (const item of own()) {
				visited++;
				yield item;
			}
		});
	}
	for (const method of ["forEachTask", "forEachBlock", "forEachGroup", "forEachPoint", "someTask"] as const) {
		const own = plan[method].bind(plan) as (
			visit: (...args: unknown[]) => unknown,
			...rest: unknown[]
		) => unknown;
		Reflect.set(plan, method, (visit: (...args: unknown[]) => unknown, ...rest: unknown[]) =>
			own(
				(...args) => {
					visited++;
					return visit(...args);
				},
				...rest,
			),
		);
	}
	return () => single.reduce((sum, { calls }) => sum + calls, visited);
}

describe("the work of a key press", () => {
	before(() => rules.begin());
	after(() => {
		rules.end();
		plans.clear();
	});

	for (const tasks of sizes)
		it(`does not grow with the document: ${tasks} tasks`, () => {
			const { read, made, bytes } = countWork(tasks, (text) => ({
				...quietPlace(text, tasks),
				inserted: "更",
			}));
			assert.ok(read <= 3, `${read} blocks are read`);
			assert.ok(made > 0 && made <= 64, `${made} nodes are made`);
			assert.ok(bytes <= 2_000, `${bytes} bytes are sent`);
		}).timeout(120_000);

	for (const tasks of sizes)
		it(`encodes the semantic tokens of the row alone: ${tasks} tasks`, () => {
			const { text, snapshot: before } = planOf(tasks);
			const { document } = before;
			const known = DocumentTokens.of(before);
			const { line, character } = middleOfTask(text, Math.ceil(tasks / 4) * 2);
			const range = { startLine: line, startCharacter: character, endLine: line, endCharacter: character };
			const { document: edited, change } = replaceRange(document, range, "更");
			const after = createPlanSnapshot(
				{ uri, version: 2, document: edited, environment },
				{ snapshot: before, change },
			);
			const asked = countCalls(after.index, "ownUnits");
			const [edit, ...others] = DocumentTokens.of(after, known).editsSince(known);
			assert.ok(asked.calls > 0 && asked.calls <= 3, `the units of ${asked.calls} rows are asked for`);
			assert.deepEqual(others, []);
			assert.ok(edit !== undefined && edit.deleteCount <= 5 && (edit.data?.length ?? 0) <= 5);
		}).timeout(120_000);

	it("looks for no other names than those of the rows that an edit of a name is about", () => {
		for (const tasks of sizes.slice(0, 3)) {
			const { read, renamed, named } = countWork(tasks, (text) => {
				const { line } = middleOfTask(text, Math.ceil(tasks / 4) * 2);
				return { line, character: (text.split("\n")[line] ?? "").lastIndexOf("★") + 2, inserted: "新" };
			});
			assert.ok(read <= 3, `${tasks} tasks: ${read} blocks are read`);
			assert.ok(renamed > 0 && renamed <= 8 && named > 20, `${tasks} tasks: ${renamed} of ${named} names`);
		}
	}).timeout(120_000);

	/** Edits that change what the plan is, as text to put in at a place. */
	const shapes: Readonly<
		Record<string, (text: string, tasks: number) => ReturnType<typeof middleOfTask> & { inserted: string }>
	> = {
		"a line more": (text, tasks) => ({
			...middleOfTask(text, Math.ceil(tasks / 4) * 2),
			inserted: "。 | 王嵘 | ★区财政局 |\n| ^^ | ^^ | ",
		}),
		"a number": (text, tasks) => {
			const { line } = middleOfTask(text, Math.ceil(tasks / 4) * 2);
			return { line, character: (text.split("\n")[line] ?? "").search(/\d\./) + 1, inserted: "1" };
		},
		"a ★": (text, tasks) => {
			const { line } = middleOfTask(text, Math.ceil(tasks / 4) * 2);
			return { line, character: (text.split("\n")[line] ?? "").length - 2, inserted: "、★区教育局" };
		},
		"a ^^": (text, tasks) => {
			const { line } = middleOfTask(text, Math.ceil(tasks / 4) * 2);
			return { line, character: (text.split("\n")[line] ?? "").indexOf("|") + 2, inserted: "^^ | " };
		},
		"a heading": (text, tasks) => {
			const { line } = middleOfTask(text, Math.ceil(tasks / 4) * 2);
			const lines = text.split("\n");
			const heading = lines.slice(0, line).findLastIndex((other) => other.startsWith("## "));
			return { line: heading, character: (lines[heading] ?? "").length, inserted: "新" };
		},
	};
	/**
	 * The most that checking asks of a plan behind an edit. No rule is exempt; this plan is one of tables, in order, as most
	 * are. Tasks in prose, numbers that begin anew in each section and codes (1-2) are gone through by the rules on numbers,
	 * and what is wrong in thousands of places by rules that do not keep it by tasks (ARCHITECTURE.md, What an edit costs).
	 */
	const mostAsked = 640;
	/** Edits that leave the plan what it is, likewise. */
	const inRows: typeof shapes = {
		"a sentence": (text, tasks) => ({ ...middleOfTask(text, Math.ceil(tasks / 4) * 2), inserted: "更" }),
		"a figure": (text, tasks) => {
			const { line } = middleOfTask(text, Math.ceil(tasks / 4) * 2);
			return {
				line,
				character: /^.*\d(?=[个%亿家万公条左])/.exec(text.split("\n")[line] ?? "")?.[0].length ?? 0,
				inserted: "1",
			};
		},
		"a unit": (text, tasks) => {
			const { line } = middleOfTask(text, Math.ceil(tasks / 4) * 2);
			return { line, character: (text.split("\n")[line] ?? "").lastIndexOf("★") + 2, inserted: "新" };
		},
	};
	for (const [name, edit] of Object.entries({ ...inRows, ...shapes }))
		it(`calls rules as often for ${name}, and they ask as much, however long the document is`, () => {
			const calls = sizes.map((tasks) => {
				const { ruleCalls, asked } = countWork(tasks, (text) => edit(text, tasks));
				assert.ok(asked > 0 && asked <= mostAsked, `${tasks} tasks: the plan is asked ${asked} times`);
				return ruleCalls;
			});
			assert.ok(
				calls.every((count) => count > 0 && count === calls[0]),
				calls.join(),
			);
		}).timeout(120_000);

	for (const [name, edit] of Object.entries(shapes))
		it(`makes no more nodes for ${name}, reads no more blocks and places no more findings, however long the document is`, () => {
			for (const tasks of sizes) {
				const { read, made, placed } = countWork(tasks, (text) => edit(text, tasks));
				assert.ok(read <= 3, `${tasks} tasks: ${read} blocks are read`);
				assert.ok(made > 0 && made <= 64, `${tasks} tasks: ${made} nodes are made`);
				// Of 2,141 contradictions as many are put in their places as are shown.
				assert.ok(
					placed <= 8 * defaultSettings.maxFindings,
					`${tasks} tasks: ${placed} places are looked up`,
				);
			}
		}).timeout(120_000);
});
