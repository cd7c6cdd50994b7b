import type { LocalizedText } from "../model/localizedText.js";
import { hasUnprintable } from "../text/printable.js";
import { isBelow, parentUri, splitUri } from "../uris.js";
import { describeRoot, type Root } from "./root.js";

/** A file that a document, a settings file or a user names: where it is, or why it is not looked for. */
export type NamedPath = NamedPlace | { readonly refusal: LocalizedText };

export interface NamedPlace {
	readonly uri: string;
	/** The folder that it must lie in once links are resolved; undefined where it may lie anywhere. */
	readonly within: Root | undefined;
}

export interface NamingFile {
	/** The file that names it, or a folder with `/` at its end: paths count from there. */
	readonly uri: string;
	/** undefined for a document that lies nowhere yet. */
	readonly root: Root | undefined;
	/** The user's own settings may name files anywhere on this machine. */
	readonly mayBeAbsolute?: boolean;
}

/**
 * The place of a file that somebody names by a path. A path is relative to the file that names it and stays inside
 * the root. It is text, so that `%2e` is not a dot; `\` parts names as `/` does, for paths are written on Windows as
 * well as elsewhere, and a path means the same on every machine. What has a scheme, a drive, a host or the name of a
 * device, what is absolute and what leads out of the root is refused, and never looked at. Where links lead is for
 * the host to see (`FileHost.readNamed`).
 */
export function resolveNamedPath(written: string, from: NamingFile): NamedPath {
	const start = splitUri(from.uri);
	if (start === undefined || from.root === undefined) return { refusal: notSaved };
	const path = written.trim().replace(/\\/g, "/");
	const { root } = from;
	const refuse = (reason: LocalizedText): NamedPath => ({ refusal: refusal(reason, path, root) });
	if (path === "" || path.length > longestPath) return refuse(reasons.length);
	if (hasUnprintable(path) || /\p{Surrogate}/u.test(path)) return refuse(reasons.characters);
	if (path.startsWith("//")) return refuse(reasons.host);
	const drive = /^[a-z]:/i.exec(path)?.[0];
	const isAbsolute = path.startsWith("/") || drive !== undefined;
	const parts = (drive === undefined ? path : path.slice(drive.length)).split("/");
	if (drive === undefined && path.includes(":")) return refuse(reasons.scheme);
	if (parts.some((part) => part.includes(":"))) return refuse(reasons.scheme);
	if (parts.some((part) => device.test(part))) return refuse(reasons.device);
	// Windows takes blanks and dots off the end of a name, so that these could be .. there.
	if (parts.some((part) => /^[. ]+$/.test(part) && part !== "." && part !== ".."))
		return refuse(reasons.characters);
	if (isAbsolute) {
		const isWhole = drive === undefined || path[drive.length] === "/";
		if (from.mayBeAbsolute !== true || !isWhole) return refuse(reasons.absolute);
		const at = drive === undefined ? [] : [drive];
		const rootOfAll = drive === undefined ? start.root : "file://";
		return { uri: join(rootOfAll, at, parts) ?? `${rootOfAll}/`, within: undefined };
	}
	const folder = parentUri(start.path).split("/").slice(1, -1);
	const uri = join(start.root, folder, parts);
	if (uri === undefined || !isBelow(root.uri, uri)) return refuse(reasons.outside);
	return { uri, within: root };
}

/** UTF-16 units. */
const longestPath = 1000;

/** The names that are devices on Windows, whatever ending they have (Win32: Naming Files, Paths, and Namespaces). */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\..*)?$/i;

const reasons = {
	length: { zh: "路径是空的，或者太长", en: "the path is empty or too long" },
	characters: {
		zh: "路径里有不能用于文件名的字符",
		en: "the path has characters that no file name may have",
	},
	host: { zh: "写的是网络位置", en: "it is a place on a network" },
	scheme: { zh: "写的是网址，不是路径", en: "it is an address, not a path" },
	device: { zh: "写的是设备名", en: "it is the name of a device" },
	absolute: { zh: "写的是绝对路径", en: "it is an absolute path" },
	outside: { zh: "在允许的文件夹之外", en: "it lies outside the folder that may be read" },
} satisfies Readonly<Record<string, LocalizedText>>;

const notSaved: LocalizedText = {
	zh: "本文档还没有保存，相对路径无从算起；请先保存。",
	en: "this document is not saved yet, so there is no place to count the path from; please save it first.",
};

/** Says what is wrong with a path, that nothing was opened, and where the file would have to lie. */
function refusal(reason: LocalizedText, path: string, root: Root): LocalizedText {
	const where = describeRoot(root);
	const name = path.slice(path.lastIndexOf("/") + 1);
	const isName = name.length <= 80 && /^[\p{L}\p{N}][\p{L}\p{N} ._()（）-]*$/u.test(name);
	const example = isName && !device.test(name) ? name : undefined;
	const like = {
		zh: example === undefined ? "" : `，如 ./${example}`,
		en: example === undefined ? "" : `, such as ./${example}`,
	};
	return {
		zh: `${reason.zh}，没有打开；文件须在${where.zh}之内，请写相对路径${like.zh}。`,
		en: `${reason.en}, and was not opened; the file must lie in ${where.en}, please write a relative path${like.en}.`,
	};
}

/** The URI of the path from these folders on; `undefined` where `..` leads above the uppermost one. */
function join(root: string, folders: readonly string[], parts: readonly string[]): string | undefined {
	const found = [...folders];
	for (const part of parts) {
		if (part === "..") {
			if (found.pop() === undefined) return undefined;
		} else if (part !== "." && part !== "") found.push(encodeURIComponent(part));
	}
	return `${root}/${found.join("/")}`;
}
