/**
 * What the suite uses of Node's strict assertions, for an extension host that is a Web Worker; the bundle of the suite
 * takes it in their place. Failures are errors with `actual` and `expected`, of which mocha shows the difference.
 */
class AssertionError extends Error {
	override readonly name = "AssertionError";
	readonly showDiff = true;
	constructor(
		message: string,
		readonly actual: unknown,
		readonly expected: unknown,
	) {
		super(message);
	}
}

function fail(message: string | undefined, own: string, actual: unknown, expected: unknown): never {
	throw new AssertionError(message ?? own, actual, expected);
}

function isSame(actual: unknown, expected: unknown): boolean {
	if (Object.is(actual, expected)) return true;
	if (typeof actual !== "object" || typeof expected !== "object" || actual === null || expected === null)
		return false;
	if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) return false;
	if (actual instanceof Map && expected instanceof Map) return isSame([...actual], [...expected]);
	if (actual instanceof Set && expected instanceof Set) return isSame([...actual], [...expected]);
	const names = Object.keys(actual);
	const at = (value: object, name: string): unknown => Reflect.get(value, name);
	return (
		names.length === Object.keys(expected).length &&
		names.every((name) => Object.hasOwn(expected, name) && isSame(at(actual, name), at(expected, name)))
	);
}

export const strict = {
	ok(value: unknown, message?: string): void {
		if (!value) fail(message, "a value is falsy", value, true);
	},
	equal(actual: unknown, expected: unknown, message?: string): void {
		if (!Object.is(actual, expected)) fail(message, "values are not the same", actual, expected);
	},
	notEqual(actual: unknown, expected: unknown, message?: string): void {
		if (Object.is(actual, expected)) fail(message, "values are the same", actual, expected);
	},
	deepEqual(actual: unknown, expected: unknown, message?: string): void {
		if (!isSame(actual, expected)) fail(message, "values are not alike", actual, expected);
	},
	match(text: string, expected: RegExp, message?: string): void {
		if (!expected.test(text)) fail(message, `a text does not match ${expected}`, text, String(expected));
	},
	doesNotMatch(text: string, expected: RegExp, message?: string): void {
		if (expected.test(text)) fail(message, `a text matches ${expected}`, text, String(expected));
	},
	async rejects(work: Promise<unknown>, expected: RegExp): Promise<void> {
		const reason = await work.then(
			() => undefined,
			(error: unknown) => String(error),
		);
		if (reason === undefined) fail(undefined, "what was to fail did not", reason, String(expected));
		strict.match(reason, expected);
	},
};

export default strict;
