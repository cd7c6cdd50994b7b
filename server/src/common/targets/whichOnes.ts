import type { Known } from "./progress.js";

/**
 * Whether 已 or 去年 at an offset tells which things they are that shall be dealt with, in a plan: 盘活|已批未用土地500亩,
 * 完成|去年结转项目12个, 已签约的20个项目开工率达到80%; but 整治已完成200处.
 *
 * @param length that of the word
 */
export function tellsWhich(
	text: string,
	clauseStart: number,
	at: number,
	length: number,
	known: Known,
): boolean {
	if ((known.context.telling ?? "plan") !== "plan") return false;
	const behind = text.slice(at + length, at + length + 12);
	// 已签约的|20个项目开工率达到80%
	if (at === clauseStart && /^\p{Script=Han}{2,8}的\d/u.test(behind)) return true;
	return (
		dealsWith.test(text.slice(Math.max(clauseStart, at - 8), at)) &&
		!/^(?:[有达超]|完成|累计|投入|启动)/.test(behind)
	);
}

/** 去年, 上年 and their like. */
export function isYearBefore(word: string): boolean {
	return word === "去年" || word.startsWith("上年") || word === "上一年";
}

/** What is done to things of which something has been done; none of it is said of a thing that has been done. */
const dealsWith =
	/(?:^|[，、：:；;。）)\s])(?:加快|全面|持续|大力|积极|努力|稳妥|有序|力争|确保)?(?:确保|盘活|整治|完成|推动|推进|加快|督促|促进|力促|化解|消化|清理|处置|兑现|用好|管好|收回|消除|销号|巩固|提升|改造|复核|排查|修复)$/;
