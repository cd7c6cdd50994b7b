/** The same words in Chinese and English. */
export interface LocalizedText {
	readonly zh: string;
	readonly en: string;
}
