import * as vscode from "vscode";
import type { OtherVersion } from "./version.js";

/** What is used of the API of VS Code's git extension, version 1. */
interface GitApi {
	getRepository(uri: vscode.Uri): GitRepository | null;
}
interface GitRepository {
	log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly GitCommit[]>;
	/** The text of a file as it stood in a commit. */
	show(ref: string, path: string): Promise<string>;
}
interface GitCommit {
	readonly hash: string;
	readonly message: string;
	readonly authorDate?: Date;
	readonly authorName?: string;
}

/** So many commits that changed the file are offered. */
const mostCommits = 50;

/** Asks which commit a plan is to be compared with; says what is needed where there is none. */
export async function chooseCommit(document: vscode.TextDocument): Promise<OtherVersion | undefined> {
	const { t } = vscode.l10n;
	const { fsPath } = document.uri;
	try {
		const repository = (await gitApi())?.getRepository(document.uri);
		if (repository === null || repository === undefined) {
			void vscode.window.showInformationMessage(
				t(
					"There is no version in git: the plan's folder needs to be a git repository, and VS Code's Git extension switched on.",
				),
			);
			return undefined;
		}
		const commits = await repository.log({ maxEntries: mostCommits, path: fsPath });
		if (commits.length === 0) {
			void vscode.window.showInformationMessage(t("The plan has not been committed to git yet."));
			return undefined;
		}
		const chosen = await vscode.window.showQuickPick(
			commits.map((commit) => ({
				label: `$(git-commit) ${subjectOf(commit)}`,
				description: [commit.authorName, commit.authorDate?.toLocaleString(vscode.env.language)]
					.filter((each) => each !== undefined)
					.join(", "),
				detail: commit.hash.slice(0, 8),
				commit,
			})),
			{ placeHolder: t("The version to compare with"), matchOnDescription: true, matchOnDetail: true },
		);
		return chosen && (await readCommit(repository, document.uri, chosen.commit));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		void vscode.window.showErrorMessage(t("Git could not tell the versions of the plan: {0}", reason));
		return undefined;
	}
}

async function readCommit(
	repository: GitRepository,
	uri: vscode.Uri,
	commit: GitCommit,
): Promise<OtherVersion> {
	const text = await repository.show(commit.hash, uri.fsPath);
	const version: OtherVersion = {
		name: `${commit.hash.slice(0, 8)} ${subjectOf(commit)}`,
		uri: uri.toString(),
		text,
		// A commit never changes.
		again: async () => version,
	};
	return version;
}

function subjectOf({ message }: GitCommit): string {
	return message.split("\n")[0]?.slice(0, 100) ?? "";
}

async function gitApi(): Promise<GitApi | undefined> {
	const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>("vscode.git");
	const exports = extension?.isActive === false ? await extension.activate() : extension?.exports;
	return exports?.getAPI(1);
}
