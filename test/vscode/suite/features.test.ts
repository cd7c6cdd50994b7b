import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, revert, workspaceUri } from "./workspace.js";

/** The codes of Niwen's findings in a document, sorted. */
function codesOf(uri: vscode.Uri): string[] {
	return vscode.languages
		.getDiagnostics(uri)
		.filter(({ source }) => source === "niwen")
		.map(({ code }) => String(typeof code === "object" ? code.value : code))
		.sort();
}

function placeOf(document: vscode.TextDocument, words: string, behind = 0): vscode.Position {
	const offset = document.getText().indexOf(words);
	assert.ok(offset >= 0, `“${words}” is in the document`);
	return document.positionAt(offset + behind);
}

/** The names in a document's outline, each behind its depth; undefined where there is none yet. */
async function outlineOf({ uri }: vscode.TextDocument): Promise<string[] | undefined> {
	const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
		"vscode.executeDocumentSymbolProvider",
		uri,
	);
	const names: string[] = [];
	const walk = (list: readonly vscode.DocumentSymbol[], depth: number): void => {
		for (const symbol of list) {
			names.push(`${depth} ${symbol.name}`);
			walk(symbol.children, depth + 1);
		}
	};
	walk(symbols ?? [], 0);
	return names.length === 0 ? undefined : names;
}

