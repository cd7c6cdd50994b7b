/** A comment that excuses something from rules: its codes, `*` where it names none. */
const excuse = /<!--\s{0,8}niwen-disable(-next-line)?((?:\s{1,4}[a-z*][a-z/*-]{0,40}){0,20})\s{0,8}-->/;

/**
 * Takes the comment `<!-- niwen-disable CODE … -->` out of a row: it is blanked, so that every place in the
 * row stays where it is, and its codes are returned.
 */
export function readExcuses(line: string): { readonly body: string; readonly disabled: readonly string[] } {
	let body = line;
	const disabled: string[] = [];
	for (let from = line.indexOf("<!--"); from >= 0; from = line.indexOf("<!--", from + 4)) {
		const found = excuse.exec(line.slice(from, from + 1200));
		if (found === null || found.index !== 0 || found[1] !== undefined) continue;
		disabled.push(...codesOf(found[2] ?? ""));
		body = body.slice(0, from) + " ".repeat(found[0].length) + body.slice(from + found[0].length);
	}
	return { body, disabled };
}

/** The codes that a comment line excuses the line below it from; `undefined` where it is no such comment. */
export function readNextLineExcuse(line: string): readonly string[] | undefined {
	const found = excuse.exec(line.slice(0, 1200));
	return found?.[1] === undefined ? undefined : codesOf(found[2] ?? "");
}

function codesOf(list: string): readonly string[] {
	const codes = list.split(/\s+/).filter((code) => code !== "");
	return codes.length === 0 ? ["*"] : codes;
}
