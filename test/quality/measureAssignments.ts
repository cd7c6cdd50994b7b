import { leadersOf } from "../../server/src/common/model/leadersOf.js";
import { createTestSnapshot } from "../support/planSnapshot.js";
import { type MeasureRow, readLabelled, sumRows, toMeasure } from "./measure.js";

/** A document with the units of its tasks; see assignments/README.md. */
interface LabelledAssignments {
	readonly name: string;
	readonly text: string;
	/** By words of the task: units parted by ` / `, `★` leads, `?` may be left out. */
	readonly answers: Readonly<Record<string, string>>;
	readonly leaders?: Readonly<Record<string, string>>;
}

/** Pairs of unit and lead, each under the task that it was labelled for. */
function measureAssignments(): readonly MeasureRow[] {
	return sumRows(readLabelled<LabelledAssignments>("assignments").flatMap(measureDocument));
}

function measureDocument({ name, text, answers, leaders = {} }: LabelledAssignments): readonly MeasureRow[] {
	const { plan, index } = createTestSnapshot(text);
	const places = placesOf(text, Object.keys(answers));
	const found = new Map(places.map(({ words }) => [words, new Map<string, boolean>()]));
	const foundLeaders = new Map(places.map(({ words }) => [words, new Set<string>()]));
	const lines = offsetsOfLines(text);
	plan.forEachTask((row, task) => {
		const end = (lines[plan.lineOfTask(task) + row.span.endLine] ?? 0) + row.span.endCharacter;
		const words = places.findLast(({ offset }) => offset < end)?.words ?? places[0]?.words ?? "";
		const units = found.get(words);
		for (const { raw, lead } of index.unitsOf(task)) units?.set(raw, lead || (units.get(raw) ?? false));
		for (const leader of leadersOf(plan, task)) foundLeaders.get(words)?.add(leader.name);
	});
	const layout = plan.someTask(({ header }) => header.layout !== "inline") ? "table" : "inline";
	const pairs = { layout, measure: "assignments", documents: 1, labelled: 0, found: 0, right: 0 };
	const persons = { layout, measure: "leaders", documents: 1, labelled: 0, found: 0, right: 0 };
	const misses: string[] = [];
	const personMisses: string[] = [];
	for (const [words, list] of Object.entries(answers)) {
		const got = found.get(words) ?? new Map<string, boolean>();
		const expected = list.split(" / ");
		for (const item of expected) {
			const mayMiss = item.startsWith("?");
			const lead = item.startsWith("★");
			const unit = item.replace(/^[★?]/, "");
			const given = got.get(unit);
			got.delete(unit);
			if (mayMiss) continue;
			pairs.labelled++;
			if (given !== undefined) pairs.found++;
			if (given === lead) pairs.right++;
			else misses.push(`${name}: ${words}: ${given === undefined ? "missed" : "wrong lead"} ${item}`);
		}
		for (const [unit, lead] of got) {
			pairs.found++;
			misses.push(`${name}: ${words}: too many ${lead ? "★" : ""}${unit}`);
		}
		const gotLeaders = foundLeaders.get(words) ?? new Set<string>();
		for (const leader of leaders[words]?.split(" / ") ?? []) {
			persons.labelled++;
			if (gotLeaders.delete(leader)) {
				persons.found++;
				persons.right++;
			} else personMisses.push(`${name}: ${words}: missed ${leader}`);
		}
		if (leaders[words] !== undefined)
			for (const leader of gotLeaders) {
				persons.found++;
				personMisses.push(`${name}: ${words}: too many ${leader}`);
			}
	}
	const rows: MeasureRow[] = [{ ...pairs, misses }];
	if (persons.labelled > 0) rows.push({ ...persons, misses: personMisses });
	return rows;
}

/** Where the words of each task stand; a line may be broken inside them. */
function placesOf(text: string, all: readonly string[]) {
	const offsets: number[] = [];
	let joined = "";
	for (let i = 0; i < text.length; i++) {
		if (text[i] === "\n") continue;
		offsets.push(i);
		joined += text[i];
	}
	return all
		.map((words) => {
			const at = joined.indexOf(words);
			if (at < 0 || joined.includes(words, at + 1)) throw new Error(`“${words}” must occur once`);
			return { words, offset: offsets[at] ?? 0 };
		})
		.sort((a, b) => a.offset - b.offset);
}

function offsetsOfLines(text: string): readonly number[] {
	const offsets = [0];
	for (let i = 0; i < text.length; i++) if (text[i] === "\n") offsets.push(i + 1);
	return offsets;
}

export const measure = toMeasure(measureAssignments);
