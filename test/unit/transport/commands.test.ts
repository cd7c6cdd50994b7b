import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ErrorCodes, ResponseError, type ShowMessageRequestParams } from "vscode-languageserver/node";
import { allCommands, idOf } from "../../../server/src/common/commands/allCommands.js";
import { actionKinds, commandIds, commandVerbs } from "../../../server/src/common/commands/commandNames.js";
import * as commandParams from "../../../server/src/common/commands/commandParams.js";
import {
	type CommandAnswer,
	type TableLinesParams,
	tableLinesNotification,
} from "../../../server/src/common/protocol.js";
import { changesOf, editorCapabilities, MemoryEditor } from "../../support/memoryEditor.js";
import { readProjectFile } from "../../support/seeds.js";

const uri = "file:///work/a.plan.md";
const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const head = "---\nregion: 苏州市吴江区\n---\n\n# 某方案\n\n";

function plan(...rows: readonly string[]): string {
	return `${head}（共2项）\n\n## 一、目标\n\n${header}${rows.join("\n")}\n`;
}

const misnumbered = plan(
	"| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委，统计局 |",
	"| ^^ | ^^ | 5.新增企业2家，見第1项。 | ^^ | ★区新局 |",
);
const pasted =
	"# 某方案\n\n一、目标\n\n序号\n|\n项目\n|\n重点工作目标任务\n|\n牵头领导\n|\n责任单位\n|\n1\n|\n指标\n|\n1.新建公园2个。\n|\n钱宇\n|\n★区发改委\n|\n";

/** Where a line of a document first has some words. */
function placeOf(text: string, words: string) {
	const lines = text.split("\n");
	const line = lines.findIndex((each) => each.includes(words));
	return { line, character: (lines[line] ?? "").indexOf(words) };
}

