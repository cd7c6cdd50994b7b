import { parseArgs } from "node:util";

/** The state that `--before` compares with where it names none: the last before plans could be changed. */
const baseline = "d6d0d43";

/** Pairs of a comparison: enough for an interval of a few per cent. */
const leastPairs = 40;

/**
 * @param {readonly string[]} args
 * @param {{ names: readonly string[], comparable: readonly string[] }} known what `--only` takes, without and with
 *   `--before`
 * @returns {{ chosen: string[], before: string[], pairs: number, isQuick: boolean, sizes: number[], json?: string }}
 *   throws an error whose message is for the user
 */
export function readOptions(args, { names, comparable }) {
	const { values } = parseArgs({
		args: nameBaseline(args),
		options: {
			only: { type: "string" },
			before: { type: "string" },
			pairs: { type: "string" },
			quick: { type: "boolean", default: false },
			large: { type: "boolean", default: false },
			json: { type: "string" },
		},
	});
	const before = listOf(values.before) ?? [];
	const able = before.length > 0 ? comparable : names;
	const chosen = listOf(values.only) ?? [...able];
	const unknown = chosen.find((name) => !able.includes(name));
	if (unknown !== undefined) {
		const kind =
			before.length > 0 && names.includes(unknown) ? `${unknown} is not compared` : `There is no ${unknown}`;
		throw new Error(`${kind}; --only takes ${able.join(", ")}`);
	}
	const pairs = Number(values.pairs ?? (values.quick ? 10 : leastPairs));
	if (!Number.isInteger(pairs) || pairs < 1) throw new Error("--pairs takes a whole number, at least 1");
	if (values.pairs !== undefined && before.length === 0) throw new Error("--pairs goes with --before");
	return {
		chosen,
		before,
		pairs,
		isQuick: values.quick,
		sizes: [118, 1_000, 10_000, ...(values.large ? [100_000] : [])],
		json: values.json,
	};
}

/** `--before` may stand without a commit. */
function nameBaseline(args) {
	return args.flatMap((arg, i) => {
		const next = args[i + 1];
		return arg === "--before" && (next === undefined || next.startsWith("-")) ? [arg, baseline] : [arg];
	});
}

function listOf(text) {
	return text?.split(",").map((name) => name.trim());
}
