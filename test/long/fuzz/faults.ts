/** Kinds of faults that a run has found, each with its shortest example. */
export class Faults {
	private readonly found = new Map<string, { count: number; example: string }>();

	get kinds(): number {
		return this.found.size;
	}

	/**
	 * @param what was done; its first word and the error's first line, without numbers, are the kind
	 * @param example how it comes about
	 */
	note(what: string, error: unknown, example: string): void {
		const message = error instanceof Error ? error.message : String(error);
		const key = `${what.split(" ")[0]}: ${message.split("\n")[0]?.replace(/\d+/g, "N")}`;
		const text = `${what}\n${example}\n${message}`;
		const known = this.found.get(key);
		const isShorter = known === undefined || text.length < known.example.length;
		this.found.set(key, { count: (known?.count ?? 0) + 1, example: isShorter ? text : known.example });
	}

	print(): void {
		for (const [key, { count, example }] of this.found) console.log(`\n${count} times ${key}\n${example}`);
	}
}
