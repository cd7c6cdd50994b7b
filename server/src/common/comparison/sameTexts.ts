import type { ComparedTask } from "./comparedTask.js";
import type { Partners } from "./partners.js";

/**
 * Pairs tasks that say the same. Where a text stands once in either plan there is nothing to choose; repeated ones are
 * paired beside neighbours that are paired (Heckel 1978), then by where they stand and who answers for them, at last in
 * their order.
 */
export function pairSameTexts(
	before: readonly ComparedTask[],
	after: readonly ComparedTask[],
	partners: Partners,
): void {
	pairBy(before, after, partners, ({ text }) => text, true);
	pairNeighbours(before, after, partners);
	for (const key of keys) pairBy(before, after, partners, key, false);
}

const places: ((task: ComparedTask) => string)[] = [
	({ section, group, units, leaders, number }) =>
		join(section, group, join(...units), join(...leaders), number),
	({ section, group, units }) => join(section, group, ...units),
];
const keys: readonly ((task: ComparedTask) => string)[] = [
	// Tasks without a text are the same only where all else is.
	...places.map((place) => (task: ComparedTask) => join(task.text, place(task))),
	({ text, section }) => (text === "" ? "" : join(text, section)),
	({ text, units }) => (text === "" ? "" : join(text, ...units)),
	({ text }) => text,
];

function join(...parts: readonly (string | number | null)[]): string {
	return parts.join("\u0000");
}

/** Pairs those with the same key, in their order; with `once` only those that are alone with it on either side. */
function pairBy(
	before: readonly ComparedTask[],
	after: readonly ComparedTask[],
	partners: Partners,
	keyOf: (task: ComparedTask) => string,
	once: boolean,
): void {
	const waiting = new Map<string, { readonly before: number[]; readonly after: number[] }>();
	const gather = (
		tasks: readonly ComparedTask[],
		side: "before" | "after",
		isTaken: (i: number) => boolean,
	) =>
		tasks.forEach((task, i) => {
			const key = isTaken(i) ? "" : keyOf(task);
			if (key === "") return;
			let list = waiting.get(key);
			if (list === undefined) {
				list = { before: [], after: [] };
				waiting.set(key, list);
			}
			list[side].push(i);
		});
	gather(before, "before", (i) => partners.afterOf(i) >= 0);
	gather(after, "after", (i) => partners.beforeOf(i) >= 0);
	for (const list of waiting.values()) {
		if (once && (list.before.length !== 1 || list.after.length !== 1)) continue;
		const count = Math.min(list.before.length, list.after.length);
		for (let i = 0; i < count; i++) partners.pair(list.before[i] ?? -1, list.after[i] ?? -1, 1);
	}
}

function pairNeighbours(
	before: readonly ComparedTask[],
	after: readonly ComparedTask[],
	partners: Partners,
): void {
	const extend = (b: number, a: number, step: 1 | -1) => {
		const from = partners.beforeOf(a);
		if (from < 0 || partners.afterOf(b + step) >= 0 || partners.beforeOf(a + step) >= 0) return;
		const [one, other] = [before[b + step], after[a + step]];
		if (one !== undefined && other !== undefined && one.text !== "" && one.text === other.text)
			partners.pair(b + step, a + step, 1);
	};
	for (let a = 0; a < after.length; a++) extend(partners.beforeOf(a), a, 1);
	for (let a = after.length - 1; a >= 0; a--) extend(partners.beforeOf(a), a, -1);
}
