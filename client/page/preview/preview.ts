import {
	type FromPreviewPage,
	type PageWord,
	type PreviewChange,
	type PreviewState,
	previewState,
	type ToPreviewPage,
	toPreviewPage,
} from "../../messages/previewMessages.js";
import { connect } from "../connect.js";
import { CellEditor, type EditedPlace } from "./cellEditor.js";
import { sayFinding, type Words } from "./draw.js";
import { Frame } from "./frame.js";
import { Grid } from "./grid.js";
import { Paper } from "./paper.js";
import { ScrollSync } from "./scrollSync.js";

let words = {} as Words;
/** Of the answer that is shown. */
let number = 0;
const host = connect<FromPreviewPage, ToPreviewPage>(toPreviewPage, receive);
let state: PreviewState = previewState.safeParse(host.kept()).data ?? {};
const showsPages = state.pages !== false;

const paper = new Paper(() => words, showsPages);
const frame = new Frame(paper.root, {
	run: (command) => host.post({ type: "run", command }),
	togglePages: () => {
		const item = paper.indexAtTop();
		paper.showsPages = !paper.showsPages;
		keep({ pages: paper.showsPages });
		frame.showPages(paper.showsPages);
		paper.redraw();
		grid.restore();
		if (item >= 0) paper.elementOf(item)?.scrollIntoView({ block: "start" });
	},
});
frame.showPages(showsPages);
const scroll = new ScrollSync(paper, (item, above) => host.post({ type: "scroll", number, item, above }));
const editor = new CellEditor({
	elementOf: ({ item, column }) => grid.elementAt({ item, column }),
	write: ({ item, column, was }, text) => host.post({ type: "edit", number, item, column, was, text }),
	leave: (place, way) => (way === "here" ? grid.focus(place) : grid.step(place, way === "next" ? 1 : -1)),
	say: (message) => frame.say(message),
	get label() {
		return words.edit ?? "";
	},
});
const grid = new Grid(paper, {
	moved: ({ item, column }) => {
		host.post({ type: "point", number, item, column, open: false });
		frame.tell(grid.findingsOf({ item, column }).map((finding) => sayFinding(finding, words)));
	},
	opened: ({ item, column }) => host.post({ type: "point", number, item, column, open: true }),
	edited: (place) => editor.begin(place),
	undone: (command) => host.post({ type: "run", command }),
	isEditing: () => editor.open !== undefined,
});
new ResizeObserver(() => paper.fit()).observe(paper.root);
host.post({ type: "ready" });

function keep(more: PreviewState): void {
	state = { ...state, ...more };
	host.keep(state);
}

function receive(message: ToPreviewPage): void {
	switch (message.type) {
		case "keep":
			keep({ plan: message.plan });
			break;
		case "words":
			words = message.words as Readonly<Record<PageWord, string>>;
			frame.label(words);
			break;
		case "show":
			show(message);
			break;
		case "nothing":
			number = 0;
			paper.show([{ at: 0, removed: paper.size, items: [] }], false, null);
			frame.say(message.message);
			break;
		case "point":
			if (message.number === number) grid.point(message.item);
			break;
		case "scroll":
			if (message.number === number) scroll.follow(message.item, message.above);
			break;
		case "edited":
			editor.answered(message.refused);
			break;
	}
}

function show(message: Extract<ToPreviewPage, { readonly type: "show" }>): void {
	const { changes, since, look } = message;
	// Something else is shown than the changes are of: all of it is asked for anew.
	if (since !== null && since !== number) {
		host.post({ type: "ready" });
		return;
	}
	if (since === null) frame.say("");
	number = message.number;
	grid.move((item) => movedBy(changes, item));
	if (editor.open !== undefined) editor.open.item = movedBy(changes, editor.open.item);
	const hadFocus = editor.hasFocus;
	const rows = paper.show(changes, since === null, look);
	grid.restore();
	editor.stand(hadFocus);
	host.post({ type: "shown", number, rows });
}

/** The index of a part once changes are made; of one that was replaced, that of what stands in its place; else -1. */
function movedBy(changes: readonly PreviewChange[], index: EditedPlace["item"]): number {
	let moved = index;
	for (const { at, removed, items } of changes) {
		if (index < at) continue;
		if (index >= at + removed) moved += items.length - removed;
		else return removed === items.length ? moved : -1;
	}
	return moved;
}
