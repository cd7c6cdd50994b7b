import { planCharts } from "../interchange/report/planCharts.js";
import { collectFigures } from "../interchange/report/planFigures.js";
import { printCharts } from "../interchange/report/printCharts.js";
import { collectStatistics } from "../interchange/report/statistics.js";
import { loadReport, statisticsReport } from "../interchange/report/statisticsReport.js";
import type { ChartsResult } from "../protocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { Language } from "./toLsp.js";

/** The charts of a plan as a page that answers, and where the tasks stand that its marks lead to. */
export function provideCharts(
	{ plan, index, version }: PlanSnapshot,
	width: number,
	language: Language,
): ChartsResult {
	const figures = collectFigures(plan, index);
	const statistics = collectStatistics(plan, index, figures);
	const charts = planCharts(figures, language);
	const { html, marks } = printCharts(
		[loadReport(statistics, language, charts), statisticsReport(statistics, language, charts)],
		width,
		language,
	);
	return {
		...{ version, html, marks },
		language: language === "zh" ? "zh-CN" : "en",
		places: Array.from({ length: plan.taskCount }, (_, task) => {
			const span = plan.taskAt(task)?.numberSpan;
			return [plan.lineOfTask(task) + (span?.line ?? 0), span?.character ?? 0] as const;
		}),
	};
}
