import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { SideFile, SideProblem } from "../environment/sideFile.js";
import { printable } from "../text/printable.js";
import type { ServerState } from "./serverState.js";

/** What is wrong with directories and settings, in the files themselves, as the command line says it. */
const code = "directory/invalid";

/**
 * Tells the client what is not in force of settings and directories: of those that are open, and of those that
 * nobody has open but that hold for an open document, so that a directory that is missing is not silent.
 */
export class FileDiagnostics {
	/** Files that were pushed though nobody has them open. */
	private readonly closed = new Set<string>();
	/** The client asks for the whole workspace: then closed files are in what it is answered. */
	private isPulled = false;
	/** Counts pushes of a file: an older one that ends later is left out. */
	private readonly pushes = new Map<string, number>();

	constructor(private readonly state: ServerState) {}

	/** Of a file with this text. */
	async diagnose(uri: string, text: string): Promise<Diagnostic[]> {
		return this.toDiagnostics(uri, await this.state.workspace.problemsOf(uri, text));
	}

	/** Of a file that holds for an open document. */
	async diagnoseFaulty({ uri, problems, failure }: SideFile): Promise<Diagnostic[]> {
		const start = { uri, line: 0, character: 0, endLine: 0, endCharacter: 0 };
		return this.toDiagnostics(uri, failure === undefined ? problems : [{ place: start, message: failure }]);
	}

	/** Pushes what is wrong with an open file. */
	pushOpen(uri: string): void {
		const file = this.state.files.get(uri);
		if (file === undefined) return;
		this.closed.delete(uri);
		this.push(uri, file.version, () => this.diagnose(uri, file.document.lines.join("\n")));
	}

	/** Pushes what is wrong with the files that hold for open documents, and takes back what no longer is. */
	pushClosed(): void {
		const { files, workspace } = this.state;
		const faulty = this.isPulled ? [] : workspace.faultyFiles().filter(({ uri }) => !files.has(uri));
		const uris = new Set(faulty.map(({ uri }) => uri));
		for (const uri of this.closed) if (!uris.has(uri)) this.takeBack(uri);
		for (const file of faulty) {
			this.closed.add(file.uri);
			this.push(file.uri, undefined, () => this.diagnoseFaulty(file));
		}
	}

	/** Takes back what was pushed of a closed file: the client now asks for it. */
	takeBack(uri: string): void {
		if (this.closed.delete(uri)) this.push(uri, undefined, async () => []);
	}

	/** The client has asked for the whole workspace. */
	workspacePulled(): void {
		if (this.isPulled) return;
		this.isPulled = true;
		this.pushClosed();
	}

	private push(uri: string, version: number | undefined, diagnose: () => Promise<Diagnostic[]>): void {
		const push = (this.pushes.get(uri) ?? 0) + 1;
		this.pushes.set(uri, push);
		diagnose().then(
			(diagnostics) => {
				if (this.pushes.get(uri) !== push) return;
				const params = { uri, diagnostics, ...(version === undefined ? {} : { version }) };
				void this.state.connection.sendDiagnostics(params);
			},
			(error: unknown) => this.state.reportFailure("diagnostics", error),
		);
	}

	private async toDiagnostics(uri: string, problems: readonly SideProblem[]): Promise<Diagnostic[]> {
		const { workspace, options } = this.state;
		if (problems.length === 0) return [];
		const severity = (await workspace.severityAt(uri, code)) ?? "error";
		if (severity === "off") return [];
		const href = options.linkOf(code);
		const link = href === undefined ? {} : { codeDescription: { href } };
		return problems.map(({ place, message }) => ({
			range: {
				start: { line: place.line, character: place.character },
				end: { line: place.endLine, character: place.endCharacter },
			},
			severity: severities[severity],
			source: "niwen",
			code,
			...link,
			message: printable(message[options.language]),
		}));
	}
}

const severities = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	hint: DiagnosticSeverity.Hint,
} as const;
