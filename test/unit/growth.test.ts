import assert from "node:assert/strict";
import { formatText } from "../../server/src/common/features/formatting.js";
import { provideHover } from "../../server/src/common/features/hover.js";
import { layOutPreview } from "../../server/src/common/features/preview.js";
import { provideReport } from "../../server/src/common/features/reports.js";
import { provideResponsibilities } from "../../server/src/common/features/responsibilities.js";
import { cleanDocument } from "../../server/src/common/interchange/cleanDocument.js";
import { planDocument } from "../../server/src/common/interchange/export/planDocument.js";
import { standardProfile } from "../../server/src/common/interchange/export/profile.js";
import { reportImport } from "../../server/src/common/interchange/importReport.js";
import { toPlanJson } from "../../server/src/common/interchange/planJson.js";
import { printPlan } from "../../server/src/common/interchange/printPlan.js";
import { defaultSettings } from "../../server/src/common/settings.js";
import type { PlanSnapshot } from "../../server/src/common/snapshot/planSnapshot.js";
import { loadScriptConverter, type ScriptConverter } from "../../server/src/common/text/script.js";
import { countWork } from "../support/countedWork.js";
import { createTestSnapshot } from "../support/planSnapshot.js";

const characters = "山水田林湖草沙风云雨雪花木金石";

/** A word of three characters, another for each number. */
function wordOf(n: number): string {
	const { length } = characters;
	return [n, n / length, n / length ** 2].map((each) => characters[Math.floor(each) % length]).join("");
}

/** Large plans: what they begin with, and a part with its number. */
const plans: Readonly<Record<string, readonly [head: string, part: (n: number) => string]>> = {
	"one table, a unit of its own in each row": [
		"| 序号 | 重点任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- |\n",
		(n) => `| ${n} | 新建${wordOf(n)}公路${n}公里。 | 张${wordOf(n).slice(0, 2)} | ★县${wordOf(n)}局 |\n`,
	],
	"a section a task": [
		"",
		(n) =>
			`## ${wordOf(n)}\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| ${n} | 新建公路。 | ★县水利局 |\n\n`,
	],
	"prose, with units of its own in each paragraph": [
		"",
		(n) =>
			`${n}. 新建${wordOf(n)}公路${n}公里，由县${wordOf(n)}局实施。（责任单位：县${wordOf(n + 1)}局）\n\n`,
	],
	"code between tasks": [
		"",
		(n) => `\`\`\`\n${n}\n\`\`\`\n\n${n}. 新建公路${n}公里。（责任单位：县水利局）\n\n`,
	],
	"faults in each row": [
		"| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n",
		(n) => `| ${n} | 新建${wordOf(n)}公路${n}公里,惠及(群众)${n}户; | ★县交通局,县 财政局 |\n`,
	],
};

let converter: ScriptConverter;

/** What is made of a plan that has been read and checked. */
const products: Readonly<Record<string, (snapshot: PlanSnapshot, text: string) => unknown>> = {
	"names in its prose": ({ index }) => index.prose,
	JSON: ({ plan, index }) => toPlanJson(plan, index),
	"its Markdown and what import says": ({ plan, document, frontMatter }) =>
		reportImport(plan, document, printPlan(plan, frontMatter.yaml, document.lines), frontMatter.yaml),
	"a document": ({ plan, document }) => planDocument(plan, "", document.lines),
	"a preview": (snapshot) => layOutPreview(snapshot, standardProfile, snapshot.findings(), "zh"),
	"its formatted text": ({ document }, text) => formatText(text, document, { settings: defaultSettings }),
	"a clean text": (_, text) => cleanDocument(text, { converter }),
	statistics: (snapshot) => provideReport(snapshot, { uri: snapshot.uri, report: "statistics" }, "zh"),
	"who answers for what": (snapshot) => provideResponsibilities(snapshot, "unit"),
	"a hover": (snapshot) => {
		const line = snapshot.plan.lineOfTask(snapshot.plan.taskCount >> 1);
		return provideHover(snapshot, { line, character: 12 }, { language: "zh" });
	},
};

/** So much more for each character is still the growth of the text: numbers are longer, and lists are sorted. */
const most = 1.5;

describe("the work of what is made of a plan grows with it", () => {
	before(async () => {
		converter = await loadScriptConverter();
	});

	for (const [name, [head, part]] of Object.entries(plans))
		it(name, () => {
			const workOf = (parts: number) => {
				const text = `# 岚溪县2026年重点任务分解表\n\n${head}${Array.from({ length: parts }, (_, n) => part(n + 1)).join("")}`;
				return Object.entries(products).map(([product, make]) => {
					const snapshot = createTestSnapshot(text);
					snapshot.findings();
					return [product, countWork(() => make(snapshot, text)) / text.length] as const;
				});
			};
			// What grows with the square of the text is six times as much for each character.
			const short = new Map(workOf(60));
			const grown = workOf(360).filter(([product, work]) => work > most * (short.get(product) ?? 0) + 1);
			assert.deepEqual(
				grown.map(
					([product, work]) => `${product}: ${work} looks at a character against ${short.get(product)}`,
				),
				[],
			);
		});
});
