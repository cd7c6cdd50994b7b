import { cpus, loadavg } from "node:os";
import process from "node:process";

/** Collects what was measured, and prints it as it comes: tables, then which goals are met. */
export class Report {
	#tables = [];
	#timings = [];
	#goals = [];
	#comparisons = [];

	constructor(write = (text) => console.log(text)) {
		this.write = write;
		this.machine = {
			date: new Date().toISOString(),
			node: process.version,
			platform: `${process.platform} ${process.arch}`,
			cores: cpus().length,
		};
		const { node, platform, cores } = this.machine;
		write(`Node ${node.slice(1)}, ${platform}, ${cores} cores. Medians (95th percentile) in milliseconds.`);
	}

	table(title, columns) {
		this.#tables.push({ title, columns, rows: [], notes: [] });
	}

	/** A line under the table. */
	note(text) {
		const table = this.#tables.at(-1);
		if (table === undefined) this.write(`  ${text}`);
		else table.notes.push(text);
	}

	row(cells) {
		this.#tables.at(-1).rows.push(cells);
	}

	/** Prints the tables that were not printed yet. */
	flush() {
		for (const { title, columns, rows, notes } of this.#tables.splice(0)) {
			const lines = [columns, ...rows];
			const widths = columns.map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)));
			this.write(`\n${title}`);
			for (const cells of lines)
				this.write(
					`  ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ")}`,
				);
			for (const note of notes) this.write(`  ${note}`);
		}
	}

	/** Keeps a timing and gives it as text. */
	time(suite, input, timing) {
		this.#timings.push({ suite, ...input, ...timing });
		const { median, p95, runs } = timing;
		return `${format(median)} (${format(p95)})${runs < 5 ? "*" : ""}`;
	}

	/** A row of before and after. */
	comparison({ name, earlier, ...compared }) {
		this.#comparisons.push({ name, earlier, ...compared });
		const [low, high] = compared.interval.map((end) => end.toFixed(3));
		const times = [compared.before, compared.after].map(format);
		this.row([name, ...times, compared.ratio.toFixed(3), `${low}–${high}`]);
	}

	milliseconds(time) {
		return `${format(time)} ms`;
	}

	times(ratio) {
		return `${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(1)}×`;
	}

	/** @param {boolean | undefined} isMet undefined where it could not be measured */
	goal(text, measured, isMet) {
		this.#goals.push({ text, measured, isMet });
	}

	end() {
		this.flush();
		if (this.#timings.some(({ runs }) => runs < 5)) this.write("\n* fewer than five runs");
		const load = loadavg()[0];
		this.machine.load = load;
		if (load > this.machine.cores)
			this.write(
				`\nThe machine was busy (load ${load.toFixed(1)} on ${this.machine.cores} cores): starts and differences are less certain than ratios.`,
			);
		if (this.#goals.length === 0) return;
		this.write("\nGoals");
		for (const { text, measured, isMet } of this.#goals) {
			const verdict = isMet === undefined ? "UNKNOWN" : isMet ? "met" : "MISSED";
			this.write(`  ${verdict.padEnd(7)}  ${text}: ${measured}`);
		}
		const count = (verdict) => this.#goals.filter(({ isMet }) => isMet === verdict).length;
		const [missed, unknown] = [count(false), count(undefined)];
		if (missed > 0) this.write(`\nMissed: ${missed} of ${this.#goals.length}.`);
		if (unknown > 0) this.write(`\nNot measured: ${unknown} of ${this.#goals.length}.`);
		if (missed + unknown === 0) this.write("\nAll goals are met.");
	}

	toJson() {
		return { ...this.machine, timings: this.#timings, comparisons: this.#comparisons, goals: this.#goals };
	}
}

function format(time) {
	if (time >= 100) return time.toFixed(0);
	return time.toFixed(time >= 10 ? 1 : time >= 1 ? 2 : 3);
}
