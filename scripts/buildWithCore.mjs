import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

/**
 * Builds programs that share parts, and makes one part, a core, of all those that some of them cannot start without: a
 * bundler cuts a part wherever one more program comes by, and to find and link sixty small files takes a program a
 * twelfth of its start. What one program alone needs is a core of its own, since it may be for another platform; what is
 * loaded by `import()` stays a part.
 *
 * @param {import("esbuild").BuildOptions & { outdir: string }} options of a split build; all its outputs lie in `outdir`
 * @param {Readonly<Record<string, readonly string[]>>} programs the file names of those that cores are made for, each with
 *   others of its platform, which need no core but may load what is in one. One that another of them loads later has cores
 *   of its own
 * @param {string} [mark] stands in the names of cores and of what imports them, where another build shares the folder: such a
 *   part has the same text there and is another all the same. What imports no core is the same file for both
 * @returns {Promise<import("esbuild").Metafile>} what was put into the outputs, under the names that are written
 */
export async function buildWithCore(options, programs, mark = "") {
	const { outputFiles, metafile } = await build({ ...options, metafile: true, write: false });
	const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
	const outputs = Object.fromEntries(
		Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]),
	);
	/** The core that a part is in, and its number there. */
	const places = new Map();
	// What is called by its name keeps it.
	const entries = new Set(Object.keys(options.entryPoints).map((name) => `${name}.js`));
	for (const parts of listCores(outputs, programs)) {
		// Its text is made with the names that parts have now; what it imports of other cores is renamed as in all others.
		const text = await bundleCore(parts, { texts, outputs, options });
		const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
		const core = `core-${hash}${mark}.js`;
		parts.forEach((part, number) => void places.set(part, { core, number }));
		texts.set(core, text);
	}
	const names = new Map(
		Object.keys(outputs)
			.filter((file) => !places.has(file) && !entries.has(file) && reachesCore(outputs, file, places))
			.map((file) => [file, file.replace(/\.js$/, `${mark}.js`)]),
	);
	mkdirSync(options.outdir, { recursive: true });
	for (const [file, text] of texts)
		if (!places.has(file))
			writeFileSync(
				join(options.outdir, names.get(file) ?? file),
				renameParts(importFromCores(text, places), names),
			);
	return { ...metafile, outputs: nameOutputs(metafile.outputs, places, names, options.outdir) };
}

/** Whether an output imports what is in a core, now or later, by itself or through others. */
function reachesCore(outputs, file, places) {
	return follow(outputs, file, ["import-statement", "dynamic-import"]).some((part) => places.has(part));
}

/** The text of a part with the new names of those that it imports. */
function renameParts(text, names) {
	return text.replace(/"\.\/([\w.-]+)"/g, (whole, file) =>
		names.has(file) ? `"./${names.get(file)}"` : whole,
	);
}

/**
 * The parts that programs load before they run, by the programs that need them, in the order in which they run. One that
 * another of the programs, or another of its platform, may load is in no core: with it, that would load what is not for it.
 */
function listCores(outputs, platforms) {
	const programs = Object.keys(platforms);
	const needed = new Map(
		programs.map((program) => [program, follow(outputs, program, ["import-statement"])]),
	);
	const reached = Object.entries(platforms).map(([program, others]) => [
		program,
		new Set(
			[program, ...others].flatMap((one) => follow(outputs, one, ["import-statement", "dynamic-import"])),
		),
	]);
	const cores = new Map();
	for (const part of new Set([...needed.values()].flat())) {
		const by = programs.filter((program) => needed.get(program).includes(part));
		if (
			reached.some(
				([program, parts]) => parts.has(part) && !by.some((one) => one === program || parts.has(one)),
			)
		)
			continue;
		cores.set(by.join(), [...(cores.get(by.join()) ?? []), part]);
	}
	return [...cores.values()]
		.map((parts) => parts.filter((part) => !isHelper(outputs, part)))
		.filter((parts) => parts.length > 1);
}

/**
 * What the bundler adds to modules of libraries that it has made over, and what no message is in: in a core, it would make
 * each library that is loaded later import that core.
 */
function isHelper(outputs, part) {
	const { imports, inputs } = outputs[part];
	return (
		imports.every(({ external }) => external) &&
		Object.keys(inputs).every((file) => file.includes("node_modules/"))
	);
}

/** The outputs that one imports in these ways, and what they import so, each behind what it imports itself. */
function follow(outputs, from, kinds) {
	const found = new Set();
	const inOrder = [];
	const visit = (file) => {
		for (const { path, kind, external } of outputs[file].imports) {
			const part = basename(path);
			if (!kinds.includes(kind) || external || found.has(part)) continue;
			found.add(part);
			visit(part);
			inOrder.push(part);
		}
	};
	visit(from);
	return inOrder;
}

/** One module of these parts. What a part exports is exported under the number of the part and its own name. */
async function bundleCore(parts, { texts, outputs, options }) {
	const reexports = parts.map((file, number) => {
		const names = outputs[file].exports.map((name) => `${name} as ${nameInCore(number, name)}`);
		return `import "./${file}"; export { ${names.join(", ")} } from "./${file}";`;
	});
	const ofParts = {
		name: "parts",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^\.\// }, ({ path }) => {
				const file = basename(path);
				return parts.includes(file) ? { path: file, namespace: "part" } : { path, external: true };
			});
			onLoad({ filter: /./, namespace: "part" }, ({ path }) => ({ contents: texts.get(path), loader: "js" }));
		},
	};
	const { outputFiles } = await build({
		...options,
		entryPoints: undefined,
		stdin: { contents: reexports.join("\n"), sourcefile: "core.js" },
		splitting: false,
		plugins: [ofParts],
		write: false,
	});
	return outputFiles[0].text;
}

const nameInCore = (number, name) => `p${number}_${name}`;

/** The text of a part, with what it imports from parts in a core imported from there. */
function importFromCores(text, places) {
	const changed = text.replace(
		/\b(import|export)(?:\s*\{([^{}]*)\}\s*from)?\s*"\.\/([\w.-]+)"/g,
		(whole, keyword, names, file) => {
			const place = places.get(file);
			if (place === undefined) return whole;
			if (names === undefined) return `${keyword}"./${place.core}"`;
			const renamed = names.split(",").map((one) => {
				const [name, local = name] = one.trim().split(/\s+as\s+/);
				return `${nameInCore(place.number, name)} as ${local}`;
			});
			return `${keyword}{${renamed.join(",")}}from"./${place.core}"`;
		},
	);
	const left = [...places.keys()].find((file) => changed.includes(file));
	if (left !== undefined) throw new Error(`A part goes on naming ${left}, which is in a core`);
	return changed;
}

/** The outputs under the names that are written: all that is in a core has the name of the core. */
function nameOutputs(outputs, places, names, outdir) {
	const named = {};
	for (const [path, output] of Object.entries(outputs)) {
		const written = places.get(basename(path))?.core ?? names.get(basename(path));
		const name = written === undefined ? path : join(outdir, written);
		named[name] = { ...output, inputs: { ...named[name]?.inputs, ...output.inputs } };
	}
	return named;
}
