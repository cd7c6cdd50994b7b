import {
	collectReplies,
	type ReturnedFile,
} from "../../server/src/common/interchange/replies/collectReplies.js";
import { readReplies } from "../../server/src/common/interchange/replies/readReplies.js";
import {
	type ReplyField,
	replyFieldNames,
	replyFields,
	replyStates,
} from "../../server/src/common/interchange/replies/replyColumns.js";
import { replyHolders } from "../../server/src/common/interchange/replies/replyForms.js";
import { type SplitOptions, splitPlan } from "../../server/src/common/interchange/replies/splitPlan.js";
import { readYaml } from "../../server/src/common/text/yamlSource.js";
import { changeParts, fillForm } from "./fillForms.js";
import { createTestSnapshot } from "./planSnapshot.js";

/** What offices write, and what programs make of it if they may: formulas, markup, numbers that are names. */
const words = [
	"已完成",
	"正在推进，完成约60%。",
	"第一阶段：完成\n第二阶段：推进",
	"=1+1",
	'=HYPERLINK("http://a.b","见附件")',
	"+86 512 0000",
	"@SUM(A1)",
	"-5%",
	"0012",
	"655亿元",
	"５０％",
	"a|b <b>粗</b> &amp;",
	"“引号”与'撇号'",
	"𠮷野家😀䶮",
	"_x0041_",
	"2026-06-30",
	"1/2",
	"TRUE",
];

/** Numbers from 0 to below 1 that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/**
 * Splits a plan, fills the forms in at random, sends them back under other names and in another order, and collects
 * them.
 *
 * @returns what was filled in and did not come back so, a sentence each
 */
export async function returnTrip(
	text: string,
	options: SplitOptions,
	random: () => number,
): Promise<{ readonly forms: number; readonly cells: number; readonly lost: readonly string[] }> {
	const { plan, index } = createTestSnapshot(text, { readYaml });
	const { files } = await splitPlan(plan, index, options);
	const holders = replyHolders(plan, index, options.by);
	const sent = new Map<string, Set<string>>();
	const returned: ReturnedFile[] = [];
	let cells = 0;
	for (const [at, bytes] of [...files.values()].entries()) {
		// Somebody does not send anything.
		if (random() < 0.1) continue;
		let row = 0;
		const filled = fillForm(bytes, () => {
			const task = holders[at]?.tasks[row++] ?? -1;
			const reply = fillRow(random);
			for (const [field, written] of reply) {
				const key = `${task} ${field}`;
				sent.set(key, (sent.get(key) ?? new Set()).add(written));
				cells++;
			}
			return Object.fromEntries([...reply].map(([field, written]) => [replyFieldNames[field].zh, written]));
		});
		const back = options.to === "docx" && random() < 0.5 ? turnRows(filled) : filled;
		returned.push({
			file: `回复${Math.floor(random() * 1e6)}.${options.to}`,
			reply: await readReplies(back),
		});
	}
	returned.sort((a, b) => (a.file < b.file ? -1 : 1));
	const collected = collectReplies(plan, index, returned, "2026-06-30");
	const lost: string[] = [];
	for (const { task, cells: found } of collected.tasks)
		for (const field of replyFields) {
			const own = [...(sent.get(`${task} ${field}`) ?? [])];
			const came =
				own.length > 1
					? (collected.conflicts
							.find((each) => each.task === task && each.field === field)
							?.replies.map((each) => each.text) ?? [])
					: found.has(field)
						? [found.get(field) ?? ""]
						: [];
			if (own.toSorted().join("\0") !== [...came].toSorted().join("\0"))
				lost.push(`task ${task}, ${field}: sent ${JSON.stringify(own)}, came back ${JSON.stringify(came)}`);
		}
	for (const { file, text: row } of [...collected.unplaced, ...collected.likened])
		lost.push(`${file}: not certain of “${row}”`);
	for (const { file, message } of collected.notes)
		if (!message.zh.startsWith("一格也没有填")) lost.push(`${file}: ${message.en}`);
	return { forms: returned.length, cells, lost };
}

function fillRow(random: () => number): ReadonlyMap<ReplyField, string> {
	const one = <Value>(values: readonly Value[]): Value =>
		values[Math.floor(random() * values.length)] as Value;
	const reply = new Map<ReplyField, string>();
	for (const field of replyFields) {
		if (random() < 0.35) continue;
		reply.set(field, field === "state" && random() < 0.8 ? one(replyStates) : one(words));
	}
	return reply;
}

/** The rows of a Word form in the opposite order. */
function turnRows(bytes: Uint8Array): Uint8Array {
	return changeParts(bytes, (xml, name) => {
		if (name !== "word/document.xml") return xml;
		const [head = "", ...rows] = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
		return xml.replace(/<w:tr>.*<\/w:tr>/s, () => head + rows.toReversed().join(""));
	});
}
