import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import fc from "fast-check";
import type { DocumentSymbol, Position } from "vscode-languageserver-types";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import { provideCodeActions } from "../../../server/src/common/features/codeActions.js";
import { provideCodeLenses, resolveCodeLens } from "../../../server/src/common/features/codeLenses.js";
import { collectNames } from "../../../server/src/common/features/collectNames.js";
import { provideCompletion } from "../../../server/src/common/features/completion.js";
import { convertToTable } from "../../../server/src/common/features/convertToTable.js";
import { provideDefinition } from "../../../server/src/common/features/definition.js";
import { provideDocumentLinks } from "../../../server/src/common/features/documentLinks.js";
import { provideDocumentSymbols } from "../../../server/src/common/features/documentSymbols.js";
import { provideFoldingRanges } from "../../../server/src/common/features/foldingRanges.js";
import { formatTables } from "../../../server/src/common/features/formatting.js";
import { provideHover } from "../../../server/src/common/features/hover.js";
import { provideInlayHints } from "../../../server/src/common/features/inlayHints.js";
import { provideInlineCompletion } from "../../../server/src/common/features/inlineCompletion.js";
import { provideLinkedEditing } from "../../../server/src/common/features/linkedEditing.js";
import {
	provideDocumentHighlights,
	provideReferences,
} from "../../../server/src/common/features/nameReferences.js";
import { findNameToRename } from "../../../server/src/common/features/nameToRename.js";
import { renameName } from "../../../server/src/common/features/renameName.js";
import { renumberPlan } from "../../../server/src/common/features/renumber.js";
import { provideSelectionRanges } from "../../../server/src/common/features/selectionRanges.js";
import { provideSemanticTokens } from "../../../server/src/common/features/semanticTokens.js";
import { toDiagnostics, toSpan } from "../../../server/src/common/features/toLsp.js";
import { SymbolSearch } from "../../../server/src/common/features/workspaceSymbols.js";
import { printNewDirectory, writeNames } from "../../../server/src/common/features/writeNames.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { EditableYaml } from "../../../server/src/common/text/yamlEdit.js";
import { settleSummary, summarizePlan } from "../../../server/src/common/workspace/planSummary.js";
import { WorkspaceIndex } from "../../../server/src/common/workspace/workspaceIndex.js";
import { applyEdits } from "../../support/applyEdits.js";
import {
	allEdits,
	createTestSnapshot,
	demoDirectory,
	demoDirectoryText,
	demoPlan,
	testUri,
} from "../../support/planSnapshot.js";
import { readProjectFile, readSeed } from "../../support/seeds.js";

const everyFeature: Readonly<Record<string, (snapshot: PlanSnapshot, position: Position) => unknown>> = {
	hover: (snapshot, position) =>
		provideHover(snapshot, position, { language: "zh", taskLink: (task) => `#${task}` }),
	completion: (snapshot, position) =>
		provideCompletion(snapshot, position, { language: "en", snippets: true }),
	definition: (snapshot, position) => provideDefinition(snapshot, position, { resolvePath: (path) => path }),
	codeActions: (snapshot, position) =>
		provideCodeActions(
			snapshot,
			{ start: position, end: position },
			{},
			{ language: "zh", commands: true, edits: allEdits },
		),
	sourceActions: (snapshot, position) =>
		provideCodeActions(
			snapshot,
			{ start: position, end: position },
			{ only: ["source"] },
			{ language: "zh", commands: true, edits: allEdits },
		),
	references: (snapshot, position) => provideReferences(snapshot, position, true, indexOf(snapshot)),
	documentHighlights: (snapshot, position) => provideDocumentHighlights(snapshot, position),
	documentLinks: (snapshot) =>
		provideDocumentLinks(snapshot, {
			language: "en",
			resolvePath: (path) => path,
			lineLink: (line) => `#${line}`,
		}),
	inlayHints: (snapshot) =>
		provideInlayHints(
			snapshot,
			{ start: { line: 0, character: 0 }, end: { line: snapshot.document.lines.length, character: 0 } },
			{ language: "zh", shows: { leaders: true, prefixes: true, targets: true, columns: true } },
		),
	codeLenses: (snapshot) =>
		provideCodeLenses(snapshot).map((lens) =>
			resolveCodeLens(lens, () => snapshot, {
				languageFor: () => "en",
				commandLinks: true,
				shownFindings: (shown) => shown.findings(),
			}),
		),
	selectionRanges: (snapshot, position) => provideSelectionRanges(snapshot, [position]),
	linkedEditing: (snapshot, position) => provideLinkedEditing(snapshot, position),
	inlineCompletion: (snapshot, position) => provideInlineCompletion(snapshot, position, 1),
	workspaceSymbols: (snapshot) => {
		const search = new SymbolSearch("工", { language: "zh" });
		search.add(settleSummary(summarizePlan(snapshot)));
		return search.symbols();
	},
	comparison: (snapshot) => {
		const previous = summarizePlan(snapshot);
		assert.equal(snapshot.checkAcross({ peers: [], previous }).size, 0, "a document agrees with itself");
	},
	documentSymbols: (snapshot) => checkSymbols(snapshot),
	foldingRanges: (snapshot) => provideFoldingRanges(snapshot),
	semanticTokens: (snapshot) => checkTokens(snapshot),
	formatting: (snapshot) =>
		formatTables(snapshot.plan, snapshot.document, { ambiguousWidth: 2, format: "aligned" }),
	renumber: (snapshot) => {
		const outcome = renumberPlan(snapshot);
		if ("edits" in outcome) applyEdits(snapshot.document.lines.join("\n"), outcome.edits);
	},
	rename: (snapshot, position) => checkRename(snapshot, position),
	convertToTable: (snapshot) => convertToTable(snapshot),
	names: (snapshot) => checkNames(snapshot),
	diagnostics: (snapshot) =>
		toDiagnostics(snapshot.findings(), { uri: testUri, language: "zh", maxFindings: 5 }),
};

