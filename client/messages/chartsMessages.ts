import * as z from "zod/mini";

/** What the extension says to the page of charts: what it shows, or a sentence in its place. */
export const toCharts = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("charts"),
		/** BCP 47, of the page's words. */
		language: z.string(),
		/** Made by the server (`niwen/charts`): charts, tables and words, nothing that runs. */
		html: z.string(),
	}),
	z.object({ type: z.literal("nothing"), text: z.string() }),
]);
export type ToCharts = z.infer<typeof toCharts>;

/** What the page says: it is there or has another width (CSS pixels), or the user wants the tasks behind a mark. */
export const fromCharts = z.discriminatedUnion("type", [
	z.object({ type: z.literal("ready"), width: z.number().check(z.minimum(200), z.maximum(2000)) }),
	z.object({ type: z.literal("open"), mark: z.int().check(z.nonnegative()) }),
]);
export type FromCharts = z.infer<typeof fromCharts>;
