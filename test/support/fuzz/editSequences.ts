import assert from "node:assert/strict";
import fc from "fast-check";
import { provideSemanticTokens } from "../../../server/src/common/features/semanticTokens.js";
import { TokenHistory } from "../../../server/src/common/service/tokenHistory.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { replaceRange } from "../../../server/src/common/text/sourceDocument.js";
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
}

/** Edits as people type, paste and cut them. */
export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
	line: fc.nat(99),
	character: fc.nat(60),
	lines: fc.constantFrom(0, 0, 0, 0, 1, 3),
	length: fc.constantFrom(0, 0, 1, 4),
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

/** After edits of a document its findings, and all that was read, are those of the text as it then is. */
export function editLikeAnew(text: string, sequence: readonly RandomEdit[], asksBetween: boolean): void {
	const setting = { directories: [demoDirectory], readYaml };
	let snapshot = createTestSnapshot(text, setting);
	snapshot.findings();
	const tokens = new ShownTokens();
	tokens.follow(snapshot);
	for (const [i, { line, character, lines, length, text: typed }] of sequence.entries()) {
		const startLine = line % snapshot.document.lines.length;
		const range = {
			startLine,
			startCharacter: character,
			endLine: startLine + lines,
			endCharacter: lines === 0 ? character + length : length,
		};
		const { document, change } = replaceRange(snapshot.document, range, typed);
		const { uri, environment } = snapshot;
		snapshot = createPlanSnapshot({ uri, version: i + 2, document, environment }, { snapshot, change });
		if (!asksBetween && i < sequence.length - 1) continue;
		const anew = createTestSnapshot(document.lines.join("\n"), setting);
		assert.deepEqual(planContent(snapshot.plan), planContent(anew.plan));
		assert.deepEqual(shownOf(snapshot), shownOf(anew));
		assert.deepEqual([...snapshot.index.unitUses], [...anew.index.unitUses]);
		assert.deepEqual([...snapshot.index.officialUses], [...anew.index.officialUses]);
		assert.deepEqual(quantitiesIn(snapshot), quantitiesIn(anew));
		assert.deepEqual(tokens.follow(snapshot), provideSemanticTokens(anew).data);
	}
}

/**
 * Any edits of any document.
 *
 * @param edit makes them: {@link editLikeAnew}, with or without something around it
 */
export function editsLikeAnew(
	edit: (...inputs: Parameters<typeof editLikeAnew>) => void | Promise<void> = editLikeAnew,
): fc.IAsyncProperty<[string, RandomEdit[], boolean]> {
	const edits = fc.array(randomEdit, { minLength: 1, maxLength: 8 });
	return fc.asyncProperty(brokenDocument(readShippedPlans()), edits, fc.boolean(), async (...inputs) =>
		edit(...inputs),
	);
}
