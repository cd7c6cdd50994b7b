import {
	type CancellationToken,
	ErrorCodes,
	type ExecuteCommandParams,
	MessageType,
	type Range,
	ResponseError,
	type ShowDocumentParams,
	ShowMessageNotification,
} from "vscode-languageserver";
import type { AnyCommand, CommandOutcome, CommandParams, RowsChange } from "../commands/command.js";
import { commandIds } from "../commands/commandNames.js";
import { type FileEdit, toWorkspaceEdit } from "../features/toLsp.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { CommandAnswer } from "../protocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printable } from "../text/printable.js";
import type { Environments } from "./environments.js";
import type { LaterPass } from "./laterPass.js";
import type { RenameSpaces } from "./renameSpaces.js";
import type { ServerState } from "./serverState.js";
import type { WorkspacePlans } from "./workspacePlans.js";

/** Milliseconds; a client may ask its user before it makes an edit. */
const editPatience = 60_000;
/** Likewise where the user looks at each place of an edit before it is made. */
const readingPatience = 1_800_000;

/**
 * Runs the table of commands for `workspace/executeCommand`. Parameters that do not fit are answered as invalid; all
 * else is answered by what was done or by the reason why nothing was, and also shown as a message, since most clients
 * show no answers.
 */
export class Commands {
	/** By document, the last that numbers are to follow later. */
	private readonly rowsChanges = new Map<string, RowsChange>();

	constructor(
		private readonly state: ServerState,
		private readonly environments: Environments,
		private readonly laterPass: LaterPass,
		private readonly plans: WorkspacePlans,
		private readonly renameSpaces: RenameSpaces,
	) {}

	serve(): void {
		this.state.connection.onExecuteCommand((params, token) => this.execute(params, token));
	}

	/** What a command comes to, by parameters that have been checked; nothing is changed. */
	async outcomeOf(command: AnyCommand, params: CommandParams): Promise<CommandOutcome> {
		const { state, environments } = this;
		const { needs = [] } = command;
		await state.loading;
		if (needs.includes("directories")) await environments.whenDirectoriesAreRead(params.uri);
		const snapshot = state.store.snapshot(params.uri);
		if (snapshot === undefined) return { message: this.say(notOpen(params.uri)), isRefusal: true };
		const { version = null } = params;
		if (version !== null && version !== snapshot.version)
			return { message: this.say(stale), isRefusal: true };
		const outcome = await command.run(snapshot, params, {
			language: state.options.language,
			rulePage: (code) => state.options.rulePage(code),
			findingsAcross: (each) => this.laterPass.findingsIn(each),
			previousPlan: async (each) => {
				if (each.frontMatter.values.previous === undefined) return undefined;
				// A scan forgets what was read beside the workspace, so that comes behind it.
				await this.plans.whenRead();
				await environments.whenPreviousIsRead(each.uri);
				return this.plans.previousOf(each);
			},
			directoryFile: (each) => state.workspace.directoryFileOf(each.uri, each.plan),
			rowsChange: (uri) => this.rowsChanges.get(uri),
			renameSpace: async ({ sought }) => {
				await this.plans.whenRead();
				return this.renameSpaces.of(sought, params.uri);
			},
			plansWhere: async (isWanted) => {
				await this.plans.whenRead();
				return this.renameSpaces.plansWhere(isWanted);
			},
			confirmsEdits: state.options.edits.annotations && state.options.edits.documentChanges,
		});
		if (outcome.following !== undefined) this.keepRowsChange(snapshot, outcome.following);
		return outcome;
	}

	private keepRowsChange(before: PlanSnapshot, order: RowsChange["order"]): void {
		for (const uri of this.rowsChanges.keys()) if (!this.state.store.has(uri)) this.rowsChanges.delete(uri);
		this.rowsChanges.set(before.uri, { before, order });
	}

