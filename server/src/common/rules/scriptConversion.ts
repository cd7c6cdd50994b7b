import type { DocumentFacts, TextFacts } from "../analysis/factsOfDocument.js";
import { countScriptsOf, placeOf } from "../analysis/textFacts.js";
import { protectedNames } from "../directory/protectedNames.js";
import type { Fix } from "../model/edit.js";
import type { ReplaceText } from "../model/planOperation.js";
import { replaceAt } from "../model/replaceAt.js";
import {
	changedRuns,
	detectTraditionalSet,
	loadedScriptConverter,
	mainScriptOf,
	type TraditionalSet,
} from "../text/script.js";
import type { DocumentContext } from "./rule.js";

/** So many findings may each offer to convert the whole document. */
export const mostOffered = 20;

export interface FactsPlace {
	readonly block: number;
	readonly text: TextFacts;
}

/**
 * What converts the document or a text of it, computed when it is asked for, the first part once. Traditional characters
 * are found by a set (text/script.ts); the words they make are converted by OpenCC, whose tables are loaded behind the
 * first diagnostics, so that the fixes are there a moment later than the finding.
 */
export function createConversion(
	{ plan, book, index }: DocumentContext,
	facts: DocumentFacts,
): { of(place: FactsPlace): readonly ReplaceText[]; all(): Fix } {
	const places = (): FactsPlace[] =>
		facts.notable.flatMap((block) =>
			(facts.blocks.at(block)?.texts ?? [])
				.filter(({ script }) => script.traditional > 0)
				.map((text) => ({ block, text })),
		);
	let known: { set: TraditionalSet; names: readonly string[] } | undefined;
	const of = ({ block, text }: FactsPlace): readonly ReplaceText[] => {
		const converter = loadedScriptConverter();
		if (converter === undefined) return [];
		known ??= {
			set: detectTraditionalSet(
				places()
					.map((place) => place.text.words)
					.join(""),
			),
			names: protectedNames(
				book,
				index.prose.officials.map(({ raw }) => raw),
			),
		};
		const { words } = text;
		const converted = converter.convert(
			words,
			known.set,
			known.names,
			mainScriptOf(countScriptsOf(plan, facts)),
		);
		return changedRuns(words, converted).flatMap(
			({ range, newText }) => replaceAt(plan, placeOf(plan, block, text, range), newText) ?? [],
		);
	};
	return {
		of,
		all: () => ({
			title: { zh: "全文转为简体", en: "Convert the document" },
			safe: false,
			operations: places().flatMap(of),
		}),
	};
}
