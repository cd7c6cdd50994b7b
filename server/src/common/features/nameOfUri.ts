/** The name of a file without folders, as it is on the disk. */
export function nameOfUri(uri: string): string {
	const last = uri.slice(uri.lastIndexOf("/") + 1).replace(/[?#].*/, "");
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}
