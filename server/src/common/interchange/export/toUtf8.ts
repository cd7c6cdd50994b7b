/** The bytes of a text in UTF-8. The core has no encoder of its own: neither Node's nor a browser's is at hand everywhere. */
export async function toUtf8(text: string): Promise<Uint8Array> {
	const { strToU8 } = await import("fflate");
	return strToU8(text);
}
