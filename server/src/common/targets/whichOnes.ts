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
	if (at === clauseStart) {
		// 已签约的|20个项目开工率达到80%, but 去年排查出的46处隐患点已完成治理31处
		const which = /^\p{Script=Han}{2,8}的(?=\d)/u.exec(behind)?.[0].length;
		if (which !== undefined && !/已|了/.test(clauseBehind(text, at + length + which))) return true;
		if (isFinishedYet(text, at, length)) return true;
	}
	return (
		dealsWith.test(text.slice(Math.max(clauseStart, at - 8), at)) &&
		!/^(?:[有达超]|完成|累计|投入|启动)/.test(behind)
	);
}

/**
 * 去年|结转项目12个全部开工, 已|出让土地30宗全部开工, 目前|在建的6个项目年底前全部竣工, 已|建高标准农田提升改造2万亩: what shall become of
 * all things that have come so far; but 去年12个项目全部开工, 已完成改造30户.
 */
function isFinishedYet(text: string, at: number, length: number): boolean {
	const said = clauseBehind(text, at + length);
	if (text.startsWith("已", at)) {
		if (/^建(?!成).{2,14}(?:提升改造|改造提升|改造|整治提升)\d/.test(said)) return true;
		if (/^(?:完成|累计|投入|有|达|超)/.test(said)) return false;
	} else if (!leftOver.test(said)) return false;
	return allFinished.test(said) && !/已|了/.test(said);
}

/** The rest of the clause, as far as it is looked at. */
function clauseBehind(text: string, from: number): string {
	const rest = text.slice(from, from + longestClause);
	const stop = rest.search(/[，。；;,\n]/);
	return stop < 0 ? rest : rest.slice(0, stop);
}

/** What is looked at behind such a word (UTF-16 units). */
const longestClause = 48;
/** Things of the year before, or of now, that something is still to become of. */
const leftOver = /^(?:结转|遗留|跨年|续建|在建|空置|闲置|停工|存量|[未尚缓欠拖])|^[^\d]{2,10}的\d/;
/** What all of them shall be at the end of the clause, or by when. */
const allFinished =
	/(?:全部|全面|均|都)(?:要|应|须|实现|如期|按期|顺利)?(?:开工|开建|复工|竣工|完工|投产|投用|投运|投入使用|建成|交付|盘活|销号|清零|整改|办结|化解|处置|入统|达产|落地|拆除|验收|兑现|清理|解决|启动|开业|通车|通水)(?:投用|投产|使用|到位|完毕|建设)?$|(?:年底|月底|季度末|月)前/;

/** 去年, 上年 and their like. */
export function isYearBefore(word: string): boolean {
	return word === "去年" || word.startsWith("上年") || word === "上一年";
}

/** What is done to things of which something has been done; none of it is said of a thing that has been done. */
const dealsWith =
	/(?:^|[，、：:；;。）)\s])(?:加快|全面|持续|大力|积极|努力|稳妥|有序|力争|确保)?(?:确保|盘活|整治|完成|推动|推进|加快|督促|促进|力促|化解|消化|清理|处置|兑现|用好|管好|收回|消除|销号|巩固|提升|改造|复核|排查|修复)$/;
