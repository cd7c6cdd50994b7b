import { writtenBy } from "./niwenMarks.js";
import { escapeXml, xmlDeclaration } from "./writeXml.js";

/** A part of an OOXML package. */
export interface Part {
	/** Its name in the package, without a slash in front: word/document.xml. */
	readonly name: string;
	/** Its media type; absent for relationships, whose type all packages declare. */
	readonly type?: string;
	readonly xml: string;
}

/** A relationship of a part: what it is, and what it points to, from the folder of the part. */
export interface Relationship {
	readonly id: string;
	/** The last part of its type: officeDocument, styles. */
	readonly kind: string;
	readonly target: string;
}

/**
 * The bytes of an OOXML package with some parts: always the same ones for the same parts. The list of types is added;
 * it stands first, as readers that look at nothing else expect.
 */
export async function writePackage(parts: readonly Part[]): Promise<Uint8Array> {
	const { strToU8, zipSync } = await import("fflate");
	const types: Part = { name: "[Content_Types].xml", xml: contentTypes(parts) };
	const files = Object.fromEntries([types, ...parts].map(({ name, xml }) => [name, strToU8(xml)]));
	// A zip has local times; as a string of local time it is the same everywhere (and no year before 1980 can be told).
	return zipSync(files, { mtime: "1980-01-02T00:00:00", level: 6 });
}

function contentTypes(parts: readonly Part[]): string {
	const overrides = parts
		.filter(({ type }) => type !== undefined)
		.map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type ?? ""}"/>`);
	return `${xmlDeclaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const package_ = "http://schemas.openxmlformats.org/package/2006/relationships";

/** The relationships of a part, or of the package where its name is empty. */
export function relationshipsPart(of: string, relationships: readonly Relationship[]): Part {
	const slash = of.lastIndexOf("/") + 1;
	const rows = relationships.map(
		({ id, kind, target }) =>
			`<Relationship Id="${id}" Type="${kind === "core-properties" ? `${package_}/metadata/core-properties` : `${office}${kind}`}" Target="${target}"/>`,
	);
	return {
		name: `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`,
		xml: `${xmlDeclaration}<Relationships xmlns="${package_}">${rows.join("")}</Relationships>`,
	};
}

/**
 * The properties of a document: its title, who wrote it, and what it keeps by name beside those that all documents have. No time is
 * among them, so that the same document has the same bytes.
 */
export function propertyParts(title: string, custom: ReadonlyMap<string, string>): readonly Part[] {
	const core: Part = {
		name: "docProps/core.xml",
		type: "application/vnd.openxmlformats-package.core-properties+xml",
		xml: `${xmlDeclaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><cp:keywords>${writtenBy}</cp:keywords></cp:coreProperties>`,
	};
	if (custom.size === 0) return [core];
	// Numbers of properties begin at 2 (ISO/IEC 29500-1, 22.3.2.2); the id says that they are the user's own.
	const rows = [...custom].map(
		([name, value], i) =>
			`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${escapeXml(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
	);
	return [
		core,
		{
			name: "docProps/custom.xml",
			type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
			xml: `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${rows.join("")}</Properties>`,
		},
	];
}

/** The relationships of the package itself: its main part and its properties. */
export function rootRelationships(main: string, properties: readonly Part[]): Part {
	return relationshipsPart("", [
		{ id: "rId1", kind: "officeDocument", target: main },
		...properties.map(({ name }, i) => ({
			id: `rId${i + 2}`,
			kind: name.endsWith("core.xml") ? "core-properties" : "custom-properties",
			target: name,
		})),
	]);
}
