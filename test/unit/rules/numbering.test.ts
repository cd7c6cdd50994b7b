import assert from "node:assert/strict";
import fc from "fast-check";
import { checkExample } from "../../../server/src/common/rulePages/exampleFindings.js";
import { examplePlan } from "../../../server/src/common/rules/examplePlan.js";
import { mendExample } from "../../support/checkRule.js";

const numberCodes = new Set(["number/gap", "number/duplicate", "number/order", "number/missing"]);

function numbersOf(text: string): string {
	return [...text.matchAll(/\| (\d*)\.?建成/g)].map((match) => match[1]).join(" ");
}

describe("rules/numbering", () => {
	it("whatever the numbers are, the first fix of each finding in turn ends in 1, 2, 3 or as it was", () => {
		const number = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 12 }));
		fc.assert(
			fc.property(fc.array(number, { minLength: 2, maxLength: 10 }), (numbers) => {
				// A task that is numbered shows the reader where the numbers are.
				const list = [1, ...numbers];
				let text = examplePlan(
					...list.map(
						(n, i) =>
							`| ${i === 0 ? "1 | 产业" : "^^ | ^^"} | ${n === null ? "" : `${n}.`}建成示范点3个。 | 钱宇 | ★区工信局 |`,
					),
				);
				for (let round = 0; round < 12; round++) {
					const finding = checkExample(text).find(({ code }) => numberCodes.has(code));
					if (finding === undefined) break;
					const [fix] = finding.fixes();
					assert.ok(fix !== undefined, `${finding.code}: no fix for ${numbersOf(text)}`);
					text = mendExample(text, fix);
				}
				assert.equal(numbersOf(text), list.map((_, i) => i + 1).join(" "));
			}),
			{ numRuns: 200 },
		);
	});
});
