import type { Severity } from "../../common/rules/rule.js";
import { printable } from "../../common/text/printable.js";
import type { FileReport, Reporter } from "./fileReport.js";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", hint: "notice" };

/** Workflow commands of GitHub Actions, which show findings at their lines in a pull request. */
export function createGithubReporter(): Reporter {
	return { printFile: printCommands, printEnd: () => "" };
}

function printCommands({ path, findings, error }: FileReport): string {
	const lines = findings.map(({ code, severity, message, range }) => {
		const properties = [
			`file=${escapeProperty(printable(path.replace(/\\/g, "/")))}`,
			`line=${range.start.line + 1}`,
			`col=${range.start.character + 1}`,
			`endLine=${range.end.line + 1}`,
			`endColumn=${range.end.character + 1}`,
			`title=${escapeProperty(code)}`,
		];
		return `::${commands[severity]} ${properties.join(",")}::${escapeData(printable(message))}\n`;
	});
	if (error !== null)
		lines.push(`::error file=${escapeProperty(printable(path))}::${escapeData(printable(error))}\n`);
	return lines.join("");
}

/** What ends a command or begins an escape, as the runner reads them (actions/toolkit, command.ts). */
function escapeData(text: string): string {
	return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
	return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
