export function generatePlan(
	tasks: number,
	options?: { readonly seed?: number; readonly region?: string; readonly tasksPerSection?: number },
): string;
export function middleOfTask(
	text: string,
	task: number,
): { readonly line: number; readonly character: number };
