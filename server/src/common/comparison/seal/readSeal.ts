import * as z from "zod";
import type { LocalizedText } from "../../model/localizedText.js";
import { digestOfJson } from "./sealedModel.js";

/* What is read of a seal; whatever else stands in it counts for its digest alone. */

const unit = z.object({ raw: z.string(), name: z.string(), lead: z.boolean() });
const task = z.object({
	number: z.number().nullable(),
	code: z.string().nullable(),
	sectionIndex: z.number().nullable(),
	group: z.object({ number: z.number().nullable(), name: z.string() }).nullable(),
	text: z.string(),
	leaders: z.array(z.string()),
	units: z.array(unit),
	deadline: z.string().nullable(),
	columns: z.record(z.string(), z.string()),
});
const model = z.object({
	title: z.string().nullable(),
	issuer: z.string().nullable(),
	date: z.string().nullable(),
	declaredTotal: z.number().nullable(),
	sections: z.array(z.object({ ordinal: z.number().nullable(), title: z.string() })),
	tasks: z.array(task),
});
const content = z.object({ model, texts: z.array(z.string()) });
const seal = z.object({
	kind: z.literal("niwen-seal"),
	format: z.number(),
	date: z.string(),
	niwen: z.string(),
	file: z.object({ name: z.string(), sha256: z.string(), bytes: z.number() }),
	contentSha256: z.string(),
	content: z.unknown(),
});

export type SealedTask = z.infer<typeof task>;
export type ReadContent = z.infer<typeof content>;
export type Seal = Omit<z.infer<typeof seal>, "content"> & { readonly content: ReadContent };

/** Reads what `printSeal` wrote; or says why it cannot be relied on, a sentence without the file's name. */
export async function readSeal(text: string): Promise<Seal | { readonly problem: LocalizedText }> {
	const read = seal.safeParse(parseJson(text));
	if (!read.success) return { problem: notASeal };
	if (read.data.format !== 1) return { problem: tooNew };
	if ((await digestOfJson(read.data.content)) !== read.data.contentSha256) return { problem: changed };
	const words = content.safeParse(read.data.content);
	return words.success ? { ...read.data, content: words.data } : { problem: notASeal };
}

/** What a plan says now, as far as it is compared. */
export function readContent(value: unknown): ReadContent {
	return content.parse(value);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch {
		return undefined;
	}
}

const notASeal: LocalizedText = {
	zh: "不是定稿存照（.seal.json），或者已损坏；请用 niwen seal 重新生成。",
	en: "This is not a seal (.seal.json), or it is broken; please make one with niwen seal.",
};
const tooNew: LocalizedText = {
	zh: "这份定稿存照由较新的版本生成；请升级 Niwen 后再核对。",
	en: "This seal was made by a newer version; please update Niwen and compare again.",
};
const changed: LocalizedText = {
	zh: "定稿存照本身被改动过，不能作为依据；请找回原来的文件。",
	en: "The seal itself was changed and cannot be relied on; please find the original file.",
};
