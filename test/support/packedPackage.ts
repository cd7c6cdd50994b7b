import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runNpm, whyNpmFailed } from "../../scripts/npm.mjs";
import { askServer } from "../package/serverProcess.js";
import { plainEnvironment, root } from "../unit/cli/niwen.js";
import { makePdf, ruledTable } from "./pdfFile.js";

const sample = readFileSync(join(root, "seeds/wujiang-2024.plan.md"), "utf8");

/** What is asked of the command line; the files that are written are compared with the others. */
const commands: readonly (readonly string[])[] = [
	["check", "--format", "json", "sample.plan.md"],
	["check", "--lang", "zh", "sample.plan.md"],
	["check", "--fix", "--lang", "zh", "mended.plan.md"],
	["parse", "sample.plan.md"],
	["stats", "--format", "json", "sample.plan.md"],
	["export", "sample.plan.md", "-o", "made.docx", "--force"],
	["export", "sample.plan.md", "-o", "made.xlsx", "--force"],
	["import", "made.docx", "-o", "back.plan.md", "--force"],
	["diff", "sample.plan.md", "back.plan.md", "--lang", "en"],
	["check", "--jobs", "2", "--format", "json", "sample.plan.md", "back.plan.md"],
	["config", "sample.plan.md"],
	["fmt", "--check", "sample.plan.md"],
	["clean", "sample.plan.md"],
	["ledger", "--unit", "区发改委", "sample.plan.md"],
	["export", "sample.plan.md", "-o", "made.html", "--force"],
	["export", "sample.plan.md", "-o", "made.csv", "--force"],
	["import", "made.html", "--lang", "en"],
	["import", "table.pdf", "--lang", "en"],
	["split", "sample.plan.md", "-o", "forms", "--force"],
	["collect", "sample.plan.md", "forms", "-o", "report.json", "--date", "2026-06-30", "--force"],
	["seal", "sample.plan.md", "--date", "2026-01-25", "--force"],
	["diff", "--sealed", "sample.plan.md"],
	["merge", "sample.plan.md", "back.plan.md", "mended.plan.md", "-o", "merged.plan.md", "--force"],
	["coverage", "report.txt", "sample.plan.md"],
	["index", "sample.plan.md"],
	["rollover", "sample.plan.md"],
	["rules"],
];
/** Whether an answer is as it should be: 1 is the status of commands that find something, and 2 of one that cannot work. */
export function isAnswered({ what, status }: Answer): boolean {
	return status === 0 || (status === 1 && /^niwen (?:check|diff|merge|coverage|fmt)/.test(what));
}
const written = ["mended.plan.md", "made.docx", "made.xlsx", "back.plan.md", "report.json", "merged.plan.md"];

const pdf = makePdf([
	ruledTable(
		[
			["序号", "重点工作目标任务", "牵头领导", "责任单位"],
			["1", "1.新建公园2个。", "钱宇", "★区发改委"],
			["2", "2.改造老旧小区10个。", "钱宇", "★区住建局"],
		],
		{ widths: [40, 220, 80, 120] },
	),
]);

const library = `import { checkPlan, editPlan, exportPlan, importPlan, readPlan } from "niwen";
import { readFileSync } from "node:fs";
const text = readFileSync("sample.plan.md", "utf8");
const { tasks } = await readPlan(text);
const { findings } = await checkPlan(text, { language: "en" });
const edited = await editPlan(text, [{ op: "setCell", task: 0, column: 1, text: "Words" }]);
const { content } = await exportPlan(text, { to: "docx" });
const { text: back } = await importPlan(content, { from: "docx" });
console.log(JSON.stringify([tasks.length, findings, edited.text.length, back.length]));
`;

export interface Answer {
	readonly what: string;
	readonly status: number | null;
	readonly text: string;
}

/** The folder of a project that has installed what `npm run package` makes for npm. */
export function installPackage(scratch: string): string {
	const file = join(scratch, "niwen.tgz");
	const packed = runNpm(["run", "package", "--", "--out", file], { cwd: root });
	if (packed.status !== 0) throw new Error(packed.stderr);
	const project = join(scratch, "project");
	mkdirSync(project);
	writeFileSync(join(project, "package.json"), "{}");
	const installed = runNpm(["install", "--offline", file], { cwd: project });
	if (installed.status !== 0) throw new Error(whyNpmFailed(installed));
	return project;
}

/** All that is asked of the package under one version of Node, with what is said. */
export async function askPackage(
	node: string,
	project: string,
	env: NodeJS.ProcessEnv = plainEnvironment,
): Promise<readonly Answer[]> {
	const installed = join(project, "node_modules/niwen");
	writeFileSync(join(project, "sample.plan.md"), sample);
	writeFileSync(join(project, "mended.plan.md"), sample.replaceAll("。（", ".("));
	writeFileSync(join(project, "library.mjs"), library);
	writeFileSync(join(project, "table.pdf"), pdf);
	writeFileSync(
		join(project, "report.txt"),
		"政府工作报告\n\n2026年工作任务：新建学校2所，改造老旧小区10个。\n",
	);
	for (const name of written.slice(1)) rmSync(join(project, name), { force: true });
	const run = (what: string, args: readonly string[]): Answer => {
		const { status, stdout, stderr } = spawnSync(node, args, {
			cwd: project,
			env,
			encoding: "utf8",
			maxBuffer: 64 * 1024 * 1024,
		});
		return { what, status, text: stdout + stderr };
	};
	const said = commands.map((args) =>
		run(`niwen ${args.join(" ")}`, [join(installed, "dist/cli.js"), ...args]),
	);
	const files = written.map((name) => ({
		what: name,
		status: 0,
		text: readFileSync(join(project, name)).toString("base64"),
	}));
	const { status, diagnostics } = await askServer(
		[join(installed, "dist/cli.js"), "lsp", "--stdio"],
		project,
		sample,
		node,
		env,
	);
	const server = { what: "niwen lsp --stdio", status, text: JSON.stringify(diagnostics) };
	return [...said, ...files, server, run('import "niwen"', ["library.mjs"])];
}
