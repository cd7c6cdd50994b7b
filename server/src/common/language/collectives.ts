import { collectives } from "./words/collectives.js";

/** See `words/collectives.yaml`. */
export const collectiveWords = collectives;

const behindOthers: ReadonlySet<string> = new Set(collectives.behindOthers);

/** Whether words behind a collective of the same list mean all of their kind: 街道办事处 behind 各镇人民政府. */
export function isOneOfMany(name: string): boolean {
	return behindOthers.has(name);
}
