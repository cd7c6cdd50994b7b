import assert from "node:assert/strict";
import { formFileNames } from "../../../../server/src/common/interchange/replies/printForm.js";

const namesOf = (...holders: readonly string[]) =>
	formFileNames(
		holders.map((holder) => ({ holder })),
		"xlsx",
	);

describe("names of files to be filled in", () => {
	for (const [holder, name] of [
		["区工信局", "区工信局.xlsx"],
		["区教育局/区科协", "区教育局 区科协.xlsx"],
		["CON", "CON_.xlsx"],
		["com1", "com1_.xlsx"],
		["LPT².办", "LPT²_.办.xlsx"],
		["Console公司", "Console公司.xlsx"],
		["...", "未命名.xlsx"],
	] as const)
		it(`${holder} → ${name}`, () => assert.deepEqual(namesOf(holder), [name]));

	it("are different, however the holders are called", () => {
		assert.deepEqual(namesOf("nul", "NUL", "nul_"), ["nul_.xlsx", "NUL_（2）.xlsx", "nul_（3）.xlsx"]);
	});
});
