import { simplifyInPlace } from "../language/scriptForms.js";
import { type Column, type ColumnRole, findColumnRole } from "../model/columns.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { ReaderContext } from "./blockSequence.js";
import { toHeader } from "./header.js";

/** What a column holds by the last words of its name, where the name as a whole is not known. */
const endings: readonly (readonly [ColumnRole, RegExp])[] = [
	// 榜单序号, 任务编号
	["number", /^\p{Script=Han}{2,4}(?:序号|编号)$/u],
	// 开工时间 and 填报单位 are no time limit and nobody who answers for the task.
	[
		"other",
		/^.{0,4}(?:开工|开始|启动|起始|进场|动工|立项|下达|交办|批复|入库|填报|填表|更新|汇报|上报|印发|发文|受理|登记|成立)(?:时间|日期|单位|部门|处室|科室)$/,
	],
	[
		"other",
		/^.{0,4}(?:数据|来源|统计|编制|制表|申报|申请|设计|施工|监理|勘察|受益|使用|考核|评价|评估|审批|审核|交办|提案|建议|服务|计量|联系|咨询|委托|培训|协议|运营|中标)(?:来源|提供|对象)?(?:单位|部门|处室|科室)$/,
	],
	["lead-unit", /^牵头.{0,6}(?:单位|部门)$/],
	["unit", /(?:单位|部门|处室|科室)(?:[及和与](?:任务|职责)?分工)?$/],
	// What stands over 牵头单位 and 配合单位, or holds both.
	["unit", /(?:责任|任务|职责|工作)分工$/],
	["deadline", /(?:时限|时间|节点|期限|月份|日期)(?:要求)?$/],
	["leader", /(?:领导|责任人|负责人)$/],
	["task", /(?:任务|内容|举措|措施|事项)(?:(?:及|和|与)(?:标准|要求|目标|措施|举措|内容|步骤))?$/],
	["task", /^(?:任务|工作|事项|问题)(?:描述|概述|表述|说明)$|^(?:具体|重点|主要)工作(?:及要求|安排)?$/],
	["group", /(?:类别|分类|领域|方向|板块)$/],
	// 计划投资（万元）, 任务来源, 建设地点: kept as they are, and no part of the name beside them.
	[
		"other",
		/(?:投资额?|资金|金额|概算|预算|需求|规模|数量|面积|比例|占比|权重|分值|来源|依据|地点|地址|区域|范围|对象|性质|类型|属性|电话|方式|形式|材料|频次|次数|标准|情况|状况|等级|状态|基数|基值|现状值?|完成[数值量]|文号|方法|周期|人员|联系人|联络[人员]|经办人)(?:[（(][^（()）]{1,4}[)）])?$/,
	],
	// 绩效奖补（万元）, 惠及群众（户）: whatever is measured.
	[
		"other",
		/^\p{Script=Han}{2,8}[（(](?:[千百万亿]?元|[万千]?[人户家个项亩件台套次处座]|公里|平方米|万平方米|公顷|吨|[%％])[)）]$/u,
	],
];

/** Names of two characters that say enough by themselves. */
const shortOthers: ReadonlySet<string> = new Set(
	"权重 分值 得分 频次 性质 类型 来源 依据 形式 方式 地点 区域 范围 规模 数量 面积 投资 资金 金额 电话 状态 进度 文号 来文 等级 编码 基数 现状 手机 单价 数额".split(
		" ",
	),
);

/** What a column of a table without borders holds: as everywhere, else by the last words of its name. */
export function looseRoleOf(name: string): ColumnRole | undefined {
	const words = simplifyInPlace(name.replace(/[\s\u3000*]/g, ""));
	const known = findColumnRole(words);
	if (known !== undefined) return known;
	if (words.length < 3) return shortOthers.has(words) ? "other" : undefined;
	if (words.length > 12) return undefined;
	return endings.find(([, ending]) => ending.test(words))?.[0];
}

/** Whether a column's name is that of what may be merged over rows, left of their numbers: 工作板块, 任务类型. */
export function mayNameGroups(name: string): boolean {
	if (name.length >= longestGroupName) return false;
	return groupName.test(simplifyInPlace(name)) || looseRoleOf(name) === "group";
}

const longestGroupName = 10;
const groupName = /^\p{Script=Han}{0,4}(?:类别|领域|板块|方向|分类|类型|方面)$/u;

