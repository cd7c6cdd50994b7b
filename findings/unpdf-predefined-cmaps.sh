#!/usr/bin/env bash
# unpdf 1.7.0 (pdf.js 5.6.205 inside), seen 2026-11-29 with Node 20.
#
# A PDF may name a Chinese font without holding it, its text coded by one of Adobe's CMaps (UniGB-UCS2-H and others; ISO 32000-1,
# 9.7.5.2): reportlab and older drivers of printers write such files. unpdf ships pdf.js without these CMaps, and extractText then
# gives an empty text for the page and no error; a line on the console asks for a parameter that it does not take. Expected was the
# text, or an error: pdfjs-dist 5.6.205 with its own CMaps reads it. A page of a plan is taken for a scan that way.
#
# What Niwen does: it makes the CMaps that map to Unicode itself, and names one that it does not know.
# Exits with 1 if unpdf behaves otherwise.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
mkdir unpdf pdfjs
# Each by itself: what one finds of the other is not asked here.
for package in unpdf@1.7.0 pdfjs-dist@5.6.205; do
	(cd "$folder/${package%%[-@]*}" && npm init -y && npm install --silent --ignore-scripts "$package") >/dev/null 2>&1 ||
		{ echo "$package could not be installed"; exit 2; }
done
cat >pdf.mjs <<'JS'
/** One page with a line of text in STSong-Light, which the file does not hold; UniGB-UCS2-H is UTF-16 in two bytes a character. */
export function pdf(words) {
	const codes = [...words].map((character) => character.charCodeAt(0).toString(16).padStart(4, "0")).join("");
	const content = `BT /F1 16 Tf 40 100 Td <${codes}> Tj ET`;
	const objects = [
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
		"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 >>",
		"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
	];
	let text = "%PDF-1.4\n";
	const places = objects.map((object, i) => {
		const at = text.length;
		text += `${i + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(at).padStart(10, "0")} 00000 n \n`;
	});
	const start = text.length;
	text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
	text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return new TextEncoder().encode(text);
}
JS
cat >unpdf/try.mjs <<'JS'
import { extractText, getDocumentProxy } from "unpdf";
import { pdf } from "../pdf.mjs";
const { text } = await extractText(await getDocumentProxy(pdf("新建公园")));
console.log("unpdf:", JSON.stringify(text));
process.exit(text.join("") === "" ? 0 : 1);
JS
cat >pdfjs/try.mjs <<'JS'
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { pdf } from "../pdf.mjs";
const cMapUrl = new URL("./node_modules/pdfjs-dist/cmaps/", import.meta.url).pathname;
const whole = await getDocument({ data: pdf("新建公园"), cMapUrl, cMapPacked: true }).promise;
const { items } = await (await whole.getPage(1)).getTextContent();
const read = items.map(({ str }) => str).join("");
console.log("pdfjs-dist with its CMaps:", JSON.stringify(read));
process.exit(read === "新建公园" ? 0 : 1);
JS
node unpdf/try.mjs && node pdfjs/try.mjs
