import type { NameBook } from "../directory/directory.js";
import { upperLevels } from "../language/levels.js";
import { endsLikeUnit } from "../language/unitEndings.js";
import { isCollective, levelPrefixOf } from "../text/unitName.js";

/** A unit's name is no longer than this (UTF-16 units). */
const longest = 16;

/**
 * The end of the unit's name that begins at an offset of running text, -1 where none does. Known by its level and its
 * shape (县住建局), or by its level and a standard short name (市发改委); what stands around it must not be part of
 * a longer name. Looks at a few characters only.
 */
export function unitEndAt(text: string, at: number, book: NameBook): number {
	if (!upperLevels.includes(text[at] ?? " ")) return -1;
	const before = text[at - 1] ?? "";
	if (/\p{Script=Han}/u.test(before) && !joins.includes(before)) return -1;
	const words = text.slice(at, at + longest + 4);
	const run = /^\p{Script=Han}{3,}/u.exec(words)?.[0] ?? "";
	if (run.length < 3) return -1;
	let end = -1;
	for (let length = Math.min(run.length, longest); length >= 3; length--) {
		const name = run.slice(0, length);
		if (!endsInText(name)) continue;
		const rest = words.slice(length);
		// 局 and 厅 end a name whatever follows, but for 局面 and the like.
		const isShape = /[局厅]$/.test(name) ? !/^[面部势限]/.test(rest) : follows.test(rest);
		if (!isShape && book.findFullName(name) === undefined) continue;
		if (levelPrefixOf(name) === null || isCollective(name) || sentence.test(name)) continue;
		// The shortest one is it: 县财政局和县审计局 are two. But 市发展和改革委员会 is longer than 市发展和改革委.
		if (!/^(?:员会|公室)/.test(rest)) end = length;
	}
	return end < 0 ? -1 : at + end;
}

/** 区委社会工作部, 县纪委办公室: the parts of the Party's bodies are units, too. */
const partyBody = /[委纪]\p{Script=Han}{1,5}部$/u;

function endsInText(name: string): boolean {
	return endsLikeUnit(name, "text") || partyBody.test(name);
}

/** What a name may stand behind without being part of a longer one: 由县住建局, 要求县财政局, 听取了县住建局. */
const joins = "由请和与及向经让对同是为以求取了把给从会在将并据按托";
/** What follows a name: a mark, or what the unit does. */
const follows =
	/^(?:$|[^\p{Script=Han}]|负责|牵头|配合|会同|联合|要|将|应|须|需|组织|落实|和|与|及|等|按|根据|制定|提出|提供|抓|对|在|从|关于|积极|认真|做好|加强|具体|主要|党组|局长|主任|共同|分别|已|印发|汇报|报告|介绍|主持|承办|参加|开展|推进|召开|相关|有关|班子|干部)/u;
/** Words of a sentence, which no name has in it. */
const sentence = /[的了是要将把被]|负责|牵头|配合|会同|联合|推进|落实|加强|全面|进一步/;
