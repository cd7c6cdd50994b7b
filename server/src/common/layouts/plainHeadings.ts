import { addressWords, officeInCell, personWords, speakerWords } from "../language/offices.js";
import { type Block, isBlankBlock, type TextBlock } from "../model/block.js";
import { sliceText } from "../model/mappedText.js";
import type { Point } from "../model/plan.js";
import { isPageNumber } from "../text/brokenLines.js";
import { isCollective } from "../text/unitName.js";
import { isHeadingLike } from "./headingLike.js";
import { isUnitShaped } from "./unitShape.js";
import { isBareNumber, isNumberAlone } from "./wrapping.js";

/** Lines of a web page or a newspaper that are neither heading nor text, and end the headings above them. */
export const furniture =
	/^(?:返回|打印|关闭|分享|首页|导航|您?当前位置|当前位置|上一篇|下一篇|相关链接|网站|版权|主办单位|承办单位|备案|字号|扫一扫|登录|注册|繁体|无障碍|\d+$|[—–-]\s?\d)|[>|｜©]|首页|ICP|网站地图/;
/** Lines under a heading that belong to it: who wrote it, when, where. */
const byline =
	/^[^，。；：:]{2,30}[ \u3000]{1,30}(?:\d{4}|[二一][〇○零一二三四五六七八九]{3})年.{1,3}月.{1,3}日$|^(?:□|■|◎|●|▲|\(?（?(?:本报)?(?:记者|通讯员|特约记者|作者|编辑|来源|时间|发布|日期|文\/|图\/))|^(?:时间|来源|作者|发布日期|发布时间|日期|浏览量|记者)[:：]|^[(（][^()（）]{4,40}[)）]$|^[^，。；]{0,12}(?:记者|通讯员)[ \u3000:：]/;
/** How a newspaper opens an article. */
const dateline =
	/^(?:[(（【]?(?:本报|本刊|本网|本台)(?:讯|电|记者)|新华社\p{Script=Han}{1,6}\d{1,2}月|(?:中新社|中新网|人民网|央广网)[\p{Script=Han}\d])/u;

/** A number of a document (〔2024〕5号), a list of names, an addressee: short, and no heading. */
const noHeading =
	/[〔［[]\s?\d{4}\s?[〕］\]]|^\S{2,3}(?:[ \u3000]\S{2,3}){2,}$|^(?:签发人|机密|秘密|特急|加急|主送|抄送|印发|联系人|电话|地址)|^第?\d+期?$/;

export interface PlainHeading {
	/** Follows another heading directly. */
	readonly isSubtitle: boolean;
	/** Opens an article of a newspaper page. */
	readonly isArticle: boolean;
	/** Belongs to the first heading of the document. */
	readonly ofTitle: boolean;
	/** The title of a document that has other headings. */
	readonly isTitle: boolean;
	/** There are other headings like it that are not subtitles. */
	readonly hasPeers: boolean;
}

/** The short lines between paragraphs that are headings, by their blocks; for documents without tables, beside which none are. */
export function findPlainHeadings(
	blocks: readonly Block[],
	title: number,
): ReadonlyMap<number, PlainHeading> {
	const found: { run: number[]; isArticle: boolean }[] = [];
	let run: number[] = [];
	const headers = findRunningHeaders(blocks);
	const speakers = blocks.filter((block) => block.kind === "text" && speaks(block)).length;
	for (let i = 0; i < blocks.length; i++) {
		const block = blocks[i];
		if (block?.kind === "front-matter") continue;
		if (block?.kind !== "text") {
			// A short line right above a part or a table is its caption, or the title: no heading of prose, unless bold.
			const last = run.at(-1);
			const above = last === undefined ? undefined : blocks[last];
			if (block?.kind === "section" && above?.kind === "text" && isBold(above))
				found.push({ run, isArticle: false });
			run = [];
			continue;
		}
		if (isNoText(block) || headers.has(i)) continue;
		const { text } = withoutBold(block.text);
		if (block.role !== "paragraph") {
			run = [];
			continue;
		}
		const isUnmarked = block.items?.every(({ kind }) => kind === "paragraph") ?? true;
		if (isUnmarked && block.lines === 1 && (isCandidate(text) || (speakers > 1 && speaks(block)))) {
			run.push(i);
			continue;
		}
		if (
			text.length < 60 &&
			!/。$/.test(text) &&
			!dateline.test(text) &&
			byline.test(text) &&
			!furniture.test(text.replace(/[|｜]/g, ""))
		)
			continue;
		if (
			isUnmarked &&
			block.lines === 1 &&
			/[:：]/.test(text) &&
			isHeadingLike(text, true) &&
			!noHeading.test(text)
		) {
			// 沙河县：花海迎客来 is a title only where an article begins below it.
			if (opensArticle(blocks, i + 1)) run.push(i);
			else run = [];
			continue;
		}
		const isText =
			(text.length >= 16 && /[。；;！？：:，,]/.test(text)) ||
			(text.length >= 8 && /[。！？]$/.test(text)) ||
			(block.items ?? []).length > 0;
		if (isText && run.length > 0 && !furniture.test(text.slice(0, 60)))
			found.push({ run, isArticle: dateline.test(text) });
		run = [];
	}
	// What stands before the title, and the lines of the title itself, are its letter head.
	const bodies = withoutLetterHead(found, title, blocks);
	const articles = bodies.filter(({ isArticle }) => isArticle).length;
	const byBlock = new Map<number, PlainHeading>();
	bodies.forEach(({ run: lines, isArticle, isTitle = false }, n) => {
		// Where some open articles, the first heading of the page opens one too; one alone has the page's title.
		const isAlone = articles === 1 && isArticle && n === 0;
		const opens = !isAlone && (isArticle || (n === 0 && articles > 0));
		lines.forEach((line, k) => {
			byBlock.set(line, {
				isSubtitle: k > 0,
				isArticle: opens && k === 0,
				ofTitle: n === 0,
				isTitle: isTitle || isAlone,
				hasPeers: bodies.length > 1 && !isTitle && !isAlone,
			});
		});
	});
	return byBlock;
}

/**
 * The lines that pages have at their heads: short ones that stand beside the number of a page and elsewhere in the
 * document, too, or for the third time anywhere. Where such a line stands first it is what it seems, the title.
 */
function findRunningHeaders(blocks: readonly Block[]): ReadonlySet<number> {
	const places = new Map<string, number[]>();
	const found = new Set<number>();
	for (let i = 0; i < blocks.length; i++) {
		const block = blocks[i];
		if (block?.kind !== "text" || block.role !== "paragraph" || block.items !== undefined) continue;
		const { text } = block.text;
		if (text.length < 4 || text.length > 40 || isPageMark(text) || /[。；;，,：:]$/.test(text)) continue;
		const before = places.get(text);
		if (before === undefined) places.set(text, [i]);
		else before.push(i);
	}
	for (const [, [, ...others]] of places)
		for (const i of others)
			if (
				others.length > 1 ||
				isPageMark(wordsBeside(blocks, i, -1)) ||
				isPageMark(wordsBeside(blocks, i, 1))
			)
				found.add(i);
	return found;
}

function isPageMark(text: string): boolean {
	return isPageNumber(text) || isBareNumber(text) || isNumberAlone(text);
}

/** The text of the next block above (-1) or below (1) that is not empty. */
function wordsBeside(blocks: readonly Block[], at: number, step: 1 | -1): string {
	let i = at + step;
	while (isBlankBlock(blocks[i])) i += step;
	const block = blocks[i];
	return block?.kind === "text" ? block.text.text : "";
}

interface HeadingRun {
	readonly run: readonly number[];
	readonly isArticle: boolean;
	/** The title of the document, which the first of its headings follows directly. */
	readonly isTitle?: boolean;
}

/**
 * The headings behind the title. Where others follow that name who speaks, so does the first of them: the line below
 * the title that names somebody, too.
 */
function withoutLetterHead(
	found: readonly HeadingRun[],
	title: number,
	blocks: readonly Block[],
): readonly HeadingRun[] {
	const behind = found.flatMap(({ run, isArticle }) => {
		const lines = title < 0 ? run : run.filter((line) => line > title);
		return lines.length === 0 ? [] : [{ run: lines, isArticle, isTitled: lines.length < run.length }];
	});
	const [first, ...others] = behind;
	if (first === undefined || first.isArticle || others.length === 0)
		return found.filter(({ run }) => title < 0 || (run[0] ?? 0) > title);
	const namesWho = (line: number) => {
		const block = blocks[line];
		if (block?.kind !== "text") return false;
		const { text } = withoutBold(block.text);
		return isUnitShaped(text) || speaks(block) || (text.length <= 30 && speaker.test(text));
	};
	const hasPeers = others.some(({ run }) => namesWho(run[0] ?? -1));
	const at = hasPeers ? first.run.findIndex((line, i) => (i > 0 || first.isTitled) && namesWho(line)) : -1;
	if (at < 0) return first.isTitled ? others : behind;
	const own = { run: first.run.slice(at), isArticle: false };
	return first.isTitled || at === 0
		? [own, ...others]
		: [{ run: first.run.slice(0, at), isArticle: false, isTitle: true }, own, ...others];
}

/** 青石镇党委书记 丁川： and 县商务局：跑出消费加速度 head what one of several says. */
function speaks({ role, lines, text: { text } }: TextBlock): boolean {
	if (role !== "paragraph" || lines !== 1 || text.length < 4 || text.length > 42) return false;
	const words = text.replace(/\*\*/g, "");
	const colon = words.search(/[:：]/);
	if (colon < 2) return false;
	const who = words.slice(0, colon).trim();
	const rest = words.slice(colon + 1).trim();
	if (/[。；;，,、：:]/.test(who + rest) || /[。！？!?]$/.test(rest) || /^(?:各|主持|主送|抄送)/.test(who))
		return false;
	if (rest === "") return speaker.test(who) || (isUnitShaped(who) && !isCollective(who));
	return rest.length >= 4 && rest.length <= 24 && isUnitShaped(who) && !isCollective(who);
}

/** A title and a name. */
const speaker = new RegExp(
	`(?:${officeInCell}|${personWords}|${speakerWords})[ \\u3000]?\\p{Script=Han}{2,3}(?:${addressWords})?$`,
	"u",
);

/** A line that is bold as a whole is a heading. */
function isBold({ text: { text } }: TextBlock): boolean {
	return text.length > 4 && text.length <= 60 && /^\*\*[^*]+\*\*$/.test(text);
}

export function withoutBold(text: Point["text"]): Point["text"] {
	return text.text.startsWith("**") &&
		text.text.endsWith("**") &&
		text.text.length > 4 &&
		text.text.length <= 60
		? sliceText(text, 2, text.text.length - 2)
		: text;
}

function opensArticle(blocks: readonly Block[], from: number): boolean {
	for (let i = from; i < from + 4; i++) {
		const block = blocks[i];
		if (block?.kind !== "text") return false;
		if (block.role !== "blank") return dateline.test(block.text.text);
	}
	return false;
}

function isCandidate(text: string): boolean {
	return isHeadingLike(text) && !furniture.test(text) && !byline.test(text) && !noHeading.test(text);
}

/** An empty line, a comment, code: nothing that a heading could be. */
function isNoText({ role }: TextBlock): boolean {
	return role === "blank" || role === "comment" || role === "code";
}
