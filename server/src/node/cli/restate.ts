import { dirname } from "node:path";
import { loadDirectory } from "../../common/directory/load.js";
import { sortEdits } from "../../common/editing/applyEdits.js";
import { directoryEnding, planEndings } from "../../common/environment/fileNames.js";
import { describeFlag } from "../../common/features/factAnswer.js";
import { findNameToRename, type NameToRename } from "../../common/features/nameToRename.js";
import { type DirectoryToRename, type PlanToRename, renameName } from "../../common/features/renameName.js";
import { findStatedFact, type StatedFact } from "../../common/features/statedFact.js";
import { toSpan, toTextEdits } from "../../common/features/toLsp.js";
import type { Edit } from "../../common/model/edit.js";
import { type Span, spanContains } from "../../common/model/span.js";
import type { PlanSnapshot } from "../../common/snapshot/planSnapshot.js";
import { EditableYaml } from "../../common/text/yamlEdit.js";
import { summarizePlan } from "../../common/workspace/planSummary.js";
import { findMentions } from "../../common/workspace/workspaceIndex.js";
import { CommandFailure } from "../commandFailure.js";
import { applyTextEdits } from "../mendText.js";
import { createEnvironmentFiles, shownUri, uriOfPath } from "../nodeEnvironment.js";
import { pathOfUri } from "../nodeFiles.js";
import { printJson } from "../printJson.js";
import { readPlanFile } from "../readPlanFile.js";
import { readTextFile, type TextFile } from "../readTextFile.js";
import { writeBackTogether } from "../writeBack.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, type Options } from "./commandLine.js";
import { findFiles } from "./findFiles.js";
import { openPlan } from "./openPlan.js";
import {
	type Documents,
	fileOf,
	linesOf,
	type OpenedText,
	printRestated,
	type Restated,
	type RestatedEdit,
	restatedJson,
	sayRestated,
} from "./restateReport.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen restate`: changes a figure, a deadline or a name wherever the documents state it; lists the places unless `--write`
 * is given, which writes all files or none. Status 1 where somebody has to look at something.
 */
