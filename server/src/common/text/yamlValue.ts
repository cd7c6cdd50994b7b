/** A value to be written: text, a list, or keys with values in their order. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

export function isList(value: YamlValue): value is readonly YamlValue[] {
	return Array.isArray(value);
}

/** A value on one line, in flow style. */
export function printFlow(value: YamlValue): string {
	if (typeof value === "string") return printScalar(value);
	if (isList(value)) return `[${value.map(printFlow).join(", ")}]`;
	const pairs = Object.entries(value).map(([key, part]) => `${key}: ${printFlow(part)}`);
	return `{ ${pairs.join(", ")} }`;
}

/** A scalar that reads as the text it is: JSON strings are YAML (YAML 1.2). Dates and names need no quotes. */
function printScalar(text: string): string {
	const isPlain =
		/^(?:(?:\.\/)?[\p{Script=Han}“《](?:[\p{Script=Han}A-Za-z\d./_()（）·“”《》、，：；]| (?!#))*|\d{4}-\d{2}-\d{2})$/u.test(
			text,
		);
	return isPlain && !text.endsWith(" ") ? text : JSON.stringify(text);
}
