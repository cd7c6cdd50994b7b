import type { PreviewFinding } from "../../messages/previewMessages.js";
import type { EditedPlace } from "./cellEditor.js";
import type { Paper } from "./paper.js";

/** A part that the user is at, and of a row the cell. */
export interface GridPlace {
	readonly item: number;
	readonly column: number | null;
}

export interface GridHost {
	/** The user is at another part. */
	moved(place: GridPlace): void;
	/** The user wants to go on in the text of the plan. */
	opened(place: GridPlace): void;
	edited(place: EditedPlace): void;
	undone(command: "undo" | "redo"): void;
	isEditing(): boolean;
}

/** Where the user is: by arrows, clicks, and by the cursor of the editor. One part is reached by Tab. */
export class Grid {
	private at: { item: number; column: number | null } = { item: -1, column: null };
	/** The part that the editor's cursor is in. */
	private pointed = -1;
	private hadFocus = false;

	constructor(
		private readonly paper: Paper,
		private readonly host: GridHost,
	) {
		const { root } = paper;
		root.addEventListener("click", (event) => this.click(event));
		root.addEventListener("dblclick", () => this.edit());
		root.addEventListener("keydown", (event) => this.key(event));
		root.addEventListener("focusin", () => {
			this.hadFocus = true;
		});
		root.addEventListener("focusout", ({ relatedTarget }) => {
			// An element that is taken out of the page has lost the focus to nothing.
			if (relatedTarget !== null) this.hadFocus = root.contains(relatedTarget as Node);
		});
		window.addEventListener("blur", () => {
			this.hadFocus = false;
		});
	}

	/** The cell of a row, or the element of any other part. */
	elementAt({ item, column }: GridPlace): HTMLElement | undefined {
		const found = item < 0 ? undefined : this.paper.elementOf(item);
		if (column === null || found === undefined) return found;
		return found.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? undefined;
	}

	findingsOf({ item, column }: GridPlace): readonly PreviewFinding[] {
		const found = this.paper.itemAt(item);
		if (found === undefined || found.kind === "pages") return [];
		if (found.kind === "table") return found.head.flat().flatMap(({ findings = [] }) => findings);
		if (found.kind !== "row") return found.findings ?? [];
		return found.cells.find((cell) => cell.column === column)?.findings ?? [];
	}

	/** Parts have other places now. */
	move(moved: (item: number) => number): void {
		this.at.item = moved(this.at.item);
		this.pointed = moved(this.pointed);
	}

	/** Elements have been drawn anew: what was marked on them is marked again. */
	restore(): void {
		if (this.at.item < 0 && this.paper.size > 0) this.at = this.firstFrom(0, 1) ?? this.at;
		const target = this.elementAt(this.at);
		this.mark(target);
		if (this.hadFocus && !this.host.isEditing() && document.activeElement === document.body)
			target?.focus({ preventScroll: true });
		this.showPointed();
	}

	/** The editor's cursor is in a part. */
	point(item: number): void {
		this.pointed = item;
		this.showPointed();
		if (this.hadFocus) return;
		const element = item < 0 ? undefined : this.paper.elementOf(item);
		element?.scrollIntoView({ block: "nearest" });
		const column =
			this.paper.itemAt(item)?.kind === "row" ? this.columnNear(item, this.at.column ?? 0) : null;
		if (element !== undefined) {
			this.at = { item, column };
			this.mark(this.elementAt(this.at));
		}
	}

	focus(place: GridPlace): void {
		const target = this.elementAt(place);
		if (target === undefined) return;
		this.at = { ...place };
		this.mark(target);
		target.focus({ preventScroll: true });
		target.scrollIntoView({ block: "nearest", inline: "nearest" });
		this.host.moved(this.at);
	}

	/** Goes on to the next cell, or the one before; over the ends of rows. */
	step(from: GridPlace, way: 1 | -1): void {
		const item = this.paper.itemAt(from.item);
		const columns = item?.kind === "row" ? item.cells.map(({ column }) => column) : [];
		const next = columns[columns.indexOf(from.column ?? 0) + way];
		if (item?.kind === "row" && next !== undefined) {
			this.focus({ item: from.item, column: next });
			return;
		}
		const place = this.firstFrom(from.item + way, way);
		if (place === undefined) this.focus(from);
		else this.focus(way === 1 ? place : this.lastOf(place));
	}

