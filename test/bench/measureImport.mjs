import { startAnswerer } from "./answerer.mjs";
import { importCore } from "./engine.mjs";
import { generatePlan } from "./generatePlan.mjs";
import { measureInTurns } from "./measure.mjs";

const patience = 180_000;
/** Milliseconds of work in a round, of which one reading is at least. */
const slice = { milliseconds: 50, least: 1 };
/** What may be asked of a whole import, next to mammoth's HTML alone, by the tasks of the document. */
const goals = new Map([
	[118, 1 / 2],
	[10_000, 1 / 4],
]);

/**
 * A document of Word from its bytes to the plan with its report, in process and warm, next to libraries that only make
 * HTML (mammoth) or a tree (officeparser) of it and leave numbers of lists, hidden text and columns to others.
 */
export async function measureImport(report, { sizes, hasPeers, effort, region }) {
	const names = ["niwen", ...(hasPeers ? ["mammoth", "officeparser"] : [])];
	report.table("Import of Word documents in process, warm", ["tasks", ...names]);
	for (const tasks of sizes.filter((size) => goals.has(size))) {
		const bytes = Buffer.from(await makeDocument(generatePlan(tasks, { region }))).toString("base64");
		const running = [];
		const memory = new Map();
		try {
			for (const name of names) {
				const { ask, stop } = await startAnswerer("documentReader.mjs", [name], { name, patience });
				const run = async () => {
					const { time, memory: most } = await ask(slice);
					// What a cold process takes for one document: later readings find its memory there.
					if (!memory.has(name)) memory.set(name, most);
					return time;
				};
				running.push({ name, isPeer: name !== "niwen", stop, run });
				await ask({ bytes });
			}
			const timings = await measureInTurns(running, effort, (name, error) =>
				report.note(`${name} is not measured: ${error.message}`),
			);
			report.row([
				String(tasks),
				...names.map((name) => {
					const timing = timings.get(name);
					return timing === undefined ? "–" : report.time("import", { tasks, name }, timing);
				}),
			]);
			const [own, peer] = [timings.get("niwen")?.median, timings.get("mammoth")?.median];
			if (peer !== undefined && own !== undefined) {
				const share = own / peer;
				const most = goals.get(tasks);
				const goal = `import of ${tasks} tasks: at most ${most} of mammoth's time`;
				report.goal(goal, share.toFixed(2), share <= most);
			}
			const mb = memory.get("niwen") ?? 0;
			report.goal(`import of ${tasks} tasks: at most 150 MB over an empty process`, mb.toFixed(0), mb <= 150);
		} finally {
			for (const { stop } of running) stop();
		}
	}
}

/** The plan as Niwen exports it for Word. */
async function makeDocument(text) {
	const core = await importCore(`
		export { createSourceDocument } from "./text/sourceDocument.js";
		export { createPlanSnapshot } from "./snapshot/planSnapshot.js";
		export { defaultSettings } from "./settings.js";
		export { planDocument } from "./interchange/export/planDocument.js";
		export { printDocx } from "./interchange/export/docx/printDocx.js";
		export { standardProfile } from "./interchange/export/profile.js";`);
	const environment = {
		settings: core.defaultSettings,
		directories: [],
		namedDirectories: [],
		missingDirectories: [],
	};
	const document = core.createSourceDocument(text);
	const uri = "file:///plans/bench.plan.md";
	const { plan, frontMatter } = core.createPlanSnapshot({ uri, version: 1, document, environment });
	return core.printDocx(core.planDocument(plan, frontMatter.yaml, document.lines), core.standardProfile);
}
