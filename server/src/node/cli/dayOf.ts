import { CommandFailure } from "../commandFailure.js";
import type { Options } from "./commandLine.js";

/** The day that `--date` names, as `2026-06-30`; today, by the clock of the machine, where it names none. */
export function dayOf(options: Options): string {
	const written = options.get("date");
	if (written === undefined) {
		const now = new Date();
		return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
			.map((part) => String(part).padStart(2, "0"))
			.join("-");
	}
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(written));
	if (isDay) return written;
	throw new CommandFailure({
		zh: `--date 要写成 2026-06-30 这样的日期，不能是“${written}”。`,
		en: `--date takes a date such as 2026-06-30, not “${written}”.`,
	});
}
