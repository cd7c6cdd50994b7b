import { element, type Words } from "./draw.js";

export interface FrameHost {
	run(command: "print" | "export"): void;
	togglePages(): void;
}

/** What stands around the paper: buttons above it, what was found in the cell below it, and messages. */
export class Frame {
	private readonly bar = element("div", "bar");
	private readonly message = element("div", "message");
	private readonly findings = element("div", "findings");
	private readonly print: HTMLButtonElement;
	private readonly exporting: HTMLButtonElement;
	private readonly pages: HTMLButtonElement;

	constructor(
		private readonly paper: HTMLElement,
		host: FrameHost,
	) {
		this.bar.setAttribute("role", "toolbar");
		this.message.setAttribute("role", "alert");
		this.print = button(() => host.run("print"));
		this.exporting = button(() => host.run("export"));
		this.pages = button(() => host.togglePages());
		this.bar.append(this.print, this.exporting, this.pages);
		this.say("");
		this.tell([]);
		document.getElementById("page")?.append(this.bar, this.message, this.paper, this.findings);
	}

	label(words: Words): void {
		this.bar.setAttribute("aria-label", words.preview);
		this.paper.setAttribute("aria-label", `${words.preview}. ${words.keys}`);
		this.print.textContent = words.print;
		this.exporting.textContent = words.export;
		this.pages.textContent = words.pages;
		this.pages.title = words.pagesHint;
	}

	showPages(shows: boolean): void {
		this.pages.setAttribute("aria-pressed", String(shows));
		this.paper.classList.toggle("on-sheets", shows);
	}

	/** Says something until something else is said; nothing by an empty text. */
	say(message: string): void {
		this.message.textContent = message;
		this.message.hidden = message === "";
	}

	/** What was found where the user is. Screen readers are told with the cell itself. */
	tell(findings: readonly string[]): void {
		this.findings.textContent = findings.join("\n");
		this.findings.hidden = findings.length === 0;
	}
}

function button(press: () => void): HTMLButtonElement {
	const made = element("button");
	made.type = "button";
	made.addEventListener("click", press);
	return made;
}
