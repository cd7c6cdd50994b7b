import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/*
 * A large document of each form that a pasted table may have, and of texts that only look like one, is checked by the
 * command line in a process of its own: once with a quarter of the size and once with all of it, so that a form that
 * takes more than linear time shows. `--megabytes 5 --limit 6 --only loose,dashes`; with `--write FOLDER` the documents
 * are written there to be looked at, and not checked.
 */

const { values } = parseArgs({
	options: {
		megabytes: { type: "string", default: "5" },
		limit: { type: "string", default: "6" },
		only: { type: "string" },
		write: { type: "string" },
	},
});
const megabytes = Number(values.megabytes);
const limit = Number(values.limit);
if (!(megabytes > 0 && limit > 0)) {
	console.error("--megabytes and --limit are numbers above 0");
	process.exit(2);
}

const names = "序号 任务名称 主要内容 责任单位 完成时限";
const content = (n: number) => `新建改造农村公路${n}公里，惠及群众${n}户。`;

/** The text of a form: what it begins with, and its part with a number. */
interface Form {
	readonly head: string;
	readonly part: (n: number) => string;
}

const title = "# 岚溪县2026年重点任务分解表\n\n";
const htmlRow = (n: number) =>
	`<tr><td>${n}</td><td>${content(n)}</td><td>县交通运输局</td><td>2026年12月</td></tr>\n`;

const forms: Readonly<Record<string, Form>> = {
	plan: {
		head: `${title}| 序号 | 重点任务 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- |\n`,
		part: (n) => `| ${n} | ${content(n)} | ★县交通运输局、县财政局 | 2026年12月底前 |\n`,
	},
	prose: { head: title, part: (n) => `${n}. ${content(n)}（责任单位：县交通运输局）\n\n` },
	loose: {
		head: `${title}${names}\n`,
		part: (n) => `${n} 农村公路提升 ${content(n)} 县交通运输局、县财\n政局 2026 年 12 月底前\n`,
	},
	"loose-pages": {
		head: `${title}${names}\n`,
		part: (n) =>
			`${n} 农村公路 ${content(n)} 县交通运输局 2026年12月\n${n % 20 === 0 ? `— ${n / 20} —\n${names}\n` : ""}`,
	},
	"cell-a-line": {
		head: `${title}${names.replace(/ /g, "\n")}\n`,
		part: (n) => `${n}\n农村公路提升\n${content(n)}\n县交通运输局\n2026年12月底前\n`,
	},
	"cell-a-line-spaced": {
		head: `${title}${names.replace(/ /g, "\n\n")}\n\n`,
		part: (n) => `${n}\n\n农村公路提升\n\n${content(n)}\n\n县交通运输局\n\n2026年12月底前\n\n`,
	},
	"header-each-line": { head: title, part: () => `${names}\n` },
	"header-each-second": { head: title, part: (n) => `${names}\n${content(n)}\n` },
	"header-other-each-row": {
		head: title,
		part: (n) => `序号 任务${n} 主要内容 责任单位 完成时限\n1 公路 ${content(n)} 县交通运输局 2026年12月\n`,
	},
	"header-words": { head: title, part: () => "序号\n任务\n责任单位\n" },
	"header-words-torn": { head: title, part: (n) => `序号\n责任${"单位\n".repeat(n % 5)}\n` },
	"header-no-numbers": { head: title, part: (n) => `任务名称 责任单位 完成时限\n公路${n} 县水利局 3月\n` },
	numbers: { head: "", part: (n) => `${n}\n` },
	"numbers-in-loose": { head: `${title}${names}\n`, part: (n) => `${n}\n` },
	"numbers-restart": { head: `${title}${names}\n`, part: (n) => `${(n % 9) + 1}\n` },
	"numbers-same": { head: `${title}${names}\n1 公路 新建公路。 县水利局 3月\n`, part: () => "2\n" },
	"loose-no-next": {
		head: `${title}${names}\n1 公路 新建公路。 县水利局 3月\n`,
		part: () => "县交通运输局 2026年3月 新建公路，改造危桥\n",
	},
	"loose-empty-lines": { head: `${title}${names}\n1 公路 新建公路。 县水利局 3月\n`, part: () => "\n" },
	"loose-sections": {
		head: `${title}${names}\n`,
		part: (n) => `（${"一二三四五六七八九"[n % 9]}）民生\n1 公路 ${content(n)} 县水利局 3月\n`,
	},
	"loose-glued": {
		head: `${title}${names}\n`,
		part: (n) => `${n}农村公路${content(n)}县交通运输局2026年12月底前`,
	},
	"one-line": { head: `${title}${names}\n`, part: (n) => `${n} 公路 ${content(n)} 县水利局 3月 ` },
	bars: { head: title, part: () => "|\n" },
	"bars-two": { head: title, part: () => "| |\n" },
	"bars-full-width": { head: title, part: () => "｜\n" },
	"bars-row": { head: title, part: (n) => `| ${n} | ${content(n)} | 县水利局 |\n` },
	dashes: { head: title, part: () => "---\n" },
	"dashes-long": { head: title, part: () => `${"-".repeat(60)}\n` },
	"dashes-columns": { head: title, part: () => "---- ---- ----\n" },
	"dashes-rows": { head: title, part: (n) => `---- ---- ----\n${n} 公路 县水利局\n` },
	"dash-rows-of-bars": { head: title, part: () => "| --- | --- |\n" },
	grid: { head: title, part: (n) => `+---+---+\n| ${n} | 公路 |\n` },
	"grid-lines": { head: title, part: () => "+---+---+\n" },
	box: { head: title, part: () => "│ 1 │ 公路 │\n" },
	"box-lines": { head: title, part: () => "├──┼──┤\n" },
	html: {
		head: `${title}<table><tr><th>序号</th><th>任务</th><th>责任单位</th><th>时限</th></tr>\n`,
		part: htmlRow,
	},
	"html-tables": { head: title, part: () => "<table>\n" },
	"html-cells": { head: title, part: () => "<table><tr><td>\n" },
	"html-one-line": { head: `${title}<table>`, part: (n) => htmlRow(n).trim() },
	tsv: {
		head: `${title}序号\t任务\t责任单位\t时限\n`,
		part: (n) => `${n}\t${content(n)}\t县水利局\t2026年12月\n`,
	},
	"tsv-quotes": { head: `${title}序号\t任务\t责任单位\t时限\n`, part: (n) => `${n}\t"${content(n)}\n` },
	tabs: { head: title, part: () => "\t\n" },
	commas: { head: `${title}序号,任务,责任单位,时限\n`, part: (n) => `${n},${content(n)},县水利局,3月\n` },
	pasted: {
		head: `${title}序号\n重点任务\n责任单位\n完成时限\n`,
		part: (n) => `${n}\n${content(n)}\n县水利局\n3月\n`,
	},
	wrapped: { head: title, part: (n) => `${content(n)}新建改造农村公路，惠及群众\n` },
	"page-numbers": { head: title, part: (n) => `新建改造农村公路，惠及群众\n— ${n} —\n` },
	blanks: { head: "", part: () => "\n" },
	"wide-blanks": { head: "", part: () => "          \n" },
	fences: { head: title, part: () => "```\n" },
	comments: { head: title, part: () => "<!--\n" },
	headings: { head: title, part: (n) => `## ${n}\n` },
	"units-only": { head: title, part: () => "县水利局\n" },
	"dates-only": { head: title, part: () => "2026年12月底前\n" },
};

