import { element } from "./draw.js";

/** A text that is edited where it is shown. */
export interface EditedPlace {
	/** Index of the part, which changes move along. */
	item: number;
	/** Of a row: the first column of the cell. */
	readonly column: number | null;
	/** What the user began with. */
	readonly was: string;
}

export interface CellEditorHost {
	/** The cell or heading of a place, as it is drawn now. */
	elementOf(place: EditedPlace): HTMLElement | undefined;
	/** Writes what the user has typed; the answer comes as {@link CellEditor.answered}. */
	write(place: EditedPlace, text: string): void;
	/** The user goes on: to the next cell, to the one before, or in the same. */
	leave(place: EditedPlace, way: "next" | "previous" | "here"): void;
	say(message: string): void;
	readonly label: string;
}

/**
 * Edits one text in its place: Enter writes it, Shift+Enter breaks the line, Escape gives up, Tab writes and goes on. What
 * could not be written stays in its box until the user decides.
 */
export class CellEditor {
	private readonly box = element("textarea", "box");
	private place: EditedPlace | undefined;
	private way: "next" | "previous" | "here" | "away" = "here";
	/** It has been said to be written, and is not yet answered. */
	private isWriting = false;

	constructor(private readonly host: CellEditorHost) {
		this.box.rows = 1;
		this.box.spellcheck = false;
		this.box.addEventListener("keydown", (event) => this.key(event));
		this.box.addEventListener("input", () => this.grow());
		this.box.addEventListener("blur", () => this.left());
	}

	get open(): EditedPlace | undefined {
		return this.place;
	}

	begin(place: EditedPlace): void {
		this.place = place;
		this.way = "here";
		this.isWriting = false;
		this.box.value = place.was;
		this.box.readOnly = false;
		this.box.setAttribute("aria-label", this.host.label);
		this.box.removeAttribute("aria-invalid");
		this.stand();
		this.box.focus();
		this.box.select();
	}

	/** Whether the user is typing in the box. Who takes its row out of the page takes this away, too. */
	get hasFocus(): boolean {
		return this.place !== undefined && document.activeElement === this.box;
	}

	/**
	 * Puts the box where its place is drawn now; one whose part is gone is closed, and its text told.
	 *
	 * @param hadFocus before the page was drawn anew
	 */
	stand(hadFocus = false): void {
		if (this.place === undefined) return;
		const target = this.host.elementOf(this.place);
		if (target === undefined) {
			this.host.say(this.box.value);
			this.close();
			return;
		}
		if (this.box.parentElement === target) return;
		this.box.parentElement?.classList.remove("edited");
		target.classList.add("edited");
		target.append(this.box);
		this.grow();
		if (hadFocus) this.box.focus();
	}

	/** What became of the text. */
	answered(refused: string | null): void {
		this.isWriting = false;
		const { place } = this;
		if (place === undefined) return;
		this.box.readOnly = false;
		if (refused !== null) {
			this.box.setAttribute("aria-invalid", "true");
			this.host.say(refused);
			this.box.focus();
			return;
		}
		const { way } = this;
		this.host.say("");
		this.close();
		if (way !== "away") this.host.leave(place, way);
	}

	private key(event: KeyboardEvent): void {
		// Keys of an open composition are the input method's.
		if (event.isComposing || event.keyCode === 229) return;
		event.stopPropagation();
		switch (event.key) {
			case "Enter":
				if (event.shiftKey || event.altKey) return;
				event.preventDefault();
				this.write("here");
				break;
			case "Tab":
				event.preventDefault();
				this.write(event.shiftKey ? "previous" : "next");
				break;
			case "Escape": {
				event.preventDefault();
				const { place } = this;
				this.host.say("");
				this.close();
				if (place !== undefined) this.host.leave(place, "here");
				break;
			}
			default:
		}
	}

	private write(way: "next" | "previous" | "here" | "away"): void {
		const { place } = this;
		if (place === undefined || this.isWriting) return;
		this.way = way;
		if (this.box.value === place.was) {
			this.answered(null);
			return;
		}
		this.isWriting = true;
		this.box.readOnly = true;
		this.host.write(place, this.box.value);
	}

	/** Who goes elsewhere has finished; a box whose row is drawn anew gets its focus back. */
	private left(): void {
		queueMicrotask(() => {
			const isRefused = this.box.getAttribute("aria-invalid") === "true";
			if (this.place !== undefined && document.activeElement !== this.box && !isRefused) this.write("away");
		});
	}

	private grow(): void {
		this.box.style.height = "0";
		this.box.style.height = `${this.box.scrollHeight}px`;
	}

	private close(): void {
		this.place = undefined;
		const cell = this.box.parentElement;
		cell?.classList.remove("edited");
		this.box.remove();
	}
}
