import { startAnswerer } from "./answerer.mjs";
import { generatePlan } from "./generatePlan.mjs";
import { measureInTurns, summarize } from "./measure.mjs";

/**
 * What each checker does in a round: check for so many milliseconds, and so often. After a pause a processor takes a
 * while to reach its speed, and V8 has given back memory that it must first ask for again: a warm process has not.
 */
const slice = { milliseconds: 100, least: 3 };
/** One check alone, to find out whether a checker can do it at all. */
const alone = { milliseconds: 0, least: 1 };

/** Milliseconds that one round may take: a round of the slowest takes some ten seconds. */
const patience = { peer: 60_000, niwen: 120_000 };

/** How many different texts of each size take turns, so that no checker profits from having seen one. */
const variants = 4;

/**
 * A whole document from its text to all findings, in process and warm, next to other checkers. The others know
 * nothing of numbers, units or targets: they do less.
 */
export async function measureCheck(report, { sizes, hasPeers, effort, region, largest }) {
	const names = ["niwen", "floor", ...(hasPeers ? ["autocorrect-node", "markdownlint"] : [])];
	report.table("Full check in process, warm", [
		"tasks",
		...names.flatMap((name) => timingColumns(name, names)),
	]);
	for (const tasks of sizes) {
		const texts = textsOf(tasks, region);
		const running = [];
		const firstTimes = new Map();
		try {
			for (const name of names) {
				if (tasks > (largest[name] ?? tasks)) continue;
				const contender = await startContender(name, texts).catch((error) => giveUp(report, name, error));
				if (contender !== undefined) running.push(contender);
			}
			const able = [];
			for (const contender of running) {
				const { name } = contender;
				const { times, failure } = await tryOut(contender);
				if (failure === undefined) able.push(contender);
				else if (!contender.isPeer) throw new Error(failure);
				else {
					firstTimes.set(name, times);
					report.note(
						`${name} reads ${times.length} document(s) of ${tasks.toLocaleString("en")} tasks, then gives up: ${failure}`,
					);
				}
			}
			const timings = await measureInTurns(able, effort, (name, error) => giveUp(report, name, error));
			for (const [name, times] of firstTimes) if (times.length > 0) timings.set(name, summarize(times));
			const own = timings.get("niwen").median;
			report.row([
				String(tasks),
				...names.flatMap((name) => {
					const timing = timings.get(name);
					if (timing === undefined) return [firstTimes.has(name) ? "gives up" : "–", "–"];
					const time = report.time("check", { tasks, name }, timing);
					if (name === "niwen") return [time];
					return [time, report.times(name === "floor" ? own / timing.median : timing.median / own)];
				}),
			]);
			reportFloor(report, tasks, own / timings.get("floor").median);
			if (tasks === 118 && hasPeers)
				for (const [name, least] of [
					["autocorrect-node", 4],
					["markdownlint", 20],
				]) {
					const timing = timings.get(name);
					const ratio = timing === undefined ? undefined : timing.median / own;
					report.goal(
						`check, 118 tasks: at least ${least} times faster than ${name}`,
						ratio === undefined ? `${name} did not answer` : report.times(ratio),
						ratio === undefined ? undefined : ratio >= least,
					);
				}
		} finally {
			for (const contender of running) contender.stop();
		}
	}
	if (sizes.includes(1_000) && sizes.includes(10_000)) await measureGrowth(report, { effort, region });
}

/** Against what five checks in one pass by hand take. */
function reportFloor(report, tasks, ratio) {
	report.goal(
		`check, ${tasks.toLocaleString("en")} tasks: at most ${mostFloors} times the floor`,
		report.times(ratio),
		ratio <= mostFloors,
	);
}

const mostFloors = 15;

/** Both sizes in turns: minutes apart, the machine itself is half as fast or twice. */
async function measureGrowth(report, { effort, region }) {
	const running = [];
	try {
		for (const tasks of [1_000, 10_000])
			running.push({ ...(await startContender("niwen", textsOf(tasks, region))), name: tasks });
		const timings = await measureInTurns(running, effort);
		const growth = timings.get(10_000).median / timings.get(1_000).median;
		report.goal(
			"check, 1,000 → 10,000 tasks: no worse than linear (at most 11.5 times, the 1.5 for noise)",
			`${report.times(growth)}, exponent ${Math.log10(growth).toFixed(2)}`,
			growth <= 11.5,
		);
	} finally {
		for (const contender of running) contender.stop();
	}
}

function textsOf(tasks, region) {
	return Array.from({ length: variants }, (_, i) => generatePlan(tasks, { seed: i + 1, region }));
}

function timingColumns(name, [own]) {
	return name === own ? [name] : [name, name === "floor" ? "niwen ÷" : "÷ niwen"];
}

/** Two documents: autocorrect-node's parser gets a limit, with the first one, that later long ones run into. */
async function tryOut({ run }) {
	const times = [];
	try {
		for (let round = 0; round < 2; round++) times.push(await run(round, alone));
		return { times };
	} catch (error) {
		return { times, failure: error.message };
	}
}

/** Notes why a peer is not measured; Niwen itself must be. */
function giveUp(report, name, error) {
	if (name === "niwen") throw error;
	report.note(`${name} is not measured: ${error.message}`);
}

/** A process that checks when it is asked to; `run` rejects where the checker gives up. */
async function startContender(name, texts) {
	const isPeer = name !== "niwen" && name !== "floor";
	const options = { name, patience: isPeer ? patience.peer : patience.niwen };
	const { ask, stop } = await startAnswerer("contender.mjs", [name], options);
	await ask({ texts });
	const run = async (round, effort = slice) => (await ask({ round, ...effort })).time;
	return { name, isPeer, run, stop };
}
