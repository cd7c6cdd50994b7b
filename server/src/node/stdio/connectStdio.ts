import { Console } from "node:console";
import { Writable } from "node:stream";
import {
	type Connection,
	type ConnectionOptions,
	createConnection,
	StreamMessageReader,
} from "vscode-languageserver/node";
import { StreamWriter } from "./messageWriter.js";

/**
 * A connection over the standard streams. The process ends with its input, as `exit` ends it: by 0 where it was shut down
 * (LSP 3.17, *Exit Notification*).
 */
export function connectStdio(options: ConnectionOptions, isShutDown: () => boolean): Connection {
	const { stdin, stdout } = process;
	const connection = createConnection(new StreamMessageReader(stdin), new StreamWriter(stdout), options);
	const exit = (): void => process.exit(isShutDown() ? 0 : 1);
	stdin.on("end", exit).on("close", exit);
	printToLog(connection);
	return connection;
}

/** What a library prints would stand between messages; the client's log takes it. */
function printToLog({ console: log }: Connection): void {
	const through = (tell: (text: string) => void): Writable =>
		new Writable({
			decodeStrings: false,
			write(text: string, _encoding, done) {
				tell(text.trimEnd());
				done();
			},
		});
	Object.assign(
		console,
		new Console(
			through((text) => log.log(text)),
			through((text) => log.error(text)),
		),
	);
}
