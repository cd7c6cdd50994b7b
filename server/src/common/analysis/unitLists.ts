import { upperLevels } from "../language/levels.js";
import { endsLikeUnit } from "../language/unitEndings.js";
import { hasLevelPrefix, isCollective } from "../text/unitName.js";

/** A unit in a list, in UTF-16 units of its text. */
export interface ListedUnit {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/**
 * The units that running text lists one after another: 区委办、区政府办、区发改委等单位负责人参加会议. A list has two names or
 * more, and one of them at least bears its level (区, 市): words that only end like units are not. Linear in the text.
 */
export function findListedUnits(text: string): readonly ListedUnit[] {
	const found: ListedUnit[] = [];
	clause.lastIndex = 0;
	for (let match = clause.exec(text); match !== null; match = clause.exec(text)) {
		if (!match[0].includes("、")) continue;
		const units: ListedUnit[] = [];
		let at = match.index;
		const parts = match[0].split("、");
		parts.forEach((part, i) => {
			const unit = readUnit(part, i === 0, i === parts.length - 1);
			if (unit !== undefined)
				units.push({ name: unit.name, start: at + unit.start, end: at + unit.start + unit.name.length });
			// A list ends with the first part that is not a unit.
			else closeList(units, found);
			at += part.length + 1;
		});
		closeList(units, found);
	}
	return found;
}

/** Words without a mark that ends a list; brackets belong to names. */
const clause = /[\p{Script=Han}、()（）]+/gu;

function closeList(units: ListedUnit[], found: ListedUnit[]): void {
	if (units.length > 1 && units.some(({ name }) => hasLevelPrefix(name))) found.push(...units);
	units.length = 0;
}

/** The unit in a part of a list: the first part may have words before it, the last words behind it. */
function readUnit(
	part: string,
	isFirst: boolean,
	isLast: boolean,
): { readonly name: string; readonly start: number } | undefined {
	if (part.length > longestPart) return undefined;
	const start = isFirst ? (introduction.exec(part)?.[0].length ?? 0) : 0;
	const words = part.slice(start);
	const name = isLast ? (beforeRest.exec(words)?.[0] ?? words) : words;
	const isUnit = name.length > 2 && name.length <= longestName && endsName(name) && !noUnit.test(name);
	return isUnit && !isCollective(name) ? { name, start } : undefined;
}

/** A bracket behind a name belongs to it. */
function endsName(name: string): boolean {
	return endsLikeUnit(name.replace(bracketBehind, ""), "text");
}

const longestPart = 60;
const longestName = 20;
/** What goes before the first of a list, up to its last such word. */
const introduction = new RegExp(
	`^.*(?:的有|由|会同|联合|组织(?![部委办])|听取了?|邀请|要求|包括|以及|协调|督促|指导|请|[与和及向对](?=[${upperLevels}]))`,
);
/** The last of a list, before what is said of all: 等单位, 分别, 主要负责人. */
const beforeRest =
	/^.{1,20}?(?=等|分别|主要|负责|相关|有关|分管|参加|参会|列席|出席|代表|作了?|汇报|发言|通报|介绍|配合|牵头|共同|要|按|根据|领导|同志|的)/;
const bracketBehind = /[(（]\p{Script=Han}{2,10}[)）]$/u;
/** 推进县、乡、村三级中心: what is done, and no name. */
const noUnit =
	/^(?:推进|建设|打造|加快|新建|完成|开展|提升|优化|支持|培育|引进|一批|各)|[的了着]|社区服务中心$/;
