import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient";

const scheme = "niwen-directory";
type Places = vscode.Definition | vscode.LocationLink[] | vscode.Location[] | null | undefined;

/**
 * The directories that ship are shown as documents `niwen-directory:/NAME.yaml`, which nobody can write to: what is
 * changed in the files of an extension is gone with its next version. Not as `.directory.yaml`, which would be a
 * directory of the user's own.
 */
export class ShippedDirectories implements vscode.TextDocumentContentProvider {
	private readonly folder: vscode.Uri;

	constructor({ extensionUri }: vscode.ExtensionContext) {
		this.folder = vscode.Uri.joinPath(extensionUri, "seeds", "directories");
	}

	serve(): vscode.Disposable {
		return vscode.workspace.registerTextDocumentContentProvider(scheme, this);
	}

	/** Leads to those documents whoever goes to an entry. */
	readonly middleware: Pick<Middleware, "provideDefinition" | "provideReferences"> = {
		provideDefinition: async (document, position, token, next) =>
			this.shown(await next(document, position, token)),
		provideReferences: async (document, position, options, token, next) =>
			this.shown(await next(document, position, options, token)),
	};

	async provideTextDocumentContent({ path }: vscode.Uri): Promise<string> {
		const name = path.replace(/^\/(?=[a-z]+\.yaml$)|\.yaml$/g, "");
		const file = vscode.Uri.joinPath(this.folder, `${name}.directory.yaml`);
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
	}

	private shown<T extends Places>(places: T): T {
		if (places === null || places === undefined) return places;
		const each = Array.isArray(places) ? places : [places];
		for (const place of each) {
			if ("targetUri" in place) place.targetUri = this.shownUri(place.targetUri);
			else place.uri = this.shownUri(place.uri);
		}
		return places;
	}

	private shownUri(uri: vscode.Uri): vscode.Uri {
		const name = uri.path.split("/").at(-1) ?? "";
		if (vscode.Uri.joinPath(this.folder, name).toString() !== uri.toString()) return uri;
		return vscode.Uri.from({ scheme, path: `/${name.replace(/\.directory\.yaml$/, ".yaml")}` });
	}
}
