import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diffWords } from "diff";
import type { PlanComparison } from "../../../server/src/common/comparison/planChanges.js";
import { cellsOf } from "../../../server/src/common/comparison/shownCells.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { installPeers, peersIn, resolvePeer } from "../../bench/peers.mjs";
import type { KnownChange } from "./changePlan.js";
import { withoutBlanks } from "./planModel.js";

/** One thing that a tool says is different. */
export interface ToldChange {
	readonly was: string;
	readonly now: string;
	/** It says more than that words are others. */
	readonly kind?: "moved" | "split" | "joined";
}

export type Tool = (before: PlanSnapshot, after: PlanSnapshot) => readonly ToldChange[];

const daffPeer = peersIn("comparison/", new URL("peers.json", import.meta.url));

/** The tools that are there, by the names that the table gives them. */
export function otherTools(): ReadonlyMap<string, Tool> {
	const tools = new Map<string, Tool>([["jsdiff, words", toldByJsdiff]]);
	if (spawnSync("git", ["--version"]).status === 0) tools.set("git diff --word-diff", toldByGit);
	else console.error("git is not there and is left out.");
	const why = installPeers(daffPeer);
	if (why === undefined) tools.set("daff", daffTool());
	else console.error(`daff is left out: ${why}`);
	return tools;
}

/** What a comparison tells of, in the words of both plans. */
export function toldByNiwen(
	before: PlanSnapshot,
	after: PlanSnapshot,
	{ document, tasks }: PlanComparison,
): readonly ToldChange[] {
	const textOf = ({ plan }: PlanSnapshot, task: number | undefined) =>
		plan.taskAt(task ?? -1)?.text.text ?? "";
	const outside = document.filter(({ kind }) => kind !== "numbers" && kind !== "total");
	return [
		...outside.map(({ was, now }): ToldChange => ({ was, now })),
		...tasks.flatMap(({ kind, before: from, after: to, details }): readonly ToldChange[] => {
			const [was, now] = [textOf(before, from[0]), textOf(after, to[0])];
			if (kind === "added") return [{ was: "", now }];
			if (kind === "removed") return [{ was, now: "" }];
			const parts = details.map((detail): ToldChange => {
				const isMove = detail.kind === "moved" || detail.kind === "section";
				return isMove ? { was, now, kind: "moved" } : { was: detail.was, now: detail.now };
			});
			return kind === "changed" ? parts : [{ was, now, kind }, ...parts];
		}),
	];
}

/** How many of the changes are among what was told, each piece standing for one of them. */
export function countNamed(changes: readonly KnownChange[], told: readonly ToldChange[]): number {
	const left = new Set(told.map((one) => plainly(one)));
	let named = 0;
	for (const change of changes) {
		const found = [...left].find((one) => names(one, change));
		if (found === undefined) continue;
		left.delete(found);
		named++;
	}
	return named;
}

function plainly({ was, now, kind }: ToldChange): ToldChange {
	return { was: withoutBlanks(was), now: withoutBlanks(now), ...(kind === undefined ? {} : { kind }) };
}

/** A piece names a change where it shows what changed and nothing but the cell, or the row, that it stands in. */
function names(told: ToldChange, change: KnownChange): boolean {
	const [text, cellWas, cellNow] = [change.text, change.cellWas, change.cellNow].map(withoutBlanks);
	const [was, now] = [change.was, change.now].map(withoutBlanks);
	const { kind } = change;
	switch (kind) {
		case "added":
			return told.was === "" && told.now.includes(text ?? "");
		case "removed":
			return told.now === "" && told.was.includes(text ?? "");
		case "moved":
		case "section":
			return told.kind === "moved" && told.was.includes(text ?? "");
		case "split":
		case "joined":
			return told.kind === kind && told.was.includes(text ?? "");
		default:
			return (
				told.kind === undefined &&
				told.was !== told.now &&
				told.was.includes(was ?? "") &&
				told.now.includes(now ?? "") &&
				// The row that the words stand in, with a number in front of it, and no other.
				told.was.length <= (cellWas ?? "").length + 8 &&
				told.now.length <= (cellNow ?? "").length + 8
			);
	}
}

function linesOf({ document }: PlanSnapshot): string {
	return document.lines.join("\n");
}

