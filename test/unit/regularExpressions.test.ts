import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { RegExpParser } from "@eslint-community/regexpp";
import { tokenizer } from "acorn";
import { build, transformSync } from "esbuild";
import { analyse } from "scslre";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = ["server/src", "client/src", "client/messages", "client/page"];

interface Written {
	/** File and line, or the file alone of one that is put together. */
	readonly at: string;
	readonly pattern: string;
	readonly flags: string;
}

/** Invariant 9 of ARCHITECTURE.md: documents are hostile input. */
describe("every regular expression", function () {
	this.timeout(60_000);

	it("takes time that grows with the text alone, however often a character stands in it", async () => {
		const found = [...sources.flatMap(literalsIn), ...(await constructedIn("server/src"))];
		assert.ok(found.length > 600, `${found.length} expressions`);
		assert.deepEqual(found.flatMap(describeSlow), []);
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
function describeSlow({ at, pattern, flags }: Written): readonly string[] {
	const literal = new RegExpParser().parseLiteral(`/${pattern}/${flags}`);
	const { reports } = analyse(literal, { reportTypes: { Move: true, Self: true, Trade: true } });
	const [first] = reports;
	if (first === undefined) return [];
	const parts = first.type === "Trade" ? [first.startQuant, first.endQuant] : [first.quant];
	return [`${at}: /${pattern}/${flags}: ${parts.map(({ raw }) => raw).join(" and ")}`];
}

function literalsIn(folder: string): readonly Written[] {
	return modulesIn(folder).flatMap((path) => {
		const source = readFileSync(path, "utf8");
		const { code } = transformSync(source, {
			loader: "ts",
			target: "es2022",
			format: "esm",
			charset: "utf8",
		});
		const found: Written[] = [];
		for (const token of tokenizer(code, { ecmaVersion: "latest", sourceType: "module" })) {
			if (token.type.label !== "regexp" || !("value" in token)) continue;
			const { pattern, flags } = token.value as { pattern: string; flags: string };
			const line = source.slice(0, Math.max(0, source.indexOf(`/${pattern}/${flags}`))).split("\n").length;
			found.push({ at: `${relative(root, path)}:${line}`, pattern, flags });
		}
		return found;
	});
}

/** The expressions that modules put together when they are loaded. */
async function constructedIn(folder: string): Promise<readonly Written[]> {
	const makers = modulesIn(folder).filter((path) => readFileSync(path, "utf8").includes("new RegExp("));
	const found: Written[] = [];
	for (const path of makers) {
		const { outputFiles } = await build({
			entryPoints: [path],
			bundle: true,
			write: false,
			charset: "utf8",
			logLevel: "silent",
			format: "iife",
			platform: "node",
		});
		const watched = new Proxy(RegExp, {
			construct(target, [given, flags]: [RegExp | string, string?]) {
				const made = new target(given, flags);
				found.push({ at: relative(root, path), pattern: made.source, flags: made.flags });
				return made;
			},
		});
		new Function("RegExp", outputFiles[0]?.text ?? "")(watched);
	}
	assert.ok(found.length >= makers.length, "they are put together at the top of their modules");
	return found;
}

function modulesIn(folder: string): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
		.map((entry) => join(entry.parentPath, entry.name));
}
