import type { LocalizedText } from "../model/localizedText.js";

/** What became of a request to the client. */
export type ClientAnswer<Value> =
	| { readonly kind: "answered"; readonly value: Value }
	| { readonly kind: "refused" }
	/** Nobody waits for it any more; it may still come. */
	| { readonly kind: "unanswered"; readonly late: Promise<Value> };

/** What is asked of the client, and what follows where it does not answer. */
export interface ClientQuestion<Value> {
	/** The method, for the log. */
	readonly method: string;
	/** How Niwen goes on without an answer, one sentence. */
	readonly without: LocalizedText;
	/** Milliseconds that are waited. */
	readonly patience?: number;
	send(): Promise<Value>;
}

export interface ClientRequestsHost {
	pause(milliseconds: number): Promise<void>;
	/** Writes to the log. */
	warn(message: LocalizedText): void;
}

/** Milliseconds; what documents are served by may wait so long for a client that says nothing. */
const usualPatience = 3000;

/**
 * Sends requests to the client. It may refuse any of them, or never answer; either is told to the log, once for
 * each, and is never an error: what depends on it goes on without.
 */
export class ClientRequests {
	private readonly told = new Set<string>();

	constructor(private readonly host: ClientRequestsHost) {}

	async ask<Value>(question: ClientQuestion<Value>): Promise<ClientAnswer<Value>> {
		const { method, without, patience = usualPatience, send } = question;
		let late: Promise<Value>;
		try {
			late = send();
		} catch (error) {
			late = Promise.reject(error);
		}
		const answered = late.then(
			(value): ClientAnswer<Value> => ({ kind: "answered", value }),
			(error: unknown): ClientAnswer<Value> => {
				const reason = error instanceof Error ? error.message : String(error);
				this.tellOnce({
					zh: `编辑器没有接受 ${method}（${reason}）。${without.zh}`,
					en: `The editor refused ${method} (${reason}). ${without.en}`,
				});
				return { kind: "refused" };
			},
		);
		const unanswered = this.host
			.pause(patience)
			.then((): ClientAnswer<Value> => ({ kind: "unanswered", late }));
		const answer = await Promise.race([answered, unanswered]);
		if (answer.kind === "unanswered")
			this.tellOnce({
				zh: `编辑器没有答复 ${method}，不再等候。${without.zh}`,
				en: `The editor did not answer ${method}; nobody waits for it any more. ${without.en}`,
			});
		return answer;
	}

	private tellOnce(message: LocalizedText): void {
		if (this.told.has(message.en)) return;
		this.told.add(message.en);
		this.host.warn(message);
	}
}
