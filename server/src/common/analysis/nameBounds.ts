import type { NameBook } from "../directory/directory.js";
import { formsOfRegion } from "../directory/region.js";
import { isHanAt } from "../language/characters.js";
import { coreDuties } from "../language/duties.js";
import { allLevels } from "../language/levels.js";
import { headOf, officeInCell, personWords } from "../language/offices.js";
import { isJoint } from "../language/persons.js";
import { endingPattern, innerBodies, innerNames } from "../language/unitEndings.js";
import { standsAlone } from "../text/unitName.js";
import { endsPerson, opensName } from "./personNames.js";

/**
 * Tells whether a unit's name that stands in running text is the whole name there, or the beginning or the end of
 * another unit's: 区发改委 is neither named by 区发改委办公室 nor by 吴中区发改委 or 市、区发改委, but by 吴江区发改委 in a
 * document of that district. Where words do not tell, it is taken for a part of another name.
 */
export interface UnitBounds {
	/**
	 * @param start UTF-16 offset of the name in the text
	 * @param end behind it
	 * @param behindName another unit's name ends where this one begins
	 */
	isWhole(text: string, start: number, end: number, behindName: boolean): boolean;
}

export function createUnitBounds({ region }: Pick<NameBook, "region">): UnitBounds {
	const forms = region === null ? [] : formsOfRegion(region);
	return {
		isWhole(text, start, end, behindName) {
			if (goesOn(text, end)) return false;
			if (behindName || start === 0) return true;
			const before = text.slice(Math.max(0, start - 4), start);
			if (!isHanAt(text, start - 1)) return !severalLevels.test(before);
			return (
				wordBefore.test(before) ||
				sharedWithRegion(text, start, forms) >= 0 ||
				standsAlone(text.slice(start, end))
			);
		},
	};
}

/**
 * Behind the name of the region, how many characters of it the unit's name begins with: 1 of 区发改委 behind 吴江, 0 of
 * 公安分局 behind 吴江区; -1 where the region does not stand there.
 *
 * @param forms as `formsOfRegion` gives them
 */
export function sharedWithRegion(text: string, start: number, forms: readonly string[]): number {
	for (const form of forms)
		for (let length = form.length; length > 0; length--)
			if (
				text.startsWith(form.slice(length), start) &&
				text.slice(Math.max(0, start - length), start) === form.slice(0, length)
			)
				return form.length - length;
	return -1;
}

/** 市、区发改委 are two. */
const severalLevels = new RegExp(`[${allLevels}][、/／和及]$`);

/**
 * What a unit's name may stand behind. Most characters end the name of some county (六合, 泰和, 新会, 宝应, 平原), so
 * only words that do not are listed.
 */
const wordBefore = new RegExp(
	`(?:[由请与及向让对为是以了把给从在将并按等报送到至受被我本该但或]|[会协连陪共联一不]同|(?:${endingPattern("join")}|${endingPattern("owner")}|部门|单位)和|(?:联|配|结|整)合|部门|单位|牵头|负责|协[调助办]|督[促导办查]|指导|组织|支持|依托|委托|[要征请]求|[听争]取|通知|责令|[比例]如|包括|其中|其他|抄送|移交|商请|联系|对接|走访|调研|检查|考核|[主经]办|承办|根据|依据|经)$`,
);

/** Whether words go on behind a unit's name with what makes another unit of it. */
function goesOn(text: string, end: number): boolean {
	if (!isHanAt(text, end)) return false;
	const rest = text.slice(end, end + 12);
	return bodyBehind.test(rest) || (!sentence.test(rest) && bodyAhead.test(rest));
}

/** The offices of a unit: 办公室, 监察大队, 二科. Neither 办理 nor 处长 nor 所属. */
const bodyBehind = new RegExp(`^(?:${innerBodies}|[一二三四五六七八九十]{1,2}[处科室所队中])`);
/** 价格认证中心, 国库科, 交通警察大队 in 区发改委价格认证中心: what stands between is a few characters. */
const bodyAhead = new RegExp(
	`^\\p{Script=Han}{0,6}?(?:(?:${innerNames}|研究[院所]|\\p{Script=Han}{2}(?:科|处|站))(?=$|\\P{Script=Han}|主任|${headOf}|${coreDuties}|会同|等|和|与|及)|监督所|派出所)`,
	"u",
);
/** What the unit does, and how it is spoken of: 区教育局负责建设服务中心. */
const sentence =
	/^(?:负责|牵头|配合|会同|联合|协[调助同]|组织|落实|推[进动]|加[强快]|建[设立成]|开展|做好|抓|制[定订]|印发|要|将|应|须|需|对|在|从|向|把|按|为|和|与|及|等|各|的|已|所属|下属|直属|指导|督[促导]|支持|设[立置]|成立|新[建设]|打造|完善|优化|提[出供升])/;

/**
 * Whether a person's name in running text is the whole name. One of two characters may be the beginning or the end of
 * anything (王海 in 王海涛, in 东王海边), so that the words around it must be such as stand beside persons.
 */
export function isWholePerson(text: string, start: number, end: number): boolean {
	const isJoined = isJoint(text.charAt(start - 1)) || isJoint(text.charAt(end));
	if (isJoined) return false;
	if (end - start > 2) return true;
	return (
		endsPerson(text, end) &&
		(opensName(text, start) || titleBefore.test(text.slice(Math.max(0, start - 4), start)))
	);
}

const titleBefore = new RegExp(`(?:${officeInCell}|${personWords}|了)$`, "u");
