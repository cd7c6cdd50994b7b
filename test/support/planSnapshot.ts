import type { Directory } from "../../server/src/common/directory/directory.js";
import { loadDirectory } from "../../server/src/common/directory/load.js";
import type { ReadYaml } from "../../server/src/common/frontMatter.js";
import { defaultSettings, type Settings } from "../../server/src/common/settings.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument } from "../../server/src/common/text/sourceDocument.js";

export const testUri = "file:///plans/plan.plan.md";
/** A client that understands every form of a `WorkspaceEdit`. */
export const allEdits = { documentChanges: true, creation: true, annotations: true };

export const directoryUri = "file:///plans/demo.directory.yaml";

export interface SnapshotSetting {
	readonly directories?: readonly Directory[];
	readonly settings?: Partial<Settings>;
	/** For a front matter that is more than plain keys and values. */
	readonly readYaml?: ReadYaml;
	readonly uri?: string;
}

/** A document as the server sees it, with these directories and nothing else set. */
export function createTestSnapshot(text: string, setting: SnapshotSetting = {}): PlanSnapshot {
	return createPlanSnapshot({
		uri: setting.uri ?? testUri,
		version: 1,
		document: createSourceDocument(text),
		environment: {
			settings: { ...defaultSettings, ...setting.settings },
			directories: setting.directories ?? [],
			namedDirectories: [],
			missingDirectories: [],
			...(setting.readYaml === undefined ? {} : { readYaml: setting.readYaml }),
		},
	});
}

/** A directory out of its YAML; the mistakes of a test's directory fail the test. */
export function readTestDirectory(yaml: string, uri = directoryUri): Directory {
	const { directory, problems } = loadDirectory(yaml, uri);
	const [first] = problems;
	if (first !== undefined) throw new Error(`line ${first.place.line + 1}: ${first.message.en}`);
	return directory;
}

/** Units and officials of a made-up district, for tests that need names. */
export const demoDirectoryText = `region: 江州市临湖区
prefix: 区
units:
  - name: 区发改委
    fullName: 临湖区发展和改革委员会
    aliases: [发改委]
    kind: 政府部门
    note: 牵头编制 *计划*
    sources: [{ document: 示范方案, date: 2026-01-05 }]
  - { name: 区统计局, aliases: [统计局] }
  - { name: 区财政局 }
  - { name: 区工信局 }
  - { name: 区文体广电和旅游局 }
  - { name: 临湖开发区 }
officials:
  - name: 赵明
    title: 副区长
    sources: [{ document: 示范方案, date: 2026-01-05 }]
  - { name: 钱一凡 }
`;
export const demoDirectory: Directory = readTestDirectory(demoDirectoryText);

/** A plan of the made-up district around some rows. */
export function demoPlan(...rows: readonly string[]): string {
	return [
		"---",
		"region: 江州市临湖区",
		"---",
		"",
		"# 2026年重点工作任务分解方案",
		"",
		"## 一、经济运行",
		"",
		"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
		"| ---- | ---- | ---------------- | -------- | -------- |",
		...rows,
		"",
	].join("\n");
}