function indexOf(snapshot: PlanSnapshot): WorkspaceIndex {
	const index = new WorkspaceIndex();
	index.set("file:///plans/other.plan.md", {
		...settleSummary(summarizePlan(snapshot)),
		uri: "file:///plans/other.plan.md",
	});
	return index;
}

function checkSymbols(snapshot: PlanSnapshot): void {
	const visit = (symbols: readonly DocumentSymbol[], start: number, end: number) => {
		for (const { name, range, selectionRange, children = [] } of symbols) {
			assert.ok(name !== "");
			assert.ok(start <= range.start.line && range.end.line <= end, `${name} is outside its parent`);
			assert.ok(range.start.line <= selectionRange.start.line && selectionRange.end.line <= range.end.line);
			visit(children, range.start.line, range.end.line);
		}
	};
	visit(provideDocumentSymbols(snapshot, "zh"), 0, snapshot.document.lines.length);
}

/** Whatever stands at the position: edits of which none is over another, or a reason. */
function checkRename(snapshot: PlanSnapshot, position: Position): void {
	const found = findNameToRename(snapshot, position);
	if ("refused" in found) {
		assert.ok(found.refused.zh !== "");
		return;
	}
	const newName = found.sought.of === "unit" ? "发展改革中心" : "王海";
	const plans = [{ snapshot, version: 1 }];
	const file = new EditableYaml(demoDirectoryText);
	const answer = renameName(found, newName, {
		plans,
		directories: [{ directory: demoDirectory, file, version: null }],
		summaries: [summarizePlan(snapshot)],
		unread: [],
	});
	assert.ok(!("refused" in answer), "a name that is none");
	for (const { uri, edits } of answer.changes)
		applyEdits(
			uri === snapshot.uri ? snapshot.document.lines.join("\n") : demoDirectoryText,
			edits.map(({ range, newText }) => ({ span: toSpan(range), newText })),
		);
}

/** Whatever the document says, what is collected makes a directory without mistakes, new or in addition. */
function checkNames(snapshot: PlanSnapshot): void {
	const names = collectNames(snapshot);
	if (names.length === 0) return;
	const uri = "file:///plans/new.directory.yaml";
	const before = "# 名录\nunits: []\nofficials:\n- name: 某人 # 备注\n";
	const after = applyEdits(before, writeNames(before, uri, names) ?? assert.fail("no edits"));
	for (const text of [printNewDirectory(snapshot.plan.region, names), after])
		assert.deepEqual(loadDirectory(text, uri).problems, [], text);
}

function checkTokens(snapshot: PlanSnapshot): void {
	const { data } = provideSemanticTokens(snapshot);
	assert.ok(data.length % 5 === 0 && data.every((number) => number >= 0));
}

function checkAll(text: string, position: Position): void {
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	for (const [name, feature] of Object.entries(everyFeature))
		try {
			feature(snapshot, position);
		} catch (error) {
			assert.fail(
				`${name} at ${position.line}:${position.character} throws ${String(error)} on:\n${text.slice(0, 500)}`,
			);
		}
}

const good = demoPlan(
	"| 1 | 指标 | 1.城镇居民收入增长5%以上，见第2项。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.完成投资650亿元。 |  | ☆区财政局，税务局 <!-- niwen-disable leader/vacant --> |",
);
const pasted =
	"序号\n|\n项目\n|\n重点工作目标任务\n|\n牵头领导\n|\n责任单位\n|\n一、经济\n|\n||||\n1\n|\n指标\n|\n1.新建公园2个。\n|\n赵明\n|\n★区发改委\n|\n2.新建学校\n2所。\n|\n★区教育局\n|\n|||\n注：略。\n";
