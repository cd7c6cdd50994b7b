import { allLevels, parks, upperLevels } from "../language/levels.js";
import { anyOf } from "../language/patterns.js";
/** Names of places as plans and directories write them: 苏州市吴江区, 吴江区, 江苏省苏州市. */

/** The ways in which a region is written, longest first: 苏州市吴江区, 苏州吴江区, 吴江区. */
export function formsOfRegion(region: string): readonly string[] {
	const parts = partsOfRegion(region);
	const last = parts.at(-1);
	if (last === undefined || parts.length < 2) return [region];
	const upper = parts.slice(0, -1);
	const forms = new Set([region, upper.map(bareName).join("") + last]);
	const nearest = upper.at(-1) ?? "";
	forms.add(nearest + last);
	forms.add(bareName(nearest) + last);
	forms.add(last);
	return [...forms].sort((a, b) => b.length - a.length);
}

/** Whether both are the same place, one perhaps written without the places above it. */
export function isSameRegion(a: string, b: string): boolean {
	return a === b || endsWithRegion(a, b) || endsWithRegion(b, a);
}

/** Whether the first region lies around the second: 苏州市 around 苏州市吴江区 and 苏州工业园区. */
export function enclosesRegion(outer: string, inner: string): boolean {
	if (isSameRegion(outer, inner)) return false;
	for (const form of formsOfRegion(outer)) {
		const at = inner.indexOf(form);
		if (at >= 0 && at + form.length < inner.length && startsPart(inner, at)) return true;
	}
	const bare = bareName(partsOfRegion(outer).at(-1) ?? outer);
	return (
		/[省市州盟]$/.test(outer) && bare.length >= 2 && inner.startsWith(bare) && inner.length > bare.length + 1
	);
}

/**
 * Whether the text speaks for the region: it names it, and goes on with no place inside it (苏州市张家港市人民政府
 * is not 苏州市's). The short form counts where no other place stands in front of it (徐州市鼓楼区 is not 南京市鼓楼区).
 */
export function mentionsRegion(text: string, region: string): boolean {
	const parts = partsOfRegion(region);
	const short = parts.length > 1 ? parts.at(-1) : undefined;
	for (const form of formsOfRegion(region)) {
		for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
			if (goesOn(text, at + form.length)) continue;
			if (form !== short || opensName(text, at)) return true;
		}
	}
	return false;
}

const autonomous = "自治[区州县旗]";
const levelAtEnd = new RegExp(`(?:${autonomous}|${anyOf(allLevels)}|街道)$`);
const upperAtEnd = new RegExp(`(?:${autonomous}|${anyOf(upperLevels)})$`);
/** 州 of 苏州 is not a level, that of 恩施州 is. */
const partOfRegion = new RegExp(
	`.{2,8}?(?:${autonomous}|${anyOf(upperLevels.replace("州", ""))}|州(?!市))|.+`,
	"gu",
);
const isPark = new RegExp(`${parks}$`);

/** The level prefix that units of the region bear: 区 for 苏州市吴江区; null for a park or an unknown form. */
export function levelOfRegion(region: string): string | null {
	if (isPark.test(region)) return null;
	return levelAtEnd.exec(region)?.[0] ?? null;
}

/** `苏州市`, `吴江区` of 苏州市吴江区; a name without level is one part. 州 of 苏州 is not a level, that of 恩施州 is. */
function partsOfRegion(region: string): readonly string[] {
	const parts = region.slice(0, 60).match(partOfRegion);
	return parts ?? [region];
}

function bareName(part: string): string {
	return part.length > 2 ? part.replace(upperAtEnd, "") : part;
}

function endsWithRegion(long: string, short: string): boolean {
	if (short.length < 2 || !long.endsWith(short)) return false;
	const at = long.length - short.length;
	// 区 alone is not a place, and 中区 is not one inside of 市中区.
	return startsPart(long, at);
}

/** Whether a part of the region begins at the place. */
function startsPart(region: string, at: number): boolean {
	if (at === 0 || upperLevels.includes(region.charAt(at - 1))) return true;
	return formsOfRegion(region).some((form) => region.length - form.length === at);
}

/** Whether a name can begin here: behind another place's name it goes on with that (徐州市鼓楼区, 徐州鼓楼区). */
function opensName(text: string, at: number): boolean {
	return (
		at === 0 ||
		!/\p{Script=Han}/u.test(text.charAt(at - 1)) ||
		"年共发于对达布送印".includes(text.charAt(at - 1))
	);
}

/** Whether the name of a place inside follows: 张家港市, 高新区, but not 智慧城市 or 新城市. */
function goesOn(text: string, at: number): boolean {
	const place = /^\p{Script=Han}{2,3}?[市县区旗镇]/u.exec(text.slice(at, at + 4))?.[0];
	return (
		place !== undefined &&
		!/^(?:关于|人民|政府|重点|加快|推进|全|各|主城|城|老城|社)|^(?:..|[新大古])城市$/.test(place)
	);
}
