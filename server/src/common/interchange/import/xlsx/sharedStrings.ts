import type { XmlHandler } from "../../ooxml/readXml.js";
import { CellText } from "./cellText.js";

/** The texts that the cells of a workbook share (`xl/sharedStrings.xml`), in their order. */
export class SharedStrings implements XmlHandler {
	readonly texts: string[] = [];
	/** Indices of those in which a line goes through words. */
	readonly struck = new Set<number>();
	private readonly current = new CellText();

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		this.current.open(name, attributes);
	}

	text(text: string): void {
		this.current.text(text);
	}

	close(name: string): void {
		this.current.close(name);
		if (name !== "si") return;
		if (this.current.takeStruck()) this.struck.add(this.texts.length);
		this.texts.push(this.current.take());
	}
}
