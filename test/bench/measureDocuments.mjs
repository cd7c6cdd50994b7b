import { startAnswerer } from "./answerer.mjs";
import { generatePlan } from "./generatePlan.mjs";
import { measureInTurns } from "./measure.mjs";
import { rowsOf } from "./measureSheets.mjs";

const slice = { milliseconds: 50, least: 1 };
const patience = 180_000;

/**
 * A Word document of so many rows packed from its cells, in process and warm, next to docx: the same table with the same
 * merged cells, a repeated head, rows that are not broken, on a landscape page with numbers at its foot.
 */
export async function measureDocuments(report, { sizes, hasPeers, effort, region }) {
	const names = ["niwen", ...(hasPeers ? ["docx"] : [])];
	report.table("Word documents in process, warm", ["rows", ...names.map((name) => `${name}, write`)]);
	for (const size of sizes) {
		const rows = rowsOf(generatePlan(size, { region }));
		const running = [];
		try {
			for (const name of names) {
				const { ask, stop } = await startAnswerer("wordDocument.mjs", [name], { name, patience });
				running.push({
					name,
					isPeer: name !== "niwen",
					stop,
					run: async (round) => (await ask({ round, ...slice })).time,
				});
				await ask({ rows });
			}
			const timings = await measureInTurns(running, effort, (name, error) =>
				report.note(`${name} is not measured: ${error.message}`),
			);
			report.row([
				String(size),
				...running.map(({ name }) => {
					const timing = timings.get(name);
					return timing === undefined ? "–" : report.time("documents", { rows: size, name }, timing);
				}),
			]);
			const ratio =
				(timings.get("docx")?.median ?? Number.NaN) / (timings.get("niwen")?.median ?? Number.NaN);
			if (size === 118 && hasPeers)
				report.goal(
					"Word document, 118 rows: packed in at most half the time of docx",
					Number.isNaN(ratio) ? "docx did not answer" : report.times(ratio),
					Number.isNaN(ratio) ? undefined : ratio >= 2,
				);
		} finally {
			for (const { stop } of running) stop();
		}
	}
}
