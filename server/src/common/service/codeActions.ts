import type { CodeAction, CodeActionParams } from "vscode-languageserver";
import { idOf } from "../commands/allCommands.js";
import type { CommandParams } from "../commands/command.js";
import { type OfferedCommand, offerCommands } from "../commands/offerCommands.js";
import { provideCodeActions } from "../features/codeActions.js";
import { toDiagnostic, toWorkspaceEdit } from "../features/toLsp.js";
import { joinFindings } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printableLine } from "../text/printable.js";
import type { FeatureContext } from "./feature.js";

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

/** An offer as an action: by the command, or by the edit itself where the client lets the server make none. */
async function toAction(
	snapshot: PlanSnapshot,
	{ command, offer }: OfferedCommand,
	{ range }: Pick<CodeActionParams, "range">,
	{ options, outcomeOf }: FeatureContext,
): Promise<CodeAction | undefined> {
	const { uri, version } = snapshot;
	const title = printableLine((offer.title ?? command.title)[options.language]);
	const diagnostics = (offer.findings ?? []).map((finding) =>
		toDiagnostic(finding, { uri, language: options.language, rulePage: options.linkOf }),
	);
	const action: CodeAction = { title, kind: command.kind, ...(diagnostics.length > 0 && { diagnostics }) };
	const argument = { uri, version, range, ...offer.options };
	if (options.appliesEdits || command.changesNothing)
		return { ...action, command: { title, command: idOf(command), arguments: [argument] } };
	if (command.asksFirst) return undefined;
	const outcome = await outcomeOf(command, argument as CommandParams);
	// Who has chosen an action has no one to be asked by.
	const { changes = [] } =
		outcome.asks === undefined
			? outcome
			: await outcomeOf(command, { ...argument, follow: true } as CommandParams);
	return changes.length === 0 ? undefined : { ...action, edit: toWorkspaceEdit(changes, options.edits) };
}
