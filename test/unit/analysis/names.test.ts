import assert from "node:assert/strict";
import { findOfficials } from "../../../server/src/common/analysis/officials.js";
import { plainPersonName } from "../../../server/src/common/language/persons.js";
import { readText } from "../../support/readText.js";

/** Invented names of the kinds that county governments have, by what makes them hard to read. */
const kinds: Readonly<Record<string, string>> = {
	"rare characters": "李䶮 王𬭎 张㛃 陈〇 赵𫖯 林𬸚 孙𬀩 周㻬",
	"rare surnames":
		"逄明 仉明 亓明 郇明 母军 敬一丹 禤建国 邸学兵 笪建平 缑志强 酆小军 隽文清 佴建民 庹永胜 仝立新",
	"compound surnames":
		"欧阳志强 申屠志强 鲜于志强 淳于越 赫连勃 澹台明 令狐冲 端木青 完颜康 纳兰明 诸葛建军 上官云 皇甫建国 夏侯杰 尉迟明 司徒建 百里红",
	"surnames of both parents": "张杨果而 王李佳怡 陈林子涵",
	Tibetan:
		"扎西次仁 洛桑江村 多吉才让 格桑顿珠 旦增尼玛 次旦卓玛 巴桑罗布 丹巴达杰 白玛旺堆 加央多吉 索南才让 尕藏才旦 拉毛措 尼玛 扎西 卓玛 央金 达瓦 贡布",
	Mongolian:
		"斯琴高娃 乌兰图雅 娜仁花 巴特尔 其其格 呼和巴图 额尔德尼 哈斯巴根 苏日娜 宝音德力格尔 孟根其其格 包力道 达尔罕 特古斯 满都拉图",
	"Uyghur and Kazakh":
		"麦麦提·吐尔逊 阿依古丽 古丽娜尔 买买提明 艾尼瓦尔 帕尔哈提 阿不都热依木 吐尔洪 热孜万古丽 木合塔尔 库尔班江 依力亚斯 迪丽拜尔 阿迪力江 肉孜买买提 木拉提·别克 叶尔兰",
	"Yi, Dai and others": "刀学林 岩罕 玉罕 召存信 罕丙 吉克曲布 阿木日洛 沙马拉毛 曲木史哈 马海木乃",
	"dots of all kinds": "麦麦提•吐尔逊 麦麦提・吐尔逊 麦麦提‧吐尔逊 麦麦提．吐尔逊",
	"blanks inside": "王　𬭎 李　䶮 李　𬸚　鹏 钱　宇",
};

/** The leaders of a row, in the spelling that they are read in. */
function leadersOf(text: string): string {
	return [...readText(text).plan.eachTask()]
		.flatMap(({ leaders }) => leaders.map(({ name }) => name))
		.join(" ");
}

const table = (cell: string) =>
	`| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n| 1 | 项目 | 1.新建学校2所。 | ${cell} | ★区教育局、住建局 |\n`;

/** Where a name stands in a cell, and in a sentence. */
const cells: readonly ((name: string) => string)[] = [
	(name) => name,
	(name) => `${name}副区长`,
	(name) => `副区长${name}`,
	(name) => `${name}（副区长）`,
	(name) => `区委常委、${name}同志`,
	(name) => `区委副书记、区长${name}`,
];
const sentences: readonly ((name: string) => string)[] = [
	(name) => `区委副书记、区长${name}出席会议并讲话。`,
	(name) => `${name} 区委常委、副区长`,
	(name) => `${name}同志为吴江区教育局局长；`,
	(name) => `会议由区委书记${name}主持。`,
];

describe("names of persons", () => {
	for (const [kind, listed] of Object.entries(kinds))
		it(`are read in cells, clauses and sentences: ${kind}`, () => {
			const wrong: string[] = [];
			for (const name of listed.split(" ")) {
				const plain = plainPersonName(name);
				for (const cell of cells) {
					const found = leadersOf(table(cell(name)));
					if (found !== plain) wrong.push(`${cell(name)}: ${found}`);
				}
				const clause = `1.新建学校2所。（副区长${name}牵头，区教育局负责，区住建局配合）\n`;
				const [task] = readText(clause).plan.eachTask();
				const read = `${task?.leaders.map((leader) => leader.name).join(" ")} ${task?.units.map(({ raw }) => raw).join(" ")}`;
				if (read !== `${plain} 区教育局 区住建局`) wrong.push(`${clause.trim()}: ${read}`);
				for (const sentence of sentences) {
					const found = findOfficials(sentence(name)).map((official) => plainPersonName(official.name));
					if (found.join() !== plain) wrong.push(`${sentence(name)}: ${found.join()}`);
				}
			}
			assert.deepEqual(wrong, []);
		});

	it("are none where a title is of a field, a body or anybody", () => {
		for (const cell of [
			"分管副区长",
			"农业副区长",
			"工业副县长",
			"教育局长",
			"组织部长",
			"党组书记",
			"政协主席",
			"挂职副区长",
			"两位副区长",
			"各镇长",
			"NaN",
			"无",
		])
			assert.equal(leadersOf(table(cell)), "", cell);
		for (const text of [
			"1.新建学校2所。（分管副市长牵头，区教育局负责）\n",
			"1.新建学校2所。（常务副区长负责，区教育局配合）\n",
			"1.新建学校2所。（区农业农村局局长负责，区教育局配合）\n",
		])
			assert.equal(leadersOf(text), "", text);
		for (const text of [
			"区长加强调研。",
			"书记尼龙产业。",
			"副区长多次强调。",
			"局长达到要求。",
			"主任拉动消费。",
			"区长平安出行。",
			"书记巴彦淖尔市调研。",
			"副区长来看望群众。",
		])
			assert.deepEqual(
				findOfficials(text).map(({ name }) => name),
				[],
				text,
			);
	});
});
