// Measures the contrast of what Niwen colours, in a real VS Code with each of its themes (test/vscode/page/contrast.mjs,
// which is one of the tests in VS Code), and writes the figures into docs/accessibility*.md.
//
//   npm run contrast     the extension must be built
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { playInVSCode, ROOT } from "./screenshots/window.mjs";

const BLOCK = /(<!-- contrast -->\n)[\s\S]*?(<!-- \/contrast -->)/;
const figures = join(tmpdir(), `niwen-contrast-${process.pid}.md`);

const isMeasured = playInVSCode({
	name: "contrast",
	file: "test/vscode/page/contrast.plan.md",
	theme: "light",
	size: "1600x700",
	extension: ROOT,
	script: "../../test/vscode/page/contrast.mjs",
	env: { NIWEN_CONTRAST: figures },
	keep: () => {
		const table = readFileSync(figures, "utf8");
		for (const [page, ofLanguage] of [
			["accessibility.md", (english) => english],
			["accessibility.zh-CN.md", (_, chinese) => chinese],
		]) {
			const path = join(ROOT, "docs", page);
			// Rows begin with their name in both languages.
			const own = table.replace(
				/^\| ([^|]*?) · ([^|]*?) \|/gm,
				(_, ...names) => `| ${ofLanguage(...names)} |`,
			);
			writeFileSync(
				path,
				readFileSync(path, "utf8").replace(BLOCK, (_, begin, end) => `${begin}\n${own}\n${end}`),
			);
			console.log(path);
		}
	},
});
if (!isMeasured) process.exitCode = 1;
