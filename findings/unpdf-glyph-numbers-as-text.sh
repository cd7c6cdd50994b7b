#!/usr/bin/env bash
# unpdf 1.7.0 (pdf.js 5.6.205 inside), seen 2026-11-29 with Node 20.
#
# Chinese text in a PDF is mostly numbers of glyphs of a font that the file holds in part (Identity-H), with a map back to
# Unicode (ToUnicode). Some drivers of printers leave the map out; then nothing in the file tells which characters these are
# (ISO 32000-1, 9.10.2). Expected was no text, U+FFFD, or a warning: extractText gives each glyph's number as a code point,
# without an error; the one line on the console is about the font, which this small file does not hold. Glyphs 4000 to 4003 come out as Tibetan letters,
# lower numbers as Latin ones, digits and control characters: a page of a plan becomes other text, which looks like text.
#
# What Niwen does: it asks pdf.js for the properties of fonts (`fontExtraProperties`), writes U+FFFD for what has no code,
# names the fonts and pages, and refuses a document of which more than half is so.
# Exits with 1 if unpdf behaves otherwise.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
(npm init -y && npm install --silent --ignore-scripts unpdf@1.7.0) >/dev/null 2>&1 ||
	{ echo "unpdf could not be installed"; exit 2; }
cat >try.mjs <<'JS'
import { extractText, getDocumentProxy } from "unpdf";

/** One page with four glyphs of a font that the file names and does not map to Unicode. */
function pdf(glyphs) {
	const codes = glyphs.map((glyph) => glyph.toString(16).padStart(4, "0")).join("");
	const content = `BT /F1 16 Tf 40 100 Td <${codes}> Tj ET`;
	const objects = [
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Song /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
		"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /DW 1000 /CIDToGIDMap /Identity >>",
		"<< /Type /FontDescriptor /FontName /AAAAAA+Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 90 >>",
	];
	let text = "%PDF-1.7\n";
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

const said = [];
for (const kind of ["log", "warn", "error"]) {
	const own = console[kind];
	console[kind] = (...words) => (said.push(words.join(" ")), own(...words));
}
const { text } = await extractText(await getDocumentProxy(pdf([4000, 4001, 4002, 4003])));
const read = text.join("");
process.stdout.write(`text: ${JSON.stringify(read)} (${[...read].map((c) => c.codePointAt(0)).join(" ")}), console: ${JSON.stringify(said)}\n`);
process.exit(read === String.fromCodePoint(4000, 4001, 4002, 4003) && !said.some((line) => /unicode|text/i.test(line)) ? 0 : 1);
JS
node try.mjs
