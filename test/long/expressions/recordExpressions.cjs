/* Loaded into every process of a run (`NODE_OPTIONS=--require …`): each pattern that is put together becomes a line of a file. */
const { appendFileSync } = require("node:fs");

const file = process.env.NIWEN_EXPRESSIONS_LOG;
const known = new Set();
if (file !== undefined) {
	const note = (made) => {
		const line = JSON.stringify({ pattern: made.source, flags: made.flags });
		if (!known.has(line)) appendFileSync(file, `${line}\n`);
		known.add(line);
		return made;
	};
	globalThis.RegExp = new Proxy(RegExp, {
		apply: (target, self, args) => note(Reflect.apply(target, self, args)),
		// `split` and `matchAll` copy an expression by its constructor.
		construct: (target, args, made) => note(Reflect.construct(target, args, made)),
	});
}
