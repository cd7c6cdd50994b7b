import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { findOfficials } from "../../server/src/common/analysis/officials.js";

/** A text with its officials, each as `name|titles|unit`. */
export interface LabelledOfficials {
	readonly kind: string;
	readonly text: string;
	readonly officials: readonly string[];
	/** Those of them that are known not to be found. */
	readonly missed?: readonly string[];
}

/** All labelled texts of the folder `officials` beside this file. */
export function readLabelledOfficials(): readonly LabelledOfficials[] {
	const folder = fileURLToPath(new URL("officials/", import.meta.url));
	return readdirSync(folder)
		.filter((name) => name.endsWith(".yaml"))
		.sort()
		.flatMap((name) => parse(readFileSync(`${folder}${name}`, "utf8")) as LabelledOfficials[]);
}

/** `name|titles|unit` of every person that a text names with a title. */
export function officialsOf(text: string): readonly string[] {
	return findOfficials(text).map(({ name, titles, unit }) => `${name}|${titles.join(" ")}|${unit ?? "-"}`);
}

/** How many of the officials are found, with name, all titles and unit; one row each kind of text. */
export const measure = async (show: (line: string) => void) => {
	const rows = new Map<string, { documents: number; labelled: number; found: number; right: number }>();
	for (const { kind, text, officials } of readLabelledOfficials()) {
		const row = rows.get(kind) ?? { documents: 0, labelled: 0, found: 0, right: 0 };
		rows.set(kind, row);
		const found = officialsOf(text);
		row.documents++;
		row.labelled += officials.length;
		row.found += found.length;
		row.right += found.filter((official) => officials.includes(official)).length;
		for (const missing of officials)
			if (!found.includes(missing)) show(`officials, ${kind}: missed ${missing}`);
		for (const wrong of found) if (!officials.includes(wrong)) show(`officials, ${kind}: wrong ${wrong}`);
	}
	return [...rows].map(([layout, row]) => ({ layout, measure: "officials", ...row }));
};
