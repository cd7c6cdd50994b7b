/** Which task of one plan goes on as which of the other; each has one partner at most. */
export class Partners {
	private readonly after: Int32Array;
	private readonly before: Int32Array;
	private readonly similarities: Float64Array;

	constructor(beforeCount: number, afterCount: number) {
		this.after = new Int32Array(beforeCount).fill(-1);
		this.before = new Int32Array(afterCount).fill(-1);
		this.similarities = new Float64Array(beforeCount);
	}

	pair(before: number, after: number, similarity: number): void {
		this.after[before] = after;
		this.before[after] = before;
		this.similarities[before] = similarity;
	}

	/** Leaves both without a partner. */
	part(before: number, after: number): void {
		this.after[before] = -1;
		this.before[after] = -1;
	}

	/** -1 where it has none, or there is no such task. */
	afterOf(before: number): number {
		return this.after[before] ?? -1;
	}

	beforeOf(after: number): number {
		return this.before[after] ?? -1;
	}

	similarityOf(before: number): number {
		return this.similarities[before] ?? 0;
	}

	/** Tasks of the plan before that have no partner, ascending. */
	aloneBefore(): readonly number[] {
		return alone(this.after);
	}

	aloneAfter(): readonly number[] {
		return alone(this.before);
	}

	/** Tasks of the plan before that have one, ascending. */
	pairedBefore(): readonly number[] {
		return paired(this.after);
	}

	pairedAfter(): readonly number[] {
		return paired(this.before);
	}

	/** Visits the tasks of the plan after with their partners, -1 for none. */
	eachAfter(visit: (before: number, after: number) => void): void {
		this.before.forEach(visit);
	}
}

function alone(partners: Int32Array): readonly number[] {
	return tasksWhere(partners, (partner) => partner < 0);
}

function paired(partners: Int32Array): readonly number[] {
	return tasksWhere(partners, (partner) => partner >= 0);
}

function tasksWhere(partners: Int32Array, test: (partner: number) => boolean): readonly number[] {
	const tasks: number[] = [];
	partners.forEach((partner, task) => {
		if (test(partner)) tasks.push(task);
	});
	return tasks;
}
