import { frontMatterProperties } from "../../ooxml/customProperties.js";
import type { TableDocument } from "../../tableDocument.js";
import { planSheet, sheetOfDocument } from "./documentSheet.js";
import type { PlanView } from "./planViews.js";
import { writeWorkbook } from "./writeWorkbook.js";

/**
 * A document as a workbook of Excel (`.xlsx`), the same bytes for the same document: it on the first sheet, and views
 * of it behind, a sheet each. Its front matter travels with it, and the first sheet is known again as the plan.
 */
export function printXlsx(document: TableDocument, views: readonly PlanView[] = []): Promise<Uint8Array> {
	const title = document.blocks.find((block) => block.kind === "heading" && block.level === 0);
	return writeWorkbook({
		title: title?.kind === "heading" ? title.text : "",
		sheets: [
			sheetOfDocument(document, "任务"),
			...views.map((view) => sheetOfDocument(view.document, view.name)),
		],
		properties: frontMatterProperties(document.frontMatter ?? ""),
		names: [planSheet(0)],
	});
}
