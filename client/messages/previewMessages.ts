import * as z from "zod/mini";
import type {
	PreviewCell,
	PreviewChange,
	PreviewFinding,
	PreviewItem,
	PreviewLook,
	PreviewSheet,
} from "../../server/src/common/previewProtocol.js";

export type { PreviewCell, PreviewChange, PreviewFinding, PreviewItem, PreviewLook, PreviewSheet };

/*
 * What the extension and the page of the preview say to each other. Parts of the preview are named by the number of the
 * answer that is shown and their index in it.
 */

const index = z.int().check(z.nonnegative());

/** All that the page says by itself, in the user's language; `{0}` is replaced. */
export const pageWords = [
	"preview",
	"print",
	"export",
	"pages",
	"pagesHint",
	"page",
	"keys",
	"error",
	"warning",
	"hint",
	"edit",
] as const;
export type PageWord = (typeof pageWords)[number];
const words = z.record(z.enum(pageWords), z.string());

const finding: z.ZodMiniType<PreviewFinding> = z.object({
	severity: z.enum(["error", "warning", "hint"]),
	code: z.string(),
	message: z.string(),
});
const text = {
	text: z.string(),
	edit: z.exactOptional(z.string()),
	fixed: z.exactOptional(z.literal(true)),
	findings: z.exactOptional(z.array(finding)),
};
const cell: z.ZodMiniType<PreviewCell> = z.object({
	...text,
	column: index,
	rows: z.exactOptional(z.int().check(z.positive())),
	columns: z.exactOptional(z.int().check(z.positive())),
	spread: z.exactOptional(z.literal(true)),
});
const newPage = z.exactOptional(z.literal(true));
const item: z.ZodMiniType<PreviewItem> = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("pages"), across: z.boolean() }),
	z.object({ ...text, kind: z.literal("heading"), rank: z.int().check(z.minimum(1), z.maximum(6)), newPage }),
	z.object({
		...text,
		kind: z.literal("paragraph"),
		role: z.exactOptional(z.string()),
		indent: z.exactOptional(z.number()),
		newPage,
	}),
	z.object({
		kind: z.literal("table"),
		columns: z.array(z.object({ share: z.number(), align: z.enum(["centre", "left", "both"]) })),
		head: z.array(z.array(cell)),
		newPage,
	}),
	z.object({ kind: z.literal("row"), cells: z.array(cell) }),
]);
const change: z.ZodMiniType<PreviewChange> = z.object({ at: index, removed: index, items: z.array(item) });
const length = z.number().check(z.positive());
const margin = z.number().check(z.nonnegative());
const sheet: z.ZodMiniType<PreviewSheet> = z.object({
	width: length,
	height: length,
	margins: z.tuple([margin, margin, margin, margin]),
});
const look: z.ZodMiniType<PreviewLook> = z.object({
	style: z.string(),
	upright: sheet,
	across: sheet,
	pageNumbers: z.boolean(),
});

/** What the page keeps over a reload of the window: whether it shows sheets of paper, and the address of the plan. */
export const previewState = z.object({ pages: z.optional(z.boolean()), plan: z.optional(z.string()) });
export type PreviewState = z.infer<typeof previewState>;

/** What the page is told. */
export const toPreviewPage = z.discriminatedUnion("type", [
	z.object({ type: z.literal("words"), words }),
	/** This plan is shown from now on. */
	z.object({ type: z.literal("keep"), plan: z.string() }),
	/** What is shown from now on; changes of what was shown before, or of nothing. */
	z.object({
		type: z.literal("show"),
		number: z.int(),
		since: z.nullable(z.int()),
		title: z.string(),
		changes: z.array(change),
		look: z.nullable(look),
	}),
	/** There is nothing to show, and why. */
	z.object({ type: z.literal("nothing"), message: z.string() }),
	/** The cursor of the editor is in this part; -1: in none. */
	z.object({ type: z.literal("point"), number: z.int(), item: z.int().check(z.minimum(-1)) }),
	/** This part is the first in sight in the editor, that much of it above the edge. */
	z.object({ type: z.literal("scroll"), number: z.int(), item: index, above: z.number() }),
	/** What became of an edit: nothing where there is a message, which says why. */
	z.object({ type: z.literal("edited"), refused: z.nullable(z.string()) }),
]);
export type ToPreviewPage = z.infer<typeof toPreviewPage>;

const place = { number: z.int(), item: index, column: z.nullable(index) };

/** What the page says. */
export const fromPreviewPage = z.discriminatedUnion("type", [
	/** It can be told something. */
	z.object({ type: z.literal("ready") }),
	/** It shows an answer now; so many rows of it were drawn for that. */
	z.object({ type: z.literal("shown"), number: z.int(), rows: index }),
	/** The user has gone to a part; `open`: to go on in its text. */
	z.object({ type: z.literal("point"), ...place, open: z.boolean() }),
	z.object({ type: z.literal("scroll"), number: z.int(), item: index, above: z.number() }),
	/** The user has written another text. */
	z.object({
		type: z.literal("edit"),
		...place,
		was: z.string().check(z.maxLength(100_000)),
		text: z.string().check(z.maxLength(100_000)),
	}),
	z.object({ type: z.literal("run"), command: z.enum(["print", "export", "undo", "redo"]) }),
]);
export type FromPreviewPage = z.infer<typeof fromPreviewPage>;
