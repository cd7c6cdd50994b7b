import { readFile, writeFile } from "node:fs/promises";
import { parse } from "acorn";

/**
 * Has V8 compile the modules of a program while it reads the file.
 *
 * In a program of one file that loads some of its modules later, esbuild makes each of these, and what they import, a
 * function that runs when it is first asked for: `var ready = once(() => {…})`. V8 only looks over a function that it has no
 * reason to expect a call of, and reads it again when it is called, with all the classes in it. A function in parentheses
 * is one that it expects to be called at once (https://v8.dev/blog/preparser#pife): it compiles it then and there.
 *
 * @type {import("esbuild").Plugin}
 */
export const modulesAtOnce = {
	name: "modules-at-once",
	setup({ onEnd }) {
		onEnd(({ errors, metafile }) =>
			errors.length > 0
				? undefined
				: Promise.all(
						Object.keys(metafile.outputs)
							.filter((file) => /\.c?js$/.test(file))
							.map(async (file) => writeFile(file, expectModules(await readFile(file, "utf8")))),
					).then(() => undefined),
		);
	},
};

/**
 * The text of a program with parentheses around the functions that are its modules.
 *
 * @param {string} program JavaScript as esbuild writes it, minified
 * @returns {string} JavaScript that does the same
 * @throws {Error} where no module is found: esbuild writes them otherwise than it did
 */
export function expectModules(program) {
	let text = "";
	let end = 0;
	for (const module of findModules(program)) {
		// V8 asks for the word `function` behind the parenthesis; the arrow would not do.
		text += `${program.slice(end, module.start)}(function()${program.slice(module.body.start, module.end)})`;
		end = module.end;
	}
	if (end === 0) throw new Error("No module was found in what esbuild wrote.");
	return text + program.slice(end);
}

/** The arrow functions `() => {…}` that are the one argument of a call which begins a variable, outside of all functions. */
function findModules(program) {
	const { body } = parse(program, { ecmaVersion: "latest" });
	return body
		.flatMap((statement) => (statement.type === "VariableDeclaration" ? statement.declarations : []))
		.flatMap(({ init }) =>
			init?.type === "CallExpression" && init.arguments.length === 1 ? init.arguments : [],
		)
		.filter(
			({ type, params, async, body }) =>
				type === "ArrowFunctionExpression" && params.length === 0 && !async && body.type === "BlockStatement",
		);
}
