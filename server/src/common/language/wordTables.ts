/** The shapes of the tables in `words/`; what the words mean stands in the YAML files there. */

export type EndingPlace =
	| "cell"
	| "join"
	| "text"
	| "owner"
	| "alone"
	| "issuer"
	| "authority"
	| "surely"
	| "name"
	| "tail";

export interface UnitEnding {
	readonly end: string;
	/** Where the ending alone shows that a name ends. */
	readonly in: readonly EndingPlace[];
	/** How many characters (UTF-16 units) stand before it at least. */
	readonly after: number;
	/** Words that end so and are not units; `but` those of them that are. */
	readonly not: readonly string[];
	readonly but: readonly string[];
}

export interface UnitEndings {
	readonly endings: readonly UnitEnding[];
	readonly kinds: readonly {
		readonly kind: string;
		readonly ends: readonly string[];
		/** Most characters before the ending. */
		readonly longest?: number | undefined;
	}[];
	readonly inner: readonly { readonly body: string; readonly notBefore: string }[];
	/** Words within names that a line end may tear behind what ends like a unit. */
	readonly torn: readonly string[];
}

export interface Levels {
	readonly upper: readonly string[];
	readonly lower: readonly string[];
	readonly long: readonly string[];
	readonly parks: readonly string[];
	readonly wordWithAny: string;
	readonly wordWith: Readonly<Record<string, string>>;
	readonly countyAfter: Readonly<Record<string, string>>;
	readonly levelBefore: Readonly<Record<string, string>>;
}

export interface Collectives {
	readonly bodies: readonly string[];
	readonly which: readonly string[];
	readonly whichBodies: readonly string[];
	readonly all: readonly string[];
	readonly whose: readonly string[];
	readonly joint: readonly string[];
	readonly words: readonly string[];
	readonly behindOthers: readonly string[];
}

export interface Nobody {
	readonly signs: string;
	readonly words: readonly string[];
	readonly noneOf: readonly string[];
	readonly open: readonly string[];
}

export interface NoteOpenings {
	readonly notes: readonly string[];
	readonly form: {
		readonly persons: readonly string[];
		readonly reports: readonly string[];
		readonly signers: readonly string[];
	};
	readonly attachments: readonly string[];
	readonly breaks: readonly string[];
}

export interface PlanTitles {
	readonly titles: readonly {
		readonly end: string;
		readonly commits: boolean;
		readonly plan: boolean;
		readonly paper: boolean;
	}[];
}

export interface Offices {
	readonly heads: readonly { readonly head: string; readonly not: string }[];
	readonly cellHeads: readonly string[];
	readonly posts: readonly {
		readonly post: string;
		readonly not: readonly string[];
		readonly also: readonly string[];
		readonly cell: boolean;
		readonly textNot: boolean;
		readonly soft: boolean;
	}[];
	readonly ranks: readonly string[];
	readonly address: readonly string[];
	readonly persons: readonly string[];
	readonly speakers: readonly string[];
	readonly notWho: readonly string[];
	readonly fields: readonly string[];
}

export interface Duties {
	readonly lead: readonly string[];
	readonly answer: readonly string[];
	readonly help: readonly string[];
	readonly act: readonly string[];
	readonly shared: readonly string[];
	readonly manner: readonly string[];
	readonly by: readonly string[];
	readonly notOrganizing: readonly string[];
	readonly labels: { readonly lead: readonly string[]; readonly share: readonly string[] };
}

export interface Persons {
	readonly surnames: string;
	readonly titledSurnames: string;
	readonly frequentSurnames: string;
	readonly verbSurnames: string;
	readonly neverGiven: string;
	readonly compoundSurnames: readonly string[];
	readonly givenNames: readonly string[];
	readonly syllables: string;
	readonly markedSyllables: string;
	readonly joints: string;
}

/** What a column of a plan table holds. */
export type ColumnName =
	/** 序号: the group's number, or the task's where no task cell begins with one. */
	| "number"
	/** 项目: the group's name. */
	| "group"
	/** 重点工作目标任务: the task. */
	| "task"
	/** 牵头领导. */
	| "leader"
	/** 牵头单位 in a column of its own: every unit in it leads. */
	| "lead-unit"
	/** 责任单位, 配合单位: units, of which those with ★ lead. */
	| "unit"
	/** 完成时限. */
	| "deadline"
	/** 2026年目标值: targets whose deadline is the column's year. */
	| "yearly-target"
	/** 目标要求, 工作举措 beside the task: words in which its targets stand. */
	| "goal"
	/** 计量单位 beside an indicator: what its bare numbers are counted in. */
	| "measure"
	/** 备注 and everything not known: kept as it is. */
	| "other";

export interface ColumnShape {
	readonly role: ColumnName;
	readonly parts: readonly {
		/** Words, `<name>` for a list of words, NNNN for a year. */
		readonly of: readonly string[];
		readonly times: "one" | "maybe" | "any" | "some";
	}[];
}

export interface Columns {
	readonly names: Readonly<Partial<Record<ColumnName, readonly string[]>>>;
	readonly words: Readonly<Record<string, readonly string[]>>;
	readonly shapes: readonly ColumnShape[];
}
