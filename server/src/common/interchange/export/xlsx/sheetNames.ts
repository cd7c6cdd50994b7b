/** Excel takes no longer names (UTF-16 units). */
const longest = 31;

/** Names as Excel takes them: of at most 31 characters, without []:*?/\, no two the same but for their case. */
export function uniqueSheetNames(wanted: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return wanted.map((name) => {
		const plain = name
			.replace(/[[\]:*?/\\]/g, " ")
			.replace(/\p{Cc}/gu, " ")
			.trim()
			.replace(/^'|'$/g, "’");
		for (let copy = 1; ; copy++) {
			const suffix = copy === 1 ? "" : `（${copy}）`;
			const unique = cut(plain === "" ? "表" : plain, longest - suffix.length) + suffix;
			if (taken.has(unique.toLowerCase())) continue;
			taken.add(unique.toLowerCase());
			return unique;
		}
	});
}

function cut(text: string, length: number): string {
	const isPair = length < text.length && (text.codePointAt(length - 1) ?? 0) > 0xffff;
	return text.slice(0, isPair ? length - 1 : length);
}
