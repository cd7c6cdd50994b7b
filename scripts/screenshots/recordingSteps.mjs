/**
 * A drafter at work on recording/drafter.plan.md, one picture a step. Each step goes on where the one before has ended.
 *
 * @typedef {object} Step
 * @property {string} name part of the picture's name
 * @property {Record<"en" | "zh", string>} title what the picture shows
 * @property {(editor: import("./editor.mjs").Editor, own: Own) => Promise<void>} act
 *
 * @typedef {object} Own
 * @property {(id: string) => Promise<void>} command runs a command of the extension
 * @property {Record<string, string>} titles the extension's own words
 * @property {"en" | "zh"} language
 */

/** As Excel leaves cells on the clipboard: HTML with its classes, and the text with tabs. */
const EXCEL = {
	"text/html": `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0 cellpadding=0 cellspacing=0>
<!--StartFragment-->
<tr height=20><td class=xl65>重点工作目标任务</td><td class=xl65>责任单位</td></tr>
<tr height=20><td class=xl66>新增养老床位300张。</td><td class=xl66>★区民政局、卫健委</td></tr>
<tr height=20><td class=xl66>家庭医生签约率达到60%以上。</td><td class=xl66>★区卫健委</td></tr>
<!--EndFragment-->
</table></body></html>`,
	"text/plain":
		"重点工作目标任务\t责任单位\r\n新增养老床位300张。\t★区民政局、卫健委\r\n家庭医生签约率达到60%以上。\t★区卫健委\r\n",
};
const LINES = ".editor-instance .view-line";

