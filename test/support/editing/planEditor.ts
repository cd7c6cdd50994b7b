import { editPlan } from "../../../server/src/common/editing/planEditor.js";
import { createBlockReader } from "../../../server/src/common/layouts/blockReader.js";
import { documentOfLines } from "../../../server/src/common/text/sourceDocument.js";
import type { Editor } from "./checkEdit.js";

/** The editor of the product, as it stands over a document that nobody has set anything for. */
export const planEditor: Editor = ({ lines, eol, plan }, operations) =>
	editPlan({ document: documentOfLines(lines, eol), plan, readBlock: createBlockReader(null) }, operations);
