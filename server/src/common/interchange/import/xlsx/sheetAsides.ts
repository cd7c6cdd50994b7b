import type { OoxmlPackage } from "../../ooxml/openPackage.js";
import type { XmlHandler } from "../../ooxml/readXml.js";
import { parseReference, printReference } from "./cellReference.js";

/** Words of a sheet that stand beside its cells. */
export interface SheetAsides {
	/** Comments, `C4` and what each says; of what is written in answer to one, too. */
	readonly comments: readonly { readonly cell: string; readonly words: string }[];
	/** What each text box or shape says. */
	readonly boxes: readonly string[];
}

/**
 * Comments and text boxes of a sheet, by the parts that belong to it.
 *
 * @param part of the sheet
 */
export function asidesOf(file: OoxmlPackage, part: string): SheetAsides {
	const comments = new PartWords("comment", "t");
	const boxes = new PartWords("xdr:sp", "a:t");
	for (const { kind, target, isExternal } of file.relationsOf(part)) {
		if (isExternal) continue;
		if (kind === "comments") file.readXml(target, comments);
		else if (kind === "drawing") file.readXml(target, boxes);
	}
	return {
		comments: comments.found.map(({ ref, words }) => {
			const place = parseReference(ref);
			return { cell: place === undefined ? ref : printReference(place), words };
		}),
		boxes: boxes.found.map(({ words }) => words),
	};
}

/** Gathers the words of each element of a name. */
class PartWords implements XmlHandler {
	readonly found: { readonly ref: string; readonly words: string }[] = [];
	private words: string | undefined;
	private ref = "";
	private isInText = false;

	constructor(
		private readonly holder: string,
		private readonly run: string,
	) {}

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (name === this.holder) {
			this.words = "";
			this.ref = attributes.ref ?? "";
		} else if (name === this.run) this.isInText = this.words !== undefined;
	}

	text(text: string): void {
		if (this.isInText && this.words !== undefined) this.words += text;
	}

	close(name: string): void {
		if (name === this.run) this.isInText = false;
		if (name !== this.holder) return;
		const words = (this.words ?? "").replace(/\s+/g, " ").trim();
		if (words !== "") this.found.push({ ref: this.ref, words });
		this.words = undefined;
	}
}
