import { parseArgs } from "node:util";
import { type Encoding, encodings, findEncoding } from "../../shared/decodeText.js";
import { CommandFailure } from "../commandFailure.js";
import { askFor, findNearest } from "../nearest.js";

/** What stands behind `niwen`: a command, what it works on, and its options, checked against what it knows. */
export interface CommandLine {
	/** `undefined` where none is given (`niwen --help`). */
	readonly command: CommandName | undefined;
	/** Files and folders; `-` is the standard input. */
	readonly operands: readonly string[];
	readonly options: Options;
}

export const commandNames = [
	"check",
	"parse",
	"config",
	"import",
	"export",
	"fmt",
	"clean",
	"ledger",
	"stats",
	"split",
	"collect",
	"seal",
	"diff",
	"merge",
	"restate",
	"coverage",
	"index",
	"rollover",
	"rules",
	"lsp",
] as const;
export type CommandName = (typeof commandNames)[number];

/** Options by their name; a flag's value is the empty string. */
export type Options = ReadonlyMap<OptionName, string>;

const flags = [
	"explain",
	"fix",
	"watch",
	"check",
	"force",
	"stdio",
	"sealed",
	"help",
	"version",
	"verbose",
	"textconv",
	"write",
] as const;
const valued = [
	"format",
	"fail-on",
	"jobs",
	"cache",
	"from",
	"out",
	"encoding",
	"lang",
	"unit",
	"leader",
	"to",
	"profile",
	"by",
	"date",
	"report",
	"year",
] as const;
export type OptionName = (typeof flags)[number] | (typeof valued)[number];

const everywhere: readonly OptionName[] = ["help", "version", "verbose", "lang"];
const optionsOf: Readonly<Record<CommandName, readonly OptionName[]>> = {
	check: ["format", "fail-on", "fix", "jobs", "cache", "watch", "encoding"],
	parse: ["format", "encoding", "explain"],
	config: ["format", "encoding"],
	import: ["from", "out", "force", "encoding"],
	export: ["to", "out", "force", "profile", "encoding"],
	fmt: ["check", "encoding"],
	clean: ["out", "force", "encoding"],
	ledger: ["unit", "leader", "format", "encoding"],
	stats: ["format", "encoding"],
	split: ["by", "to", "out", "force", "encoding"],
	collect: ["out", "force", "date", "encoding"],
	seal: ["out", "force", "date", "encoding"],
	diff: ["sealed", "textconv", "format", "encoding"],
	merge: ["out", "report", "force", "encoding"],
	restate: ["format", "write", "force", "encoding"],
	coverage: ["format", "fail-on", "out", "force", "encoding"],
	index: ["out", "force", "jobs", "encoding"],
	rollover: ["report", "year", "out", "force", "encoding"],
	rules: [],
	lsp: ["stdio"],
};
/** Commands that write to the standard output where no file is given, and so where `-o -` stands. */
const printing: ReadonlySet<CommandName> = new Set(["import", "export", "clean", "index", "rollover"]);

/**
 * Reads the arguments (without `node` and the script). Throws a {@link CommandFailure} that names what is not
 * known or lacks its value. What stands behind `--` is never an option.
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
	const [word, ...rest] = args;
	const { tokens } = parseArgs({
		// `niwen help check` is how many tools are asked.
		args: word === "help" ? [...rest, "--help"] : [...args],
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: {
			...Object.fromEntries(flags.map((name) => [name, { type: "boolean" as const }])),
			...Object.fromEntries(valued.map((name) => [name, { type: "string" as const }])),
			out: { type: "string", short: "o" },
			help: { type: "boolean", short: "h" },
			version: { type: "boolean", short: "V" },
		},
	});
	const options = new Map<OptionName, string>();
	const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
	const [first, ...operands] = words;
	// What is not a command has no options either, so it is said first.
	const command = first === undefined ? undefined : commandOf(first);
	const rawNames = new Map<OptionName, string>();
	for (const token of tokens) {
		if (token.kind !== "option") continue;
		const name = optionOf(token.name, token.rawName);
		rawNames.set(name, token.rawName);
		options.set(name, readValue(name, token.rawName, token.value));
	}
	if (command !== undefined)
		for (const name of options.keys())
			if (!everywhere.includes(name) && !optionsOf[command].includes(name))
				throw unknownOption(rawNames.get(name) ?? name, command);
	if (command !== undefined && options.get("out") === "-") {
		if (!printing.has(command)) throw writesFiles(command);
		options.delete("out");
	}
	return { command, operands, options };
}

/** The value of an option that has a few; the first one where it is not given. */
export function choiceOf<Choice extends string>(
	options: Options,
	name: OptionName,
	choices: readonly [Choice, ...Choice[]],
): Choice {
	const written = options.get(name);
	if (written === undefined) return choices[0];
	const found = choices.find((choice) => choice === written);
	if (found !== undefined) return found;
	throw new CommandFailure({
		zh: `--${name} 没有“${written}”这个值；请用 ${choices.join("、")} 之一。`,
		en: `--${name} cannot be “${written}”; please use one of ${choices.join(", ")}.`,
	});
}

