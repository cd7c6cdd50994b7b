import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { importCore } from "./engine.mjs";
import { generatePlan } from "./generatePlan.mjs";
import { measureInTurns } from "./measure.mjs";

/**
 * The edits that rename a name in ten documents and their directory, all of them read and indexed: from the position
 * of the name to the edits that the client is answered with. By what is renamed.
 */
export async function measureRename(report, { effort, region }) {
	const core = await importCore(`
		export { createSourceDocument } from "./text/sourceDocument.js";
		export { createPlanSnapshot } from "./snapshot/planSnapshot.js";
		export { loadDirectory } from "./directory/load.js";
		export { findNameToRename } from "./features/nameToRename.js";
		export { renameName } from "./features/renameName.js";
		export { defaultSettings } from "./settings.js";
		export { EditableYaml } from "./text/yamlEdit.js";
		export { mentionsName, WorkspaceIndex } from "./workspace/workspaceIndex.js";
		export { summarizePlan } from "./workspace/planSummary.js";`);
	const workspace = readWorkspace(core, region);
	const contenders = Object.entries(names).map(([name, { newName }]) => ({
		name,
		run: async () => {
			const start = performance.now();
			const edits = rename(core, workspace, name, newName);
			const time = performance.now() - start;
			if (edits < documents) throw new Error(`${name} was renamed in ${edits} places only`);
			return time;
		},
	}));
	report.table(`Rename over ${documents} documents of ${tasks} tasks, in process`, ["name", "edits", "time"]);
	const timings = await measureInTurns(contenders, effort);
	for (const { name } of contenders)
		report.row([
			name,
			String(rename(core, workspace, name, names[name].newName)),
			report.time("rename", { tasks, name }, timings.get(name)),
		]);
}

const documents = 10;
const tasks = 1_000;

/** The unit that leads some tasks in each section, with another name that carries its level no more; an official. */
const names = {
	区发改委: { newName: "发展改革中心" },
	区财政局: { newName: "区财政金融局" },
	钱宇: { newName: "王海" },
};

function readWorkspace({ createSourceDocument, createPlanSnapshot, ...core }, region) {
	const uri = "file:///plans/own.directory.yaml";
	const text = readFileSync(
		new URL("../../seeds/directories/wujiang.directory.yaml", import.meta.url),
		"utf8",
	);
	const { directory } = core.loadDirectory(text, uri);
	const index = new core.WorkspaceIndex();
	const plans = Array.from({ length: documents }, (_, i) => {
		const snapshot = createPlanSnapshot({
			uri: `file:///plans/${i}.plan.md`,
			version: 1,
			document: createSourceDocument(generatePlan(tasks, { region, seed: i + 1 })),
			environment: {
				settings: core.defaultSettings,
				directories: [directory],
				namedDirectories: new Map(),
				relativePath: (path) => path,
			},
		});
		const summary = core.summarizePlan(snapshot);
		index.set(snapshot.uri, summary);
		return { snapshot, summary, version: 1 };
	});
	return { index, plans, directories: [{ directory, file: new core.EditableYaml(text), version: null }] };
}

/** Renames the first mention in the first document; returns the number of edits. */
function rename(
	{ findNameToRename, mentionsName, renameName },
	{ index, plans, directories },
	name,
	newName,
) {
	const [{ snapshot }] = plans;
	const line = snapshot.document.lines.findIndex((text) => text.includes(name));
	const character = snapshot.document.lines[line].indexOf(name) + 1;
	const found = findNameToRename(snapshot, { line, character });
	const answer = renameName(found, newName, {
		plans: plans.filter(({ summary }) => mentionsName(summary, found.sought)),
		directories,
		summaries: index.summaries(),
		unread: [],
	});
	return answer.changes.reduce((sum, { edits }) => sum + edits.length, 0);
}