	private async execute(
		{ command: id, arguments: given = [] }: ExecuteCommandParams,
		token: CancellationToken,
	): Promise<CommandAnswer | ResponseError<void>> {
		const { findCommand } = await import("../commands/allCommands.js");
		const command = findCommand(id);
		if (command === undefined) return new ResponseError(ErrorCodes.InvalidParams, this.say(unknown(id)));
		const schemas = await import("../commands/commandParams.js");
		const read = schemas[command.verb].safeParse(given[0]);
		if (!read.success) {
			const wrong = read.error.issues.map(({ path, message }) => ({ key: path.join("."), message }));
			return new ResponseError(ErrorCodes.InvalidParams, this.say(wrongArgument(id, wrong)));
		}
		const first = await this.answer(command, read.data, token);
		const isAsked = first.asks !== undefined && read.data.showMessage !== false;
		const {
			isShown = false,
			severity,
			...answer
		} = isAsked ? await this.askFirst(command, read.data, first, token) : first;
		const isDone = answer.applied || (answer.select !== undefined && answer.edit === undefined);
		if (isDone && answer.select !== undefined && read.data.showMessage !== false)
			await this.showPlace(read.data.uri, answer.select);
		const isSilent = read.data.showMessage === false || isShown || (isDone && command.isQuiet);
		if (!isSilent)
			void this.state.connection.sendNotification(ShowMessageNotification.type, {
				type: severity,
				message: answer.message,
			});
		return answer;
	}

	private async answer(
		command: AnyCommand,
		params: CommandParams,
		token: CancellationToken,
	): Promise<Answer> {
		try {
			const version = this.state.store.versionOf(params.uri);
			const {
				isRefusal,
				changes = [],
				show,
				annotations,
				...outcome
			} = await this.outcomeOf(command, params);
			const { select, choices, isElsewhere, asks } = outcome;
			const message = printable(outcome.message);
			const severity = isRefusal ? MessageType.Warning : MessageType.Info;
			if (token.isCancellationRequested) return this.refuse(cancelled);
			if (show !== undefined)
				return { applied: false, message, severity, isShown: await this.showFile(show) };
			const place = {
				...(select && { select }),
				...(outcome.following !== undefined && { follows: true }),
			};
			if (changes.length === 0) {
				const told = {
					...place,
					...(choices && { choices }),
					...(isElsewhere && { isElsewhere }),
					...(asks && { asks }),
				};
				return { applied: false, message, severity, ...told };
			}
			const edit = toWorkspaceEdit(changes, this.state.options.edits, annotations);
			if (params.apply === false) return { applied: false, message, severity, edit, ...place };
			// Files were read meanwhile; the user may have typed.
			if (this.state.store.versionOf(params.uri) !== version) return this.refuse(stale);
			const patience = annotations === undefined ? editPatience : readingPatience;
			return { ...(await this.apply(command, edit, message, patience)), ...place };
		} catch (error) {
			this.state.reportFailure(command.verb, error);
			return this.refuse(failed(command));
		}
	}

	/** Asks the user what the command wants to know, and runs it so; nothing is done without an answer. */
	private async askFirst(
		command: AnyCommand,
		params: CommandParams,
		{ message, choices = [], asks = "follow" }: Answer,
		token: CancellationToken,
	): Promise<Answer> {
		const { connection, client } = this.state;
		const actions = choices.map(({ label }) => ({ title: label }));
		const answer = await client.ask({
			method: "window/showMessageRequest",
			without: { zh: "命令没有执行。", en: "The command was not run." },
			patience: editPatience,
			send: () => connection.window.showInformationMessage(message, ...actions),
		});
		const title = answer.kind === "answered" ? answer.value?.title : undefined;
		const chosen = choices.find(({ label }) => label === title);
		const isAgreed = chosen?.value === 1;
		if (chosen === undefined || (asks === "confirmed" && !isAgreed)) return this.refuse(cancelled);
		return this.answer(command, { ...params, [asks]: isAgreed } as CommandParams, token);
	}

