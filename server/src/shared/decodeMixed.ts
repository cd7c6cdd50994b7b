/** A text whose lines are in two encodings, as files are that were put together of others byte by byte. */
export interface MixedText {
	readonly text: string;
	/** The lines (0-based) in GB18030; all others are UTF-8. */
	readonly otherLines: readonly number[];
}

/**
 * Reads a file line by line where each line is either strict UTF-8 or everyday words in GB18030, and both occur;
 * `undefined` where a line is neither. Bytes that were damaged are hardly ever everyday words, and stay a problem.
 */
export function decodeMixed(bytes: Uint8Array): MixedText | undefined {
	const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
	const gb18030 = new TextDecoder("gb18030", { fatal: true, ignoreBOM: true });
	const parts: string[] = [];
	const otherLines: number[] = [];
	let hasUtf8 = false;
	let start = 0;
	for (let line = 0; start < bytes.length; line++) {
		const found = bytes.indexOf(0x0a, start);
		const end = found < 0 ? bytes.length : found + 1;
		const own = bytes.subarray(start, end);
		const text = decode(utf8, own);
		if (text !== undefined) {
			hasUtf8 ||= text.length < own.length;
			parts.push(text);
		} else {
			const other = isEverydayGb(own) ? decode(gb18030, own) : undefined;
			if (other === undefined || other.includes("\ufffd")) return undefined;
			parts.push(other);
			otherLines.push(line);
		}
		start = end;
	}
	return hasUtf8 && otherLines.length > 0 ? { text: parts.join(""), otherLines } : undefined;
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string | undefined {
	try {
		return decoder.decode(bytes);
	} catch {
		return undefined;
	}
}

/** Whether nearly all pairs are everyday characters of GB/T 2312 (leads B0–D7) or its marks (leads A1–A3). */
function isEverydayGb(bytes: Uint8Array): boolean {
	let pairs = 0;
	let everyday = 0;
	for (let i = 0; i < bytes.length; i++) {
		const lead = bytes[i] ?? 0;
		if (lead < 0x80) continue;
		const trail = bytes[++i] ?? 0;
		pairs++;
		if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) everyday++;
	}
	return pairs >= 2 && everyday * 10 >= pairs * 9;
}
