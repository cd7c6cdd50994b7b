/**
 * A plan of any size for measurements, in table layout and free of errors: five columns, ten tasks a section,
 * groups of two to four tasks, lead units marked by ★, figures in every other task. Its text states no facts.
 * The same arguments give the same text; another seed gives other words in the same shape, so that nothing
 * can be fast because it has seen the text before.
 *
 * @param {number} tasks how many; at least 1
 * @param {{ seed?: number, region?: string, tasksPerSection?: number }} [options] region: what the front matter says;
 *   none without it; tasksPerSection: how many rows each table has
 * @returns {string}
 */
export function generatePlan(tasks, { seed = 1, region, tasksPerSection = 10 } = {}) {
	const random = createRandom(seed);
	const lines = region === undefined ? [] : ["---", `region: ${region}`, "---", ""];
	lines.push("# 2026年度重点任务分工方案", "", `（共${tasks}项）`, "");
	for (let task = 0, section = 1; task < tasks; section++) {
		lines.push(`## ${chineseNumeral(section)}、${random.pick(sectionTitles)}`, "");
		lines.push("| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |");
		lines.push("| ---- | ---- | ---------------- | -------- | -------- |");
		const end = Math.min(tasks, task + tasksPerSection);
		let leaderAbove;
		for (let group = 1; task < end; group++) {
			const groupEnd = Math.min(end, task + 2 + random.below(3));
			const name = groupNames[(section * 7 + group) % groupNames.length];
			for (let isFirst = true; task < groupEnd; isFirst = false) {
				task++;
				const lead = random.below(leadUnits.length);
				const leader = officials[lead % officials.length];
				lines.push(
					printRow([
						isFirst ? String(group) : "^^",
						isFirst ? name : "^^",
						`${task}.${writeTask(random, task % 2 === 0)}`,
						leader === leaderAbove ? "^^" : leader,
						writeUnits(random, lead),
					]),
				);
				leaderAbove = leader;
			}
		}
		lines.push("");
	}
	lines.push("注：带“★”者为牵头单位。", "");
	return lines.join("\n");
}

/**
 * The place before the middle character of a task's text.
 *
 * @param {string} text of a plan as {@link generatePlan} makes it
 * @param {number} task its number
 * @returns {{ line: number, character: number }} 0-based, UTF-16
 */
export function middleOfTask(text, task) {
	const lines = text.split("\n");
	const mark = ` | ${task}.`;
	const line = lines.findIndex((candidate) => candidate.includes(mark));
	if (line < 0) throw new Error(`The plan has no task ${task}`);
	const start = lines[line].indexOf(mark) + mark.length;
	const end = lines[line].indexOf(" | ", start);
	return { line, character: (start + end) >> 1 };
}

const sectionTitles = [
	"稳住经济基本盘",
	"让创新成为第一引擎",
	"产业集群扩量提质",
	"城乡建设一体推进",
	"生态底色越来越亮",
	"用改革打通堵点",
	"把民生小事当大事办",
	"文化旅游深度融合",
	"守牢安全发展底线",
	"政府自身建设持续加强",
];

const groupNames = [
	"项目攻坚",
	"企业培育",
	"科技平台",
	"园区更新",
	"数字应用",
	"河湖治理",
	"乡村产业",
	"农房改善",
	"交通路网",
	"养老托育",
	"学校建设",
	"医疗服务",
	"就业帮扶",
	"文物保护",
	"应急能力",
	"政务服务",
	"信用建设",
];

/** Units that lead, with their level prefix; the first ones of those that are named without it elsewhere. */
const leadUnits = [
	"区发改委",
	"区财政局",
	"区工信局",
	"区商务局",
	"区科技局",
	"区人社局",
	"区农业农村局",
	"区住建局",
	"区交通运输局",
	"区水务局",
	"区教育局",
	"区卫健委",
	"区民政局",
	"区应急管理局",
	"区市场监管局",
	"区自然资源和规划局",
];

/** As they stand after another unit: the prefix carries over, or there is none. */
const otherUnits = [
	"统计局",
	"税务局",
	"司法局",
	"城管局",
	"公安局",
	"行政审批局",
	"大数据管理局",
	"金融监管局",
	"文体广电和旅游局",
	"生态环境局",
	"供电公司",
	"水务集团",
	"吴江开发区",
	"汾湖高新区",
	"震泽镇",
	"同里镇",
	"各区镇",
];

