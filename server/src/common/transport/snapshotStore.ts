import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { Environment } from "../environment/environment.js";
import { createPlanSnapshot, type PlanSnapshot } from "../snapshot/planSnapshot.js";
import {
	createSourceDocument,
	joinChanges,
	type LineChange,
	type SourceDocument,
} from "../text/sourceDocument.js";
import { applyContentChanges } from "./contentChanges.js";

/** An open document: its text at once, its snapshot when somebody asks. */
interface OpenDocument {
	readonly uri: string;
	readonly languageId: string;
	version: number;
	document: SourceDocument;
	/** The latest snapshot, which may be of an older version. */
	snapshot: PlanSnapshot | undefined;
	/** What was edited since that snapshot. */
	pending: LineChange | undefined;
}

const unchanged: LineChange = { first: 0, oldEnd: 0, newEnd: 0 };

/**
 * The documents that the client has open. An edit only replaces lines; the plan is read when a request or the
 * diagnostics of the newest version ask for it, so that a burst of edits is read once.
 */
export class SnapshotStore {
	private readonly documents = new Map<string, OpenDocument>();

	/** @param environmentOf what holds for a document; asked at each reading */
	constructor(private readonly environmentOf: (uri: string) => Environment) {}

	open(uri: string, languageId: string, version: number, text: string): void {
		this.documents.set(uri, {
			uri,
			languageId,
			version,
			document: createSourceDocument(text),
			snapshot: undefined,
			pending: undefined,
		});
	}

	/** Applies the content changes of one `textDocument/didChange`, in their order (LSP 3.17). */
	change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
		const open = this.documents.get(uri);
		if (open === undefined) return;
		open.version = version;
		const edited = applyContentChanges(open.document, changes);
		open.document = edited.document;
		if (edited.isReplaced) {
			open.snapshot = undefined;
			open.pending = undefined;
		} else if (edited.change !== undefined)
			open.pending = open.pending === undefined ? edited.change : joinChanges(open.pending, edited.change);
	}

	close(uri: string): void {
		this.documents.delete(uri);
	}

	/** The newest version read; `undefined` for a document that is not open. */
	snapshot(uri: string): PlanSnapshot | undefined {
		const open = this.documents.get(uri);
		if (open === undefined) return undefined;
		const environment = this.environmentOf(uri);
		const { snapshot } = open;
		if (
			snapshot?.version === open.version &&
			snapshot.environment === environment &&
			open.pending === undefined
		)
			return snapshot;
		const { version, document } = open;
		open.snapshot = createPlanSnapshot(
			{ uri, version, document, environment },
			snapshot === undefined ? undefined : { snapshot, change: open.pending ?? unchanged },
		);
		open.pending = undefined;
		return open.snapshot;
	}

	/** The newest version that the client has told of; `undefined` for a document that is not open. */
	versionOf(uri: string): number | undefined {
		return this.documents.get(uri)?.version;
	}

	/** The newest text; `undefined` for a document that is not open. */
	document(uri: string): SourceDocument | undefined {
		return this.documents.get(uri)?.document;
	}

	has(uri: string): boolean {
		return this.documents.has(uri);
	}

	uris(): readonly string[] {
		return [...this.documents.keys()];
	}
}
