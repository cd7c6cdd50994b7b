import assert from "node:assert/strict";
import fc from "fast-check";
import { endRunStart } from "../../../server/src/common/text/endRun.js";
import { joinLines } from "../../../server/src/common/text/joinLines.js";

const words = fc
	.array(fc.constantFrom("甲", "。", "；", " ", "\n", "\t", "\r\n", "\u3000"), { maxLength: 20 })
	.map((parts) => parts.join(""));

describe("runs of characters", () => {
	it("at the end begin where the expression for them does", () => {
		fc.assert(
			fc.property(words, (text) => {
				assert.equal(endRunStart(text, /[。；\s]/), text.length - (/[。；\s]*$/.exec(text)?.[0].length ?? 0));
			}),
		);
	});

	it("of blanks become one mark where they break the line, and stay elsewhere", () => {
		fc.assert(
			fc.property(words, (text) => {
				assert.equal(joinLines(text, "|"), text.replace(/\s*[\r\n]+\s*/g, "|"));
			}),
		);
		assert.equal(joinLines(`${" ".repeat(200_000)}x\ny`, ""), `${" ".repeat(200_000)}xy`);
	});
});
