/**
 * The first lines in succession that look like the cells of a table, where no layout knew them: three rows of cells
 * between tabs, or three cells that a bar closes each. 地点 and a tab here and there are no table.
 */
export class LooseCells {
	/** First block of the run. */
	from = -1;
	headings: string[] = [];
	private rows = 0;
	/** Block that goes on with the run. */
	private next = -1;
	private last = { text: "", block: -1 };

	get isTable(): boolean {
		return this.rows >= fewestRows && this.headings.length >= fewestCells;
	}

	/** @param i block of the text */
	add(text: string, i: number): void {
		if (this.isTable || text === "") return;
		const cells = text.includes("\t") ? text.split("\t", mostCells).map((cell) => cell.trim()) : [];
		if (cells.length >= fewestCells) {
			if (i !== this.next) this.begin(i, cells);
			this.rows++;
			this.next = i + 1;
		} else if (/^[|｜]\s*$/.test(text) && this.last.block === i - 1) {
			if (i !== this.next) this.begin(i - 1, []);
			this.headings.push(this.last.text);
			this.rows++;
			this.next = i + 2;
		}
		this.last = { text, block: i };
	}

	private begin(from: number, headings: string[]): void {
		this.from = from;
		this.headings = headings;
		this.rows = 0;
	}
}

const fewestRows = 3;
const fewestCells = 3;
const mostCells = 12;
