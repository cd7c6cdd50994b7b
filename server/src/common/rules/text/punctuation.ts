import { type DocumentFacts, factsOf, placeOf, type TextFacts } from "../../analysis/textFacts.js";
import type { Fix } from "../../model/edit.js";
import type { Plan } from "../../model/plan.js";
import type { ReplaceText } from "../../model/planOperation.js";
import { replaceAt } from "../../model/replaceAt.js";
import { partnerOf, type UnpairedMark } from "../../text/punctuation.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

export const textPunctuation: DocumentRule = {
	code: "text/punctuation",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: {
		zh: "汉字之间用了半角标点，或标点不成对",
		en: "Half-width or unpaired marks between Chinese characters",
	},
	rationale: {
		zh: "中文里的逗号、分号、冒号、括号、问号、叹号用全角（GB/T 15834），引号、书名号、括号成对使用。全文都用半角的，只提示一处，可一次全部改过来；数字、英文、网址、代码里的标点和责任单位一栏不动。",
		en: "Chinese text has full-width marks (GB/T 15834), and its quotation marks and brackets come in pairs. A document that is half-width throughout gets one finding, with a fix for all; marks in numbers, in Latin words, in addresses and code, and between units are left alone.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.扩大有效投资，引进项目,工业投资增长10%以上；建成（扩建）厂房。 | 钱宇 | ★区工信局 |",
			),
			examplePlan(
				"| 1 | 产业发展 | 1.扩大有效投资,工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.支持企业发展,新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
			examplePlan("| 1 | 产业发展 | 1.建设“一站式服务中心，工业投资增长10%以上。 | 钱宇 | ★区工信局 |"),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.扩大有效投资，工业投资增长10%以上，完成1,200万元（含技改）。 | 钱宇 | ★区工信局 |",
			),
		],
	},
	*check({ plan }): Iterable<Finding> {
		const facts = factsOf(plan);
		if (facts.halves > facts.fulls) yield* checkThroughout(plan, facts);
		else if (facts.halves > 0) yield* checkEach(plan, facts);
		yield* checkPairs(plan, facts);
	},
};

const code = "text/punctuation";

/** The whole document is half-width: one finding, at its first place. */
function* checkThroughout(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	const block = facts.blocks.findIndex(({ halves }) => halves > 0);
	const text = facts.blocks[block]?.texts.find((one) => halvesOf(one).length > 0);
	const first = text === undefined ? undefined : halvesOf(text)[0];
	if (text === undefined || first === undefined) return;
	const count = facts.halves;
	yield {
		code,
		span: placeOf(plan, block, text, first.range),
		message: {
			zh: `汉字之间通篇用了半角标点，共${count}处，请改为全角；可一次全部改过来。`,
			en: `The document uses half-width marks between Chinese characters throughout, in ${count} places; one fix makes all of them full-width.`,
		},
		fixes: () => [
			{
				title: { zh: `全文${count}处半角标点改为全角`, en: `Make all ${count} half-width marks full-width` },
				safe: true,
				operations: facts.blocks.flatMap(({ texts }, i) => texts.flatMap((one) => widen(plan, i, one))),
			},
		],
	};
}

/** Half-width among full-width: one finding a text. */
function* checkEach(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	for (let block = 0; block < facts.blocks.length; block++) {
		const { halves = 0, texts = [] } = facts.blocks[block] ?? {};
		if (halves === 0) continue;
		for (const text of texts) {
			const found = halvesOf(text);
			const [first] = found;
			if (first === undefined) continue;
			const mark = text.text.text.slice(...first.range);
			const more = found.length > 1;
			const fix = (): Fix => ({
				title: { zh: "改为全角", en: "Make them full-width" },
				safe: true,
				operations: widen(plan, block, text),
			});
			yield {
				code,
				span: placeOf(plan, block, text, first.range),
				message: {
					zh: `汉字之间用了半角的“${mark}”${more ? `等，共${found.length}处` : ""}，请改为全角“${first.newText}”。`,
					en: `A half-width “${mark}” between Chinese characters${more ? ` (${found.length} such marks here)` : ""}; write “${first.newText}”.`,
				},
				fixes: () => [fix()],
			};
		}
	}
}

function halvesOf({ prose }: TextFacts) {
	return prose?.punctuation.halves ?? [];
}

function widen(plan: Plan, block: number, text: TextFacts): readonly ReplaceText[] {
	return halvesOf(text).flatMap(
		({ range, newText }) => replaceAt(plan, placeOf(plan, block, text, range), newText) ?? [],
	);
}

interface Place {
	readonly block: number;
	readonly text: TextFacts;
	readonly mark: UnpairedMark;
}

/** So many lines of text further on a quotation may end that runs over broken lines. */
const farthest = 3;

function* checkPairs(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	const left: Place[] = [];
	// Marks that an earlier paragraph has opened, with the paragraphs since.
	let waiting: { place: Place; since: number }[] = [];
	const giveUp = (limit: number) => {
		for (const { place, since } of waiting) if (since >= limit) left.push(place);
		waiting = waiting.filter(({ since }) => since < limit);
	};
	let last = -1;
	for (const block of facts.notable) {
		const isParagraph = plan.blockAt(block)?.kind === "text";
		if (waiting.length > 0) {
			const passed = isParagraph ? countParagraphs(plan, last, block) : farthest;
			for (const one of waiting) one.since += passed;
			giveUp(farthest);
		}
		last = block;
		for (const text of facts.blocks[block]?.texts ?? []) {
			// The other half may be among what is broken.
			if (text.broken.length > 0) continue;
			for (const mark of text.prose?.punctuation.unpaired ?? []) {
				const place = { block, text, mark };
				const opener = mark.opens ? -1 : findOpener(waiting, mark);
				if (!isParagraph) left.push(place);
				else if (mark.opens) waiting.push({ place, since: 0 });
				else if (opener >= 0) waiting.splice(opener, 1);
				else left.push(place);
			}
		}
	}
	giveUp(0);
	left.sort((a, b) => a.block - b.block);
	for (let i = 0; i < left.length; i++) {
		const place = left[i];
		// One finding a text, at its first mark.
		if (place === undefined || place.text === left[i - 1]?.text) continue;
		const { block, text, mark } = place;
		yield {
			code,
			span: placeOf(plan, block, text, [mark.at, mark.at + 1]),
			message: {
				zh: `「${mark.mark}」没有配对的「${partnerOf(mark.mark)}」，请补上或删去。`,
				en: `${mark.mark} has no ${partnerOf(mark.mark)} to match; add it, or remove this one.`,
			},
		};
	}
}

/** The last of the marks waiting that this one closes; looks at a few, so that thousands take no longer. */
function findOpener(waiting: readonly { readonly place: Place }[], { mark }: UnpairedMark): number {
	for (let i = waiting.length - 1; i >= 0 && waiting.length - i <= 64; i--)
		if (partnerOf(waiting[i]?.place.mark.mark ?? "") === mark) return i;
	return -1;
}

function countParagraphs(plan: Plan, from: number, to: number): number {
	let count = 0;
	for (let i = from + 1; i <= to && count < farthest; i++) {
		const block = plan.blockAt(i);
		if (block?.kind !== "text") return farthest;
		if (block.role !== "blank") count++;
	}
	return count;
}
