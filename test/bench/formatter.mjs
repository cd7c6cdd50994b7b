/**
 * One formatter in a process of its own. Told over IPC what to format (`{ texts }`), when, and how long and how often
 * at least (`{ round, milliseconds, least }`), it answers with the median of the milliseconds from a text to the text
 * as it is formatted, or with why it gave up.
 */
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { importCore } from "./engine.mjs";
import { resolvePeer } from "./peers.mjs";

const formatters = {
	// As `niwen fmt` does it: of the text only that is read which tells where its tables stand.
	"niwen, compact": () => niwen("compact", false),
	"niwen, aligned": () => niwen("aligned", false),
	// As an editor asks for it: the plan has been read when somebody formats it.
	"niwen, open": () => niwen("compact", true),
	async oxfmt() {
		const { format } = await import(pathToFileURL(resolvePeer("oxfmt")).href);
		return async (text) => {
			const { code, errors } = await format("bench.md", text, {});
			if (errors.length > 0) throw new Error(errors[0].message);
			return code;
		};
	},
};

/** @param isOpen whether each text is read once, as the plan of an editor, and that is not counted but in the first round */
async function niwen(format, isOpen) {
	const core = await importCore(`
		export { createSourceDocument } from "./text/sourceDocument.js";
		export { createPlanSnapshot } from "./snapshot/planSnapshot.js";
		export { formatTables, formatText } from "./features/formatting.js";
		export { applyTextEdits } from "../node/mendText.js";
		export { defaultSettings } from "./settings.js";`);
	const settings = { ...core.defaultSettings, table: { ...core.defaultSettings.table, format } };
	const environment = { settings, directories: [], namedDirectories: [], missingDirectories: [] };
	const open = (text) => {
		const document = core.createSourceDocument(text);
		const uri = "file:///plans/bench.plan.md";
		return core.createPlanSnapshot({ uri, version: 1, document, environment });
	};
	if (!isOpen) return (text) => core.formatText(text, core.createSourceDocument(text), environment);
	const opened = new Map();
	return (text) => {
		const snapshot = opened.get(text) ?? open(text);
		opened.set(text, snapshot);
		const { plan, document } = snapshot;
		return core.applyTextEdits(text, core.formatTables(plan, document, settings.table));
	};
}

const format = await formatters[process.argv[2]]();
let texts = [];
process.on("message", async (message) => {
	if (message.texts !== undefined) {
		({ texts } = message);
		process.send({ ready: true });
		return;
	}
	try {
		const times = [];
		const { round, milliseconds, least } = message;
		const end = performance.now() + milliseconds;
		for (let i = 0; i < least || performance.now() < end; i++) {
			const text = texts[(round + i) % texts.length];
			const start = performance.now();
			const formatted = await format(text);
			times.push(performance.now() - start);
			if (formatted === text) throw new Error("Nothing was formatted");
		}
		process.send({ time: times.sort((a, b) => a - b)[times.length >> 1] });
	} catch (error) {
		process.send({ error: error.message });
	}
});
process.on("disconnect", () => process.exit());
process.send({ ready: true });
