import { signOf } from "./symbols.js";

/**
 * Fields (ECMA-376 part 1, 17.16) that are open: what tells how to compute them is not text, what came of it is. Some
 * have no result, since Word draws them.
 */
export class Fields {
	private readonly open: { instruction: string; isResult: boolean }[] = [];

	/** Whether what stands here is shown. */
	get isShown(): boolean {
		return this.open.every(({ isResult }) => isResult);
	}

	addInstruction(text: string): void {
		const field = this.open.at(-1);
		if (field !== undefined && field.instruction.length < longest) field.instruction += text;
	}

	/**
	 * @param kind of the character: `begin`, `separate` or `end`
	 * @returns what a field shows that has no result
	 */
	meet(kind: string | undefined): string {
		if (kind === "begin") this.open.push({ instruction: "", isResult: false });
		const field = this.open.at(-1);
		if (kind === "separate" && field !== undefined) field.isResult = true;
		if (kind !== "end" || field === undefined) return "";
		this.open.pop();
		return field.isResult ? "" : drawn(field.instruction);
	}

	/** A field that tells how to be computed does not go on in the next paragraph; one that is wrong would hide the rest. */
	endParagraph(): void {
		while (this.open.length > 0 && !this.isShown) this.open.pop();
	}
}

const longest = 400;

/** What Word draws of a field without result: a sign of a font, a character in a circle, one with its reading above. */
function drawn(instruction: string): string {
	const sign = /^\s{0,9}SYMBOL\s{1,9}(0x[\da-f]{1,4}|\d{1,5})\b[^"]{0,99}\\f\s{0,9}"?([^"\\]{1,40})/i.exec(
		instruction,
	);
	if (sign !== null) return signOf((sign[2] ?? "").trim(), Number(sign[1])) ?? "";
	// EQ \o\ac(○,1), EQ \* jc2 \* "Font:宋体" \o\ad(\s\up 9(pīn),拼)
	const over = /^\s{0,9}EQ\b[^(]{0,200}\\o[^(]{0,40}\((.{1,200})\)\s{0,9}$/i.exec(instruction);
	if (over === null) return "";
	const parts = (over[1] ?? "").split(/[,，]/);
	const last = (parts.at(-1) ?? "").trim();
	const isCircle = /[○〇◯]/.test(parts[0] ?? "") && /^(?:[1-9]|1\d|20)$/.test(last);
	return isCircle ? String.fromCharCode(0x2460 + Number(last) - 1) : last;
}
