import { findsNothing } from "../../common/analysis/findsNothing.js";
import { importSources } from "../../common/interchange/import/sources.js";
import { reportImport } from "../../common/interchange/importReport.js";
import { prepareText } from "../../common/interchange/prepareText.js";
import { printPlan } from "../../common/interchange/printPlan.js";
import { readsNoTable, unreadNotes } from "../../common/interchange/unreadNotes.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../common/snapshot/planSnapshot.js";
import type { SourceDocument } from "../../common/text/sourceDocument.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { notAPlan, readPlanFile } from "../readPlanFile.js";
import { decodeFile, readDocumentFile } from "../readTextFile.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, onlyOperand } from "./commandLine.js";
import { importDocumentFile, isDocument, whyNotText } from "./importDocument.js";
import { sayEncoding } from "./sayEncoding.js";
import { sayImported } from "./sayImported.js";
import { sayUndecided } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

const sources = ["auto", "text", "tsv", ...importSources.map(({ name }) => name)] as const;

/**
 * `niwen import`: turns a pasted or tab-separated plan, or prose with assignments, into table layout. What it joined,
 * filled up, guessed and left out is said on the standard error, with the lines of the source.
 */
export async function importPlan(
	{ operands, options }: CommandLine,
	terminal: Terminal,
): Promise<ExitStatus> {
	const path = onlyOperand(operands, "import");
	const from = choiceOf(options, "from", sources);
	const bytes = readDocumentFile(path);
	const source = importSources.find(({ name }) => name === from)?.name;
	if (source !== undefined || (from === "auto" && isDocument(path, bytes)))
		return importDocumentFile({ path, bytes, from: source }, options, terminal);
	const refused = from === "auto" ? undefined : whyNotText(path, bytes, from);
	if (refused !== undefined) throw new CommandFailure(refused);
	const file = decodeFile(path, bytes, encodingOf(options));
	const opened = (await readPlanFile(file, createEnvironmentFiles())).snapshot;
	const readAs = (document: SourceDocument) => readAgain(opened, document, from === "tsv");
	const first = from === "tsv" ? readAs(opened.document) : opened;
	const { read, nameOf, notes: moved } = prepareText(first, readAs);
	const { plan, frontMatter, document } = read;
	if (findsNothing(plan)) throw new CommandFailure(notAPlan(file, opened));
	// Without tasks there is nothing to lay out: the text stays as it is, to the last blank line.
	const hasTasks = plan.taskCount > 0;
	const printed = hasTasks
		? printPlan(plan, frontMatter.yaml, document.lines)
		: opened.document.lines.join("\n");
	const output = options.get("out");
	const text = document.eol === "\n" ? printed : printed.replace(/\n/g, document.eol);
	if (output === undefined) await terminal.write(text);
	else writeFileAtomically(output, text, { overwrite: options.has("force") });
	sayEncoding(file, terminal);
	// Each table that is not read has a note of its own.
	sayUndecided(path, { plan, document }, terminal);
	if (hasTasks) for (const { message } of moved) terminal.say(message);
	if (hasTasks) {
		const notes = reportImport(plan, document, printed, frontMatter.yaml, nameOf);
		for (const { message } of notes) terminal.say(message);
	} else {
		for (const { message } of unreadNotes(plan, nameOf)) terminal.say(message);
		terminal.say({
			zh: `${path} 里没有可以列成表格的任务，文字原样保留。`,
			en: `${path} has no tasks to put into a table; its text is kept as it is.`,
		});
	}
	if (output !== undefined) sayImported(output, plan.taskCount, plan.sectionCount, terminal);
	return readsNoTable(plan) ? 1 : 0;
}

/** A document read with what holds for another one, and as separated by tabs where that is asked for. */
function readAgain(
	{ uri, environment }: PlanSnapshot,
	document: SourceDocument,
	isTsv: boolean,
): PlanSnapshot {
	if (!isTsv) return createPlanSnapshot({ uri, version: 0, document, environment });
	const settings = { ...environment.settings, layout: "tsv" as const };
	return createPlanSnapshot({ uri, version: 0, document, environment: { ...environment, settings } });
}