/** By lead unit, so that a unit's tasks have one leader. */
const officials = ["王嵘", "钱宇", "沈伟江", "李红", "孙俊良", "郁海成", "方勇", "刘欢"];

const beginnings = [
	"围绕年度任务倒排工期",
	"发挥链主企业带动作用",
	"摸清底数、分类施策",
	"会同有关部门完善配套办法",
	"按照先易后难的次序",
	"以场景应用牵引技术攻关",
	"结合国土空间规划编制",
	"面向群众急难愁盼",
	"健全定期会商机制",
	"盘活闲置厂房和低效用地",
];

const actions = [
	"推动重点片区连片开发",
	"引导企业设备更新和技术改造",
	"培育一批懂技术、会经营的新农人",
	"打通跨镇断头路",
	"开展沿河排口溯源整治",
	"优化校车和公交线路",
	"建好社区嵌入式服务设施",
	"推行一窗受理、全程代办",
	"支持专业机构承接成果转化",
	"把古镇保护纳入街区设计",
	"排查整治燃气、电动车等领域隐患",
	"完善“一企一策”服务清单",
	"做好困难家庭精准帮扶",
];

const figures = [
	(random) => `新开工亿元以上项目${5 + random.below(60)}个`,
	(random) => `第${1 + random.below(60)}批入库企业产值增长${4 + random.below(5)}%以上`,
	(random) => `全年完成投资${20 + random.below(400)}亿元`,
	(random) => `新增高新技术企业${30 + random.below(200)}家`,
	(random) => `发放消费券${100 * (1 + random.below(90))}万元左右`,
	(random) => `新建和改造农村公路${10 + random.below(90)}公里`,
	(random) => `新增普惠托位${200 + 10 * random.below(90)}个`,
	(random) => `整治提升河道${8 + random.below(50)}条`,
	(random) => `新建高标准农田${2 + random.below(20)}.${1 + random.below(9)}万亩`,
	(random) => `6月底前建成标准厂房${10 + random.below(80)}万平方米`,
	(random) => `城镇新增就业${1 + random.below(4)}.${1 + random.below(9)}万人以上`,
];

const endings = [
	"让发展成果可感可及",
	"力争早建成、早见效",
	"及时总结经验并推广",
	"防止问题反弹回潮",
	"逐步形成长效机制",
	"做到事事有人管",
];

function writeTask(random, hasFigures) {
	const clauses = [random.pick(beginnings), random.pick(actions), random.pick(actions)];
	if (random.below(2) === 0) clauses.push(random.pick(actions));
	if (hasFigures) {
		clauses.push(random.pick(figures)(random));
		if (random.below(3) === 0) clauses.push(random.pick(figures)(random));
	}
	if (random.below(2) === 0) clauses.push(random.pick(endings));
	return `${[...new Set(clauses)].join("，")}。`;
}

function writeUnits(random, lead) {
	const units = [`★${leadUnits[lead]}`];
	if (random.below(6) === 0) units.push(`★${leadUnits[(lead + 5) % leadUnits.length]}`);
	const first = random.below(otherUnits.length);
	for (let i = random.below(5); i > 0; i--) units.push(otherUnits[(first + i * 3) % otherUnits.length]);
	return units.join("、");
}

function printRow(cells) {
	return `| ${cells.join(" | ")} |`;
}

/** 1 to 9999 as Chinese write it. */
function chineseNumeral(number) {
	const digits = "零一二三四五六七八九";
	let text = "";
	let rest = number;
	let isZeroDue = false;
	for (const [value, name] of [
		[1000, "千"],
		[100, "百"],
		[10, "十"],
		[1, ""],
	]) {
		const digit = Math.floor(rest / value);
		rest %= value;
		if (digit === 0) {
			isZeroDue = text !== "" && rest > 0;
			continue;
		}
		if (isZeroDue) text += "零";
		isZeroDue = false;
		text += value === 10 && digit === 1 && text === "" ? name : digits[digit] + name;
	}
	return text;
}

/** xorshift32: small, and the same everywhere. */
function createRandom(seed) {
	let state = Math.imul(seed, 0x9e3779b1) | 1;
	const below = (limit) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % limit;
	};
	return { below, pick: (list) => list[below(list.length)] };
}
