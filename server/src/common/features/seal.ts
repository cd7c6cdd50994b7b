import { compareSeal, noSignature, sayVerdict, sealReport } from "../comparison/seal/compareSeal.js";
import { printSeal } from "../comparison/seal/seal.js";
import type { CheckSealAnswer, CheckSealParams, SealAnswer, SealParams } from "../documentProtocol.js";
import { printReport } from "../interchange/report/printMarkdown.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { fromBase64 } from "../text/base64.js";
import { sha256 } from "../text/sha256.js";
import { nameOfUri } from "./nameOfUri.js";
import type { Language } from "./toLsp.js";

/** A seal of an open plan whose file says the same. */
export async function sealDocument(
	{ plan, index, uri }: PlanSnapshot,
	{ data, date }: Pick<SealParams, "data" | "date">,
	version: string,
	language: Language,
): Promise<SealAnswer> {
	const bytes = fromBase64(data);
	const file = { name: nameOfUri(uri), sha256: await sha256(bytes), bytes: bytes.length };
	return { content: await printSeal(plan, index, file, { date, version }), message: noSignature[language] };
}

/** Whether an open plan is the approved one. */
export async function checkSeal(
	{ plan, index }: PlanSnapshot,
	{ data, seal }: Pick<CheckSealParams, "data" | "seal">,
	language: Language,
): Promise<CheckSealAnswer> {
	const comparison = await compareSeal(plan, index, { sha256: await sha256(fromBase64(data)) }, seal);
	if ("problem" in comparison) return { refused: comparison.problem[language] };
	return {
		verdict: comparison.verdict,
		message: sayVerdict(comparison)[language],
		page: printReport(sealReport(comparison, language)).text,
	};
}
