#!/usr/bin/env bash
# hucre 1.0.0 and exceljs 4.4.0, seen 2026-11-29 with Node 20.
#
# In strings of a workbook _x0041_ stands for the character U+0041, so a text that reads so itself is to be written _x005F_x0041_
# (ECMA-376, 22.9.2.19, ST_Xstring). Both libraries read the escape, and neither writes it: the text _x0041_ comes back as A from the
# very library that wrote it. Expected was that what is read as an escape is written as one. Codes of files and fields look so.
#
# What Niwen does: it escapes such texts (interchange/export/xlsx); a test of the export has one.
# Exits with 1 if either behaves otherwise.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
(npm init -y && npm install --silent --ignore-scripts hucre@1.0.0 exceljs@4.4.0) >/dev/null 2>&1 ||
	{ echo "the libraries could not be installed"; exit 2; }
cat >try.mjs <<'JS'
import ExcelJS from "exceljs";
import { readXlsx, writeXlsx } from "hucre";
const text = "_x0041_";
const hucre = (await readXlsx(await writeXlsx({ sheets: [{ name: "S", rows: [[text]] }] }))).sheets[0].rows[0][0];
const written = new ExcelJS.Workbook();
written.addWorksheet("S").getCell("A1").value = text;
const read = new ExcelJS.Workbook();
await read.xlsx.load(await written.xlsx.writeBuffer());
const exceljs = read.worksheets[0].getCell("A1").value;
console.log("hucre:", hucre, " exceljs:", exceljs);
process.exit(hucre === "A" && exceljs === "A" ? 0 : 1);
JS
node try.mjs