	private key(event: KeyboardEvent): void {
		if (this.host.isEditing()) return;
		const { ctrlKey, metaKey, shiftKey, key } = event;
		const run = this.keyOf(key, ctrlKey || metaKey, shiftKey);
		if (run === undefined) return;
		event.preventDefault();
		event.stopPropagation();
		run();
	}

	private keyOf(key: string, isCommand: boolean, isShifted: boolean): (() => void) | undefined {
		if (isCommand)
			switch (key.toLowerCase()) {
				case "enter":
					return () => this.host.opened(this.at);
				case "home":
					return () => this.goTo(this.firstFrom(0, 1));
				case "end":
					return () => this.goTo(this.firstFrom(this.paper.size - 1, -1));
				case "z":
					return () => this.host.undone(isShifted ? "redo" : "undo");
				case "y":
					return () => this.host.undone("redo");
				default:
					return undefined;
			}
		switch (key) {
			case "ArrowDown":
				return () => this.goDown(1);
			case "ArrowUp":
				return () => this.goDown(-1);
			case "ArrowRight":
				return () => this.step(this.at, 1);
			case "ArrowLeft":
				return () => this.step(this.at, -1);
			case "Home":
				return () => this.goTo(this.firstFrom(this.at.item, 1));
			case "End":
				return () => this.goTo(this.lastOf(this.at));
			case "Enter":
			case "F2":
				return () => this.edit();
			default:
				return undefined;
		}
	}

	private goTo(place: GridPlace | undefined): void {
		if (place !== undefined) this.focus(place);
	}

	/** To the part below or above: in a row to the cell that stands there, though it may begin further up. */
	private goDown(way: 1 | -1): void {
		const from = this.at.column ?? 0;
		const place = this.firstFrom(this.at.item + way, way);
		if (place === undefined) return;
		this.focus(place.column === null ? place : { ...place, column: this.columnNear(place.item, from) });
		// The column that the user went down in is remembered over headings.
		if (place.column === null) this.at.column = null;
	}

	/** The first part from one on that can be reached, and its first cell. */
	private firstFrom(index: number, way: 1 | -1): { item: number; column: number | null } | undefined {
		for (let item = index; item >= 0 && item < this.paper.size; item += way) {
			const found = this.paper.itemAt(item);
			if (found?.kind === "row") return { item, column: found.cells[0]?.column ?? null };
			if (found?.kind === "heading" || found?.kind === "paragraph") return { item, column: null };
		}
		return undefined;
	}

	private lastOf(place: GridPlace): GridPlace {
		const found = this.paper.itemAt(place.item);
		return found?.kind === "row" ? { ...place, column: found.cells.at(-1)?.column ?? null } : place;
	}

	private columnNear(item: number, column: number): number | null {
		const found = this.paper.itemAt(item);
		if (found?.kind !== "row") return null;
		let best: number | null = null;
		for (const cell of found.cells)
			if (best === null || Math.abs(cell.column - column) < Math.abs(best - column)) best = cell.column;
		return best;
	}

	private click(event: MouseEvent): void {
		const target = event.target as Element | null;
		if (target === null || target.closest(".box") !== null) return;
		const item = this.paper.indexOf(target);
		if (item < 0) return;
		const cell = target.closest<HTMLElement>("[data-column]");
		const place = { item, column: cell === null ? null : Number(cell.dataset.column) };
		// The head of a table is nothing to stay in.
		if (this.paper.itemAt(item)?.kind === "table") this.host.moved({ item, column: null });
		else if (event.ctrlKey || event.metaKey) this.host.opened(place);
		else this.focus(place);
	}

	private edit(): void {
		if (this.host.isEditing()) return;
		const { item, column } = this.at;
		const found = this.paper.itemAt(item);
		if (found === undefined || found.kind === "pages" || found.kind === "table") return;
		const shown = found.kind === "row" ? found.cells.find((cell) => cell.column === column) : found;
		if (shown === undefined) return;
		// What is made of something else is edited where it stands.
		if (shown.fixed === true) this.host.opened({ item, column });
		else this.host.edited({ item, column, was: shown.edit ?? shown.text });
	}

	private mark(target: HTMLElement | undefined): void {
		for (const old of this.paper.root.querySelectorAll<HTMLElement>('[tabindex="0"]')) old.tabIndex = -1;
		if (target !== undefined) target.tabIndex = 0;
	}

	private showPointed(): void {
		for (const old of this.paper.root.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
		if (this.pointed >= 0) this.paper.elementOf(this.pointed)?.setAttribute("aria-current", "true");
	}
}
