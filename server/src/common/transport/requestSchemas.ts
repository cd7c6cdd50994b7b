import * as z from "zod";

/*
 * The parameters of the requests and notifications of protocol.ts as they come over the wire. What does not fit
 * is answered as LSP 3.17 answers invalid parameters; nothing raw goes further in.
 */

export const documentEditParams = z.object({
	uri: z.string(),
	command: z.enum(["convertToTable", "renumber", "fixAll", "clean"]),
});

export const rulePageParams = z.object({ code: z.string() });

export const addToDirectoryParams = z.object({
	uri: z.string(),
	kind: z.enum(["unit", "official"]),
	name: z.string().min(1).max(200),
});

export const collectNamesParams = z.object({ uri: z.string() });

export const acceptNamesParams = z.object({
	uri: z.string(),
	ids: z.array(z.string().max(200)).max(20_000),
});
