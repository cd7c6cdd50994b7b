import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { PlanOperation } from "../model/planOperation.js";
import { editSnapshot } from "../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { frontMatter, headingOf } from "./compareDocument.js";
import { mergeFrontMatter } from "./mergeFrontMatter.js";
import { placeParagraphs } from "./placeParagraphs.js";
import type { ChangeOutcome, DocumentChange } from "./planChanges.js";

/**
 * Makes in a plan what another one changed outside of its tasks: title, headings of sections, 共N项, front matter,
 * paragraphs. It is made only where the plan still says what stood there before.
 *
 * @param target the plan that is changed; it may be `from`
 * @param from what the change starts from, and `to` the plan that has it
 */
export function makeOutsideChange(
	target: PlanSnapshot,
	{ from, to }: { readonly from: PlanSnapshot; readonly to: PlanSnapshot },
	change: Pick<DocumentChange, "kind" | "was" | "now">,
): ChangeOutcome {
	switch (change.kind) {
		case "prose":
			return placeParagraphs(target, from, to, change);
		case "front-matter":
			return mergeFrontMatter(target, frontMatter(from.plan), frontMatter(to.plan));
		case "title":
			return edited(target, titleOperation(target.plan, change));
		case "section":
			if (change.was === "" || change.now === "") return { refused: wholeSection };
			return edited(target, headingOperation(target.plan, to.plan, change));
		case "total":
			return edited(target, totalOperation(target.plan, from.plan, to.plan));
		default:
			return { refused: byHand };
	}
}

const byHand: LocalizedText = {
	zh: "这处改动请手工并入",
	en: "this is to be merged by hand",
};
const wholeSection: LocalizedText = {
	zh: "整个部分的增删请手工处理",
	en: "a whole section is put in or taken out by hand",
};
const elsewhere: LocalizedText = {
	zh: "这里已经不是原来的文字，请手工并入",
	en: "what stands there is not what it was; it is to be merged by hand",
};

function edited(target: PlanSnapshot, operation: PlanOperation | undefined): ChangeOutcome {
	return operation === undefined ? { refused: elsewhere } : editSnapshot(target, () => [operation]);
}

function titleOperation(
	plan: Plan,
	{ was, now }: Pick<DocumentChange, "was" | "now">,
): PlanOperation | undefined {
	const isSame = plan.title === was && plan.titleBlock >= 0 && now !== "";
	return isSame ? { op: "setHeading", block: plan.titleBlock, title: now } : undefined;
}

function headingOperation(
	plan: Plan,
	to: Plan,
	{ was, now }: Pick<DocumentChange, "was" | "now">,
): PlanOperation | undefined {
	const find = (where: Plan, words: string) =>
		Array.from({ length: where.sectionCount }, (_, i) => i).filter((i) => headingOf(where, i) === words);
	const [at, ...others] = find(plan, was);
	const [wanted] = find(to, now);
	const own = plan.sectionAt(at ?? -1);
	const other = to.sectionAt(wanted ?? -1);
	if (own === undefined || other === undefined || others.length > 0) return undefined;
	const { ordinal, title } = other.block;
	return {
		op: "setHeading",
		block: own.blockIndex,
		title: title.text,
		...(ordinal === null ? {} : { ordinal }),
	};
}

function totalOperation(plan: Plan, from: Plan, to: Plan): PlanOperation | undefined {
	const [own, was, now] = [plan, from, to].map(({ declaredTotal }) => declaredTotal?.value);
	return own === was && now !== undefined ? { op: "setTotal", count: now } : undefined;
}
