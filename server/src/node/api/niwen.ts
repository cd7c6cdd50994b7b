/**
 * What programs that embed Niwen import. The build makes one file of it, and of what
 * is exported here and the types it names `niwen.d.ts` (scripts/apiTypes.ts). Nothing here reads the disk or the network,
 * or keeps anything between calls.
 */
import { findsNothing } from "../../common/analysis/findsNothing.js";
import { alignPlans as alignSnapshots } from "../../common/comparison/alignPlans.js";
import { comparePlans as compareSnapshots } from "../../common/comparison/comparePlans.js";
import { comparisonJson } from "../../common/comparison/comparisonReport.js";
import { mergePlans as mergeSnapshots, needsDecision } from "../../common/comparison/mergePlans.js";
import type { ComparisonJson } from "../../common/comparison/planChanges.js";
import type { EditedCopy } from "../../common/comparison/proposals.js";
import { whyNoCopy } from "../../common/comparison/unfitCopy.js";
import { editPlan as makeEdits } from "../../common/editing/planEditor.js";
import { toTextEdits } from "../../common/features/toLsp.js";
import { exportTargets, findExportTarget } from "../../common/interchange/export/exportPlan.js";
import { parseProfile } from "../../common/interchange/export/parseProfile.js";
import { standardProfile } from "../../common/interchange/export/profile.js";
import { importBytes } from "../../common/interchange/import/importBytes.js";
import { type PlanJson, toPlanJson } from "../../common/interchange/planJson.js";
import { UnreadableDocument } from "../../common/interchange/unreadableDocument.js";
import type { LocalizedText } from "../../common/model/localizedText.js";
import type { PlanOperation } from "../../common/model/planOperation.js";
import type { PlanSnapshot } from "../../common/snapshot/planSnapshot.js";
import { decodeDocument } from "../../shared/decodeDocument.js";
import { checkPlan as checkOpened } from "../checkFile.js";
import { applyTextEdits, mendText } from "../mendText.js";
import { notAPlan, readPlanFile } from "../readPlanFile.js";
import type {
	AlignedPlans,
	CheckedPlan,
	EditedPlan,
	ExportedPlan,
	ExportOptions,
	FixedPlan,
	ImportedPlan,
	ImportOptions,
	MergedCopies,
	PlanCopy,
	PlanOptions,
} from "./apiTypes.js";
import { kindOf, optionNames, problemOfOptions } from "./checkOptions.js";
import { environmentInMemory, givenPath, pathInMemory } from "./memoryFiles.js";

/** Why something cannot be done, as a sentence for the user, in the language that was asked for. */
export class NiwenError extends Error {
	override readonly name = "NiwenError";
}

/**
 * Reads a plan. The model is the one of `niwen parse --format json` (docs/cli.md).
 * Rejects with a {@link NiwenError} where the text has nothing of a plan.
 */
export async function readPlan(text: string, options: PlanOptions = {}): Promise<PlanJson> {
	const { plan, index } = await open(text, options);
	return toPlanJson(plan, index);
}

/**
 * Checks a plan: what `niwen check --format json` finds in it.
 * Rejects with a {@link NiwenError} where the text has nothing of a plan.
 */
export async function checkPlan(text: string, options: PlanOptions = {}): Promise<CheckedPlan> {
	checkOptions(options, optionNames.plan);
	const { language = "zh", files = {} } = options;
	const { report, sideReports } = await checkOpened(toFile(text, options), environmentInMemory(files), {
		language,
		encoding: undefined,
		mends: false,
		listsFixes: true,
	});
	if (report.error !== null) throw new NiwenError(report.error);
	return {
		tasks: report.counts?.tasks ?? 0,
		findings: report.findings.map(withoutLine),
		files: sideReports.map(({ path, findings, error }) => ({
			path: givenPath(path),
			findings: findings.map(withoutLine),
			error,
		})),
	};
}

/** Makes all safe fixes of a plan, as `niwen check --fix` does. Line ends stay as they are. */
export async function fixPlan(text: string, options: PlanOptions = {}): Promise<FixedPlan> {
	const mended = mendText(text, await open(text, options));
	const { language = "zh" } = options;
	return {
		text: mended.text,
		applied: mended.applied.map(({ code, title, line }) => ({ code, title: title[language], line })),
	};
}

