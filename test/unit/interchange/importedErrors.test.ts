import assert from "node:assert/strict";
import { frontMatterOf } from "../../../server/src/common/frontMatter.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** Assignments that leave open who leads, on purpose or by their words. */
const assignments = [
	"市科技局、市经信局按职责分工负责，各区政府结合实际落实",
	"市科技局、市经信局按职责分工负责",
	"市科技局、市经信局等按职责分工负责，各区政府落实",
	"市科技局、市经信局按照职责分工负责；各区政府配合",
	"责任单位：市科技局、市经信局按职责分工负责，各区政府",
	"市科技局、市经信局，各区政府按职责分工负责",
	"市科技局、市经信局落实",
	"市科技局、市经信局结合职责抓好落实",
	"市科技局会同市经信局负责",
	"市科技局",
	"责任单位：市科技局",
	"责任单位：市科技局；完成时限：9月底",
	"各区政府",
	"市科技局按职责分工负责",
	"市科技局、市经信局分别负责，各区政府配合",
	...[
		"按各自职责分工负责",
		"分工负责",
		"各负其责",
		"各司其职",
		"共同推进",
		"共同承担",
		"依职责落实",
		"按职能分工负责",
		"按照职责分工组织实施",
	].flatMap((shared) => [`市科技局、市经信局${shared}`, `市科技局、市经信局等部门${shared}，各区配合`]),
];

describe("import: no error that the source has not", () => {
	for (const assigned of assignments)
		it(assigned, () => {
			const text = `云岭市2026年工作要点\n1.推进平台建设。完成3个平台。（${assigned}）\n2.推进产业协同。完成2个项目。（市经信局牵头）\n3.完善制度。印发意见2件。（市财政局牵头）\n`;
			const errorsOf = (source: string) =>
				createTestSnapshot(source)
					.findings()
					.filter(({ severity }) => severity === "error")
					.map(({ code }) => code);
			const source = createTestSnapshot(text);
			assert.equal(source.plan.taskCount, 3);
			const lines = text.split("\n");
			const printed = printPlan(source.plan, frontMatterOf(lines), lines);
			assert.deepEqual(errorsOf(printed), errorsOf(text), printed);
		});
});
