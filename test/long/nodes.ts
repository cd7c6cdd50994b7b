import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runNpm, whyNpmFailed } from "../../scripts/npm.mjs";
import { askServer } from "../package/serverProcess.js";
import { plainEnvironment, root } from "../unit/cli/niwen.js";

/*
 * The npm package as it is packed, installed into an empty folder, under versions of Node that come from the npm registry
 * (its package `node`): command line, server and library say the same under each.
 */
const { values } = parseArgs({
	options: {
		// The oldest version that package.json allows, and the lines that are looked after.
		only: { type: "string", default: "20.19,22,24" },
	},
});

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
];
const written = ["mended.plan.md", "made.docx", "made.xlsx", "back.plan.md"];

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

process.exitCode = await main();

async function main(): Promise<number> {
	const scratch = mkdtempSync(join(tmpdir(), "niwen-nodes-"));
	try {
		const project = installPackage(scratch);
		const answers = new Map<string, readonly Answer[]>();
		let failures = 0;
		for (const wanted of values.only.split(",")) {
			const node = fetchNode(scratch, wanted);
			const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
			const said = await runAll(node, project);
			answers.set(version, said);
			// A check that finds something and plans that differ end with 1; nothing else does.
			const failed = said.filter(
				({ what, status }) => status !== 0 && !(status === 1 && /^niwen (?:check|diff)/.test(what)),
			);
			failures += failed.length;
			console.log(`Node ${version}: ${said.length - failed.length} of ${said.length} ran`);
			for (const { what, status, text } of failed) console.log(`  ${what}: ${status}\n${text}`);
		}
		const others = compare(answers);
		for (const line of others) console.log(line);
		console.log(others.length === 0 ? "All say the same." : `${others.length} differ.`);
		return others.length === 0 && failures === 0 ? 0 : 1;
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

interface Answer {
	readonly what: string;
	readonly status: number | null;
	readonly text: string;
}

/** The folder of a project that has installed what `npm pack` makes. */
function installPackage(scratch: string): string {
	const packed = runNpm(["pack", "--json", "--pack-destination", scratch], { cwd: root });
	if (packed.status !== 0) throw new Error(whyNpmFailed(packed));
	const [{ filename }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf("[\n"))) as [
		{ filename: string },
	];
	const project = join(scratch, "project");
	mkdirSync(project);
	writeFileSync(join(project, "package.json"), "{}");
	const installed = runNpm(["install", "--offline", join(scratch, filename)], { cwd: project });
	if (installed.status !== 0) throw new Error(whyNpmFailed(installed));
	return project;
}

/** The program of a version of Node: the newest one that begins so. */
function fetchNode(scratch: string, wanted: string): string {
	const folder = join(scratch, `node-${wanted}`);
	mkdirSync(folder);
	writeFileSync(join(folder, "package.json"), "{}");
	// The package `node` gets the program of this machine by a script of its own.
	const outcome = runNpm(["install", "--no-audit", "--no-fund", `node@${wanted}`], { cwd: folder });
	if (outcome.status !== 0) throw new Error(`Node ${wanted}: ${whyNpmFailed(outcome)}`);
	return join(folder, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
}

/** All that is asked under one version of Node, with what is said. */
async function runAll(node: string, project: string): Promise<readonly Answer[]> {
	const installed = join(project, "node_modules/niwen");
	writeFileSync(join(project, "sample.plan.md"), sample);
	writeFileSync(join(project, "mended.plan.md"), sample.replaceAll("。（", ".("));
	writeFileSync(join(project, "library.mjs"), library);
	for (const name of written.slice(1)) rmSync(join(project, name), { force: true });
	const run = (what: string, args: readonly string[]): Answer => {
		const { status, stdout, stderr } = spawnSync(node, args, {
			cwd: project,
			env: plainEnvironment,
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
	);
	const server = { what: "niwen lsp --stdio", status, text: JSON.stringify(diagnostics) };
	return [...said, ...files, server, run('import "niwen"', ["library.mjs"])];
}

/** Which answers are others than those of the first version. */
function compare(answers: ReadonlyMap<string, readonly Answer[]>): string[] {
	const [[first, expected] = ["", []], ...rest] = answers;
	return rest.flatMap(([version, said]) =>
		said.flatMap(({ what, status, text }, at) => {
			const other = expected[at];
			if (status === other?.status && text === other.text) return [];
			return [`${what}: Node ${version} (${status}) says otherwise than ${first} (${other?.status})`];
		}),
	);
}
