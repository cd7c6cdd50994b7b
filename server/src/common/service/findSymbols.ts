import type { CancellationToken, SymbolInformation } from "vscode-languageserver";
import { loadedPinyin } from "../directory/pinyin.js";
import { SymbolSearch } from "../features/workspaceSymbols.js";
import type { FeatureContext } from "./feature.js";

/** Milliseconds that a search takes before others have their turn. */
const longestTurn = 10;

/** Searches document by document, so that a search that nobody waits for any more ends early. */
export async function findSymbols(
	{ plansRead, options: { language }, index, pause }: FeatureContext,
	query: string,
	token: CancellationToken,
): Promise<SymbolInformation[]> {
	await plansRead(token);
	const toPinyin = loadedPinyin();
	const search = new SymbolSearch(query, { language, ...(toPinyin === undefined ? {} : { toPinyin }) });
	let since = Date.now();
	for (const summary of index.summaries()) {
		search.add(summary);
		if (Date.now() - since < longestTurn) continue;
		await pause(0);
		if (token.isCancellationRequested) return [];
		since = Date.now();
	}
	return search.symbols();
}
