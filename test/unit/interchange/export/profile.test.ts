import assert from "node:assert/strict";
import { parseProfile } from "../../../../server/src/common/interchange/export/parseProfile.js";
import { standardProfile } from "../../../../server/src/common/interchange/export/profile.js";
import { readProjectFile } from "../../../support/seeds.js";

describe("a profile of an office", () => {
	for (const page of ["export.md", "export.zh-CN.md"])
		it(`is documented in ${page} with the values of the standard`, () => {
			const [, yaml = ""] = /```yaml\n(.*?)```/s.exec(readProjectFile("docs", page)) ?? [];
			assert.deepEqual(parseProfile(yaml), { profile: standardProfile });
		});

	it("names only what differs", () => {
		assert.deepEqual(parseProfile(""), { profile: standardProfile });
		assert.deepEqual(parseProfile("fonts: { latin: Times New Roman }\nspreadNames: false\n"), {
			profile: {
				...standardProfile,
				fonts: { ...standardProfile.fonts, latin: "Times New Roman" },
				spreadNames: false,
			},
		});
	});

	for (const [name, yaml, line, words] of [
		["a key that is not known", "sealed: true\nfonst: {}\n", 1, /没有 fonst/],
		["a key within another", "fonts:\n  titel: 宋体\n", 1, /没有 fonts\.titel/],
		["a size that is none", "sizes:\n  body: 300\n", 1, /sizes\.body 的值不合适/],
		["a font that would end its attribute", 'fonts: { body: "a\\"b" }\n', 0, /fonts\.body/],
		["a list", "- 1\n", 0, /版式文件 的值不合适|版式文件的值/],
		["what is not YAML", "a: [\n", 1, /./],
	] as const)
		it(`says where ${name} stands`, () => {
			const parsed = parseProfile(yaml);
			assert.ok("problems" in parsed);
			const [first] = parsed.problems;
			assert.equal(first?.line, line);
			assert.match(first.message.zh, words);
		});
});
