import * as z from "zod";
import { collectForms, exportForms } from "../documentProtocol.js";

/*
 * The parameters of the requests and notifications of protocol.ts as they come over the wire. What does not fit
 * is answered as LSP 3.17 answers invalid parameters; nothing raw goes further in.
 */

export const rulePageParams = z.object({ code: z.string() });

export const environmentParams = z.object({ uri: z.string() });

export const cellPaddingParams = z.object({
	uri: z.string(),
	first: z.int().nonnegative(),
	last: z.int().nonnegative(),
	withHints: z.boolean(),
});

export const responsibilitiesParams = z.object({
	uri: z.string(),
	by: z.enum(["leader", "unit", "section"]),
	filter: z.string().max(200).optional(),
});

export const reportParams = z.discriminatedUnion("report", [
	z.object({ uri: z.string(), report: z.enum(["statistics", "load"]) }),
	z.object({
		uri: z.string(),
		report: z.literal("ledger"),
		kind: z.enum(["unit", "leader"]),
		name: z.string().min(1).max(200),
	}),
]);

export const chartsParams = z.object({ uri: z.string(), width: z.number().min(200).max(2000) });

const position = z.object({ line: z.int().nonnegative(), character: z.int().nonnegative() });
export const pasteRowsParams = z.object({
	uri: z.string(),
	version: z.int(),
	range: z.object({ start: position, end: position }),
	html: z.string().optional(),
	text: z.string().optional(),
});

export const collectNamesParams = z.object({ uri: z.string() });

/** Of requests that may take long; see `longWork.ts`. */
const workDoneToken = z.union([z.string(), z.int()]).optional();

export const splitParams = z.object({
	uri: z.string(),
	by: z.enum(["unit", "leader"]),
	to: z.enum(["xlsx", "docx"]),
	asZip: z.boolean().optional(),
	workDoneToken,
});

export const collectParams = z.object({
	uri: z.string(),
	from: z.string().optional(),
	files: z.array(z.object({ name: z.string(), data: z.string() })).optional(),
	to: z.enum(collectForms),
	today: z.iso.date(),
	language: z.enum(["zh", "en"]).optional(),
	workDoneToken,
});

export const exportParams = z.object({
	workDoneToken,
	uri: z.string(),
	to: z.enum(exportForms),
	profile: z.string().max(100_000).optional(),
});

/** Bytes of a plan's file in base64; larger files than the index reads are read here, too. */
const fileData = z.string().max(90_000_000);
export const sealParams = z.object({ uri: z.string(), data: fileData, date: z.iso.date(), workDoneToken });
export const checkSealParams = z.object({ uri: z.string(), data: fileData, seal: fileData, workDoneToken });

const reportText = z.object({ uri: z.string(), text: z.string().max(2_000_000) });
export const coverageParams = z.object({ uri: z.string(), report: reportText, workDoneToken });
export const rollOverParams = z.object({
	uri: z.string(),
	report: reportText.optional(),
	year: z.int().min(2000).max(2099).optional(),
	workDoneToken,
});

export const compareParams = z.object({ uri: z.string(), other: reportText, workDoneToken });
export const takeChangeParams = compareParams.extend({
	key: z.string().max(2_000_000),
	part: z.string().max(2_000_000).optional(),
});

export const conflictParams = z.object({ uri: z.string(), line: z.int().nonnegative(), workDoneToken });

export const importDocumentParams = z.object({ uri: z.string(), data: z.string().optional(), workDoneToken });

export const previewParams = z.object({
	uri: z.string(),
	known: z.int().nullable(),
	profile: z.string().max(100_000).optional(),
});

export const previewPlaceParams = z.object({
	uri: z.string(),
	number: z.int(),
	item: z.int().nonnegative(),
	column: z.int().nonnegative().nullable(),
});

export const editPreviewParams = previewPlaceParams.extend({
	was: z.string().max(100_000),
	text: z.string().max(100_000),
});
