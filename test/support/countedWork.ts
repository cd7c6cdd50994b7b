/** Methods of strings that look at one character, or at no more than a few. */
const ofOne = [
	"at",
	"charAt",
	"charCodeAt",
	"codePointAt",
	"slice",
	"substring",
	"startsWith",
	"endsWith",
] as const;
/** Methods of strings that look at all characters, or make as many. */
const ofAll = ["lastIndexOf", "repeat", "split", "trim", "trimEnd", "trimStart"] as const;

/**
 * How much work a run is, counted in characters that methods of strings and expressions look at and in elements that
 * arrays copy or go through in search of one: the same on every machine, however busy. Not counted is what reads
 * characters by `text[i]`, or none at all.
 */
export function countWork(run: () => unknown): number {
	let work = 0;
	const strings = String.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
	const restore: (() => void)[] = [];
	const replace = (name: string, cost: (text: string, args: readonly unknown[]) => number) => {
		const own = strings[name];
		if (own === undefined) throw new Error(`Strings have no ${name}`);
		restore.push(() => {
			strings[name] = own;
		});
		strings[name] = function (this: string, ...args: unknown[]) {
			work += cost(this, args);
			return own.apply(this, args);
		};
	};
	for (const name of ofOne) replace(name, () => 1);
	for (const name of ofAll) replace(name, (text) => text.length);
	// Looking for words ends where they stand.
	const { indexOf } = String.prototype;
	const search = (text: string, [words, from]: readonly unknown[]) => {
		const start = typeof from === "number" ? Math.min(from, text.length) : 0;
		const found = indexOf.call(text, String(words), start);
		return (found < 0 ? text.length : found) - start + 1;
	};
	for (const name of ["includes", "indexOf"]) replace(name, search);
	const arrays = Array.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
	const replaceOfArrays = (name: string, run: (own: (...args: unknown[]) => unknown) => typeof own) => {
		const own = arrays[name];
		if (own === undefined) throw new Error(`Arrays have no ${name}`);
		restore.push(() => {
			arrays[name] = own;
		});
		arrays[name] = run(own);
	};
	replaceOfArrays(
		"slice",
		(own) =>
			function (this: unknown[], ...args) {
				const copied = own.apply(this, args);
				work += (copied as unknown[]).length;
				return copied;
			},
	);
	for (const name of ["find", "findIndex", "some"])
		replaceOfArrays(
			name,
			(own) =>
				function (this: unknown[], ask, ...rest) {
					const counting = (...args: unknown[]) => {
						work++;
						return (ask as (...args: unknown[]) => unknown)(...args);
					};
					return own.call(this, counting, ...rest);
				},
		);
	const { exec } = RegExp.prototype;
	restore.push(() => {
		RegExp.prototype.exec = exec;
	});
	// test(), match(), matchAll(), search() and replace() all come here where exec() is not the engine's own.
	RegExp.prototype.exec = function (this: RegExp, text: string) {
		const from = this.global || this.sticky ? this.lastIndex : 0;
		const found = exec.call(this, text);
		if (found !== null) work += found.index - from + found[0].length + 1;
		else work += this.sticky || isAnchored(this) ? 1 : text.length - from + 1;
		return found;
	};
	try {
		run();
	} finally {
		for (const undo of restore) undo();
	}
	return work;
}

/** Whether an expression is tried at the beginning of a text alone: it opens with ^, and so does each of its branches. */
function isAnchored({ source, multiline }: RegExp): boolean {
	if (multiline) return false;
	let depth = 0;
	let inClass = false;
	let opens = true;
	for (let i = 0; i < source.length; i++) {
		if (opens && source[i] !== "^") return false;
		opens = false;
		const char = source[i];
		if (char === "\\") i++;
		else if (inClass) inClass = char !== "]";
		else if (char === "[") inClass = true;
		else if (char === "(") depth++;
		else if (char === ")") depth--;
		else if (char === "|" && depth === 0) opens = true;
	}
	return !opens;
}
