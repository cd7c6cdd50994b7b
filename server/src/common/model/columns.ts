/** What a column of a plan table holds. */
export type ColumnRole =
	/** 序号: the group's number, or the task's where no task cell begins with one. */
	| "number"
	/** 项目: the group's name. */
	| "group"
	/** 重点工作目标任务: the task. */
	| "task"
	/** 牵头领导. */
	| "leader"
	/** 牵头单位 in a column of its own: every unit in it leads. */
	| "lead-unit"
	/** 责任单位, 配合单位: units, of which those with ★ lead. */
	| "unit"
	/** 完成时限. */
	| "deadline"
	/** 2026年目标值: targets whose deadline is the column's year. */
	| "yearly-target"
	/** 目标要求, 工作举措 beside the task: words in which its targets stand. */
	| "goal"
	/** 计量单位 beside an indicator: what its bare numbers are counted in. */
	| "measure"
	/** 备注 and everything not known: kept as it is. */
	| "other";

export interface Column {
	readonly role: ColumnRole;
	/** The header as written, without blanks at its ends. */
	readonly header: string;
	/** The year of a yearly target column. */
	readonly year?: number;
	/** The last month of the part of the year that a column of goals is of: 3 for 一季度目标. */
	readonly month?: number;
}

const bodies =
	"单位|部门|处室|科室|股室|站所|机构|主体|企业|学院|院系|党组织|厅局|委办局|部委|办所|站办所|站办|部室|科队";
const areas = "乡镇|街道|镇街|乡镇街道|县区|区县|县市区|园区|板块|村居|社区";
/** Whose bodies, and what they have to do with the task: 市直责任单位, 其他协同部门. */
const bodyKinds =
	"(?:省|市|县|区|州|旗)[直级]|县区|区县|市县|县市区|属地|乡镇|镇街|街道|镇级|地方|责任|配合|协办|协同|协作|协助|参与|参加|落实|实施|建设|主管|主要|共同|会办|有关|相关|支持|保障|督导|指导|监督|督办|监管|联动|承接|执行|涉及|负责|其他|其它|其余|次要|成员|报送|具体|整改|验收|推进|主体|业主|承建|代建|行业|牵头及责任|牵头和责任|牵头与责任|牵头/责任|牵头、责任|牵头\\(责任\\)|牵头及配合|牵头和配合|牵头、配合|牵头/配合";

const synonyms: readonly (readonly [ColumnRole, RegExp])[] = [
	["number", /^(?:(?:任务|项目|事项|工作|问题|指标)?(?:序号|编号|项次)|序|No\.?)$/i],
	[
		"yearly-target",
		/^(?:到|至)?20\d\d年?(?:度|底|末)?(?:工作|预期|计划|年度|建设|规划|考核)?(?:目标值?|指标值?|预期值?|计划值?|规划值?|任务数?|任务量|目标任务|考核值)$/,
	],
	[
		"deadline",
		/^(?:任务|工作|预计|计划|预期)?(?:完成|办结|办理|实施|推进|整改|落实|建成|计划完成|截止|竣工|完工|达标|投用|投产|销号)?(?:时限|时间节点|时间|期限|(?:完成|截止|竣工|完工)日期|时间进度|进度时限)(?:要求|安排)?$|^时间节点$/,
	],
	[
		"lead-unit",
		/^(?:总|主要|第一|首要|共同|(?:省|市|县|区|州|旗)[直级])*(?:牵头|牵头负责|牵头主办|链长|组长|主办|主要责任|主要负责|第一责任|首要责任|主责|承办)(?:责任|整改|实施|落实|推进|(?:省|市|县|区|州|旗)[直级])?(?:单位|部门|处室|科室|股室|站所|机构|企业|学院|主体|方|厅局|委办局|部委)(?:名称)?$/,
	],
	[
		"leader",
		/^(?:总|区|县|市|省|州|旗|乡|镇|街道|园区|院|校|厅|局|公司|级|处级|政府|项目|工程|任务|工作|专班|部门|单位|分管|牵头|责任|包抓|包保|包联|包点|挂钩|挂联|挂点|挂包|联系|主管|主要|第一|直接|具体|协管|督办|督导|负责|挂帅)*(?:领导|责任人|负责人|负责同志|领导同志|班子成员|常委|副?(?:省长|市长|县长|区长|州长|旗长|镇长|乡长))(?:姓名)?$/,
	],
	[
		"unit",
		new RegExp(`^(?:${bodyKinds})*(?:${bodies})(?:[及和与、/](?:${bodyKinds})*(?:${bodies}|${areas}))?$`),
	],
	["unit", new RegExp(`^(?:责任|属地|配合|牵头|所属|所在|涉及|有关|相关)+(?:${areas})$`)],
	["unit", /^(?:部门|责任|职责)分工$/],
	// The person stands in the cell behind the unit.
	[
		"unit",
		/^(?:责任|牵头|实施|落实|主体|主管)?(?:责任)?(?:单位|部门|主体)(?:[及和与、/]|\()(?:责任人|负责人|联系人)\)?$/,
	],
	[
		"group",
		/^(?:项目|工作项目|类别|任务类别|工作类别|分类|领域|重点领域|工作领域|板块|项目类别|一级指标|方面|事项类别|工作方面)$/,
	],
	["measure", /^(?:计量|指标|度量)单位$/],
	[
		"task",
		/^(?:20\d\d年(?:度)?|全年|当年|本年度?|今年|总体|年度|主要|重点|具体|核心|关键|考核|监测|指标|项目|问题|预期|目标|要求|工作|任务|责任|量化|细化|分解|内容|政策|措施|举措|改革|整改|建设|民生|实事|实施|推进|绩效|一级|二级|三级|及|和|与|、|\/)*(?:任务|目标任务|工作内容|内容|举措|措施|事项|目标值?|要点|任务内容|指标值?|任务分解|任务数|任务量|目标要求|工作要求|工作标准|规模|(?:实施|推进|工作)(?:计划|安排)|民生实事|实事|实事项目)$/,
	],
	[
		"task",
		/^(?:主要|重点|具体|考核|预期|工作|任务|目标)*(?:任务|事项|指标|项目|工程|实事|实事项目|工作)名称$/,
	],
	["task", /^(?:年度|全年|主要)?(?:指标|任务|考核|完成|量化|质量)要求$/],
	["task", /^(?:20\d\d年度?|年度|全年|本年度?)?(?:重点|核心|主要|中心)工作$/],
	[
		"goal",
		/^(?:建设|完成|达到|达标|验收|考核|评价|质量|服务|创建)(?:标准|标准要求|要求及标准)$|^(?:预期|标志性|主要)(?:成果|成效|效果)$/,
	],
];

