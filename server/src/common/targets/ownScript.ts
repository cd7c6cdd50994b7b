import { simplifyInPlace } from "../language/scriptForms.js";
import type { Target, TargetProblem } from "../model/target.js";
import type { ParsedTargets } from "./readTargets.js";
import type { TargetContext } from "./targetContext.js";

/**
 * Reads a text in Traditional script by its Simplified form, character by character, and gives what was read in the words
 * of the text: names, quotations in messages. Units stay in their base form, as numbers do. Offsets hold in both.
 *
 * @param name what the text does not say itself and quantities may be called by, in the text's script; empty without one
 */
export function readInSimplified(
	text: string,
	name: string,
	context: TargetContext,
	read: (plain: string, name: string, context: TargetContext) => ParsedTargets,
): ParsedTargets {
	const { isTraditional: _, topic, ...rest } = context;
	const plain = simplifyInPlace(text);
	const plainName = simplifyInPlace(name);
	const plainContext: TargetContext = topic === undefined ? rest : { ...rest, topic: simplifyInPlace(topic) };
	const found = read(plain, plainName, plainContext);
	if (plain === text && plainName === name && plainContext.topic === topic) return found;
	if (found.targets.length + found.facts.length + found.problems.length === 0) return found;
	const words = new OwnWords(plain, text, name, topic ?? "");
	return {
		targets: found.targets.map((target) => words.targetOf(target)),
		facts: found.facts.map((target) => words.targetOf(target)),
		problems: found.problems.map((problem) => words.problemOf(problem)),
	};
}

/** A name is looked for so far in front of its quantity, and so far behind it (UTF-16 units). */
const before = 400;
const behind = 200;

class OwnWords {
	/** How the text writes a Simplified character; made for names that are put together from pieces. */
	private written: Map<string, string> | undefined;

	constructor(
		private readonly plain: string,
		private readonly text: string,
		private readonly name: string,
		private readonly topic: string,
	) {}

	targetOf(target: Target): Target {
		const [start, end] = target.range;
		return { ...target, raw: this.text.slice(start, end), indicator: this.nameOf(target) };
	}

	problemOf(problem: TargetProblem): TargetProblem {
		const [start, end] = problem.range;
		const quoted = this.plain.slice(start, end);
		const own = this.text.slice(start, end);
		if (quoted === own || quoted === "") return problem;
		const { zh, en } = problem.message;
		return { ...problem, message: { zh: zh.replaceAll(quoted, own), en: en.replaceAll(quoted, own) } };
	}

	private nameOf({ indicator, range }: Target): string {
		const from = Math.max(0, range[0] - before);
		const around = this.plain.slice(from, range[1] + behind);
		const nearest = around.lastIndexOf(indicator, range[0] - from);
		const at = nearest >= 0 ? nearest : around.indexOf(indicator);
		if (at >= 0) return this.text.slice(from + at, from + at + indicator.length);
		this.written ??= writtenForms(this.topic + this.name + this.text);
		let own = "";
		for (const character of indicator) own += this.written.get(character) ?? character;
		return own;
	}
}

/** Each character that a text writes otherwise than Simplified texts do, by its Simplified form. */
function writtenForms(text: string): Map<string, string> {
	const plain = simplifyInPlace(text);
	const forms = new Map<string, string>();
	for (let i = 0; i < text.length; i++) if (plain[i] !== text[i]) forms.set(plain.charAt(i), text.charAt(i));
	return forms;
}
