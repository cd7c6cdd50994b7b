import type { Readable } from "node:stream";
import {
	AbstractMessageReader,
	type DataCallback,
	Disposable,
	type Message,
	type MessageReader,
} from "vscode-languageserver/node";

/**
 * Reads messages from a stream (LSP 3.17, *Base Protocol*) and hands each on as soon as its last byte is there, in their
 * order: the library's reader takes a turn of the loop and several promises for each.
 */
export class StreamReader extends AbstractMessageReader implements MessageReader {
	/** What has come and is not read yet, from `start` in the first of them on. */
	private chunks: Buffer[] = [];
	private start = 0;
	/** How many bytes that is. */
	private size = 0;
	/** Bytes of the body that comes next; undefined where its header comes first. */
	private length: number | undefined;

	constructor(private readonly stream: Readable) {
		super();
	}

	listen(callback: DataCallback): Disposable {
		const read = (chunk: Buffer): void => {
			this.chunks.push(chunk);
			this.size += chunk.length;
			this.readAll(callback);
		};
		const fail = (error: Error): void => this.fireError(error);
		const close = (): void => this.fireClose();
		this.stream.on("data", read).on("error", fail).on("close", close);
		return Disposable.create(() => {
			this.stream.off("data", read).off("error", fail).off("close", close);
		});
	}

	private readAll(callback: DataCallback): void {
		for (;;) {
			if (this.length === undefined) {
				const header = this.takeHeader();
				if (header === undefined) return;
				this.length = lengthIn(header);
				if (this.length === undefined) {
					this.fireError(new Error(`Header must provide a Content-Length property.\n${header}`));
					return;
				}
			}
			if (this.size < this.length) return;
			const body = this.take(this.length, "utf8");
			this.length = undefined;
			let message: Message;
			try {
				message = JSON.parse(body);
			} catch (error) {
				this.fireError(error);
				continue;
			}
			callback(message);
		}
	}

	/** A header without its end; undefined where its end is not there yet. */
	private takeHeader(): string | undefined {
		if (this.size === 0) return undefined;
		const end = this.joined().indexOf(endOfHeader, this.start);
		if (end < 0) return undefined;
		const header = this.take(end - this.start, "latin1");
		this.take(endOfHeader.length, "latin1");
		return header;
	}

	/** The next bytes as text. */
	private take(length: number, encoding: "utf8" | "latin1"): string {
		const bytes = this.joined();
		const end = this.start + length;
		const text = bytes.toString(encoding, this.start, end);
		this.size -= length;
		this.start = this.size === 0 ? 0 : end;
		if (this.size === 0) this.chunks = [];
		return text;
	}

	/** All chunks as one; those of a long body are joined once, when the last of it is there. */
	private joined(): Buffer {
		const [first] = this.chunks;
		if (first !== undefined && this.chunks.length === 1) return first;
		const all = Buffer.concat(this.chunks).subarray(this.start);
		this.start = 0;
		this.chunks = [all];
		return all;
	}
}

const endOfHeader = "\r\n\r\n";

/** The bytes of the body that a header tells of. */
function lengthIn(header: string): number | undefined {
	const digits = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(header)?.[1];
	return digits === undefined ? undefined : Number(digits);
}
