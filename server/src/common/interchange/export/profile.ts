/**
 * How an office sets its documents. The default is GB/T 9704-2012 (党政机关公文格式); what an office does otherwise
 * stands in a profile of its own, which names only what differs.
 */
export interface ExportProfile {
	/** Names of fonts; machines that do not have them take what `alternatives` of the writer say. */
	readonly fonts: {
		/** The title: 2号小标宋 (7.3.1… of the standard). */
		readonly title: string;
		/** 一、 and the head of tables. */
		readonly heading: string;
		/** （一）. */
		readonly subheading: string;
		readonly body: string;
		/** Digits and Latin letters; empty: as the characters around them. */
		readonly latin: string;
		/** Page numbers: 4号半角宋体. */
		readonly pageNumber: string;
	};
	/** Points. */
	readonly sizes: {
		readonly title: number;
		readonly body: number;
		readonly table: number;
		readonly pageNumber: number;
	};
	/** Exact distance of lines in points: 22 lines fill a page. */
	readonly lines: { readonly body: number; readonly table: number };
	/** Millimetres of an upright A4 page; they leave 156×225 for the text (5.2.1). `inner` is where it is bound. */
	readonly margins: {
		readonly top: number;
		readonly bottom: number;
		readonly inner: number;
		readonly outer: number;
	};
	/** Whether tables lie across: `auto` where they have five columns or more. */
	readonly landscape: "auto" | "always" | "never";
	/**
	 * Where pages that lie across have their number: `upright` as the other pages have it, when the page is turned
	 * upright (clause 8); `bottom` under the text as it lies.
	 */
	readonly landscapeNumber: "upright" | "bottom";
	/** Page numbers as — 1 —, or not at all. */
	readonly pageNumbers: boolean;
	/** Whether a name of two characters is spread to the width of three. */
	readonly spreadNames: boolean;
	/** Whether the document is sealed: the date then stands four characters from the right, the issuer over its middle (7.3.5.1). */
	readonly sealed: boolean;
}

export const standardProfile: ExportProfile = {
	fonts: {
		title: "方正小标宋简体",
		heading: "黑体",
		subheading: "楷体_GB2312",
		body: "仿宋_GB2312",
		latin: "",
		pageNumber: "宋体",
	},
	sizes: { title: 22, body: 16, table: 12, pageNumber: 14 },
	lines: { body: 28, table: 20 },
	margins: { top: 37, bottom: 35, inner: 28, outer: 26 },
	landscape: "auto",
	landscapeNumber: "upright",
	pageNumbers: true,
	spreadNames: true,
	sealed: true,
};