/** @type {readonly Step[]} */
export const STEPS = [
	{
		name: "plan",
		title: { en: "A plan is opened", zh: "打开方案" },
		act: async (editor) => {
			await editor.waitFor(".codelens-decoration", /牵头单位|lead unit/);
			await editor.goToText("| 1    | 稳增长");
		},
	},
	...[
		["group", "Tab: from the number to the group", "按 Tab：从序号到项目"],
		["task", "Tab: the task, its words selected", "再按 Tab：到任务，文字随之选中"],
		["leader", "Tab: the leader", "再按 Tab：到牵头领导"],
		["units", "Tab: the units", "再按 Tab：到责任单位"],
	].map(([name, en, zh]) => ({
		name: `tab-${name}`,
		title: { en, zh },
		act: (editor) => editor.press("Tab"),
	})),
	{
		name: "enter",
		title: {
			en: "Enter at the row's end: a new row with its number, the numbers below follow",
			zh: "在行末按 Enter：另起一行并编号，下面的序号随之更新",
		},
		act: async (editor) => {
			await editor.goToText("20个。 | 方勇 | ★区商务局、发改委 |", { at: "end" });
			await editor.press("Enter");
			await editor.waitFor(LINES, "6.培育");
			await editor.settle();
			await editor.type("组织银企对接活动12场。");
		},
	},
	{
		name: "initials",
		title: { en: "Units by their initials: jrj", zh: "单位按拼音首字母输入：jrj" },
		act: async (editor) => {
			await editor.press("Tab", "Tab", "ArrowRight");
			await editor.press("j", "r", "j");
			await editor.waitFor(".suggest-widget.visible .monaco-list-row", "金融监管局");
		},
	},
	{
		name: "initials-taken",
		title: { en: "Enter takes the unit", zh: "按 Enter 选用" },
		act: async (editor) => {
			await editor.press("Enter");
			await editor.waitFor(LINES, /★区金融监管局/);
		},
	},
	{
		name: "fix-offered",
		title: { en: "Ctrl+. at a finding: what can be done", zh: "在问题处按 Ctrl+.：有哪些改法" },
		act: async (editor) => {
			await editor.save();
			await editor.goToText(",区税务局", { at: "start" });
			await editor.press("Control+.");
			await editor.waitFor(".action-widget .monaco-list-row.action");
		},
	},
	{
		name: "fixed",
		title: { en: "Enter: it is mended", zh: "按 Enter：已改正" },
		act: async (editor) => {
			await editor.press("Enter");
			await editor.waitFor(LINES, "★区工信局、区税务局");
		},
	},
	{
		name: "two-rows",
		title: { en: "Two rows are selected", zh: "选中两行" },
		act: async (editor) => {
			await editor.goToText("1.地区生产总值", { at: "start" });
			await editor.press("Shift+ArrowDown");
		},
	},
	{
		name: "moved",
		title: {
			en: "Alt+Down: both move, numbers and leaders stay right",
			zh: "按 Alt+↓：两行一起下移，序号和牵头领导不乱",
		},
		act: async (editor) => {
			await editor.press("Alt+ArrowDown");
			await editor.waitFor(LINES, "1.引进亿元以上项目");
		},
	},
	{
		name: "renumbered",
		title: { en: "Renumber: the gap at 8 is closed", zh: "重新编号：补上缺号" },
		act: async (editor, { command }) => {
			await command("renumber");
			await editor.waitFor(LINES, "9.新建社区服务点");
		},
	},
	{
		name: "rename",
		title: { en: "F2 on a unit: its new name", zh: "在单位名称上按 F2：写新名称" },
		act: async (editor) => {
			await editor.save();
			await editor.goToText("区科技局");
			await editor.press("F2");
			await editor.waitFor(".rename-box");
			await editor.fill(".rename-box input", "区科技创新局");
		},
	},
	{
		name: "renamed",
		title: { en: "Enter: it has that name everywhere", zh: "按 Enter：全文改名" },
		act: async (editor) => {
			await editor.press("Enter");
			await editor.waitFor(LINES, "区科技创新局");
		},
	},
	{
		name: "pasted",
		title: {
			en: "Ctrl+V of cells from Excel: rows with their numbers",
			zh: "按 Ctrl+V 粘贴 Excel 单元格：变为编好号的任务行",
		},
		act: async (editor) => {
			await editor.save();
			await editor.goToText("新建社区服务点", { at: "inside" });
			await editor.copied(EXCEL);
			await editor.press("Control+V");
			await editor.waitFor(LINES, "11.家庭医生签约率");
		},
	},
	{
		name: "undone",
		title: { en: "One Ctrl+Z: as before", zh: "按一次 Ctrl+Z：恢复原样" },
		act: async (editor) => {
			await editor.press("Control+Z");
			await editor.gone(LINES, "家庭医生签约率");
		},
	},
	{
		name: "tree-leaders",
		title: { en: "Responsibilities by leader", zh: "责任分工：按牵头领导" },
		act: async (editor, { command }) => {
			await editor.save();
			await editor.showTree();
			await command("responsibilitiesByLeader");
			await editor.openTreeRow("方勇");
		},
	},
	{
		name: "tree-units",
		title: { en: "Responsibilities by unit", zh: "责任分工：按责任单位" },
		act: async (editor, { command }) => {
			await command("responsibilitiesByUnit");
			await editor.openTreeRow("区发改委");
		},
	},
	{
		name: "ledger",
		title: { en: "All tasks of one unit", zh: "一个单位的台账" },
		act: async (editor) => {
			await editor.openLedger("区发改委");
			await editor.pointAway();
		},
	},
	{
		name: "lined-up",
		title: { en: "Columns lined up on the screen, no blank written", zh: "各栏对齐显示，文稿里不写空格" },
		act: async (editor, { command }) => {
			await editor.press("Control+W");
			await editor.command("View: Toggle Primary Side Bar Visibility");
			await command("lineUpColumns");
			await editor.waitFor(".statusbar-item", /Columns are lined up|各栏已对齐显示/);
		},
	},
	{
		name: "walkthrough",
		title: { en: "First steps", zh: "入门五步" },
		act: async (editor, { command }) => {
			await command("openWalkthrough");
			await editor.waitFor(".gettingStartedContainer .getting-started-step");
		},
	},
];
