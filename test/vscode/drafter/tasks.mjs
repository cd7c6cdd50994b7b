import * as documents from "./documents.mjs";

/** What a drafter does, with Niwen and in VS Code without it: there the file is Markdown. */
export const tasks = [
	{
		name: "write",
		what: "a section of ten tasks from a paragraph",
		...documents.write,
		async niwen(drafter) {
			await drafter.goTo(17);
			await drafter.press("Enter*2", "Up");
			await drafter.write("jie");
			await drafter.accept("部分");
			await drafter.seesText("二、部分标题");
			await drafter.press("Tab");
			await drafter.write("民生保障");
			await drafter.press("Tab");
			await drafter.write("民生实事");
			await drafter.press("Escape");
			await drafter.goTo(24);
			await drafter.press("Shift+End*2");
			await drafter.command("Make Tasks");
			await drafter.choose("新建幼儿园");
			await drafter.seesText("14.推出");
			await drafter.goTo(22);
			await drafter.command("Delete Rows");
			await drafter.seesText("13.推出");
			await drafter.goTo(30);
			await drafter.press("End", "Shift+Tab");
			await drafter.write("李红");
			await drafter.goTo(31);
			await drafter.press("End", "Shift+Tab");
			await drafter.write("沈伟江");
			await drafter.press("End", "Left*2");
			await drafter.write("xzsp");
			await drafter.accept("★区行政审批局");
			await drafter.write("、dsj");
			await drafter.accept("区大数据管理局");
			await drafter.goTo(8, 5);
			await drafter.press("Control+.");
			await drafter.sees('.action-widget .monaco-list-row:has-text("共13项")');
			await drafter.press("Enter");
			await drafter.seesText("共13项");
			await drafter.save();
		},
		async plain(drafter) {
			await drafter.goTo(12);
			await drafter.press("Shift+Down*2", "Control+C");
			await drafter.goTo(17);
			await drafter.press("Enter");
			await drafter.write("## 二、民生保障");
			await drafter.press("Enter*2", "Control+V");
			await drafter.seesText("| ---- |", 2);
			// A row of each sentence: what nearly all rows have stands in it, and the dot behind a number to come.
			await drafter.press("Down", "Shift+End*2", "Control+H");
			await drafter.reaches(".find-widget .replace-part");
			await drafter.press("Alt+R", "Alt+L");
			await drafter.write("| ^^ | ^^ | .$1 | 沈伟江 | ★区 |\\n");
			await drafter.press("Shift+Tab");
			await drafter.reaches(".find-widget .find-part");
			await drafter.press("Control+A");
			await drafter.write("([^。]+。)");
			await drafter.press("Control+Alt+Enter");
			await drafter.seesText(".推出");
			await drafter.press("Escape");
			// The blank line between header and rows, and the first row's group.
			await drafter.goTo(22);
			await drafter.press("Control+Shift+K", "Shift+Right*9");
			await drafter.write("| 1 | 民生实事");
			await drafter.goTo(22, 18);
			for (let number = 4; number <= 13; number++) {
				await drafter.write(`${number}`);
				await drafter.press("Down");
				if (number === 4) await drafter.press("Home", "Right*12");
				else await drafter.press(`Left*${`${number}`.length}`);
			}
			// Leader, where it is another, and units, row by row.
			const rows = documents.write.outcome["2026.plan.md"].slice(3);
			await drafter.goTo(22);
			for (const [, leader, lead, ...others] of rows) {
				await drafter.press("End");
				if (leader !== "沈伟江") {
					await drafter.press("Left*7", "Control+Backspace");
					await drafter.write(leader);
					await drafter.press("End");
				}
				await drafter.press("Left*2");
				await drafter.write([lead.replace(/^区/, ""), ...others].join("、"));
				await drafter.press("Down");
			}
			await drafter.goTo(8);
			await drafter.press("End", "Left*2", "Backspace");
			await drafter.write("13");
			await drafter.save();
		},
	},
	{
		name: "reorganise",
		what: "two sections reorganised: three rows to the other section, one up, one deleted",
		...documents.reorganise,
		async niwen(drafter) {
			// The group goes to the end of the second section.
			await drafter.goTo(16);
			await drafter.press("Shift+Down*3");
			await drafter.command("Move Rows to Section");
			await drafter.choose("乡村建设");
			await drafter.seesText("10.整治河道");
			await drafter.goTo(26);
			await drafter.press("Alt+Up*2");
			await drafter.seesText("7.新建村级服务站");
			await drafter.goTo(15);
			await drafter.command("Delete Rows");
			await drafter.seesText("共14项");
			await drafter.save();
		},
		async plain(drafter) {
			await drafter.goTo(15);
			await drafter.press("Control+Shift+K", "Shift+Down*3", "Control+X");
			// Its rows are in lines 20 to 25 now; the group that comes behind them is the third.
			await drafter.goTo(26);
			await drafter.press("Control+V");
			await drafter.seesText("| ^^ | ^^ | 6.");
			await drafter.goTo(26, 3);
			await drafter.press("Delete");
			await drafter.write("3");
			// What stands in the first row of a group goes from the one to the other.
			await drafter.goTo(25);
			await drafter.press("Alt+Up*2", "Home", "Shift+Right*9");
			await drafter.write("| 2 | 村庄环境");
			await drafter.press("End", "Left*10", "Shift+Left*2");
			await drafter.write("孙俊良");
			await drafter.press("Down", "Home", "Shift+Right*10");
			await drafter.write("| ^^ | ^^");
			await drafter.press("End", "Left*12", "Shift+Left*3");
			await drafter.write("^^");
			// Numbers from match to match.
			await drafter.goTo(20);
			await drafter.press("Control+F");
			await drafter.reaches(".find-widget .find-part");
			await drafter.press("Alt+R");
			await drafter.write("\\d+\\.");
			await drafter.press("Escape");
			await drafter.reaches(".editor-instance");
			for (let number = 3; number <= 14; number++) {
				await drafter.write(`${number}.`);
				if (number < 14) await drafter.press("F3");
			}
			await drafter.goTo(7);
			await drafter.press("End", "Left*2", "Backspace");
			await drafter.write("4");
			await drafter.goTo(38);
			await drafter.press("Right*5", "Backspace");
			await drafter.write("2");
			await drafter.save();
		},
	},
	{
		name: "rename",
		what: "the name of a unit changed in three plans",
		...documents.rename,
		async niwen(drafter) {
			await drafter.goTo(13);
			await drafter.press("End", "Left*3", "F2");
			await drafter.reaches(".rename-box");
			await drafter.write("区发展和改革局");
			await drafter.press("Enter");
			await drafter.seesText("★区发展和改革局", 2);
			await drafter.saveAll();
		},
		async plain(drafter) {
			// Not that of the city, whose name ends in the same way.
			await drafter.press("Control+Shift+H");
			await drafter.reaches(".search-view .search-container");
			await drafter.press("Alt+R");
			await drafter.write("(?<!市)发改委");
			await drafter.press("Tab");
			await drafter.reaches(".search-view .replace-container");
			await drafter.write("发展和改革局");
			await drafter.sees('.search-view .message:has-text("15 results in 3 files")');
			await drafter.press("Control+Alt+Enter");
			await drafter.sees(".monaco-dialog-box");
			await drafter.press("Enter");
			await drafter.seesText("★区发展和改革局", 2);
			await drafter.saveAll();
		},
	},
];