/** The whole number, 1 to `most`, that an option gives; `undefined` where it is not given. */
export function countOf(options: Options, name: OptionName, most: number): number | undefined {
	const written = options.get(name);
	if (written === undefined) return undefined;
	const count = /^\d{1,6}$/.test(written) ? Number(written) : 0;
	if (count >= 1 && count <= most) return count;
	throw new CommandFailure({
		zh: `--${name} 要写 1 到 ${most} 的整数，不能是“${written}”。`,
		en: `--${name} takes a whole number from 1 to ${most}, not “${written}”.`,
	});
}

/** The encoding that `--encoding` names; `undefined` where it is to be found out. */
export function encodingOf(options: Options): Encoding | undefined {
	const written = options.get("encoding");
	if (written === undefined) return undefined;
	const encoding = findEncoding(written);
	if (encoding !== undefined) return encoding;
	throw new CommandFailure({
		zh: `不认识编码“${written}”；请用 ${encodings.join("、")} 或 gbk。`,
		en: `The encoding “${written}” is not known; please use ${encodings.join(", ")} or gbk.`,
	});
}

/** The one file that a command works on. */
export function onlyOperand(operands: readonly string[], command: CommandName): string {
	const [only, ...more] = operands;
	if (only !== undefined && more.length === 0) return only;
	throw new CommandFailure(
		only === undefined
			? {
					zh: `niwen ${command} 后面要写一个文件（- 表示标准输入）；用法见 niwen ${command} --help。`,
					en: `niwen ${command} needs a file (- for the standard input); see niwen ${command} --help.`,
				}
			: {
					zh: `niwen ${command} 一次只处理一个文件，这里写了 ${operands.length} 个；请分次运行。`,
					en: `niwen ${command} takes one file at a time and was given ${operands.length}; please run it for each.`,
				},
	);
}

function writesFiles(command: CommandName): CommandFailure {
	return new CommandFailure({
		zh: `niwen ${command} 的结果不能写到标准输出（-o -），没有写；请在 -o 后面写文件名（文件真叫“-”的，写 ./-）。`,
		en: `niwen ${command} cannot write to the standard output (-o -), and nothing was written; please name a file behind -o (./- for one that is called “-”).`,
	});
}

function commandOf(word: string): CommandName {
	const found = commandNames.find((name) => name === word);
	if (found !== undefined) return found;
	const ask = askFor(findNearest(word, commandNames));
	throw new CommandFailure({
		zh: `没有“${word}”这个命令${ask.zh}可用的命令见 niwen --help。`,
		en: `There is no command “${word}”${ask.en} See niwen --help.`,
	});
}

function optionOf(name: string, rawName: string): OptionName {
	const found = [...flags, ...valued].find((option) => option === name);
	if (found !== undefined) return found;
	throw unknownOption(rawName, undefined);
}

function unknownOption(rawName: string, command: CommandName | undefined): CommandFailure {
	const known = command === undefined ? [...flags, ...valued] : [...optionsOf[command], ...everywhere];
	const near = findNearest(rawName.replace(/^-+/, ""), known);
	// -v is the version in many programs, and here -V.
	const other = rawName === "-v" ? ["-V", "--verbose"] : [near === undefined ? undefined : `--${near}`];
	const ask = askFor(...other);
	const of = command === undefined ? "niwen" : `niwen ${command}`;
	return new CommandFailure({
		zh: `${of} 没有 ${rawName} 选项${ask.zh}用法见 ${of} --help。`,
		en: `${of} has no option ${rawName}${ask.en} See ${of} --help.`,
	});
}

function readValue(name: OptionName, rawName: string, value: string | undefined): string {
	const isFlag = flags.some((flag) => flag === name);
	if (isFlag && value === undefined) return "";
	if (!isFlag && value !== undefined && value !== "") return value;
	throw new CommandFailure(
		isFlag
			? {
					zh: `${rawName} 不带值；请去掉“=${value}”。`,
					en: `${rawName} takes no value; please remove “=${value}”.`,
				}
			: {
					zh: `${rawName} 后面缺少值；用法见 niwen --help。`,
					en: `${rawName} lacks its value; see niwen --help.`,
				},
	);
}
