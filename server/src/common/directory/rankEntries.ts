/** The entries of a list that documents are to follow, each with its place in it. */
export function rankEntries<Entry extends object>(
	entries: readonly Entry[],
): readonly (Entry & { rank: number })[] {
	return entries.map((entry, rank) => ({ ...entry, rank }));
}
