import { startAnswerer } from "./answerer.mjs";
import { generatePlan } from "./generatePlan.mjs";
import { measureInTurns } from "./measure.mjs";

const slice = { milliseconds: 50, least: 1 };
const patience = 180_000;

/**
 * A workbook of so many rows written from its cells, and read, in process and warm, next to exceljs: the same rows with
 * the same merged cells, borders, widths and wrapped texts. Both read the file that Niwen has written.
 */
export async function measureSheets(report, { sizes, hasPeers, effort, region }) {
	const names = ["niwen", ...(hasPeers ? ["exceljs"] : [])];
	report.table("Workbooks in process, warm", [
		"rows",
		...names.flatMap((name) => [`${name}, read`, `${name}, write`]),
	]);
	for (const size of sizes) {
		const rows = rowsOf(generatePlan(size, { region }));
		const running = [];
		try {
			let file;
			for (const name of names) {
				const { ask, stop } = await startAnswerer("spreadsheet.mjs", [name], { name, patience });
				const contender = (act) => ({
					name: `${name}, ${act}`,
					isPeer: name !== "niwen",
					stop,
					run: async (round) => (await ask({ act, round, ...slice })).time,
				});
				running.push(contender("read"), contender("write"));
				const { bytes } = await ask({ rows });
				file ??= bytes;
				const { count } = await ask({ bytes: file });
				if (count < rows.length) throw new Error(`${name} has read ${count} rows of ${rows.length}`);
			}
			const timings = await measureInTurns(running, effort, (name, error) =>
				report.note(`${name} is not measured: ${error.message}`),
			);
			report.row([
				String(size),
				...running.map(({ name }) => {
					const timing = timings.get(name);
					return timing === undefined ? "–" : report.time("sheets", { rows: size, name }, timing);
				}),
			]);
			if (size === 10_000 && hasPeers) sayGoals(report, (name) => timings.get(name)?.median);
		} finally {
			for (const { stop } of running) stop();
		}
	}
}

function sayGoals(report, medianOf) {
	const [read, write, peerRead, peerWrite] = [
		"niwen, read",
		"niwen, write",
		"exceljs, read",
		"exceljs, write",
	].map(medianOf);
	const say = (name, ratio, least) =>
		report.goal(
			name,
			Number.isNaN(ratio) ? "exceljs did not answer" : report.times(ratio),
			Number.isNaN(ratio) ? undefined : ratio >= least,
		);
	say("workbook, 10,000 rows: reading at least 1.5 times faster than exceljs", (peerRead ?? NaN) / read, 1.5);
	say(
		"workbook, 10,000 rows: reading and writing at least 3 times faster than exceljs",
		((peerRead ?? NaN) + (peerWrite ?? NaN)) / (read + write),
		3,
	);
}

/** The rows of a plan's tables as one, its names once. */
export function rowsOf(plan) {
	const rows = plan
		.split("\n")
		.filter((line) => line.startsWith("|") && !line.startsWith("| ---"))
		.map((line) =>
			line
				.slice(1, -1)
				.split("|")
				.map((cell) => cell.trim()),
		);
	const [names] = rows;
	return [names, ...rows.filter((row) => row[0] !== names[0])];
}
