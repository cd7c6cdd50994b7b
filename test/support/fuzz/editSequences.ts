import assert from "node:assert/strict";
import fc from "fast-check";
import { provideSemanticTokens } from "../../../server/src/common/features/semanticTokens.js";
import { TokenHistory } from "../../../server/src/common/service/tokenHistory.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { type LineChange, replaceRange } from "../../../server/src/common/text/sourceDocument.js";
import { readYaml } from "../../../server/src/common/text/yamlSource.js";
import { brokenDocument, readShippedPlans } from "../corpus.js";
import { planContent } from "../planContent.js";
import { createTestSnapshot, demoDirectory } from "../planSnapshot.js";

/** An edit of a client: a place, how much goes, and what comes. */
export interface RandomEdit {
	readonly line: number;
	readonly character: number;
	readonly lines: number;
	readonly length: number;
	readonly text: string;
	/** Whether it is taken back at once, by an edit of its own: else a document of many edits is soon one comment. */
	readonly isTakenBack: boolean;
}

/** Edits as people type, paste and cut them. */
export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
	line: fc.nat(99),
	character: fc.nat(60),
	lines: fc.constantFrom(0, 0, 0, 0, 1, 3),
	length: fc.constantFrom(0, 0, 1, 4),
	isTakenBack: fc.constantFrom(false, true, true),
	text: fc.constantFrom(
		"",
		"更",
		"|",
		"\n",
		"\r\n",
		"\r",
		"★",
		"，",
		"2.",
		"^^",
		'"',
		"\t",
		"---\n",
		"```\n",
		"<!-- niwen-disable -->",
		"<br>",
		"（区发改委牵头）",
		"1.由区教育局牵头，区财政局配合，新建学校3所。\n",
		"| 3 | 甲 | 3.新建道路4条。 | 钱宇 | ★区财政局 |\n",
		"## 二、其他\n\n| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n",
		"序号\t项目\t责任单位\n1\t新建学校\t区教育局\n",
	),
});

/** What an editor would show of a plan. */
function shownOf(snapshot: PlanSnapshot): unknown {
	return snapshot.findings().map(({ code, span, severity, message, related, hasFixes }) => ({
		code,
		span,
		severity,
		message,
		related,
		hasFixes,
	}));
}

function quantitiesIn({ index }: PlanSnapshot): ReadonlyMap<string, unknown> {
	return new Map(Array.from(index.quantities.indicators(), (name) => [name, index.usesOf(name)]));
}

/** A client's semantic tokens, which it asks for as differences to those that it has (LSP 3.17). */
export class ShownTokens {
	private readonly history = new TokenHistory();
	private data: readonly number[] = [];
	private resultId = "";

	follow(snapshot: PlanSnapshot): readonly number[] {
		const answer = this.history.since(snapshot, this.resultId);
		assert.notEqual(answer.resultId, undefined);
		this.resultId = answer.resultId ?? "";
		if ("data" in answer) this.data = answer.data;
		else
			for (const { start, deleteCount, data = [] } of answer.edits)
				this.data = this.data.toSpliced(start, deleteCount, ...data);
		return this.data;
	}
}

/** How a sequence of edits is compared with the text read anew. */
export interface Pace {
	/** After so many edits, and at the end. */
	readonly comparedAfter: number;
	/** Whether every version is asked for its findings, or those that are compared alone. */
	readonly isAsked: boolean;
}

/** Edits that have been made since the program began. */
export const made = { edits: 0 };

const setting = { directories: [demoDirectory], readYaml };

/** A document that is edited, from version to version. */
class Edited {
	snapshot: PlanSnapshot;
	private readonly tokens = new ShownTokens();
	private edits = 0;
	private compared = 0;

	constructor(
		text: string,
		private readonly pace: Pace,
	) {
		this.snapshot = createTestSnapshot(text, setting);
		this.snapshot.findings();
		this.tokens.follow(this.snapshot);
	}

	apply({ line, character, lines, length, text, isTakenBack }: RandomEdit): void {
		const { document } = this.snapshot;
		const startLine = line % document.lineCount;
		const endCharacter = lines === 0 ? character + length : length;
		const range = { startLine, startCharacter: character, endLine: startLine + lines, endCharacter };
		const { first, oldEnd, newEnd } = this.replace(range, text);
		if (!isTakenBack) return;
		const last = Math.max(first, newEnd - 1);
		const whole = {
			startLine: first,
			startCharacter: 0,
			endLine: last,
			endCharacter: this.snapshot.document.lineAt(last).length,
		};
		this.replace(whole, document.linesBetween(first, oldEnd).join("\n"));
	}

	private replace(range: Parameters<typeof replaceRange>[1], text: string): LineChange {
		const { snapshot } = this;
		const { document, change } = replaceRange(snapshot.document, range, text);
		const { uri, environment, version } = snapshot;
		this.snapshot = createPlanSnapshot(
			{ uri, version: version + 1, document, environment },
			{ snapshot, change },
		);
		made.edits++;
		if (++this.edits % this.pace.comparedAfter === 0) this.compare();
		else if (this.pace.isAsked) this.snapshot.findings();
		return change;
	}

	/** What was read, and all that is found, is that of the text as it is now. */
	compare(): void {
		if (this.compared === this.edits) return;
		this.compared = this.edits;
		const { snapshot } = this;
		const anew = createTestSnapshot(snapshot.document.lines.join("\n"), setting);
		assert.deepEqual(planContent(snapshot.plan), planContent(anew.plan));
		assert.deepEqual(shownOf(snapshot), shownOf(anew));
		assert.deepEqual([...snapshot.index.unitUses], [...anew.index.unitUses]);
		assert.deepEqual([...snapshot.index.officialUses], [...anew.index.officialUses]);
		assert.deepEqual(quantitiesIn(snapshot), quantitiesIn(anew));
		assert.deepEqual(this.tokens.follow(snapshot), provideSemanticTokens(anew).data);
	}
}

/** After edits of a document its findings, and all that was read, are those of the text as it then is. */
export function editLikeAnew(text: string, sequence: readonly RandomEdit[], pace: Pace): void {
	const edited = new Edited(text, pace);
	for (const edit of sequence) edited.apply(edit);
	edited.compare();
}

/** Every edit compared for itself, or many made one after another, of which the last is. */
const paces = fc.record({ comparedAfter: fc.constantFrom(1, 1, 8, 32), isAsked: fc.boolean() });

/**
 * Any edits of any document.
 *
 * @param edit makes them: {@link editLikeAnew}, with or without something around it
 */
export function editsLikeAnew(
	edit: (...inputs: Parameters<typeof editLikeAnew>) => void | Promise<void> = editLikeAnew,
): fc.IAsyncProperty<[[string, RandomEdit[], Pace]]> {
	const inputs = paces.chain((pace) =>
		fc.tuple(
			brokenDocument(readShippedPlans()),
			fc.array(randomEdit, { minLength: 1, maxLength: 5 * pace.comparedAfter, size: "max" }),
			fc.constant(pace),
		),
	);
	return fc.asyncProperty(inputs, async (given) => edit(...given));
}