function toldByJsdiff(before: PlanSnapshot, after: PlanSnapshot): readonly ToldChange[] {
	const intlSegmenter = new Intl.Segmenter("zh", { granularity: "word" });
	return paired(
		diffWords(linesOf(before), linesOf(after), { intlSegmenter }).map(({ value, added, removed }) => ({
			value,
			mark: added ? "+" : removed ? "-" : " ",
		})),
	);
}

/** Removed and added pieces beside one another are one change. */
function paired(pieces: readonly { readonly mark: string; readonly value: string }[]): readonly ToldChange[] {
	const told: { was: string; now: string }[] = [];
	let open: { was: string; now: string } | undefined;
	for (const { mark, value } of pieces) {
		if (mark === " ") {
			open = undefined;
			continue;
		}
		if (open === undefined) {
			open = { was: "", now: "" };
			told.push(open);
		}
		if (mark === "-") open.was += value;
		else open.now += value;
	}
	return told.filter(({ was, now }) => withoutBlanks(was + now) !== "");
}

function toldByGit(before: PlanSnapshot, after: PlanSnapshot): readonly ToldChange[] {
	const folder = mkdtempSync(join(tmpdir(), "niwen-quality-"));
	try {
		const paths = ["before.md", "after.md"].map((name) => join(folder, name));
		for (const [i, plan] of [before, after].entries()) writeFileSync(paths[i] ?? "", linesOf(plan));
		const { stdout } = spawnSync(
			"git",
			["diff", "--no-index", "--no-color", "--word-diff=porcelain", "-U0", "--", ...paths],
			{ encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
		);
		const body = stdout.split("\n").filter((line) => !/^(?:diff|index|---|\+\+\+|@@) /.test(line));
		return paired(body.map((line) => ({ mark: /^[-+]/.exec(line)?.[0] ?? " ", value: line.slice(1) })));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The part of daff's interface that is used (https://paulfitz.github.io/daff-doc/). */
interface Daff {
	TableView: new (rows: string[][]) => object;
	CompareFlags: new () => object;
	TableDiff: new (alignment: object, flags: object) => { hilite(output: object): void };
	compareTables(one: object, other: object): { align(): object };
}

function daffTool(): Tool {
	const daff = createRequire(import.meta.url)(resolvePeer("daff", daffPeer)) as Daff;
	return (before, after) => {
		const [one, other] = [before, after].map((plan) => new daff.TableView(tableOf(plan)));
		if (one === undefined || other === undefined) return [];
		const rows: (string | null)[][] = [];
		new daff.TableDiff(daff.compareTables(one, other).align(), new daff.CompareFlags()).hilite(
			new daff.TableView(rows as string[][]),
		);
		return rows.flatMap(([action, ...cells]) =>
			toldByRow(
				action ?? "",
				cells.map((cell) => cell ?? ""),
			),
		);
	};
}

/** All rows as one table, merged cells filled and numbers left out, so that it meets nothing it need not know. */
function tableOf(snapshot: PlanSnapshot): string[][] {
	const { plan } = snapshot;
	const names = new Set<string>(["部分"]);
	const rows = Array.from({ length: plan.taskCount }, (_, task) => {
		const title = plan.sectionAt(plan.sectionOfTask(task))?.block.title.text ?? "";
		const cells = new Map([
			["部分", title],
			...cellsOf(snapshot, task).map(({ key, text }) => [key, text] as const),
		]);
		for (const name of cells.keys()) names.add(name);
		return cells;
	});
	const columns = [...names];
	return [columns, ...rows.map((cells) => columns.map((name) => cells.get(name) ?? ""))];
}

/** A row of daff's answer: its action, and what stands in the cells. */
function toldByRow(action: string, cells: readonly string[]): readonly ToldChange[] {
	const whole = cells.join(" ");
	if (action === "+++") return [{ was: "", now: whole }];
	if (action === "---") return [{ was: whole, now: "" }];
	const moved: readonly ToldChange[] = action.startsWith(":")
		? [{ was: whole, now: whole, kind: "moved" }]
		: [];
	const arrow = /-+>/.exec(action)?.[0];
	if (arrow === undefined) return moved;
	const changed = cells.flatMap((cell): readonly ToldChange[] => {
		const at = cell.indexOf(arrow);
		return at < 0 ? [] : [{ was: cell.slice(0, at), now: cell.slice(at + arrow.length) }];
	});
	return [...moved, ...changed];
}
