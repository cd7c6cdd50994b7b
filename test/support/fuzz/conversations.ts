import assert from "node:assert/strict";
import fc from "fast-check";
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes } from "vscode-languageserver/node";
import type { Position } from "vscode-languageserver-types";
import { type ConnectedServer, connectServer } from "../connectServer.js";
import { brokenDocument, readShippedPlans } from "../corpus.js";
import { type PlaceRequest, requestsAt, requestsOn } from "../requestEverything.js";
import { type RandomEdit, randomEdit } from "./editSequences.js";

/*
 * What clients send that are wrong, late, hasty or broken: documents opened twice, closed before they are asked about and
 * edited behind their end, parameters of any shape, requests given up by the hundred.
 */

type Step =
	| { readonly kind: "open"; readonly document: number; readonly text: string }
	| { readonly kind: "change"; readonly document: number; readonly edits: readonly RandomEdit[] }
	| { readonly kind: "close"; readonly document: number }
	| { readonly kind: "ask"; readonly document: number; readonly at: Position; readonly which: number }
	| { readonly kind: "flood"; readonly document: number; readonly at: Position }
	| {
			readonly kind: "wrong";
			readonly document: number;
			readonly which: number;
			readonly key: number;
			readonly value: unknown;
	  }
	| { readonly kind: "tell"; readonly which: number; readonly value: unknown };

/** What one client sends, in its order. */
export type Conversation = readonly Step[];

const document = fc.nat(2);
const position: fc.Arbitrary<Position> = fc.record({
	line: fc.oneof(fc.nat(40), fc.constantFrom(2 ** 31 - 1, Number.MAX_VALUE, 1.5)),
	character: fc.oneof(fc.nat(60), fc.constantFrom(2 ** 31 - 1, Number.MAX_VALUE, 0.5)),
});
const anything = fc.oneof(
	fc.jsonValue({ maxDepth: 2 }),
	fc.constantFrom(null, -1, "", [], {}, "file:///work/0.plan.md", "foo:bar", [null], { uri: 1 }),
);

const conversation: fc.Arbitrary<Conversation> = fc.array(
	fc.oneof(
		{
			weight: 2,
			arbitrary: fc
				.record({ document, text: brokenDocument(readShippedPlans()) })
				.map((step): Step => ({ kind: "open", ...step })),
		},
		{
			weight: 4,
			arbitrary: fc
				.record({ document, edits: fc.array(randomEdit, { maxLength: 4 }) })
				.map((step): Step => ({ kind: "change", ...step })),
		},
		{ weight: 1, arbitrary: document.map((document): Step => ({ kind: "close", document })) },
		{
			weight: 4,
			arbitrary: fc
				.record({ document, at: position, which: fc.nat(99) })
				.map((step): Step => ({ kind: "ask", ...step })),
		},
		{
			weight: 1,
			arbitrary: fc.record({ document, at: position }).map((step): Step => ({ kind: "flood", ...step })),
		},
		{
			weight: 3,
			arbitrary: fc
				.record({ document, which: fc.nat(99), key: fc.nat(9), value: anything })
				.map((step): Step => ({ kind: "wrong", ...step })),
		},
		{
			weight: 1,
			arbitrary: fc
				.record({ which: fc.nat(99), value: anything })
				.map((step): Step => ({ kind: "tell", ...step })),
		},
	),
	{ minLength: 3, maxLength: 25 },
);

const notifications = [
	"textDocument/didOpen",
	"textDocument/didChange",
	"textDocument/didClose",
	"textDocument/didSave",
	"textDocument/willSave",
	"workspace/didChangeConfiguration",
	"workspace/didChangeWatchedFiles",
	"workspace/didChangeWorkspaceFolders",
	"window/workDoneProgress/cancel",
	"niwen/cursor",
	"niwen/tableLines",
	"$/setTrace",
	"$/cancelRequest",
	"no/such",
];
const customRequests =
	"environment cellPadding responsibilities report charts pasteRows rulePage collectNames export split collect seal coverage rollOver checkSeal preview previewPlace editPreview"
		.split(" ")
		.map((name) => `niwen/${name}`);

/** What a server may answer with besides a result (LSP 3.17, `ErrorCodes` and `LSPErrorCodes`). */
const refusals: ReadonlySet<number> = new Set([
	ErrorCodes.InvalidParams,
	ErrorCodes.MethodNotFound,
	ErrorCodes.InvalidRequest,
	LSPErrorCodes.RequestFailed,
	LSPErrorCodes.RequestCancelled,
	LSPErrorCodes.ContentModified,
]);

/** A server for many conversations, one after another, and another that hears of nothing but how each ended. */
export class ConversationPartner {
	private round = 0;
	private version = 2;
	/** Requests that were sent. */
	requests = 0;

	private constructor(
		private readonly server: ConnectedServer,
		private readonly fresh: ConnectedServer,
	) {}

	static async start(): Promise<ConversationPartner> {
		const capabilities = { textDocument: { diagnostic: {} } };
		return new ConversationPartner(
			await connectServer({ capabilities }),
			await connectServer({ capabilities }),
		);
	}

	close(): void {
		this.server.close();
		this.fresh.close();
	}