describe("server: commands", () => {
	let editor: MemoryEditor;
	afterEach(() => editor.server.close());
	const start = async (...args: Parameters<typeof MemoryEditor.start>) => {
		editor = await MemoryEditor.start(...args);
		return editor;
	};
	const open = async (text: string, ...args: Parameters<typeof MemoryEditor.start>) => {
		await start(...args);
		await editor.open(uri, text);
	};
	const refusal = async (command: string, given?: readonly unknown[]): Promise<[number, string]> => {
		try {
			await editor.execute(command, given);
		} catch (error) {
			assert.ok(error instanceof ResponseError);
			return [error.code, error.message];
		}
		assert.fail(`${command} was run`);
	};

	it("have ids that no client registers for itself, and a schema each", async () => {
		const { server } = await start();
		assert.deepEqual(server.capabilities.executeCommandProvider, { commands: [...commandIds] });
		assert.equal(new Set(commandIds).size, commandIds.length);
		assert.deepEqual(
			allCommands.map(({ verb }) => verb),
			commandVerbs,
			"commandNames.ts lists the commands",
		);
		assert.deepEqual(
			allCommands.flatMap(({ kind }) => (actionKinds.includes(kind) ? [] : [kind])),
			[],
			"commandNames.ts lists their kinds",
		);
		for (const id of commandIds) assert.match(id, /^niwen\.server\.[a-z][A-Za-z]+$/);
		assert.deepEqual(
			allCommands.map(({ verb }) => verb).sort(),
			Object.keys(commandParams)
				.filter((name) => name !== "commandParams" && name !== "rangeParams")
				.sort(),
		);
		// vscode-languageclient registers each of them in VS Code: an id that is there already ends the connection.
		const manifest = JSON.parse(readProjectFile("package.json"));
		const contributed: string[] = manifest.contributes.commands.map(
			(each: { command: string }) => each.command,
		);
		const registered = clientSources().flatMap((source) => [
			...source.matchAll(
				/(?:(?:register|registerCommand|registerTextEditorCommand)\(|\[)\s*"(niwen\.[\w.]+)"/g,
			),
		]);
		// Those on tables are registered out of a list.
		const { length } = manifest.contributes.menus["niwen.table"];
		assert.ok(registered.length >= contributed.length - length, "the client's commands are found");
		const own = new Set([...contributed, ...registered.map(([, id]) => id ?? "")]);
		assert.deepEqual(
			[...own].filter((id) => id.startsWith("niwen.server.")),
			[],
		);
		assert.deepEqual(
			commandIds.filter((id) => own.has(id)),
			[],
		);
	});

	it("change the document by a versioned edit of the editor, and say what was done", async () => {
		await open(misnumbered);
		const answer = await editor.run("renumber", { uri, version: 1 });
		assert.deepEqual(answer, { applied: true, message: "已重新编号，共2项任务。" });
		assert.match(editor.textOf(uri), /\| 2\.新增企业2家/);
		assert.deepEqual(editor.shown, [answer.message]);
		assert.deepEqual(
			editor.asked.flatMap(({ edit }) => changesOf(edit).map(({ version }) => version)),
			[1],
		);
		const again = await editor.run("renumber", { uri });
		assert.deepEqual(again, { applied: false, message: "序号无误，文稿未改动。" });
	});

	it("move the cursor between cells, in editors that can be told to", async () => {
		const shown: unknown[] = [];
		await open(misnumbered, {
			capabilities: { ...editorCapabilities, window: { showDocument: { support: true } } },
			handlers: {
				"window/showDocument": (params) => {
					shown.push(params);
					return { success: true };
				},
			},
		});
		const at = placeOf(misnumbered, "甲");
		const from = { uri, range: { start: at, end: at } };
		const words = placeOf(misnumbered, "地区生产总值");
		const select = { start: words, end: { ...words, character: words.character + 13 } };
		const answer = await editor.run("nextCell", from);
		assert.deepEqual(answer, { applied: false, message: "已到这一格。", select });
		assert.deepEqual(shown, [{ uri, selection: select, takeFocus: true }]);
		assert.deepEqual(editor.shown, [], "the cursor tells it");
		await editor.run("previousCell", { ...from, showMessage: false });
		assert.equal(shown.length, 1, "who asks for no message moves the cursor itself");
		const outside = { start: { line: 4, character: 3 }, end: { line: 4, character: 3 } };
		const elsewhere = await editor.run("nextRow", { uri, range: outside });
		assert.equal(elsewhere.isElsewhere, true);
		assert.equal(editor.textOf(uri), misnumbered);
		const end = placeOf(misnumbered, "家，見第1项");
		const row = { line: end.line, character: (misnumbered.split("\n")[end.line] ?? "").length };
		const inserted = await editor.run("nextRow", { uri, range: { start: row, end: row } });
		assert.equal(inserted.applied, true, inserted.message);
		assert.match(editor.textOf(uri), /\n\| \^\^ \| \^\^ \| 6\. \| \^\^ \| ★ \|\n$/);
		assert.deepEqual(shown.at(-1), { uri, selection: inserted.select, takeFocus: true });
	});

	for (const [numbers, answer, gives] of [
		["never", undefined, "2.新增"],
		["at-once", undefined, "3.新增"],
		["ask", "更新", "3.新增"],
		["ask", "不更新", "2.新增"],
		["ask", null, undefined],
	] as const)
		it(`carry numbers along ${numbers}${answer === undefined ? "" : `, answered by ${answer}`}`, async () => {
			const text = misnumbered.replace("5.新增", "2.新增");
			const questions: ShowMessageRequestParams[] = [];
			await open(text, {
				options: { language: "zh", settings: { table: { numbers } } },
				handlers: {
					"window/showMessageRequest": (params) => {
						questions.push(params as ShowMessageRequestParams);
						return answer === null ? null : { title: answer };
					},
				},
			});
			const at = placeOf(text, "1.地区");
			const place = { uri, range: { start: at, end: at } };
			const answered = await editor.run("insertRowBelow", place);
			assert.equal(answered.applied, gives !== undefined, answered.message);
			if (gives === undefined) assert.equal(editor.textOf(uri), text);
			else assert.ok(editor.textOf(uri).includes(gives), editor.textOf(uri));
			assert.deepEqual(
				questions.map(({ message }) => message),
				numbers === "ask" ? ["序号和总数要随之更新吗？"] : [],
			);
			// Who shows messages itself asks itself; where nothing would follow, nothing is asked.
			const silent = await editor.run("insertRowBelow", { ...place, showMessage: false, apply: false });
			assert.equal(silent.asks, numbers === "ask" ? "follow" : undefined);
			assert.equal((await editor.run("sortUnits", place)).asks, undefined);
		});

	it("let the numbers of a long plan follow a row that came first", async () => {
		const rows = Array.from(
			{ length: 400 },
			(_, i) => `| ${i + 1} | 甲 | ${i + 1}.新建公园${i + 2}个。 | 钱宇 | ★区发改委 |`,
		);
		const text = plan(...rows).replace("共2项", "共400项");
		await open(text);
		const at = placeOf(text, "10.新建");
		const inserted = await editor.run("insertRowBelow", {
			uri,
			range: { start: at, end: at },
			follow: "soon",
		});
		assert.equal(inserted.follows, true);
		assert.match(editor.textOf(uri), /\| 11\. \|.*\n.*\| 11\.新建/);
		await editor.edit(uri, editor.textOf(uri).replace("| 11. |", "| 11.办会1次。 |"));
		const followed = await editor.run("followNumbers", { uri });
		assert.equal(followed.applied, true, followed.message);
		assert.match(editor.textOf(uri), /共401项/);
		assert.match(editor.textOf(uri), /\| 11\.办会1次。 \|.*\n.*\| 12\.新建/);
		assert.match(editor.textOf(uri), /\| 401\.新建/);
		const again = await editor.run("followNumbers", { uri });
		assert.equal(again.applied, false, "nothing is left to follow");
		await editor.edit(uri, editor.textOf(uri).replace(/\n[^\n]*401\.新建[^\n]*/, ""));
		assert.match((await editor.run("followNumbers", { uri })).message, /重新编号/);
	});

	it("have the lines they are for told with each version, to clients that ask for it", async () => {
		await start({ options: { language: "zh", sendsCursor: true } });
		const told = (version: number) =>
			new Promise<TableLinesParams>((resolve) => {
				editor.server.client.onNotification(tableLinesNotification, (params: TableLinesParams) => {
					if (params.version === version) resolve(params);
				});
			});
		const first = placeOf(misnumbered, "序号").line;
		const opened = told(1);
		await editor.open(uri, misnumbered);
		assert.deepEqual(await opened, { uri, version: 1, ranges: [[first, first + 3]] });
		const edited = told(2);
		await editor.edit(uri, misnumbered.replace("（共2项）", "（共2项）\n\n| 甲 |\n| --- |\n| 乙 |"));
		const ranges = [
			[first - 2, first],
			[first + 4, first + 7],
		];
		assert.deepEqual(await edited, { uri, version: 2, ranges });
	});

	it("change rows, and say where to go on and which sections there are", async () => {
		const two = `${misnumbered.replace("5.新增", "2.新增")}\n## 二、其他\n\n${header}| 1 | 乙 | 3.办好会议1次，见第1项。 | 钱宇 | ★区发改委 |\n`;
		await open(two);
		const at = placeOf(two, "1.地区");
		const range = { start: at, end: at };
		const inserted = await editor.run("insertRowBelow", { uri, range, version: 1 });
		assert.equal(inserted.applied, true, inserted.message);
		const place = placeOf(editor.textOf(uri), " 2. ");
		const caret = { line: place.line, character: place.character + 3 };
		assert.deepEqual(inserted.select, { start: caret, end: caret });
		assert.match(editor.textOf(uri), /\| \^\^ \| \^\^ \| 3\.新增企业2家，見第1项/);
		const gone = await editor.run("deleteRows", { uri, range: inserted.select });
		assert.equal(gone.applied, true, gone.message);
		assert.equal(editor.textOf(uri), two, "numbers are what they were");
		const asked = await editor.run("moveRowsToSection", { uri, range });
		assert.deepEqual(asked.choices, [{ value: 2, label: "二、其他", description: "1" }]);
		assert.equal(asked.applied, false);
		const moved = await editor.run("moveRowsToSection", { uri, range, section: 2 });
		assert.equal(moved.applied, true, moved.message);
		assert.match(editor.textOf(uri), /\| 2\.办好会议1次，见第3项。[^\n]*\n\| 2 \| 甲 \| 3\.地区生产总值/);
	});

	it("convert, clean and mend", async () => {
		await open(pasted);
		const converted = await editor.run("convertToTable", { uri });
		assert.match(converted.message, /^已转为表格版式，共1项任务；/);
		assert.match(editor.textOf(uri), /\| 1 +\| 指标 \| 1\.新建公园2个。/);
		await editor.edit(uri, misnumbered);
		const cleaned = await editor.run("clean", { uri });
		assert.deepEqual(cleaned, { applied: true, message: "共改动1处：繁体转简体1处。" });
		assert.match(editor.textOf(uri), /2家，见第1项/);
		await editor.edit(uri, misnumbered);
		const mended = await editor.run("fixAll", { uri });
		assert.match(mended.message, /^已修正\d处。$/);
		assert.match(editor.textOf(uri), /★区发改委、统计局/);
	});

	it("take names into the directory, and name it in the document", async () => {
		await open(misnumbered.replace("苏州市吴江区", "江州市临湖区"));
		const added = await editor.run("addToDirectory", { uri, kind: "official", name: "钱宇" });
		assert.equal(added.applied, true, added.message);
		const directory = "file:///work/%E6%B1%9F%E5%B7%9E%E5%B8%82%E4%B8%B4%E6%B9%96%E5%8C%BA.directory.yaml";
		assert.match(editor.textOf(directory), /- name: 钱宇/);
		assert.match(editor.textOf(uri), /^---\ndirectory: \.\/江州市临湖区\.directory\.yaml\n/);
		const range = {
			start: placeOf(editor.textOf(uri), "区新局"),
			end: placeOf(editor.textOf(uri), "区新局"),
		};
		assert.equal((await editor.run("addToDirectory", { uri, range })).applied, true);
		assert.match(editor.textOf(directory), /- name: 区新局/);
		const collected = await editor.run("collectNames", { uri });
		assert.equal(collected.applied, true, collected.message);
		assert.match(editor.textOf(directory), /- name: 区发改委/);
		assert.match((await editor.run("collectNames", { uri })).message, /没有需要收集的/);
		assert.match((await editor.run("collectNames", { uri, accept: [] })).message, /没有需要收集的/);
	});

	it("explain rules: by a page that the editor opens, else by a message", async () => {
		const asked: unknown[] = [];
		await open(misnumbered, {
			rulePages: "file:///niwen/docs/rules/",
			capabilities: { ...editorCapabilities, window: { showDocument: { support: true } } },
			handlers: {
				"window/showDocument": (params) => {
					asked.push(params);
					return { success: asked.length === 1 };
				},
			},
		});
		const range = { start: placeOf(misnumbered, "，统计局"), end: placeOf(misnumbered, "，统计局") };
		const explained = await editor.run("explainRule", { uri, range });
		assert.match(explained.message, /unit\/separator/);
		assert.deepEqual(asked, [{ uri: "file:///niwen/docs/rules/unit/separator.md", takeFocus: true }]);
		assert.deepEqual(editor.shown, []);
		await editor.run("explainRule", { uri, code: "number/gap" });
		assert.match(editor.shown[0] ?? "", /number\/gap/);
		assert.match((await editor.run("explainRule", { uri, code: "no/such" })).message, /没有规则“no\/such”/);
		assert.match((await editor.run("explainRule", { uri })).message, /此处没有问题/);
	});

	it("explain how a line is read, and why not otherwise", async () => {
		const text = "云岭市2026年任务表\n序号 重点任务 责任单位\n1 新建绿道。 市园林局\n后面的话。\n";
		await open(text);
		const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });
		const row = await editor.run("explainLine", { uri, range: at(2) });
		assert.equal(row.applied, false);
		assert.match(
			row.message,
			/^按“没有边框的表格”读成：第1项任务（第3行）\n {2}序号：1\n {2}重点任务：新建绿道。/,
		);
		const behind = await editor.run("explainLine", { uri, range: at(3) });
		assert.match(behind.message, /^按“正文”读成：段落\n/);
		assert.match(behind.message, /不是“没有边框的表格”：不以下一个序号开头/);
		assert.match(behind.message, /不是“Markdown 表格”：下一行不是“\| --- \|”分隔行/);
	});

	it("explain which figures of a point tell what has been done, and which shall be", async () => {
		await open(
			"临湖区2026年工作要点\n\n一、工业经济\n\n一是工业投资增长5%。\n\n二是去年已建成5G基站300座。\n",
		);
		const explained = async (line: number) => {
			const place = { line, character: 0 };
			return (await editor.run("explainLine", { uri, range: { start: place, end: place } })).message.split(
				"\n",
			)[0];
		};
		assert.equal(await explained(4), "按“正文”读成：段落，内有1个要点或任务；读出目标1个");
		assert.equal(await explained(6), "按“正文”读成：段落，内有1个要点或任务；讲已有情况的数字1个，不算目标");
	});

	it("answer the edit where it is not to be made, or the editor makes none", async () => {
		await open(misnumbered);
		const kept = await editor.run("renumber", { uri, apply: false, showMessage: false });
		assert.deepEqual([kept.applied, editor.textOf(uri), editor.shown], [false, misnumbered, []]);
		assert.ok(kept.edit !== undefined);
		await editor.applyEdit({ edit: kept.edit as never });
		assert.match(editor.textOf(uri), /\| 2\.新增企业2家/);
		editor.server.close();
		await open(misnumbered, { capabilities: {} });
		const unable = await editor.run("renumber", { uri });
		assert.equal(unable.applied, false);
		assert.match(unable.message, /编辑器没有应用/);
		assert.deepEqual(Object.keys(unable.edit?.changes ?? {}), [uri], "in the form that such a client knows");
	});

	it("do nothing to another version than the one they are meant for", async () => {
		await open(misnumbered);
		await editor.edit(uri, `${misnumbered}\n`);
		const stale = await editor.run("renumber", { uri, version: 1 });
		assert.deepEqual([stale.applied, stale.edit], [false, undefined]);
		assert.match(stale.message, /已有改动.*再试一次/);
		// The editor has another version than the server knows of.
		editor.server.close();
		await open(misnumbered, {
			handlers: {
				"workspace/applyEdit": () => ({ applied: false, failureReason: "another version" }),
			},
		});
		const late = await editor.run("renumber", { uri });
		assert.equal(late.applied, false);
		assert.match(late.message, /没有应用这处改动（another version）/);
	});

	it("say what is wrong with a document that is not open", async () => {
		await start({ options: { language: "en" } });
		for (const { verb } of allCommands) {
			const answer = await editor.run(verb, { uri: "file:///work/none.plan.md" });
			assert.equal(answer.applied, false);
			assert.match(answer.message, /not open: file:\/\/\/work\/none\.plan\.md/, verb);
		}
	});

	it("refuse arguments that do not fit, by their names", async () => {
		await open(misnumbered);
		const wrong: [string, readonly unknown[] | undefined, RegExp][] = [
			["niwen.server.noSuch", [{ uri }], /niwen\.server\.noSuch.*niwen\.server\.renumber/],
			["niwen.renumber", [{ uri }], /没有命令/],
			["niwen.server.renumber", undefined, /一个对象/],
			["niwen.server.renumber", [uri], /一个对象/],
			["niwen.server.renumber", [{ uri: 1 }], /（uri）/],
			["niwen.server.renumber", [{ uri, version: "1" }], /version/],
			["niwen.server.renumber", [{ uri, range: { start: { line: -1, character: 0 } } }], /range/],
			["niwen.server.addToDirectory", [{ uri, kind: "leader", name: "" }], /kind、name/],
			["niwen.server.collectNames", [{ uri, accept: "all" }], /accept/],
		];
		for (const [command, given, expected] of wrong) {
			const [code, message] = await refusal(command, given);
			assert.equal(code, ErrorCodes.InvalidParams, command);
			assert.match(message, expected);
		}
		const [, message] = await refusal("niwen.server.renumber", [{ uri, aply: false }]);
		assert.match(message, /参数有误/);
		assert.equal(editor.textOf(uri), misnumbered);
	});

	it("answer where the editor refuses an edit, or never says whether it made it", async () => {
		const refuse = () => {
			throw new ResponseError(ErrorCodes.MethodNotFound, "not here");
		};
		await open(misnumbered, { handlers: { "workspace/applyEdit": refuse } });
		const refused = await editor.run("renumber", { uri });
		assert.deepEqual([refused.applied, refused.edit === undefined], [false, false]);
		assert.match(refused.message, /没有应用/);
		editor.server.close();
		let giveUp = () => {};
		await open(misnumbered, {
			pause: (milliseconds) =>
				milliseconds < 10_000
					? pause(milliseconds, undefined, { ref: false })
					: new Promise((resolve) => {
							giveUp = resolve;
						}),
			handlers: {
				"workspace/applyEdit": () => {
					setImmediate(() => giveUp());
					return new Promise(() => {});
				},
			},
		});
		const unanswered = await editor.run("renumber", { uri });
		assert.deepEqual([unanswered.applied, unanswered.edit], [false, undefined]);
		assert.match(unanswered.message, /没有答复.*看一下文稿/);
	});

	it("are asked for a directory only where a plan has a place", async () => {
		await start();
		const unsaved = "untitled:Untitled-1";
		await editor.open(unsaved, misnumbered);
		for (const verb of ["collectNames", "addToDirectory"]) {
			const answer = await editor.run(verb, {
				uri: unsaved,
				...(verb === "addToDirectory" && { kind: "unit", name: "区新局" }),
			});
			assert.deepEqual(answer, { applied: false, message: "请先保存方案：名录放在它的旁边。" });
		}
	});

	describe("as code actions", () => {
		const titles = async (at: Parameters<MemoryEditor["actions"]>[1], only?: readonly string[]) =>
			(await editor.actions(uri, at, only)).flatMap(({ title, command }) =>
				command?.command.startsWith("niwen.server.") ? [title] : [],
			);
		const take = async (
			at: Parameters<MemoryEditor["actions"]>[1],
			title: string,
		): Promise<CommandAnswer> => {
			const found = (await editor.actions(uri, at)).find((action) => action.title === title);
			assert.ok(found?.command !== undefined, `no “${title}”`);
			return editor.execute(found.command.command, found.command.arguments);
		};

		it("are offered where they are of use, and do there what they say", async () => {
			await open(misnumbered);
			const top = { line: 4, character: 1 };
			assert.deepEqual(await titles(top), [
				"全文重新编号",
				"自动改正只有一种改法的问题",
				"清理全文（繁简、标点、乱码、网页内容）",
				"收集本文的单位和领导，加入名录",
			]);
			const words = { ...placeOf(misnumbered, "地区生产总值") };
			const inRow = ["在下方插入一行", "在上方插入一行", "复制任务行到下方", "删除任务行"];
			assert.deepEqual(await titles(words), [...inRow, "下移任务行", "与下一项并为一项任务"]);
			const unknown = placeOf(misnumbered, "区新局");
			assert.deepEqual(await titles(unknown), [
				"将“区新局”加入名录",
				"查看说明：名录中没有这个单位",
				"收集本文的单位和领导，加入名录",
				...inRow,
				"上移任务行",
				"与上一格合并",
			]);
			assert.equal((await take(unknown, "将“区新局”加入名录")).applied, true);
			const number = placeOf(editor.textOf(uri), "5.新增");
			assert.ok((await titles(number)).includes("全文重新编号"));
			assert.equal((await take(number, "全文重新编号")).applied, true);
			assert.match(editor.textOf(uri), /\| 2\.新增企业2家/);
		});

		it("are offered by their kind wherever the cursor is", async () => {
			await open(pasted);
			const end = { line: 20, character: 0 };
			assert.deepEqual(await titles(end, ["source"]), [
				"全文转为表格版式",
				"清理全文（繁简、标点、乱码、网页内容）",
				"收集本文的单位和领导，加入名录",
			]);
			assert.deepEqual(await titles(end, ["source.clean"]), ["清理全文（繁简、标点、乱码、网页内容）"]);
			assert.equal((await take({ line: 17, character: 1 }, "全文转为表格版式")).applied, true);
			assert.deepEqual(await titles({ line: 0, character: 0 }, ["source.convertToTable.niwen"]), []);
		});

		it("bear the edit itself for editors that are not asked to make any", async () => {
			await open(misnumbered, { capabilities: {} });
			const actions = await editor.actions(uri, { line: 4, character: 1 });
			const renumbering = actions.find(({ title }) => title === "全文重新编号");
			assert.equal(renumbering?.command, undefined);
			assert.ok(renumbering?.edit?.changes !== undefined);
			await editor.applyEdit({ edit: renumbering.edit });
			assert.match(editor.textOf(uri), /\| 2\.新增企业2家/);
		});

		it("are left to the client that has commands of its own", async () => {
			await open(misnumbered, { options: { language: "zh", commandLinks: true } });
			for (const at of [{ line: 4, character: 1 }, placeOf(misnumbered, "区新局")])
				assert.deepEqual(await titles(at), []);
		});

		it("carry a title in both languages and a kind that the server names", async () => {
			const { server } = await start();
			const { codeActionProvider } = server.capabilities;
			const kinds = typeof codeActionProvider === "object" ? codeActionProvider.codeActionKinds : [];
			for (const command of allCommands) {
				assert.ok(kinds?.includes(command.kind), idOf(command));
				assert.match(command.title.zh, /\p{Script=Han}/u);
				assert.match(command.title.en, /^[A-Z]/);
			}
		});
	});
});

function clientSources(): readonly string[] {
	const folder = fileURLToPath(new URL("../../../client/src/", import.meta.url));
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
		.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}
