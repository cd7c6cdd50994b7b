import type { WorkPlan } from "./workPlan.js";

/** Thrown when all is said of an operation. */
export class Ended extends Error {}

/**
 * What is said of an operation while it is done to a {@link WorkPlan}: whether it must be refused, whether a layout may
 * refuse it, and what may change in the document because of it.
 */
export class Verdict {
	/** Why it must be refused: it has no sense, or something would be lost. */
	mustRefuse: string | undefined;
	/** Why it may be refused; it must be done where there is no reason. */
	readonly mayRefuse: string[] = [];
	isIdle = false;
	/** Nothing is said of what the document shows then, but of the tasks that the operation does not name. */
	isOpen = false;
	/** Words that must stand in the document then, as a paragraph or whatever they make. */
	paragraph: string | undefined;
	/** The very text that must come out. */
	source: string | undefined;
	/** Lines that may change, beside those of rows that show something else. */
	readonly lines = new Set<number>();
	/** Tasks that the operation names. */
	readonly named = new Set<number>();
	/** Tasks that the plan may read otherwise, though their cells are as before. */
	readonly unsettled = new Set<number>();
	/** The operation is about numbers, or about the cells by which reading tells where they are. */
	renumbers = false;
	/** Units that must be read in a cell of a task. */
	units: { readonly task: number; readonly column: number; readonly units: readonly string[] } | undefined;
	/** Leaders that must be read of a task. */
	leaders: { readonly task: number; readonly names: readonly string[] } | undefined;

	/** It changes nothing, and may as well be refused. */
	idle(reason: string): void {
		this.isIdle = true;
		this.mayRefuse.push(reason);
	}

	/** Ends the operation. */
	refuse(reason: string): never {
		this.mustRefuse = reason;
		throw new Ended();
	}

	may(reason: string): void {
		this.mayRefuse.push(reason);
	}

	/** Ends the operation: it may be refused, and nothing is said of what becomes of it but that others stay. */
	open(reason: string): never {
		this.isOpen = true;
		this.mayRefuse.push(reason);
		throw new Ended();
	}

	concernBlock(work: WorkPlan, block: number): void {
		const shown = work.document.shown.blocks.find((one) => one.block === block);
		if (shown === undefined) return;
		for (let line = shown.line; line < shown.endLine; line++) this.lines.add(line);
	}
}
