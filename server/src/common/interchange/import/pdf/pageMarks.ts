import type { PageMarks, Rule } from "./marks.js";
import { identity, type Matrix, multiply, toMatrix } from "./matrix.js";
import type { OperatorList, PdfLibrary, PdfPage } from "./openPdf.js";
import { rulesOfPath } from "./pathRules.js";
import { type FontShape, fontShapeOf, TextPen } from "./textPen.js";
import { turnUpright } from "./turnUpright.js";
import { hideUncoded } from "./uncodedText.js";

/** Operators of a page; what has more is a map or another drawing, whose lines are none of a table. */
const mostRules = 50_000;

/** Reads a page: each glyph where it stands, and each rule. */
export async function readPageMarks(page: PdfPage, { OPS }: PdfLibrary): Promise<PageMarks> {
	const { width, height, transform } = page.getViewport({ scale: 1 });
	const fonts = new Map<string, FontShape>();
	const fontOf = (name: string): FontShape => {
		let font = fonts.get(name);
		if (font === undefined) {
			font = fontShapeOf(page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined);
			fonts.set(name, font);
		}
		return font;
	};
	const painter = new Painter(toMatrix(transform) ?? identity, OPS, fontOf);
	painter.paint(await page.getOperatorList());
	const uncoded = hideUncoded(painter.glyphs, painter.uncoded);
	page.cleanup();
	const glyphs = painter.glyphs.filter(({ x, y, dx, dy, size }) => areNear([x, y, dx, dy, size]));
	const rules = painter.rules.filter(({ at, from, to }) => areNear([at, from, to]));
	const upright = turnUpright({ width, height, glyphs, rules: rules.length > mostRules ? [] : rules });
	return { ...upright, uncoded };
}

/**
 * Whether places are where paper can be. Numbers of a page may be so large that what is reckoned from them is no number
 * any more; what is drawn there is nowhere.
 */
function areNear(places: readonly number[]): boolean {
	return places.every((place) => Math.abs(place) < farthest);
}

/** Points; the largest page that programs make has 14,400 (ISO 32000-1, annex C). */
const farthest = 1_000_000;

/** Follows the operators of a page (ISO 32000-1, annex A) as far as they say where text and rules are. */
class Painter {
	readonly glyphs: TextPen["glyphs"];
	readonly uncoded: TextPen["uncoded"];
	readonly rules: Rule[] = [];
	private readonly stack: { readonly matrix: Matrix; readonly text: TextPen["state"] }[] = [];
	private readonly pen: TextPen;
	private readonly strokes: ReadonlySet<unknown>;
	private readonly fills: ReadonlySet<unknown>;
	private readonly operations: ReadonlyMap<number | undefined, (args: readonly unknown[]) => void>;

	constructor(
		private matrix: Matrix,
		OPS: PdfLibrary["OPS"],
		fontOf: (name: string) => FontShape,
	) {
		this.pen = new TextPen(fontOf);
		this.glyphs = this.pen.glyphs;
		this.uncoded = this.pen.uncoded;
		const both = [OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke];
		this.strokes = new Set([OPS.stroke, OPS.closeStroke, ...both]);
		this.fills = new Set([OPS.fill, OPS.eoFill, ...both]);
		const save = () => this.save();
		const restore = () => this.restore();
		const enter = (...matrices: unknown[]) => {
			this.save();
			for (const each of matrices) this.transform(each);
		};
		this.operations = new Map<number | undefined, (args: readonly unknown[]) => void>([
			[OPS.save, save],
			[OPS.restore, restore],
			[OPS.transform, (args) => this.transform(args)],
			[OPS.paintFormXObjectBegin, ([matrix]) => enter(matrix)],
			[OPS.paintFormXObjectEnd, restore],
			[OPS.beginGroup, save],
			[OPS.endGroup, restore],
			[OPS.beginAnnotation, ([, , outer, inner]) => enter(outer, inner)],
			[OPS.endAnnotation, restore],
			[OPS.constructPath, ([paint, data]) => this.draw(paint, data)],
			[OPS.showText, ([glyphs]) => this.pen.show(glyphs, this.matrix)],
			[OPS.setGState, ([entries]) => this.pen.setStates(entries)],
			[OPS.setCharSpacing, ([value]) => this.pen.set("characterSpacing", value)],
			[OPS.setWordSpacing, ([value]) => this.pen.set("wordSpacing", value)],
			[OPS.setHScale, ([value]) => this.pen.set("stretch", Number(value) / 100)],
			[OPS.setLeading, ([value]) => this.pen.set("leading", value)],
			[OPS.setTextRise, ([value]) => this.pen.set("rise", value)],
			[OPS.setFont, ([name, size]) => this.pen.setFont(name, size)],
			[OPS.beginText, () => this.pen.setMatrix(identity)],
			[OPS.setTextMatrix, ([matrix]) => this.pen.setMatrix(toMatrix(matrix) ?? identity)],
			[OPS.moveText, ([x, y]) => this.pen.move(Number(x), Number(y))],
			[
				OPS.setLeadingMoveText,
				([x, y]) => {
					this.pen.set("leading", -Number(y));
					this.pen.move(Number(x), Number(y));
				},
			],
			[OPS.nextLine, () => this.pen.nextLine()],
		]);
	}

	paint({ fnArray, argsArray }: OperatorList): void {
		for (let i = 0; i < fnArray.length; i++) {
			const args = argsArray[i];
			this.operations.get(fnArray[i])?.(Array.isArray(args) ? args : []);
		}
	}

	private save(): void {
		this.stack.push({ matrix: this.matrix, text: this.pen.state });
	}

	private restore(): void {
		const kept = this.stack.pop();
		if (kept === undefined) return;
		this.matrix = kept.matrix;
		this.pen.state = kept.text;
	}

	private transform(value: unknown): void {
		const inner = toMatrix(value);
		if (inner !== undefined) this.matrix = multiply(this.matrix, inner);
	}

	private draw(paint: unknown, data: unknown): void {
		const isStroked = this.strokes.has(paint);
		const isFilled = this.fills.has(paint);
		if (!(isStroked || isFilled) || !Array.isArray(data) || this.rules.length > mostRules) return;
		for (const path of data)
			if (path instanceof Float32Array)
				this.rules.push(...rulesOfPath(path, this.matrix, { isStroked, isFilled }));
	}
}
