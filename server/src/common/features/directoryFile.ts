/** The directory file that a document's names go into. */
export interface DirectoryFile {
	readonly uri: string;
	/** undefined where the file is to be made. */
	readonly text: string | undefined;
	/** Whether the document uses it already: by its front matter, or by the settings. */
	readonly isInUse: boolean;
}

/** The name of a new directory's file, beside the document. */
export function directoryFileName(region: string | null): string {
	return `${(region ?? "").replace(/[\\/:*?"<>|\s]/g, "") || "名录"}.directory.yaml`;
}
