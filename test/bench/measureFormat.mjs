import { startAnswerer } from "./answerer.mjs";
import { generatePlan } from "./generatePlan.mjs";
import { measureInTurns } from "./measure.mjs";

/** What each formatter does in a round: see measureCheck.mjs. */
const slice = { milliseconds: 50, least: 3 };
const patience = 60_000;
/** How many different texts of each size take turns. */
const variants = 4;

/**
 * A whole document from its text to the text as it is formatted, in process and warm, next to oxfmt (Rust), which
 * formats it as Markdown: it pads all columns, as `aligned` does, and knows nothing of plans. The texts have no padding.
 * `open`: the plan is read already, as in an editor; the others begin at the text, as `niwen fmt` does.
 */
export async function measureFormat(report, { sizes, hasPeers, effort, region }) {
	const own = ["niwen, open", "niwen, compact", "niwen, aligned"];
	const names = [...own, ...(hasPeers ? ["oxfmt"] : [])];
	report.table("Formatting in process, warm", ["tasks", ...names]);
	for (const tasks of sizes) {
		const texts = Array.from({ length: variants }, (_, i) => generatePlan(tasks, { seed: i + 1, region }));
		const running = [];
		try {
			for (const name of names) {
				const isPeer = !own.includes(name);
				const { ask, stop } = await startAnswerer("formatter.mjs", [name], { name, patience });
				running.push({
					name,
					isPeer,
					stop,
					run: async (round) => (await ask({ round, ...slice })).time,
				});
				await ask({ texts });
			}
			const timings = await measureInTurns(running, effort, (name, error) =>
				report.note(`${name} is not measured: ${error.message}`),
			);
			report.row([
				String(tasks),
				...names.map((name) => {
					const timing = timings.get(name);
					return timing === undefined ? "–" : report.time("format", { tasks, name }, timing);
				}),
			]);
			if (tasks === 118 && hasPeers) {
				const peer = timings.get("oxfmt")?.median;
				for (const name of own) {
					const ratio = peer === undefined ? undefined : peer / timings.get(name).median;
					report.goal(
						`format, 118 tasks: ${name} faster than oxfmt`,
						ratio === undefined ? "oxfmt did not answer" : report.times(ratio),
						ratio === undefined ? undefined : ratio > 1,
					);
				}
			}
		} finally {
			for (const { stop } of running) stop();
		}
	}
}
