import { raiseDigits } from "../../../model/raisedDigits.js";

/**
 * The text of a cell or of a shared string, gathered from its runs: readings above the characters (`rPh`) are not part
 * of it, and digits that a run raises or lowers stay so.
 */
export class CellText {
	private runs: string[] = [];
	private isInText = false;
	private phonetics = 0;
	private raised: "sup" | "sub" | undefined;
	private isStruck = false;
	private hasStruck = false;

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (name === "rPh") this.phonetics++;
		else if (name === "t") this.isInText = this.phonetics === 0;
		else if (name === "r") this.endRun();
		else if (name === "strike") this.isStruck = isOn(attributes.val ?? "1");
		else if (name === "vertAlign") {
			const { val } = attributes;
			this.raised = val === "superscript" ? "sup" : val === "subscript" ? "sub" : undefined;
		}
	}

	text(text: string): void {
		if (!this.isInText) return;
		if (this.isStruck && text.trim() !== "") this.hasStruck = true;
		const isRaised = this.raised !== undefined && /^\d{1,9}$/.test(text.trim());
		this.runs.push(isRaised && this.raised !== undefined ? raiseDigits(text, this.raised) : text);
	}

	close(name: string): void {
		if (name === "rPh") this.phonetics--;
		else if (name === "t") this.isInText = false;
		else if (name === "r") this.endRun();
	}

	private endRun(): void {
		this.raised = undefined;
		this.isStruck = false;
	}

	/** Whether a line goes through words of what was gathered since this was asked last. */
	takeStruck(): boolean {
		const { hasStruck } = this;
		this.hasStruck = false;
		return hasStruck;
	}

	/** What was gathered, as a cell shows it; the next text begins empty. */
	take(): string {
		const [only = ""] = this.runs;
		const whole = this.runs.length > 1 ? this.runs.join("") : only;
		if (whole !== "") this.runs = [];
		return shownText(whole);
	}
}

/** A text of a cell without blanks at the ends of its lines, and without empty lines. */
export function shownText(written: string): string {
	const text = written.includes("_x") ? written.replace(/_x([\dA-Fa-f]{4})_/g, characterOf) : written;
	if (!/[\n\r]/.test(text)) return text.trim();
	return text
		.split(/\r\n?|\n/)
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.join("\n");
}

/** Whether an attribute says yes (xsd:boolean). */
export function isOn(value: string | undefined): boolean {
	return value === "1" || value === "true";
}

/** `_x000D_`: a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
function characterOf(_: string, code: string): string {
	return String.fromCharCode(Number.parseInt(code, 16));
}
