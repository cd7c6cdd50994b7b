import { createPlanSnapshot } from "../analysis/planSnapshot.js";
import type { Directory, OfficialEntry, UnitEntry } from "../directory/directory.js";
import { frontMatterOf, parseFrontMatter } from "../frontMatter.js";
import { defaultSettings } from "../settings.js";
import { createSourceDocument } from "../text/sourceDocument.js";
import type { PlacedFinding } from "./runRules.js";

/** What the rules find in an example, under the directory that the examples are written for. */
export function checkExample(text: string): readonly PlacedFinding[] {
	const uri = "example:example.plan.md";
	const document = createSourceDocument(text);
	// An example stands nowhere, and no file beside it.
	const named = parseFrontMatter(frontMatterOf(document.lines)).values.directory ?? [];
	const missing = named.map((name) => ({
		name,
		reason: { zh: "没有这个文件。", en: "there is no such file." },
	}));
	return createPlanSnapshot({
		uri,
		version: 0,
		document,
		environment: {
			settings: defaultSettings,
			directories: [exampleDirectory],
			namedDirectories: new Map(),
			missingDirectories: new Map([[uri, missing]]),
			relativePath: () => "example.plan.md",
		},
	}).findings();
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
	],
	officials: ["钱宇", "方勇"].map(official),
};

function unit(name: string, fullName?: string): UnitEntry {
	const entry = { name, aliases: [], sources: [], region, place };
	return fullName === undefined ? entry : { ...entry, fullName };
}

function official(name: string): OfficialEntry {
	return { name, titles: [], sources: [], region, place };
}
