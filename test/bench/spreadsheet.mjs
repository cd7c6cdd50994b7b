/**
 * One reader and writer of workbooks in a process of its own. Told over IPC what to write (`{ rows }`: of texts, the
 * first the names of the columns, `^^` a cell that is merged with the one above), it answers with the file's bytes;
 * given bytes (`{ bytes }`) and whether to read or write (`{ act, round, milliseconds, least }`), with the median of the
 * milliseconds that it takes, or with why it gave up.
 */
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { importCore } from "./engine.mjs";
import { summarize } from "./measure.mjs";
import { resolvePeer } from "./peers.mjs";

const programs = {
	async niwen() {
		const { printXlsx, readXlsx } = await importCore(`
			export { printXlsx } from "./interchange/export/xlsx/printXlsx.js";
			export { readXlsx } from "./interchange/import/xlsx/readXlsx.js";`);
		return {
			write: (rows) => {
				const cells = rows.map((row) =>
					row.map((text) => (text === "^^" ? { text: "", state: "above" } : { text, state: "own" })),
				);
				const table = { kind: "table", table: { rows: cells }, headerRows: 1 };
				return printXlsx({ blocks: [table], notes: [] });
			},
			async read(bytes) {
				const { blocks } = await readXlsx(bytes);
				return blocks.reduce((sum, block) => sum + (block.kind === "table" ? block.table.rows.length : 0), 0);
			},
		};
	},
	/** The same cells, widths, borders, wrapped texts and merged cells. */
	async exceljs() {
		const { default: ExcelJS } = await import(pathToFileURL(resolvePeer("exceljs")).href);
		const thin = { style: "thin" };
		const border = { top: thin, bottom: thin, left: thin, right: thin };
		return {
			async write(rows) {
				const workbook = new ExcelJS.Workbook();
				const sheet = workbook.addWorksheet("任务", { views: [{ state: "frozen", ySplit: 1 }] });
				sheet.columns = rows[0].map((_, i) => ({ width: i === 2 ? 60 : 16 }));
				for (const row of rows) {
					const added = sheet.addRow(row.map((text) => (text === "^^" ? null : text)));
					added.height = 30;
					added.eachCell({ includeEmpty: true }, (cell) => {
						cell.border = border;
						cell.alignment = { wrapText: true, vertical: "middle" };
					});
				}
				for (let column = 0; column < rows[0].length; column++)
					for (let top = 1; top < rows.length; top++) {
						let bottom = top;
						while (rows[bottom + 1]?.[column] === "^^") bottom++;
						if (bottom > top) sheet.mergeCells(top + 1, column + 1, bottom + 1, column + 1);
						top = bottom;
					}
				return new Uint8Array(await workbook.xlsx.writeBuffer());
			},
			async read(bytes) {
				const workbook = new ExcelJS.Workbook();
				await workbook.xlsx.load(Buffer.from(bytes));
				let count = 0;
				workbook.eachSheet((sheet) =>
					sheet.eachRow((row) => {
						row.eachCell((cell) => cell.value);
						count++;
					}),
				);
				return count;
			},
		};
	},
};

const program = await programs[process.argv[2]]();
let rows = [];
let bytes = new Uint8Array();
process.on("message", async (message) => {
	try {
		if (message.rows !== undefined) {
			({ rows } = message);
			bytes = await program.write(rows);
			process.send({ bytes: Buffer.from(bytes).toString("base64") });
		} else if (message.bytes !== undefined) {
			bytes = Buffer.from(message.bytes, "base64");
			process.send({ count: await program.read(bytes) });
		} else {
			const times = [];
			const start = performance.now();
			while (times.length < message.least || performance.now() - start < message.milliseconds) {
				const from = performance.now();
				await (message.act === "read" ? program.read(bytes) : program.write(rows));
				times.push(performance.now() - from);
			}
			process.send({ time: summarize(times).median });
		}
	} catch (error) {
		process.send({ error: error instanceof Error ? error.message : String(error) });
	}
});
process.send({ ready: true });
