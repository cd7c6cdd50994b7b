import { CodeActionKind, type Range } from "vscode-languageserver-types";
import { isWanted } from "../features/codeActions.js";
import { toSpan } from "../features/toLsp.js";
import { placeOfCursor, touchedBy } from "../features/touched.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { allCommands } from "./allCommands.js";
import type { AnyCommand, CommandOffer } from "./command.js";

/** A command as it is offered at a place, with the findings that it is about. */
export interface OfferedCommand {
	readonly command: AnyCommand;
	readonly offer: CommandOffer;
}

/**
 * The commands that are of use at a place of a document: for editors whose users cannot write down the argument of a
 * command, and as menus of those who can.
 *
 * @param only the kinds that the client asks for; all where it is left out
 * @param hasOwn the client has commands of its own for some of them
 */
export function offerCommands(
	snapshot: PlanSnapshot,
	range: Range,
	only: readonly string[] | undefined,
	findings: () => readonly PlacedFinding[],
	hasOwn: boolean,
): readonly OfferedCommand[] {
	const wanted = allCommands.filter(
		({ kind, isOwnOfClient }) => isWanted(only, kind) && !(hasOwn && isOwnOfClient),
	);
	if (wanted.length === 0) return [];
	const span = toSpan(range);
	const touched = touchedBy(findings(), placeOfCursor(snapshot, range));
	return wanted.flatMap((command) => {
		const isAskedFor = only !== undefined && command.kind !== CodeActionKind.QuickFix;
		return command
			.offers({ snapshot, span, touched, isAskedFor })
			.map((offer): OfferedCommand => ({ command, offer }));
	});
}
