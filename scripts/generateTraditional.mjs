/**
 * Part of `npm run generate`: the texts of the extension in Traditional script with the words of Taiwan, out of those in
 * Simplified (opencc-js, cn → twp). What the conversion takes for another word stands in `exceptions`, with a reason; a
 * test holds the files that are kept against what this makes.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ConverterFactory, Locale } from "opencc-js/cn2t";

/** Texts in Simplified script and what is made of them in Traditional script. */
export const files = [
	["package.nls.zh-cn.json", "package.nls.zh-tw.json"],
	["l10n/bundle.l10n.zh-cn.json", "l10n/bundle.l10n.zh-tw.json"],
];

/** Likewise pages in Markdown: those of the first steps. */
export const pages = ["mend", "own", "row", "sample", "who"].map((name) => [
	`walkthrough/zh/${name}.md`,
	`walkthrough/zh-TW/${name}.md`,
]);

/**
 * Words, as OpenCC makes them of ours, that are put otherwise. Reviewed by hand; a test says which are of no use any more.
 */
export const exceptions = [
	// The column of a plan is 项目, and not a project; 任务栏 is a column, and not the bar of Windows.
	["專案", "項目"],
	["工作列", "任務欄"],
	// A rule has a code, which is not a program's, and a target a kind, which is not one of its types.
	["程式碼", "代碼"],
	["型別", "類型"],
	["字首", "前綴"],
	["許可權", "權限"],
	["提示資訊", "提示訊息"],
	["查詢、篩選", "尋找、篩選"],
	// What a message says of characters must not be converted.
	["軟體轉為軟體，不轉為軟體", "軟體轉為软体，不轉為软件"],
	// Characters of several forms, of which the wrong one was taken.
	["隻讀", "唯讀"],
	["格里", "格裡"],
	["里加上", "裡加上"],
	["一起復制", "一起複製"],
	["合並", "合併"],
	["下一項可並", "下一項可併"],
	["並回", "併回"],
	["單位注", "單位註"],
	["後的注", "後的註"],
	["臺賬", "臺帳"],
	// As VS Code and Office say it in Traditional Chinese.
	["應用", "套用"],
	["單元格", "儲存格"],
	["撤銷一次", "復原一次"],
	["撤銷即可", "復原即可"],
	["Z 撤銷", "Z 復原"],
	["回車", "Enter"],
	["壓縮包", "壓縮檔"],
	["當前", "目前"],
	["製表符分隔", "定位字元分隔"],
	["貼上文本", "貼上的文字"],
	["文本", "文字"],
	["反饋", "回報"],
	["示例", "範例"],
	["生成", "產生"],
];

/** A text in Traditional script, by OpenCC alone. */
export const convert = ConverterFactory(Locale.from.cn, Locale.to.twp);

/** A text in Traditional script and with Taiwan's quotation marks; commands, placeholders and icons stay as they are. */
export function toTraditional(text) {
	const words = exceptions.reduce((now, [made, meant]) => now.replaceAll(made, meant), convert(text));
	// Marks that are spoken of stand alone, with a blank between them, or in pairs, and quote nothing.
	return words.replace(/“(?![“”\s])/g, "「").replace(/(?<![“”\s])”/g, "」");
}

/** The text of a JSON file with all its values in Traditional script; where they name a page, it is the one in that script. */
export function convertFile(text) {
	const made = new Map(pages);
	const converted = Object.entries(JSON.parse(text)).map(([key, value]) => [
		key,
		made.get(value) ?? toTraditional(value),
	]);
	return `${JSON.stringify(Object.fromEntries(converted), null, "\t")}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	const root = fileURLToPath(new URL("../", import.meta.url));
	for (const [from, to] of files) writeFileSync(root + to, convertFile(readFileSync(root + from, "utf8")));
	mkdirSync(`${root}walkthrough/zh-TW`, { recursive: true });
	for (const [from, to] of pages) writeFileSync(root + to, toTraditional(readFileSync(root + from, "utf8")));
}
