import {
	type DoubtfulRow,
	type DoubtfulTable,
	doubtfulTables,
	isSameDoubt,
} from "../../analysis/doubtfulRows.js";
import type { RowDoubt } from "../../model/block.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { reasonOf } from "../../model/rowDoubts.js";
import { type Span, shiftSpan } from "../../model/span.js";
import { cellAt } from "../../model/tableHeader.js";
import { taskCodeOf } from "../../text/taskCode.js";
import type { DocumentRule, Finding } from "../rule.js";

const head = "# 云岭市2026年重点任务分解表\n\n序号 重点任务 责任单位 完成时限\n";

export const tableUncertainRow: DocumentRule = {
	code: "table/uncertain-row",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: {
		zh: "一行由几段文字拼成，可能拼错",
		en: "A row put together from pieces may have been meant otherwise",
	},
	rationale: {
		zh: "没有边框的表格，一格到哪里为止是判断出来的。读出来的内容不合常理时，对照原文件核对这一行；转换为表格后可以直接改。",
		en: "In a table without borders, where a cell ends has to be judged. If the result looks odd, compare the row with the original; once converted to a table it can be corrected directly.",
	},
	examples: {
		wrong: [
			`${head}1 新增公共停车泊位3000个。 ★市城管局 2026年12月\n2 完成老旧小区改造40个。 ★市住建局 抓紧办理\n`,
		],
		right: [
			`${head}1 新增公共停车泊位3000个。 ★市城管局 2026年12月\n2 完成老旧小区改造40个。 ★市住建局 2026年10月\n`,
		],
	},
	*check({ plan }): Iterable<Finding> {
		if (!plan.layouts.includes("loose") && !plan.layouts.includes("tsv")) return;
		for (const table of doubtfulTables(plan)) {
			for (const doubt of table.shared) yield finding(table.span, sharedMessage(table, doubt));
			for (const row of table.rows) {
				const doubts = row.doubts.filter((doubt) => !table.shared.some((other) => isSameDoubt(other, doubt)));
				const [first] = doubts;
				if (first !== undefined) yield finding(placeOf(row, first), rowMessage(row, doubts));
			}
		}
	},
};

function finding(span: Span, message: LocalizedText): Finding {
	return { code: "table/uncertain-row", span, message };
}

function placeOf({ row, line }: DoubtfulRow, { column }: RowDoubt): Span {
	const cell = cellAt(row.cells, column);
	return shiftSpan(cell?.state === "text" ? cell.span : row.numberSpan, line);
}

function rowMessage({ row }: DoubtfulRow, doubts: readonly RowDoubt[]): LocalizedText {
	const reasons = [...new Map(doubts.map((doubt) => [doubt.kind, reasonOf(doubt, row.header)])).values()];
	const number = row.number ?? taskCodeOf(row)?.text ?? "—";
	return {
		zh: `第${number}行可能拼错：${reasons.map(({ zh }) => zh).join("；")}。请对照原文件核对。`,
		en: `Row ${number} may be put together wrongly: ${reasons.map(({ en }) => en).join("; ")}. Compare it with the original.`,
	};
}

function sharedMessage({ header }: DoubtfulTable, doubt: RowDoubt): LocalizedText {
	const { zh, en } = reasonOf(doubt, header);
	return {
		zh: `这张表几乎每行都是这样：${zh}。请对照原文件核对。`,
		en: `In nearly every row of this table: ${en}. Compare it with the original.`,
	};
}
