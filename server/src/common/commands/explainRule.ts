import { explanationTitle } from "../features/codeActions.js";
import { placeOfCursor, touchedBy } from "../features/touched.js";
import { printRulePage } from "../rulePages/rulePage.js";
import { allRules } from "../rules/allRules.js";
import { joinFindings } from "../rules/runRules.js";
import { command } from "./command.js";

/** Shows the page of a rule: the one named, else that of the first finding at the place. */
export const explainRule = command({
	verb: "explainRule",
	title: { zh: "查看规则说明", en: "Explain the rule" },
	kind: "quickfix",
	isOwnOfClient: true,
	changesNothing: true,
	offers: ({ touched }) => {
		const codes = [...new Set(touched.map(({ code }) => code))];
		return codes
			.filter((code) => allRules.some((rule) => rule.code === code))
			.map((code) => ({
				title: explanationTitle(code),
				options: { code },
				findings: touched.filter((finding) => finding.code === code),
			}));
	},
	run: (snapshot, { code, range }, { language, rulePage, findingsAcross }) => {
		const findings = () => joinFindings(snapshot.findings(), findingsAcross(snapshot));
		const wanted = code ?? (range && touchedBy(findings(), placeOfCursor(snapshot, range))[0]?.code);
		if (wanted === undefined)
			return {
				message: {
					zh: "此处没有问题；请写明规则代码（code），或问题的位置（range）。",
					en: "There is no finding here; name a rule (code) or the place of a finding (range).",
				}[language],
			};
		const rule = allRules.find((each) => each.code === wanted);
		if (rule === undefined)
			return { message: { zh: `没有规则“${wanted}”。`, en: `There is no rule “${wanted}”.` }[language] };
		const page = rulePage(rule.code);
		return { message: printRulePage(rule), ...(page === undefined ? {} : { show: page }) };
	},
});
