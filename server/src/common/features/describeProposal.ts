import type { ProposedName } from "../protocol.js";
import type { NameProposal } from "./collectNames.js";
import { type Language, toRange } from "./toLsp.js";

/** How many places of a name are said. */
const mostPlaces = 5;

/**
 * A proposal as a client shows it for a choice: what it is, in words, and where the document says so.
 *
 * @param directoryUri the file that it goes into
 */
export function describeProposal(
	proposal: NameProposal,
	directoryUri: string,
	language: Language,
): ProposedName {
	const { id, name, places } = proposal;
	const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
	const lines = [...new Set(places.map(({ line }) => line + 1))];
	const more = lines.length > mostPlaces ? say("等处", " and more") : "";
	const where =
		lines.length === 0
			? ""
			: say(
					`第${lines.slice(0, mostPlaces).join("、")}行${more}`,
					`line ${lines.slice(0, mostPlaces).join(", ")}${more}`,
				);
	const join = (parts: readonly string[]): string =>
		parts.filter((part) => part !== "").join(say("；", "; "));
	const base = { id, name, places: places.map(toRange) };
	if (proposal.of === "unit") {
		const { fullName, aliases, kind } = proposal;
		return {
			...base,
			group: "unit",
			description: kind ?? "",
			detail: join([
				fullName === undefined ? "" : say(`全称：${fullName}`, `Full name: ${fullName}`),
				aliases.length === 0
					? ""
					: say(`又写作：${aliases.join("、")}`, `Also written: ${aliases.join(", ")}`),
				where,
			]),
			isPreselected: true,
		};
	}
	const { titles, unit, entry, isSourceOnly } = proposal;
	const isInFile = entry?.place.uri === directoryUri;
	return {
		...base,
		group: entry === undefined ? "official" : "addition",
		description: titles.join(say("、", ", ")),
		detail: join([
			isSourceOnly ? say("已知的职务，新的出处", "a known title, a new source") : "",
			unit === undefined ? "" : say(`单位：${unit}`, `Unit: ${unit}`),
			where,
		]),
		// What another file knows already would be there twice; that is for a person to want.
		isPreselected: !isSourceOnly || isInFile,
	};
}
