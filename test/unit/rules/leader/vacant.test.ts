import assert from "node:assert/strict";
import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { leaderVacant as rule } from "../../../../server/src/common/rules/leader/vacant.js";
import { createPlanSnapshot } from "../../../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument } from "../../../../server/src/common/text/sourceDocument.js";
import { checkRule } from "../../../support/checkRule.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

/** A plan of one task with this leader cell. */
const row = (leaders: string) => plan(`| 1 | 产业 | 1.建成示范点3个。 | ${leaders} | ★区工信局 |`);

describe("leader/vacant", () => {
	it("finds an empty cell, and one without a name", () => {
		checkRule(rule, { text: row("«»(leader/vacant)"), messages: ["第1项的牵头领导空缺"] });
		checkRule(rule, { text: row("«/»(leader/vacant)"), messages: ["写着“/”，没有姓名"] });
		checkRule(rule, { text: row("«待定»(leader/vacant)"), messages: ["写着“待定”，没有姓名"] });
	});

	it("is silent on a cell that names an office, which is not empty", () => {
		for (const office of ["县政府班子成员", "各分管县领导", "分管副县长"])
			checkRule(rule, { text: row(office) });
	});

	it("tells an empty cell from a merged one", () =>
		checkRule(rule, {
			text: plan(
				"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.建成示范点4个。 | ^^ | ★区工信局 |",
				"| ^^ | ^^ | 3.建成示范点5个。 | «»(leader/vacant) | ★区工信局 |",
			),
		}));

	it("finds ^^ that takes over the vacancy of another 项目, once a 项目", () => {
		checkRule(rule, {
			text: plan(
				"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区工信局 |",
				"| 2 | 消费 | 2.建成示范点4个。 | «»(leader/vacant) | ★区工信局 |",
				"| ^^ | ^^ | 3.建成示范点5个。 | ^^ | ★区工信局 |",
				"| 3 | 外贸 | 4.建成示范点6个。 | «^^»(leader/vacant) | ★区工信局 |",
				"| ^^ | ^^ | 5.建成示范点7个。 | ^^ | ★区工信局 |",
				"| 4 | 外资 | 6.建成示范点8个。 | «^^»(leader/vacant) | ★区工信局 |",
				"| 5 | 文旅 | 7.建成示范点9个。 | 赵明 | ★区工信局 |",
				"| 6 | 教育 | 8.建成学校2所。 | ^^ | ★区工信局 |",
			),
			messages: ["第2项的牵头领导空缺", "第4项的牵头领导写着“同上”（^^）", "第6项的牵头领导写着“同上”（^^）"],
		});
		checkRule(rule, {
			text: plan(
				"| 1 | 产业 | 1.建成示范点3个。 | 分管副区长 | ★区工信局 |",
				"| 2 | 消费 | 2.建成示范点4个。 | ^^ | ★区工信局 |",
			),
		});
	});

	it("finds it as soon as the leader above is taken out, and not where one is put in", () => {
		const text = (leader: string) =>
			plan(
				`| 1 | 产业 | 1.建成示范点3个。 | ${leader} | ★区工信局 |`,
				"| 2 | 消费 | 2.建成示范点4个。 | ^^ | ★区工信局 |",
			);
		const codes = (...leaders: readonly string[]) => {
			let snapshot = createTestSnapshot(text(leaders[0] ?? ""));
			snapshot.findings();
			for (const leader of leaders.slice(1)) {
				const document = createSourceDocument(text(leader));
				const line = snapshot.plan.lineOfTask(0);
				const { uri, version, environment } = snapshot;
				snapshot = createPlanSnapshot(
					{ uri, version: version + 1, document, environment },
					{ snapshot, change: { first: line, oldEnd: line + 1, newEnd: line + 1 } },
				);
			}
			const findings = snapshot.findings().filter(({ code }) => code === "leader/vacant");
			return findings.map(({ span }) => span.line - snapshot.plan.lineOfTask(0));
		};
		assert.deepEqual(codes("钱宇"), []);
		assert.deepEqual(codes("钱宇", "待定"), [0, 1]);
		assert.deepEqual(codes("待定", "钱宇"), []);
		assert.deepEqual(codes("钱宇", "", "钱宇"), []);
	});

	it("is silent where the plan names no leaders", () =>
		checkRule(rule, {
			text: "| 序号 | 工作任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 建成示范点3个。 | ★区工信局 |\n",
		}));

	it("reads an empty cell from the clipboard as vacant", () =>
		checkRule(rule, {
			text: "序号\t工作任务\t牵头领导\t责任单位\n1\t建成示范点3个。\t钱宇\t★区工信局\n2\t建成示范点4个。\t«»(leader/vacant)\t★区工信局\n",
		}));
});
