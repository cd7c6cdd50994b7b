import { allLevels } from "../language/levels.js";
import { endsLikeUnit, isUnitEnding, tearsWord } from "../language/unitEndings.js";
import { isEveryOfLevels, levelPrefixOf } from "../text/unitName.js";
import { isOfCommittee } from "./softBlanks.js";
import { isUnitShaped } from "./unitShape.js";

/** What the end of a line between two names of units is. */
export interface LineEnd {
	/** Two names, and not one that the width of the cell has cut. */
	readonly parts: boolean;
	/** It may as well be otherwise: only somebody who knows the units can tell. */
	readonly isDoubtful: boolean;
}

const parts: LineEnd = { parts: true, isDoubtful: false };
const joins: LineEnd = { parts: false, isDoubtful: false };
const mayJoin: LineEnd = { parts: true, isDoubtful: true };
const mayPart: LineEnd = { parts: false, isDoubtful: true };

/**
 * Whether a line ends between two units or within the name of one, by the words on both sides: two where the first is
 * whole and the second is a name of its own.
 *
 * @param before the name above, as far as it stands there, without ★, marks and what the unit does
 * @param below the name below, likewise
 * @param isListed the other names of the cell are parted by marks, so that a line end is more likely that of a full line
 */
export function lineEndBetween(before: string, below: string, isListed: boolean): LineEnd {
	if (before === "" || below === "") return parts;
	// 各乡镇人民政府⏎（街道办事处）: no name begins with a bracket, and what ends with one is whole.
	const bracket = below.search(/[（(]/);
	if (bracket === 0) return joins;
	const after = bracket < 0 ? below : below.slice(0, bracket);
	if (/[）)]$/.test(before)) return parts;
	if (isTorn(before, after)) return joins;
	const isNamed = isUnitShaped(after);
	if (!endsLikeUnit(before, "cell")) {
		if (!isNamed || cutsPair.test(`${before}|${after}`)) return joins;
		const isNew = opensName(after);
		const isBody = isInstitution.test(before) && !isWithin.test(after);
		if (isBody || (isUnitShaped(before) && (isNew || isOffice.test(before) || haveOneEnd(before, after))))
			return parts;
		// 县公安⏎市教育局: two, if the first is what it is called for short; 国家税务总局东湖⏎县税务局: one.
		return isNew ? mayPart : joins;
	}
	if (!isNamed) return isListed && isUnitShaped(before + after) ? mayPart : mayJoin;
	if (opensName(after)) return parts;
	const isSure = endsLikeUnit(before, "surely");
	// 县公安局⏎交警大队: one, or two.
	if (isSure && isPart.test(after) && !isPart.test(before)) return mayJoin;
	if (levelPrefixOf(before) === null || haveOneEnd(before, after)) return parts;
	// Where marks part the names, whoever ends a line seldom means another.
	return isListed && !isSure ? mayJoin : parts;
}

/** Ends of offices that are whole though they are no ends of names elsewhere: what stands behind them may be theirs. */
const isOffice = /(?:办公室|办公厅|研究室|督查室|办事处|[科股室组])$/;
/** What is a whole name and no unit of a government, nor the beginning of one. */
const isInstitution = /(?:大学|学院|广播电视台|气象台|[林农]场|海关|机场)$/;
/** 住房和城⏎乡建设局, 各县（市、⏎区）. */
const cutsPair = /城\|乡|、\|/;
/** 大学⏎附属医院, 机场⏎集团公司. */
const isWithin = /^(?:附属|第[一二三四五六七八九十]|集团|建设|管理)/;
/** Parts of a unit that bear its name before theirs. */
const isPart = /(?:分局|支局|分公司|支公司|支行|分行|[大中支总]队)$/;

function haveOneEnd(before: string, after: string): boolean {
	return before.length > 1 && after.length > 1 && before.at(-1) === after.at(-1);
}

function opensName(name: string): boolean {
	return /^(?:各|有关|相关)/.test(name) || levelPrefixOf(name) !== null;
}

/** Whether the two are one name for certain. */
function isTorn(before: string, after: string): boolean {
	if (tearsWord(before, after) || isOfCommittee(before, after)) return true;
	// 县园|林局: a level and one more character are no unit, 县委 and 市府 are.
	if (before.length < 2 || isStump.test(before)) return true;
	// 县人力资源社: of what ends so few are units.
	if (before.endsWith("社") && !isSociety.test(before)) return true;
	if (isEveryOfLevels(before, after)) return true;
	if (isPlace.test(before) && ofPlace.test(after)) return true;
	return isRest(after);
}

const isStump = new RegExp(`^[${allLevels}][^委府]$`);
const isSociety = /(?:供销|合作|信用|出版|旅行|通讯|杂志|新闻|[报总])社$/;
const isPlace = new RegExp(`(?:[${allLevels}园城]|街道)$`);
const ofPlace = /^(?:人民政府|政府|管委会|管理委员会|办事处|党工委|党委)/;

/** 局, 大队, 县支行, 有限公司: what nobody is called. */
function isRest(name: string): boolean {
	const bare = name.slice(levelPrefixOf(name)?.length ?? 0);
	if (/^(?:股份)?有限(?:责任)?公司/.test(bare)) return true;
	if (isPart.test(name)) return isUnitEnding(bare);
	return (
		isUnitEnding(name) && (name.length === 1 || (endsLikeUnit(`某${name}`, "tail") && !isOffice.test(name)))
	);
}
