/**
 * What documents that Niwen writes have for the way back, beside what their readers see: in Word the style of a section
 * whose heading is lost, which shows nothing; in HTML its class, and the meta element with the front matter (in Word and
 * Excel it is in the properties of the document).
 */
export const lostHeadingStyle = "NiwenLostHeading";
export const frontMatterMeta = "niwen-front-matter";
export const lostHeadingClass = "lost";
