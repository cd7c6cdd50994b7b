#!/usr/bin/env bash
# vscode-languageserver-textdocument 1.0.16, seen 2026-11-29 with Node 20.
#
# A language server keeps its copy of a document with TextDocument.update, change by change. The comment on Position in
# vscode-languageserver-types says that a line behind the last one "defaults back to the number of lines in the document",
# and the text does: an edit whose range lies behind the end is added there. The table of line offsets does not. For two lines
# and an edit at 3:0-4:0 that adds a line break, the text has three lines and lineCount says five; the next edit, at the start of
# the third line, which the document has, is put in with the text before it once more: 甲, 乙, X, and 甲 and 乙 again. A range that
# only ends behind the end (0:0-5:0, as editors write "all of it") is right.
#
# What Niwen does: its server keeps open documents itself, in lines, and makes anew those that an edit touches
# (`text/sourceDocument.ts`); places behind the end are its end (`npm run long -- fuzz --only edits`).
# Exits with 1 if the library behaves otherwise.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
(npm init -y && npm install --silent --ignore-scripts vscode-languageserver-textdocument@1.0.16) >/dev/null 2>&1 ||
	{ echo "vscode-languageserver-textdocument could not be installed"; exit 2; }
cat >try.cjs <<'JS'
const { TextDocument } = require("vscode-languageserver-textdocument");

const place = (line) => ({ line, character: 0 });
const open = () => TextDocument.create("file:///plan.md", "markdown", 1, "甲\n乙");
const edit = (document, from, to, text) =>
	TextDocument.update(document, [{ range: { start: place(from), end: place(to) }, text }], document.version + 1);
const tell = (name, document) => {
	const written = document.getText();
	const lines = written.split("\n").length;
	console.log(`${name}: ${JSON.stringify(written)}, lineCount ${document.lineCount}, lines ${lines}`);
	return `${written}|${document.lineCount}`;
};

const behind = open();
edit(behind, 3, 4, "\n");
const first = tell("3:0-4:0", behind);
edit(behind, 2, 2, "X");
const second = tell("then 2:0", behind);
const whole = open();
edit(whole, 0, 5, "丙\n丁");
const third = tell("0:0-5:0", whole);
const seen = [first, second, third].join(" ");
process.exit(seen === "甲\n乙\n|5 甲\n乙\nX甲\n乙\n|5 丙\n丁|2" ? 0 : 1);
JS
node try.cjs
