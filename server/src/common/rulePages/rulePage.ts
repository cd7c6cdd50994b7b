import type { Fix } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { ExamplePair, Rule, Severity } from "../rules/rule.js";
import { checkExample } from "./exampleFindings.js";

/** Path of a rule's page from `docs/rules/`. */
export function pageOfRule({ code }: Pick<Rule, "code">): string {
	return `${code}.md`;
}

/**
 * The page that explains a rule, in Markdown, Chinese first and English after it: what it finds, why that
 * matters and what to do, a wrong and a right example, and the fixes that it offers for the wrong ones.
 */
export function printRulePage(rule: Rule): string {
	const fixes = offeredFixes(rule);
	return [
		`# ${rule.code}`,
		...(["zh", "en"] as const).flatMap((lang) => printPart(rule, fixes, lang)),
		"",
	].join("\n");
}

/** What a rule finds, why that matters, and a wrong and a right example: its page in one language, in Markdown. */
export function printRuleHelp(rule: Rule, lang: keyof LocalizedText): string {
	return [`# ${rule.code}`, ...printExplanation(rule, lang), ""].join("\n");
}

/** The table of all rules in one language, in Markdown; links go to the pages from `docs/rules/`. */
export function printRuleTable(rules: readonly Rule[], lang: keyof LocalizedText, pages = ""): string {
	const words = phrases[lang];
	const rows = rules.map((rule) => {
		const summary = rule.summary[lang].replaceAll("|", "\\|");
		const severity = severityInWords(rule, words);
		return `| [\`${rule.code}\`](${pages}${pageOfRule(rule)}) | ${severity} | ${summary} |`;
	});
	return [`| ${words.columns.join(" | ")} |`, "| --- | --- | --- |", ...rows, ""].join("\n");
}

function printPart(rule: Rule, fixes: readonly Fix[], lang: keyof LocalizedText): readonly string[] {
	const words = phrases[lang];
	return [
		...printExplanation(rule, lang),
		"",
		`### ${words.fix}`,
		"",
		...(fixes.length === 0
			? [words.noFix]
			: fixes.map((fix) => `- ${fix.title[lang]} — ${fix.safe ? words.safe : words.reviewed}`)),
	];
}

function printExplanation(rule: Rule, lang: keyof LocalizedText): readonly string[] {
	const words = phrases[lang];
	return [
		"",
		`## ${rule.summary[lang]}`,
		"",
		`${words.severity}${severityInWords(rule, words)}`,
		"",
		rule.rationale[lang],
		"",
		`### ${words.wrong}`,
		...rule.examples.wrong.flatMap(printExample),
		...(rule.pairs?.wrong ?? []).flatMap((pair) => printPair(pair, words.beside)),
		"",
		`### ${words.right}`,
		...rule.examples.right.flatMap(printExample),
		...(rule.pairs?.right ?? []).flatMap((pair) => printPair(pair, words.beside)),
	];
}

function severityInWords({ severity, needsOrder, isOff }: Rule, words: Phrases): string {
	if (isOff === true) return words.whenOn(words.severities[severity]);
	return needsOrder === true ? words.withOrder(words.severities[severity]) : words.severities[severity];
}

/** An example is a whole document, its own fences and headings shown as they are. */
function printExample(text: string): readonly string[] {
	return ["", "````markdown", text.trimEnd(), "````"];
}

function printPair({ text, other }: ExamplePair, beside: string): readonly string[] {
	return [...printExample(text), "", beside, ...printExample(other)];
}

/** The fixes that the wrong examples get, each title once: what the page says is what the rule does. */
function offeredFixes(rule: Rule): readonly Fix[] {
	const fixes = new Map<string, Fix>();
	for (const example of rule.examples.wrong)
		for (const finding of checkExample(example))
			if (finding.code === rule.code)
				for (const fix of finding.fixes()) if (!fixes.has(fix.title.zh)) fixes.set(fix.title.zh, fix);
	return [...fixes.values()];
}

interface Phrases {
	readonly columns: readonly [code: string, severity: string, summary: string];
	readonly severities: Readonly<Record<Severity, string>>;
	/** Of a rule that is off unless a directory is `ordered`. */
	withOrder(severity: string): string;
	/** Of a rule that is off unless settings switch it on. */
	whenOn(severity: string): string;
	readonly severity: string;
	readonly wrong: string;
	readonly right: string;
	/** Between the two documents of a pair. */
	readonly beside: string;
	readonly fix: string;
	readonly noFix: string;
	readonly safe: string;
	readonly reviewed: string;
}

const phrases: Readonly<Record<keyof LocalizedText, Phrases>> = {
	zh: {
		columns: ["代码", "级别", "查什么"],
		severities: { error: "错误", warning: "警告", hint: "提示" },
		withOrder: (severity) => `${severity}（名录写有 \`ordered: true\` 时才检查）`,
		whenOn: (severity) => `关（在设置里开启后，一般用“${severity}”）`,
		severity: "默认级别：",
		wrong: "不对",
		right: "对",
		beside: "而另一份文稿是：",
		fix: "怎么改",
		noFix: "没有唯一正确的改法，由人来改。",
		safe: "可自动修复",
		reviewed: "改前请过目",
	},
	en: {
		columns: ["Code", "Severity", "Finds"],
		severities: { error: "error", warning: "warning", hint: "hint" },
		withOrder: (severity) => `${severity} (off unless a directory says \`ordered: true\`)`,
		whenOn: (severity) => `off (${severity} is usual where settings switch it on)`,
		severity: "Default severity: ",
		wrong: "Wrong",
		right: "Right",
		beside: "while the other document is:",
		fix: "How to fix",
		noFix: "There is no one right answer, so no fix is offered.",
		safe: "safe, applied by fix-all",
		reviewed: "to be reviewed",
	},
};
