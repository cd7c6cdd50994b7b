import { standsAlone } from "../text/unitName.js";
import { formsOfRegion, levelOfRegion } from "./region.js";

/**
 * The name of a unit, or a title that begins with one, as it is written inside its region: 区委 for 吴中区委 in
 * 苏州市吴中区. What is of the region itself is named by its level; a town or a company by its own name.
 */
export function shortName(name: string, region: string | null): string {
	const level = region === null ? null : levelOfRegion(region);
	if (region === null || level === null) return name;
	for (const form of formsOfRegion(region)) {
		if (!name.startsWith(form) || !form.endsWith(level)) continue;
		const rest = name.slice(form.length);
		if (rest.length === 0) return name;
		return standsAlone(rest) && rest.length > 2 ? rest : level + rest;
	}
	return name;
}
