import type { Glyph, PageMarks, Rule } from "./marks.js";
import type { DrawnGlyph } from "./textPen.js";

/** Radians by which a line may be off, as that of a scan is. */
const off = 0.06;

/** A page the way that most of its text runs: tables across a page are often drawn turned. */
export function turnUpright({
	width,
	height,
	glyphs,
	rules,
}: {
	readonly width: number;
	readonly height: number;
	readonly glyphs: readonly DrawnGlyph[];
	readonly rules: readonly Rule[];
}): Omit<PageMarks, "uncoded"> {
	const shown = glyphs.filter(
		({ text, x, y, size }) => text !== "" && size > 0 && x > -1 && y > -1 && x < width + 1 && y < height + 1,
	);
	const counts = [0, 0, 0, 0];
	for (const { text, angle } of shown) {
		const quarter = quarterOf(angle);
		if (quarter !== undefined && text.trim() !== "") counts[quarter] = (counts[quarter] ?? 0) + 1;
	}
	const most = counts.indexOf(Math.max(...counts));
	const turn = turns(width, height)[most] ?? stay;
	const upright: Glyph[] = [];
	let turned = "";
	for (const glyph of shown) {
		const { text, x, y, dx, dy, size, angle } = glyph;
		if (quarterOf(angle) !== most) {
			turned += text;
			continue;
		}
		const [left, base] = turn(x, y);
		const [end, below] = turn(x + dx, y + dy);
		// Of text that runs down, each glyph stands in the middle of its column and below the point that it is drawn from.
		const isVertical = Math.abs(below - base) > Math.abs(end - left);
		const start = isVertical ? left - size / 2 : Math.min(left, end);
		upright.push({
			text,
			left: start,
			right: isVertical ? start + size : Math.max(left, end),
			base: isVertical ? base + 0.85 * size : base,
			size,
		});
	}
	const isTurned = most % 2 === 1;
	return {
		width: isTurned ? height : width,
		height: isTurned ? width : height,
		glyphs: upright,
		rules: most === 0 ? rules : rules.map((rule) => turnRule(rule, turn)),
		turned: turned.trim(),
	};
}

/** 0 runs right, 1 down, 2 left, 3 up; `undefined` of text that slants. */
function quarterOf(angle: number): number | undefined {
	const quarter = Math.round(angle / (Math.PI / 2));
	return Math.abs(angle - quarter * (Math.PI / 2)) > off ? undefined : (quarter + 4) % 4;
}

type Turn = (x: number, y: number) => readonly [x: number, y: number];

const stay: Turn = (x, y) => [x, y];

function turns(width: number, height: number): readonly Turn[] {
	return [stay, (x, y) => [y, width - x], (x, y) => [width - x, height - y], (x, y) => [height - y, x]];
}

function turnRule({ isAcross, at, from, to }: Rule, turn: Turn): Rule {
	const [x1, y1] = isAcross ? turn(from, at) : turn(at, from);
	const [x2, y2] = isAcross ? turn(to, at) : turn(at, to);
	return Math.abs(x1 - x2) > Math.abs(y1 - y2)
		? { isAcross: true, at: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) }
		: { isAcross: false, at: x1, from: Math.min(y1, y2), to: Math.max(y1, y2) };
}
