import { describeMissingDirectory } from "../../directory/missingDirectory.js";
import { findInFrontMatter } from "../../frontMatter.js";
import { shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

const row = examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |");

/**
 * In a plan: a directory that it names and that is not in force. Mistakes in the directory file itself bear the
 * same code and stand in that file, at their lines; directory/load.ts finds them.
 */
export const directoryInvalid: DocumentRule = {
	code: "directory/invalid",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "名录文件有误，或没有读入", en: "A directory file has a mistake, or could not be read" },
	rationale: {
		zh: "单位和领导的名称按名录核对。名录里写错的那一条不起作用，其余照常；方案所指的名录找不到，就无从核对。请按提示改正名录的那一行，或改正路径。",
		en: "Names are checked against the directory. An entry with a mistake is left out and the rest is used; where a directory cannot be found, nothing is checked. Correct the line that is named, or the path.",
	},
	examples: {
		wrong: [`---\nregion: 苏州市吴江区\ndirectory: ./没有这个文件.directory.yaml\n---\n\n${row}`],
		right: [`---\nregion: 苏州市吴江区\n---\n\n${row}`],
	},
	*check({ frontMatter, missingDirectories }): Iterable<Finding> {
		for (const { name, reason } of missingDirectories)
			yield {
				code: "directory/invalid",
				// Places in the front matter count from the line behind its first dashes.
				span: shiftSpan(findInFrontMatter(frontMatter.yaml, "directory", name), 1),
				message: describeMissingDirectory(name, reason),
			};
	},
};
