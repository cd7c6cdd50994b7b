const posts = "市长|县长|区长|省长|州长|旗长|镇长|乡长|主任|书记|秘书长|主席|局长|厅长|部长|盟长";
/** 何江副市长负责, 县委常委、副县长何江牵头. */
const officialClause = new RegExp(
	`^(?:([\\u4e00-\\u9fff]{2,3}?)(?:常务)?副?(?:${posts})(?:同志)?|[\\u4e00-\\u9fff、]{0,16}(?:${posts})([\\u4e00-\\u9fff]{2,3})(?:同志)?)(?:牵头|负责|总?负总责|分管|包抓|牵头负责)$`,
);
/** 分管副市长负责: a post, and nobody's name. */
const noName =
	/^(?:分管|协管|主管|联系|包联|有关|相关|各位|全体|常务|市政府|县政府|区政府|[省市县区州旗镇乡])/;

/** The official whom a clause puts in charge, by the offset and the length of the name; `undefined` where none is named. */
export function findOfficial(words: string): { readonly at: number; readonly length: number } | undefined {
	if (words.length > 40) return undefined;
	const found = officialClause.exec(words);
	const name = found?.[1] ?? found?.[2];
	if (name === undefined || noName.test(name)) return undefined;
	return { at: found?.[1] === undefined ? words.lastIndexOf(name) : 0, length: name.length };
}
