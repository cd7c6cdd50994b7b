import type { LocalizedText } from "../model/localizedText.js";
import { describeRoot, type Root } from "./root.js";

/** What looks at files for a document: those that it names, and settings and directories beside it. */
export interface FileHost {
	/** Whether anything stands at this URI, be it a link that leads nowhere. */
	exists(uri: string): Promise<boolean>;
	/**
	 * The text of a regular file. Links are resolved first, and what then lies outside the folder (if one is given)
	 * is not opened; nor are pipes, devices and what is longer than `largest` bytes.
	 */
	readNamed(uri: string, within: string | undefined): Promise<FileText>;
}

export type FileText = { readonly text: string } | { readonly failure: FileFailure };

/**
 * Why a file was not read. `unsupported`: files of this scheme are for nobody here to read; then nothing can be said
 * of them.
 */
export type FileFailure =
	| "missing"
	| "denied"
	| "irregular"
	| "folder"
	| "large"
	| "outside"
	| "unsupported"
	| { readonly reason: LocalizedText };

/** Settings, directories and plans are written by hand; larger files (bytes) are something else. */
export const largestNamedFile = 8 * 1024 * 1024;

/** Why a file was not read, in words that say what to do. */
export function describeFileFailure(failure: FileFailure, root: Root | undefined): LocalizedText {
	if (typeof failure === "object") return failure.reason;
	if (failure !== "outside" || root === undefined) return failures[failure];
	const where = describeRoot(root);
	return {
		zh: `它是链接，指向允许的文件夹之外，没有打开；文件须在${where.zh}之内。`,
		en: `it is a link that leads out of the folder that may be read, and was not opened; the file must lie in ${where.en}.`,
	};
}

const missing: LocalizedText = {
	zh: "没有这个文件；请检查路径和文件名。",
	en: "there is no such file; please check the path and the name.",
};

const failures: Readonly<Record<Exclude<FileFailure, object>, LocalizedText>> = {
	missing,
	unsupported: missing,
	outside: missing,
	denied: {
		zh: "没有读取它的权限；请检查文件的权限。",
		en: "there is no permission to read it; please check the permissions of the file.",
	},
	irregular: {
		zh: "它不是普通文件，没有读取；请写明一个文本文件。",
		en: "it is not a regular file and was not read; please name a text file.",
	},
	folder: {
		zh: "它是文件夹；请写明其中的文件。",
		en: "it is a folder; please name a file in it.",
	},
	large: {
		zh: "它超过 8 MB，没有读取；请检查是不是写错了文件。",
		en: "it is larger than 8 MB and was not read; please check whether it is the right file.",
	},
};

/** Why a file that is not called a directory is not read as one. */
export const notYaml: LocalizedText = {
	zh: "它不是 .yaml 文件，没有读取；请写明名录文件（*.directory.yaml）。",
	en: "it is not a .yaml file and was not read; please name a directory file (*.directory.yaml).",
};

/** The same of a plan: what a document names as last year's must be called like a text. */
export const notText: LocalizedText = {
	zh: "它不是 .md 或 .txt 文件，没有读取；请写明方案文件。",
	en: "it is neither a .md nor a .txt file and was not read; please name a plan.",
};
