/** Counts the calls of a method of an object from now on. */
export function countCalls(object: object, method: string): { readonly calls: number } {
	const counted = { calls: 0 };
	const own = Reflect.get(object, method) as (...args: unknown[]) => unknown;
	Reflect.set(object, method, (...args: unknown[]) => {
		counted.calls++;
		return own.apply(object, args);
	});
	return counted;
}
