import type { TaskJson } from "../interchange/planJson.js";
import type { OffsetRange } from "../model/span.js";
import { compareTargets, deadlineEffect, effectOfTargets, type TargetChange } from "./compareTargets.js";
import type { ChangeEffect, TaskDetail } from "./planChanges.js";
import { compareWords, type WordChange, type WordList } from "./wordDiff.js";

/** A piece that differs, in UTF-16 offsets of either text, and the targets that it changes. */
interface Piece {
	was: OffsetRange;
	now: OffsetRange;
	readonly targets: TargetChange[];
}

/**
 * What differs between the texts of a task, targets first. Each piece is told once: words within a target that changed
 * are that change. The pieces, blanks aside, are all that differs: made in the text before, they give the one after.
 */
export function compareTexts(was: TaskJson, now: TaskJson, names: WordList): readonly TaskDetail[] {
	if (was.text === now.text) return [];
	const pieces = compareWords(was.text, now.text, names).map(pieceOf);
	for (const target of compareTargets(was.targets, now.targets)) takeTarget(pieces, target);
	const dates = deadlinesOf(was, now);
	const details = pieces.map((piece) =>
		piece.targets.length > 0 || dates === undefined
			? detailOf(piece, was.text, now.text)
			: detailOf(asDate(piece, was.text, now.text), was.text, now.text, dates),
	);
	const said = details.filter((detail) => (detail.was + detail.now).trim() !== "");
	return [...said.filter(({ kind }) => kind === "target"), ...said.filter(({ kind }) => kind === "text")];
}

/** By when targets that are the same are to be reached, where all of them have one other deadline than before. */
function deadlinesOf(was: TaskJson, now: TaskJson): ChangeEffect | undefined {
	const effects = was.targets.flatMap((target) => {
		const same = now.targets.find(
			({ raw, indicator }) => raw === target.raw && indicator === target.indicator,
		);
		return same === undefined ? [] : [deadlineEffect(target.deadline, same.deadline)];
	});
	const [first, ...others] = effects;
	return others.every((effect) => effect === first) ? first : undefined;
}

/** A number of a date, and what may stand behind one that differs. */
const dateNumber =
	/^(?:(?:\d{4})?年)?(?:\d{1,2}月?)?(?:\d{1,2}日?)?(?:[上中下]旬|[初中底末]|[一二三四]季度)?(?:之?前|以前)?$/;
const restOfDate = /^(?:月|日|季度)?(?:\d{1,2}日|[上中下]旬|[初底末])?(?:之?前|以前)?/;

/** A piece of a date as the whole of it; other pieces as they are. */
function asDate(piece: Piece, was: string, now: string): Piece {
	const [before, after] = [was.slice(...piece.was), now.slice(...piece.now)];
	if (!dateNumber.test(before) || !dateNumber.test(after) || before === "" || after === "") return piece;
	const rest = restOfDate.exec(was.slice(piece.was[1]))?.[0] ?? "";
	const length = now.startsWith(rest, piece.now[1]) ? rest.length : 0;
	return {
		was: [piece.was[0], piece.was[1] + length],
		now: [piece.now[0], piece.now[1] + length],
		targets: [],
	};
}

/** Whether words are a date. */
function saysDate(words: string): boolean {
	return dateNumber.test(words) && /[月日年季旬底末初前]/.test(words);
}

function pieceOf({ was, now, wasAt, nowAt }: WordChange): Piece {
	return { was: [wasAt, wasAt + was.length], now: [nowAt, nowAt + now.length], targets: [] };
}

/**
 * Makes one piece of all that a target touches, as wide as the target. One whose own words are the same is only read
 * otherwise for what stands around it, which is told.
 */
function takeTarget(pieces: Piece[], target: TargetChange): void {
	const isTouched = ({ was, now }: Piece) =>
		overlaps(was, target.was?.range) || overlaps(now, target.now?.range);
	const first = pieces.findIndex(isTouched);
	if (first < 0) return;
	const last = pieces.findLastIndex(isTouched);
	const touched = pieces.slice(first, last + 1);
	const [start, end] = [touched[0], touched.at(-1)];
	if (start === undefined || end === undefined) return;
	// What stands between pieces is the same in both texts, so that both are widened by as much.
	const left = Math.max(
		0,
		start.was[0] - (target.was?.range[0] ?? start.was[0]),
		start.now[0] - (target.now?.range[0] ?? start.now[0]),
	);
	const right = Math.max(
		0,
		(target.was?.range[1] ?? end.was[1]) - end.was[1],
		(target.now?.range[1] ?? end.now[1]) - end.now[1],
	);
	pieces.splice(first, touched.length, {
		was: [start.was[0] - left, end.was[1] + right],
		now: [start.now[0] - left, end.now[1] + right],
		targets: [...touched.flatMap(({ targets }) => targets), target],
	});
}

function overlaps(piece: OffsetRange, target: OffsetRange | undefined): boolean {
	return target !== undefined && piece[0] < target[1] && target[0] < piece[1];
}

/** @param moved what has become of the deadline, where the piece may be it */
function detailOf(
	{ was, now, targets }: Piece,
	textWas: string,
	textNow: string,
	moved?: ChangeEffect,
): TaskDetail {
	const words = { was: textWas.slice(...was), now: textNow.slice(...now), wasRange: was, nowRange: now };
	const isDate = moved !== undefined && saysDate(words.was) && saysDate(words.now);
	const effect =
		targets.length > 0 ? sharedEffect(targets) : isDate ? moved : bindingEffect(words.was, words.now);
	return {
		kind: targets.length > 0 ? "target" : "text",
		...words,
		...(effect === undefined ? {} : { effect }),
	};
}

/** What all of some targets have become; none where they have not become the same. One that is new takes nothing back. */
function sharedEffect(targets: readonly TargetChange[]): ChangeEffect | undefined {
	const [first, ...others] = targets.filter(({ was }) => was !== undefined).map(effectOfTargets);
	return others.every((effect) => effect === first) ? first : undefined;
}

/** Words by which somebody is bound, and by which somebody only tries. */
const binding = /确保|务必|必须|坚决|保证|確保|務必|必須|堅決|保證/;
const trying = /力争|争取|努力|尽量|尽力|力求|力爭|爭取|盡量|盡力/;

function bindingEffect(was: string, now: string): ChangeEffect | undefined {
	const force = (words: string) => (binding.test(words) ? 1 : trying.test(words) ? -1 : 0);
	const step = force(now) - force(was);
	return step === 0 ? undefined : step > 0 ? "strengthened" : "weakened";
}
