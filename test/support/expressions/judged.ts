import { dutyWords, mannerWords } from "../../../server/src/common/language/duties.js";

/*
 * Patterns that recheck finds slow and that take long in V8, too (see `npm run long -- expressions`): all of libraries.
 * Each with why no document can make use of it.
 */
const hucreReads = "hucre: reading workbooks; only its writing is used, and that with formats of our own";
const pdfThread =
	"pdf.js: runs in a thread of its own with a limit of memory, which a cancel ends (test/unit/cli/documentWorker.test.ts)";
const yamlOldEngines = "yaml: for engines without look-behind, which none of those that run Niwen is";

export const judgedSlow: Readonly<Record<string, string>> = {
	"000000\\d*$": "yaml: prints a date of its own, of 24 characters",
	"[\\n\\r]+$": "yaml: a line that a message quotes, cut to 80 characters before",
	"[ \\t]+$": yamlOldEngines,
	"^[ \\t]+|[ \\t]+$": yamlOldEngines,
	"^-+|-+$": "zod: makes a slug of a text, which no schema of ours asks for",
	"(\\d+)\\.xml$": hucreReads,
	"(\\d+)$": hucreReads,
	"\\[[^\\]]*\\]": hucreReads,
	"\\.?0+$": "numfmt: a number that it has printed, with 22 digits at most",
	"(.+\\n){2}": "vscode-languageserver: the stack of an error of its own",
	"(.+)\\[(\\d+)\\]$": pdfThread,
	"[^/?#=]+\\.pdf\\b(?!.*\\.pdf\\b)": "pdf.js: the name of a file by its address, which none has",
	"=\\?([\\w-]*)\\?([QqBb])\\?((?:[^?]|\\?(?!=))*)\\?=":
		"pdf.js: the head of an answer of a web server, of which there is none",
	"&([^;]+);": pdfThread,
	"[ ]+(\\d)": pdfThread,
	"[^\\S ]+$": pdfThread,
	"\\w*[^\\w]*$": pdfThread,
	"[?*]|[+@!]\\(.*?\\)|\\[|\\]":
		"minimatch (vscode-languageclient): file patterns that this extension registers",
};

/** Patterns of our own that recheck finds slow: what keeps them from long texts, and where that is tested. */
export const guarded: Readonly<Record<string, string>> = {
	[`${dutyWords}+$`]: "unitDuties.ts looks at 30 characters (test/unit/layouts/unitDuties.test.ts)",
	[`^${mannerWords}+$`]: "unitDuties.ts looks at 30 characters (test/unit/layouts/unitDuties.test.ts)",
};
