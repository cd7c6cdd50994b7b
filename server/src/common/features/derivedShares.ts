import type { NumberToken } from "../targets/tokens.js";
import { isShare } from "./columnTotals.js";
import type { DerivedFigure } from "./derivedFigures.js";
import { sentenceOfFigure } from "./figureAt.js";
import { readWrittenNumber, writeNumber } from "./writtenNumber.js";

/** Stands before a share: 占40%, 占比达到40%, 占总投资的40%, 占比为40%. */
const saysShare = /占[^\d，,。；;、]{0,16}$/;

/**
 * The shares of a sentence that a changed figure is the part or the whole of (总投资100亿元，其中民生投资40亿元，占40%):
 * certain where one pair of its figures made them before, as far as their decimals tell.
 *
 * @param changed UTF-16 offset of the figure in the text
 * @param was what it was before, in the base unit, whatever stands there
 * @param now what it is to be
 */
export function derivedSharesIn(
	text: string,
	changed: number,
	{ was, now }: { readonly was: number; readonly now: number },
): readonly DerivedFigure[] {
	const around = sentenceOfFigure(text, changed);
	if (around === undefined) return [];
	const { sentence, start, all, own, alike } = around;
	const valueBefore = (token: NumberToken) => (token === own ? was : token.detail.value);
	const valueNow = (token: NumberToken) => (token === own ? now : token.detail.value);
	return all.flatMap((share): readonly DerivedFigure[] => {
		const { start: from, end } = share.detail;
		const written = sentence.slice(from, end);
		const read = readWrittenNumber(written);
		if (share === own || read === undefined || !/^[%％]/.test(read.suffix)) return [];
		if (!saysShare.test(sentence.slice(0, from))) return [];
		const pairs = alike.flatMap((part) =>
			alike.flatMap((whole) => {
				const isPair = part !== whole && valueBefore(part) <= valueBefore(whole);
				return isPair && isShare(read, valueBefore(part), valueBefore(whole)) ? [{ part, whole }] : [];
			}),
		);
		const ours = pairs.filter(({ part, whole }) => part === own || whole === own);
		const [pair] = ours;
		// Of two pairs that make the same share one cannot be told from the other; of none it may be reckoned from others.
		if (pair === undefined && pairs.length > 0) return [];
		const value =
			pair === undefined || pairs.length > 1
				? undefined
				: writeNumber((valueNow(pair.part) / valueNow(pair.whole)) * 100, read.decimals, read.digits);
		const core = [from + start, end + start] as const;
		return [{ core, written, now: value === undefined ? undefined : value + read.suffix }];
	});
}
