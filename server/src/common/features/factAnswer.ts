import { counted } from "../model/counted.js";
import type { FactChanges, FactFlag } from "./changeFact.js";
import { fileNameOf, type Language } from "./toLsp.js";

/** More places than so many are counted, not named. */
const mostNamed = 5;

/** What changes, and what somebody has to look at, as it is shown to the user. */
export function describeFact(
	indicator: string,
	{ changes, flags, now }: FactChanges,
	unread: readonly string[],
	language: Language,
): string {
	const edits = changes.flatMap((change) => change.edits);
	const derived = edits.filter(({ reason }) => reason === "derived").length;
	const [places, files] = [edits.length, changes.length];
	const isChinese = language === "zh";
	const sums = isChinese
		? `，其中${derived}处是随之重算的合计、占比`
		: `, ${derived === 1 ? "one of them a sum or share" : `${derived} of them sums or shares`} reckoned anew`;
	const done =
		places === 0
			? isChinese
				? `没有别处写着“${indicator}”的另一个数。`
				: `No other place gives “${indicator}” another figure.`
			: isChinese
				? `“${indicator}”改为“${now}”：${files}份文稿，${places}处${derived > 0 ? sums : ""}。`
				: `“${indicator}” becomes “${now}” in ${counted(places, "place")} of ${counted(files, "document")}${derived > 0 ? sums : ""}.`;
	const sentences = [done];
	if (flags.length > 0) {
		const named = flags.slice(0, mostNamed).map((flag) => describeFlag(flag, language));
		const more = flags.length - named.length;
		sentences.push(
			isChinese
				? `请再核对：${named.join("；")}${more > 0 ? `；另有${more}处` : ""}。`
				: `Please check: ${named.join("; ")}${more > 0 ? `; ${more} more` : ""}.`,
		);
	}
	for (const uri of unread)
		sentences.push(
			isChinese
				? `“${fileNameOf(uri)}”现在读不出来，没有改。`
				: `${fileNameOf(uri)} cannot be read now and was not changed.`,
		);
	return sentences.join(isChinese ? "" : " ");
}

const reasons: Readonly<Record<FactFlag["why"], Readonly<Record<Language, string>>>> = {
	share: { zh: "由它算出", en: "is reckoned from it" },
	whole: { zh: "包含它", en: "includes it" },
	part: { zh: "是它的一部分", en: "is a part of it" },
	other: { zh: "本来就写着另一个数", en: "gave another figure before" },
	near: {
		zh: "是同一个数，说的时限或范围不同",
		en: "is the same figure, but for another time or scope",
	},
	unwritable: { zh: "写法特殊，请手工改", en: "is written in its own way; change it by hand" },
};

/** What somebody has to look at, in one clause. */
export function describeFlag(
	{ uri, title, span, number, written, why }: FactFlag,
	language: Language,
): string {
	const reason = reasons[why][language];
	const document = title === null ? fileNameOf(uri) : title.slice(0, 40);
	if (language === "zh")
		return `《${document}》${number === null ? `第${span.line + 1}行` : `第${number}项`}的“${written}”${reason}`;
	return `“${written}” in ${number === null ? `line ${span.line + 1}` : `task ${number}`} of ${document} ${reason}`;
}

/** What the edits are called where the user confirms them, by the ids that they bear. */
export function labelsOf(
	indicator: string,
	was: string,
	now: string,
	language: Language,
): Readonly<Record<string, string>> {
	return language === "zh"
		? {
				"niwen.own": `“${indicator}”：“${was}”改为“${now}”`,
				"niwen.same": `写着同一数据的地方：改为“${now}”`,
				"niwen.derived": "随之重算的合计、占比",
			}
		: {
				"niwen.own": `“${indicator}”: “${was}” becomes “${now}”`,
				"niwen.same": `Places that state the same: “${now}”`,
				"niwen.derived": "Sums and shares reckoned anew",
			};
}