	/** Has the client make an edit; where it makes none, the edit is answered, for whoever asked to make it. */
	private async apply(
		command: AnyCommand,
		edit: FileEdit,
		message: string,
		patience: number,
	): Promise<Answer> {
		const { options, connection, client } = this.state;
		if (!options.appliesEdits) return { ...this.refuse(notApplied("")), edit };
		const answer = await client.ask({
			method: "workspace/applyEdit",
			without: { zh: "文稿由编辑器自己改动。", en: "Edits are left to the editor." },
			patience,
			send: () => connection.workspace.applyEdit({ label: command.title[options.language], edit }),
		});
		if (answer.kind === "unanswered") return this.refuse(unanswered);
		if (answer.kind === "refused") return { ...this.refuse(notApplied("")), edit };
		const { applied, failureReason = "" } = answer.value;
		if (applied) return { applied, message, severity: MessageType.Info };
		return { ...this.refuse(notApplied(failureReason)), edit };
	}

	/** Whether the client has shown a file to its user. */
	private showFile(uri: string): Promise<boolean> {
		return this.show(
			{ uri, takeFocus: true },
			{
				zh: "规则说明以消息显示。",
				en: "Rules are explained by messages.",
			},
		);
	}

	/** Puts the cursor where the user goes on, in clients whose users cannot do so with the answer. */
	private async showPlace(uri: string, selection: Range): Promise<void> {
		await this.show(
			{ uri, selection, takeFocus: true },
			{
				zh: "光标留在原处。",
				en: "The cursor stays where it is.",
			},
		);
	}

	private async show(params: ShowDocumentParams, without: LocalizedText): Promise<boolean> {
		const { options, connection, client } = this.state;
		if (!options.showsDocuments) return false;
		const answer = await client.ask({
			method: "window/showDocument",
			without,
			send: () => connection.window.showDocument(params),
		});
		return answer.kind === "answered" && answer.value.success;
	}

	private refuse(message: LocalizedText): Answer {
		return { applied: false, message: this.say(message), severity: MessageType.Warning };
	}

	private say(message: LocalizedText): string {
		return printable(message[this.state.options.language]);
	}
}

interface Answer extends CommandAnswer {
	readonly severity: MessageType;
	/** The client shows it otherwise. */
	readonly isShown?: boolean;
}

const stale: LocalizedText = {
	zh: "文稿已有改动，此命令没有执行；请再试一次。",
	en: "The document was changed meanwhile and the command was not run; please try again.",
};
const cancelled: LocalizedText = {
	zh: "命令已取消，文稿未改动。",
	en: "Cancelled; the document is unchanged.",
};
const unanswered: LocalizedText = {
	zh: "编辑器没有答复是否已经改动，请看一下文稿。",
	en: "The editor did not say whether it made the change; please look at the document.",
};

function notApplied(reason: string): LocalizedText {
	return {
		zh: `编辑器没有应用这处改动${reason && `（${reason}）`}，文稿未改动。`,
		en: `The editor did not make the change${reason && ` (${reason})`}; the document is as it was.`,
	};
}

function failed({ title }: AnyCommand): LocalizedText {
	return {
		zh: `“${title.zh}”未能完成，文稿未改动；这是拟文的缺陷，详见运行记录。`,
		en: `“${title.en}” failed and nothing was changed; this is a defect of Niwen, see its log.`,
	};
}

function notOpen(uri: string): LocalizedText {
	return {
		zh: `没有打开这份方案：${uri}。请先在编辑器中打开，文件名应为 名称.plan.md。`,
		en: `This plan is not open: ${uri}. Open it in the editor first; its name is to be NAME.plan.md.`,
	};
}

function unknown(id: string): LocalizedText {
	return {
		zh: `没有命令“${id}”；可用的命令：${commandIds.join("、")}。`,
		en: `There is no command “${id}”; there are ${commandIds.join(", ")}.`,
	};
}

function wrongArgument(
	id: string,
	wrong: readonly { readonly key: string; readonly message: string }[],
): LocalizedText {
	const keys = wrong.flatMap(({ key }) => key || []);
	return {
		zh: `${id} 的参数有误${keys.length > 0 ? `（${keys.join("、")}）` : ""}：应为一个对象，如 {"uri": "file:///…"}，各项见文档《命令行》。`,
		en: `The argument of ${id} is wrong (${wrong.map(({ key, message }) => (key === "" ? message : `${key}: ${message}`)).join("; ")}): it is one object, as {"uri": "file:///…"}.`,
	};
}
