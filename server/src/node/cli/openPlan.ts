import { findsNothing } from "../../common/analysis/findsNothing.js";
import type { EnvironmentFiles } from "../../common/environment/environmentFiles.js";
import type { Encoding } from "../../shared/decodeText.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { notAPlan, type OpenedPlan, readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile, type TextFile } from "../readTextFile.js";

/**
 * Reads a plan, or a report, that the person at the terminal names; `-` is the standard input. Throws a
 * {@link CommandFailure} where it cannot be read, or nothing of a plan is in it.
 */
export async function openPlan(
	path: string,
	encoding: Encoding | undefined,
	files: EnvironmentFiles = createEnvironmentFiles(),
): Promise<OpenedPlan & { readonly file: TextFile }> {
	const file = path === "-" ? readStandardInput(encoding) : readTextFile(path, { encoding });
	const opened = await readPlanFile(file, files);
	if (findsNothing(opened.snapshot.plan)) throw new CommandFailure(notAPlan(file, opened.snapshot));
	return { ...opened, file };
}
