#!/usr/bin/env bash
# hucre 1.0.0, seen 2026-11-29 with Node 20.
#
# In workbooks made in China dates have the built-in formats 27–36 and 50–58 (ECMA-376, 18.8.30, zh-cn: 31 is yyyy"年"m"月"d"日", 57 is
# yyyy"年"m"月"), for which the file itself has no words. hucre knows that they are dates and gives a Date, but no format with
# readStyles, so that 2024年1月1日 and 2024年1月 cannot be told apart. Expected was the format, as it is given for 14 or 10.
#
# What Niwen does: it has the table of these formats itself, and shows a date as the sheet does.
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
const book = await readXlsx(xlsx('<c r="A1" s="1"><v>45292</v></c><c r="B1" s="2"><v>45292</v></c>'), { readStyles: true });
const { rows, cells } = book.sheets[0];
const areDates = rows[0].every((value) => value instanceof Date);
const formats = ["0,0", "0,1"].map((place) => cells?.get(place)?.style?.numFmt);
console.log("dates:", areDates, " formats of 31 and 57:", formats);
process.exit(areDates && formats.every((format) => format === undefined) ? 0 : 1);
JS
node try.mjs