/**
 * What the column under a header holds: known by the header's words, in any order and with the usual
 * synonyms; `undefined` where nobody can tell. Blanks, line breaks and marks in the header do not count.
 */
export function findColumnRole(header: string): ColumnRole | undefined {
	const words = plainHeader(header);
	// A header is a few words; a long cell is content and not worth matching.
	if (words === "" || words.length > 24) return undefined;
	if (/^(?:预期|规划|工作|考核)?目标值?\(20\d\d/.test(header.trim().replace("（", "(")))
		return "yearly-target";
	if (monthOf(words) !== undefined) return "goal";
	for (const [role, pattern] of synonyms) if (pattern.test(words)) return role;
	if (/^(?:备注|说明|进展|进展情况|备注说明)$/.test(words)) return "other";
	return undefined;
}

/** The column under a header; an unknown header makes a column that is kept as it is. */
export function toColumn(header: string): Column {
	const role = findColumnRole(header) ?? "other";
	const name = header.trim();
	const month = role === "goal" ? monthOf(plainHeader(header)) : undefined;
	if (month !== undefined) return { role, header: name, month };
	const year = role === "yearly-target" ? yearIn(header) : undefined;
	return year === undefined ? { role, header: name } : { role, header: name, year };
}

const partOfYear =
	/^(?:20\d\d年)?(?:第?([一二三四1-4])季度|(上半年)|(下半年|全年$)|(前三季度)|(?:1(?:月份?)?[—\-~至])?(1[0-2]|[1-9])月(?:份|底前?|末)?)(?:工作|推进|实施|计划|目标|任务|进度|安排|节点|预期|完成|要求|值)*$/;

/** The last month of what a header such as 一季度目标, 上半年计划 or 1—9月进度安排 speaks of; none of 一季度完成情况. */
function monthOf(words: string): number | undefined {
	if (!/季度|半年|月|^全年$/.test(words)) return undefined;
	const [, quarter, half, rest, three, month] = partOfYear.exec(words) ?? [];
	if (quarter !== undefined) return 3 * ("一二三四".indexOf(quarter) + 1 || Number(quarter));
	if (half !== undefined) return 6;
	if (rest !== undefined) return 12;
	if (three !== undefined) return 9;
	return month === undefined ? undefined : Number(month);
}

/** Whether a column holds names of tasks and not what shall be done: 任务名称, 项目名称. */
export function isNameHeader(header: string): boolean {
	return /名称[\s)）]*$/.test(header);
}

/** Labels of those who answer for a task, and of those who only help. */
const responsible =
	/^(?:责任|负责|实施|落实|主管|执行)(?:单位|部门|处室|科室|股室|站所|机构|主体|企业|学院)?$/;
const helping = /^(?:配合|协办|协同|协作|协助|参与|参加|会办|支持|联动)/;

/**
 * The columns whose units lead by their name alone: 牵头单位; where there is none, 责任单位 beside 配合单位. Empty
 * where the names of the columns do not tell.
 */
export function leadColumnsOf(columns: readonly Column[]): readonly number[] {
	const indexesOf = (isMeant: (column: Column) => boolean) =>
		columns.flatMap((column, i) => (isMeant(column) ? [i] : []));
	const found = indexesOf(({ role }) => role === "lead-unit");
	const isUnit = ({ role }: Column, words: RegExp, header: string) =>
		role === "unit" && words.test(plainHeader(header));
	if (found.length === 0 && columns.some((column) => isUnit(column, helping, column.header)))
		return indexesOf((column) => isUnit(column, responsible, column.header));
	return found;
}

/** The year of a header that says no more than it (2030年, 2025年); `undefined` of all others. */
export function bareYearOf(header: string): number | undefined {
	return /^20\d\d年?(?:度|底|末)?$/.test(plainHeader(header)) ? yearIn(header) : undefined;
}

function yearIn(header: string): number {
	return Number(/20\d\d/.exec(header)?.[0]);
}

function plainHeader(header: string): string {
	return header
		.replace(/[\s*#★☆“”"]/g, "")
		.replace(/（/g, "(")
		.replace(/）/g, ")")
		.replace(/[:：]$/, "")
		.replace(/(?!^)\((?!责任)[^()]{0,12}\)$/, "");
}
