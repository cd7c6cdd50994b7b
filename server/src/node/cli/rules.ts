import { printRulePage } from "../../common/rulePages/rulePage.js";
import { allRules } from "../../common/rules/allRules.js";
import { loadScriptConverter } from "../../common/text/script.js";
import { displayWidth } from "../../common/text/width.js";
import { CommandFailure } from "../commandFailure.js";
import { askFor, findNearest } from "../nearest.js";
import type { ExitStatus } from "./command.js";
import type { CommandLine } from "./commandLine.js";
import type { Terminal } from "./terminal.js";

/** `niwen rules`: lists the rules, or prints the page of one. */
export async function rules({ operands }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const [code, ...more] = operands;
	if (more.length > 0)
		throw new CommandFailure({
			zh: `niwen rules 一次只看一条规则，这里写了 ${operands.length} 条；请分次运行。`,
			en: `niwen rules shows one rule at a time and was given ${operands.length}; please run it for each.`,
		});
	if (code === undefined) {
		await terminal.write(listRules(terminal));
		return 0;
	}
	const rule = allRules.find((known) => known.code === code);
	if (rule === undefined) {
		const ask = askFor(...nearestRules(code));
		throw new CommandFailure({
			zh: `没有规则“${code}”${ask.zh}niwen rules 列出全部规则。`,
			en: `There is no rule “${code}”${ask.en} niwen rules lists them all.`,
		});
	}
	// The fixes that convert a script are listed where its tables are there.
	if (rule.code === "text/traditional") await loadScriptConverter();
	await terminal.write(printRulePage(rule));
	return 0;
}

/** The rules whose codes are nearest to what was written, or whose names are: gap is number/gap. */
function nearestRules(written: string): readonly string[] {
	const codes = allRules.map(({ code }) => code);
	const near = findNearest(written, codes);
	if (near !== undefined) return [near];
	const nameOf = (code: string): string => code.slice(code.indexOf("/") + 1);
	const name = findNearest(nameOf(written), codes.map(nameOf));
	return name === undefined ? [] : codes.filter((code) => nameOf(code) === name);
}

function listRules({ language }: Terminal): string {
	const labels =
		language === "zh"
			? { error: "错误", warning: "警告", hint: "提示" }
			: { error: "error", warning: "warning", hint: "hint" };
	const codeWidth = Math.max(...allRules.map(({ code }) => code.length));
	const labelWidth = Math.max(...Object.values(labels).map((label) => displayWidth(label, 1)));
	return allRules
		.map(({ code, severity, summary }) => {
			const label = labels[severity];
			const padding = " ".repeat(labelWidth - displayWidth(label, 1));
			return `${code.padEnd(codeWidth)}  ${label}${padding}  ${summary[language]}\n`;
		})
		.join("");
}
