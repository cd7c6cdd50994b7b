/** Everything that XML 1.0 cannot hold (2.2, Char), lone surrogates among it; blanks and line breaks are none of it. */
const noCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text as it stands in XML, in an element or between double quotation marks; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
	return text.replace(noCharacters, "").replace(/[&<>"]/g, (found) => entities[found] ?? found);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** How a part of a package begins. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
