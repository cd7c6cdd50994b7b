import { isAbsolute, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { LocalizedText } from "../../common/model/localizedText.js";
import { printRuleHelp } from "../../common/rulePages/rulePage.js";
import { allRules } from "../../common/rules/allRules.js";
import type { Rule, Severity } from "../../common/rules/rule.js";
import { printJson } from "../printJson.js";
import type { FileReport, ReportedFinding, Reporter } from "./fileReport.js";
import { Fingerprints } from "./fingerprints.js";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", hint: "note" };
const base = "SRCROOT";

/**
 * One SARIF 2.1.0 log (OASIS) with one run. Files below `folder` (absolute) are named relative to it; regions
 * count lines and columns from 1, columns in UTF-16 code units.
 */
export function createSarifReporter(
	language: keyof LocalizedText,
	folder: string,
	version: string,
): Reporter {
	// The log names its rules and failures before its results, so that nothing can be written before the end.
	const reports: string[] = [];
	return {
		printFile: (report) => JSON.stringify(report),
		collect: (printed) => void reports.push(printed),
		printEnd() {
			const parsed = reports.map((report): FileReport => JSON.parse(report));
			return `${printJson(toLog(parsed, language, folder, version), 2)}\n`;
		},
	};
}

function toLog(
	reports: readonly FileReport[],
	language: keyof LocalizedText,
	folder: string,
	version: string,
): object {
	const used = [...new Set(reports.flatMap(({ findings }) => findings.map(({ code }) => code)))];
	const codes = [...new Set([...allRules.map(({ code }) => code), ...used])];
	const indexes = new Map(codes.map((code, index) => [code, index]));
	const failures = reports.flatMap(({ path, error }) =>
		error === null
			? []
			: [
					{
						level: "error",
						message: { text: error },
						locations: [{ physicalLocation: { artifactLocation: toArtifact(path, folder) } }],
					},
				],
	);
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [
			{
				tool: {
					driver: {
						name: "niwen",
						fullName: "Niwen 拟文",
						semanticVersion: version,
						language: language === "zh" ? "zh-CN" : "en",
						rules: codes.map((code) => toRule(code, language)),
					},
				},
				invocations: [{ executionSuccessful: failures.length === 0, toolExecutionNotifications: failures }],
				originalUriBaseIds: { [base]: { uri: pathToFileURL(`${folder}/`).href } },
				columnKind: "utf16CodeUnits",
				results: reports.flatMap(({ path, findings }) => {
					const artifactLocation = toArtifact(path, folder);
					const fingerprints = new Fingerprints();
					return findings.map((finding) => ({
						...toResult(finding, indexes.get(finding.code) ?? -1, artifactLocation),
						// The one name that code scanning of GitHub looks at.
						partialFingerprints: { primaryLocationLineHash: fingerprints.next(finding) },
					}));
				}),
			},
		],
	};
}

function toRule(code: string, language: keyof LocalizedText): object {
	const rule: Rule | undefined = allRules.find((known) => known.code === code);
	const properties = { tags: [code.slice(0, code.indexOf("/"))] };
	if (rule === undefined) return { id: code, properties };
	return {
		id: code,
		name: code.replace(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase()),
		shortDescription: { text: rule.summary[language] },
		fullDescription: { text: rule.rationale[language] },
		// Its page itself: no address is known where readers of the log could look it up.
		help: { text: rule.rationale[language], markdown: printRuleHelp(rule, language) },
		defaultConfiguration: { level: levels[rule.severity], ...(rule.isOff && { enabled: false }) },
		properties,
	};
}

function toResult(finding: ReportedFinding, ruleIndex: number, artifactLocation: object): object {
	const fixes = finding.fixes.map(({ title, edits }) => ({
		description: { text: title },
		artifactChanges: [
			{
				artifactLocation,
				replacements: edits.map(({ range, newText }) => ({
					deletedRegion: toRegion(range),
					insertedContent: { text: newText },
				})),
			},
		],
	}));
	return {
		ruleId: finding.code,
		ruleIndex,
		level: levels[finding.severity],
		message: { text: finding.message },
		locations: [{ physicalLocation: { artifactLocation, region: toRegion(finding.range) } }],
		// A fix that changes nothing would not be one.
		...(fixes.length === 0
			? {}
			: { fixes: fixes.filter((_, i) => (finding.fixes[i]?.edits.length ?? 0) > 0) }),
	};
}

function toRegion({ start, end }: ReportedFinding["range"]): object {
	return {
		startLine: start.line + 1,
		startColumn: start.character + 1,
		endLine: end.line + 1,
		endColumn: end.character + 1,
	};
}

/** Relative to the base where the file lies below it (RFC 3986, percent-encoded), else absolute. */
function toArtifact(path: string, folder: string): object {
	if (path === "-") return { uri: "stdin" };
	const below = isAbsolute(path) ? relative(folder, path) : path;
	if (isAbsolute(below) || below.split(/[\\/]/).includes("..")) return { uri: pathToFileURL(path).href };
	const parts = below.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
	return { uri: parts.map(encodeURIComponent).join("/"), uriBaseId: base };
}
