import type { CodeAction, CodeActionParams } from "vscode-languageserver";
import { findCommand, idOf } from "../commands/allCommands.js";
import type { AnyCommand, CommandOutcome, CommandParams } from "../commands/command.js";
import { fixAll } from "../commands/fixAll.js";
import { type OfferedCommand, offerCommands } from "../commands/offerCommands.js";
import { type CodeActionOptions, provideCodeActions } from "../features/codeActions.js";
import { toDiagnostic, toWorkspaceEdit } from "../features/toLsp.js";
import { joinFindings } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printableLine } from "../text/printable.js";
import { type FeatureContext, type FeatureOptions, RequestRefusal } from "./feature.js";

/** What mends the findings of a range, and the commands that are of use there. */
export async function answerCodeActions(
	snapshot: PlanSnapshot,
	{ range, context: { only } }: CodeActionParams,
	context: FeatureContext,
): Promise<CodeAction[]> {
	const { options } = context;
	const across = context.findingsAcross(snapshot);
	// Some clients say `null` where they ask for no kind.
	const kinds = only ?? undefined;
	const actions = provideCodeActions(
		snapshot,
		range,
		kinds === undefined ? {} : { only: kinds },
		{
			language: options.language,
			commands: options.commandLinks,
			edits: options.edits,
			// The diagnostics that an action mends are those that the client has, links and all.
			rulePage: options.linkOf,
			...fixesLater(snapshot, options),
		},
		across,
	);
	const findings = () => joinFindings(snapshot.findings(), across);
	for (const offered of offerCommands(snapshot, range, kinds, findings, options.commandLinks)) {
		const action = await toAction(snapshot, offered, { range }, context);
		if (action !== undefined) actions.push(action);
	}
	return actions;
}

/** Where all fixes of a code are not made before somebody wants them. */
function fixesLater(
	{ uri, version }: PlanSnapshot,
	{ resolvesActions, appliesEdits, language }: FeatureOptions,
): Pick<CodeActionOptions, "fixesLater"> {
	if (!resolvesActions && !appliesEdits) return {};
	return {
		fixesLater: (code) => {
			const argument = { uri, version, code };
			return resolvesActions
				? whenTaken(fixAll, argument)
				: byCommand(fixAll, argument, fixAll.title[language]);
		},
	};
}

/** Of an action that has the client run a command. */
function byCommand(command: AnyCommand, argument: object, title: string): Pick<CodeAction, "command"> {
	return { command: { title, command: idOf(command), arguments: [argument] } };
}

/** Of an action whose edit is made by {@link resolveCodeAction}. */
function whenTaken(command: AnyCommand, argument: object): Pick<CodeAction, "data"> {
	return { data: { command: idOf(command), argument } };
}

/**
 * An action with the edit that its command comes to. One that bears anything else than Niwen gave it stays as it is.
 *
 * @throws RequestRefusal where the command changes nothing, as in a document that is another by now
 */
export async function resolveCodeAction(context: FeatureContext, action: CodeAction): Promise<CodeAction> {
	const { command: id, argument } = (action.data ?? {}) as {
		readonly command?: unknown;
		readonly argument?: unknown;
	};
	const command = typeof id === "string" ? findCommand(id) : undefined;
	if (command === undefined || command.asksFirst || command.changesNothing) return action;
	const schemas = await import("../commands/commandParams.js");
	const { data: params } = schemas[command.verb].safeParse(argument);
	if (params === undefined) return action;
	const { changes = [], message } = await outcomeWithoutAsking(command, params, context);
	if (changes.length === 0) throw new RequestRefusal({ zh: message, en: message });
	return { ...action, edit: toWorkspaceEdit(changes, context.options.edits) };
}

/** Who has chosen an action has no one to be asked by. */
async function outcomeWithoutAsking(
	command: AnyCommand,
	params: CommandParams,
	{ outcomeOf }: FeatureContext,
): Promise<CommandOutcome> {
	const outcome = await outcomeOf(command, params);
	return outcome.asks === undefined
		? outcome
		: outcomeOf(command, { ...params, follow: true } as CommandParams);
}

/** An offer as an action: by the command, or by the edit itself where the client lets the server make none. */
async function toAction(
	snapshot: PlanSnapshot,
	{ command, offer }: OfferedCommand,
	{ range }: Pick<CodeActionParams, "range">,
	context: FeatureContext,
): Promise<CodeAction | undefined> {
	const { uri, version } = snapshot;
	const { options } = context;
	const title = printableLine((offer.title ?? command.title)[options.language]);
	const diagnostics = (offer.findings ?? []).map((finding) =>
		toDiagnostic(finding, { uri, language: options.language, rulePage: options.linkOf }),
	);
	const action: CodeAction = { title, kind: command.kind, ...(diagnostics.length > 0 && { diagnostics }) };
	const argument = { uri, version, range, ...offer.options };
	if (options.appliesEdits || command.changesNothing)
		return { ...action, ...byCommand(command, argument, title) };
	if (command.asksFirst) return undefined;
	if (options.resolvesActions) return { ...action, ...whenTaken(command, argument) };
	const { changes = [] } = await outcomeWithoutAsking(command, argument as CommandParams, context);
	return changes.length === 0 ? undefined : { ...action, edit: toWorkspaceEdit(changes, options.edits) };
}
