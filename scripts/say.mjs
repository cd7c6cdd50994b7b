import process from "node:process";

/** Says something on the standard error, in the language of the terminal. */
export function say(english, chinese) {
	const { LC_ALL, LC_MESSAGES, LANG } = process.env;
	const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
	process.stderr.write(`${/^zh/i.test(locale) ? chinese : english}\n`);
}
