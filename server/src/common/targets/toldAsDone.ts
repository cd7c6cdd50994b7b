import type { Clause } from "./progress.js";

/** A sentence is looked at up to here (UTF-16 units), before its clause and behind it. */
const longestTold = 120;

/** Words by which a sentence tells what has been done. */
const done =
	/成功(?:创建|获批|入选|举办|承办|跻身|申报)|荣获|蝉联|(?:提前[一二两三四五\d]{1,2}[年个]月?|圆满|顺利|胜利|超额)完成|连续[一二两三四五六七八九十\d]{1,3}[年届次]|(?:再创|创历史|创下?)新高|完成年度(?:预算|计划|任务|目标)的\d|经过[^，]{1,6}(?:攻坚|奋战|拼搏|奋斗|鏖战)|累计|[全本我][市县区镇省乡州旗][镇区]?共(?![同享建富治青和产])|(?<![而业])已(?:经)?(?!有|建成的|知)|(?:未|没有)发生|努力下，|^共(?![同享建富治青和产有需])/;
/** Words by which it promises. */
const promises =
	/力争|确保|争取|努力(?!下)|力求|将|拟|计划(?!的\d)|今年|明年|预计|未来|到20\d\d年|20\d\d年底|[年月]底前|不低于|不少于|以[上内下](?=[，。；、]|$)/;

/**
 * Whether the sentence that a clause stands in tells what has been done, and promises nothing: 成功创建…, 提前一年完成…目标,
 * 累计…. Asked only where no heading says what the sentence is about.
 */
export function tellsDone(
	text: string,
	{ sentenceStart, end }: Pick<Clause, "sentenceStart" | "end">,
): boolean {
	const from = Math.max(sentenceStart, end - longestTold);
	const rest = text.slice(end, end + longestTold);
	const stop = rest.search(/[。；;\n]/);
	const sentence = text.slice(from, end) + (stop < 0 ? rest : rest.slice(0, stop));
	return done.test(sentence) && !promises.test(sentence);
}
