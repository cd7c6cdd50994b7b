import { findsNothing } from "../../analysis/findsNothing.js";
import { frontMatterOf, parseFrontMatter } from "../../frontMatter.js";
import { readPlan } from "../../layouts/readPlan.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { createSourceDocument } from "../../text/sourceDocument.js";
import { readYaml } from "../../text/yamlSource.js";
import { reportImport } from "../importReport.js";
import { namePlaces } from "../lineNames.js";
import { printPlan } from "../printPlan.js";
import type { DocumentNote, TableDocument } from "../tableDocument.js";
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
	const source = createSourceDocument(lines.join("\n"));
	const yaml = frontMatterOf(source.lines);
	const { values } = parseFrontMatter(yaml, readYaml);
	const { lead, numbering, region } = values;
	const { plan } = readPlan(source, {
		layout: null,
		...(lead === undefined ? {} : { lead }),
		...(numbering === undefined ? {} : { numbering }),
		...(region === undefined ? {} : { region }),
	});
	const hasTasks = plan.taskCount > 0;
	const text = hasTasks ? printPlan(plan, yaml, source.lines) : source.lines.join("\n");
	const nameOf = namePlaces(places);
	const reported = hasTasks ? reportImport(plan, source, text, yaml, nameOf) : unreadNotes(plan, nameOf);
	return {
		text,
		taskCount: plan.taskCount,
		sectionCount: plan.sectionCount,
		notes: [...[...document.notes, ...notes].map(sayNote), ...reported.map(({ message }) => message)],
		unread: plan.problems.flatMap(({ kind, blockIndex, span }) =>
			kind === "unread" || (kind === "header" && !hasTasks)
				? [nameOf([plan.lineOfBlock(blockIndex) + span.line])]
				: [],
		),
		isEmpty: findsNothing(plan),
	};
}

function sayNote({ place, message }: DocumentNote): LocalizedText {
	return { zh: `${place.zh}：${message.zh}`, en: `${place.en}: ${message.en}` };
}
