/** A page of a PDF that a test makes: 595 × 842 points, places from the lower left corner as PDF has them. */
export interface PdfPageParts {
	readonly texts?: readonly PdfText[];
	/** Stroked from one point to another. */
	readonly lines?: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[];
	/** Filled. */
	readonly areas?: readonly (readonly [x: number, y: number, width: number, height: number])[];
	/** Operators as they stand in the file. */
	readonly operators?: string;
	/** Degrees that a reader turns the page by. */
	readonly rotate?: number;
}

export interface PdfText {
	readonly x: number;
	readonly y: number;
	readonly text: string;
	/** 10 where it is not said. */
	readonly size?: number;
	/** Quarters of a turn against the clock. */
	readonly turns?: number;
}

/**
 * Writes a PDF 1.7 whose text layer is that of Word's and WPS's: a font of type 0 with Identity-H and a map to Unicode
 * (ISO 32000-1, 9.7 and 9.10.3). The font is not in the file: who reads the text needs no shapes. Characters of ASCII are
 * half as wide as their size, others as wide.
 *
 * @param cjk an encoding that PDF names (9.7.5.2) with the glyphs that it is for, instead, and no map to Unicode; of Identity-H
 * the codes are numbers of shapes that only the font knows
 */
export function makePdf(
	pages: readonly PdfPageParts[],
	trailer = "",
	cjk?: { readonly encoding: string; readonly ordering: string },
): Uint8Array {
	const { encoding, ordering } = cjk ?? { encoding: "Identity-H", ordering: "Identity" };
	const objects = [
		"<</Type/Catalog/Pages 2 0 R>>",
		`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(" ")}]>>`,
		`<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Song/Encoding/${encoding}/DescendantFonts[4 0 R]${cjk === undefined ? "/ToUnicode 5 0 R" : ""}>>`,
		`<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Song/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 0>>/DW 1000/W[${cjk === undefined ? "32 126" : "1 95 500 814 908"} 500]/FontDescriptor<</Type/FontDescriptor/FontName/AAAAAA+Song/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>>>`,
		stream(toUnicode),
		...pages.flatMap((page, i) => [
			`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate ${page.rotate ?? 0}/Resources<</Font<</F 3 0 R/G ${uncodedFont}>>>>/Contents ${7 + 2 * i} 0 R>>`,
			stream(contentOf(page)),
		]),
	];
	let file = "%PDF-1.7\n";
	const places: number[] = [];
	objects.forEach((object, i) => {
		places.push(file.length);
		file += `${i + 1} 0 obj\n${object}\nendobj\n`;
	});
	const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
	const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`;
	return new TextEncoder().encode(file + end);
}

/** For `operators`: a font that does not say which characters its shapes are. */
const uncodedFont =
	"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Hei/Encoding/Identity-H/DescendantFonts[4 0 R]>>";

function stream(content: string): string {
	return `<</Length ${content.length}>>\nstream\n${content}\nendstream`;
}

function contentOf({ texts = [], lines = [], areas = [], operators = "" }: PdfPageParts): string {
	return [
		...lines.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`),
		...areas.map((area) => `${area.join(" ")} re f`),
		...texts.map(({ x, y, text, size = 10, turns = 0 }) => {
			const matrix = [
				[1, 0, 0, 1],
				[0, 1, -1, 0],
				[-1, 0, 0, -1],
				[0, -1, 1, 0],
			][turns];
			return `BT /F ${size} Tf ${matrix?.join(" ")} ${x} ${y} Tm <${hexOf(text)}> Tj ET`;
		}),
		operators,
	].join("\n");
}

/** A string of the font, as an operator takes it: <…>. */
export function hexOf(text: string): string {
	return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, "0")).join(
		"",
	);
}

/** Codes are those of UTF-16. */
const toUnicode = `/CIDInit/ProcSet findresource begin 12 dict begin begincmap
/CMapName/Own def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
100 beginbfrange
${Array.from({ length: 100 }, (_, i) => range(i)).join("\n")}
endbfrange
100 beginbfrange
${Array.from({ length: 100 }, (_, i) => range(100 + i)).join("\n")}
endbfrange
56 beginbfrange
${Array.from({ length: 56 }, (_, i) => range(200 + i)).join("\n")}
endbfrange
endcmap end end`;

function range(high: number): string {
	const byte = high.toString(16).padStart(2, "0");
	return `<${byte}00> <${byte}ff> <${byte}00>`;
}

/** A table of cells that rules part, with its texts: the upper left corner at `x`, `top`. */
export function ruledTable(
	rows: readonly (readonly string[])[],
	{
		x = 50,
		top = 700,
		widths,
		height = 20,
		thickness,
		skip = () => false,
	}: {
		readonly x?: number;
		readonly top?: number;
		readonly widths: readonly number[];
		readonly height?: number;
		/** Rules are rectangles so thick, a cell at a time as Word draws them; else lines. */
		readonly thickness?: number;
		/** Whether a cell has no rule above it. */
		readonly skip?: (row: number, column: number) => boolean;
	},
): PdfPageParts {
	const xs = [x];
	for (const width of widths) xs.push((xs.at(-1) ?? x) + width);
	const bottom = top - rows.length * height;
	const lines: (readonly [number, number, number, number])[] = [];
	for (const at of xs) lines.push([at, top, at, bottom]);
	for (let row = 0; row <= rows.length; row++)
		widths.forEach((width, column) => {
			const y = top - row * height;
			if (!skip(row, column)) lines.push([xs[column] ?? 0, y, (xs[column] ?? 0) + width, y]);
		});
	const texts = rows.flatMap((cells, row) =>
		cells.flatMap((text, column) =>
			text
				.split("\n")
				.map((line, i) => ({ x: (xs[column] ?? 0) + 4, y: top - row * height - 14 - 12 * i, text: line })),
		),
	);
	if (thickness === undefined) return { texts, lines };
	const areas = lines.map(([x1, y1, x2, y2]): readonly [number, number, number, number] =>
		y1 === y2 ? [x1, y1, x2 - x1, thickness] : [x1, y2, thickness, y1 - y2],
	);
	return { texts, areas };
}
