/** How far a page is looked at for what it says of its encoding (bytes); the HTML Standard (13.2.3.2) asks for 1024. */
const farthest = 4096;

/** The encoding that a page says it is in, as it is written there; `undefined` where it does not. A mark of its bytes counts before it. */
export function charsetOf(bytes: Uint8Array): string | undefined {
	const head = String.fromCharCode(...bytes.subarray(0, farthest));
	const meta = /<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,30})/i.exec(head);
	return (meta ??
		/^[^<]{0,9}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w-]{2,30})/i.exec(head))?.[1];
}
