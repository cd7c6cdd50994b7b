import { strToU8, zipSync } from "fflate";

const officeType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A zip of parts. */
export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
	const files = Object.entries(parts).map(([name, part]): [string, Uint8Array] => [
		name,
		typeof part === "string" ? strToU8(part) : part,
	]);
	return zipSync(Object.fromEntries(files));
}

/** The part of relations in which a part refers to others: target by kind. */
export function relations(targets: Readonly<Record<string, string>>): string {
	const all = Object.entries(targets).map(
		([kind, target], i) =>
			`<Relationship Id="rId${i + 1}" Type="${officeType}/${kind}" Target="${target}"${target.includes("://") ? ' TargetMode="External"' : ""}/>`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
}
