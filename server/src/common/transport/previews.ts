import { ErrorCodes, ResponseError } from "vscode-languageserver";
import type * as z from "zod";
import type { PreviewPart } from "../features/preview.js";
import type { LocalizedText } from "../model/localizedText.js";
import {
	type EditPreviewAnswer,
	editPreviewRequest,
	type PreviewAnswer,
	type PreviewLook,
	type PreviewPlace,
	previewPlaceRequest,
	previewRequest,
} from "../previewProtocol.js";
import { languageOf } from "../service/documentLanguage.js";
import type { Diagnostics } from "./diagnostics.js";
import type { Environments } from "./environments.js";
import type { ServerState } from "./serverState.js";

type Schemas = typeof import("./requestSchemas.js");

/** What a client shows of a plan. */
interface Shown {
	readonly number: number;
	readonly version: number;
	readonly profile: string | undefined;
	readonly parts: readonly PreviewPart[];
	/** The parts as they are compared. */
	readonly texts: readonly string[];
}

/** Of so many plans it is known what is shown. */
const mostShown = 8;

/**
 * Previews: a plan as it will be printed, of which a client is told what has changed since its last question, and asks for
 * the edits that its user makes in it. Without a question nothing is computed.
 */
export class Previews {
	private readonly shown = new Map<string, Shown>();
	private asked = 0;

	constructor(
		private readonly state: ServerState,
		private readonly diagnostics: Pick<Diagnostics, "shownFindings">,
		private readonly environments: Pick<Environments, "whenDirectoriesAreRead">,
	) {}

	serve(): void {
		this.answer(previewRequest, "previewParams", (params) => this.preview(params));
		this.answer(previewPlaceRequest, "previewPlaceParams", (params) => this.place(params));
		this.answer(editPreviewRequest, "editPreviewParams", (params) => this.edit(params));
	}

	forget(uri: string): void {
		this.shown.delete(uri);
	}

	private answer<Name extends keyof Schemas>(
		method: string,
		schema: Name,
		run: (params: z.infer<Schemas[Name]>) => Promise<unknown>,
	): void {
		const { connection, reportFailure } = this.state;
		connection.onRequest(method, async (raw: unknown) => {
			const schemas: Schemas = await import("./requestSchemas.js");
			const params = schemas[schema].safeParse(raw);
			if (!params.success)
				return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${params.error.message}`);
			try {
				return await run(params.data as z.infer<Schemas[Name]>);
			} catch (error) {
				reportFailure(method, error);
				return null;
			}
		});
	}

	private async preview({
		uri,
		known,
		profile,
	}: z.infer<Schemas["previewParams"]>): Promise<PreviewAnswer | null> {
		await this.environments.whenDirectoriesAreRead(uri);
		const { options, store } = this.state;
		const { readProfile } = await import("../features/exportProfile.js");
		const read = await readProfile(profile);
		if ("refused" in read) return { refused: read.refused[options.language] };
		const { keepColumns, layOutPreview, lookOf } = await import("../features/preview.js");
		const { changesOfList } = await import("../features/listChanges.js");
		// What was waited for is behind us: from here on it is one version.
		const snapshot = store.snapshot(uri);
		if (snapshot === undefined) return null;
		const language = languageOf(snapshot.document, options);
		const before = this.shown.get(uri);
		const since = before !== undefined && before.number === known ? before : undefined;
		const laid = layOutPreview(snapshot, read, this.diagnostics.shownFindings(snapshot), language);
		const parts = since?.profile === profile ? keepColumns(laid, since?.parts ?? []) : laid;
		const texts = parts.map(({ item }) => JSON.stringify(item));
		const changes = changesOfList(since?.texts ?? [], texts).map(({ at, removed, from, to }) => ({
			at,
			removed,
			items: parts.slice(from, to).map(({ item }) => item),
		}));
		const number = ++this.asked;
		this.keep(uri, { number, version: snapshot.version, profile, parts, texts });
		const isSameLook = since !== undefined && since.profile === profile;
		const look: PreviewLook | null = isSameLook ? null : lookOf(read);
		return {
			number,
			version: snapshot.version,
			title: snapshot.plan.title ?? "",
			since: since?.number ?? null,
			changes,
			lines: parts.map(({ line }) => line),
			look,
		};
	}

	private keep(uri: string, shown: Shown): void {
		this.shown.delete(uri);
		this.shown.set(uri, shown);
		for (const other of this.shown.keys()) {
			if (this.shown.size <= mostShown) break;
			this.shown.delete(other);
		}
	}

	private async place({
		uri,
		number,
		item,
		column,
	}: z.infer<Schemas["previewPlaceParams"]>): Promise<PreviewPlace | null> {
		const { placeInPreview } = await import("../features/editPreview.js");
		const found = this.find(uri, number, item);
		return found?.part === undefined ? null : placeInPreview(found.snapshot, found.part, column);
	}

	private async edit({
		uri,
		number,
		item,
		...edit
	}: z.infer<Schemas["editPreviewParams"]>): Promise<EditPreviewAnswer | null> {
		const { editPreview } = await import("../features/editPreview.js");
		const { options, store } = this.state;
		if (!store.has(uri)) return null;
		const found = this.find(uri, number, item);
		if (found === undefined) return { refused: stale[options.language] };
		return editPreview(found.snapshot, found.part, edit, options.language);
	}

	/** A part of what is shown, where the document is still the one that it shows. */
	private find(uri: string, number: number, item: number) {
		const snapshot = this.state.store.snapshot(uri);
		const shown = this.shown.get(uri);
		const isSame = snapshot !== undefined && shown?.number === number && shown.version === snapshot.version;
		return isSame ? { snapshot, part: shown.parts[item] } : undefined;
	}
}

const stale: LocalizedText = {
	zh: "文稿已有改动，这处修改没有写入；请再按一次回车。",
	en: "The document was changed meanwhile and your edit was not written; please press Enter once more.",
};
