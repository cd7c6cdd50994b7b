import { looseFormOf, scriptKey, simplifyEach } from "../language/scriptForms.js";
import type { Plan } from "../model/plan.js";
import { isTraditionalOnly } from "../text/script.js";

/** How texts of a copy are compared with those of the plan that it is a copy of, and written into it. */
export interface CopyScript {
	/** Whether two texts say the same, in whichever script each is. */
	isSame(own: string, their: string): boolean;
	/** What a copy says in the place of a text, in the script of that text as far as it is known. */
	into(own: string, their: string): string;
}

const sameScript: CopyScript = { isSame: (own, their) => own === their, into: (_own, their) => their };

/** By character tables, as names are compared; what is new in a copy in Simplified script cannot be made Traditional so. */
export function scriptOfCopy(base: Plan, copy: Plan): CopyScript {
	const isTraditional = isTraditionalPlan(base);
	if (isTraditional === isTraditionalPlan(copy)) return sameScript;
	return {
		isSame: (own, their) => scriptKey(own) === scriptKey(their),
		into(own, their) {
			const [ours, theirs] = [[...own], [...their]];
			const most = Math.min(ours.length, theirs.length);
			const isOne = (a = "", b = "") => looseFormOf(a) === looseFormOf(b);
			let head = 0;
			while (head < most && isOne(ours[head], theirs[head])) head++;
			let tail = 0;
			while (tail < most - head && isOne(ours.at(-1 - tail), theirs.at(-1 - tail))) tail++;
			const fresh = theirs.slice(head, theirs.length - tail).join("");
			return [
				...ours.slice(0, head),
				isTraditional ? fresh : simplifyEach(fresh),
				...ours.slice(ours.length - tail),
			].join("");
		},
	};
}

/** So many tasks tell in which script a plan is. */
const mostTasks = 50;

export function isTraditionalPlan(plan: Plan): boolean {
	let characters = 0;
	let traditional = 0;
	plan.forEachTask(
		({ text: { text } }) => {
			characters += text.length;
			for (let i = 0; i < text.length; i++) if (isTraditionalOnly(text.charCodeAt(i))) traditional++;
		},
		0,
		mostTasks,
	);
	return traditional * 20 > characters;
}
