/**
 * URIs as LSP 3.17 sends them (RFC 3986), taken apart and put together without the platform's URL class, which a
 * core without DOM and Node types has not got. Only hierarchical URIs have folders: `file:///…`, `vscode-vfs://…`.
 */

/** The URI of the folder that a file lies in, with `/` at its end. */
export function parentUri(uri: string): string {
	return uri.slice(0, uri.lastIndexOf("/") + 1);
}

/** The URI of a folder without `/` at its end, as workspace folders are kept. */
export function folderUri(uri: string): string {
	let end = uri.length;
	while (uri[end - 1] === "/" && !uri.slice(0, end).endsWith("://")) end--;
	return uri.slice(0, end);
}

/** The URI of what lies in a folder (with or without `/` at its end) under this name, which is written as it is shown. */
export function childUri(folder: string, name: string): string {
	return `${folderUri(folder)}/${encodeURIComponent(name)}`;
}

/** Scheme and authority of a hierarchical URI, and its path; `undefined` for any other, as of what is not saved. */
export function splitUri(uri: string): { readonly root: string; readonly path: string } | undefined {
	const scheme = /^[a-z][a-z0-9+.-]{0,40}:\/\//i.exec(uri);
	if (scheme === null) return undefined;
	const slash = uri.indexOf("/", scheme[0].length);
	if (slash < 0) return undefined;
	const path = uri.slice(slash);
	const end = path.search(/[?#]/);
	return { root: uri.slice(0, slash), path: end < 0 ? path : path.slice(0, end) };
}

/** The folder's name as it is shown; empty for the uppermost one. */
export function folderName(folder: string): string {
	return relativeUri(parentUri(folderUri(folder)).slice(0, -1), folderUri(folder));
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

/** Whether a URI lies below a folder's, by any spelling of both; a folder does not lie in itself. */
export function isBelow(folder: string, uri: string): boolean {
	return canonicalUri(uri).startsWith(`${canonicalUri(folderUri(folder))}/`);
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
		return encodeURIComponent(part.replace(/\p{Surrogate}/gu, "\ufffd"));
	}
}
