/** A task of a drafter: what it begins with, what must come of it, and the keys of both ways. */
export interface DraftersTask {
	readonly name: string;
	readonly what: string;
	/** Texts by names of files; 2026.plan.md is opened. */
	readonly files: Readonly<Record<string, string>>;
	/** How many sections each of the plans has then, by their headings. */
	readonly sections: readonly string[];
	/** By names of files the tasks in their order: words, leader, units, the first of which leads. */
	readonly outcome: Readonly<Record<string, readonly (readonly string[])[]>>;
	/** What else must stand in each text. */
	readonly says?: readonly string[];
}

export const tasks: readonly DraftersTask[];
