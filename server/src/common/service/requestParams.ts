/*
 * What the parameters of LSP 3.17's messages must have for Niwen to answer: what is asked of them is checked, what
 * nobody reads is not. By hand: they come with every key press, and before any library is loaded.
 */

export type ParamsCheck = (params: unknown) => boolean;

export const anyObject: ParamsCheck = isObject;

/** Of a document that the server makes (LSP 3.18). */
export const contentParams: ParamsCheck = (params) => isUri(field(params, "uri"));

/** `TextDocumentIdentifier`. */
export const ofDocument: ParamsCheck = (params) => isUri(field(field(params, "textDocument"), "uri"));

/** The URI that parameters which are {@link ofDocument} name. */
export function uriOfDocument(params: unknown): string {
	const uri = field(field(params, "textDocument"), "uri");
	return typeof uri === "string" ? uri : "";
}

/** `TextDocumentPositionParams`. */
export const atPosition: ParamsCheck = (params) =>
	ofDocument(params) && isPosition(field(params, "position"));

/** A document and a range of it. */
export const inRange: ParamsCheck = (params) => ofDocument(params) && isRange(field(params, "range"));

/** A document and ranges of it. */
export const inRanges: ParamsCheck = (params) =>
	ofDocument(params) && isListOf(field(params, "ranges"), isRange);

export const selectionRangeParams: ParamsCheck = (params) =>
	ofDocument(params) && isListOf(field(params, "positions"), isPosition);

export const inlineCompletionParams: ParamsCheck = (params) =>
	atPosition(params) && isCount(field(field(params, "context"), "triggerKind"));

/** `CodeAction`. */
export const codeAction: ParamsCheck = (params) => isText(field(params, "title"));

/** `CodeLens`. */
export const codeLens: ParamsCheck = (params) => isRange(field(params, "range"));

export const referenceParams: ParamsCheck = (params) =>
	atPosition(params) && isObject(field(params, "context"));

export const renameParams: ParamsCheck = (params) => atPosition(params) && isText(field(params, "newName"));

export const codeActionParams: ParamsCheck = (params) => {
	const only = field(field(params, "context"), "only");
	return (
		inRange(params) &&
		isObject(field(params, "context")) &&
		isMissingOr(only, (each) => isListOf(each, isText))
	);
};

/** LSP 3.17, `uinteger`. */
const largestCount = 2 ** 31 - 1;

/**
 * Brings the places of a message into what LSP 3.17 gives them, whole numbers of at most 2^31-1: to one that is larger
 * than 2^53 nothing can be added, so that who counts on from there never comes to an end. Changes what it is given.
 */
export function boundPlaces(params: unknown): void {
	boundPosition(field(params, "position"));
	boundRange(field(params, "range"));
	for (const name of ["positions", "ranges", "contentChanges"]) {
		const places = field(params, name);
		if (!Array.isArray(places)) continue;
		for (const place of places)
			if (name === "positions") boundPosition(place);
			else boundRange(name === "ranges" ? place : field(place, "range"));
	}
}

function boundRange(range: unknown): void {
	boundPosition(field(range, "start"));
	boundPosition(field(range, "end"));
}

function boundPosition(position: unknown): void {
	if (!isObject(position)) return;
	for (const name of ["line", "character"]) {
		const count = field(position, name);
		if (typeof count !== "number") continue;
		const whole = Math.min(Math.floor(count), largestCount);
		if (whole !== count) Reflect.set(position, name, whole);
	}
}

export const completionItem: ParamsCheck = (params) => isText(field(params, "label"));

export const symbolQuery: ParamsCheck = (params) => isText(field(params, "query"));

export const tokensDeltaParams: ParamsCheck = (params) =>
	ofDocument(params) && isText(field(params, "previousResultId"));

export const workspaceDiagnosticParams: ParamsCheck = (params) =>
	isListOf(
		field(params, "previousResultIds"),
		(each) => isUri(field(each, "uri")) && isText(field(each, "value")),
	);

export const executeCommandParams: ParamsCheck = (params) =>
	isText(field(params, "command")) && isMissingOr(field(params, "arguments"), Array.isArray);

export const initializeParams: ParamsCheck = (params) =>
	isObject(field(params, "capabilities")) &&
	isMissingOr(field(params, "workspaceFolders"), (folders) => isListOf(folders, isFolder)) &&
	isMissingOr(field(params, "locale"), isText);

export const openedDocument: ParamsCheck = (params) => {
	const document = field(params, "textDocument");
	return ofDocument(params) && isVersion(field(document, "version")) && isText(field(document, "text"));
};

export const changedDocument: ParamsCheck = (params) =>
	ofDocument(params) &&
	isVersion(field(field(params, "textDocument"), "version")) &&
	isListOf(
		field(params, "contentChanges"),
		(change) => isText(field(change, "text")) && isMissingOr(field(change, "range"), isRange),
	);

export const changedFiles: ParamsCheck = (params) =>
	isListOf(field(params, "changes"), (change) => isUri(field(change, "uri")));

export const changedFolders: ParamsCheck = (params) => {
	const event = field(params, "event");
	return isListOf(field(event, "added"), isFolder) && isListOf(field(event, "removed"), isFolder);
};

function isFolder(value: unknown): boolean {
	return isUri(field(value, "uri"));
}

function isRange(value: unknown): boolean {
	return isPosition(field(value, "start")) && isPosition(field(value, "end"));
}

function isPosition(value: unknown): boolean {
	return isCount(field(value, "line")) && isCount(field(value, "character"));
}

/** Clients write “to the end” as they like: as 2^31-1, as the largest number that they have; see {@link boundPlaces}. */
function isCount(value: unknown): boolean {
	return typeof value === "number" && value >= 0;
}

/** Some clients count on from below 0. */
function isVersion(value: unknown): boolean {
	return Number.isInteger(value);
}

function isUri(value: unknown): boolean {
	return isText(value);
}

function isText(value: unknown): boolean {
	return typeof value === "string";
}

function isListOf(value: unknown, fits: ParamsCheck): boolean {
	return Array.isArray(value) && value.every(fits);
}

/** Several clients send `null` for what they leave out. */
function isMissingOr(value: unknown, fits: ParamsCheck): boolean {
	return value === undefined || value === null || fits(value);
}

function isObject(value: unknown): value is object {
	return typeof value === "object" && value !== null;
}

function field(value: unknown, name: string): unknown {
	return isObject(value) ? Reflect.get(value, name) : undefined;
}
