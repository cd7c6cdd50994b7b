import { changeRules } from "./change.js";
import { completeRules } from "./complete.js";
import { nameRules } from "./name.js";
import { noTargetRules } from "./noTarget.js";
import type { RuleFacts } from "./rule.js";

/** Every rule by which a quantity in a clause is read, in the order in which they are asked. */
export const allRules: readonly RuleFacts[] = [
	...noTargetRules,
	...nameRules,
	...changeRules,
	...completeRules,
];
