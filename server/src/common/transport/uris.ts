/**
 * URIs as LSP 3.17 sends them (RFC 3986), resolved without the platform's URL class, which a core without DOM
 * and Node types has not got. Only hierarchical URIs occur: `file:///…`, `vscode-vfs://…`.
 */

/** The URI of the folder that a file lies in, with `/` at its end. */
export function parentUri(uri: string): string {
	return uri.slice(0, uri.lastIndexOf("/") + 1);
}

/**
 * The URI of a path relative to a folder's (which ends in `/`); `.` and `..` are resolved and never lead out
 * of the authority. The path is written by people: it may hold Chinese, blanks and backslashes.
 */
export function resolveUri(base: string, path: string): string {
	const written = path.replace(/\\/g, "/");
	if (/^[a-z][a-z0-9+.-]{1,20}:/i.test(written)) return written;
	const authorityEnd = endOfAuthority(base);
	const start = written.startsWith("/") ? [] : base.slice(authorityEnd).split("/").slice(0, -1);
	const parts: string[] = [];
	for (const part of [...start, ...written.split("/").map(encodePart)]) {
		if (part === "..") parts.pop();
		else if (part !== "." && part !== "") parts.push(part);
	}
	return `${base.slice(0, authorityEnd)}/${parts.join("/")}`;
}

/**
 * One spelling of a URI for all that clients and platforms write (`file:///c%3A/%E6%96%B9%E6%A1%88%28%E4%B8%80%29.md`, `file:///C:/方案(一).md`),
 * to know a file again; not to be sent to anybody.
 */
export function canonicalUri(uri: string): string {
	const start = endOfAuthority(uri);
	const path = uri
		.slice(start)
		.split("/")
		.map((part) => encodePart(part).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`))
		.join("/");
	return uri.slice(0, start) + path.replace(/^\/[A-Za-z]%3A(?=\/|$)/i, (drive) => drive.toLowerCase());
}

/** The path of a document below a folder, decoded; the document's whole path where it lies elsewhere. */
export function relativeUri(folder: string, uri: string): string {
	const path =
		folder !== "" && uri.startsWith(`${folder}/`)
			? uri.slice(folder.length + 1)
			: uri.slice(endOfAuthority(uri) + 1);
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function endOfAuthority(uri: string): number {
	const scheme = uri.indexOf("://");
	if (scheme < 0) return 0;
	const slash = uri.indexOf("/", scheme + 3);
	return slash < 0 ? uri.length : slash;
}

function encodePart(part: string): string {
	try {
		return encodeURIComponent(decodeURIComponent(part));
	} catch {
		return encodeURIComponent(part);
	}
}
