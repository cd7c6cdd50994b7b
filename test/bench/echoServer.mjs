#!/usr/bin/env node
/**
 * A language server that does nothing but answer, to tell what the protocol costs by itself: it takes didOpen and didChange,
 * and publishes the same diagnostics for each version.
 *
 *   node echoServer.mjs library|hand FILE
 *
 * `library` is made with vscode-languageserver, as Niwen is; `hand` has no library and keeps no text. FILE holds the
 * diagnostics, a JSON array.
 */
import { readFileSync } from "node:fs";
import process from "node:process";

const [kind, file] = process.argv.slice(2);
const written = readFileSync(file, "utf8");

if (kind === "library") await serveWithLibrary(JSON.parse(written));
else serveByHand(written);

async function serveWithLibrary(diagnostics) {
	const { createConnection, TextDocumentSyncKind, TextDocuments } = await import(
		"vscode-languageserver/node"
	);
	const { TextDocument } = await import("vscode-languageserver-textdocument");
	const connection = createConnection(process.stdin, process.stdout);
	const documents = new TextDocuments(TextDocument);
	connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
	documents.onDidChangeContent(({ document: { uri, version } }) =>
		connection.sendDiagnostics({ uri, version, diagnostics }),
	);
	documents.listen(connection);
	connection.listen();
}

/** @param {string} diagnostics as JSON: nothing is encoded twice */
function serveByHand(diagnostics) {
	let buffered = Buffer.alloc(0);
	const send = (body) => process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
	const answer = ({ id, method, params }) => {
		if (method === "textDocument/didOpen" || method === "textDocument/didChange") {
			const { uri, version } = params.textDocument;
			const place = `"uri":${JSON.stringify(uri)},"version":${version}`;
			send(
				`{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{${place},"diagnostics":${diagnostics}}}`,
			);
		} else if (method === "exit") process.exit();
		else if (id !== undefined) {
			const result = method === "initialize" ? { capabilities: { textDocumentSync: 2 } } : null;
			send(JSON.stringify({ jsonrpc: "2.0", id, result }));
		}
	};
	process.stdin.on("data", (chunk) => {
		buffered = Buffer.concat([buffered, chunk]);
		for (;;) {
			const headerEnd = buffered.indexOf("\r\n\r\n");
			const length = /content-length: *(\d+)/i.exec(
				buffered.toString("latin1", 0, Math.max(0, headerEnd)),
			)?.[1];
			const end = headerEnd + 4 + Number(length);
			if (length === undefined || buffered.length < end) return;
			const message = JSON.parse(buffered.toString("utf8", headerEnd + 4, end));
			buffered = buffered.subarray(end);
			answer(message);
		}
	});
	process.stdin.on("end", () => process.exit());
}
