/** The part of the platform's WebCrypto that is used; common code knows no types of the browser or of Node. */
interface Digests {
	digest(algorithm: "SHA-256", bytes: Uint8Array): Promise<ArrayBuffer>;
}

/**
 * The SHA-256 (FIPS 180-4) of bytes, as 64 hexadecimal digits in lower case. Rejects on a platform without WebCrypto:
 * Node has it since 19, browsers on pages that came over https or from this machine.
 */
export async function sha256(bytes: Uint8Array): Promise<string> {
	const crypto: unknown = Reflect.get(globalThis, "crypto");
	const subtle: unknown =
		typeof crypto === "object" && crypto !== null ? Reflect.get(crypto, "subtle") : null;
	if (!isDigests(subtle)) throw new Error("this platform has no SHA-256 (WebCrypto)");
	const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function isDigests(value: unknown): value is Digests {
	return typeof value === "object" && value !== null && "digest" in value;
}
