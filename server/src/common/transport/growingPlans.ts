import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { ServerHost } from "./serverHost.js";

/** Milliseconds without an edit after which a plan has grown, for now, or has been begun. */
const quiet = 10_000;

/** Findings that a plan has only because it is being added to, and those that only a plan being begun has. */
const whileGrowing: ReadonlySet<string> = new Set(["number/total"]);
const whileBegun: ReadonlySet<string> = new Set(["number/total", "text/placeholder"]);

/**
 * The plans that lines are being added to or taken from: what they have only for that reason — a total that does not
 * fit yet, words of a template that was just put in — waits until they are saved, or nobody has edited them for ten
 * seconds.
 */
export class GrowingPlans {
	/** Of each such plan, how often it was edited. */
	private readonly edits = new Map<string, number>();
	/** Those that were empty when they were opened, and nobody has saved or left alone since. */
	private readonly begun = new Set<string>();

	/** @param settled the findings of a plan wait no longer: it was saved, or left alone */
	constructor(
		private readonly pause: ServerHost["pause"],
		private readonly settled: (uri: string, why: "saved" | "left-alone") => void,
	) {}

	opened(uri: string, text: string): void {
		if (text.trim() === "") this.begun.add(uri);
	}

	/** Growing begins with a line more or less, and every edit prolongs it. */
	edited(uri: string, changes: readonly TextDocumentContentChangeEvent[]): void {
		const before = this.edits.get(uri);
		if (before === undefined && !changes.some(changesLines)) return;
		const count = (before ?? 0) + 1;
		this.edits.set(uri, count);
		void this.pause(quiet).then(() => {
			if (this.edits.get(uri) === count) this.settle(uri, "left-alone");
		});
	}

	/** It was saved by its user, or left alone. */
	settle(uri: string, why: "saved" | "left-alone"): void {
		const wasBegun = this.begun.delete(uri);
		if (this.edits.delete(uri) || wasBegun) this.settled(uri, why);
	}

	forget(uri: string): void {
		this.edits.delete(uri);
		this.begun.delete(uri);
	}

	/** The rules whose findings wait in a document. */
	waitingIn(uri: string): ReadonlySet<string> | undefined {
		if (!this.edits.has(uri)) return undefined;
		return this.begun.has(uri) ? whileBegun : whileGrowing;
	}
}

/** Whether lines come or go; unknown, and so assumed, where the whole text is another. */
export function changesLines(change: TextDocumentContentChangeEvent): boolean {
	if (!("range" in change)) return true;
	const { start, end } = change.range;
	return end.line > start.line || /[\r\n]/.test(change.text);
}