/**
 * Makes operations in a plan, in whatever layout it is written; nothing outside the rows concerned changes by a byte.
 * All operations speak of the plan as it is. Where one cannot be made, none is, and the answer says why.
 */
export async function editPlan(
	text: string,
	operations: readonly PlanOperation[],
	options: PlanOptions = {},
): Promise<EditedPlan> {
	const snapshot = await open(text, options);
	const outcome = makeEdits(snapshot, operations);
	if ("refused" in outcome)
		return { refused: outcome.refused[options.language ?? "zh"], operation: outcome.operation };
	const edits = toTextEdits(outcome.edits, snapshot.document.eol);
	return { text: applyTextEdits(text, edits), edits };
}

/**
 * Makes a plan of a document of Word, Excel or the web, or of a PDF with a text layer.
 * Rejects with a {@link NiwenError} where it cannot be read.
 */
export async function importPlan(bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportedPlan> {
	checkOptions(options, optionNames.import);
	const { name = "", from, language = "zh" } = options;
	if (!((bytes as unknown) instanceof Uint8Array))
		throw new NiwenError(
			language === "zh"
				? `要导入的内容应当是 Uint8Array，这里是 ${kindOf(bytes)}；从文件读取时不要写编码：readFile(path)。`
				: `What is to be imported must be a Uint8Array and is ${kindOf(bytes)}; read it from a file without an encoding: readFile(path).`,
		);
	try {
		const imported = await importBytes({ bytes, name, from }, { decodeText: decodeDocument });
		return {
			text: imported.text,
			tasks: imported.taskCount,
			notes: imported.notes.map((note) => note[language]),
			unread: imported.unread.map((place) => place[language]),
		};
	} catch (error) {
		if (!(error instanceof UnreadableDocument)) throw error;
		throw new NiwenError(error.text[language]);
	}
}

/**
 * Writes a plan for another program. Imported again, what was written for Word, Excel or the web is the same plan.
 * Rejects with a {@link NiwenError} where the text has nothing of a plan, or the form or the profile is wrong.
 */
export async function exportPlan(text: string, options: ExportOptions): Promise<ExportedPlan> {
	checkOptions(options, optionNames.export);
	const { language = "zh", to, profile, ...ofPlan } = options;
	const target = findExportTarget(String(to));
	if (target === undefined) {
		const names = Object.keys(exportTargets);
		throw new NiwenError(
			language === "zh"
				? `不能导出成“${String(to)}”；to 请用 ${names.join("、")} 之一。`
				: `A plan cannot be exported to “${String(to)}”; please use one of ${names.join(", ")} for to.`,
		);
	}
	const { plan, index, frontMatter, document } = await open(text, { ...ofPlan, language });
	const source = { plan, index, frontMatter: frontMatter.yaml, lines: document.lines };
	const { content, notes } = await exportTargets[target].print(source, readProfile(profile, language));
	return {
		content,
		notes: notes.map(({ place, message }) =>
			language === "zh" ? `${place.zh}：${message.zh}` : `${place.en}: ${message.en}`,
		),
	};
}

/**
 * Finds which tasks of two plans are the same, by what they say. Takes a time in proportion to the texts, and bounded
 * beyond that. Either text may be empty.
 * Rejects with a {@link NiwenError} where a text has nothing of a plan.
 */
export async function alignPlans(
	before: string,
	after: string,
	options: PlanOptions = {},
): Promise<AlignedPlans> {
	const { pairs, splits, joins, removed, added } = alignSnapshots(
		await openOrEmpty(before, options),
		await openOrEmpty(after, options),
	);
	return { pairs, splits, joins, removed, added };
}

/**
 * Tells how two plans differ in what they say, as `niwen diff --format json` does. Either text may be empty.
 * Rejects with a {@link NiwenError} where a text has nothing of a plan.
 */
export async function comparePlans(
	before: string,
	after: string,
	options: PlanOptions = {},
): Promise<ComparisonJson> {
	const comparison = compareSnapshots(await openOrEmpty(before, options), await openOrEmpty(after, options));
	return comparisonJson(comparison, options.language ?? "zh");
}

/**
 * Makes one of copies of a plan that were edited apart from each other, by task and cell, as `niwen merge` does. The result is
 * written into the first copy; whatever any copy changed is listed, adopted or not.
 * Rejects with a {@link NiwenError} where there is no copy, a text has nothing of a plan, or a copy nothing of the base.
 */
export async function mergePlans(
	base: string,
	copies: readonly PlanCopy[],
	options: PlanOptions = {},
): Promise<MergedCopies> {
	checkOptions(options, optionNames.plan);
	const { language = "zh" } = options;
	if (copies.length === 0)
		throw new NiwenError(language === "zh" ? "没有可以合并的稿。" : "There is no copy to merge.");
	const snapshot = await openOrEmpty(base, options);
	const edited: EditedCopy[] = [];
	for (const { name, text } of copies) {
		const copy = await openOrEmpty(text, options);
		const problem = whyNoCopy(snapshot, copy, name);
		if (problem !== undefined) throw new NiwenError(problem[language]);
		edited.push({ name, snapshot: copy });
	}
	const merged = mergeSnapshots(snapshot, edited);
	return {
		text: merged.lines.join(merged.eol),
		isDecided: !needsDecision(merged),
		proposals: merged.proposals.map(({ about, reason, ...proposal }) => ({
			...proposal,
			about: about[language],
			reason: reason?.[language] ?? null,
		})),
	};
}

/** What is compared may be nothing yet: a plan that is new. */
async function openOrEmpty(text: string, options: PlanOptions): Promise<PlanSnapshot> {
	checkOptions(options, optionNames.plan);
	if (typeof text !== "string" || text.trim() !== "") return open(text, options);
	const files = environmentInMemory(options.files ?? {});
	return (await readPlanFile(toFile(text, options), files)).snapshot;
}

async function open(text: string, options: PlanOptions): Promise<PlanSnapshot> {
	checkOptions(options, optionNames.plan);
	const file = toFile(text, options);
	const { snapshot } = await readPlanFile(file, environmentInMemory(options.files ?? {}));
	if (findsNothing(snapshot.plan))
		throw new NiwenError(
			notAPlan({ ...file, path: givenPath(file.path) }, snapshot)[options.language ?? "zh"],
		);
	return snapshot;
}

/** Throws a {@link NiwenError} where an option is not one, or not what it should be. */
function checkOptions(options: PlanOptions | ImportOptions, names: readonly string[]): void {
	const problem = problemOfOptions(options, names);
	if (problem === undefined) return;
	// It may be the language that is wrong.
	const { language } = Object(options) as PlanOptions;
	throw new NiwenError(problem[language === "en" ? "en" : "zh"]);
}

/** A text in memory as the file that it would be; of the file's own nothing is used but its path. */
function toFile(text: string, { path = "plan.plan.md", language = "zh" }: PlanOptions) {
	// Programs without types hand in the bytes of a file.
	if (typeof (text as unknown) !== "string")
		throw new NiwenError(
			language === "zh"
				? `方案应当是字符串，这里是 ${kindOf(text)}；从文件读取时请写明编码：readFile(path, "utf8")。`
				: `A plan must be a string and is ${kindOf(text)}; read it from a file with its encoding: readFile(path, "utf8").`,
		);
	const unread = {
		bytes: new Uint8Array(),
		encoding: "utf-8",
		hasMark: false,
		isDamaged: false,
	} as const;
	return { ...unread, path: pathInMemory(path), text };
}

function readProfile(yaml: string | undefined, language: keyof LocalizedText) {
	if (yaml === undefined) return standardProfile;
	const parsed = parseProfile(yaml);
	if ("profile" in parsed) return parsed.profile;
	const [first] = parsed.problems;
	const line = (first?.line ?? 0) + 1;
	throw new NiwenError(
		language === "zh"
			? `版式第 ${line} 行：${first?.message.zh ?? ""}`
			: `Line ${line} of the profile: ${first?.message.en ?? ""}`,
	);
}

/** The line that a finding stands in is for reports alone. */
function withoutLine<Finding extends { readonly line?: string }>({ line: _, ...finding }: Finding) {
	return finding;
}
