import type { Directory } from "../directory/directory.js";
import { isSideFile } from "../environment/fileNames.js";
import type { DirectoryToRename, PlanToRename } from "../features/renameName.js";
import type { EditableYaml } from "../text/yamlEdit.js";
import type { ServerState } from "./serverState.js";

/** The directory files that may be changed, each parsed once for as long as it says the same. */
export class DirectoryFiles {
	private readonly kept = new Map<string, EditableYaml>();

	constructor(private readonly state: ServerState) {}

	/**
	 * Those in force for plans, as they are now: in the editor, or in their files.
	 *
	 * @param uri of a directory file that is one of them in any case
	 */
	async of(
		plans: readonly PlanToRename[],
		uri: string,
	): Promise<{ readonly files: readonly DirectoryToRename[]; readonly unread: readonly string[] }> {
		const { workspace, files } = this.state;
		const found = new Map<string, Directory>();
		for (const { snapshot } of plans)
			for (const directory of workspace.ownDirectoriesOf(snapshot)) found.set(directory.uri, directory);
		const own = isSideFile(uri) && !found.has(uri) ? await workspace.openDirectory(uri) : undefined;
		if (own !== undefined) found.set(uri, own);
		for (const known of this.kept.keys()) if (!found.has(known)) this.kept.delete(known);
		const { EditableYaml } = await import("../text/yamlEdit.js");
		const unread: string[] = [];
		const read = [...found.values()].map(async (directory): Promise<DirectoryToRename[]> => {
			const text = await workspace.read(directory.uri);
			if (text === undefined) {
				unread.push(directory.uri);
				return [];
			}
			const known = this.kept.get(directory.uri);
			const file = known?.text === text ? known : new EditableYaml(text);
			this.kept.set(directory.uri, file);
			return [{ directory, file, version: files.get(directory.uri)?.version ?? null }];
		});
		return { files: (await Promise.all(read)).flat(), unread };
	}
}
