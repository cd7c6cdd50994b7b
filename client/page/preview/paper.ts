import type { PreviewChange, PreviewItem, PreviewLook } from "../../messages/previewMessages.js";
import { clipOf, drawRow, drawTable, drawText, element, type TableItem, type Words } from "./draw.js";
import { estimateLines, layOutSheets, type Sheet } from "./sheets.js";

/** An item as it is drawn; not yet of one that has not come near the window. */
interface View {
	item: PreviewItem;
	element?: HTMLElement;
	/** How it is cut by the ends of its sheet. */
	clip?: string;
	/** As measured, in CSS pixels at full size. */
	height?: number;
}

interface DrawnSheet {
	readonly element: HTMLElement;
	readonly number: HTMLElement;
	layout: Sheet;
	isDrawn: boolean;
	/** Its parts of tables, by the item. */
	tables: Map<PreviewItem, HTMLTableElement>;
}

/** Plans of more rows are drawn sheet by sheet as they come near, by estimated heights; others at once, as measured. */
const mostMeasured = 1_500;
/** CSS pixels a millimetre. */
const pixels = 96 / 25.4;
/** Where pages are not shown, so much (CSS pixels) is drawn together. */
const stretch = 3_000;

/** The sheets of paper that a plan is shown on. */
export class Paper {
	readonly root = element("main", "paper");
	private views: View[] = [];
	private sheets: DrawnSheet[] = [];
	private look: PreviewLook | undefined;
	private readonly style = new CSSStyleSheet();
	private readonly watcher: IntersectionObserver;
	/** Rows that have been drawn since anybody asked. */
	private drawn = 0;

