/**
 * Characters of fonts that draw signs where others have letters. Word keeps them as `w:sym` or as characters from U+F000
 * on, LibreOffice writes the latter; in a font that is not there nobody sees what they are. The signs are those of
 * Unicode's own tables for these fonts (L2/11-052R), as far as plans have them.
 */
const wingdings: Readonly<Record<number, string>> = {
	108: "●",
	109: "❍",
	110: "■",
	111: "□",
	113: "❑",
	114: "❒",
	116: "⧫",
	117: "◆",
	118: "❖",
	119: "⬥",
	158: "·",
	159: "•",
	161: "○",
	164: "◉",
	165: "◎",
	167: "▪",
	168: "◻",
	170: "✦",
	171: "★",
	172: "✶",
	181: "✪",
	182: "✰",
	216: "➢",
	223: "←",
	224: "→",
	225: "↑",
	226: "↓",
	232: "➔",
	240: "⇨",
	251: "✗",
	252: "✓",
	253: "☒",
	254: "☑",
};

const symbol: Readonly<Record<number, string>> = {
	163: "≤",
	165: "∞",
	174: "→",
	176: "°",
	177: "±",
	179: "≥",
	180: "×",
	183: "•",
	184: "÷",
	185: "≠",
	187: "≈",
	109: "μ",
	97: "α",
	98: "β",
	68: "Δ",
	83: "Σ",
};

const wingdings2: Readonly<Record<number, string>> = {
	79: "✗",
	80: "✓",
	81: "☒",
	82: "☑",
	83: "☒",
	84: "☒",
	163: "□",
};

const tables: Readonly<Record<string, Readonly<Record<number, string>>>> = {
	wingdings: { ...wingdings, ...circled(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩"), ...circled(0x8b, "⓿❶❷❸❹❺❻❼❽❾❿") },
	"wingdings 2": { ...wingdings2, ...circled(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩"), ...circled(0x74, "⓿❶❷❸❹❺❻❼❽❾❿") },
	symbol,
};

function circled(from: number, signs: string): Readonly<Record<number, string>> {
	return Object.fromEntries(Array.from(signs, (sign, i) => [from + i, sign]));
}

/** The first of the fonts that draws signs, as the tables call it. */
export function symbolFontOf(fonts: readonly string[]): string | undefined {
	for (const font of fonts) if (tables[font.toLowerCase()] !== undefined) return font.toLowerCase();
	return undefined;
}

/**
 * The character that a sign of a font looks like.
 *
 * @param code of the character, in the font (0xAB) or from U+F000 on (0xF0AB)
 * @returns `undefined` where nobody knows
 */
export function signOf(font: string, code: number): string | undefined {
	const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
	const table = tables[font.toLowerCase()];
	const sign = table?.[own];
	if (sign !== undefined || table === undefined) return sign;
	// The font called Symbol has digits and most marks in their places.
	return table === symbol && own >= 0x20 && own < 0x40 ? String.fromCharCode(own) : undefined;
}

const privateUse = /[\uf000-\uf0ff]/;

/** Words with the signs of a font as characters of their own; `unknown` counts those that stay as they are. */
export function withSigns(
	text: string,
	font: string | undefined,
): { readonly text: string; readonly unknown: number } {
	if (!privateUse.test(text) && (font === undefined || font === "symbol")) return { text, unknown: 0 };
	let unknown = 0;
	const signs = Array.from(text, (character) => {
		const code = character.charCodeAt(0);
		const isPrivate = code >= 0xf000 && code <= 0xf0ff;
		if (!isPrivate && (font === undefined || font === "symbol" || code < 0x21 || code > 0xff))
			return character;
		// Without a font: the bullet of Symbol, else Wingdings that has lost its name.
		const sign = signOf(font ?? (code === 0xf0b7 ? "symbol" : "wingdings"), code);
		if (sign === undefined && isPrivate) unknown++;
		return sign ?? character;
	});
	return { text: signs.join(""), unknown };
}
