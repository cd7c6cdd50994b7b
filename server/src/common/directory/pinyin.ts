/** The readings of each character (UTF-16 unit for unit where there are no astral ones) in letters a–z, the one in context first; none for marks. */
export type ToPinyin = (text: string) => readonly (readonly string[])[];

/**
 * The pinyin table, loaded at the first call: it is large and only completion by letters and names of the same
 * sound need it. Rejects where the module cannot be loaded; a later call tries again.
 */
export async function loadPinyin(): Promise<ToPinyin> {
	loading ??= load().catch((error: unknown) => {
		loading = undefined;
		throw error;
	});
	return loading;
}

/** The pinyin table where it is loaded already; undefined before. */
export function loadedPinyin(): ToPinyin | undefined {
	return loaded;
}

let loading: Promise<ToPinyin> | undefined;
let loaded: ToPinyin | undefined;

async function load(): Promise<ToPinyin> {
	const { pinyin, polyphonic } = await import("pinyin-pro");
	loaded = (text) => {
		const characters = [...text];
		// 行政 and 银行: the reading in context comes first; 单 and 曾 as surnames are among the others.
		const inContext = pinyin(text, { toneType: "none", type: "array", v: true });
		const all = polyphonic(text, { toneType: "none", type: "array", v: true });
		return characters.map((character, i) => {
			if (!/\p{Script=Han}/u.test(character))
				return /[a-z0-9]/i.test(character) ? [character.toLowerCase()] : none;
			const readings = new Set<string>();
			for (const reading of [inContext[i] ?? "", ...(all[i] ?? [])]) {
				const letters = reading.toLowerCase().replace(/ü/g, "v");
				if (!/^[a-z]+$/.test(letters)) continue;
				readings.add(letters);
				// 旅 is typed lv on most keyboards and lu (lü) by habit.
				if (letters.includes("v")) readings.add(letters.replace("v", "u"));
			}
			return [...readings];
		});
	};
	return loaded;
}

const none: readonly string[] = [];
