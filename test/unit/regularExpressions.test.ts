import assert from "node:assert/strict";
import { RegExpParser } from "@eslint-community/regexpp";
import { analyse } from "scslre";
import {
	madeInFunctions,
	madeOnLoading,
	type OwnExpression,
	writtenInSources,
} from "../support/expressions/sources.js";

/** What functions put together, and why each takes linear time: neither scslre nor recheck sees what becomes of them. */
const knownInFunctions: Readonly<Record<string, string>> = {
	'server/src/common/analysis/officials.ts: residue, "g"': "the literal above it with another flag",
	'server/src/common/analysis/proseNames.ts: `[${allLevels}區縣鎮鄉]\\\\p{Script=Han}{1,12}?${body}(?=[\\\\p{Script=Han}，,、。])`, "gu"':
		"a word of a list behind twelve characters at most, in 300 characters",
	"server/src/common/analysis/subject.ts: `^.*[${upperLevels}](?=.{2})`": "anchored, in 40 characters",
	"server/src/common/features/rollOver.ts: `共\\\\s?${declaredTotal.value}\\\\s?项`":
		"a number between fixed words",
	'server/src/common/layouts/markup/html.ts: `${name}\\\\s{0,4}=\\\\s{0,4}["\']?(\\\\d{1,6})`, "i"':
		"colspan or rowspan, and at most fourteen characters more",
	"server/src/common/rules/strayLines.ts: `^${number}(?:[.．、]|$)`": "a number at the beginning",
	'server/src/common/text/advertising.ts: `[A-Za-z\\\\d]|${brand}|${gamblingWord}`, "i"':
		"three expressions that are asked about themselves, one or the other",
	"server/src/common/text/foreignMatter.ts: tag.source": "a literal without its flags",
	"server/src/common/text/unitName.ts: source":
		"a list of texts beside it, each put together when the module is loaded",
	"server/src/common/transport/reports.ts: `^${reportScheme}:[^?]{0,4000}\\\\?(.{1,8000})$`":
		"anchored, one way to match, behind a fixed word",
};

/** Invariant 9 of ARCHITECTURE.md: documents are hostile input. */
describe("every regular expression", function () {
	this.timeout(60_000);

	it("takes time that grows with the text alone, however often a character stands in it", async () => {
		const found = [...writtenInSources(), ...(await madeOnLoading())];
		assert.ok(found.length > 600, `${found.length} expressions`);
		assert.deepEqual(found.flatMap(describeSlow), []);
	});

	it("is known with a reason where a function puts it together, and no reason is left over", () => {
		assert.deepEqual([...new Set(madeInFunctions())].sort(), Object.keys(knownInFunctions).sort());
	});

	it("is known to be slow where it is", () => {
		const slow = ["/\\s*\\n\\s*/g", "/[。\\s]+$/", "/^[\\s。]*完?[\\s。]*$/", "/(?:a|aa)+b/"];
		for (const literal of slow) {
			const [, pattern = "", flags = ""] = /^\/(.*)\/(\w*)$/.exec(literal) ?? [];
			assert.equal(describeSlow({ at: "here", pattern, flags }).length, 1, literal);
		}
	});
});

/**
 * Why an expression takes more than linear time in a text that repeats one character, which is what scslre looks for;
 * nothing for one that does not.
 */
function describeSlow({ at, pattern, flags }: OwnExpression): readonly string[] {
	const literal = new RegExpParser().parseLiteral(`/${pattern}/${flags}`);
	const { reports } = analyse(literal, { reportTypes: { Move: true, Self: true, Trade: true } });
	const [first] = reports;
	if (first === undefined) return [];
	const parts = first.type === "Trade" ? [first.startQuant, first.endQuant] : [first.quant];
	return [`${at}: /${pattern}/${flags}: ${parts.map(({ raw }) => raw).join(" and ")}`];
}
