import { withoutBlanks } from "../../language/characters.js";
import { opensNote } from "../../language/notes.js";
import { endsLikeUnit } from "../../language/unitEndings.js";
import { dateOfLine } from "../../layouts/letterHead.js";
import type { Plan } from "../../model/plan.js";
import type { ParagraphRole } from "../tableDocument.js";

/** 吴政办发〔2024〕12号; brackets are often typed as square or round ones. */
const documentNumber = /^\p{Script=Han}{1,16}[〔[［(（【]\d{4}[〕\]］)）】]第?\d{1,5}号$/u;
/** An 附件 above an annex stands alone, with its number; GB/T 9704-2012, 7.3.8. */
const annex = /^附(?:件|表)[\d０-９一二三四五六七八九十]{0,3}[:：]?$/;
const attachments = /^附(?:件|表)[\d０-９]{0,3}[:：]./;
/** A list of addressees is not longer than this (UTF-16 units), and no sentence. */
const longestAddressee = 300;

/** 现将有关事项通知如下：, 主要包括：: a sentence that something follows. */
const opensList = /(?:如下|以下|包括|为|是|即)[:：]$/;

/**
 * What a paragraph is of an official document; `undefined` for one without a place of its own.
 *
 * @param isAbove whether it stands above sections and tables
 * @param next the text of the paragraph below it; `undefined` where none is
 */
export function roleOf(
	text: string,
	plan: Plan,
	isAbove: boolean,
	next: string | undefined,
): ParagraphRole | undefined {
	const words = withoutBlanks(text);
	if (opensNote(words)) return "note";
	if (annex.test(words)) return "attachment";
	if (attachments.test(words)) return "attachments";
	if (dateOfLine(text) !== null) return "date";
	const isSigned = next !== undefined && dateOfLine(next) !== null;
	if (isSigned && (words === plan.issuer || isAuthority(words))) return "issuer";
	if (!isAbove) return undefined;
	if (documentNumber.test(words)) return "document-number";
	const isList = /[:：]$/.test(words) && words.length <= longestAddressee && !/[。；]|[:：]./.test(words);
	return isList && !opensList.test(words) && namesUnits(words) ? "addressee" : undefined;
}

/** Whether one of the parts of a list, brackets aside, ends like a unit. */
function namesUnits(words: string): boolean {
	return words
		.replace(/[(（][^()（）]{0,100}[)）]/g, "")
		.split(/[、，,；;:：]/)
		.some((part) => endsLikeUnit(part));
}

/** Whether words above a date can be who signs: a name, without marks of a sentence. */
function isAuthority(words: string): boolean {
	return words.length <= 40 && !/[。；，：:,;]/.test(words);
}
