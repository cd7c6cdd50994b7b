import { isBlankBlock } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";
import { lineSpan } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { ChangeOutcome } from "./planChanges.js";

/**
 * Makes in a plan what was changed in a front matter, key by key; what the plan says otherwise than before of a key that was
 * changed refuses all of it.
 *
 * @param was the YAML before, and `now` the one behind it; empty where there is none
 */
export function mergeFrontMatter(target: PlanSnapshot, was: string, now: string): ChangeOutcome {
	const { lines } = target.document;
	const block = target.plan.blockAt(0);
	const hasOwn = block?.kind === "front-matter";
	if (hasOwn && !block.closed) return { refused: unclosed };
	const own = hasOwn ? block.yaml : "";
	const merged = mergeKeys(partsOf(was), partsOf(own), partsOf(now));
	if (merged === undefined) return { refused: changedToo };
	if (!hasOwn)
		return merged === ""
			? { edits: [] }
			: { edits: [{ span: lineSpan(0, 0, 0), newText: `---\n${merged}\n---\n\n` }] };
	if (merged === "") {
		// With what was there goes the empty line behind it.
		const endLine = block.lines + (isBlankBlock(target.plan.blockAt(1)) ? 1 : 0);
		const hasMore = endLine < lines.length;
		const end = hasMore
			? { endLine, endCharacter: 0 }
			: { endLine: lines.length - 1, endCharacter: lines.at(-1)?.length ?? 0 };
		return { edits: [{ span: { line: 0, character: 0, ...end }, newText: "" }] };
	}
	// The lines between the two of dashes, with the line end before the second.
	const last = block.lines - 2;
	const span = {
		line: 0,
		character: lines[0]?.length ?? 0,
		endLine: last,
		endCharacter: lines[last]?.length ?? 0,
	};
	return { edits: [{ span, newText: `\n${merged}` }] };
}

const unclosed: LocalizedText = {
	zh: "文件开头的设置没有结束行，请手工并入",
	en: "the front matter is not closed; it is to be merged by hand",
};
const changedToo: LocalizedText = {
	zh: "同一项设置几处改得不一样，请手工并入",
	en: "the same key was changed otherwise, too; it is to be merged by hand",
};

/** The lines of each top-level key, with what stands below it up to the next; before the first under the empty key. */
function partsOf(yaml: string): Map<string, string> {
	const parts = new Map<string, string>();
	let key = "";
	if (yaml === "") return parts;
	for (const line of yaml.split("\n")) {
		const [, name] = /^([^\s#:-][^:]{0,200}):(?:\s|$)/.exec(line) ?? [];
		if (name !== undefined) key = name;
		const before = parts.get(key);
		parts.set(key, before === undefined ? line : `${before}\n${line}`);
	}
	return parts;
}

/** The YAML with both changes; undefined where they contradict each other. */
function mergeKeys(
	was: ReadonlyMap<string, string>,
	own: ReadonlyMap<string, string>,
	now: ReadonlyMap<string, string>,
): string | undefined {
	const merged: string[] = [];
	for (const key of new Set([...own.keys(), ...was.keys(), ...now.keys()])) {
		const [before, mine, theirs] = [was.get(key), own.get(key), now.get(key)];
		const wanted = mine === before ? theirs : theirs === before ? mine : mine === theirs ? mine : null;
		if (wanted === null) return undefined;
		if (wanted !== undefined) merged.push(wanted);
	}
	return merged.join("\n");
}
