import { fileURLToPath } from "node:url";
import { readWorkReport } from "../common/analysis/workReport.js";
import { readPrevious } from "../common/environment/resolveEnvironment.js";
import { type ReadReport, readPlanFile } from "./readPlanFile.js";

/** Reads the work report that a plan names. Never throws: what cannot be read is told at the line that names it. */
export const readNamedReport: ReadReport = async (files, place) => {
	const read = await readPrevious(files, place);
	if ("failure" in read) return { missing: { name: place.name, reason: read.failure } };
	const { snapshot } = await readPlanFile({ path: fileURLToPath(read.uri), text: read.text }, files);
	return { report: readWorkReport(snapshot.plan, read.uri) };
};
