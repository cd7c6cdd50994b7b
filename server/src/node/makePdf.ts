import type { LocalizedText } from "../common/model/localizedText.js";
import { CommandFailure } from "./commandFailure.js";
import { convertToPdf, findPdfConverter, noPdfConverter } from "./convertToPdf.js";

/**
 * A PDF of a document, made by what this machine has for it; or why there is none.
 *
 * @param print gives the document in the form that the program takes
 * @param signal ends the program
 */
export async function makePdf(
	print: (form: "docx" | "html") => Promise<string | Uint8Array>,
	signal?: AbortSignal,
): Promise<Uint8Array | LocalizedText> {
	const converter = findPdfConverter();
	if (converter === undefined) return noPdfConverter;
	try {
		return await convertToPdf(await print(converter.kind === "office" ? "docx" : "html"), converter, signal);
	} catch (error) {
		if (error instanceof CommandFailure) return error.text;
		throw error;
	}
}
