import { lostHeadingStyle } from "../../ooxml/niwenMarks.js";
import { escapeXml, xmlDeclaration } from "../../ooxml/writeXml.js";
import type { ExportProfile } from "../profile.js";
import { tableStyle } from "./tables.js";

export const namespaces =
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** What a style is: its id, the name that Word shows, what paragraphs and their characters have. */
interface Style {
	readonly id: string;
	readonly name: string;
	/** In the order of CT_PPrBase. */
	readonly paragraph: string;
	/** In the order of CT_RPr. */
	readonly run?: string;
	/** Of a style that readers know by its name. */
	readonly isBuiltIn?: boolean;
}

/**
 * The styles of a document: how each part of it is set (GB/T 9704-2012, 7.2 and 7.3). Text is set in 3号仿宋, exact
 * lines, the first line two characters in; 28 characters fill a line of 156 mm, which 16 points each would not.
 */
export function printStyles(profile: ExportProfile): string {
	const { fonts, sizes, lines } = profile;
	const line = twips(lines.body);
	const exact = (before = 0, after = 0, height = line) => exactLines(height, before, after);
	const indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
	const font = (name: string, size = 0) => fontOf(name, fonts.latin) + (size === 0 ? "" : sizeOf(size));
	const heading = (level: number, name: string): Style => ({
		id: `Heading${level}`,
		name: `heading ${level}`,
		isBuiltIn: true,
		paragraph: `<w:keepNext/>${exact()}${indent}<w:outlineLvl w:val="${level - 1}"/>`,
		run: font(name, sizes.body),
	});
	const title = exact(0, line, Math.max(line, twips(sizes.title * 1.35)));
	const styles: readonly Style[] = [
		{
			id: "Title",
			name: "Title",
			isBuiltIn: true,
			paragraph: `<w:keepNext/>${title}<w:jc w:val="center"/>`,
			run: font(fonts.title, sizes.title),
		},
		heading(1, fonts.heading),
		heading(2, fonts.subheading),
		...[3, 4, 5, 6].map((level) => heading(level, fonts.body)),
		{ id: lostHeadingStyle, name: "Niwen lost heading", paragraph: `<w:keepNext/>${exact()}` },
		{ id: "NiwenBody", name: "Niwen 正文", paragraph: `${exact()}${indent}`, run: narrowed(profile) },
		{
			id: "NiwenTotal",
			name: "Niwen 总数",
			paragraph: `<w:keepNext/>${exact(0, line / 2)}<w:jc w:val="center"/>`,
		},
		{ id: "NiwenNumber", name: "Niwen 发文字号", paragraph: `${exact(0, line)}<w:jc w:val="center"/>` },
		{ id: "NiwenAddressee", name: "Niwen 主送机关", paragraph: exact() },
		{
			id: "NiwenAttachments",
			name: "Niwen 附件说明",
			// What follows 附件： stands under it where it wraps.
			paragraph: `${exact(line)}<w:ind w:leftChars="500" w:left="1600" w:hangingChars="300" w:hanging="960"/>`,
		},
		{
			id: "NiwenIssuer",
			name: "Niwen 发文机关",
			paragraph: `<w:keepNext/>${exact(line)}<w:jc w:val="right"/>`,
		},
		{ id: "NiwenDate", name: "Niwen 成文日期", paragraph: `${exact()}<w:jc w:val="right"/>` },
		{ id: "NiwenAnnex", name: "Niwen 附件", paragraph: `<w:keepNext/>${exact()}`, run: font(fonts.heading) },
		...tableStyles(profile),
		{
			id: "Footer",
			name: "footer",
			isBuiltIn: true,
			paragraph: "",
			run: font(fonts.pageNumber, sizes.pageNumber),
		},
	];
	const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fontOf(fonts.body, fonts.latin)}${sizeOf(sizes.body)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
	const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>`;
	const plainTable = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>`;
	return `${xmlDeclaration}<w:styles ${namespaces}>${defaults}${normal}${plainTable}${tableStyle}${styles.map(printStyle).join("")}</w:styles>`;
}

