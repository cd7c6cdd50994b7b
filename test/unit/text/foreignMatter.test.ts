import assert from "node:assert/strict";
import { findDebris, weighLine } from "../../../server/src/common/text/foreignMatter.js";

/** A text without what is not part of it. */
function without(text: string): string {
	let result = "";
	let end = 0;
	for (const { range, newText } of findDebris(text)) {
		result += text.slice(end, range[0]) + newText;
		end = range[1];
	}
	return result + text.slice(end);
}

describe("tags that are taken away", () => {
	const cases: readonly (readonly [text: string, left: string])[] = [
		// Cells, paragraphs and list items stay apart.
		["<tr><td>1</td><td>新增企业3</td><td>20家商场</td></tr>", "1；新增企业3；20家商场"],
		["<p>工业投资增长5</p><p>10个项目开工。</p>", "工业投资增长5；10个项目开工。"],
		["<p>增长5。</p><p>10个项目开工。</p>", "增长5。10个项目开工。"],
		["<ul><li>新增3</li> <li>20家</li></ul>", "新增3； 20家"],
		['<div class="a">★区工信局</div><div>区发改委</div>', "★区工信局；区发改委"],
		["<h2>目标3</h2>20项", "目标3；20项"],
		["新增3<hr/>20家", "新增3；20家"],
		["<dt>指标</dt><dd>5%</dd>", "指标；5%"],
		// What a browser shows as one stays one.
		["新增<b>3</b>20<span>家</span>", "新增320家"],
		['<a href="x">区工信局</a>、<u>统计局</u>', "区工信局、统计局"],
		// Raised digits.
		["10<sup>4</sup>吨", "10⁴吨"],
		["100m<sup>2</sup>、PM<sub>2.5</sub>", "100m2、PM2.5"],
		["见注<sup>[1]</sup>", "见注[1]"],
		// Entities.
		["PM2.5&lt;28，R&amp;D", "PM2.5<28，R&D"],
	];
	for (const [text, left] of cases) it(text, () => assert.equal(without(text), left));
});

describe("lines of markup alone", () => {
	const cases: readonly (readonly [line: string, weight: string])[] = [
		// The tags of a table part its cells.
		["<table>", "none"],
		['<table border="1"><tbody><tr>', "none"],
		["<td><p><br></p></td>", "none"],
		["</td></tr></table>", "none"],
		// Of anything else, and planted ones, nothing is left to read.
		['<div class="content">', "sure"],
		["<ul><li></li></ul>", "sure"],
		['<p id="a1"><td id="a1"></td></p><track id="a1"></track>', "sure"],
	];
	for (const [line, weight] of cases) it(line, () => assert.equal(weighLine(line), weight));
});
