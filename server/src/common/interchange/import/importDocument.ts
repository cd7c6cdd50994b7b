import { findsNothing } from "../../analysis/findsNothing.js";
import { frontMatterOf, parseFrontMatter } from "../../frontMatter.js";
import type { PlanOptions } from "../../layouts/planOptions.js";
import { readPlan } from "../../layouts/readPlan.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { createSourceDocument, documentOfLines } from "../../text/sourceDocument.js";
import { readYaml } from "../../text/yamlSource.js";
import { reportImport } from "../importReport.js";
import { namePlaces } from "../lineNames.js";
import { printPlan } from "../printPlan.js";
import type { DocumentNote, TableDocument } from "../tableDocument.js";
import { nameOrigins } from "../tablesBeside.js";
import { textToPrint } from "../textToPrint.js";
import { unreadNotes } from "../unreadNotes.js";
import { writeDocumentText } from "./documentText.js";

/** What has become of a document of another program. Plain data, for it comes out of a worker. */
export interface ImportedDocument {
	/** A plan in table layout; of a document without tasks its text. */
	readonly text: string;
	readonly taskCount: number;
	readonly sectionCount: number;
	/** What was taken otherwise than it stands in the source, guessed or left out: a sentence each, with its place. */
	readonly notes: readonly LocalizedText[];
	/** Tables that look like a plan's and could not be read. */
	readonly unread: readonly LocalizedText[];
	/** Nothing of a plan was found. */
	readonly isEmpty: boolean;
}

/** Makes a plan of a document of another program: the readers of plans read it, and what they found is printed. */
export function importDocument(document: TableDocument): ImportedDocument {
	const { lines, places, notes } = writeDocumentText(document);
	const written = createSourceDocument(lines.join("\n"));
	const yaml = frontMatterOf(written.lines);
	const options = optionsOf(yaml);
	const read = readPlan(written, options).plan;
	const stacked = textToPrint(read, written.lines, namePlaces(places));
	const source = stacked === undefined ? written : documentOfLines(stacked.lines, "\n");
	const plan = stacked === undefined ? read : readPlan(source, options).plan;
	const hasTasks = plan.taskCount > 0;
	const text = hasTasks ? printPlan(plan, yaml, source.lines) : source.lines.join("\n");
	const nameOf =
		stacked === undefined ? namePlaces(places) : nameOrigins(stacked.origins, namePlaces(places));
	const reported = hasTasks ? reportImport(plan, source, text, yaml, nameOf) : unreadNotes(plan, nameOf);
	return {
		text,
		taskCount: plan.taskCount,
		sectionCount: plan.sectionCount,
		notes: [
			...[...document.notes, ...notes].map(sayNote),
			...[...(stacked?.notes ?? []), ...reported].map(({ message }) => message),
		],
		unread: plan.problems.flatMap(({ kind, blockIndex, span }) =>
			kind === "unread" || (kind === "header" && !hasTasks)
				? [nameOf([plan.lineOfBlock(blockIndex) + span.line])]
				: [],
		),
		isEmpty: findsNothing(plan),
	};
}

function optionsOf(yaml: string): PlanOptions {
	const { lead, numbering, region } = parseFrontMatter(yaml, readYaml).values;
	return {
		layout: null,
		...(lead === undefined ? {} : { lead }),
		...(numbering === undefined ? {} : { numbering }),
		...(region === undefined ? {} : { region }),
	};
}

function sayNote({ place, message }: DocumentNote): LocalizedText {
	return { zh: `${place.zh}：${message.zh}`, en: `${place.en}: ${message.en}` };
}
