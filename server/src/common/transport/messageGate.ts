import {
	type Connection,
	type ConnectionOptions,
	ErrorCodes,
	LSPErrorCodes,
	Message,
	RAL,
	type RequestMessage,
	ResponseError,
} from "vscode-languageserver";
import type { LocalizedText } from "../model/localizedText.js";
import { boundPlaces, initializeParams, type ParamsCheck } from "../service/requestParams.js";
import { printable } from "../text/printable.js";

/** Lets through to the server what LSP 3.17 says it is to see. */
export interface MessageGate {
	/** For the connection that it stands before. */
	readonly options: ConnectionOptions;
	/** Answers what was not let through; to be called once, before the connection listens. */
	serve(connection: Connection, language: () => keyof LocalizedText): void;
	/** Whether the client has asked for the end. */
	isShutDown(): boolean;
	/** Lets what comes from now on wait, in its order, until this is done. */
	holdUntil(ready: Promise<void>): void;
}

interface Refusal {
	readonly code: number;
	readonly message: LocalizedText;
}

/**
 * Makes a gate that refuses requests before `initialize` (-32002) and after `shutdown`, a second `initialize`
 * (both -32600), and parameters that lack what the method needs (-32602); notifications of that kind are left out, as
 * the specification has it ("Server lifecycle"), and those with wrong parameters are told to the log. Places farther out
 * than LSP has are brought to the farthest that it has.
 *
 * @param paramsOf what the parameters of a method must be; `undefined` where anything may come
 */
export function createMessageGate(paramsOf: (method: string) => ParamsCheck | undefined): MessageGate {
	let state: "new" | "running" | "shut-down" = "new";
	let tell: (message: LocalizedText) => void = () => {};
	/** What waits; `undefined` where nothing has to. */
	let held: (() => void)[] | undefined;
	/** Lets one message through a turn, as the connection does: what is done behind one is done before the next. */
	const release = (): void => {
		const pass = held?.shift();
		if (pass === undefined) {
			held = undefined;
			return;
		}
		pass();
		RAL().timer.setImmediate(release);
	};

	const refusalOf = ({ method, params }: RequestMessage): Refusal | undefined => {
		if (method === "initialize") {
			if (state !== "new") return alreadyInitialized;
			return initializeParams(params) ? undefined : wrongParams(method);
		}
		if (state === "new") return notInitialized;
		if (state === "shut-down") return shutDown(method);
		return paramsOf(method)?.(params) === false ? wrongParams(method) : undefined;
	};

	return {
		options: {
			messageStrategy: {
				handleMessage(message, next) {
					if (Message.isRequest(message)) {
						const refusal = refusalOf(message);
						if (refusal !== undefined)
							return next({ ...message, method: refusedRequest, params: refusal } as RequestMessage);
						if (message.method === "initialize") state = "running";
						else if (message.method === "shutdown") state = "shut-down";
					} else if (Message.isNotification(message)) {
						const { method, params } = message;
						const isAlwaysRead = method === "exit" || method.startsWith("$/");
						if (!isAlwaysRead && state !== "running") return;
						if (paramsOf(method)?.(params) === false) return tell(wrongParams(method).message);
					}
					if ("params" in message) boundPlaces(message.params);
					if (held === undefined) return next(message);
					held.push(() => next(message));
				},
			},
			connectionStrategy: {
				// A request that its client gave up before it was begun need not be begun.
				cancelUndispatched: (message) => {
					if (!Message.isRequest(message)) return undefined;
					const error = { code: LSPErrorCodes.RequestCancelled, message: "cancelled" };
					return { jsonrpc: "2.0", id: message.id, error };
				},
			},
		},
		isShutDown: () => state === "shut-down",
		holdUntil(ready) {
			held = [];
			// Without what is waited for nothing can be served: a failure ends the process, as that of any part at its start.
			void ready.then(release);
		},
		serve(connection, language) {
			tell = (message) => connection.console.warn(printable(message[language()]));
			connection.onRequest(
				refusedRequest,
				({ code, message }: Refusal) => new ResponseError(code, message[language()]),
			);
		},
	};
}

/** Where a refused request is sent on to: only a handler can answer. */
const refusedRequest = "niwen/refused";

const notInitialized: Refusal = {
	code: ErrorCodes.ServerNotInitialized,
	message: {
		zh: "服务尚未初始化：请先发送 initialize。",
		en: "The server is not initialized yet: send initialize first.",
	},
};

const alreadyInitialized: Refusal = {
	code: ErrorCodes.InvalidRequest,
	message: {
		zh: "服务已初始化：initialize 只能发送一次。",
		en: "The server is initialized already: initialize can be sent only once.",
	},
};

function shutDown(method: string): Refusal {
	return {
		code: ErrorCodes.InvalidRequest,
		message: {
			zh: `服务已停止，不再处理 ${method}；请发送 exit。`,
			en: `The server is shut down and does not answer ${method} any more; send exit.`,
		},
	};
}

function wrongParams(method: string): Refusal {
	return {
		code: ErrorCodes.InvalidParams,
		message: {
			zh: `${method} 的参数不全或有误，请按 LSP 3.17 的规定发送。`,
			en: `The parameters of ${method} are missing or wrong; send what LSP 3.17 says.`,
		},
	};
}
