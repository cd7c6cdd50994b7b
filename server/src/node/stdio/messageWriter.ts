import type { Writable } from "node:stream";
import { AbstractMessageWriter, Message, type MessageWriter } from "vscode-languageserver/node";
import { KeptLists } from "./keptLists.js";

/**
 * Writes messages to a stream, each at once and in one call: the library's writer makes two of it, each a turn of the
 * loop later, and wakes the client twice. Of findings only those that the client has not been sent yet are encoded.
 */
export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
	private readonly lists = new KeptLists();
	private errors = 0;

	constructor(private readonly stream: Writable) {
		super();
		stream.on("error", (error) => this.fireError(error));
		stream.on("close", () => this.fireClose());
	}

	/**
	 * Messages come out in the order of the calls; the stream keeps what the other side does not take yet.
	 *
	 * @returns resolved when the stream has handed it on; rejected where it cannot, or the message has no form as JSON
	 */
	write(message: Message): Promise<void> {
		return new Promise((resolve, reject) => {
			const fail = (error: unknown): void => {
				const reason = error instanceof Error ? error : new Error(String(error));
				this.fireError(reason, message, ++this.errors);
				reject(reason);
			};
			try {
				this.send(this.encode(message), (error) => (error ? fail(error) : resolve()));
			} catch (error) {
				fail(error);
			}
		});
	}

	end(): void {
		this.stream.end();
	}

	/** The message in parts, with its header. */
	private encode(message: Message): readonly Buffer[] {
		const { rest, findings } = takeFindings(message);
		const body = JSON.stringify(rest);
		if (findings === undefined) return frame(body);
		return frame(body.slice(0, -afterFindings.length), this.lists.encode(findings), afterFindings);
	}

	private send(parts: readonly Buffer[], done: (error?: Error | null) => void): void {
		const { stream } = this;
		// Parts of one call are gathered by the system: nothing is copied.
		stream.cork();
		for (const part of parts.slice(0, -1)) stream.write(part);
		stream.write(parts.at(-1), done);
		stream.uncork();
	}
}

/** How a message ends behind its list of findings, where {@link takeFindings} has put an empty one last. */
const afterFindings = "]}}";

/** The findings that a message brings, pushed or as the answer to a pull, and the message without them. */
function takeFindings(message: Message): { readonly rest: Message; readonly findings?: readonly object[] } {
	if (Message.isNotification(message) && message.method === "textDocument/publishDiagnostics") {
		const { params, ...rest } = message;
		const { diagnostics, ...others } = params as { readonly diagnostics: readonly object[] };
		return { rest: { ...rest, params: { ...others, diagnostics: [] } } as Message, findings: diagnostics };
	}
	if (Message.isResponse(message) && isFullReport(message.result)) {
		const { result, ...rest } = message;
		const { items, ...others } = result as unknown as { readonly items: readonly object[] };
		return { rest: { ...rest, result: { ...others, items: [] } } as Message, findings: items };
	}
	return { rest: message };
}

/** `DocumentDiagnosticReport` of kind `full` (LSP 3.17). */
function isFullReport(result: unknown): boolean {
	if (typeof result !== "object" || result === null) return false;
	return "kind" in result && result.kind === "full" && "items" in result && Array.isArray(result.items);
}

/** Bytes of a message that is copied into one piece, which takes less time than to gather its parts. */
const mostCopied = 16_384;

/**
 * A message with its header (LSP 3.17, *Base Protocol*), in one part or several.
 *
 * @param before the body as JSON, up to a list that is encoded already
 */
function frame(before: string, list: readonly Buffer[] = [], after = ""): readonly Buffer[] {
	const own = Buffer.byteLength(before);
	let size = own + after.length;
	for (const part of list) size += part.length;
	const header = `Content-Length: ${size}\r\n\r\n`;
	const head = Buffer.allocUnsafe(header.length + own);
	head.write(header, "latin1");
	head.write(before, header.length, "utf8");
	const parts = [head, ...list, ...(after === "" ? [] : [Buffer.from(after)])];
	return size > mostCopied || parts.length === 1 ? parts : [Buffer.concat(parts)];
}
