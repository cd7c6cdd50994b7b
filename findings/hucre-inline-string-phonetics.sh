#!/usr/bin/env bash
# hucre 1.0.0, seen 2026-11-29 with Node 20.
#
# A string of a workbook may carry how it is read aloud (<rPh>, ECMA-376, 18.4.6), which is not part of what the cell shows. In the
# table of shared strings hucre leaves it out; in a cell with its string inside (t="inlineStr", 18.3.1.53) it joins it to the text:
# 内 with the reading X becomes 内X. Expected was the same text for the same string, wherever it is kept.
#
# What Niwen does: it reads sheets itself (interchange/import/xlsx) and leaves readings out in both places.
# Exits with 1 if hucre behaves otherwise.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
(npm init -y && npm install --silent --ignore-scripts hucre@1.0.0 fflate@0.8.3) >/dev/null 2>&1 ||
	{ echo "hucre could not be installed"; exit 2; }
cat >sheet.mjs <<'JS'
import { zipSync, strToU8 } from "fflate";
export const xlsx = (sheet, styles, shared) => zipSync({
 "[Content_Types].xml": strToU8(`<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`),
 "_rels/.rels": strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
 "xl/workbook.xml": strToU8(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`),
 "xl/_rels/workbook.xml.rels": strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`),
 "xl/worksheets/sheet1.xml": strToU8(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${sheet}</row></sheetData></worksheet>`),
 "xl/styles.xml": strToU8(`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="31" applyNumberFormat="1"/><xf numFmtId="57" applyNumberFormat="1"/></cellXfs></styleSheet>`),
 "xl/sharedStrings.xml": strToU8(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>内</t><rPh sb="0" eb="1"><t>X</t></rPh></si></sst>`),
});
JS
cat >try.mjs <<'JS'
import { readXlsx } from "hucre";
import { xlsx } from "./sheet.mjs";
const cells = '<c r="A1" t="inlineStr"><is><t>内</t><rPh sb="0" eb="1"><t>X</t></rPh></is></c><c r="B1" t="s"><v>0</v></c>';
const [inline, shared] = (await readXlsx(xlsx(cells))).sheets[0].rows[0];
console.log("inline:", inline, " shared:", shared);
process.exit(inline === "内X" && shared === "内" ? 0 : 1);
JS
node try.mjs
