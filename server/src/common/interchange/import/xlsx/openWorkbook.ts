import { type OoxmlPackage, type OoxmlRelation, openPackage } from "../../ooxml/openPackage.js";
import { UnreadableDocument } from "../../unreadableDocument.js";
import { CellStyles } from "./cellStyles.js";
import { SharedStrings } from "./sharedStrings.js";
import { type CellSources, SheetReader } from "./sheetCells.js";
import { noWorkbook } from "./sheetNotes.js";
import { NumberDisplay } from "./showNumber.js";
import { WorkbookReader } from "./workbook.js";

/** A workbook with the cells of its sheets. */
export interface OpenedWorkbook {
	readonly file: OoxmlPackage;
	readonly workbook: WorkbookReader;
	/** Those with cells that show something; a chart on a sheet of its own has none. */
	readonly sheets: readonly OpenedSheet[];
}

export interface OpenedSheet {
	readonly name: string;
	/** Among all sheets of the workbook. */
	readonly index: number;
	readonly isHidden: boolean;
	/** The name of its part. */
	readonly part: string;
	readonly cells: SheetReader;
}

/** Opens a workbook and reads its sheets, but for those that nobody wants. All that is thrown is {@link UnreadableDocument}. */
export async function openWorkbook(
	from: Uint8Array | OoxmlPackage,
	isWanted: (name: string, workbook: WorkbookReader) => boolean = () => true,
): Promise<OpenedWorkbook> {
	const [file, { format }] = await Promise.all([
		from instanceof Uint8Array ? openPackage(from) : from,
		import("numfmt"),
	]);
	const workbook = new WorkbookReader();
	file.readXml(file.main, workbook);
	if (workbook.sheets.length === 0) throw new UnreadableDocument(noWorkbook);
	const relations = file.relationsOf(file.main);
	const sources = readSources(file, relations, new NumberDisplay(format, workbook.is1904));
	const sheets = workbook.sheets.flatMap(({ name, relation, isHidden }, index): readonly OpenedSheet[] => {
		if (!isWanted(name, workbook)) return [];
		const part = relations.find(({ id, isExternal }) => id === relation && !isExternal);
		if (part?.kind !== "worksheet") return [];
		const cells = new SheetReader(sources);
		file.readXml(part.target, cells);
		return cells.rows.length === 0 ? [] : [{ name, index, isHidden, part: part.target, cells }];
	});
	return { file, workbook, sheets };
}

function readSources(
	file: OoxmlPackage,
	relations: readonly OoxmlRelation[],
	display: NumberDisplay,
): CellSources {
	const partOf = (kind: string) =>
		relations.find((relation) => relation.kind === kind && !relation.isExternal)?.target ?? "";
	const strings = new SharedStrings();
	file.readXml(partOf("sharedStrings"), strings);
	const styles = new CellStyles();
	file.readXml(partOf("styles"), styles);
	return {
		sharedTexts: strings.texts,
		struckTexts: strings.struck,
		show: (value, style) => display.show(value, styles.formatOf(style)),
		isStruck: (style) => styles.isStruck(style),
	};
}
