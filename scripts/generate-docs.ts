/**
 * Writes a page for every rule to docs/rules/, with an index, and removes the pages of rules that are gone.
 * With --check nothing is written: exit status 1 where a page is missing, different or left over.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { pageOfRule, printRulePage, printRuleTable } from "../server/src/common/rulePages/rulePage.js";
import { allRules } from "../server/src/common/rules/allRules.js";
import { loadScriptConverter } from "../server/src/common/text/script.js";

const folder = fileURLToPath(new URL("../docs/rules/", import.meta.url));
const check = process.argv.includes("--check");

// The fixes that convert a script are listed where its tables are there.
await loadScriptConverter();
const pages = new Map<string, string>(allRules.map((rule) => [pageOfRule(rule), printRulePage(rule)]));
pages.set(
	"README.md",
	["# 规则 Rules", "", printRuleTable(allRules, "zh"), printRuleTable(allRules, "en").trimEnd(), ""].join(
		"\n",
	),
);

const wrong: string[] = [];
for (const [page, text] of pages) {
	const path = join(folder, page);
	if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
	wrong.push(page);
	if (check) continue;
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}
for (const page of listPages(folder)) {
	if (pages.has(page)) continue;
	wrong.push(page);
	if (!check) rmSync(join(folder, page));
}

if (check && wrong.length > 0) {
	console.error(`docs/rules is out of date (run \`npm run generate\`): ${wrong.join(", ")}`);
	process.exitCode = 1;
} else
	console.log(
		`docs/rules: ${pages.size} pages, ${wrong.length} ${check ? "out of date" : "written or removed"}`,
	);

/** The Markdown files of a folder and the folders in it, as paths from it with `/`. */
function listPages(from: string): readonly string[] {
	if (!existsSync(from)) return [];
	return readdirSync(from, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
		.map((entry) => relative(from, join(entry.parentPath, entry.name)).split("\\").join("/"));
}
