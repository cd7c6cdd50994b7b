#!/usr/bin/env node
/**
 * Writes syntaxes/policy-plan.tmLanguage.json from the YAML that people edit.
 * `--check` writes nothing and ends with status 1 where the two differ.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const source = new URL("../syntaxes/policy-plan.tmLanguage.yaml", import.meta.url);
const target = new URL("../syntaxes/policy-plan.tmLanguage.json", import.meta.url);

const grammar = printGrammar(readFileSync(source, "utf8"));
if (process.argv.includes("--check")) {
	if (readFileSync(target, "utf8") !== grammar) {
		console.error(
			"syntaxes/policy-plan.tmLanguage.json is not what its YAML says: run node scripts/generate-grammar.mjs",
		);
		process.exitCode = 1;
	}
} else {
	writeFileSync(target, grammar);
}

/**
 * The grammar as JSON text. Throws where a variable or a rule is named that does not exist, or exists and is
 * never used.
 * @param {string} yaml
 */
function printGrammar(yaml) {
	const { variables, patterns, repository, ...head } = parse(yaml);
	const used = { variables: new Set(), rules: new Set() };
	const body = expand({ patterns, repository });
	for (const name of Object.keys(variables)) {
		if (!used.variables.has(name)) throw new Error(`The variable ${name} is never used.`);
	}
	for (const name of Object.keys(repository)) {
		if (!used.rules.has(name)) throw new Error(`The rule #${name} is never included.`);
	}
	const note = "Generated from policy-plan.tmLanguage.yaml by scripts/generate-grammar.mjs. Edit that file.";
	return `${JSON.stringify({ information_for_contributors: [note], ...head, ...body }, undefined, "\t")}\n`;

	/** Every pattern below a value with its variables filled in. */
	function expand(value) {
		if (Array.isArray(value)) return value.map(expand);
		if (typeof value !== "object" || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, item]) => {
				if (key === "include") noteInclude(item);
				const isPattern = ["match", "begin", "end", "while"].includes(key) && typeof item === "string";
				return [key, isPattern ? fill(item, []) : expand(item)];
			}),
		);
	}

	/** A pattern with its variables filled in; an alternation is put into a group, so that it stays whole. */
	function fill(pattern, within) {
		return pattern.replace(/\{\{(\w+)\}\}/g, (_, name) => {
			const piece = variables[name];
			if (typeof piece !== "string") throw new Error(`There is no variable ${name} (in ${pattern}).`);
			if (within.includes(name)) throw new Error(`The variable ${name} holds itself.`);
			used.variables.add(name);
			const filled = fill(piece, [...within, name]);
			return hasOuterAlternation(filled) ? `(?:${filled})` : filled;
		});
	}

	function noteInclude(name) {
		if (!name.startsWith("#")) return;
		if (!(name.slice(1) in repository)) throw new Error(`There is no rule ${name}.`);
		used.rules.add(name.slice(1));
	}
}

/** Whether a pattern has a `|` outside all groups and classes. */
function hasOuterAlternation(pattern) {
	let depth = 0;
	let inClass = false;
	for (let i = 0; i < pattern.length; i++) {
		const char = pattern[i];
		if (char === "\\") i++;
		else if (inClass) inClass = char !== "]";
		else if (char === "[") inClass = true;
		else if (char === "(") depth++;
		else if (char === ")") depth--;
		else if (char === "|" && depth === 0) return true;
	}
	return false;
}
