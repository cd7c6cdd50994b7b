/**
 * The page that an editor shows of the installed extension: both READMEs in one, Chinese first, without what is about
 * the repository. The package knows no address of it, so pictures and links to files would lead nowhere there.
 */

/** What stands between these comments is for readers of the repository. */
const repositoryOnly = /^<!-- repository -->\n[\s\S]*?^<!-- \/repository -->\n+/gm;

/** @param chinese the text of README.zh-CN.md */
export function printPackedReadme(english: string, chinese: string): string {
	const anchors = new Map([
		["README.md", anchorOf(english)],
		["README.zh-CN.md", anchorOf(chinese)],
	]);
	return [chinese, english]
		.map((text) => leaveOutRepository(text.replaceAll("\r\n", "\n"), anchors).trim())
		.join("\n\n---\n\n")
		.concat("\n");
}

function leaveOutRepository(text: string, anchors: ReadonlyMap<string, string>): string {
	return (
		text
			.replace(repositoryOnly, "")
			// Code in fences stays as it is.
			.split(/^(```[\s\S]*?^```)$/m)
			.map((part) => (part.startsWith("```") ? part : leaveOutLinks(part, anchors)))
			.join("")
			.replace(/\n{3,}/g, "\n\n")
	);
}

function leaveOutLinks(text: string, anchors: ReadonlyMap<string, string>): string {
	return text
		.replace(/^!\[[^\]\n]*\]\((?!https:)[^)\n]*\)\n/gm, "")
		.replace(/\[([^\]\n]*)\]\((?!\w+:|#)([^)\n]*)\)/g, (_, words: string, target: string) => {
			const anchor = anchors.get(target);
			return anchor === undefined ? words : `[${words}](${anchor})`;
		});
}

/** The place of a text's title within a page, as Markdown views of editors call it. */
function anchorOf(text: string): string {
	const title = /^# (.+)$/m.exec(text)?.[1] ?? "";
	return `#${encodeURIComponent(title.trim().toLowerCase().replace(/\s+/g, "-"))}`;
}