/** Columns that are known by the last words of their names, and are no task: 支撑单位, 帮包领导. */
function withRoles(columns: readonly Column[]): readonly Column[] {
	return columns.map((column) => {
		if (column.role !== "other") return column;
		const role = looseRoleOf(column.header);
		// One task is enough: 任务名称 beside 任务内容 has been told apart.
		return role === undefined || role === "other" || role === "task" ? column : { ...column, role };
	});
}

/** The columns of names, with what only the last words of a name tell. */
function withEndings(columns: readonly Column[]): readonly Column[] {
	const known = withRoles(columns);
	// 具体任务及标准 beside 考核指标: what shall come of it is not the task where another column tells that.
	const goal = known.findIndex(
		({ role, header }) =>
			role === "task" && /目标|指标|成果|成效/.test(simplifyInPlace(header)) && !tellsTask(header),
	);
	const told = known.findIndex(
		({ role, header }) => role === "other" && looseRoleOf(header) === "task" && tellsTask(header),
	);
	if (goal >= 0 && told >= 0)
		return known.map((column, i) =>
			i === told ? { ...column, role: "task" } : i === goal ? { ...column, role: "goal" } : column,
		);
	const has = (role: ColumnRole) => known.some((column) => column.role === role);
	// 交办事项, 议定事项: the task, where no other column is.
	const task = known.findIndex(({ role, header }) => role === "other" && looseRoleOf(header) === "task");
	if (!has("task") && task >= 0)
		return known.map((column, i) => (i === task ? { ...column, role: "task" } : column));
	if (has("task") || !has("number") || !(has("unit") || has("lead-unit"))) return known;
	if (!has("deadline") && !has("leader")) return known;
	const work = known.findIndex(({ header }) =>
		calledByWork.test(simplifyInPlace(header.replace(/[\s\u3000*]/g, ""))),
	);
	return known.map((column, i) => (i === work ? { ...column, role: "task" } : column));
}

function tellsTask(name: string): boolean {
	return /任务|内容|举措|措施|事项/.test(simplifyInPlace(name));
}

/** 重点项目 beside those who answer for it and the time limit, and nothing that says more of it: the task. */
const calledByWork = /^(?:重点|主要|建设|实施|工作|改革|民生|年度|重大)(?:建设|改革)?(?:项目|工程|工作)$/;

/**
 * The header with these names, those among them whose last words alone tell what the column holds. In tables whose cells
 * are plain to see (Markdown, tab-separated, pasted) so is the task: a table that does not name it is another table.
 */
export function headerByEndings(
	context: ReaderContext,
	layout: Exclude<TableHeader["layout"], "inline">,
	names: readonly string[],
	numberIn: TableHeader["numberIn"],
	taskColumn = -1,
): TableHeader {
	const base = context.headerOf(layout, names, numberIn, taskColumn);
	const isLoose = layout === "markup" || layout === "loose";
	if (!isLoose && base.taskColumn < 0) return base;
	const { secondTable } = base;
	const own = secondTable < 0 ? base.columns : base.columns.slice(0, secondTable);
	const known = (isLoose ? withEndings : withRoles)(own);
	if (known.every((column, i) => column === own[i])) return base;
	const columns = [...known, ...base.columns.slice(own.length)];
	return context.intern(toHeader(layout, columns, numberIn, `${base.key}\u0000endings`, secondTable));
}

/**
 * Whether a row within a table names the columns of another one, which is none of a plan (联系单位, 联系人, 电话): short
 * words, half of them known, and no number.
 *
 * @param texts of its cells, empty where they are
 */
export function namesOtherColumns(texts: readonly string[]): boolean {
	const written = texts.flatMap((text) => text.replace(/\s/g, "") || []);
	if (written.length < 2 || !written.every((text) => mayNameColumn.test(text))) return false;
	const known = written.filter((text) => looseRoleOf(text) !== undefined || ofPersons.has(text));
	return known.length * 2 >= written.length;
}

const mayNameColumn = /^[^\d０-９。；;，,★☆%％、]{2,12}$/u;
/** Columns of lists of persons and places. */
const ofPersons: ReadonlySet<string> = new Set(
	"姓名 职务 职称 手机号 手机号码 联系方式 乡镇 村名 地区 县区 签字 签名 填表人 审核人".split(" "),
);
