import * as vscode from "vscode";

/** The last part of an address. */
export function nameOf({ path }: vscode.Uri): string {
	return path.split("/").at(-1) ?? path;
}

/** The name of a plan's file, without what ends it. */
export function nameOfPlan({ uri }: vscode.TextDocument): string {
	return nameOf(uri).replace(/(?:\.plan)?\.(?:md|txt)$/, "");
}

/**
 * Writes a file beside it and renames it, so that none is ever half-written. A browser that has no server behind it lets
 * nothing be written but the file that the user has chosen, and writes that whole or not at all itself.
 */
async function writeWhole(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
	const isBrowsers = vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined;
	if (isBrowsers && uri.scheme === "file") {
		await vscode.workspace.fs.writeFile(uri, bytes);
		return;
	}
	const beside = uri.with({ path: `${uri.path}.${Date.now().toString(36)}.tmp` });
	try {
		await vscode.workspace.fs.writeFile(beside, bytes);
		await vscode.workspace.fs.rename(beside, uri, { overwrite: true });
	} catch (error) {
		await vscode.workspace.fs.delete(beside).then(undefined, () => undefined);
		throw error;
	}
}

/** Writes files whole, one after the other; false, and the user is told of `target`, where one could not be written. */
export async function writeFiles(
	target: vscode.Uri,
	files: readonly { readonly uri: vscode.Uri; readonly bytes: Uint8Array }[],
): Promise<boolean> {
	try {
		for (const { uri, bytes } of files) await writeWhole(uri, bytes);
		return true;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		void vscode.window.showErrorMessage(
			vscode.l10n.t("{0} could not be written: {1}", nameOf(target), reason),
		);
		return false;
	}
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

export function bytesOf(base64: string): Uint8Array {
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** In pieces, since a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += 0x8000)
		parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
	return btoa(parts.join(""));
}
