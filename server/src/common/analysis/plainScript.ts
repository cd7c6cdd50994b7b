/**
 * Titles, units, verbs and surnames in the traditional script made simplified, one character for one, so that places
 * stay where they are. Not a conversion of script (`text/script.ts`): it serves to recognise words, needs no table
 * of phrases, and nothing of it is shown.
 */
export function toPlainScript(text: string): string {
	let at = 0;
	while (at < text.length && !simple.has(text[at] ?? "")) at++;
	if (at === text.length) return text;
	let plain = text.slice(0, at);
	for (; at < text.length; at++) plain += simple.get(text[at] ?? "") ?? text[at];
	return plain;
}

const pairs =
	"書书記记長长區区縣县黨党總总經经員员會会務务處处廳厅師师辦办執执調调強强話话說说講讲與与為为並并將将從从對对帶带隊队參参紹绍讀读實实訪访當当選选應应團团關关館馆臺台檢检組组監监財财產产業业機机構构聽听達达親亲議议錄录導导贊赞張张劉刘陳陈楊杨趙赵黃黄吳吴孫孙馬马鄧邓馮冯許许韓韩鄭郑謝谢葉叶蔣蒋蘇苏盧卢閻阎餘余鍾钟譚谭範范陸陆賈贾韋韦鄒邹龍龙萬万錢钱湯汤賀贺賴赖龔龚龐庞顧顾齊齐莊庄嚴严魯鲁紀纪項项歐欧婁娄蘭兰聶聂簡简饒饶寧宁駱骆闕阙畢毕鮑鲍僑侨塗涂時时陽阳滿满傳传報报匯汇負负責责勵励領领開开問问視视訊讯電电發发佈布題题專专辭辞簽签慶庆學学醫医銀银權权續续個个們们這这聯联環环軍军衛卫農农鄉乡鎮镇稅税審审計计運运輸输設设築筑資资緊紧別别憶忆顯显趕赶態态點点評评談谈觀观擺摆協协級级統统養养體体職职課课";

const simple: ReadonlyMap<string, string> = new Map(
	Array.from({ length: pairs.length / 2 }, (_, i) => [pairs.charAt(2 * i), pairs.charAt(2 * i + 1)] as const),
);
