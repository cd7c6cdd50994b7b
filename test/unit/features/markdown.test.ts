import assert from "node:assert/strict";
import fc from "fast-check";
import { escapeMarkdown, printLink } from "../../../server/src/common/features/markdown.js";

const cases: readonly (readonly [string, string])[] = [
	["区发改委(人才办)、5%以上", "区发改委(人才办)、5%以上"],
	["[点我](command:x)", "\\[点我\\](command\\:x)"],
	["![图](https://a.example)", "\\!\\[图\\](https\\://a.example)"],
	["<script>&amp;", "\\<script\\>\\&amp;"],
	["www.example.com", "www\\.example.com"],
	["a@b.example", "a\\@b.example"],
	["1.任务", "1\\.任务"],
	["- 一", "\\- 一"],
	["# 标题", "\\# 标题"],
	["一\n二\r\n三", "一 二 三"],
	["a\u202eb\u0000c\u200bd", "abcd"],
];

describe("Markdown from a document's words", () => {
	for (const [text, expected] of cases)
		it(JSON.stringify(text), () => assert.equal(escapeMarkdown(text), expected));
	it("cuts what is long, and no character in half", () => {
		assert.equal(escapeMarkdown("一二三四", 3), "一二三…");
		assert.equal(escapeMarkdown("一𠮷二", 2), "一…");
	});
	it("leaves no mark that could begin something", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
				const escaped = escapeMarkdown(text);
				assert.doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/g, ""), /[\\`*_{}[\]<>#&|~!@:$^]/);
			}),
		);
	});
	it("encodes what would end a link's address", () =>
		assert.equal(printLink("12", "command:x?(1) 2"), "[12](command:x?%281%29%202)"));
});
