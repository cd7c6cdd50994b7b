import type { ExportProfile } from "../profile.js";

/**
 * How a printed document looks: pages and margins as a profile says. What a browser cannot print — page numbers where
 * it has no margin boxes — is left to its own dialogue.
 */
export function printStyleSheet(profile: ExportProfile): string {
	const { fonts, sizes, margins, pageNumbers, landscapeNumber } = profile;
	const edges = (margins.inner + margins.outer) / 2;
	const ends = (margins.top + margins.bottom) / 2;
	const pages = `@page { size: A4; margin: ${margins.top}mm ${margins.outer}mm ${margins.bottom}mm ${margins.inner}mm; }
@page :left { margin-left: ${margins.outer}mm; margin-right: ${margins.inner}mm; }
@page across { size: A4 landscape; margin: ${edges}mm ${ends}mm; }
`;
	const number = `content: "— " counter(page) " —"; font: ${sizes.pageNumber}pt ${family(fonts.pageNumber, "SimSun", "Noto Serif CJK SC")};`;
	const upright = `@page :right { @bottom-right { ${number} padding-right: 1em; } }
@page :left { @bottom-left { ${number} padding-left: 1em; } }
`;
	const beside =
		landscapeNumber === "bottom"
			? ""
			: `@page across:right { @bottom-right { content: none; } @left-bottom { ${number} writing-mode: vertical-rl; text-align: end; vertical-align: top; padding: 0 4.5mm 1em 0; } }
@page across:left { @bottom-left { content: none; } @left-top { ${number} writing-mode: vertical-rl; text-align: start; vertical-align: top; padding: 1em 4.5mm 0 0; } }
`;
	return `${pages}${pageNumbers ? upright + beside : ""}* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; }
section.landscape { page: across; }
section + section { break-before: page; }
${textStyleSheet(profile, "body")}@media screen {
body { background: #eee; }
section { background: #fff; margin: 1em auto; padding: ${margins.top}mm ${margins.outer}mm ${margins.bottom}mm ${margins.inner}mm; width: 210mm; max-width: 100%; min-height: 297mm; box-shadow: 0 0 4px #888; }
section.landscape { padding: ${edges}mm ${ends}mm; width: 297mm; min-height: 210mm; }
}
`;
}

/**
 * How the text of a printed document looks, on whatever it stands.
 *
 * @param root selector of the element that holds it
 */
export function textStyleSheet({ fonts, sizes, lines }: ExportProfile, root: string): string {
	const { latin } = fonts;
	const body = family(latin, fonts.body, "仿宋", "FangSong", "STFangsong", "Noto Serif CJK SC");
	const title = family(latin, fonts.title, "方正小标宋_GBK", "宋体", "SimSun", "STSong", "Noto Serif CJK SC");
	const heading = family(latin, fonts.heading, "SimHei", "STHeiti", "Noto Sans CJK SC");
	const subheading = family(latin, fonts.subheading, "楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC");
	return `${root} { font: ${sizes.body}pt/${lines.body}pt ${body}; text-align: justify; }
h1, h2, h3, h4, h5, h6, p { margin: 0; font-size: inherit; font-weight: normal; }
h1 { font: ${sizes.title}pt/${Math.max(lines.body, Math.round(sizes.title * 1.35))}pt ${title}; text-align: center; margin-bottom: ${lines.body}pt; }
h1:has(+ .total), h1:has(+ .document-number) { margin-bottom: 0; }
h2, h3, h4, h5, h6, p { text-indent: 2em; }
h2 { font-family: ${heading}; }
h3 { font-family: ${subheading}; }
h1, h2, h3, h4, h5, h6, .total, .attachment, .issuer { break-after: avoid; }
.lost { min-height: ${lines.body}pt; }
.total, .document-number { text-align: center; text-indent: 0; margin-bottom: ${lines.body / 2}pt; }
.addressee { text-indent: 0; }
.attachments { margin-top: ${lines.body}pt; padding-left: 5em; text-indent: -3em; }
.issuer { margin-top: ${lines.body}pt; }
.issuer, .date { text-align: right; text-indent: 0; }
.attachment { font-family: ${heading}; text-indent: 0; }
.note { font-size: ${sizes.table}pt; line-height: ${lines.table}pt; text-indent: 0; }
.new-page { break-before: page; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: ${sizes.table}pt; line-height: ${lines.table}pt; }
table + table { margin-top: ${lines.table}pt; }
th, td { border: 0.5pt solid #000; padding: 0 4pt; vertical-align: middle; overflow-wrap: anywhere; }
th { font-family: ${heading}; font-weight: normal; text-align: center; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.centre { text-align: center; }
.left { text-align: left; }
.name { letter-spacing: 1em; margin-right: -1em; }
`;
}

function family(...names: readonly string[]): string {
	const quoted = names.filter((name) => name !== "").map((name) => `"${name.replace(/["\\<>]/g, "")}"`);
	return [...quoted, "serif"].join(", ");
}
