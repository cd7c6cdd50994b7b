import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { findBundledPackages, type Metafile, readBundledPackage } from "./thirdPartyNotices.js";

/**
 * Part of the build: what ships in the bundles as a CycloneDX 1.6 bill of materials, each package with the digest of the
 * archive that package-lock.json holds it to. Programs that make one of `node_modules` list what is installed; this one
 * lists what the bundler has put in. Without a time and a serial number: the same sources give the same bytes.
 *
 * @param root the folder that paths in the metafiles are relative to, which has package.json and package-lock.json
 */
export function createSbom(metafiles: readonly Metafile[], root: string): string {
	const read = (name: string): Record<string, unknown> => JSON.parse(readFileSync(join(root, name), "utf8"));
	const { name, version, license } = read("package.json");
	const { packages: locked } = read("package-lock.json") as {
		packages: Readonly<Record<string, { integrity?: string }>>;
	};
	const own = `pkg:npm/${String(name)}@${String(version)}`;
	const components = findBundledPackages(metafiles, root).map((folder) => {
		const bundled = readBundledPackage(folder, join(root, "scripts/licences"));
		const place = relative(root, folder).replace(/\\/g, "/");
		const integrity = locked[place]?.integrity;
		if (integrity === undefined)
			throw new Error(`${place} is in a bundle, and package-lock.json has no digest of it`);
		return toComponent(bundled, integrity);
	});
	const sorted = components.sort((a, b) => (a.purl < b.purl ? -1 : 1));
	const bill = {
		$schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		version: 1,
		metadata: {
			component: {
				type: "application",
				"bom-ref": own,
				name: String(name),
				version: String(version),
				licenses: [{ license: { id: String(license) } }],
				purl: own,
			},
		},
		components: sorted,
		dependencies: [
			{ ref: own, dependsOn: sorted.map(({ purl }) => purl) },
			...sorted.map(({ purl }) => ({ ref: purl })),
		],
	};
	return `${JSON.stringify(bill, null, "\t")}\n`;
}

function toComponent(
	{ name, version, licence }: { readonly name: string; readonly version: string; readonly licence: string },
	integrity: string,
) {
	// A purl writes the @ of a scope as %40 (purl-spec, npm).
	const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
	const [algorithm = "", digest = ""] = integrity.split("-", 2);
	return {
		type: "library",
		"bom-ref": purl,
		name,
		version,
		// One licence by its identifier, several as an SPDX expression.
		licenses: [/[\s(]/.test(licence) ? { expression: licence } : { license: { id: licence } }],
		hashes: [
			{
				alg: algorithm.toUpperCase().replace(/^SHA(\d)/, "SHA-$1"),
				content: Buffer.from(digest, "base64").toString("hex"),
			},
		],
		purl,
	};
}
