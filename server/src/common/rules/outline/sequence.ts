import { findRuns, findSkippedLevels, toFinding } from "../pointSequence.js";
import type { DocumentRule, Finding } from "../rule.js";
import { findSequenceBreaks } from "../sequence.js";
import { hasTasksInTables } from "../taskLayouts.js";

const statement = (...points: readonly string[]) =>
	`# 在全区重点工作推进会上的发言\n\n下一步，重点做好以下工作。\n\n${points.join("\n\n")}\n`;

export const outlineSequence: DocumentRule = {
	code: "outline/sequence",
	severity: "warning",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "正文层次序号不连续或跳级", en: "Points of the text are out of sequence or skip a level" },
	rationale: {
		zh: "“一是、二是”之后直接是“四是”，多半是删改时漏了一条或忘了改序号；“一、”下面直接用“（1）”，而别处用“（一）”，读者会看错层次。补上漏掉的一条，或重新编号（层次序数依次为“一、”“（一）”“1.”“（1）”，见GB/T 9704）。",
		en: "Where 四是 follows 二是, a point was probably cut without renumbering the rest; where （1） comes right under 一、 although （一） is used elsewhere, readers mistake the level. Put the point back, or renumber (the levels are 一、 （一） 1. （1）, GB/T 9704).",
	},
	examples: {
		wrong: [
			statement("一是抓项目，新开工项目20个。", "二是强服务，走访企业300家。", "四是守底线，整改隐患50处。"),
			statement("（一）抓项目。新开工项目20个。", "（三）强服务。走访企业300家。"),
		],
		right: [
			statement("一是抓项目，新开工项目20个。", "二是强服务，走访企业300家。", "三是守底线，整改隐患50处。"),
		],
	},
	*check({ plan }): Iterable<Finding> {
		// Sections of tables have a rule of their own.
		if (plan.isOutlineOfSections && hasTasksInTables(plan)) return;
		for (const run of findRuns(plan)) {
			const ordinalAt = (i: number) => plan.pointAt(run.points[i] ?? -1)?.ordinal ?? null;
			for (const found of findSequenceBreaks(ordinalAt, 0, run.points.length, false, run.start)) {
				// 首先、其次、最后: what stands between them needs no word of its own.
				if (run.style === "first" && found.kind === "gap") continue;
				yield toFinding(plan, run, found);
			}
		}
		yield* findSkippedLevels(plan);
	},
};
