import type { RowBlock } from "../model/block.js";
import { tellsFinishedAct } from "../targets/shapes.js";

/**
 * Whether a task tells a result that can be seen (建成投用, 出台) and its row by when, in a column or behind a label of its
 * own: nobody needs a figure to check that.
 */
export function isDatedResult({ deadline, text }: RowBlock): boolean {
	return deadline !== null && isDate.test(deadline) && tellsFinishedAct(text.text);
}

/** 2026-06, 6月底, 春节前; 长期坚持 and 全年 are none. */
const isDate = /^\d{4}|[月末底前]/;
