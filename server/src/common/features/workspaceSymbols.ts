import { type SymbolInformation, SymbolKind } from "vscode-languageserver-types";
import type { ToPinyin } from "../directory/pinyin.js";
import { isSameRegion } from "../directory/region.js";
import { nameDocument } from "../rules/acrossDocuments.js";
import { printableLine } from "../text/printable.js";
import { cutToWidth } from "../text/width.js";
import type { NameSummary, PlanSummary } from "../workspace/planSummary.js";
import { rankName } from "./nameMatch.js";
import { type Language, toRange } from "./toLsp.js";

export interface SymbolOptions {
	readonly language: Language;
	/** The pinyin table; without it letters find nothing that is written in characters. */
	readonly toPinyin?: ToPinyin;
}

/** More are of no use in a list; who wants another types one more letter. */
const mostSymbols = 200;
/** Tasks whose first words are spelled for a search by letters; spelling takes a third of a millisecond each. */
const mostSpelled = 2000;
/** UTF-16 characters of a task that letters may stand for. */
const spelledWords = 12;
/** Mentions of a name in a document whose way of writing it counts. */
const mostForms = 8;
/** Columns of a task's text that its entry shows. */
const taskWidth = 60;

/**
 * Finds units, officials and tasks of a workspace by Chinese characters, pinyin or initials, a task also by its
 * number. Documents are added one by one, so that a search over many can be given up in between.
 */
export class SymbolSearch {
	private readonly query: string;
	/** By kind and name; several only where regions share a name. */
	private readonly names = new Map<string, FoundName[]>();
	private readonly ranks = new Map<string, number | undefined>();
	private readonly tasks: FoundSymbol[] = [];
	private spelled = 0;

	constructor(
		query: string,
		private readonly options: SymbolOptions,
	) {
		this.query = query.trim().slice(0, 60);
	}

	add(summary: PlanSummary): void {
		for (const unit of summary.units.values()) this.addName("unit", unit, summary);
		for (const official of summary.officials.values()) this.addName("official", official, summary);
		const isLetters = /^[a-zü'’]+$/i.test(this.query);
		for (const { number, text, span } of summary.tasks) {
			let rank = rankTask(this.query, number, text);
			if (rank === undefined && isLetters && this.spelled++ < mostSpelled)
				rank = rankName(this.query, [text.slice(0, spelledWords)], undefined, this.options.toPinyin);
			if (rank === undefined) continue;
			const shown = `${number === null ? "" : `${number}.`}${cutToWidth(text, taskWidth)}`;
			this.tasks.push({
				rank,
				symbol: {
					name: printableLine(this.withLetters(shown)),
					kind: SymbolKind.Field,
					containerName: nameDocument(summary)[this.options.language],
					location: { uri: summary.uri, range: toRange(span) },
				},
			});
		}
	}

	/** The best first: by how well they fit, units and officials before tasks, most mentioned first. */
	symbols(): SymbolInformation[] {
		const { language } = this.options;
		const names = [...this.names.values()].flat().sort((a, b) => a.rank - b.rank || b.count - a.count);
		const found: FoundSymbol[] = names.map(({ rank, of, name, count, documents, summary, mention }) => ({
			rank,
			symbol: {
				name: printableLine(this.withLetters(name)),
				kind: of === "unit" ? SymbolKind.Class : SymbolKind.Variable,
				containerName:
					documents === 1
						? nameDocument(summary)[language]
						: language === "zh"
							? `${nameDocument(summary).zh}等${documents}份，共${count}处`
							: `${nameDocument(summary).en} and ${documents - 1} more, ${count} places`,
				location: { uri: summary.uri, range: toRange(mention) },
			},
		}));
		// Sorting is stable: what fits equally well stays in its order.
		return [...found, ...this.tasks]
			.sort((a, b) => a.rank - b.rank)
			.slice(0, mostSymbols)
			.map(({ symbol }) => symbol);
	}

	private addName(of: FoundName["of"], { name, mentions }: NameSummary, summary: PlanSummary): void {
		const key = `${of}\u0000${name}`;
		const namesakes = this.names.get(key);
		const known = namesakes?.find((other) => isOneRegion(other.summary.region, summary.region));
		if (known !== undefined) {
			known.count += mentions.length;
			known.documents++;
			return;
		}
		const rank = this.rankOf(name, mentions);
		// A place where it leads says more of it than one where it shares.
		const mention = mentions.find(({ role }) => role === "lead" || role === "leader") ?? mentions[0];
		if (rank === undefined || mention === undefined) return;
		const found = { rank, of, name, count: mentions.length, documents: 1, summary, mention: mention.span };
		if (namesakes === undefined) this.names.set(key, [found]);
		else namesakes.push(found);
	}

	/** By the name, else by a way in which it is written; looked up once a name that does not fit by itself. */
	private rankOf(name: string, mentions: NameSummary["mentions"]): number | undefined {
		const written = new Set([name, ...mentions.slice(0, mostForms).map(({ raw }) => raw)]);
		const key = [...written].join("\u0000");
		if (!this.ranks.has(key))
			this.ranks.set(key, rankName(this.query, [...written], undefined, this.options.toPinyin));
		return this.ranks.get(key);
	}

	/** Editors look once more whether the letters typed are in the name; those that stand for characters are put there. */
	private withLetters(name: string): string {
		const isSpelled = /[a-z]/i.test(this.query) && !name.toLowerCase().includes(this.query.toLowerCase());
		return isSpelled ? `${name} (${this.query})` : name;
	}
}

interface FoundSymbol {
	/** 0 is best. */
	readonly rank: number;
	readonly symbol: SymbolInformation;
}

interface FoundName {
	readonly rank: number;
	readonly of: "unit" | "official";
	readonly name: string;
	count: number;
	documents: number;
	/** The document of its first mention. */
	readonly summary: PlanSummary;
	readonly mention: NameSummary["mentions"][number]["span"];
}

function rankTask(query: string, number: number | null, text: string): number | undefined {
	if (query === "") return 4;
	if (/^\d{1,5}$/.test(query) && number === Number(query)) return 0;
	const at = text.toLowerCase().indexOf(query.toLowerCase());
	return at < 0 ? undefined : at === 0 ? 1 : 2;
}

function isOneRegion(a: string | null, b: string | null): boolean {
	return a === b || (a !== null && b !== null && isSameRegion(a, b));
}
