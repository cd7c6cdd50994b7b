import fc from "fast-check";
import { escapeCell } from "../../server/src/common/model/cellText.js";

/*
 * Plans as offices write them, in table layout: sections, merged 序号, 项目 and leaders, vacant leaders, several leads,
 * line breaks, bars and quotation marks in cells, characters beyond the basic plane, letters around the tables.
 */

const subject = fc.constantFrom(
	"地区生产总值增长5%以上",
	"建成“口袋公园”9个",
	"新增A|B类企业20家",
	"投资650亿元",
	"推进《条例》落实\n每季度调度1次",
	"建成5G基站1.2万个",
	"推广“一件事|一次办”",
	"保护䶮河、鿍山湿地3处",
	"开展“双随机、一公开”检查",
	"拓展*重点*领域",
	"处理 <br> 标签 & 实体 &amp;",
	"实施1#、2#楼改造",
	"用好3~5个平台",
	"编制_规划_1份",
	"完成C:\\项目",
	"同比增长[3%]",
	"降低PM2.5浓度，力争达到28μg/m³",
);
const tail = fc.constantFrom("", "", "，2024年底前完成", "；新增“专精特新”企业20家以上", "，完成率达95%");
const leader = fc.constantFrom("钱宇", "方勇", "王嵘、方勇", "沈伟江", "𬭎明", "刘䶮", "古丽·买买提", "");
const unit = fc.constantFrom(
	"区发改委",
	"统计局",
	"区工信局",
	"区委组织部（人才办）",
	"吴江海关",
	"各区镇",
	"区自然资源和规划局",
	"䶮山街道",
	"东太湖度假区",
);
const units = fc
	.tuple(fc.uniqueArray(unit, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 2 }))
	.map(([names, leads]) => names.map((name, i) => (i < leads ? `★${name}` : name)).join("、"));
const group = fc.constantFrom("主要预期目标", "工业“强链”", "城市|乡村", "䶮河治理", "交通建设", "民生");

const task = fc.record({
	text: fc.tuple(subject, tail).map(([words, rest]) => `${words}${rest}。`),
	leader,
	mergesLeader: fc.boolean(),
	units,
	deadline: fc.constantFrom("2024年12月", "6月底前", "全年", ""),
	remark: fc.constantFrom("", "续建", "省“重点”|项目", "第一行\n第二行"),
	opensGroup: fc.integer({ min: 0, max: 2 }).map((chance) => chance === 0),
	group,
});

const section = fc.record({
	title: fc.constantFrom("经济发展", "推进“两新”|建设", "民生保障", "䶮河治理"),
	isLost: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
	tasks: fc.array(task, { minLength: 1, maxLength: 7 }),
});

const letter = fc.constantFrom(
	"",
	"虹政办发〔2024〕12号\n\n各镇人民政府，各街道办事处，区各委办局：\n\n现将方案印发给你们，请认真贯彻落实。\n\n",
	"为落实好全年目标，制定本方案。\n\n",
);
const closing = fc.constantFrom(
	"",
	"注：标“★”的为牵头单位。\n",
	"注：标“★”的为牵头单位。\n\n虹湾区人民政府\n\n2024年1月25日\n",
	"附件：1.指标解释\n\n虹湾区人民政府办公室\n\n2024年3月1日\n",
);
const frontMatter = fc.constantFrom(
	"---\nregion: 苏州市吴江区\n---\n\n",
	"---\nregion: 虹湾区\nlead: star\nstatus: 征求意见稿\n---\n\n",
	'---\nregion: "苏州市吴江区"\nnumbering: continuous # 全文连续\n---\n\n',
);

/** A plan in table layout, ending with a line end. */
export const anyPlan: fc.Arbitrary<string> = fc
	.record({
		frontMatter,
		letter,
		closing,
		sections: fc.array(section, { minLength: 1, maxLength: 4 }),
		hasDeadline: fc.boolean(),
		hasRemark: fc.boolean(),
		hasLeader: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
	})
	.map((plan) => {
		const columns = [
			"序号",
			"项目",
			"重点工作目标任务",
			...(plan.hasLeader ? ["牵头领导"] : []),
			"责任单位",
			...(plan.hasDeadline ? ["完成时限"] : []),
			...(plan.hasRemark ? ["备注"] : []),
		];
		let number = 0;
		const parts = plan.sections.map(({ title, isLost, tasks }, i) => {
			let groups = 0;
			const rows = tasks.map((one, row) => {
				const opens = row === 0 || one.opensGroup;
				if (opens) groups++;
				const merges = row > 0 && one.mergesLeader;
				return [
					opens ? String(groups) : "^^",
					opens ? escapeCell(one.group) : "^^",
					escapeCell(`${++number}.${one.text}`),
					...(plan.hasLeader ? [merges ? "^^" : one.leader] : []),
					one.units,
					...(plan.hasDeadline ? [one.deadline] : []),
					...(plan.hasRemark ? [escapeCell(one.remark)] : []),
				];
			});
			const lines = [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
			return `##${isLost ? "" : ` ${"一二三四"[i]}、${title}`}\n\n${lines.join("\n")}\n\n`;
		});
		return `${plan.frontMatter}# 虹湾区2024年重点工作方案\n\n${plan.letter}（共${number}项）\n\n${parts.join("")}${plan.closing}`;
	});
