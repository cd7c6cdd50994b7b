import assert from "node:assert/strict";
import { expressionsOf, readBundles } from "../support/expressions/bundles.js";
import { judgedSlow } from "../support/expressions/judged.js";
import { madeInSources } from "../support/expressions/sources.js";
import { buildIfStale, root } from "../unit/cli/niwen.js";

/*
 * What libraries put together while they run, `_` in place of names, with what becomes of it. Patterns that are written out
 * are asked about by recheck (`npm run long -- expressions`), as are those that our own modules make.
 */
const anchoredWords = "fixed words and classes, anchored";
const zodOfSchemas =
	"zod: of the schemas of our own modules, once each; nothing of a document becomes a pattern";
const zodJoined = "zod: texts that our schemas list, each escaped";
const saxesClass =
	"saxes: characters of XML in brackets, which are asked about one character or name at a time";
const numfmtLocale = "numfmt: signs of a language of its own tables, escaped, and anchored";
const minimatchOfFilters =
	"minimatch (vscode-languageclient): of the file patterns that this extension registers";
const knownInLibraries: Readonly<Record<string, string>> = {
	"`^[a-zA-Z0-9_-]{${_}}$`": zodOfSchemas,
	"`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${_}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`":
		zodOfSchemas,
	'_,"u"': zodOfSchemas,
	"`^${_(_)}$`": zodOfSchemas,
	"`^${_}T(?:${_})$`": zodOfSchemas,
	'typeof _.position=="number"?`^.{${_.position},}${_}`:_': zodOfSchemas,
	"`^${_(_.prefix)}.*`": zodOfSchemas,
	"`.*${_(_.suffix)}$`": zodOfSchemas,
	'`^(${_.map(_=>_(_.source)).join("|")})$`': zodJoined,
	'_.length?`^(${_.map(_=>_(_.toString())).join("|")})$`:"^[^\\\\s\\\\S]$"': zodJoined,
	'_.length?`^(${_.map(_=>typeof _=="string"?_(_):_?_(_.toString()):_(_)).join("|")})$`:"^[^\\\\s\\\\S]$"':
		zodJoined,
	"`^(${_(_.source)})?$`": zodJoined,
	"`^(${_(_.source)}|null)$`": zodJoined,
	"`<(?:\\\\w+:)?${_}\\\\b[^>]*?/?>`": "hucre: reading workbooks, which only its writing is used of",
	'`\\\\b${_}="([^"]*)"`': "hucre: reading workbooks, which only its writing is used of",
	'"^["+_(_.join(""))+"]"': numfmtLocale,
	'`^${_(_.general)}`,"i"': numfmtLocale,
	'`^\\\\[(${_.keys(_.colors).map(_).join("|")})\\\\]`,"i"': numfmtLocale,
	'`^\\\\[(${_(_.color)}\\\\s*\\\\d+)\\\\]`,"i"': numfmtLocale,
	"`^(?:${_})`": numfmtLocale,
	'`^(?:\\\\[(${_(_)}+|${_(_)}+|${_(_)}+)\\\\]+)`,"i"': numfmtLocale,
	"`^(?:${_(_.currency)})`": numfmtLocale,
	'_.keys(_).join("|"),"g"': "pinyin-pro: tones, a table of its own",
	'"^["+_.CHAR+"]$","u"': saxesClass,
	'"^["+_.S+"]+$","u"': saxesClass,
	'"^["+_.NAME_START_CHAR+"]$","u"': saxesClass,
	'"^["+_.NAME_CHAR+"]$","u"': saxesClass,
	'"^["+_.NAME_START_CHAR+"]["+_.NAME_CHAR+"]*$","u"': saxesClass,
	'"^["+_.NAME_CHAR+"]+$","u"': saxesClass,
	'"^["+_.RESTRICTED_CHAR+"]$","u"': saxesClass,
	'"^["+_.NC_NAME_START_CHAR+"]$","u"': saxesClass,
	'"^["+_.NC_NAME_CHAR+"]$","u"': saxesClass,
	'"^["+_.NC_NAME_START_CHAR+"]["+_.NC_NAME_CHAR+"]*$","u"': saxesClass,
	"`[^\\\\\\\\]${_[1]}`": "pdf.js: an expression in a script of a form, which no reading of text looks at",
	'"^\\\\s*("+_.join("|").replaceAll(".","\\\\.")+`)\\\\((?:\'|")([^\'"]*)(?:\'|")(?:,\\\\s*(\\\\w+)\\\\)|\\\\))`,"i"':
		"pdf.js: a script that opens an address; anchored, one way to match",
	'"(?:^|;)\\\\s*"+_+\'\\\\s*=\\\\s*([^";\\\\s][^;\\\\s]*|"(?:[^"\\\\\\\\]|\\\\\\\\"?)+"?)\',_':
		"pdf.js: the head of an answer of a web server, of which there is none",
	"`^\\\\s*${_}\\\\s*$`": anchoredWords,
	"`^${_}[0-9]+$`": anchoredWords,
	"`^${_}$`,_": minimatchOfFilters,
	'_,[..._].join("")': minimatchOfFilters,
	"_.source,_": minimatchOfFilters,
	'_,_?"g":void 0': "semver (vscode-languageclient): its own table of patterns, on the version of VS Code",
	'_[_.BUILD],"g"': "semver (vscode-languageclient): its own table of patterns, on the version of VS Code",
};

describe("regular expressions of what ships", function () {
	this.timeout(180_000);
	const written = new Set<string>();
	const made = new Set<string>();
	before(() => {
		buildIfStale();
		for (const [path, program] of readBundles(root)) {
			const found = expressionsOf(program, !path.endsWith(".cjs"));
			for (const { pattern } of found.written) written.add(pattern);
			for (const call of found.made) made.add(call);
		}
	});

	it("are known with a reason where a library puts them together, and no reason is left over", () => {
		const own = madeInSources();
		const ofLibraries = [...made].filter((call) => !own.has(call));
		assert.ok(
			own.size > 80 && made.size > ofLibraries.length + 80,
			`${own.size} of our own, ${made.size} in all`,
		);
		assert.deepEqual(ofLibraries.sort(), Object.keys(knownInLibraries).sort());
	});

	it("are still there where one is judged that recheck finds slow", () => {
		for (const pattern of Object.keys(judgedSlow)) assert.ok(written.has(pattern), pattern);
	});

	it("would be found, however they are made", () => {
		const program =
			'const a = "x"; RegExp(a); new globalThis.RegExp("^" + a.b, "u"); /y+/g; new RegExp("z"); class RegExpp {}';
		assert.deepEqual(expressionsOf(program, true), {
			written: [
				{ pattern: "y+", flags: "g" },
				{ pattern: "z", flags: "" },
			],
			made: ["_", '"^" + _.b, "u"'],
		});
	});
});
