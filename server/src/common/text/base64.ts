const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes in Base64 (RFC 4648, 4), which JSON can hold. */
export function toBase64(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += 3) {
		const three = (byteAt(bytes, at) << 16) | (byteAt(bytes, at + 1) << 8) | byteAt(bytes, at + 2);
		parts.push(
			digits.charAt(three >> 18) + digits.charAt((three >> 12) & 63),
			at + 1 < bytes.length ? digits.charAt((three >> 6) & 63) : "=",
			at + 2 < bytes.length ? digits.charAt(three & 63) : "=",
		);
	}
	return parts.join("");
}

function byteAt(bytes: Uint8Array, at: number): number {
	return bytes[at] ?? 0;
}

/** The bytes that Base64 stands for; what is none of it is passed over. */
export function fromBase64(text: string): Uint8Array {
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let length = 0;
	let bits = 0;
	let held = 0;
	for (let i = 0; i < text.length; i++) {
		const digit = digitOf(text.charCodeAt(i));
		if (digit < 0) continue;
		bits = (bits << 6) | digit;
		held += 6;
		if (held < 8) continue;
		held -= 8;
		bytes[length++] = (bits >> held) & 255;
	}
	return bytes.subarray(0, length);
}

function digitOf(code: number): number {
	if (code >= 65 && code <= 90) return code - 65;
	if (code >= 97 && code <= 122) return code - 71;
	if (code >= 48 && code <= 57) return code + 4;
	return code === 43 ? 62 : code === 47 ? 63 : -1;
}
