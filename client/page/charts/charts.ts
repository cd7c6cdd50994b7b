import { type FromCharts, type ToCharts, toCharts } from "../../messages/chartsMessages.js";
import { connect } from "../connect.js";
import { findNearest } from "./findNearest.js";

/** Milliseconds in which a panel that is being resized has come to rest. */
const afterResizing = 150;

const content = document.getElementById("page");
if (content === null) throw new Error("The page has no place for its content.");
const page = content;
const { post } = connect<FromCharts, ToCharts>(toCharts, show);

page.addEventListener("click", ({ target }) => open(markOf(target)));
page.addEventListener("keydown", (event) => {
	const mark = markOf(event.target);
	if (mark === null || event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.key === "Enter" || event.key === " ") open(mark);
	else if (!move(mark, event.key)) return;
	event.preventDefault();
});

let width = widthOfPage();
let resting: ReturnType<typeof setTimeout> | undefined;
new ResizeObserver(() => {
	clearTimeout(resting);
	resting = setTimeout(() => {
		if (widthOfPage() === width) return;
		width = widthOfPage();
		post({ type: "ready", width });
	}, afterResizing);
}).observe(page);
post({ type: "ready", width });

/** Shows charts in the place of others; what was open and where the keyboard was stays. */
function show(message: ToCharts): void {
	if (message.type === "nothing") {
		const words = document.createElement("p");
		words.textContent = message.text;
		page.replaceChildren(words);
		return;
	}
	const places = [...page.querySelectorAll("section")];
	const opened = places.filter((part) => part.querySelector("details")?.open).map(headingOf);
	const focused = markOf(document.activeElement);
	const said = focused?.getAttribute("aria-label");
	const part = headingOf(focused?.closest("section"));
	page.lang = message.language;
	// Of the server's making; the page's policy lets nothing in it run or load.
	page.innerHTML = message.html;
	for (const section of page.querySelectorAll("section")) {
		const heading = headingOf(section);
		const details = section.querySelector("details");
		if (details !== null && opened.includes(heading)) details.open = true;
		if (focused === null || heading !== part) continue;
		const marks = marksIn(section);
		const again = marks.find((mark) => mark.getAttribute("aria-label") === said) ?? marks[0];
		if (again !== undefined) focus(again, marks);
	}
}

function headingOf(section: Element | null | undefined): string | undefined {
	return section?.querySelector("h2")?.textContent?.replace(/\d+/g, "");
}

function marksIn(section: Element): readonly SVGElement[] {
	return [...section.querySelectorAll<SVGElement>(".mark")];
}

function markOf(target: EventTarget | null): SVGElement | null {
	return target instanceof Element ? target.closest<SVGElement>(".mark") : null;
}

function open(mark: SVGElement | null): void {
	if (mark !== null) post({ type: "open", mark: Number(mark.dataset.mark) });
}

/** Moves the keyboard's place within a chart; false for keys that do not. */
function move(mark: SVGElement, key: string): boolean {
	const marks = [...(mark.ownerSVGElement?.querySelectorAll<SVGElement>(".mark") ?? [])];
	const next =
		key === "Home" ? marks[0] : key === "End" ? marks.at(-1) : findNearest(marks, mark, key, placeOf);
	if (next === undefined) return key.startsWith("Arrow");
	focus(next, marks);
	return true;
}

/** One mark of a chart is reached by Tab: the one that was last. Who types elsewhere meanwhile is left alone. */
function focus(mark: SVGElement, marks: readonly SVGElement[]): void {
	for (const each of marks) each.tabIndex = each === mark ? 0 : -1;
	if (document.hasFocus()) mark.focus();
}

function placeOf(mark: SVGElement): { readonly x: number; readonly y: number } {
	const { left, top, width: wide, height } = mark.getBoundingClientRect();
	return { x: left + wide / 2, y: top + height / 2 };
}

function widthOfPage(): number {
	return Math.min(Math.max(Math.floor(page.clientWidth), 240), 1000);
}