	/**
	 * Holds a conversation. Every request is answered, by a result or a refusal; no failure is told to the log; and what
	 * the server then says of the documents that are open is what it says of them where they are opened anew.
	 */
	async hold(steps: Conversation): Promise<void> {
		const { server, fresh } = this;
		const round = this.round++;
		const told = server.log.length;
		const documents = new Map<string, string>();
		const answers: Promise<void>[] = [];
		const ask = async ({ method, params }: PlaceRequest, givenUp = false): Promise<void> => {
			const source = new CancellationTokenSource();
			this.requests++;
			const answer = server.client.sendRequest<unknown>(method, params, source.token);
			if (givenUp) source.cancel();
			try {
				await answer;
			} catch (error) {
				const { code, message } = error as { code?: number; message: string };
				const isRefused = code !== undefined && refusals.has(code) && message !== "";
				assert.ok(isRefused, `${method} ${JSON.stringify(params)}: ${code} ${message}`);
			}
		};
		const uriOf = (number: number) => `file:///work/${round}-${number}.plan.md`;
		for (const step of steps)
			if (step.kind === "open" || step.kind === "change" || step.kind === "close")
				await this.edit(step, uriOf(step.document), documents);
			else if (step.kind === "tell") {
				const method = notifications[step.which % notifications.length] ?? "";
				await server.client.sendNotification(method, step.value as object);
			} else {
				const { requests, isGivenUp } = this.requestsOf(step, uriOf(step.document));
				answers.push(...requests.map((request) => ask(request, isGivenUp)));
			}
		await Promise.all(answers);
		assert.deepEqual(
			server.log.slice(told).filter((line) => line.startsWith("niwen: ")),
			[],
			"failures that the server tells of",
		);
		for (const [uri, text] of documents) {
			await fresh.open(uri, text);
			for (const request of wholes(uri))
				assert.deepEqual(
					await server.client.sendRequest(request.method, request.params),
					await fresh.client.sendRequest(request.method, request.params),
					`${request.method} of ${JSON.stringify(text)}`,
				);
			for (const { client } of [server, fresh])
				await client.sendNotification("textDocument/didClose", { textDocument: { uri } });
		}
	}

	/** Opens, edits or closes a document, here and there; what is not open cannot be edited. */
	private async edit(
		step: Extract<Step, { kind: "open" | "change" | "close" }>,
		uri: string,
		documents: Map<string, string>,
	): Promise<void> {
		const { client } = this.server;
		const known = documents.get(uri);
		if (step.kind === "open") {
			documents.set(uri, step.text);
			await this.server.open(uri, step.text);
			return;
		}
		if (step.kind === "close") {
			documents.delete(uri);
			await client.sendNotification("textDocument/didClose", { textDocument: { uri } });
			return;
		}
		const contentChanges = step.edits.map(({ line, character, lines, length, text }) => ({
			range: {
				start: { line, character },
				end: { line: line + lines, character: lines === 0 ? character + length : length },
			},
			text,
		}));
		if (known !== undefined) documents.set(uri, contentChanges.reduce(applyChange, known));
		await client.sendNotification("textDocument/didChange", {
			textDocument: { uri, version: this.version++ },
			contentChanges,
		});
	}

	private requestsOf(
		step: Extract<Step, { kind: "ask" | "flood" | "wrong" }>,
		uri: string,
	): { readonly requests: readonly PlaceRequest[]; readonly isGivenUp: boolean } {
		const { capabilities } = this.server;
		const at = "at" in step ? step.at : { line: 1, character: 1 };
		const all = [
			...requestsAt(capabilities, uri, at),
			...requestsOn(capabilities, uri),
			...customRequests.map((method) => ({ method, params: { uri } })),
		];
		if (step.kind === "flood") return { requests: all, isGivenUp: true };
		const chosen = all[step.which % all.length];
		if (chosen === undefined) return { requests: [], isGivenUp: false };
		if (step.kind === "ask") return { requests: [chosen], isGivenUp: false };
		const keys = Object.keys(chosen.params as object);
		const key = keys[step.key];
		const params = key === undefined ? step.value : { ...(chosen.params as object), [key]: step.value };
		return { requests: [{ method: chosen.method, params }], isGivenUp: false };
	}
}

/**
 * A text with a change made, as LSP 3.17 has it: a place behind the end of a line is its end, one behind the last line the
 * end of the text. (`vscode-languageserver-textdocument` loses count of its lines there.)
 */
function applyChange(
	text: string,
	{
		range,
		text: put,
	}: { readonly range: { readonly start: Position; readonly end: Position }; readonly text: string },
): string {
	const ends = [...text.matchAll(/\r\n|\n|\r/g)];
	const offsetOf = ({ line, character }: Position): number => {
		if (line > ends.length) return text.length;
		const before = ends[line - 1];
		const start = before === undefined ? 0 : before.index + before[0].length;
		return Math.min(start + character, ends[line]?.index ?? text.length);
	};
	const start = offsetOf(range.start);
	return text.slice(0, start) + put + text.slice(Math.max(start, offsetOf(range.end)));
}

/** What a document's text alone tells. */
function wholes(uri: string): readonly PlaceRequest[] {
	const textDocument = { uri };
	return [
		{ method: "textDocument/documentSymbol", params: { textDocument } },
		{ method: "textDocument/foldingRange", params: { textDocument } },
		{
			method: "textDocument/formatting",
			params: { textDocument, options: { tabSize: 4, insertSpaces: true } },
		},
	];
}

/** Any conversations with one server. */
export function answersAnyConversation(
	partner: Pick<ConversationPartner, "hold">,
): fc.IAsyncProperty<[Conversation]> {
	return fc.asyncProperty(conversation, (steps) => partner.hold(steps));
}
