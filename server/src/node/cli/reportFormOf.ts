import { extname } from "node:path";
import { findReportForm, reportForms } from "../../common/interchange/report/printReportAs.js";
import { CommandFailure } from "../commandFailure.js";

/** How a report is written into a file with this name, by its ending. Throws a {@link CommandFailure} where that tells nothing. */
export function reportFormOf(output: string): NonNullable<ReturnType<typeof findReportForm>> {
	const form = findReportForm(extname(output).slice(1));
	if (form !== undefined) return form;
	throw new CommandFailure({
		zh: `不知道 ${output} 要写成什么；请用 ${reportForms.map((each) => `.${each}`).join("、")} 之一结尾。`,
		en: `What ${output} is to be is not known; please end it with one of ${reportForms.map((each) => `.${each}`).join(", ")}.`,
	});
}
