import type { Fix } from "./edit.js";
import type { LocalizedText } from "./localizedText.js";
import type { PlanOperation } from "./planOperation.js";

/**
 * A fix for a run of findings, such as the gaps in one sequence of numbers, to be reviewed unless it is said to be safe.
 * It changes as much as the run is long, and there is one at each finding: what is to be done is found out when somebody
 * asks for it.
 *
 * @param run what the findings have in common; equal objects are one run
 */
export function mendRun(
	run: object,
	title: LocalizedText,
	compute: () => readonly PlanOperation[],
	safe = false,
): Fix {
	let known: readonly PlanOperation[] | undefined;
	return {
		title,
		safe,
		run,
		get operations() {
			known ??= compute();
			return known;
		},
	};
}

/** What is made of the first fix of each run and title, which mends the findings of the others, too. */
export class FirstOfRun<T> {
	private readonly known = new Map<object, Map<string, T>>();

	/** `undefined` for a fix of no run, and for the first of one. */
	find({ run, title }: Fix): T | undefined {
		return run === undefined ? undefined : this.known.get(run)?.get(title.en);
	}

	add({ run, title }: Fix, made: T): void {
		if (run === undefined) return;
		const ofRun = this.known.get(run) ?? new Map<string, T>();
		this.known.set(run, ofRun.set(title.en, made));
	}
}
