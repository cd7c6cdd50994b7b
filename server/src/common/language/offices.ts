import { oneOf } from "./patterns.js";
import { offices } from "./words/offices.js";

const headWords = oneOf(offices.heads.map(({ head }) => head));
const cellHeadWords = oneOf([...offices.heads.map(({ head }) => head), ...offices.cellHeads]);

/** What matches an office in running text, its rank before it: 常务副区长, 党组书记, 二级巡视员. */
export const officeInText = `(?:[一二三四]级)?${oneOf(offices.ranks)}?副?(?:代)?(?:${headWords}长|${textPosts()})(?:助理)?`;

/** What matches an office as it stands beside a name in a cell of leaders: 副区长, 总会计师. */
export const officeInCell = `副?${cellHeadWords}长|${oneOf(cellPosts())}|总\\p{Script=Han}{2}师|助理|${oneOf(offices.address)}`;

/** What matches an office that names nobody whatever stands before it: 分管副县长, 各镇党委书记. */
export const plainOffices = `${cellHeadWords}长|${oneOf(cellPosts(true))}|总\\p{Script=Han}{2}师`;

/** What matches a rank before an office: 常务, 代理, 一级. */
export const ranks = `(?:[一二三四]级|${oneOf(offices.ranks)})`;

/** What matches a head of something by the word for it: 长 of 区长. */
export const headOf = `${cellHeadWords}长`;

/** What matches a word for persons without names: 领导, 负责人. */
export const personWords = oneOf(offices.persons);
/** What matches who speaks beside officials: 居民, 教授. */
export const speakerWords = oneOf(offices.speakers);
/** What matches a word of address behind a name: 同志. */
export const addressWords = oneOf(offices.address);

const notBefore: ReadonlyMap<string, string> = new Map(
	offices.heads.map(({ head, not }) => [`${head}长`, not] as const),
);

/** Whether what stands in front makes another word of an office: 西部长, 社区长. */
export function isOtherWord(office: string, before: string): boolean {
	return before !== "" && (notBefore.get(office)?.includes(before) ?? false);
}

const notWho = new RegExp(`^${oneOf(offices.notWho)}`);
const field = new RegExp(`^${oneOf(offices.fields)}`);

/** Whether words before an office say which of the officials, or of what work, and not who: 分管, 农业. */
export function saysWhichOffice(words: string): boolean {
	return notWho.test(words) || field.test(words);
}

function textPosts(): string {
	return [...offices.posts]
		.filter(({ textNot }) => !textNot)
		.sort((a, b) => b.post.length - a.post.length)
		.map(({ post, not, also }) => {
			const plain = not.length === 0 ? post : `${post}(?!${not.join("|")})`;
			return also.length === 0 ? plain : `${oneOf(also)}|${plain}`;
		})
		.join("|");
}

function cellPosts(onlyPlain = false): readonly string[] {
	return offices.posts.flatMap(({ post, cell, soft }) => (cell && !(onlyPlain && soft) ? [post] : []));
}
