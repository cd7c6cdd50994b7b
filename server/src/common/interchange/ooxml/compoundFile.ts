/** Whether bytes are a compound file ([MS-CFB] 2.2): a document of Word or Excel up to 2003, of WPS, or encrypted. */
export function isCompoundFile(bytes: Uint8Array): boolean {
	return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, i) => bytes[i] === byte);
}

/** Whether a compound file holds an encrypted document ([MS-OFFCRYPTO] 2.3.2): the names of streams are UTF-16. */
export function isEncryptedDocument(bytes: Uint8Array): boolean {
	return holdsStream(bytes, "EncryptedPackage");
}

/** Whether a compound file has a stream of that name, wherever in it its directory stands. */
export function holdsStream(bytes: Uint8Array, name: string): boolean {
	const wanted = Array.from(name, (letter) => letter.charCodeAt(0));
	// An entry of the directory takes 128 bytes and begins with its name; sectors begin at multiples of 512.
	for (let at = 512; at + 128 <= bytes.length; at += 128)
		if (wanted.every((code, i) => bytes[at + 2 * i] === code && bytes[at + 2 * i + 1] === 0)) return true;
	return false;
}
