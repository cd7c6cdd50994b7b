/** References to characters as HTML writes them (`&nbsp;`, `&#8805;`), with nothing before or behind. */
export const entityPattern = /&(?:[A-Za-z][A-Za-z\d]{1,9}|#\d{2,6}|#[xX][\dA-Fa-f]{2,5});/;

/** What an entity shows; `undefined` for one that is not known, empty for one that shows nothing. */
export function characterOfEntity(written: string): string | undefined {
	const name = written.slice(1, -1);
	if (!name.startsWith("#")) return entities.get(name);
	const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	if (code === 0xa0) return " ";
	return code >= 32 && code <= 0xffff && (code < 0xd800 || code > 0xdfff) ? String.fromCharCode(code) : "";
}

const everyEntity = new RegExp(entityPattern.source, "g");

/** Words as they are written where entities are read: what would be read as one (`&nbsp;`) is `&amp;nbsp;`. */
export function escapeEntities(words: string): string {
	if (!words.includes("&")) return words;
	return words.replace(everyEntity, (entity) =>
		characterOfEntity(entity) === undefined ? entity : `&amp;${entity.slice(1)}`,
	);
}

/** Whether the semicolon at an offset closes an entity of any name: &caron; */
export function endsEntity(text: string, at: number): boolean {
	return /&(?:[A-Za-z][A-Za-z\d]{1,9}|#\w{2,7})$/.test(text.slice(Math.max(0, at - 12), at));
}

/** Names, each with its character behind it. */
function named(list: string): readonly (readonly [name: string, character: string])[] {
	return list.split(" ").map((entry) => [entry.slice(0, -1), entry.slice(-1)] as const);
}

/** The entities of HTML that Chinese pages are written with. */
const entities: ReadonlyMap<string, string> = new Map([
	["nbsp", " "],
	["ensp", " "],
	["emsp", " "],
	["thinsp", " "],
	["amp", "&"],
	["lt", "<"],
	["gt", ">"],
	["quot", '"'],
	["apos", "'"],
	["ldquo", "“"],
	["rdquo", "”"],
	["lsquo", "‘"],
	["rsquo", "’"],
	["laquo", "«"],
	["raquo", "»"],
	["mdash", "—"],
	["ndash", "–"],
	["hellip", "…"],
	["middot", "·"],
	["bull", "•"],
	["times", "×"],
	["divide", "÷"],
	["deg", "°"],
	["permil", "‰"],
	["plusmn", "±"],
	["ge", "≥"],
	["le", "≤"],
	["yen", "¥"],
	["copy", "©"],
	["reg", "®"],
	["trade", "™"],
	["sect", "§"],
	["rarr", "→"],
	...named(
		"starf★ bigstar★ star☆ percnt% comma, period. colon: semi; lpar( rpar) lsqb[ rsqb] excl! quest? num# ast* plus+ equals= sol/ lowbar_",
	),
	...named(
		"minus− ne≠ asymp≈ sim∼ larr← uarr↑ darr↓ rArr⇒ check✓ cir○ squ□ squf▪ para¶ half½ frac12½ frac14¼ frac34¾ sup2² sup3³ microµ euro€ pound£ cent¢",
	),
	...["emsp13", "emsp14", "numsp", "puncsp", "hairsp", "Tab", "NewLine"].map((name) => [name, " "] as const),
	...["lrm", "rlm", "NoBreak"].map((name) => [name, ""] as const),
	["zwnj", ""],
	["zwj", ""],
	["shy", ""],
]);
