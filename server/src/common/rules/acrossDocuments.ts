import type { DocumentQuantities, OtherDocuments, Quantity } from "../analysis/quantities.js";
import { counted } from "../model/counted.js";
import type { LocalizedText } from "../model/localizedText.js";
import { findContradictions } from "./contradictions.js";
import type { Finding, RelatedPlace } from "./rule.js";

/** What `target/inconsistent` finds against other documents: one finding an indicator, with a place in each of them. */
export function* findAcrossDocuments(
	statements: readonly Quantity[],
	others: OtherDocuments,
): Iterable<Finding> {
	for (const { own, others: found } of findContradictions(statements, others)) {
		const [first] = found;
		if (first === undefined) continue;
		const { document, quantity } = first;
		const name = nameDocument(document);
		const [here, there] = [namePlace(own), namePlace(quantity)];
		const isPrevious = document === others.previous;
		const year = own.tense === "past" || own.period !== document.period ? own.period : null;
		const more = found.length - 1;
		yield {
			code: "target/inconsistent",
			span: own.span,
			message: {
				zh: `“${own.indicator}”${year === null ? "" : `（${printPeriod(year).zh}）`}与${isPrevious ? "上一年度方案" : ""}${name.zh}不一致：${here.zh}写“${own.raw}”，该文${there.zh}写“${quantity.raw}”${more > 0 ? `，另有${more}份文稿也不同` : ""}，请核对。`,
				en: `“${own.indicator}”${year === null ? "" : ` (${printPeriod(year).en})`} is not what ${isPrevious ? "last year's plan " : ""}${name.en} says: “${own.raw}” in ${here.en}, “${quantity.raw}” in ${there.en} there${more > 0 ? `; ${counted(more, "more document differs", "more documents differ")}` : ""}; check which is right.`,
			},
			related: found.slice(0, mostRelated).map((each) => toRelated(each.document, each.quantity)),
		};
	}
}

const mostRelated = 5;

function toRelated(document: DocumentQuantities, quantity: Quantity): RelatedPlace {
	const [name, place] = [nameDocument(document), namePlace(quantity)];
	return {
		uri: document.uri,
		span: quantity.span,
		message: {
			zh: `${name.zh}${place.zh}的“${quantity.raw}”`,
			en: `“${quantity.raw}” in ${place.en} of ${name.en}`,
		},
	};
}

/** 2023年, 2023—2025年. */
export function printPeriod(period: string): LocalizedText {
	const zh = period.replace("/", "—").replace(/^(20\d\d)-(\d\d)$/, "$1年$2月");
	return { zh: zh.endsWith("月") ? zh : `${zh}年`, en: period.replace("/", "–") };
}

/** What a message calls a document: its title, else the name of its file. */
export function nameDocument({ title, uri }: Pick<DocumentQuantities, "title" | "uri">): LocalizedText {
	if (title !== null) return { zh: `《${title.slice(0, 60)}》`, en: `“${title.slice(0, 60)}”` };
	const file = uri.slice(uri.lastIndexOf("/") + 1);
	let name = file;
	try {
		name = decodeURIComponent(file);
	} catch {
		// A name with a lone % is shown as it is.
	}
	return { zh: `“${name}”`, en: `“${name}”` };
}

/** Where in its document a quantity stands, in words: 第3项, else its line. */
export function namePlace({ number, span }: Quantity): LocalizedText {
	return number === null
		? { zh: `第${span.line + 1}行`, en: `line ${span.line + 1}` }
		: { zh: `第${number}项`, en: `task ${number}` };
}
