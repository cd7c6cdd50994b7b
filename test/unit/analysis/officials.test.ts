import assert from "node:assert/strict";
import { findOfficials } from "../../../server/src/common/analysis/officials.js";
import { officialsOf, readLabelledOfficials } from "../../quality/measureOfficials.js";

/** Texts of other tests and defects met in documents. */
const cases: readonly (readonly [text: string, ...officials: string[]])[] = [
	["区委书记丁立新表示，要抢抓机遇。", "丁立新|区委书记|区委"],
	["吴中区委副书记、区长顾晓东说，要强化协同。", "顾晓东|吴中区委副书记 区长|吴中区委"],
	["局黨委書記、局長顧洪建主持會議，班子成員出席。", "顧洪建|局黨委書記 局長|-"],
	["区运输事业发展中心主任 刘欢", "刘欢|区运输事业发展中心主任|区运输事业发展中心"],
	[
		"市财政局局长王海燕、市统计局副局长李明出席会议。",
		"王海燕|市财政局局长|市财政局",
		"李明|市统计局副局长|市统计局",
	],
	["市委常委、常务副市长欧阳文博到现场调研。", "欧阳文博|市委常委 常务副市长|市委"],
	["会议由县长马俊主持。", "马俊|县长|-"],
	[
		"县人大常委会主任高峰，县政协主席方芳参加。",
		"高峰|县人大常委会主任|县人大常委会",
		"方芳|县政协主席|县政协",
	],
	["區(qū)委書記丁立新主持會(huì)議。", "丁立新|區委書記|區委"],
	[
		"市林业和草原局局长马文斌与市委书记陈志远座谈。",
		"马文斌|市林业和草原局局长|市林业和草原局",
		"陈志远|市委书记|市委",
	],
	["副区长 钱 宇", "钱宇|副区长|-"],
	["决定任命李明、上官云飞为副镇长。", "李明|副镇长|-", "上官云飞|副镇长|-"],
	[
		"任命：李明和仉明为市财政局副局长；王强为市统计局局长。",
		"李明|市财政局副局长|市财政局",
		"仉明|市财政局副局长|市财政局",
		"王强|市统计局局长|市统计局",
	],
	["区政协主席令狐明主持会议，研究主席令草案。", "令狐明|区政协主席|区政协"],
	["各镇街党委书记要高度重视，主任办公会专题研究。"],
	["局长高度重视此项工作，局长全面负责，主任和副主任具体落实。"],
	["设书记1名、主任1名，由书记任组长。"],
	["区长办公会议研究决定，市长质量奖企业增加2家。"],
	["支部书记项目攻坚，部长安排任务，主任金融知识讲座。"],
	["书记、局长、主任。"],
];

describe("analysis: officials in running text", () => {
	for (const [text, ...expected] of cases)
		it(text, () => {
			assert.deepEqual(officialsOf(text), expected);
		});

	describe("the labelled texts", () => {
		for (const { text, officials, missed = [] } of readLabelledOfficials())
			it(text.slice(0, 60), () => {
				const expected = officials.filter((official) => !missed.includes(official));
				assert.deepEqual([...officialsOf(text)].sort(), [...expected].sort());
			});
	});

	it("says where name and title stand, residues of readings left out of the name", () => {
		const text = "會上，區(qū)委書記丁(dīng)立新、副區(qū)長 錢 宇發言。";
		assert.deepEqual(
			findOfficials(text).map(({ name, start, end, titleStart }) => [
				name,
				text.slice(start, end),
				text.slice(titleStart, titleStart + 2),
			]),
			[
				["丁立新", "丁(dīng)立新", "區("],
				["錢宇", "錢 宇", "副區"],
			],
		);
	});

	it("takes linear time, whatever the text", () => {
		for (const unit of ["局长，", "区委书记张三、", "副市长李四、", "（区长", "·艾力", "任命", "张三 "]) {
			const text = unit.repeat(40_000);
			const start = performance.now();
			findOfficials(text);
			// A bound against hangs: the square of these lengths would take hours.
			assert.ok(performance.now() - start < 20_000, unit);
		}
	});
});
