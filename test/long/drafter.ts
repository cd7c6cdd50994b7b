import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type DraftersTask, tasks } from "../vscode/drafter/tasks.mjs";

/*
 * Three tasks of a drafter in a real VS Code, with Niwen and without it, each by the keys that a skilled user presses
 * (test/vscode/drafter/tasks.mjs): strokes and seconds. Both must come to the same plan, as `niwen parse` reads it.
 * `--pace 200` is how many milliseconds a stroke takes; `--only write,rename`, `--way niwen`; `--pictures FOLDER` keeps
 * what is on the screen at the end. The extension must be built.
 */

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
	options: {
		pace: { type: "string", default: "200" },
		only: { type: "string" },
		way: { type: "string" },
		pictures: { type: "string" },
	},
});
const pace = Number(values.pace);
const only = values.only?.split(",");
const unknown = only?.find((name) => tasks.every((task) => task.name !== name));
if (!(pace >= 0) || unknown !== undefined) {
	console.error(
		`--pace is a number; --only takes ${tasks.map(({ name }) => name).join(", ")}${unknown === undefined ? "" : `, not ${unknown}`}`,
	);
	process.exit(2);
}

type Way = "niwen" | "plain";

interface Outcome {
	readonly strokes: number;
	readonly seconds: number;
}

console.log(`| | strokes | seconds | without Niwen: strokes | seconds |\n| --- | --: | --: | --: | --: |`);
for (const task of tasks) {
	if (only?.includes(task.name) === false) continue;
	const cells = (["niwen", "plain"] as const).flatMap((way) => {
		if (values.way !== undefined && values.way !== way) return ["–", "–"];
		const outcome = play(task, way);
		if (outcome === undefined) process.exitCode = 1;
		return outcome === undefined ? ["failed", ""] : [`${outcome.strokes}`, outcome.seconds.toFixed(0)];
	});
	console.log(`| ${task.what} | ${cells.join(" | ")} |`);
}

/** Does a task in a VS Code of its own; `undefined`, and why is said, where it does not come off. */
function play(task: DraftersTask, way: Way): Outcome | undefined {
	const scratch = mkdtempSync(join(tmpdir(), "niwen-drafter-"));
	try {
		const folder = join(scratch, "plans");
		mkdirSync(folder);
		for (const [name, text] of Object.entries(task.files)) writeFileSync(join(folder, name), text);
		const result = join(scratch, "result.json");
		const picture = join(values.pictures ?? scratch, `${task.name}-${way}.png`);
		const { status } = spawnSync(
			join(root, "test/vscode/host/open"),
			[
				...(way === "niwen" ? [`--extension=${root}`] : []),
				`--file=${join(folder, "2026.plan.md")}`,
				`--script=${join(root, "test/vscode/drafter/play.mjs")}`,
				`--output=${picture}`,
				"--size=1600x900",
				"--timeout=900",
				'--setting=files.autoSave="off"',
				folder,
			],
			{
				stdio: ["ignore", "ignore", "inherit"],
				env: {
					...process.env,
					NIWEN_DRAFTER_TASK: task.name,
					NIWEN_DRAFTER_WAY: way,
					NIWEN_DRAFTER_PACE: String(pace),
					NIWEN_DRAFTER_RESULT: result,
				},
			},
		);
		const wrong = status === 0 ? whatIsWrong(task, folder) : "it was not done";
		if (wrong !== undefined) {
			console.error(`${task.name}, ${way}: ${wrong}`);
			return undefined;
		}
		return JSON.parse(readFileSync(result, "utf8"));
	} finally {
		rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** What differs from what was to be done. */
function whatIsWrong({ outcome, sections, says = [] }: DraftersTask, folder: string): string | undefined {
	for (const [name, expected] of Object.entries(outcome)) {
		const file = join(folder, name);
		const text = readFileSync(file, "utf8");
		const missing = says.find((words) => !text.includes(words));
		if (missing !== undefined) return `${name} has no ${missing}\n${text}`;
		const parsed = spawnSync(process.execPath, [join(root, "dist/cli.js"), "parse", file], {
			encoding: "utf8",
		});
		const read: ReadPlan = JSON.parse(parsed.stdout);
		const found = read.tasks.map(shownTask).join("\n");
		const wanted = expected.map((words, i) => [i + 1, ...words.map(withoutLevel)].join(" ")).join("\n");
		if (found !== wanted) return `${name} is\n${text}\nread as\n${found}\ninstead of\n${wanted}`;
		if (sections.length !== read.sections.length) return `${name} has ${read.sections.length} sections`;
	}
	return undefined;
}

/** What `niwen parse` prints, as far as it is looked at. */
interface ReadPlan {
	readonly sections: readonly unknown[];
	readonly tasks: readonly {
		readonly number: number | null;
		readonly text: string;
		readonly leaders: readonly string[];
		readonly units: readonly { readonly name: string; readonly lead: boolean }[];
	}[];
}

function shownTask({ number, text, leaders, units }: ReadPlan["tasks"][number]): string {
	const names = units.map(
		({ name, lead }, i) => `${lead === (i === 0) ? "" : "(wrong lead)"}${withoutLevel(name)}`,
	);
	return [number, text, ...leaders, ...names].join(" ");
}

/** Behind 区住建局 the level of the next unit may be left out; with a name that is in no directory, Niwen cannot tell. */
function withoutLevel(name: string): string {
	return name.replace(/^区/, "");
}
