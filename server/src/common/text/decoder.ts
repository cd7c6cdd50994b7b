/** The part of a `TextDecoder` that is used; common code knows no types of the browser or of Node. */
export interface Decoder {
	/** Throws where the bytes are not text in the encoding, and it is to. */
	decode(bytes: Uint8Array): string;
}

/**
 * The platform's own decoder; `undefined` on a platform that has none, or none of this encoding.
 *
 * @param label of the WHATWG Encoding Standard
 */
export function createDecoder(label: string, { fatal }: { readonly fatal: boolean }): Decoder | undefined {
	const found: unknown = Reflect.get(globalThis, "TextDecoder");
	if (typeof found !== "function") return undefined;
	try {
		return Reflect.construct(found, [label, { fatal, ignoreBOM: true }]);
	} catch {
		return undefined;
	}
}
