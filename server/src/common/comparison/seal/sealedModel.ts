import type { PlanIndex } from "../../analysis/planIndex.js";
import { toUtf8 } from "../../interchange/export/toUtf8.js";
import { toPlanJson } from "../../interchange/planJson.js";
import type { TextBlock } from "../../model/block.js";
import type { Plan } from "../../model/plan.js";
import { sha256 } from "../../text/sha256.js";

/** What a plan says, without where and how it is written down; plain JSON. */
export interface SealedContent {
	/** As `niwen parse --format json` prints it, without {@link leftOut}. */
	readonly model: unknown;
	/** All that stands outside of tables, a text a paragraph, in its order, blanks as one. */
	readonly texts: readonly string[];
}

/**
 * Fields that say where something stands, in which layout, and whether a directory knows it: another layout, other line
 * ends and another directory are the same plan.
 */
const leftOut: ReadonlySet<string> = new Set([
	...["range", "mentions", "layout", "layouts", "path", "tables", "known"],
]);

/** Roles of texts that say nothing of the plan, or what the model says already. */
const isNotContent: ReadonlySet<TextBlock["role"]> = new Set([
	...(["blank", "comment", "code", "title", "delimiter", "repeated-header"] as const),
]);

export function sealedContent(plan: Plan, index: PlanIndex): SealedContent {
	const texts: string[] = [];
	plan.forEachBlock((block) => {
		if (block.kind !== "text" || isNotContent.has(block.role)) return;
		const text = block.text.text.replace(/\s+/g, " ").trim();
		if (text !== "") texts.push(text);
	});
	// Through JSON, so that it is the same whether it comes from a plan or from a file.
	return { model: without(JSON.parse(JSON.stringify(toPlanJson(plan, index)))), texts };
}

/** The SHA-256 of a value of JSON, whatever the order of its keys and the blanks of its file: of the text of {@link canonicalJson}. */
export async function digestOfJson(value: unknown): Promise<string> {
	return sha256(await toUtf8(canonicalJson(value)));
}

/** JSON without blanks, keys sorted by their UTF-16 units (the order of RFC 8785). */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(",")}}`;
}

function without(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(without);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, each]) => (leftOut.has(key) ? [] : [[key, without(each)]])),
	);
}
