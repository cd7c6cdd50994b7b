import { oneOf } from "./patterns.js";
import { levels } from "./words/levels.js";

/** 省市县区州盟旗: levels whose governments have departments. */
export const upperLevels: string = levels.upper.join("");
/** Towns as well. */
export const allLevels: string = upperLevels + levels.lower.join("");
/** Levels of more than one character: 自治区, 街道. */
export const longLevels: readonly string[] = levels.long;
/** What matches the kind of a park at the end of its name: 开发区, 新区. */
export const parks: string = oneOf(levels.parks);

/** See `words/levels.yaml`. */
export const levelWords = levels;
