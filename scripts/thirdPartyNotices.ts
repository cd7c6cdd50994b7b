/**
 * Part of the build: what ships with the bundles of other people's, with their licences. Which packages those are the
 * bundler says, not a list that somebody keeps.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A package of which something is in a bundle. */
export interface BundledPackage {
	readonly name: string;
	readonly version: string;
	/** As its package.json gives it: an SPDX expression. */
	readonly licence: string;
	/** Its licence files and notices, in full. */
	readonly texts: readonly string[];
}

/** The part of esbuild's metafile that says what went into the outputs. */
export interface Metafile {
	readonly outputs: Readonly<
		Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
	>;
}

/**
 * The folders of all packages with at least one byte in an output.
 *
 * @param root the folder that paths in the metafiles are relative to
 */
export function findBundledPackages(metafiles: readonly Metafile[], root: string): string[] {
	const folders = new Set<string>();
	for (const { outputs } of metafiles)
		for (const { inputs } of Object.values(outputs))
			for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
				const folder = packageFolderOf(path);
				if (bytesInOutput > 0 && folder !== undefined) folders.add(join(root, folder));
			}
	return [...folders].sort();
}

function packageFolderOf(path: string): string | undefined {
	// The innermost: a package may bring another version of its own.
	return /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replaceAll("\\", "/"))?.[0];
}

/**
 * Reads a package's name and licence. Throws, naming it, where it gives none: nothing may ship without.
 *
 * @param licences the folder of licences that a package was published without: its own (NAME.txt), or that of what it contains (NAME.contains.txt)
 */
export function readBundledPackage(folder: string, licences?: string): BundledPackage {
	const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const field = (name: string): string => {
		const value = typeof manifest === "object" && manifest !== null && Reflect.get(manifest, name);
		return typeof value === "string" ? value.trim() : "";
	};
	const [name, version, licence] = [field("name"), field("version"), field("license")];
	const own = findLicenceFiles(folder);
	const kept = licences === undefined ? "" : join(licences, `${name.replace("/", "-")}.txt`);
	const files = own.length === 0 && kept !== "" && existsSync(kept) ? [kept] : own;
	const contained = kept.replace(/\.txt$/, ".contains.txt");
	if (contained !== "" && existsSync(contained)) files.push(contained);
	const texts = files.map((path) => readFileSync(path, "utf8").trim());
	const known = /^(?:unlicensed|see licen[cs]e\b.*)?$/i.test(licence) === false;
	if (!known || texts.every((text) => text === ""))
		throw new Error(
			`${name || folder} ${version} is in a bundle, but ${known ? "has no licence file" : "its package.json names no licence"}: ${folder}. Please leave it out, or take a version that has one.`,
		);
	return { name, version, licence, texts: texts.filter((text) => text !== "") };
}

/** LICENSE, license.md, NOTICE, thirdpartynotices.txt, LICENSES/Apache-2.0.txt … of one package, sorted. */
function findLicenceFiles(folder: string): string[] {
	const wanted =
		/^(?:licen[cs]es?|copying|notices?|third[-_ ]?party[-_ ]?(?:notices?|licen[cs]es?))(?:[-.].*)?$/i;
	return readdirSync(folder)
		.filter((name) => wanted.test(name))
		.sort()
		.flatMap((name) => {
			const path = join(folder, name);
			if (!statSync(path).isDirectory()) return [path];
			return readdirSync(path)
				.sort()
				.map((file) => join(path, file))
				.filter((file) => statSync(file).isFile());
		});
}

/** The text that ships: each package with its licence in full. */
export function printNotices(packages: readonly BundledPackage[]): string {
	const heavy = "=".repeat(80);
	const light = "-".repeat(80);
	const sorted = [...packages].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
	return [
		"Third-party software in Niwen 拟文",
		"拟文所含第三方软件",
		"",
		"Niwen is under the licence in LICENSE. Its programs contain the packages below, each under its own licence.",
		"拟文依 LICENSE 中的许可证发布；程序中含有下列软件包，各依其自身的许可证。",
		"",
		...sorted.map(({ name, version, licence }) => `  ${name} ${version} (${licence})`),
		"",
		...sorted.flatMap(({ name, version, licence, texts }) => [
			heavy,
			`${name} ${version} (${licence})`,
			heavy,
			"",
			texts.map((text) => text.replace(/\r\n?/g, "\n")).join(`\n\n${light}\n\n`),
			"",
		]),
	].join("\n");
}

/** The notices for everything that these builds have put into their outputs. */
export function createNotices(metafiles: readonly Metafile[], root: string): string {
	const folders = findBundledPackages(metafiles, root);
	const missing = folders.find((folder) => !existsSync(join(folder, "package.json")));
	if (missing !== undefined) throw new Error(`${missing} is in a bundle and has no package.json`);
	return printNotices(folders.map((folder) => readBundledPackage(folder, join(root, "scripts/licences"))));
}
