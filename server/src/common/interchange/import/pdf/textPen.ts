import { symbolFontOf, withSigns } from "../docx/symbols.js";
import { apply, identity, type Matrix, multiply, toMatrix } from "./matrix.js";

/** A glyph as it is drawn: where it begins, where the next one would, and how large it is. */
export interface DrawnGlyph {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	/** From its beginning to the next one's. */
	readonly dx: number;
	readonly dy: number;
	readonly size: number;
	/** The way that its line runs, in radians; down is positive. */
	readonly angle: number;
}

export interface FontShape {
	/** Of a thousandth of the font's size, as a rule. */
	readonly unit: number;
	readonly isVertical: boolean;
	/** Without what marks a part of a font. */
	readonly name: string;
	/** Its name where it draws signs instead of letters. */
	readonly signs: string | undefined;
	/** It says which characters its shapes are. */
	readonly isCoded: boolean;
}

/** What pdf.js knows of a font. */
export function fontShapeOf(font: unknown): FontShape {
	const field = (name: string): unknown =>
		typeof font === "object" && font !== null ? Reflect.get(font, name) : undefined;
	const matrix = toMatrix(field("fontMatrix"));
	const whole = field("name");
	// ABCDEF+Wingdings-Regular
	const name = typeof whole === "string" ? whole.replace(/^[A-Z]{6}\+/, "") : "";
	return {
		unit: matrix !== undefined && matrix[0] !== 0 && Number.isFinite(matrix[0]) ? Math.abs(matrix[0]) : 0.001,
		isVertical: field("vertical") === true,
		name,
		signs: symbolFontOf([name.split("-", 1).join("")]),
		isCoded: field("composite") !== true || !isEveryNumber(field("toUnicode")),
	};
}

/** What pdf.js has instead of a map to Unicode where a font has none: each number is its own character. */
function isEveryNumber(toUnicode: unknown): boolean {
	return typeof toUnicode === "object" && toUnicode !== null && Reflect.get(toUnicode, "_map") === undefined;
}

interface TextState {
	readonly font: FontShape;
	readonly size: number;
	readonly characterSpacing: number;
	readonly wordSpacing: number;
	/** Widths are times this. */
	readonly stretch: number;
	readonly leading: number;
	readonly rise: number;
}

/** Writes text where the operators of a page say (ISO 32000-1, 9.3 and 9.4). */
export class TextPen {
	readonly glyphs: DrawnGlyph[] = [];
	/** Where in `glyphs` those of fonts are that do not say which characters they are. */
	readonly uncoded = new Map<FontShape, number[]>();
	state: TextState = {
		font: fontShapeOf(undefined),
		size: 0,
		characterSpacing: 0,
		wordSpacing: 0,
		stretch: 1,
		leading: 0,
		rise: 0,
	};
	private line: Matrix = identity;
	private matrix: Matrix = identity;

	constructor(private readonly fontOf: (name: string) => FontShape) {}

	set(name: "characterSpacing" | "wordSpacing" | "stretch" | "leading" | "rise", value: unknown): void {
		if (typeof value === "number" && Number.isFinite(value)) this.state = { ...this.state, [name]: value };
	}

	setFont(name: unknown, size: unknown): void {
		if (typeof name === "string" && typeof size === "number")
			this.state = { ...this.state, font: this.fontOf(name), size };
	}

	/** What a dictionary of settings says of the font. */
	setStates(entries: unknown): void {
		if (!Array.isArray(entries)) return;
		for (const entry of entries)
			if (Array.isArray(entry) && entry[0] === "Font" && Array.isArray(entry[1]))
				this.setFont(entry[1][0], entry[1][1]);
	}

	setMatrix(matrix: Matrix): void {
		this.line = matrix;
		this.matrix = matrix;
	}

	move(x: number, y: number): void {
		this.setMatrix(multiply(this.line, [1, 0, 0, 1, x, y]));
	}

	nextLine(): void {
		this.move(0, -this.state.leading);
	}

	/** @param page the matrix of the page; @param glyphs pdf.js's glyphs, and numbers that move what follows */
	show(glyphs: unknown, page: Matrix): void {
		if (!Array.isArray(glyphs)) return;
		const { font, size, stretch, rise } = this.state;
		for (const glyph of glyphs) {
			if (typeof glyph === "number") {
				this.advance(((font.isVertical ? glyph : -glyph) * size) / 1000);
				continue;
			}
			const { unicode, width, isSpace } = glyphOf(glyph);
			const spacing = this.state.characterSpacing + (isSpace ? this.state.wordSpacing : 0);
			const whole = multiply(page, this.matrix);
			const own = width * font.unit * size;
			const at = apply(whole, 0, rise);
			const end = font.isVertical ? apply(whole, 0, rise - own) : apply(whole, own * stretch, rise);
			if (!font.isCoded) this.noteUncoded(font);
			this.glyphs.push({
				text: withSigns(unicode, font.signs).text,
				x: at[0],
				y: at[1],
				dx: end[0] - at[0],
				dy: end[1] - at[1],
				size: Math.hypot(whole[2], whole[3]) * Math.abs(size),
				angle: Math.atan2(whole[1] * Math.sign(size), whole[0] * Math.sign(size)),
			});
			this.advance(font.isVertical ? own - spacing : own + spacing);
		}
	}

	private noteUncoded(font: FontShape): void {
		const places = this.uncoded.get(font);
		if (places === undefined) this.uncoded.set(font, [this.glyphs.length]);
		else places.push(this.glyphs.length);
	}

	private advance(by: number): void {
		const { font, stretch } = this.state;
		this.matrix = multiply(
			this.matrix,
			font.isVertical ? [1, 0, 0, 1, 0, -by] : [1, 0, 0, 1, by * stretch, 0],
		);
	}
}

function glyphOf(glyph: unknown): {
	readonly unicode: string;
	readonly width: number;
	readonly isSpace: boolean;
} {
	const field = (name: string): unknown =>
		typeof glyph === "object" && glyph !== null ? Reflect.get(glyph, name) : undefined;
	const unicode = field("unicode");
	const width = field("width");
	return {
		unicode: typeof unicode === "string" ? unicode : "",
		width: typeof width === "number" && Number.isFinite(width) ? width : 0,
		isSpace: field("isSpace") === true,
	};
}
