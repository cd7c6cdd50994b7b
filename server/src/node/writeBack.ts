import { CommandFailure } from "./commandFailure.js";
import { encodeText } from "./encodeText.js";
import type { TextFile } from "./readTextFile.js";
import { writeFileAtomically, writeTogether } from "./writeFileAtomically.js";

/**
 * Writes a changed text into its file as it was: in its encoding, with its mark and line ends, every byte that
 * was not changed left alone. Throws a {@link CommandFailure} where that cannot be.
 */
export function writeBack(file: TextFile, text: string): void {
	const content = bytesOf(file, text);
	writeFileAtomically(file.path, content, { overwrite: true, unchangedFrom: file.bytes });
}

/** The same of several files: where one of them cannot be written, none is. */
export function writeBackTogether(
	files: readonly { readonly file: TextFile; readonly text: string }[],
): void {
	writeTogether(
		files.map(({ file, text }) => ({
			path: file.path,
			content: bytesOf(file, text),
			unchangedFrom: file.bytes,
		})),
		{ overwrite: true },
	);
}

function bytesOf({ path, encoding, hasMark, bytes, text: was }: TextFile, text: string): Uint8Array {
	const before = encodeText(was, encoding, hasMark);
	const content = encodeText(text, encoding, hasMark);
	// Where the way there and back is not the same, other parts of the file would change as well.
	if (content === undefined || before === undefined || Buffer.compare(before, bytes) !== 0)
		throw new CommandFailure({
			zh: `${path} 不能按原来的编码（${encoding}）原样写回，没有改动；请先另存为 UTF-8 再试。`,
			en: `${path} cannot be written back in its encoding (${encoding}) without other changes and was left alone; please save it as UTF-8 first.`,
		});
	return content;
}