function textOf({ head, part }: Form, bytes: number): string {
	const parts = [head];
	let size = Buffer.byteLength(head);
	for (let n = 1; size < bytes; n++) {
		const next = part(n);
		parts.push(next);
		size += Buffer.byteLength(next);
	}
	return parts.join("");
}

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "niwen-large-"));

/** Makes a process say in the end how long it worked: how busy the machine is with others does not count. */
const saysTime = `process.on("exit", () => {
	const { user, system } = process.cpuUsage();
	process.stderr.write("\\n" + (user + system) / 1e6);
});`;

/** Seconds that a check works, and what it says in the end. */
function check(form: Form, bytes: number): { readonly seconds: number; readonly said: string } {
	const file = join(folder, "large.plan.md");
	writeFileSync(file, textOf(form, bytes));
	const options = ["--import", `data:text/javascript,${encodeURIComponent(saysTime)}`];
	const { stdout, stderr, error } = spawnSync(process.execPath, [...options, cli, "check", file], {
		encoding: "utf8",
		timeout: 20_000 * limit,
		maxBuffer: 2 ** 30,
	});
	const told = stderr.trimEnd().split("\n");
	const seconds = error === undefined ? Number(told.pop()) : Number.POSITIVE_INFINITY;
	const last = `${stdout}${told.join("\n")}`.trim().split("\n").at(-1) ?? "";
	return { seconds, said: error?.message ?? last.replace(file, "FILE") };
}

const slow: string[] = [];
try {
	for (const [name, form] of Object.entries(forms)) {
		if (values.only !== undefined && !values.only.split(",").includes(name)) continue;
		if (values.write !== undefined) {
			writeFileSync(join(values.write, `${name}.plan.md`), textOf(form, megabytes * 1_000_000));
			continue;
		}
		const quarter = check(form, megabytes * 250_000);
		const whole = check(form, megabytes * 1_000_000);
		const isSlow = !(whole.seconds <= limit);
		if (isSlow) slow.push(name);
		const times = `${quarter.seconds.toFixed(1)} → ${whole.seconds.toFixed(1)} s`;
		console.log(`${isSlow ? "!" : " "} ${name.padEnd(24)}${times.padEnd(18)}${whole.said.slice(0, 90)}`);
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${slow.length} forms of ${megabytes} MB took more than ${limit} s ${slow.join(", ")}`);
process.exitCode = slow.length === 0 ? 0 : 1;
