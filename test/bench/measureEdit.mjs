import { performance } from "node:perf_hooks";
import { loadEngine } from "./engine.mjs";
import { generatePlan, middleOfTask } from "./generatePlan.mjs";
import { measureInTurns } from "./measure.mjs";

/** One press in process, up to all findings of the new version; by what is edited. */
export async function measureEdit(report, { sizes, effort, region }) {
	const engine = await loadEngine();
	report.table("One-character edit in process", ["tasks", ...Object.keys(edits), "full check"]);
	for (const tasks of sizes) {
		const text = generatePlan(tasks, { region });
		const contenders = Object.entries(edits).map(([name, editOf]) => {
			let state = engine.open(text);
			const { range, inserted, removed = "" } = editOf(text, Math.ceil(tasks / 4) * 2);
			const back = rangeOfInserted(range, inserted);
			return {
				name,
				// A press and its taking back, so that the document stays what it is; half of both is one edit.
				async run() {
					const start = performance.now();
					state = engine.edit(state, range, inserted);
					state = engine.edit(state, back, removed);
					return (performance.now() - start) / 2;
				},
			};
		});
		contenders.push({
			name: "full check",
			async run() {
				const start = performance.now();
				engine.open(text);
				return performance.now() - start;
			},
		});
		const timings = await measureInTurns(contenders, effort);
		report.row([
			String(tasks),
			...contenders.map(({ name }) => report.time("edit", { tasks, name }, timings.get(name))),
		]);
	}
}

/** Each with the even task to edit: those have figures. */
const edits = {
	"in a sentence": (text, task) => insertAt(middleOfTask(text, task), "再"),
	"in a figure": (text, task) => {
		const { line } = middleOfTask(text, task);
		const [, before] = /^(.*\d)[个%亿家万公条左]/.exec(text.split("\n")[line]) ?? [];
		if (before === undefined) throw new Error(`Task ${task} has no figure`);
		return insertAt({ line, character: before.length }, "1");
	},
	"in a unit's name": (text, task) => {
		const { line } = middleOfTask(text, task);
		return insertAt({ line, character: text.split("\n")[line].lastIndexOf("★") + 2 }, "新");
	},
	"a line more": (text, task) => {
		const { line } = middleOfTask(text, task);
		return insertAt({ line, character: 0 }, "| ^^ | ^^ | 完善机制。 | ^^ | ★区教育局 |\n");
	},
	"a number": (text, task) => {
		const { line } = middleOfTask(text, task);
		return insertAt({ line, character: text.split("\n")[line].search(/\d+\./) }, "1");
	},
	"a ★": (text, task) => {
		const { line, found } = findBehind(text, task, /、(?=[^|★、]+ \|$)/);
		return insertAt({ line, character: found.index + 1 }, "★");
	},
	"a ^^": (text, task) => {
		const { line, found } = findBehind(text, task, /\^\^(?= \| ★)/);
		const { range } = insertAt({ line, character: found.index }, "");
		return { range: { ...range, endCharacter: found.index + 2 }, inserted: "李红", removed: "^^" };
	},
	"a heading": (text, task) => {
		const { line, found } = findBehind(text, task, /^## .*$/);
		return insertAt({ line, character: found[0].length }, "新");
	},
};

/** The first line behind a task's that an expression finds something in. */
function findBehind(text, task, expression) {
	const lines = text.split("\n");
	for (let { line } = middleOfTask(text, task); line < lines.length; line++) {
		const found = expression.exec(lines[line]);
		if (found !== null) return { line, found };
	}
	throw new Error(`Nothing behind task ${task} is ${expression}`);
}

function insertAt({ line, character }, inserted) {
	return {
		range: { startLine: line, startCharacter: character, endLine: line, endCharacter: character },
		inserted,
	};
}

function rangeOfInserted(range, inserted) {
	const lines = inserted.split("\n");
	const last = lines[lines.length - 1].length;
	return {
		...range,
		endLine: range.startLine + lines.length - 1,
		endCharacter: lines.length === 1 ? range.startCharacter + last : last,
	};
}
