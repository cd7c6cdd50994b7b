import assert from "node:assert/strict";
import {
	type ClientCapabilities,
	type CodeAction,
	CodeActionRequest,
	CodeActionResolveRequest,
	DidChangeTextDocumentNotification,
	type Position,
	ResponseError,
} from "vscode-languageserver/node";
import { type ConnectedServer, connectServer } from "../../support/connectServer.js";

const uri = "file:///work/a.plan.md";
const textDocument = { uri };
const lines = [
	"# 虹湾区2026年重点工作方案",
	"",
	"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
	"| --- | --- | --- | --- | --- |",
	"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ☆区工信局、区财政局 |",
	"| ^^ | ^^ | 3.新增上市公司3家以上。 | ^^ | ☆区金融监管局 |",
	"| 2 | 民生 | 4.新建学校2所；新建公园3个。 | 王芳 | ★区教育局、区城管局 |",
];
const text = `${lines.join("\n")}\n`;

/** Clients that ask for the edit of an action when it is taken, and those that cannot. */
const resolves: ClientCapabilities = {
	textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
};
const makesEdits: ClientCapabilities = { workspace: { applyEdit: true } };

describe("server: code actions whose edits are made when they are taken", () => {
	const servers: ConnectedServer[] = [];
	afterEach(() => {
		for (const server of servers.splice(0)) server.close();
	});

	async function connect(capabilities: ClientCapabilities): Promise<ConnectedServer> {
		const server = await connectServer({ capabilities });
		servers.push(server);
		await server.open(uri, text);
		await server.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
		return server;
	}

	async function actionsAt({ client }: ConnectedServer, place: Position): Promise<readonly CodeAction[]> {
		const range = { start: place, end: place };
		const actions = await client.sendRequest(CodeActionRequest.type, {
			textDocument,
			range,
			context: { diagnostics: [] },
		});
		return (actions ?? []) as CodeAction[];
	}

	const places: readonly Position[] = lines.flatMap((line, number) =>
		["", "1.", "3.", "4.", "☆", "^^", "；"].flatMap((words) => {
			const character = line.indexOf(words);
			return character < 0 ? [] : [{ line: number, character }];
		}),
	);

	it("come to the edits that a client gets at once which cannot ask for them", async () => {
		const [later, atOnce] = [await connect(resolves), await connect({})];
		let taken = 0;
		for (const place of places) {
			const offered = await actionsAt(later, place);
			const made = await Promise.all(
				offered.map((action) =>
					action.data === undefined || action.edit !== undefined
						? action
						: later.client.sendRequest(CodeActionResolveRequest.type, action).catch(() => undefined),
				),
			);
			taken += offered.filter(({ edit }) => edit === undefined).length;
			// What changes nothing is not offered where that is found out.
			const edits = made.flatMap((action) =>
				action?.edit === undefined ? [] : [{ title: action.title, edit: action.edit }],
			);
			const expected = (await actionsAt(atOnce, place)).flatMap(({ title, edit }) =>
				edit === undefined ? [] : [{ title, edit }],
			);
			assert.deepEqual(edits, expected, JSON.stringify(place));
		}
		assert.ok(taken > 20, `${taken} actions without an edit`);
		assert.deepEqual(later.capabilities.codeActionProvider, {
			...Object(atOnce.capabilities.codeActionProvider),
			resolveProvider: true,
		});
	});

	const star = { line: 4, character: (lines[4] ?? "").indexOf("☆") };
	const allStars = (actions: readonly CodeAction[]) =>
		actions.find(({ title }) => title.startsWith("改正全文2处"));

	it("mend all of one kind in the document: when asked for, or by a command", async () => {
		const edited = allStars(await actionsAt(await connect({}), star));
		assert.ok(edited?.edit !== undefined && edited.command === undefined);
		for (const capabilities of [resolves, { ...resolves, ...makesEdits }]) {
			const server = await connect(capabilities);
			const offered = allStars(await actionsAt(server, star));
			assert.ok(offered !== undefined && offered.edit === undefined && offered.command === undefined);
			const { edit } = await server.client.sendRequest(CodeActionResolveRequest.type, offered);
			assert.deepEqual(edit, edited.edit);
		}
		let applied: unknown;
		const server = await connectServer({
			capabilities: makesEdits,
			handlers: {
				"workspace/applyEdit": (params) => {
					applied = (params as { readonly edit: unknown }).edit;
					return { applied: true };
				},
			},
		});
		servers.push(server);
		await server.open(uri, text);
		const command = allStars(await actionsAt(server, star))?.command;
		assert.ok(command !== undefined);
		await server.client.sendRequest("workspace/executeCommand", command);
		assert.deepEqual(applied, edited.edit);
	});

	it("are refused with the reason in a document that has changed meanwhile", async () => {
		const server = await connect(resolves);
		const offered = allStars(await actionsAt(server, star));
		assert.ok(offered !== undefined);
		await server.client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version: 2 },
			contentChanges: [{ range: { start: star, end: star }, text: "★" }],
		});
		await assert.rejects(
			server.client.sendRequest(CodeActionResolveRequest.type, offered),
			(error) => error instanceof ResponseError && /已有改动/.test(error.message),
		);
	});

	it("stay as they are where they bear what Niwen did not give them", async () => {
		const { client } = await connect(resolves);
		for (const data of [
			undefined,
			null,
			1,
			{ command: "niwen.server.fixAll" },
			{ command: "niwen.server.fixAll", argument: { uri, code: 1 } },
			{ command: "no.such", argument: { uri } },
		]) {
			const action = { title: "甲", ...(data !== undefined && { data }) };
			assert.deepEqual(await client.sendRequest(CodeActionResolveRequest.type, action as CodeAction), action);
		}
	});
});