describe("a plan in VS Code", () => {
	it("is checked as it is opened, each finding in its place", async () => {
		const { uri } = await openDocument("defects.plan.md");
		const codes = await waitFor("findings", () => (codesOf(uri).length >= 3 ? codesOf(uri) : undefined));
		assert.deepEqual(codes, ["number/gap", "unit/no-lead", "unit/separator"]);
		const gap = vscode.languages
			.getDiagnostics(uri)
			.find(({ code }) => JSON.stringify(code).includes("number/gap"));
		assert.equal(gap?.range.start.line, 11);
		assert.equal(gap?.severity, vscode.DiagnosticSeverity.Error);
	});

	it("is checked again as it is written", async () => {
		const document = await openDocument("defects.plan.md");
		const place = placeOf(document, "，统计局");
		const edit = new vscode.WorkspaceEdit();
		edit.replace(document.uri, new vscode.Range(place, place.translate(0, 1)), "、");
		await vscode.workspace.applyEdit(edit);
		await waitFor("the separator's finding gone", () => !codesOf(document.uri).includes("unit/separator"));
		await revert(document);
	});

	it("tells of units, officials and targets in hovers", async () => {
		const document = await openDocument("demo.plan.md");
		const hoverAt = async (words: string) => {
			const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
				"vscode.executeHoverProvider",
				document.uri,
				placeOf(document, words, 1),
			);
			return hovers
				.flatMap(({ contents }) => contents)
				.map((content) => (typeof content === "string" ? content : content.value))
				.join("\n");
		};
		assert.match(
			await waitFor("a hover on a unit", () => hoverAt("★区发改委").then((text) => text || undefined)),
			/区发改委/,
		);
		assert.match(await hoverAt("统计局"), /区统计局/);
		assert.match(await hoverAt("钱宇"), /钱宇/);
		assert.match(await hoverAt("5%以上"), /5/);
	});

	it("has an outline of sections, groups and tasks", async () => {
		const document = await openDocument("demo.plan.md");
		const names = await waitFor("symbols", () => outlineOf(document));
		const joined = names.join("\n");
		for (const part of ["发展目标", "民生改善", "主要指标", "教育医疗"])
			assert.match(joined, new RegExp(part));
		assert.equal(names.filter((name) => /^\d+ \d+[.、． ]/.test(name)).length >= 5, true, joined);
	});

	it("completes units by the initials of their pinyin", async () => {
		const document = await openDocument("demo.plan.md");
		const editor = await vscode.window.showTextDocument(document);
		const place = placeOf(document, "★区工信局", "★区工信局".length);
		await editor.edit((edit) => edit.insert(place, "、fgw"));
		const item = await waitFor("区发改委 for fgw", async () => {
			const list = await vscode.commands.executeCommand<vscode.CompletionList>(
				"vscode.executeCompletionItemProvider",
				document.uri,
				place.translate(0, 4),
			);
			return list.items.find(({ label }) =>
				(typeof label === "string" ? label : label.label).includes("发改委"),
			);
		});
		assert.ok(item.filterText === undefined || item.filterText.includes("fgw") || item.range !== undefined);
		await revert(document);
	});

	it("puts a unit behind ★ that is chosen in the list of suggestions", async () => {
		const document = await openDocument("demo.plan.md");
		const editor = await vscode.window.showTextDocument(document);
		const line = placeOf(document, "★区工信局").line;
		const written = document.lineAt(line).text;
		const place = placeOf(document, "★区工信局", 1);
		await editor.edit((edit) => edit.replace(new vscode.Range(place, place.translate(0, 4)), ""));
		editor.selection = new vscode.Selection(place, place);
		for (const letter of "fgw") await vscode.commands.executeCommand("type", { text: letter });
		await waitFor("区发改委 in the cell", async () => {
			await vscode.commands.executeCommand("editor.action.triggerSuggest");
			await new Promise((resolve) => setTimeout(resolve, 300));
			await vscode.commands.executeCommand("acceptSelectedSuggestion");
			return !document.lineAt(line).text.includes("fgw");
		});
		assert.equal(document.lineAt(line).text, written.replace("★区工信局", "★区发改委"));
		await revert(document);
	});

	it("mends what has one right answer, and offers the rest", async () => {
		const document = await openDocument("defects.plan.md");
		await waitFor("findings", () => codesOf(document.uri).includes("unit/separator"));
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			"vscode.executeCodeActionProvider",
			document.uri,
			new vscode.Range(10, 0, 11, 80),
		);
		assert.ok(actions.some(({ edit }) => edit !== undefined));
		await vscode.commands.executeCommand("niwen.fixAll");
		await waitFor("、 for the comma", () => document.getText().includes("★区发改委、统计局"));
		assert.ok(document.getText().includes("3.一般"), "numbers are not touched without review");
		await vscode.commands.executeCommand("undo");
		assert.ok(document.getText().includes("★区发改委，统计局"), "one undo takes it back");
		await revert(document);
	});

	it("is renumbered by one command", async () => {
		const document = await openDocument("defects.plan.md");
		await waitFor("findings", () => codesOf(document.uri).includes("number/gap"));
		await vscode.commands.executeCommand("niwen.renumber");
		await waitFor("task 2", () => document.getText().includes("2.一般公共预算"));
		await waitFor("no gap", () => !codesOf(document.uri).includes("number/gap"));
		await revert(document);
	});

	it("is renumbered by the server's own command, which the client has registered", async () => {
		const document = await openDocument("defects.plan.md");
		const answer = await vscode.commands.executeCommand("niwen.server.renumber", {
			uri: document.uri.toString(),
			version: document.version,
		});
		assert.ok(typeof answer === "object" && answer !== null && "applied" in answer);
		assert.equal(answer.applied, true);
		assert.ok(document.getText().includes("2.一般公共预算"));
		await vscode.commands.executeCommand("undo");
		assert.ok(!document.getText().includes("2.一般公共预算"), "one undo takes it back");
		await revert(document);
	});

	it("becomes a table from pasted cells, and keeps all tasks", async () => {
		const document = await openDocument("pasted.plan.md");
		await waitFor("findings of pasted cells", () => codesOf(document.uri).includes("leader/vacant"));
		await vscode.commands.executeCommand("niwen.convertToTable");
		const text = await waitFor("a table", () =>
			document.getText().includes("| 序号 |") ? document.getText() : undefined,
		);
		assert.match(text, /\| \^\^ \| \^\^ \| 2\.新开工产业项目不少于20个。 \| \^\^ \| ★区工信局 \|/);
		await revert(document);
	});

	it("becomes a table from prose with assignments, and one undo takes it back", async () => {
		const document = await openDocument("inline.plan.md");
		const before = document.getText();
		const names = await waitFor("the outline", () => outlineOf(document));
		for (const part of ["发展目标", "主要指标", "新开工产业项目"])
			assert.match(names.join("\n"), new RegExp(part));
		await vscode.commands.executeCommand("niwen.convertToTable");
		const text = await waitFor("a table", () =>
			document.getText().includes("| 序号 |") ? document.getText() : undefined,
		);
		assert.match(text, /\| 1 \| 主要指标 \| 1\.全年地区生产总值增幅保持在5%以上。 \| ★区发改委、区统计局 \|/);
		assert.match(text, /\| \^\^ \| \^\^ \| 2\.一般公共预算收入同口径增长6%以上。 \| ★区财政局、区税务局 \|/);
		assert.ok(text.includes("\n现将今年的工作分解如下。\n"), "what is no task stays");
		await vscode.commands.executeCommand("undo");
		assert.equal(document.getText(), before, "one undo takes it back");
		await revert(document);
	});

	describe("is cleaned", () => {
		/** The diff that shows the clean text, once it is the active editor. */
		const shownDiff = () =>
			waitFor("the diff", () => {
				const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
				return input instanceof vscode.TabInputTextDiff && input.modified.scheme === "niwen-clean"
					? input
					: undefined;
			});
		const openDiffs = () =>
			vscode.window.tabGroups.all
				.flatMap(({ tabs }) => tabs)
				.filter(({ input }) => input instanceof vscode.TabInputTextDiff).length;

		it("once its diff was looked at and applied, and one undo takes it back", async () => {
			const document = await openDocument("traditional.plan.txt");
			const before = document.getText();
			const cleaning = vscode.commands.executeCommand("niwen.cleanDocument");
			const { original, modified } = await shownDiff();
			assert.equal(original.toString(), document.uri.toString());
			const clean = (await vscode.workspace.openTextDocument(modified)).getText();
			assert.match(clean, /^一是抓项目。全年新开工项目60个，完成投资120亿元以上。$/m);
			assert.doesNotMatch(clean, /當前位置/);
			assert.equal(document.getText(), before, "nothing is changed before it is applied");
			await vscode.commands.executeCommand("niwen.applyCleaning");
			await cleaning;
			assert.equal(document.getText(), clean);
			assert.equal(openDiffs(), 0, "the diff is closed");
			assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
			await vscode.commands.executeCommand("undo");
			assert.equal(document.getText(), before, "one undo takes it back");
			await revert(document);
		});

		it("by the button of the message, too", async () => {
			const document = await openDocument("traditional.plan.txt");
			const cleaning = vscode.commands.executeCommand("niwen.cleanDocument");
			await shownDiff();
			await waitFor("the cleaned document", async () => {
				// The button that Ctrl+Shift+A presses.
				await vscode.commands.executeCommand("notification.acceptPrimaryAction");
				return document.getText().includes("一是抓项目。");
			});
			await cleaning;
			await revert(document);
		});

		it("not at all where the diff is closed", async () => {
			const document = await openDocument("traditional.plan.txt");
			const before = document.getText();
			const cleaning = vscode.commands.executeCommand("niwen.cleanDocument");
			await shownDiff();
			await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
			await cleaning;
			assert.equal(document.getText(), before);
		});
	});

	it("is searched with the other plans of the workspace", async () => {
		const document = await openDocument("demo.plan.md");
		const files = await waitFor("references in two files", async () => {
			const found = await vscode.commands.executeCommand<vscode.Location[]>(
				"vscode.executeReferenceProvider",
				document.uri,
				placeOf(document, "税务局", 1),
			);
			const names = new Set(found.map(({ uri }) => uri.path.split("/").at(-1)));
			return names.has("demo.plan.md") && names.has("defects.plan.md") ? names : undefined;
		});
		assert.ok(files.size >= 2);
		const symbols = await waitFor("a symbol by its initials", async () => {
			const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
				"vscode.executeWorkspaceSymbolProvider",
				"qswj",
			);
			return found.length > 0 ? found : undefined;
		});
		assert.ok(
			symbols.some(({ name }) => name.startsWith("区税务局")),
			symbols.map(({ name }) => name).join(),
		);
	});

	it("takes changed settings at once", async () => {
		const document = await openDocument("demo.plan.md");
		await waitFor("vacant leaders", () => codesOf(document.uri).includes("leader/vacant"));
		const settings = vscode.workspace.getConfiguration("niwen");
		await settings.update("rules", { "leader/vacant": "off" }, vscode.ConfigurationTarget.Workspace);
		await waitFor("no vacant leaders", () => !codesOf(document.uri).includes("leader/vacant"));
		await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
		await waitFor("vacant leaders again", () => codesOf(document.uri).includes("leader/vacant"));
	});

	it("checks a directory file, and takes its entries at once", async () => {
		const directory = workspaceUri("own.directory.yaml");
		const plan = workspaceUri("own.plan.md");
		const encode = (text: string) => new TextEncoder().encode(text);
		await vscode.workspace.fs.writeFile(directory, encode("region: 某市某区\nunits:\n  - name: 区发改委\n"));
		const text = new TextDecoder().decode(
			await vscode.workspace.fs.readFile(workspaceUri("defects.plan.md")),
		);
		await vscode.workspace.fs.writeFile(
			plan,
			encode(text.replace("region: 苏州市吴江区", "region: 某市某区\ndirectory: ./own.directory.yaml")),
		);
		await openDocument("own.plan.md");
		await waitFor("unknown units", () => codesOf(plan).includes("unit/unknown"));
		await vscode.workspace.fs.writeFile(
			directory,
			encode(
				"region: 某市某区\nunits:\n  - name: 区发改委\n  - name: 区财政局\n  - name: 区税务局\n  - name: 区统计局\n  - nam: 区旧局\n",
			),
		);
		await waitFor("known units", () => !codesOf(plan).includes("unit/unknown"));
		await openDocument("own.directory.yaml");
		await waitFor("the mistake in the directory", () => codesOf(directory).includes("directory/invalid"));
	});

	it("goes on after its server was restarted", async () => {
		const document = await openDocument("demo.plan.md");
		await vscode.commands.executeCommand("niwen.restartServer");
		await waitFor("findings of the new server", () => codesOf(document.uri).includes("leader/vacant"));
	});

	it("starts from a template", async () => {
		const uri = workspaceUri("新方案.plan.md");
		await vscode.commands.executeCommand("niwen.newPlan", uri);
		const editor = await waitFor("a new plan", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document.uri.path === uri.path && active.document.getText() !== "" ? active : undefined;
		});
		assert.equal(editor.document.languageId, "policy-plan");
		assert.match(editor.document.getText(), /重点工作目标任务分解落实方案/);
		await editor.document.save();
		const written = editor.document.getText();
		await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
		// What is there is never written over.
		await vscode.commands.executeCommand("niwen.newPlan", uri);
		assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), written);
		await vscode.workspace.fs.delete(uri);
	});
});
