import { protectedNames } from "../../common/directory/protectedNames.js";
import { cleanDocument } from "../../common/interchange/cleanDocument.js";
import { reportCleaning } from "../../common/interchange/cleanReport.js";
import { counted } from "../../common/model/counted.js";
import { loadScriptConverter } from "../../common/text/script.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, encodingOf, onlyOperand } from "./commandLine.js";
import { sayEncoding } from "./sayEncoding.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen clean`: prints the clean text of a pasted document, or writes it to `-o`. Every change is listed on the
 * standard error, with its place in the source, and so is what could not be restored.
 */
export async function clean({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const path = onlyOperand(operands, "clean");
	const encoding = encodingOf(options);
	const file = path === "-" ? readStandardInput(encoding) : readTextFile(path, { encoding });
	const { snapshot } = await readPlanFile(file, createEnvironmentFiles());
	const cleaned = cleanDocument(file.text, {
		converter: await loadScriptConverter(),
		protectedNames: protectedNames(
			snapshot.book,
			snapshot.index.prose.officials.map(({ raw }) => raw),
		),
	});
	const output = options.get("out");
	if (output === undefined) await terminal.write(cleaned.text);
	else writeFileAtomically(output, cleaned.text, { overwrite: options.has("force") });
	sayEncoding(file, terminal);
	for (const line of reportCleaning(cleaned)) terminal.say(line);
	sayLeft(cleaned.text, terminal);
	const { length } = cleaned.changes;
	terminal.say(
		length === 0
			? { zh: `${path} 没有要清理的内容。`, en: `There is nothing to clean in ${path}.` }
			: { zh: `共改动 ${length} 处。`, en: `${counted(length, "change")} in all.` },
	);
	return 0;
}

/** Characters that nobody sees: zero-width blanks and joiners, soft hyphens. Some scripts need them, so they stay. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/;

/** 市 农 业 局: four characters with a blank between any two, as a PDF spaces them; fewer may be words. */
const spaced = /\p{Script=Han}(?:[ \u3000]\p{Script=Han}){3}/u;

/** Says where characters are left that nobody sees, or blanks within words, which searching and comparing stumble over. */
function sayLeft(text: string, terminal: Terminal): void {
	const lines = text.split(/\r\n|\n|\r/);
	const hidden = linesWith(lines, invisible);
	if (hidden.length > 0)
		terminal.say({
			zh: `结果里有${hidden.length}行（第${hidden[0]}行起）留有看不见的字符（零宽空格等），没有改动；请核对后删去。`,
			en: `${counted(hidden.length, "line")} of the result, from line ${hidden[0]} on, ${hidden.length === 1 ? "has" : "have"} characters that nobody sees (such as zero-width blanks), which were left; please check and remove them.`,
		});
	const apart = linesWith(lines, spaced);
	if (apart.length > 0)
		terminal.say({
			zh: `结果里有${apart.length}行（第${apart[0]}行起）字与字之间有空格，没有改动；请核对后删去。`,
			en: `${counted(apart.length, "line")} of the result, from line ${apart[0]} on, ${apart.length === 1 ? "has" : "have"} blanks between the characters of words, which were left; please check and remove them.`,
		});
}

/** The numbers of lines, from 1, in which an expression finds something. */
function linesWith(lines: readonly string[], expression: RegExp): readonly number[] {
	return lines.flatMap((line, i) => (expression.test(line) ? [i + 1] : []));
}
