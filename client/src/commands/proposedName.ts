/**
 * A name for a document that is written beside a plan: the plan's own. Where a file has it, which mostly is the document that
 * the plan was imported from, the suffix stands behind it, so that nobody replaces that by saying yes twice; with the suffix it
 * is what was written before.
 *
 * @param plan the name of the plan's file, without what ends it
 * @param ending without the dot
 * @param isTaken asked for a name with its ending
 */
export async function proposeName(
	plan: string,
	ending: string,
	suffix: string,
	isTaken: (name: string) => Promise<boolean>,
): Promise<string> {
	const name = `${plan}.${ending}`;
	return (await isTaken(name)) ? `${plan}${suffix}.${ending}` : name;
}
