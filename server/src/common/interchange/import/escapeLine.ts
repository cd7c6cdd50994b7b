/** What would make something else of a line than text: a heading, a table, a fence, a quotation, a rule, HTML, an entity. */
const opening = /^(?:#{1,6}(?=\s|$)|\||`{3}|~{3}|>|-{3}|={3}|<)/;
const entity = /&(?=#\d{1,7};|#[xX][\da-fA-F]{1,6};|[A-Za-z][A-Za-z\d]{1,31};)/g;

/**
 * Writes a line of text so that it is read as text: entities are read everywhere, so what would be a mark of Markdown
 * is written as one. Tabs, which part cells, are blanks.
 */
export function escapeLine(line: string): string {
	const words = line.replace(/\t+/g, " ").replace(entity, "&amp;").trim();
	const plain = words.replace(/<(?=[!/A-Za-z])/g, "&lt;");
	return opening.test(plain) ? `&#${plain.charCodeAt(0)};${plain.slice(1)}` : plain;
}
