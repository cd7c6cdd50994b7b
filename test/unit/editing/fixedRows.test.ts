import assert from "node:assert/strict";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { editText } from "../../support/editText.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { documentOf, tableForms } from "../../support/tableForms.js";

const refused: readonly { readonly name: string; readonly operation: PlanOperation }[] = [
	{ name: "a row that goes", operation: { op: "deleteRows", tasks: [1] } },
	{ name: "a row that moves", operation: { op: "moveRows", tasks: [1], at: { after: 3 } } },
	{ name: "a row that is put in", operation: { op: "insertRows", at: { after: 1 }, rows: [{ cells: [] }] } },
	{ name: "a cell that is merged", operation: { op: "mergeCells", task: 2, column: 1 } },
	{ name: "a cell that is emptied", operation: { op: "setCell", task: 1, column: 1, text: "" } },
	{ name: "tasks that are joined", operation: { op: "joinTasks", task: 1, endTask: 3 } },
	{ name: "a column that goes", operation: { op: "deleteColumn", header: 1, column: 1 } },
];

for (const form of tableForms)
	describe(`editing a table of ${form.name}`, () => {
		const text = documentOf(form, 5);
		const { plan } = createTestSnapshot(text);
		const header = Array.from(plan.eachBlock()).findIndex(({ kind }) => kind === "table-header");

		it("writes words in the place of others within a cell, and nothing else", () => {
			const row = plan.taskAt(2);
			assert.ok(row !== undefined);
			const column = row.header.taskColumn;
			const at = (row.cells[column]?.content.text ?? "").indexOf("新");
			const operation: PlanOperation = {
				op: "replaceText",
				at: { task: 2, column },
				range: [at, at + 1],
				text: "再",
			};
			const edited = editText(text, [operation]);
			const lines = text.split("\n");
			const line = plan.lineOfTask(2) + (row.cells[column]?.span.line ?? 0);
			lines[line] = (lines[line] ?? "").replace("新", "再");
			assert.equal(edited, lines.join("\n"));
		});

		it("writes the name of a unit in the place of another", () => {
			const unit = plan.taskAt(0)?.units.at(-1);
			assert.ok(unit !== undefined);
			const at = text.indexOf(unit.raw);
			const edited = editText(text, [
				{ op: "setUnits", task: 0, column: unit.column, units: [{ name: "市水利局", star: false }] },
			]);
			assert.equal(edited, `${text.slice(0, at)}市水利局${text.slice(at + unit.raw.length)}`);
		});

		for (const { name, operation } of refused)
			it(`refuses ${name}, and says to convert first`, () => {
				const given = operation.op === "deleteColumn" ? { ...operation, header } : operation;
				assert.match(editText(text, [given]), /^refused: .*convert to a table first/i);
			});
	});
