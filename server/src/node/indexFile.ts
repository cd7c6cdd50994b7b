import { findsNothing } from "../common/analysis/findsNothing.js";
import type { EnvironmentFiles } from "../common/environment/environmentFiles.js";
import { isSideFile } from "../common/environment/fileNames.js";
import { linesOfPlan } from "../common/interchange/archiveLines.js";
import { type CheckOptions, findAll, readWithOthers } from "./checkFile.js";
import { CommandFailure } from "./commandFailure.js";
import type { DoneFile } from "./doneFile.js";
import { printJson } from "./printJson.js";
import { notAPlan } from "./readPlanFile.js";
import { readTextFile } from "./readTextFile.js";

/** The lines of one plan for `niwen index`; settings and directories have none. What cannot be read has an error. */
export async function indexFile(
	path: string,
	files: EnvironmentFiles,
	{ language, encoding }: CheckOptions,
): Promise<DoneFile> {
	const done = (printed: string, error: string | null): DoneFile => ({
		outcome: { path, severities: { error: 0, warning: 0, hint: 0 }, mended: [], error },
		printed,
		sideReports: [],
	});
	if (isSideFile(path)) return done("", null);
	try {
		const file = readTextFile(path, { encoding });
		const opened = await readWithOthers(file, files);
		const { snapshot } = opened;
		if (findsNothing(snapshot.plan)) return done("", notAPlan(file, snapshot)[language]);
		const lines = linesOfPlan(path, snapshot, findAll(snapshot, opened), language);
		return done(lines.map((line) => `${printJson(line)}\n`).join(""), null);
	} catch (error) {
		if (!(error instanceof CommandFailure)) throw error;
		return done("", error.text[language]);
	}
}
