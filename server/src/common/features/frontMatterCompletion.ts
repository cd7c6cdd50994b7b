import { CompletionItemKind, type CompletionList, type Position } from "vscode-languageserver-types";
import { layoutNames, leadConventions, numberings } from "../frontMatter.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { listOf, nothing } from "./completionList.js";
import type { DescribeOptions } from "./describe.js";
import { frontMatterKeys } from "./hover.js";
import { findPlace } from "./place.js";

/** Keys of the front matter that are not there yet, and the values of a key. */
export function completeFrontMatter(
	snapshot: PlanSnapshot,
	position: Position,
	{ language }: DescribeOptions,
): CompletionList {
	const place = findPlace(snapshot, position.line, position.character);
	if (place?.kind !== "front-matter") return nothing;
	const text = snapshot.document.lines[position.line] ?? "";
	if (!place.inValue) {
		if (text.includes(":")) return nothing;
		const used = new Set(snapshot.frontMatter.yaml.split("\n").map((line) => line.split(":", 1)[0]?.trim()));
		used.delete(place.key);
		const range = { start: { line: position.line, character: place.span.character }, end: position };
		return listOf(
			Object.entries(frontMatterKeys).flatMap(([key, meaning]) =>
				used.has(key)
					? []
					: [
							{
								label: key,
								kind: CompletionItemKind.Property,
								detail: meaning[language],
								textEdit: { range, newText: `${key}: ` },
								command: { title: "", command: "editor.action.triggerSuggest" },
							},
						],
			),
		);
	}
	const start = Math.min(place.span.character, position.character);
	const range = { start: { line: position.line, character: start }, end: position };
	const lacksBlank = text[start - 1] === ":" ? " " : "";
	return listOf(
		valuesOf(snapshot, place.key).map((value) => ({
			label: value,
			kind: CompletionItemKind.EnumMember,
			textEdit: { range, newText: lacksBlank + value },
			...(lacksBlank === "" ? {} : { filterText: value }),
		})),
	);
}

function valuesOf(snapshot: PlanSnapshot, key: string): readonly string[] {
	switch (key) {
		case "lead":
			return leadConventions;
		case "numbering":
			return numberings;
		case "layout":
			return layoutNames;
		case "region": {
			const regions = new Set<string>();
			for (const { region } of snapshot.environment.directories) if (region !== null) regions.add(region);
			return [...regions];
		}
		case "status":
			return ["草稿", "征求意见稿", "送审稿", "定稿"];
		default:
			return [];
	}
}