/** The styles of tables and of what stands beside them. */
function tableStyles({ fonts, sizes, lines }: ExportProfile): readonly Style[] {
	const cell = exactLines(twips(lines.table));
	return [
		{ id: "NiwenNote", name: "Niwen 注", paragraph: `${cell}`, run: sizeOf(sizes.table) },
		{ id: "NiwenGap", name: "Niwen 间隔", paragraph: exactLines(20), run: sizeOf(1) },
		{
			id: "NiwenCell",
			name: "Niwen 表格",
			paragraph: `${cell}<w:jc w:val="both"/>`,
			run: sizeOf(sizes.table),
		},
		{
			id: "NiwenCellLeft",
			name: "Niwen 表格左对齐",
			paragraph: `${cell}<w:jc w:val="left"/>`,
			run: sizeOf(sizes.table),
		},
		{
			id: "NiwenCellCentred",
			name: "Niwen 表格居中",
			paragraph: `${cell}<w:jc w:val="center"/>`,
			run: sizeOf(sizes.table),
		},
		{
			id: "NiwenCellHead",
			name: "Niwen 表头",
			paragraph: `<w:keepNext/>${cell}<w:jc w:val="center"/>`,
			run: fontOf(fonts.heading, fonts.latin) + sizeOf(sizes.table),
		},
	];
}

/** Lines at an exact distance, all in twentieths of a point. */
function exactLines(height: number, before = 0, after = 0): string {
	return `<w:spacing w:before="${before}" w:after="${after}" w:line="${height}" w:lineRule="exact"/>`;
}

/** What lets 28 characters stand in a line that is a little too narrow for them (5.2.3 of the standard). */
function narrowed({ sizes, margins }: ExportProfile): string {
	const width = ((210 - margins.inner - margins.outer) / 25.4) * 72;
	const each = Math.floor((width / 28 - sizes.body) * 20);
	return each < 0 && each > -10 ? `<w:spacing w:val="${each}"/>` : "";
}

function printStyle({ id, name, paragraph, run = "", isBuiltIn = false }: Style): string {
	const custom = isBuiltIn ? "" : ' w:customStyle="1"';
	const next = /^(?:Heading|Title)/.test(id) ? '<w:next w:val="NiwenBody"/>' : "";
	const properties = `${paragraph === "" ? "" : `<w:pPr>${paragraph}</w:pPr>`}${run === "" ? "" : `<w:rPr>${run}</w:rPr>`}`;
	return `<w:style w:type="paragraph"${custom} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${next}<w:qFormat/>${properties}</w:style>`;
}

function fontOf(name: string, latin: string): string {
	const own = escapeXml(name);
	const western = latin === "" ? own : escapeXml(latin);
	return `<w:rFonts w:ascii="${western}" w:hAnsi="${western}" w:eastAsia="${own}" w:cs="${western}"/>`;
}

/** @param points what is written in halves of them */
function sizeOf(points: number): string {
	const halves = Math.round(points * 2);
	return `<w:sz w:val="${halves}"/><w:szCs w:val="${halves}"/>`;
}

/** Twentieths of a point. */
export function twips(points: number): number {
	return Math.round(points * 20);
}

/** What stands in for fonts that a machine does not have; families and pitch help those that know none of them. */
const alternatives: Readonly<Record<string, string>> = {
	方正小标宋简体: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,宋体,SimSun,Noto Serif CJK SC",
	黑体: "SimHei,Noto Sans CJK SC",
	楷体_GB2312: "楷体,KaiTi,KaiTi_GB2312,Noto Serif CJK SC",
	仿宋_GB2312: "仿宋,FangSong,FangSong_GB2312,Noto Serif CJK SC",
	宋体: "SimSun,Noto Serif CJK SC",
};

/** The fonts that a document uses, each once, with what stands in for them. */
export function printFontTable({ fonts }: ExportProfile): string {
	const names = [...new Set(Object.values(fonts))].filter((name) => name !== "");
	const rows = names.map((name) => {
		const others = alternatives[name];
		const alternative = others === undefined ? "" : `<w:altName w:val="${escapeXml(others)}"/>`;
		const isHan = /\p{Script=Han}/u.test(name);
		return `<w:font w:name="${escapeXml(name)}">${alternative}${isHan ? '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/>' : ""}</w:font>`;
	});
	return `${xmlDeclaration}<w:fonts ${namespaces}>${rows.join("")}</w:fonts>`;
}

/**
 * Settings of the whole document: pages in pairs, whose numbers stand outside, and no line before a soft return is
 * spread over the width.
 */
export const settings = `${xmlDeclaration}<w:settings ${namespaces}><w:mirrorMargins/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;
