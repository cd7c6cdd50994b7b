/**
 * The text with blanks for what Markdown and browsers read letter by letter: code spans, the destinations of links
 * and images with their brackets, autolinks, addresses, all of a line of JSON. Offsets stay, and no rule about a text finds or mends
 * anything there: a full-width bracket is the end of a link. The text itself where there is none.
 */
export function maskLiterals(text: string): string {
	// Nearly every text ends here.
	if (!beginnings.some((one) => text.includes(one))) return text;
	if (json.test(text)) return " ".repeat(text.length);
	const found = findLiterals(text);
	if (found.length === 0) return text;
	let masked = "";
	let end = 0;
	for (const [start, close] of found) {
		if (close <= end) continue;
		masked += text.slice(end, Math.max(start, end)) + " ".repeat(close - Math.max(start, end));
		end = close;
	}
	return masked + text.slice(end);
}

/** One of them is in every text that has any. */
const beginnings = ["`", "](", "]:", "![", "://", '":'];
/** What records of JSON begin with, or a line of them: {"任务": "…, "序号": 1. */
const json = /^[[{\s]{0,40}"[^"\n]{1,80}"\s{0,4}:\s{0,4}(?:["[{\d-]|true|false|null)/;

type Range = readonly [number, number];

/** In order of their beginnings; what stands in a destination may be found once more. One pass. */
function findLiterals(text: string): readonly Range[] {
	const found: Range[] = [];
	const nextRuns = text.includes("`") ? pairRuns(text) : undefined;
	/** Brackets that are open, and whether each is the destination of a link. */
	const open: { readonly at: number; readonly isLink: boolean }[] = [];
	let labelled = label.exec(text)?.[0].length ?? -1;
	for (let i = 0; i < text.length; i++) {
		if (i === labelled) {
			// [1]: https://… says where a link leads that stands elsewhere.
			const end = lineEnd(text, i);
			found.push([i, end]);
			i = end - 1;
			labelled = -1;
			continue;
		}
		switch (text[i]) {
			case "\\":
				i++;
				break;
			case "\n":
				open.length = 0;
				break;
			case "`": {
				let end = i;
				while (text[end] === "`") end++;
				const close = nextRuns?.get(i);
				if (close !== undefined) {
					end = close + end - i;
					found.push([i, end]);
				}
				i = end - 1;
				break;
			}
			case "!":
				// The mark of an image is none of a sentence.
				if (text[i + 1] === "[") found.push([i, i + 1]);
				break;
			case "(":
				open.push({ at: i, isLink: text[i - 1] === "]" });
				break;
			case ")": {
				const opened = open.pop();
				if (opened?.isLink === true) found.push([opened.at, i + 1]);
				break;
			}
			case "<": {
				const end = autolinkEnd(text, i);
				if (end < 0) break;
				found.push([i, end]);
				i = end - 1;
				break;
			}
			case ":": {
				if (text[i + 1] !== "/" || text[i + 2] !== "/") break;
				let start = i;
				while (start > 0 && i - start < longestScheme && isSchemeLetter(text.charCodeAt(start - 1))) start--;
				if (start === i) break;
				// [https://…](https://…): the address that is a link's words ends with them.
				const words = text.slice(i, i + longestAddress).indexOf("](");
				const end = Math.min(addressEnd(text, i + 3), words < 0 ? text.length : i + words);
				found.push([start, end]);
				i = end - 1;
			}
		}
	}
	return found.sort((a, b) => a[0] - b[0]);
}

/** [1]: a place, and nothing else on the line but its title; [分工]: and words is a sentence. */
const label = /^\s{0,9}\[[^\]\n]{1,99}\]:(?=\s{0,9}[^\s/#<.]*(?:[/#<]|\.[A-Za-z])\S*(?:\s+["'(][^\n]*)?$)/;

/** For each run of backticks, by its place, the next one of the same length, which closes the code that it opens. */
function pairRuns(text: string): ReadonlyMap<number, number> {
	const runs: Range[] = [];
	for (let i = text.indexOf("`"); i >= 0; i = text.indexOf("`", i)) {
		const start = i;
		while (text[i] === "`") i++;
		runs.push([start, i]);
	}
	const pairs = new Map<number, number>();
	const nearest = new Map<number, number>();
	for (const [start, end] of runs.reverse()) {
		const next = nearest.get(end - start);
		if (next !== undefined) pairs.set(start, next);
		nearest.set(end - start, start);
	}
	return pairs;
}

function lineEnd(text: string, from: number): number {
	const end = text.indexOf("\n", from);
	return end < 0 ? text.length : end;
}

/** Words of a link that are an address are looked through so far. */
const longestAddress = 300;

/** https is short; what is longer is a word before a colon. */
const longestScheme = 12;

function isSchemeLetter(code: number): boolean {
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** The end of `<scheme:…>`; -1 where a tag or a smaller number begins. */
function autolinkEnd(text: string, start: number): number {
	let i = start + 1;
	while (i - start <= longestScheme && isSchemeLetter(text.charCodeAt(i))) i++;
	if (i - start < 3 || text[i] !== ":") return -1;
	while (i < text.length && !" \t\n\u3000<>".includes(text.charAt(i))) i++;
	return text[i] === ">" ? i + 1 : -1;
}

/**
 * The end of an address that stands in a sentence. It goes as far as there are signs of one: behind the last of them
 * the name of a folder, a file or a value is a part of it, and marks and words are the sentence's. A bracket that it
 * has not opened ends it, as blanks and full-width marks do.
 */
function addressEnd(text: string, from: number): number {
	let depth = 0;
	let sign = from;
	let stop = from;
	for (; stop < text.length; stop++) {
		const code = text.charCodeAt(stop);
		const character = text.charAt(stop);
		if (code > 0x7f ? !isWord(code) : code <= 0x20 || '<>"|`'.includes(character)) break;
		if (character === "(") depth++;
		if (character === ")" && --depth < 0) break;
		if ("/=&%#".includes(character)) sign = stop + 1;
		else if (character === "." && isSchemeLetter(text.charCodeAt(stop + 1))) sign = stop + 1;
	}
	const takesWords = isWord(text.charCodeAt(sign));
	let end = sign;
	while (end < stop && (isNamePart(text.charCodeAt(end)) || (takesWords && isWord(text.charCodeAt(end)))))
		end++;
	while (end > from && text[end - 1] === ".") end--;
	return end;
}

/** What names in addresses are made of, beside the words of other scripts. */
function isNamePart(code: number): boolean {
	return (
		isSchemeLetter(code) || (code >= 0x30 && code <= 0x39) || "-._~@+".includes(String.fromCharCode(code))
	);
}

/** Characters of other scripts than Latin, their marks aside. */
function isWord(code: number): boolean {
	return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xd800 && code <= 0xdfff);
}
