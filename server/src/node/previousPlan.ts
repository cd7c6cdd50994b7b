import { fileURLToPath } from "node:url";
import type { EnvironmentFiles } from "../common/environment/environmentFiles.js";
import { type PreviousPlace, readPrevious } from "../common/environment/resolveEnvironment.js";
import { settleSummary, summarizePlan } from "../common/workspace/planSummary.js";
import { type PreviousPlan, readPlanFile } from "./readPlanFile.js";

/** Reads the plan that a document names as last year's. Never throws: what cannot be read is told at the line that names it. */
export async function readPreviousPlan(files: EnvironmentFiles, place: PreviousPlace): Promise<PreviousPlan> {
	const read = await readPrevious(files, place);
	if ("failure" in read) return { missing: { name: place.name, reason: read.failure } };
	const { snapshot } = await readPlanFile({ path: fileURLToPath(read.uri), text: read.text }, files);
	return { plan: settleSummary(summarizePlan(snapshot)) };
}