export async function restate({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const [place, was, now, ...others] = operands;
	if (place === undefined || was === undefined || now === undefined)
		throw new CommandFailure({
			zh: "niwen restate 后面要写文件（可带行号）、原来写的和要改成的；用法见 niwen restate --help。",
			en: "niwen restate needs a file (with a line, if need be), what it says, and what it is to say; see niwen restate --help.",
		});
	const format = choiceOf(options, "format", ["pretty", "json"]);
	const { path, line } = placeOf(place);
	const documents = await readDocuments(path, others, options);
	const own = documents.own.snapshot;
	const found = findPlace(own, path, line, was.trim());
	const restated =
		"sought" in found ? restateName(found, now, documents) : restateFact(found, was, now, documents);
	const isWritten = options.has("write") && restated.changes.length > 0;
	if (isWritten) write(restated, documents, options);
	if (format === "json")
		await terminal.write(`${printJson(restatedJson(restated, documents, was, isWritten, terminal), 2)}\n`);
	else await printRestated(restated, documents, was, terminal);
	for (const path of documents.unread)
		terminal.say({ zh: `${path} 读不出来，没有查。`, en: `${path} cannot be read and was left out.` });
	if (format === "pretty") sayRestated(restated, isWritten, options, terminal);
	return restated.flags.length > 0 || documents.unread.length > 0 ? 1 : 0;
}

/** `plan.plan.md:12`; a file of such a name is one without a line. */
function placeOf(place: string): { readonly path: string; readonly line: number | undefined } {
	const [, path, line] = /^(.+):(\d{1,7})$/.exec(place) ?? [];
	return path === undefined ? { path: place, line: undefined } : { path, line: Number(line) - 1 };
}

/** The plan, and all documents that may state the same. */
async function readDocuments(
	path: string,
	operands: readonly string[],
	options: Options,
): Promise<Documents> {
	const encoding = encodingOf(options);
	const environment = createEnvironmentFiles();
	const own = await openPlan(path, encoding, environment);
	const named = [own.resolved.previous, own.resolved.report].flatMap((place) => {
		const file = place !== undefined && "uri" in place ? pathOfUri(place.uri) : undefined;
		return file === undefined ? [] : [file];
	});
	const { files } = await findFiles(operands.length > 0 ? operands : [dirname(path)]);
	const known = new Set([uriOfPath(path)]);
	const plans: OpenedText[] = [{ file: own.file, snapshot: own.snapshot }];
	const directories: (DirectoryToRename & { text: TextFile })[] = [];
	const unread: string[] = [];
	for (const each of [...files, ...named]) {
		const uri = uriOfPath(each);
		if (known.has(uri)) continue;
		known.add(uri);
		try {
			const file = readTextFile(each, { encoding });
			if (each.endsWith(directoryEnding)) {
				const { directory } = loadDirectory(file.text, uri);
				directories.push({ directory, file: new EditableYaml(file.text), version: null, text: file });
			} else if (
				planEndings.some((ending) => each.endsWith(ending)) ||
				operands.includes(each) ||
				named.includes(each)
			)
				plans.push({ file, snapshot: (await readPlanFile(file, environment)).snapshot });
		} catch (error) {
			if (!(error instanceof CommandFailure)) throw error;
			unread.push(shownUri(uri));
		}
	}
	const [first] = plans;
	if (first === undefined) throw new Error("the plan itself is always read");
	return { own: first, plans, directories, unread };
}

/** What is stated where the text stands: the only place of it, or those of the line. */
function findPlace(
	snapshot: PlanSnapshot,
	path: string,
	line: number | undefined,
	was: string,
): StatedFact | NameToRename {
	const { lines } = snapshot.document;
	const found = new Map<string, StatedFact | NameToRename>();
	const at = new Set<number>();
	lines.forEach((text, i) => {
		if (line !== undefined && i !== line) return;
		for (
			let character = text.indexOf(was);
			character >= 0 && was !== "";
			character = text.indexOf(was, character + 1)
		) {
			const stated = statedAt(snapshot, { line: i, character }, was);
			if (stated === undefined) continue;
			const place = "place" in stated ? stated.place : stated.span;
			// A name is the same wherever it stands.
			const key = "sought" in stated ? stated.sought.name : `${place.line}:${place.character}`;
			if (!found.has(key)) at.add(i + 1);
			found.set(key, found.get(key) ?? stated);
		}
	});
	const [first] = found.values();
	if (first === undefined)
		throw new CommandFailure({
			zh: `${path} ${line === undefined ? "" : `第${line + 1}行`}没有写着“${was}”的目标、成效、时限、栏目数或单位、领导名称；请照原文写。`,
			en: `${path} states no “${was}”${line === undefined ? "" : ` in line ${line + 1}`}: no figure, deadline or name is written so; please write it as it stands there.`,
		});
	if (found.size > 1)
		throw new CommandFailure({
			zh: `${path} 有${found.size}处写着“${was}”（第${[...at].join("、")}行），不知道指哪一处；请写明行号，如 ${path}:${[...at][0]}，同一行有几处的把原文写全。`,
			en: `${path} has “${was}” in ${found.size} places (lines ${[...at].join(", ")}); please name the line, such as ${path}:${[...at][0]}, and more of the words where one line has several.`,
		});
	return first;
}

function statedAt(
	snapshot: PlanSnapshot,
	position: { readonly line: number; readonly character: number },
	was: string,
): StatedFact | NameToRename | undefined {
	const fact = findStatedFact(snapshot, position);
	if (fact !== undefined) {
		const { place } = fact;
		const isIt = place.line === position.line && place.character === position.character;
		return isIt && fact.written.startsWith(was) ? fact : undefined;
	}
	const name = findNameToRename(snapshot, position);
	return "refused" in name || name.written !== was ? undefined : name;
}

function restateFact(fact: StatedFact, was: string, now: string, { plans }: Documents): Restated {
	const own = plans[0]?.snapshot;
	const wanted = plans.filter(({ snapshot }) => snapshot === own || fact.mentions(summarizePlan(snapshot)));
	const follows = now.trim() === fact.written || now.trim() === was.trim();
	const answer = fact.change(follows ? undefined : now, wanted.map(toRename));
	if ("refused" in answer) throw new CommandFailure(answer.refused);
	return {
		...{ about: fact.about, now: answer.now, changes: answer.changes, isDoubtful: false },
		flags: answer.flags.map((flag) => ({
			...{ uri: flag.uri, span: flag.span, number: flag.number, written: flag.written, why: flag.why },
			sentence: { zh: `${describeFlag(flag, "zh")}。`, en: `${describeFlag(flag, "en")}.` },
		})),
	};
}

function toRename({ snapshot }: OpenedText): PlanToRename {
	return { snapshot, version: null };
}

function restateName(name: NameToRename, now: string, { own, plans, directories }: Documents): Restated {
	const summaries = plans.map(({ snapshot }) => summarizePlan(snapshot));
	const naming = plans.filter((_, i) => {
		const summary = summaries[i];
		return summary !== undefined && findMentions(summary, name.sought).length > 0;
	});
	const answer = renameName(name, now, { plans: naming.map(toRename), directories, summaries, unread: [] });
	if ("refused" in answer) throw new CommandFailure(answer.refused);
	const { changes, doubt, notes } = answer;
	const isOwn = (uri: string, span: Span) =>
		uri === own.snapshot.uri && spanContains(name.span, span.line, span.character);
	return {
		...{ about: name.sought.name, now, isDoubtful: doubt !== undefined },
		changes: changes.map(({ uri, edits }) => ({
			uri,
			edits: edits.map(({ range, newText }): RestatedEdit => {
				const span = toSpan(range);
				return { span, newText, reason: isOwn(uri, span) ? "own" : "same" };
			}),
		})),
		flags: [...(doubt === undefined ? [] : [doubt]), ...notes].map((sentence) => ({
			...{ uri: null, span: null, number: null, written: null, why: "note", sentence },
		})),
	};
}

function write({ changes, isDoubtful, flags }: Restated, documents: Documents, options: Options): void {
	const [doubt] = flags;
	if (isDoubtful && !options.has("force"))
		throw new CommandFailure({
			zh: `${doubt?.sentence.zh ?? ""}没有写入；确实要这样改的，请加上 --force。`,
			en: `${doubt?.sentence.en ?? ""} Nothing was written; add --force to write it all the same.`,
		});
	writeBackTogether(
		changes.flatMap(({ uri, edits }) => {
			const file = fileOf(documents, uri);
			return file === undefined ? [] : [{ file, text: textAfter(file, edits) }];
		}),
	);
}

/** Line ends stay as they are, where they are mixed, too. */
function textAfter(file: TextFile, edits: readonly Edit[]): string {
	return applyTextEdits(file.text, toTextEdits(sortEdits([...edits]), linesOf(file).eol));
}
