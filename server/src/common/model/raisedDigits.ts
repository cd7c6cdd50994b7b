const digits = { sup: "⁰¹²³⁴⁵⁶⁷⁸⁹", sub: "₀₁₂₃₄₅₆₇₈₉" } as const;

/** The text with its digits (0–9) raised or lowered, one for one: 10<sup>4</sup> is not 104. */
export function raiseDigits(text: string, kind: keyof typeof digits): string {
	return text.replace(/[0-9]/g, (digit) => digits[kind].charAt(Number(digit)));
}
