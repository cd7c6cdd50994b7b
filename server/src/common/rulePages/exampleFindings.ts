import { readWorkReport } from "../analysis/workReport.js";
import type { Directory, OfficialEntry, UnitEntry } from "../directory/directory.js";
import { rankEntries } from "../directory/rankEntries.js";
import { frontMatterOf, parseFrontMatter } from "../frontMatter.js";
import type { LocalizedText } from "../model/localizedText.js";
import { allRules } from "../rules/allRules.js";
import type { ExamplePair } from "../rules/rule.js";
import type { PlacedFinding } from "../rules/runRules.js";
import { defaultSettings, type Settings } from "../settings.js";
import { createPlanSnapshot, type PlanSnapshot } from "../snapshot/planSnapshot.js";
import { createSourceDocument } from "../text/sourceDocument.js";
import { summarizePlan } from "../workspace/planSummary.js";
import { WorkspaceIndex } from "../workspace/workspaceIndex.js";

/** What the rules find in an example. */
export function checkExample(text: string): readonly PlacedFinding[] {
	return snapshotOfExample(text).findings();
}

/** An example as it is read under the directory that the examples are written for. */
export function snapshotOfExample(text: string): PlanSnapshot {
	return readExample(text, "example:example.plan.md", noFile);
}

/** What they find in the first document of a pair against the second one. */
export function checkExamplePair({ text, other }: ExamplePair): readonly PlacedFinding[] {
	const snapshot = readExample(text, "example:example.plan.md", undefined);
	const document = summarizePlan(snapshot);
	const index = new WorkspaceIndex();
	const beside = summarizePlan(readExample(other, "example:other.plan.md", undefined));
	index.set(beside.uri, beside);
	if (snapshot.frontMatter.values.report !== undefined) {
		const report = readWorkReport(readExample(other, beside.uri, undefined).plan, beside.uri);
		return snapshot.placeAcross(snapshot.checkAcross({ peers: [], report }));
	}
	const others = index.othersOf(document, document.previous === null ? undefined : beside);
	return snapshot.placeAcross(snapshot.checkAcross(others));
}

/** Rules that are off are on in examples: that is what these are for. */
const exampleSettings: Settings = {
	...defaultSettings,
	rules: Object.fromEntries(
		allRules.flatMap(({ code, severity, isOff }) => (isOff === true ? [[code, severity]] : [])),
	),
};

const noFile: LocalizedText = { zh: "没有这个文件。", en: "there is no such file." };

/** @param reason why no file that it names could be read; undefined where all could */
function readExample(text: string, uri: string, reason: LocalizedText | undefined): PlanSnapshot {
	const document = createSourceDocument(text);
	const { directory = [], previous } = parseFrontMatter(frontMatterOf(document.lines)).values;
	const missing = reason === undefined ? [] : directory.map((name) => ({ name, reason }));
	const isMissing = reason !== undefined && previous !== undefined;
	return createPlanSnapshot({
		uri,
		version: 0,
		document,
		environment: {
			settings: exampleSettings,
			directories: [exampleDirectory, orderedDirectory],
			namedDirectories: [],
			missingDirectories: missing,
			...(isMissing ? { missingPrevious: { name: previous, reason } } : {}),
		},
	});
}

const place = { uri: "example:example.directory.yaml", line: 0, character: 0, endLine: 0, endCharacter: 0 };
const region = "苏州市吴江区";

/** The few names that the rules' examples need, so that they do not change with the directories that ship. */
const exampleDirectory: Directory = {
	uri: place.uri,
	region,
	prefix: "区",
	general: false,
	units: [
		unit("区发改委", "吴江区发展和改革委员会"),
		unit("区工信局", "吴江区工业和信息化局"),
		unit("区统计局"),
		unit("区商务局"),
		unit("区科技局"),
		unit("区住建局"),
		unit("区民政局"),
		unit("区水务局"),
		unit("区金融监管局"),
		{ ...unit("区经信委"), end: { until: "2019-01", successors: ["区工信局", "区商务局"] } },
	],
	officials: [
		official("钱宇"),
		official("方勇"),
		{ ...official("周舟"), end: { until: "2025-06-30", successors: ["方勇"] } },
	],
};

/** Of another district, for the rules on order (`orderExample`). */
const orderedDirectory: Directory = {
	uri: "example:ordered.directory.yaml",
	region: "江州市临湖区",
	prefix: "区",
	general: false,
	ordered: true,
	units: rankEntries(["区发改委", "区工信局", "区财政局", "区统计局", "区商务局"].map((name) => unit(name))),
	officials: rankEntries(["赵明", "钱一凡", "孙立", "李岚"].map(official)),
};

function unit(name: string, fullName?: string): UnitEntry {
	const entry = { name, aliases: [], sources: [], region, place };
	return fullName === undefined ? entry : { ...entry, fullName };
}

function official(name: string): OfficialEntry {
	return { name, titles: [], sources: [], region, place };
}
