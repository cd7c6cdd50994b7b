import { type ExportProfile, standardProfile } from "../interchange/export/profile.js";
import type { LocalizedText } from "../model/localizedText.js";

/**
 * How an office sets its documents: the standard without a profile, else what its YAML says, or what is wrong in it.
 */
export async function readProfile(
	yaml: string | undefined,
): Promise<ExportProfile | { readonly refused: LocalizedText }> {
	if (yaml === undefined) return standardProfile;
	const { parseProfile } = await import("../interchange/export/parseProfile.js");
	const parsed = parseProfile(yaml);
	if ("profile" in parsed) return parsed.profile;
	const [first] = parsed.problems;
	const line = (first?.line ?? 0) + 1;
	return {
		refused: {
			zh: `版式文件第 ${line} 行：${first?.message.zh ?? ""}`,
			en: `The profile, line ${line}: ${first?.message.en ?? ""}`,
		},
	};
}