	constructor(
		private readonly words: () => Words,
		public showsPages: boolean,
	) {
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.style];
		this.watcher = new IntersectionObserver((entries) => this.comeNear(entries), {
			root: this.root,
			rootMargin: "150% 0px",
		});
	}

	get items(): readonly PreviewItem[] {
		return this.views.map(({ item }) => item);
	}

	get size(): number {
		return this.views.length;
	}

	itemAt(index: number): PreviewItem | undefined {
		return this.views[index]?.item;
	}

	/** The element of a part, which is drawn for it if need be. */
	elementOf(index: number): HTMLElement | undefined {
		const view = this.views[index];
		if (view?.item.kind === "table" || view?.item.kind === "pages") return this.elementOf(index + 1);
		if (view !== undefined && view.element === undefined) this.drawSheetOf(index);
		return view?.element;
	}

	/** Whether a part begins a sheet of paper. */
	isFirstOnSheet(index: number): boolean {
		const first = this.views[index]?.item.kind === "pages" ? index + 1 : index;
		return (
			this.showsPages &&
			this.sheets.some(({ layout: { from } }) => {
				const begins = this.views[from]?.item.kind === "pages" ? from + 1 : from;
				return begins === first;
			})
		);
	}

	/** Index of the part that an element stands in; -1 outside of all. */
	indexOf(target: Element): number {
		const part = target.closest("tr, h1, h2, h3, h4, h5, h6, p");
		const { sheet: place } = target.closest<HTMLElement>(".sheet")?.dataset ?? {};
		const sheet = this.sheets[Number(place ?? -1)];
		if (part === null || sheet === undefined) return -1;
		for (const [item, table] of sheet.tables)
			if (table.tHead?.contains(part)) return this.views.findIndex((view) => view.item === item);
		const { from, to } = sheet.layout;
		const found = this.views.slice(from, to).findIndex((view) => view.element === part);
		return found < 0 ? -1 : from + found;
	}

	/** Index of the first part that is in sight; -1 where nothing is shown. */
	indexAtTop(): number {
		const edge = this.root.getBoundingClientRect().top + 1;
		const isBelow = (part: Element | undefined) => (part?.getBoundingClientRect().bottom ?? 0) > edge;
		const sheet = this.sheets.find(({ element: each }) => isBelow(each));
		if (sheet === undefined) return -1;
		this.drawSheet(sheet);
		const { from, to } = sheet.layout;
		for (let i = from; i < to; i++) if (isBelow(this.views[i]?.element)) return i;
		return to < this.views.length ? to : -1;
	}

	/**
	 * Shows other parts.
	 *
	 * @param isWhole the changes begin with nothing
	 * @returns how many rows were drawn for it
	 */
	show(changes: readonly PreviewChange[], isWhole: boolean, look: PreviewLook | null): number {
		if (isWhole) this.views = [];
		for (const { at, removed, items } of changes)
			this.views.splice(at, removed, ...items.map((item): View => ({ item })));
		if (look !== null) {
			this.look = look;
			this.style.replaceSync(look.style);
		}
		const hasMoved = look !== null || changes.some(({ items }) => items.some(({ kind }) => kind === "table"));
		if (hasMoved) for (const view of this.views) delete view.height;
		this.drawn = 0;
		this.layOut();
		return this.drawn;
	}

	/** Everything is drawn anew: the words of the page, or the way it is shown, are others. */
	redraw(): void {
		for (const view of this.views) {
			delete view.element;
			delete view.height;
		}
		for (const sheet of this.sheets) sheet.element.remove();
		this.sheets = [];
		this.layOut();
	}

	/** Sheets are shown as wide as there is room, but never larger than they are. */
	fit(): void {
		const room = this.root.clientWidth - 24;
		for (const { element: sheet, layout } of this.sheets) {
			const width = this.sizeOf(layout.across).width * pixels;
			sheet.style.setProperty(
				"zoom",
				this.showsPages ? String(Math.min(1, Math.max(0.3, room / width))) : "1",
			);
		}
	}

	private sizeOf(across: boolean): PreviewLook["upright"] {
		const standard = { width: 210, height: 297, margins: [25, 25, 25, 25] } as const;
		return this.look === undefined ? standard : across ? this.look.across : this.look.upright;
	}

	private layOut(): void {
		const isMeasured = this.showsPages && this.views.length <= mostMeasured;
		this.arrange(isMeasured);
		// What was drawn is measured, and laid out once more where it is not as high as it was taken for.
		if (isMeasured && this.measure()) this.arrange(true);
	}

	private arrange(drawsAll: boolean): void {
		const items = this.items;
		const estimates = this.estimates(items);
		const layouts = layOutSheets(items, {
			heightOf: (i) => this.views[i]?.height ?? estimates(i),
			room: (across) => {
				if (!this.showsPages) return stretch;
				const { height, margins } = this.sizeOf(across);
				return (height - margins[0] - margins[2]) * pixels;
			},
			repeatsHeads: this.showsPages,
		});
		const old = this.sheets;
		this.sheets = layouts.map((layout, i) => this.takeSheet(old[i], layout, i));
		for (const { element: sheet } of old.slice(layouts.length)) {
			this.watcher.unobserve(sheet);
			sheet.remove();
		}
		this.sheets.forEach((sheet, i) => {
			if (sheet.element.parentElement === null) this.root.append(sheet.element);
			this.dress(sheet, i);
			if (drawsAll || sheet.isDrawn) this.drawSheet(sheet);
		});
		this.fit();
	}

	private takeSheet(old: DrawnSheet | undefined, layout: Sheet, index: number): DrawnSheet {
		if (old !== undefined) {
			old.layout = layout;
			return old;
		}
		const made = element("section", "sheet");
		const number = element("div", "number");
		number.setAttribute("aria-hidden", "true");
		made.append(number);
		made.dataset.sheet = String(index);
		this.watcher.observe(made);
		return { element: made, number, layout, isDrawn: false, tables: new Map() };
	}

	private dress({ element: sheet, number, layout }: DrawnSheet, index: number): void {
		const { width, height, margins } = this.sizeOf(layout.across);
		const { style } = sheet;
		sheet.classList.toggle("across", layout.across);
		sheet.classList.toggle("whole", this.showsPages);
		sheet.setAttribute("aria-label", this.words().page.replace("{0}", String(index + 1)));
		style.width = this.showsPages ? `${width}mm` : "auto";
		style.minHeight = this.showsPages ? `${height}mm` : "0";
		style.padding = this.showsPages ? margins.map((margin) => `${margin}mm`).join(" ") : "";
		style.setProperty("contain-intrinsic-size", this.showsPages ? `auto ${height}mm` : `auto ${stretch}px`);
		const side = index % 2 === 0 ? "right" : "left";
		number.className = `number ${layout.across ? "across" : side}`;
		number.textContent = this.showsPages && this.look?.pageNumbers === true ? `— ${index + 1} —` : "";
	}

	private drawSheetOf(index: number): void {
		const sheet = this.sheets.find(({ layout }) => layout.from <= index && index < layout.to);
		if (sheet !== undefined) this.drawSheet(sheet);
	}

	private comeNear(entries: readonly IntersectionObserverEntry[]): void {
		for (const { isIntersecting, target } of entries) {
			if (!isIntersecting) continue;
			const sheet = this.sheets[Number((target as HTMLElement).dataset.sheet)];
			if (sheet !== undefined && !sheet.isDrawn) this.drawSheet(sheet);
		}
	}

	/** Brings the elements of a sheet in order; what is there already stays. */
	private drawSheet(sheet: DrawnSheet): void {
		sheet.isDrawn = true;
		const { layout, tables } = sheet;
		const kept = new Map<PreviewItem, HTMLTableElement>();
		const children: HTMLElement[] = [];
		let body: HTMLElement | undefined;
		let rows: HTMLElement[] = [];
		const endTable = () => {
			if (body !== undefined) setChildren(body, rows);
			rows = [];
			body = undefined;
		};
		const beginTable = (index: number, hasHead: boolean) => {
			const view = this.views[index];
			if (view?.item.kind !== "table") return;
			const table = tables.get(view.item) ?? drawTable(view.item, this.words(), this.labelOf(index));
			table.classList.toggle("headless", !hasHead);
			kept.set(view.item, table);
			children.push(table);
			body = table.tBodies[0];
		};
		if (layout.table >= 0) beginTable(layout.table, this.showsPages);
		for (let i = layout.from; i < layout.to; i++) {
			const view = this.views[i];
			if (view === undefined || view.item.kind === "pages") continue;
			if (view.item.kind === "row") {
				const row = this.drawRowView(view, i, layout);
				if (row !== undefined) rows.push(row);
				continue;
			}
			endTable();
			if (view.item.kind === "table") beginTable(i, true);
			else {
				view.element ??= drawText(view.item, this.words());
				children.push(view.element);
			}
		}
		endTable();
		sheet.tables = kept;
		setChildren(sheet.element, [...children, sheet.number]);
	}

	private drawRowView(view: View, index: number, layout: Sheet): HTMLElement | undefined {
		const { item } = view;
		const table = this.views[tableOfView(this.views, index, layout)]?.item;
		if (item.kind !== "row" || table?.kind !== "table") return undefined;
		let end = index;
		while (end < layout.to && this.views[end]?.item.kind === "row") end++;
		const continued = index === layout.from ? layout.continued : [];
		const aligns = table.columns.map(({ align }) => align[0]).join("");
		const clip = `${aligns};${clipOf(item, end - index, continued)}`;
		if (view.element === undefined || view.clip !== clip) {
			if (view.element === undefined) this.drawn++;
			view.element = drawRow(item, table.columns, end - index, continued, this.words());
			view.clip = clip;
		}
		return view.element;
	}

	/** The heading that a table stands under, to tell tables apart by. */
	private labelOf(index: number): string {
		for (let i = index; i >= 0; i--) {
			const item = this.views[i]?.item;
			if (item?.kind === "heading" && item.text !== "") return item.text;
		}
		return this.words().preview;
	}

	/** Measures what has no height yet. Whether any is another than the one that was taken for it. */
	private measure(): boolean {
		let isOther = false;
		for (const { element: sheet, layout } of this.sheets) {
			// By what the sheet is shown smaller than it is.
			const scale = sheet.getBoundingClientRect().width / (this.sizeOf(layout.across).width * pixels) || 1;
			for (let i = layout.from; i < layout.to; i++) {
				const view = this.views[i];
				if (view === undefined || view.height !== undefined) continue;
				view.height = view.item.kind === "pages" ? 0 : this.heightOf(view, scale);
				isOther = true;
			}
		}
		return isOther;
	}

	private heightOf(view: View, scale: number): number {
		const { item } = view;
		if (item.kind === "table") {
			for (const { tables } of this.sheets) {
				const head = tables.get(item)?.tHead;
				if (head) return head.getBoundingClientRect().height / scale;
			}
			return 0;
		}
		if (view.element === undefined) return 0;
		const { marginTop, marginBottom } = getComputedStyle(view.element);
		const margins = (Number.parseFloat(marginTop) || 0) + (Number.parseFloat(marginBottom) || 0);
		return view.element.getBoundingClientRect().height / scale + margins;
	}

	/** Heights by how long texts are, for what nobody has measured; asked for in the order of the parts. */
	private estimates(items: readonly PreviewItem[]): (index: number) => number {
		const line = 26.7;
		const columns: (readonly number[])[] = [];
		let across = false;
		let open: readonly number[] = [];
		for (const item of items) {
			if (item.kind === "pages") across = item.across;
			if (item.kind !== "row") open = roomIn(item, this.sizeOf(across));
			columns.push(open);
		}
		return (index) => {
			const item = items[index];
			if (item === undefined || item.kind === "pages") return 0;
			if (item.kind === "row") return estimateLines(item.cells, columns[index] ?? []) * line + 1;
			if (item.kind === "table") return item.head.length * line;
			return Math.max(1, Math.ceil(item.text.length / 28)) * 37.3;
		};
	}
}

/** How many Han characters of 12 points fit side by side in each column. */
function roomIn(
	table: PreviewItem | undefined,
	{ width, margins }: PreviewLook["upright"],
): readonly number[] {
	if (table?.kind !== "table") return [];
	const room = (width - margins[1] - margins[3]) / 4.23;
	return table.columns.map(({ share }: TableItem["columns"][number]) => share * room - 0.7);
}

function tableOfView(views: readonly View[], row: number, { table, from }: Sheet): number {
	for (let i = row; i >= from; i--) if (views[i]?.item.kind === "table") return i;
	return table;
}

/** Makes elements the children of another, in their order; those that are so already are not touched. */
function setChildren(parent: HTMLElement, children: readonly HTMLElement[]): void {
	let next: Element | null = parent.firstElementChild;
	for (const child of children) {
		if (child === next) next = next.nextElementSibling;
		else parent.insertBefore(child, next);
	}
	while (next !== null) {
		const gone = next;
		next = next.nextElementSibling;
		gone.remove();
	}
}