const tsv =
	'序号\t项目\t重点工作目标任务\t牵头领导\t责任单位\n1\t指标\t"1.新建\n公园2个。"\t赵明\t★区发改委\n\t\t2.新建学校2所\t\t区教育局\n';

describe("features on any input", () => {
	for (const [name, text] of Object.entries({ table: good, pasted, tsv }))
		it(`every prefix of a document in layout ${name}, at its end`, () => {
			for (let length = 0; length <= text.length; length++) {
				const lines = text.slice(0, length).split("\n");
				checkAll(lines.join("\n"), { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 });
			}
		}).timeout(60_000);
	for (const [name, text] of Object.entries({ table: good, pasted, tsv }))
		it(`every position of a document in layout ${name}`, () => {
			const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
			snapshot.document.lines.forEach((line, number) => {
				for (let character = 0; character <= line.length + 1; character++)
					for (const feature of ["hover", "completion", "definition", "references", "rename", "codeActions"])
						everyFeature[feature]?.(snapshot, { line: number, character });
			});
		});
	it("broken documents", () => {
		const pieces = fc.constantFrom(
			"|",
			"^^",
			"\n",
			"---",
			"##",
			"# ",
			"一、",
			"1.",
			"★",
			"、",
			"<!-- niwen-disable ",
			"-->",
			"序号",
			"项目",
			"工作任务",
			"责任单位",
			"牵头领导",
			" ",
			"\t",
			'"',
			"第2项",
			"(共3项)",
			"增长5%",
			"\\",
			"\u0000",
			"\ud800",
			"区发改委",
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 60 }), fc.nat(80), fc.nat(40), (parts, line, character) =>
				checkAll(parts.join(""), { line, character }),
			),
			{ numRuns: 400 },
		);
	}).timeout(60_000);
	it("a cell of 200,000 characters", () => {
		const cell = "一[](★、".repeat(40_000);
		checkAll(demoPlan(`| 1 | ${cell} | 1.新建公园2个。 | 赵明 | ${cell} |`), {
			line: 10,
			character: 150_000,
		});
	}).timeout(60_000);
	it("the plans that ship", () => {
		for (const name of ["wujiang-2024.plan.md", "defects.plan.md"])
			for (const line of [0, 6, 12, 20, 30, 1000])
				checkAll(readProjectFile("seeds", name), { line, character: 30 });
	});
	it("the real documents", function () {
		for (const number of ["000", "001", "002", "003", "004"])
			for (const line of [0, 9, 40, 200]) checkAll(readSeed(this, number), { line, character: 2 });
	}).timeout(60_000);

	it("no feature takes more than in proportion for ten times the tasks", () => {
		const planOf = (tasks: number) =>
			demoPlan(
				...Array.from({ length: tasks }, (_, i) =>
					i % 7 === 0
						? `| ${i / 7 + 1} | 项目${i} | ${i + 2}.新建公园${i}个，见第${i + 2}项。 | 赵明 | ☆区发改委、统计局 |`
						: `| ^^ | ^^ | ${i + 2}.完成投资${i}亿元以上。 | ^^ | ★区财政局、区工信局、统计局 |`,
				),
			);
		/** The shortest times so far: what the work takes, without what else the machine does. */
		const measure = (tasks: number, times: Map<string, number>) => {
			const text = planOf(tasks);
			const line = 10 + tasks - 1;
			const position = { line, character: (text.split("\n")[line] ?? "").length - 2 };
			const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
			// Findings are found once for all features, and are not what is measured here.
			snapshot.findings();
			for (const [name, feature] of Object.entries(everyFeature)) {
				const start = performance.now();
				feature(snapshot, position);
				const time = performance.now() - start;
				times.set(name, Math.min(times.get(name) ?? Number.POSITIVE_INFINITY, time));
			}
		};
		const small = new Map<string, number>();
		const large = new Map<string, number>();
		let slow: readonly string[] = [];
		// A busy machine gets more rounds; what takes the square of the tasks fails in each of them.
		for (let round = 0; round < 8 && (round < 2 || slow.length > 0); round++) {
			measure(1_000, small);
			measure(10_000, large);
			slow = [...large].flatMap(([name, time]) =>
				time < 30 * Math.max(small.get(name) ?? 0, 2)
					? []
					: [
							`${name}: ${(small.get(name) ?? 0).toFixed(1)} ms for 1,000 tasks, ${time.toFixed(1)} for 10,000`,
						],
			);
		}
		assert.deepEqual(slow, []);
	}).timeout(180_000);
});
