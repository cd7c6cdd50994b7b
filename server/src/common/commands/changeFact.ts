import type { AnnotatedTextEdit, Position } from "vscode-languageserver-types";
import type { FactChanges } from "../features/changeFact.js";
import { findNameToRename } from "../features/nameToRename.js";
import { findPlace } from "../features/place.js";
import { describeRename } from "../features/renameAnswer.js";
import type { StatedFact } from "../features/statedFact.js";
import { type FileChange, toRange, toTextEdits } from "../features/toLsp.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Span } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { type CommandContext, type CommandOutcome, type CommandPlace, command } from "./command.js";

/**
 * Changes a figure, a deadline or a name wherever the documents of the workspace state it, as one edit whose places the user
 * confirms. Without a new text, the place has been changed already, and the others are to follow.
 */
export const changeFact = command({
	verb: "changeFact",
	title: { zh: "一处改动，处处跟着改", en: "Change wherever it is stated" },
	kind: "refactor.rewrite.niwen",
	needs: ["directories", "scripts"],
	asksFirst: true,
	offers: (place) => {
		const written = figureAt(place);
		if (written === undefined) return [];
		return [
			{
				title: {
					zh: `别处写的同一数据也改为“${written}”…`,
					en: `Change the same figure to “${written}” elsewhere…`,
				},
				findings: place.touched.filter(({ code }) => code === "target/inconsistent"),
			},
		];
	},
	run: async (snapshot, { position, range, newText, find = false, confirmed = false }, context) => {
		const place = position ?? range?.start;
		if (place === undefined) return refuse(incomplete, context);
		const { findStatedFact } = await import("../features/statedFact.js");
		const fact = findStatedFact(snapshot, place);
		if (find) return tellPlace(snapshot, fact, place, context);
		if (fact === undefined) return changeName(snapshot, place, newText, confirmed, context);
		return changeStated(snapshot, fact, newText, confirmed, context);
	},
});

async function changeStated(
	snapshot: PlanSnapshot,
	fact: StatedFact,
	newText: string | undefined,
	confirmed: boolean,
	context: CommandContext,
): Promise<CommandOutcome> {
	const { describeFact, labelsOf } = await import("../features/factAnswer.js");
	const { language } = context;
	const { plans, unread } = await context.plansWhere(
		(other) => other.uri === snapshot.uri || fact.mentions(other),
	);
	const answer = fact.change(newText, plans);
	if ("refused" in answer) return refuse(answer.refused, context);
	const message = describeFact(fact.about, answer, unread, language);
	return confirmable(
		message,
		annotated(answer),
		labelsOf(fact.about, fact.written, answer.now, language),
		confirmed,
		context,
	);
}

/** The figure of a target or a result that the place is in: its words. */
function figureAt({ snapshot, span }: CommandPlace): string | undefined {
	const place = findPlace(snapshot, span.line, span.character);
	const isFigure = place?.kind === "target" || place?.kind === "point-target";
	return isFigure && place.target.value !== null ? place.target.raw : undefined;
}

function tellPlace(
	snapshot: PlanSnapshot,
	stated: { readonly written: string; readonly place: Span } | undefined,
	place: Position,
	context: CommandContext,
): CommandOutcome {
	if (stated !== undefined) return { message: stated.written, select: toRange(stated.place) };
	const name = findNameToRename(snapshot, place);
	return "refused" in name
		? refuse(nothingHere, context)
		: { message: name.written, select: toRange(name.span) };
}

function annotated({ changes }: FactChanges): readonly FileChange[] {
	return changes.map(({ uri, version, eol, edits }) => ({
		uri,
		version,
		edits: toTextEdits(edits, eol).map(
			(edit, i): AnnotatedTextEdit => ({ ...edit, annotationId: `niwen.${edits[i]?.reason ?? "same"}` }),
		),
	}));
}

async function changeName(
	snapshot: PlanSnapshot,
	place: Position,
	newName: string | undefined,
	confirmed: boolean,
	context: CommandContext,
): Promise<CommandOutcome> {
	const { language } = context;
	const name = findNameToRename(snapshot, place);
	if ("refused" in name) return refuse(nothingHere, context);
	if (newName === undefined) {
		const { textNeeded } = await import("../features/statedFact.js");
		return refuse(textNeeded(name.written), context);
	}
	const { renameName } = await import("../features/renameName.js");
	const answer = renameName(name, newName, await context.renameSpace(name));
	if ("refused" in answer) return refuse(answer.refused, context);
	const { doubt } = answer;
	const said = describeRename(answer, language);
	const message = doubt === undefined ? said : `${doubt[language]}${language === "zh" ? "" : " "}${said}`;
	const changes = answer.changes.map((change) => ({
		...change,
		edits: change.edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId: "niwen.same" })),
	}));
	const label = language === "zh" ? `“${name.written}”改为“${newName}”` : `“${name.written}” → “${newName}”`;
	return confirmable(message, changes, { "niwen.same": label }, confirmed, context);
}

/** Changes that the user looks at before they are made: one by one where the client can show them, else all at once. */
function confirmable(
	message: string,
	changes: readonly FileChange[],
	labels: Readonly<Record<string, string>>,
	confirmed: boolean,
	{ language, confirmsEdits }: CommandContext,
): CommandOutcome {
	const places = changes.reduce((sum, { edits }) => sum + edits.length, 0);
	if (places === 0) return { message };
	if (confirmsEdits) {
		// What was asked for is agreed to; every other place is for the user to confirm.
		const annotations = Object.entries(labels).map(
			([id, label]) => [id, { label, needsConfirmation: id !== "niwen.own" }] as const,
		);
		return { message, changes, annotations: Object.fromEntries(annotations) };
	}
	if (confirmed) return { message, changes };
	const choices =
		language === "zh"
			? [choice(1, "全部改"), choice(0, "不改")]
			: [choice(1, "Change all"), choice(0, "Change nothing")];
	return {
		message: `${message}${language === "zh" ? "要改吗？" : " Change them?"}`,
		choices,
		asks: "confirmed",
	};
}

function choice(value: number, label: string) {
	return { value, label, description: "" };
}

function refuse(reason: LocalizedText, { language }: CommandContext): CommandOutcome {
	return { message: reason[language], isRefusal: true };
}

const incomplete: LocalizedText = {
	zh: "请写明要改的数、时限或名称的位置（position）。",
	en: "Say where the figure, the deadline or the name stands (position).",
};

const nothingHere: LocalizedText = {
	zh: "光标处不是目标或成效的数、时限，也不是单位、领导的名称；请把光标放在要改的地方。",
	en: "There is no figure of a target or result here, no deadline, and no name of a unit or official; put the cursor on what is to be changed.",
};
