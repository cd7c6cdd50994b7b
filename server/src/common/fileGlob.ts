/**
 * Whether the path (with `/`, relative to the workspace) is one that the pattern names. `*` stands for any
 * characters of one path segment, `?` for one, `**` for any number of segments. A pattern without `/` names
 * files of any folder, one that ends with `/` all that lies in that folder. Takes at most time proportional to
 * pattern length × path length: it goes back to the last star only, never to one before it.
 */
export function matchesGlob(pattern: string, path: string): boolean {
	let wanted = pattern.trim().replace(/\\/g, "/");
	if (wanted.startsWith("./")) wanted = wanted.slice(2);
	if (wanted.endsWith("/")) wanted += "**";
	const isAnywhere = !wanted.includes("/");
	if (wanted.startsWith("/")) wanted = wanted.slice(1);
	const segments = wanted.split("/");
	const folders = path.replace(/\\/g, "/").split("/");
	return matchSequence(
		isAnywhere ? ["**", ...segments] : segments,
		folders,
		(segment) => segment === "**",
		(segment, folder) =>
			matchSequence(
				[...segment],
				[...folder],
				(character) => character === "*",
				(character, other) => character === "?" || character === other,
			),
	);
}

/** Whether the items fit the pattern, of which some elements stand for any number of items. */
function matchSequence<Element, Item>(
	pattern: readonly Element[],
	items: readonly Item[],
	isStar: (element: Element) => boolean,
	fits: (element: Element, item: Item) => boolean,
): boolean {
	let p = 0;
	let i = 0;
	let star = -1;
	let starItem = 0;
	while (i < items.length) {
		const element = pattern[p];
		const item = items[i];
		if (element !== undefined && isStar(element)) {
			star = p;
			starItem = i;
			p += 1;
		} else if (element !== undefined && item !== undefined && fits(element, item)) {
			p += 1;
			i += 1;
		} else if (star >= 0) {
			starItem += 1;
			i = starItem;
			p = star + 1;
		} else return false;
	}
	while (p < pattern.length) {
		const element = pattern[p];
		if (element === undefined || !isStar(element)) return false;
		p += 1;
	}
	return true;
}
