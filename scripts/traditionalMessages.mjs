import { readFileSync } from "node:fs";
import { parse } from "acorn";
import { transform } from "esbuild";
import { toTraditional } from "./generateTraditional.mjs";

/**
 * Messages in Traditional script with the words of Taiwan: a build with this plugin has them in place of the Chinese
 * ones, and the name of their locale, and is otherwise the same. Only what is said is converted, never what is read or written in documents: a message
 * stands beside its English form (`{ zh, en }`, `say(zh, en)`, `[zh, en]`) or where the language has been asked for. A text with
 * places to fill is converted as a whole, so that no word of it is taken apart and no word of a document is touched.
 *
 * @type {import("esbuild").Plugin}
 */
export const traditionalMessages = {
	name: "traditional messages",
	setup({ onLoad }) {
		onLoad({ filter: /[\\/]server[\\/]src[\\/].+\.ts$/ }, async ({ path }) => {
			const source = readFileSync(path, "utf8");
			if (!/\p{Script=Han}|"zh-CN"/u.test(source) || isOfDocuments(path)) return undefined;
			const { code } = await transform(source, { loader: "ts", charset: "utf8", target: "esnext" });
			return { contents: convertMessages(code), loader: "js" };
		});
	},
};

/**
 * Whether a module's words are those of forms and reports that offices send each other, and are read again: these are
 * the same, whatever is said about them.
 */
export function isOfDocuments(path) {
	return /[\\/]replies[\\/](?:judgeReply|repliesReport|repliesWorkbook|replyColumns)\.ts$/.test(path);
}

/** A module with its messages in Traditional script. */
export function convertMessages(code) {
	const changes = listMessages(code).flatMap(({ pieces }) => {
		const whole = pieces.map(({ text }) => text).join(filled);
		const converted = whole === "zh-CN" ? ["zh-TW"] : toTraditional(whole).split(filled);
		return pieces.flatMap(({ start, end, text, isTemplate }, piece) => {
			const to = converted[piece] ?? text;
			return to === text ? [] : [{ start, end, to: isTemplate ? escapeTemplate(to) : JSON.stringify(to) }];
		});
	});
	changes.sort((a, b) => b.start - a.start);
	return changes.reduce((now, { start, end, to }) => now.slice(0, start) + to + now.slice(end), code);
}

/** Stands for what is filled in: no character of a text. */
const filled = "\u{f0000}";

const escapeTemplate = (text) => text.replace(/[\\`]|\$(?=\{)/g, "\\$&");

/**
 * The Chinese messages of a module in JavaScript: each the texts of one literal, which a template with places to fill has
 * several of, with where they stand in the code.
 *
 * @returns {{ pieces: { start: number, end: number, text: string, isTemplate: boolean }[] }[]}
 */
export function listMessages(code) {
	const messages = new Map();
	const take = (node) =>
		visit(node, (inner, parent) => {
			if (isCompared(inner, parent)) return false;
			const pieces = piecesOf(inner);
			if (pieces !== undefined) messages.set(inner.start, { pieces });
			const chinese = chineseOf(inner);
			if (chinese !== undefined) take(chinese);
			return chinese === undefined;
		});
	visit(parse(code, { ecmaVersion: "latest", sourceType: "module" }), (node) => {
		const chinese = chineseOf(node);
		if (chinese !== undefined) take(chinese);
		return true;
	});
	return [...messages.values()].filter(({ pieces }) => pieces.some(({ text }) => text !== ""));
}

/** What of a node is for readers of Chinese; `undefined` where it does not tell languages apart. */
function chineseOf(node) {
	if (node.type === "ObjectExpression") {
		const named = (name) => node.properties.find(({ key }) => (key?.name ?? key?.value) === name)?.value;
		return named("en") === undefined ? undefined : named("zh");
	}
	if (node.type === "CallExpression" && node.callee.object?.name === "zh") return node.arguments[0];
	if (node.type === "CallExpression")
		return /^(?:say|refuse|whereOf)$/.test(node.callee.name) ? beforeEnglish(node.arguments) : undefined;
	if (node.type === "VariableDeclarator")
		return (node.id.elements?.[0] ?? node.id).name === "zh" ? (node.init ?? undefined) : undefined;
	if (node.type !== "ConditionalExpression" && node.type !== "IfStatement") return undefined;
	const asked = languageAsked(node.test);
	return asked === "zh" ? node.consequent : asked === "en" ? (node.alternate ?? undefined) : undefined;
}

/** The Chinese one of two texts that stand side by side: `say("项任务", "task")`. */
function beforeEnglish(nodes) {
	const at = nodes.findIndex(
		(node, index) =>
			/\p{Script=Han}/u.test(wordsOf(node)) && /^[^\p{Script=Han}]*[a-z]/u.test(wordsOf(nodes[index + 1])),
	);
	return at < 0 ? undefined : nodes[at];
}

/** All that a literal, or one of two literals, says. */
function wordsOf(node) {
	if (node?.type === "ConditionalExpression") return wordsOf(node.consequent) + wordsOf(node.alternate);
	return (
		(node &&
			piecesOf(node)
				?.map(({ text }) => text)
				.join("")) ??
		""
	);
}

/** The language in which a condition holds. */
function languageAsked(test) {
	if (test.type === "Identifier" && /^(?:isZh|isChinese|zh)$/.test(test.name)) return "zh";
	if (test.type === "LogicalExpression" && test.operator === "&&") return languageAsked(test.left);
	if (test.type !== "BinaryExpression" || test.right.type !== "Literal") return undefined;
	const { value } = test.right;
	if (value !== "zh" && value !== "en") return undefined;
	if (test.operator === "===") return value;
	return test.operator === "!==" ? (value === "zh" ? "en" : "zh") : undefined;
}

/** The texts of a literal. */
function piecesOf(node) {
	if (node.type === "Literal" && typeof node.value === "string")
		return [{ start: node.start, end: node.end, text: node.value, isTemplate: false }];
	if (node.type !== "TemplateLiteral") return undefined;
	return node.quasis.map(({ start, end, value }) => ({ start, end, text: value.cooked, isTemplate: true }));
}

/** What is looked for in a text and not said: the operand of a comparison, what a method searches, a key. */
function isCompared(node, parent) {
	if (parent?.type === "BinaryExpression") return /^[=!]==$/.test(parent.operator);
	if (parent?.type === "MemberExpression") return parent.computed && parent.property === node;
	if (parent?.type === "Property") return parent.key === node && !parent.computed;
	if (parent?.type !== "CallExpression" || parent.arguments[0] !== node) return false;
	return /^(?:replace|replaceAll|startsWith|endsWith|includes|indexOf|split|get|has|test)$/.test(
		parent.callee.property?.name ?? "",
	);
}

/** Goes through a tree; what is under a node is left out where `look` answers with false. */
function visit(node, look, parent) {
	if (!look(node, parent)) return;
	for (const [key, value] of Object.entries(node)) {
		if (key === "type") continue;
		for (const child of Array.isArray(value) ? value : [value])
			if (child !== null && typeof child === "object" && typeof child.type === "string")
				visit(child, look, node);
	}
}
