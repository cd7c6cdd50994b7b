import type { Range } from "vscode-languageserver-types";
import { lineOfUnreadTable } from "../../features/renumber.js";
import { toTextEdits } from "../../features/toLsp.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { PlanOperation } from "../../model/planOperation.js";
import { editSnapshot } from "../../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { changeOf, joinSentences } from "../changes.js";
import type { CommandOutcome } from "../command.js";
import { followNumbers } from "./followNumbers.js";
import type { RowOrder } from "./rowOrder.js";
import { type PlaceInRows, placeAfter } from "./selectAfter.js";

/** What a command makes of a table. */
export interface TableChange {
	/** Made first; `operations` speak of the plan that they give. */
	readonly first?: readonly PlanOperation[];
	readonly operations: readonly PlanOperation[];
	/** What was done, as a sentence without its end: 已插入一行. */
	readonly done: LocalizedText;
	/** Where rows have other places afterwards. */
	readonly order?: () => RowOrder;
	/** What the user goes on with. */
	readonly select?: PlaceInRows;
}

/** `isElsewhere`: as of a {@link CommandOutcome}. */
export type TableOutcome = TableChange | { readonly refused: LocalizedText; readonly isElsewhere?: boolean };

export interface TableOptions {
	/** Numbers, 共N项 and 第N项 are carried along; left out, the settings say. */
	readonly follow?: boolean | "soon" | undefined;
	readonly language: keyof LocalizedText;
}

/** Of more tasks, to carry numbers along takes longer than a key may. */
const many = 100;

/**
 * Makes a change of a table as one set of edits, numbers carried along with it where they can be, and says what was
 * done. Numbers that cannot follow hold nothing up: then the message says so.
 */
export function changeTable(
	snapshot: PlanSnapshot,
	change: TableOutcome,
	options: TableOptions,
): CommandOutcome {
	const { numbers } = snapshot.environment.settings.table;
	const { follow: wanted } = options;
	if (typeof wanted === "boolean") return makeChange(snapshot, change, { ...options, follow: wanted });
	const order = "refused" in change ? undefined : change.order;
	if (wanted === "soon" && numbers === "at-once" && order !== undefined && snapshot.plan.taskCount > many) {
		const isRead = lineOfUnreadTable(snapshot.plan) === undefined;
		const outcome = makeChange(snapshot, change, { ...options, follow: !isRead });
		return isRead && outcome.changes !== undefined ? { ...outcome, following: order } : outcome;
	}
	const outcome = makeChange(snapshot, change, { ...options, follow: numbers !== "never" });
	if (numbers !== "ask" || outcome.changes === undefined) return outcome;
	// What would be the same without them need not be asked.
	const without = makeChange(snapshot, change, { ...options, follow: false });
	return isSame(outcome.changes, without.changes) ? outcome : question(options.language);
}

function makeChange(
	snapshot: PlanSnapshot,
	change: TableOutcome,
	{ follow, language }: TableOptions & { readonly follow: boolean },
): CommandOutcome {
	if ("refused" in change) {
		const { refused, isElsewhere = false } = change;
		return { message: refused[language], isRefusal: true, ...(isElsewhere && { isElsewhere }) };
	}
	const { first, operations, done, order, select } = change;
	const own = first === undefined ? [() => operations] : [() => first, () => operations];
	const notes: LocalizedText[] = [];
	const unread = lineOfUnreadTable(snapshot.plan);
	let dangling: readonly number[] = [];
	let outcome: ReturnType<typeof editSnapshot> | undefined;
	if (order !== undefined && follow && unread === undefined) {
		outcome = editSnapshot(snapshot, ...own, ({ plan }) => {
			const following = followNumbers(snapshot.plan, plan, order());
			dangling = following.dangling;
			return following.operations;
		});
		if ("refused" in outcome && outcome.step === own.length) {
			notes.push(notFollowed(outcome.refused));
			outcome = undefined;
		}
	} else if (order !== undefined && follow && unread !== undefined) notes.push(notRead(unread));
	outcome ??= editSnapshot(snapshot, ...own);
	if ("refused" in outcome) return { message: outcome.refused[language], isRefusal: true };
	const edits = toTextEdits(outcome.edits, snapshot.document.eol);
	if (edits.length === 0) return { message: unchanged[language] };
	if (dangling.length > 0) notes.push(stillNamed(dangling));
	const sentences = [undoable(done), ...notes].map((sentence) => sentence[language]);
	const place = select === undefined ? undefined : placeAfter(snapshot, outcome.edits, select);
	return {
		message: joinSentences(sentences),
		changes: changeOf(snapshot, edits),
		...(place === undefined ? {} : { select: place satisfies Range }),
	};
}

function isSame(some: CommandOutcome["changes"], others: CommandOutcome["changes"]): boolean {
	return JSON.stringify(some) === JSON.stringify(others);
}

function question(language: keyof LocalizedText): CommandOutcome {
	return {
		message: { zh: "序号和总数要随之更新吗？", en: "Are numbers and total to be carried along?" }[language],
		asks: "follow",
		choices: [
			{ value: 1, label: { zh: "更新", en: "Carry Along" }[language], description: "" },
			{ value: 0, label: { zh: "不更新", en: "Leave as They Are" }[language], description: "" },
		],
	};
}

function undoable(done: LocalizedText): LocalizedText {
	return { zh: `${done.zh}；如需恢复，撤销一次即可。`, en: `${done.en}; one undo takes it back.` };
}

const unchanged: LocalizedText = {
	zh: "已是这样，文稿未改动。",
	en: "It is so already; the document is unchanged.",
};

function notRead(line: number): LocalizedText {
	return {
		zh: `序号和总数没有随之更新：第${line}行的表格没有读入，请先改好表头。`,
		en: `Numbers and total were not carried along: the table at line ${line} could not be read; mend its header first.`,
	};
}

export function notFollowed(reason: LocalizedText): LocalizedText {
	return {
		zh: `序号和总数没有随之更新：${reason.zh}`,
		en: `Numbers and total were not carried along: ${reason.en}`,
	};
}

export function stillNamed(numbers: readonly number[]): LocalizedText {
	const shown = numbers.slice(0, 5);
	const more = numbers.length > shown.length;
	return {
		zh: `文中仍提到已删除的第${shown.join("、")}${more ? "等" : ""}项，请核对。`,
		en: `The text still speaks of ${shown.map((number) => `第${number}项`).join(", ")}${more ? " and others" : ""}, which ${numbers.length === 1 ? "is" : "are"} gone; please check.`,
	};
}
