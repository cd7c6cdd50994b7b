import assert from "node:assert/strict";
import { cleanDocument } from "../../../server/src/common/interchange/cleanDocument.js";
import { loadScriptConverter, type ScriptConverter } from "../../../server/src/common/text/script.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** Lines as wide as a page, which show that a text was wrapped. */
const wrapped =
	"　　各乡镇、各部门要切实加强对重点工作的组织领导，逐项细化举措、倒排工期，确保\n各项任务按期完成；县政府督查室将定期通报进展情况，对工作推进不力的单位予以约\n谈，重要情况及时报告县政府。\n";

const apart: readonly (readonly [string, string])[] = [
	["联系人：县政府督查室　张伟　电话：0746-1234567", "2026年2月18日印发"],
	["联系电话：0851-28221234，传真电话：0851-28221235", "3月5日前反馈"],
	["请将材料报送至县政府督查室，地址：建设路8号，邮编422000", "3月5日印发"],
	["联系人：张伟，办公电话：87654321，手机：13900001234", "12345热线同时受理"],
	["各单位请于每季度末报送进展情况，由县政府督查室汇总通报", "2026年2月18日印发"],
	["请按时报送进展情况，报送邮箱：dcs2026", "２０２６年２月１８日印发"],
	["任务清单一式两份，报县委办公室、县政府办公室备案，见附件2", "2026年3月公布"],
];

describe("lines with a figure at their end", () => {
	let converter: ScriptConverter;
	before(async () => {
		converter = await loadScriptConverter();
	});

	for (const [above, below] of apart) {
		const text = `# 某县2026年重点任务\n\n1.新建公园3个。（县园林局）\n\n${wrapped}${above}\n${below}\n`;
		it(`stay apart from a date or another figure: ${above}⏎${below}`, () => {
			const { plan } = createTestSnapshot(text);
			const said = Array.from({ length: plan.blockCount }, (_, i) => {
				const block = plan.blockAt(i);
				return block?.kind === "text" ? block.text.text : "";
			});
			assert.deepEqual(said.filter((words) => words !== "").slice(-2), [above, below]);
		});
		it(`stay apart when the text is cleaned: ${above}⏎${below}`, () => {
			const cleaned = cleanDocument(text, { converter }).text;
			assert.deepEqual(
				cleaned
					.split("\n")
					.filter((line) => line !== "")
					.slice(-2)
					.map((line) => line.slice(-4)),
				[above.slice(-4), below.slice(-4)],
			);
		});
	}

	// Right answers: a full line of a wrapped text ends within an amount, or a date.
	for (const [text, task] of [
		[
			"　　1.统筹推进老旧小区改造和城市更新，全年实施项目40个，拉动社会资本完成投资12\n500万元以上，惠及居民3200户，同步完善养老、托育、停车等公共服务设施，着力提升\n居住品质和治理水平。（县住建局牵头）",
			"统筹推进老旧小区改造和城市更新，全年实施项目40个，拉动社会资本完成投资12500万元以上，惠及居民3200户，同步完善养老、托育、停车等公共服务设施，着力提升居住品质和治理水平。",
		],
		[
			"　　1.统筹推进老旧小区改造和城市更新，全年实施项目40个，力争全部项目于2026年1\n2月底前完工，同步完善养老、托育、停车等公共服务设施，进一步着力提升人民群众的\n居住品质和治理水平。（县住建局牵头）",
			"统筹推进老旧小区改造和城市更新，全年实施项目40个，力争全部项目于2026年12月底前完工，同步完善养老、托育、停车等公共服务设施，进一步着力提升人民群众的居住品质和治理水平。",
		],
	] as const)
		it(`go on where the page's width has torn the figure: ${task.slice(-60)}`, () => {
			const { plan } = createTestSnapshot(`# 某县2026年重点任务\n\n${text}\n`);
			assert.equal(plan.taskAt(0)?.text.text, task);
		});
});
