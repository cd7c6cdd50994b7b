import { withoutBlanks } from "../../language/characters.js";
import type { TaskJson } from "../planJson.js";
import { numberOf } from "../report/taskRows.js";

/**
 * What names each task in files that come back: its number and a digest of its words, and of several that are the same
 * in both, which of them. Another text has another identity, so that a reply never goes to a task that was rewritten.
 */
export function identitiesOf(tasks: readonly TaskJson[]): readonly string[] {
	const seen = new Map<string, number>();
	return tasks.map((task) => {
		const identity = `${numberOf(task).replace(/[:\s]/g, "")}-${digestOf(plainText(task.text))}`;
		const copies = (seen.get(identity) ?? 0) + 1;
		seen.set(identity, copies);
		return copies === 1 ? identity : `${identity}-${copies}`;
	});
}

/** What names a version of a plan: another one as soon as a task of it is another. */
export function versionOf(identities: readonly string[]): string {
	return digestOf(identities.join("\n"));
}

/** A text without blanks, line breaks and the marks that are typed in several ways. */
export function plainText(text: string): string {
	return withoutBlanks(text)
		.normalize("NFKC")
		.replace(/[，,。.；;：:、“”"'‘’（）()]/g, "");
}

/** 32-bit FNV-1a of the UTF-16 units, in letters and digits. */
function digestOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return (hash >>> 0).toString(36);
}
