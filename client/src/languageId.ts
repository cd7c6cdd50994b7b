/** The language of plans, as package.json contributes it. */
export const languageId = "policy-plan";
