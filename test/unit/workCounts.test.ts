import assert from "node:assert/strict";
import { loadDirectory } from "../../server/src/common/directory/load.js";
import { DocumentTokens } from "../../server/src/common/features/semanticTokens.js";
import { Sequence } from "../../server/src/common/model/sequence.js";
import { defaultSettings } from "../../server/src/common/settings.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument, replaceRange } from "../../server/src/common/text/sourceDocument.js";
import { DiagnosticsComposer } from "../../server/src/common/transport/diagnosticsComposer.js";
import { generatePlan, middleOfTask } from "../bench/generatePlan.mjs";
import { countCalls } from "../support/countCalls.js";
import { readProjectFile } from "../support/seeds.js";

const environment = {
	settings: defaultSettings,
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
	const { text, snapshot: before } = planOf(tasks);
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
	answer(before);
	// The first edit makes a tree of the lines.
	const first = press(before, character, "再");
	const known = answer(first);
	const old = nodesOf(first);
	// The version behind an edit takes them over.
	const named = new Set(first.index.unitUses.values());
	const after = press(first, character + 1, inserted);
	const looked = [countCalls(after.index.keys, "taskOf"), countCalls(after.plan, "lineOfTask")];
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
	return { read: read.size, made, bytes, placed, renamed, named: named.size };
}

describe("the work of a key press", () => {
	after(() => plans.clear());

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
