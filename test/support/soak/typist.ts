import type { Position, Range } from "vscode-languageserver-types";
import type { Random } from "../../quality/comparison/random.js";

/** One edit as a client tells it. */
export interface TypedEdit {
	readonly range: Range;
	readonly text: string;
}

interface Line {
	text: string;
	/** What it was before anybody wrote in it; null of a line that was put in. */
	readonly first: string | null;
}

/** Words that somebody types, by the character. */
const words = [
	..."更、，。 |★2%^万个项年底前",
	"新建公园2个。",
	"（区发改委牵头）",
	"增长5%以上",
	"、区财政局",
	"★区工信局",
	"<br>",
	"**",
	'"',
];
/** Lines that are put in and taken out again as a whole. */
const putIn = [
	"| ^^ | ^^ | 9.新建道路4条。 | ^^ | ★区交通局 |",
	"| 3 | 甲 | 3.新建道路4条。 | 钱宇 | ★区财政局 |",
	"## 九、其他",
	"",
	"说明：以上任务由各单位抓好落实。",
	"```",
	"<!-- niwen-disable-next-line -->",
];
/** So many lines are other than they were, at most; the oldest are written back, so that the plan stays the plan. */
const mostChanged = 40;

/**
 * Somebody who writes in a plan for hours: characters one after the other, backspace, whole lines put in and taken out,
 * and sooner or later everything as it was. The same seed gives the same edits.
 */
export class Typist {
	private readonly lines: Line[];
	private readonly changed: Line[] = [];
	/** What is still to be typed, and where. */
	private waiting: { readonly line: Line; character: number; readonly rest: string[] } | undefined;

	constructor(
		text: string,
		private readonly random: Random,
	) {
		this.lines = text.split("\n").map((first) => ({ text: first, first }));
	}

	get text(): string {
		return this.lines.map(({ text }) => text).join("\n");
	}

	/** Where the cursor is after the last edit. */
	place: Position = { line: 0, character: 0 };

	/** Makes the next edit. */
	next(): TypedEdit {
		const { random, waiting } = this;
		if (waiting !== undefined && waiting.rest.length > 0) return this.type(waiting);
		const oldest = this.changed.length > mostChanged ? this.changed.shift() : undefined;
		if (oldest !== undefined) return this.writeBack(oldest);
		const at = random.below(this.lines.length);
		const line = this.lines[at] as Line;
		if (random.below(12) === 0) return this.putLine(at);
		const character = random.below(line.text.length + 1);
		if (random.below(4) === 0 && character > 0) return this.replace(line, character - 1, character, "");
		this.waiting = { line, character, rest: [...(random.pick(words) ?? "")] };
		return this.type(this.waiting);
	}

	private type(waiting: { readonly line: Line; character: number; readonly rest: string[] }): TypedEdit {
		const letter = waiting.rest.shift() ?? "";
		const at = waiting.character;
		waiting.character += letter.length;
		return this.replace(waiting.line, at, at, letter);
	}

	private replace(line: Line, from: number, to: number, put: string): TypedEdit {
		const at = this.lines.indexOf(line);
		line.text = line.text.slice(0, from) + put + line.text.slice(to);
		if (!this.changed.includes(line)) this.changed.push(line);
		this.place = { line: at, character: from + put.length };
		return { range: { start: { line: at, character: from }, end: { line: at, character: to } }, text: put };
	}

	private putLine(at: number): TypedEdit {
		const line: Line = { text: this.random.pick(putIn) ?? "", first: null };
		this.lines.splice(at, 0, line);
		this.changed.push(line);
		const start = { line: at, character: 0 };
		this.place = { line: at, character: line.text.length };
		return { range: { start, end: start }, text: `${line.text}\n` };
	}

	private writeBack(line: Line): TypedEdit {
		const at = this.lines.indexOf(line);
		const { text, first } = line;
		this.place = { line: at, character: 0 };
		const start = { line: at, character: 0 };
		if (first !== null) {
			line.text = first;
			return { range: { start, end: { line: at, character: text.length } }, text: first };
		}
		this.lines.splice(at, 1);
		return { range: { start, end: { line: at + 1, character: 0 } }, text: "" };
	}
}
