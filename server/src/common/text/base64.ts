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
