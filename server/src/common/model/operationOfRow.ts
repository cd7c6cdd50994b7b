import type { NamePlace, PlanOperation, TextPlace } from "./planOperation.js";

/**
 * What a rule that knows only its own row (as task 0) asks for, said of the plan.
 *
 * @param task index of the row's task
 */
export function operationOfRow(operation: PlanOperation, task: number): PlanOperation {
	switch (operation.op) {
		case "renameName":
			return {
				...operation,
				places: operation.places.map(({ at, name }) => ({ at: placeIn(at, task), name })),
			};
		case "replaceText":
			return { ...operation, at: textIn(operation.at, task) };
		case "setNumbers":
			return { ...operation, numbers: operation.numbers.map(({ number }) => ({ task, number })) };
		default:
			return "task" in operation ? { ...operation, task } : operation;
	}
}

function placeIn(at: NamePlace, task: number): NamePlace {
	return "text" in at ? { ...at, text: textIn(at.text, task) } : { ...at, task };
}

function textIn(at: TextPlace, task: number): TextPlace {
	return "task" in at ? { ...at, task } : at;
}
