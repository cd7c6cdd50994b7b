/**
 * What documents that Niwen writes have for the way back, beside what their readers see: in Word the style of a section
 * whose heading is lost, which shows nothing; in HTML its class, and the meta element with the front matter (in Word and
 * Excel it is in the properties of the document). Each says by whom it was written: Word by its keywords, which go on
 * into a PDF, and HTML as its generator.
 */
export const lostHeadingStyle = "NiwenLostHeading";
export const frontMatterMeta = "niwen-front-matter";
export const lostHeadingClass = "lost";
export const writtenBy = "Niwen";

/** Whether the keywords of a document, which its readers may add to, say that Niwen wrote it. */
export function areOurs(keywords: string): boolean {
	return keywords.split(/[,;，；、\s]/).includes(writtenBy);
}
