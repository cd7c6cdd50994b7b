/**
 * One writer of Word documents in a process of its own. Told over IPC what to write (`{ rows }`: of texts, the first the
 * names of the columns, `^^` a cell that is merged with the one above), it answers with how many bytes that takes; asked
 * to write for so many milliseconds (`{ round, milliseconds, least }`), with the median of the milliseconds that one takes.
 */
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { importCore } from "./engine.mjs";
import { summarize } from "./measure.mjs";
import { resolvePeer } from "./peers.mjs";

const programs = {
	async niwen() {
		const { printDocx, standardProfile } = await importCore(`
			export { printDocx } from "./interchange/export/docx/printDocx.js";
			export { standardProfile } from "./interchange/export/profile.js";`);
		return (rows) => {
			const cells = rows.map((row) =>
				row.map((text) => (text === "^^" ? { text: "", state: "above" } : { text, state: "own" })),
			);
			const table = { kind: "table", table: { rows: cells }, headerRows: 1 };
			return printDocx({ blocks: [table], notes: [] }, standardProfile);
		};
	},
	async docx() {
		const docx = await import(pathToFileURL(resolvePeer("docx")).href);
		const { Document, Footer, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun } = docx;
		const font = { ascii: "仿宋_GB2312", eastAsia: "仿宋_GB2312", hint: "eastAsia" };
		const { CONTINUE, RESTART } = docx.VerticalMergeType;
		return async (rows) => {
			const tableRows = rows.map(
				(row, i) =>
					new TableRow({
						tableHeader: i === 0,
						cantSplit: true,
						children: row.map((text, column) => {
							const merge = text === "^^" ? CONTINUE : rows[i + 1]?.[column] === "^^" ? RESTART : undefined;
							return new TableCell({
								...(merge === undefined ? {} : { verticalMerge: merge }),
								children: [
									new Paragraph({ children: text === "^^" ? [] : [new TextRun({ text, font, size: 24 })] }),
								],
							});
						}),
					}),
			);
			const number = new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] });
			const section = {
				properties: { page: { size: { orientation: docx.PageOrientation.LANDSCAPE } } },
				footers: { default: new Footer({ children: [new Paragraph({ children: [number] })] }) },
				children: [new Table({ rows: tableRows }), new Paragraph("")],
			};
			return Packer.toBuffer(new Document({ sections: [section] }));
		};
	},
};

const write = await programs[process.argv[2]]();
let rows = [];
process.on("message", async (message) => {
	try {
		if (message.rows !== undefined) {
			({ rows } = message);
			process.send({ bytes: (await write(rows)).length });
			return;
		}
		const times = [];
		const start = performance.now();
		while (times.length < message.least || performance.now() - start < message.milliseconds) {
			const from = performance.now();
			await write(rows);
			times.push(performance.now() - from);
		}
		process.send({ time: summarize(times).median });
	} catch (error) {
		process.send({ error: error instanceof Error ? error.message : String(error) });
	}
});
process.send({ ready: true });
