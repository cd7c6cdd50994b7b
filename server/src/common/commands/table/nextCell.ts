import type { Position } from "vscode-languageserver-types";
import { toRange } from "../../features/toLsp.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Span } from "../../model/span.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { type CommandOutcome, command } from "../command.js";
import { cellAtPosition, cellsOfBlock, type KeyPlace, keyPlaceAt } from "./keyPlace.js";
import { notInTable, rowBelow } from "./rowBelow.js";

/** Selects what stands in the next cell; behind the last of a table, a new row comes. The Tab key in tables. */
export const nextCell = command({
	verb: "nextCell",
	title: { zh: "到下一格", en: "Go to the next cell" },
	kind: "refactor.rewrite.niwen",
	isQuiet: true,
	// It only moves the cursor: for keys.
	offers: () => [],
	run: (snapshot, { range, follow }, { language }) => {
		const at = range?.end;
		const place = at === undefined ? undefined : keyPlaceAt(snapshot, at.line);
		if (at === undefined || place === undefined) return notInTable(language);
		const next = cellBehind(snapshot, place, at);
		return next === undefined ? rowBelow(snapshot, place, { follow, language }) : select(next, language);
	},
});

/** Likewise the cell before. */
export const previousCell = command({
	verb: "previousCell",
	title: { zh: "到上一格", en: "Go to the previous cell" },
	kind: "refactor.rewrite.niwen",
	isQuiet: true,
	offers: () => [],
	run: (snapshot, { range }, { language }) => {
		const at = range?.start;
		const place = at === undefined ? undefined : keyPlaceAt(snapshot, at.line);
		if (at === undefined || place === undefined) return notInTable(language);
		const cells = cellsOfBlock(snapshot, place);
		const before = cells[cellAtPosition(snapshot, place, cells, at) - 1];
		if (before !== undefined) return select(before, language);
		const above = blockBeside(snapshot, place, -1);
		const last = above === undefined ? undefined : cellsOfBlock(snapshot, above).at(-1);
		return last === undefined ? { message: first[language], isRefusal: true } : select(last, language);
	},
});

/** The cell behind a position of the same table; `undefined` where there is none. */
function cellBehind(snapshot: PlanSnapshot, place: KeyPlace, at: Position): Span | undefined {
	const cells = cellsOfBlock(snapshot, place);
	const behind = cells[cellAtPosition(snapshot, place, cells, at) + 1];
	if (behind !== undefined) return behind;
	for (let below = blockBeside(snapshot, place, 1); below !== undefined; ) {
		const [next] = cellsOfBlock(snapshot, below);
		if (next !== undefined) return next;
		below = blockBeside(snapshot, below, 1);
	}
	return undefined;
}

/** The row or header above (-1) or below (1) in the same table; `undefined` where there is none. */
function blockBeside(snapshot: PlanSnapshot, { block }: KeyPlace, step: -1 | 1): KeyPlace | undefined {
	const { plan } = snapshot;
	const isHeader = (at: number) => plan.blockAt(at)?.kind === "table-header";
	// Each header begins a table of its own.
	if (isHeader(step < 0 ? block : block + 1) || block + step < 0 || block + step >= plan.blockCount)
		return undefined;
	return keyPlaceAt(snapshot, plan.lineOfBlock(block + step));
}

function select(span: Span, language: keyof LocalizedText): CommandOutcome {
	return { message: there[language], select: toRange(span) };
}

const there: LocalizedText = { zh: "已到这一格。", en: "The cell is selected." };
const first: LocalizedText = {
	zh: "已经是表格的第一格。",
	en: "This is the first cell of the table already.",
};
