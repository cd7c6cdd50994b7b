export const files: readonly (readonly [from: string, to: string])[];
export const pages: readonly (readonly [from: string, to: string])[];
export const exceptions: readonly (readonly [made: string, meant: string])[];
/** A text in Traditional script, by OpenCC alone. */
export function convert(text: string): string;
/** A text in Traditional script and with Taiwan's quotation marks. */
export function toTraditional(text: string): string;
/** The text of a JSON file with all its values in Traditional script. */
export function convertFile(text: string): string;
