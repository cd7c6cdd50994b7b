import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { documentArbitrary, layouts } from "./editing/planArbitraries.js";
import { seedFolder } from "./seeds.js";

/** A document that some test or reader has, with the name that a failure tells. */
export interface NamedDocument {
	readonly name: string;
	readonly text: string;
}

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** All documents of the project: fixtures, the plans that ship, and the real ones where the machine has them. */
export function readCorpus(): readonly NamedDocument[] {
	return documentsIn([join(root, "test", "fixtures"), join(root, "seeds"), seedFolder]);
}

/** Of these the plans that ship: the same on every machine. */
export function readShippedPlans(): readonly NamedDocument[] {
	return documentsIn([join(root, "seeds")]);
}

function documentsIn(folders: readonly string[]): readonly NamedDocument[] {
	return folders.filter(existsSync).flatMap((folder) =>
		filesIn(folder).flatMap((path) => {
			const name = relative(root, path);
			const text = readFileSync(path, "utf8");
			return name.includes(join("fixtures", "rules")) ? examplesIn(name, text) : [{ name, text }];
		}),
	);
}

function filesIn(folder: string): readonly string[] {
	return readdirSync(folder)
		.sort()
		.flatMap((entry) => {
			const path = join(folder, entry);
			if (statSync(path).isDirectory()) return filesIn(path);
			return /\.(?:txt|md)$/.test(entry) ? [path] : [];
		});
}

/** The documents of a rule's snapshot: each stands below what is found in it, and an empty line. */
function examplesIn(name: string, text: string): readonly NamedDocument[] {
	return text.split(/^----\n/m).flatMap((part, i) => {
		const begin = part.indexOf("\n\n");
		return begin < 0 ? [] : [{ name: `${name}, example ${i + 1}`, text: part.slice(begin + 2) }];
	});
}

/** One way in which a text breaks on its way: where, and how. */
interface Damage {
	readonly kind: number;
	readonly at: number;
	readonly length: number;
}

const damage: fc.Arbitrary<Damage> = fc.record({ kind: fc.nat(9), at: fc.nat(99_999), length: fc.nat(30) });

/**
 * Documents of the corpus and made-up ones, up to 80 lines of them, broken in several places: characters deleted, lines
 * swapped, torn, lost or doubled, bars added, quotation marks and escapes lost.
 */
export function brokenDocument(corpus: readonly NamedDocument[]): fc.Arbitrary<string> {
	const part = fc
		.tuple(fc.nat(Math.max(0, corpus.length - 1)), fc.nat(999))
		.map(([i, from]) => partOf(corpus[i]?.text ?? "", from));
	const made = fc.oneof(...layouts.map((layout) => documentArbitrary(layout)));
	return brokenText(fc.oneof(part, made), ["^^", "\t", "★", "<!--", "\r", "\u0000", "<br>", "---"]);
}

/**
 * Texts broken in one to six places.
 *
 * @param words that texts of this kind are made of, and what does not belong there
 */
export function brokenText(text: fc.Arbitrary<string>, words: readonly string[]): fc.Arbitrary<string> {
	return fc
		.tuple(text, fc.array(damage, { minLength: 1, maxLength: 6 }))
		.map(([whole, damages]) => damages.reduce((broken, one) => breakText(broken, one, words), whole));
}

function partOf(text: string, from: number): string {
	const lines = text.split("\n");
	const first = lines.length <= longestPart ? 0 : from % (lines.length - longestPart);
	return lines.slice(first, first + longestPart).join("\n");
}

const longestPart = 80;

function breakText(text: string, { kind, at, length }: Damage, words: readonly string[]): string {
	const place = at % (text.length + 1);
	const lines = text.split("\n");
	const line = at % lines.length;
	const other = (line + 1 + length) % lines.length;
	switch (kind) {
		case 0:
			return text.slice(0, place) + text.slice(place + 1 + (length % 4));
		case 1:
			return lines
				.map((one, i) => (i === line ? (lines[other] ?? "") : i === other ? (lines[line] ?? "") : one))
				.join("\n");
		case 2:
			return `${text.slice(0, place)}|${text.slice(place)}`;
		case 3: {
			const quote = text.indexOf('"', place);
			return quote < 0
				? `${text.slice(0, place)}"${text.slice(place)}`
				: text.slice(0, quote) + text.slice(quote + 1);
		}
		case 4: {
			const slash = text.indexOf("\\", place);
			return slash < 0
				? `${text.slice(0, place)}\\${text.slice(place)}`
				: text.slice(0, slash) + text.slice(slash + 1);
		}
		case 5:
			return lines.filter((_, i) => i !== line).join("\n");
		case 6:
			return [...lines.slice(0, line), ...lines.slice(line, line + 1), ...lines.slice(line)].join("\n");
		case 7:
			return `${text.slice(0, place)}\n${text.slice(place)}`;
		case 8:
			return text.slice(0, place) + (words[length % words.length] ?? "") + text.slice(place);
		default:
			return text.slice(0, place);
	}
}
