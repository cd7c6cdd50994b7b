import { gatherParagraph } from "../layouts/paragraph.js";
import type { SectionBlock } from "../model/block.js";
import { footnoteSigns } from "../model/inlineMarkup.js";
import type { Plan } from "../model/plan.js";
import {
	oneLine,
	type PlanPiece,
	type PlanRow,
	type PlanTable,
	piecesOfPlan,
	sectionTitle,
} from "./planPieces.js";
import { printCell } from "./printCell.js";
import { layOutProse, type ProseTable } from "./proseTable.js";

/**
 * Prints a plan in table layout: front matter, title, a table a section. Tasks of prose become rows, headings
 * above them sections, 项目 or lines between the tables. Everything that the document says is kept, in its order —
 * letter head, notes, lines that belong to nothing; what is printed reads as the same plan, and printing that
 * gives the same text again.
 *
 * @param frontMatter the YAML of the document's own front matter, empty without one
 * @param lines of the document: code stays as it stands in them
 */
export function printPlan(plan: Plan, frontMatter: string, lines: readonly string[]): string {
	const prose = layOutProse(plan);
	const paragraphs: Paragraph[] = [];
	const yaml = frontMatterOfPlan(plan, frontMatter, prose);
	if (yaml.length > 0) paragraphs.push({ text: ["---", ...yaml, "---"].join("\n") });
	for (const piece of piecesOfPlan(plan, lines, prose)) paragraphs.push(printPiece(piece, lines));
	const parts: string[] = [];
	paragraphs.forEach((paragraph, i) => {
		const before = paragraphs[i - 1];
		if (before !== undefined) parts.push("\n".repeat(1 + blankLines(before, paragraph)));
		parts.push(paragraph.text);
	});
	return `${parts.join("")}\n`;
}

/** Something printed, apart from what stands before and behind it. */
interface Paragraph {
	readonly text: string;
	/** Of words that stand in the source as here: their lines there, the end exclusive. */
	readonly from?: number;
	readonly to?: number;
}

/**
 * The lines of the front matter that a plan in table layout has: its own with the region, and conventions of prose put
 * as they are in tables.
 *
 * @param frontMatter its YAML, empty without one
 */
export function frontMatterOfPlan(
	plan: Plan,
	frontMatter: string,
	prose: ProseTable | undefined,
): readonly string[] {
	const lines = frontMatter === "" ? [] : frontMatter.split("\n");
	const { region } = plan;
	if (region !== null && !lines.some((line) => /^region\s*:/.test(line))) lines.unshift(`region: ${region}`);
	if (prose !== undefined) setConventions(plan, lines, prose);
	return lines;
}

/** What the front matter says of prose is put as it is in tables. */
function setConventions(plan: Plan, lines: string[], { needsNumberingKey }: ProseTable): void {
	const replace = (key: string, value: string) => {
		const at = lines.findIndex((line) => line.startsWith(`${key}:`));
		if (at >= 0) lines[at] = `${key}: ${value}`;
		return at >= 0;
	};
	if (lines.some((line) => /^layout:\s*["']?inline/.test(line))) replace("layout", "table");
	const { lead, leadIsSet } = plan.conventions;
	// Leads bear a ★ now; that the first of a list leads would make others of them.
	if (leadIsSet && lead !== "star" && lead !== "column" && !replace("lead", "star")) lines.push("lead: star");
	if (needsNumberingKey && !replace("numbering", "per-section")) lines.push("numbering: per-section");
}

function printPiece(piece: PlanPiece, lines: readonly string[]): Paragraph {
	switch (piece.kind) {
		case "code": {
			const { from, to } = piece;
			return { text: lines.slice(from, to).join("\n"), from, to };
		}
		case "section":
			return { text: piece.source ?? withFootnotes(printSectionHeading(piece.section), lines[piece.line]) };
		case "heading":
			return {
				text:
					piece.source ??
					withFootnotes(`${"#".repeat(piece.level)} ${piece.text}`.trimEnd(), lines[piece.line]),
			};
		case "text":
			return piece.source === undefined ? piece : { ...piece, text: piece.source };
		default:
			return { text: printTable(piece) };
	}
}

/** A heading with the signs of footnotes that its line in the source has: they are not part of its words. */
function withFootnotes(heading: string, written = ""): string {
	return heading + footnoteSigns(written).join("");
}

function printTable({ head, columns, rows }: PlanTable): string {
	const names = typeof head === "string" ? head : headerRow(head);
	return [names, delimiterRow(columns), ...rows.map(printRow)].join("\n");
}

function printRow({ cells, excuses, comments }: PlanRow): string {
	if (typeof cells === "string") return cells;
	const printed = cells.map(({ text, isMerged, source }) => (isMerged ? "^^" : (source ?? printCell(text))));
	const notes =
		excuses.length === 0 ? comments : [...comments, `<!-- niwen-disable ${excuses.join(" ")} -->`];
	if (notes.length > 0) printed.push([printed.pop() ?? "", ...notes].join(" ").trim());
	return `|${printed.map((cell) => (cell === "" ? "  " : ` ${cell} `)).join("|")}|`;
}

/** A section heading in table layout; a lost one stays a lone `##`, so that the defect is not hidden. */
export function printSectionHeading(section: SectionBlock): string {
	return `## ${sectionTitle(section)}`.trimEnd();
}

/** A row in table layout: cells between bars. */
export function printRowLine(cells: readonly string[]): string {
	return `| ${cells.join(" | ")} |`;
}

function headerRow(names: readonly string[]): string {
	return printRowLine(names.map((name) => printCell(oneLine(name))));
}

function delimiterRow(columns: number): string {
	return printRowLine(new Array<string>(columns).fill("---"));
}

/** One blank line between paragraphs; as many as in the source, or more, where one would make them a single one. */
function blankLines(before: Paragraph, after: Paragraph): number {
	if (before.to === undefined || after.from === undefined) return 1;
	const lines = before.text.split("\n");
	const next = after.text.split("\n");
	const joins = (blanks: number) =>
		[lines, lines.slice(-1)].some(
			(above) =>
				gatherParagraph([...above, ...new Array<string>(blanks).fill(""), ...next], 0).lines > above.length,
		);
	const inSource = Math.max(0, after.from - before.to);
	return [1, inSource, 2, 3, 4, 5].find((blanks) => !joins(blanks)) ?? 1;
}
