import type { Paper } from "./paper.js";

/** An own scroll has its events within so many milliseconds. */
const echo = 250;

/** Scrolls with the editor, and tells it where the user has scrolled to; neither answers the other's scrolling. */
export class ScrollSync {
	/** Until then events of scrolling are our own. */
	private quietUntil = 0;
	private isAsked = false;

	constructor(
		private readonly paper: Paper,
		private readonly scrolled: (item: number, above: number) => void,
	) {
		paper.root.addEventListener("scroll", () => this.ask(), { passive: true });
	}

	/** Brings a part to the top, so much of it (0 to 1) above the edge. */
	follow(item: number, above: number): void {
		const target = this.paper.elementOf(item);
		if (target === undefined) return;
		this.quietUntil = performance.now() + echo;
		const { root } = this.paper;
		const { top, height } = target.getBoundingClientRect();
		// The margin of a sheet belongs to what stands first on it.
		const sheet = above === 0 && this.paper.isFirstOnSheet(item) ? target.closest(".sheet") : null;
		const edge = sheet === null ? top + height * above : sheet.getBoundingClientRect().top;
		root.scrollTop += edge - root.getBoundingClientRect().top;
	}

	private ask(): void {
		if (this.isAsked || performance.now() < this.quietUntil) return;
		this.isAsked = true;
		requestAnimationFrame(() => {
			this.isAsked = false;
			if (performance.now() < this.quietUntil) return;
			const item = this.paper.indexAtTop();
			const target = item < 0 ? undefined : this.paper.elementOf(item);
			if (target === undefined) return;
			const { top, height } = target.getBoundingClientRect();
			const above = (this.paper.root.getBoundingClientRect().top - top) / Math.max(1, height);
			this.scrolled(item, Math.min(1, Math.max(0, above)));
		});
	}
}
