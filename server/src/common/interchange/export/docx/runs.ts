import { escapeXml } from "../../ooxml/writeXml.js";

/**
 * Text as runs of WordprocessingML. Every run says that it is East Asian: without the hint, ★ “ ” — · are set in the
 * Latin font. `\n` is a soft return, a tab a tab.
 */
export function printRuns(text: string, properties = ""): string {
	if (text === "") return "";
	const parts = text.split(/([\n\t])/).map((part) => {
		if (part === "\n") return "<w:br/>";
		if (part === "\t") return "<w:tab/>";
		return part === ""
			? ""
			: `<w:t${/^\s|\s$/.test(part) ? ' xml:space="preserve"' : ""}>${escapeXml(part)}</w:t>`;
	});
	return `<w:r>${runProperties(properties)}${parts.join("")}</w:r>`;
}

/** @param properties what comes behind `w:rFonts` in the order of the schema (CT_RPr) */
export function runProperties(properties = ""): string {
	return `<w:rPr><w:rFonts w:hint="eastAsia"/>${properties}</w:rPr>`;
}

/** A paragraph in a style; `properties` stand behind the style in the order of the schema (CT_PPr). */
export function printParagraph(style: string, runs: string, properties = ""): string {
	const styled = style === "" ? "" : `<w:pStyle w:val="${style}"/>`;
	const all = `${styled}${properties}`;
	return `<w:p>${all === "" ? "" : `<w:pPr>${all}</w:pPr>`}${runs}</w:p>`;
}

/**
 * A name of two characters set as wide as one of three: the first is followed by a character's width of air, which
 * is not a character, so that the name stays what it is.
 *
 * @param size of the characters, in points
 */
export function printSpreadName(name: string, size: number): string {
	const [first = "", ...rest] = name;
	return printRuns(first, `<w:spacing w:val="${Math.round(size * 20)}"/>`) + printRuns(rest.join(""));
}
