import * as vscode from "vscode";
import type { DiagnosticProviderMiddleware, vsdiag } from "vscode-languageclient";

const rule = "target/missing";
type Report = vsdiag.DocumentDiagnosticReport;

/**
 * Keeps hints on tasks without a target that can be checked out of the text: a plan may have dozens, and few of them
 * are mistakes. They are counted for the status menu, which lists them. With `niwen.showUncheckable` they are shown as
 * information; a severity that the user gives to the rule is left as it is.
 */
export class UncheckableTasks {
	private readonly places = new Map<string, readonly vscode.Range[]>();
	/** Whether they were shown in a document when its findings came last. */
	private readonly shown = new Map<string, boolean>();

	/** Where a document's tasks stand that are kept out of its text. */
	in(uri: string): readonly vscode.Range[] {
		return this.places.get(uri) ?? [];
	}

	forget(uri: string): void {
		this.places.delete(uri);
		this.shown.delete(uri);
	}

	readonly middleware: DiagnosticProviderMiddleware = {
		provideDiagnostics: async (document, previousResultId, token, next) => {
			const uri = document instanceof vscode.Uri ? document : document.uri;
			// The server may have nothing new to say where the user wants to see other things of it.
			const isAsBefore = this.shown.get(uri.toString()) === areShown(uri);
			const report = await next(document, isAsBefore ? previousResultId : undefined, token);
			return report && this.sift(uri, report);
		},
		provideWorkspaceDiagnostics: (resultIds, token, report, next) =>
			next(resultIds, token, (chunk) =>
				report(
					chunk && {
						...chunk,
						items: chunk.items.map((item) =>
							item.kind === "full" ? { ...item, items: siftItems(item.uri, item.items).shown } : item,
						),
					},
				),
			),
	};

	private sift(uri: vscode.Uri, report: Report): Report {
		if (report.kind !== "full") return report;
		const { shown, held } = siftItems(uri, report.items);
		this.places.set(uri.toString(), held);
		this.shown.set(uri.toString(), areShown(uri));
		return { ...report, items: shown };
	}
}

/** Whether an action is about nothing but what is kept out of the text. */
export function isOfUncheckable(action: vscode.Command | vscode.CodeAction): boolean {
	const diagnostics = "diagnostics" in action ? (action.diagnostics ?? []) : [];
	return diagnostics.length > 0 && diagnostics.every(isUncheckable);
}

function areShown(uri: vscode.Uri): boolean {
	return vscode.workspace.getConfiguration("niwen", uri).get<boolean>("showUncheckable", false);
}

function siftItems(
	uri: vscode.Uri,
	items: readonly vscode.Diagnostic[],
): { readonly shown: vscode.Diagnostic[]; readonly held: readonly vscode.Range[] } {
	const isShown = areShown(uri);
	const shown: vscode.Diagnostic[] = [];
	const held: vscode.Range[] = [];
	for (const item of items) {
		if (!isUncheckable(item)) shown.push(item);
		else if (isShown) {
			item.severity = vscode.DiagnosticSeverity.Information;
			shown.push(item);
		} else held.push(item.range);
	}
	return { shown, held };
}

function isUncheckable({ code, severity }: vscode.Diagnostic): boolean {
	const value = typeof code === "object" ? code.value : code;
	return value === rule && severity === vscode.DiagnosticSeverity.Hint;
}
