import type { TaskJson } from "../interchange/planJson.js";
import type { LocalizedText } from "../model/localizedText.js";
import { quote } from "../text/shorten.js";
import type { ChangeEffect, TaskChange, TaskDetail } from "./planChanges.js";

/** How much of a text is quoted. */
/** More changes of words than these are counted, not quoted. */
const mostQuoted = 4;

const effects: Readonly<Record<ChangeEffect, LocalizedText>> = {
	raised: { zh: "提高", en: "raised" },
	lowered: { zh: "降低", en: "lowered" },
	strengthened: { zh: "强化", en: "strengthened" },
	weakened: { zh: "弱化", en: "weakened" },
	earlier: { zh: "提前", en: "earlier" },
	later: { zh: "推后", en: "later" },
};

/** What became of a task, in one sentence. */
export function sayTaskChange(
	kind: TaskChange["kind"],
	before: readonly TaskJson[],
	after: readonly TaskJson[],
	details: readonly TaskDetail[],
): LocalizedText {
	const was = nameTasks(before);
	const now = nameTasks(after);
	const [first] = after.length > 0 ? after : before;
	const text = first === undefined ? "" : quote(first.text);
	switch (kind) {
		case "added":
			return { zh: `新增${now.zh}：“${text}”。`, en: `${now.en} is new: “${text}”.` };
		case "removed":
			return { zh: `删去原${was.zh}：“${text}”。`, en: `${was.en} of before is gone: “${text}”.` };
		case "split":
			return {
				zh: `原${was.zh}拆分为${now.zh}${listDetails(details).zh}。`,
				en: `${was.en} of before was split into ${now.en}${listDetails(details).en}.`,
			};
		case "joined":
			return {
				zh: `原${was.zh}合并为${now.zh}${listDetails(details).zh}。`,
				en: `${was.en} of before were joined into ${now.en}${listDetails(details).en}.`,
			};
		default: {
			const [one, other] = [before[0]?.number ?? null, after[0]?.number ?? null];
			const isOther = one !== null && one !== other;
			const said = sayDetails(details);
			return {
				zh: `${now.zh}${isOther ? `（原第${one}项）` : ""}：${said.zh}。`,
				en: `${now.en}${isOther ? ` (${one} before)` : ""}: ${said.en}.`,
			};
		}
	}
}

function listDetails(details: readonly TaskDetail[]): LocalizedText {
	if (details.length === 0) return { zh: "", en: "" };
	const said = sayDetails(details);
	return { zh: `；${said.zh}`, en: `; ${said.en}` };
}

/** 第12项, or the words of a task that has no number. */
export function nameTasks(tasks: readonly TaskJson[]): LocalizedText {
	if (tasks.length > 0 && tasks.every(({ number }) => number !== null)) {
		const numbers = tasks.map(({ number }) => number);
		const isMany = numbers.length > 1;
		return { zh: `第${numbers.join("、")}项`, en: `Task${isMany ? "s" : ""} ${numbers.join(" and ")}` };
	}
	const words = tasks.map(({ code, text }) => code ?? quote(text, 12));
	return { zh: `任务“${words.join("”“")}”`, en: `Task “${words.join("” and “")}”` };
}

/** What is different of a task, behind one another; without what it is of and the mark at the end. */
export function sayDetails(details: readonly TaskDetail[]): LocalizedText {
	const texts = details.filter(({ kind }) => kind === "text");
	const shown =
		texts.length > mostQuoted
			? details.filter(({ kind, effect }) => kind !== "text" || effect !== undefined)
			: details;
	const said = shown.map(sayDetail);
	const rest = texts.length - shown.filter(({ kind }) => kind === "text").length;
	if (rest > 0) said.push({ zh: `文字另有${rest}处改动`, en: `${rest} changes of words` });
	return { zh: said.map(({ zh }) => zh).join("；"), en: said.map(({ en }) => en).join("; ") };
}

function sayDetail(detail: TaskDetail): LocalizedText {
	const [was, now] = [quote(detail.was), quote(detail.now)];
	const { zh, en } = sayWhat(detail, was, now);
	if (detail.effect === undefined) return { zh, en };
	const effect = effects[detail.effect];
	return { zh: `${zh}（${effect.zh}）`, en: `${en} (${effect.en})` };
}

function sayWhat({ kind, effect, column = "" }: TaskDetail, was: string, now: string): LocalizedText {
	switch (kind) {
		case "section":
			if (was === "") return { zh: `移入“${now}”部分`, en: `moved into section “${now}”` };
			if (now === "") return { zh: `移出“${was}”部分`, en: `moved out of section “${was}”` };
			return { zh: `由“${was}”部分移到“${now}”部分`, en: `moved from section “${was}” to “${now}”` };
		case "group":
			if (was === "") return { zh: `列入项目“${now}”`, en: `put into 项目 “${now}”` };
			if (now === "") return { zh: `不再属于项目“${was}”`, en: `taken out of 项目 “${was}”` };
			return { zh: `所属项目由“${was}”改为“${now}”`, en: `its 项目 “${was}” became “${now}”` };
		case "moved":
			return { zh: "调整了次序", en: "stands elsewhere in its section" };
		case "renumbered":
			return {
				zh: `序号由${was || "空"}改为${now || "空"}`,
				en: `number ${was || "(none)"} became ${now || "(none)"}`,
			};
		case "text":
			return effect === "earlier" || effect === "later"
				? changed({ zh: "时限", en: "deadline" }, was, now)
				: changed({ zh: "文字", en: "words" }, was, now);
		case "target":
			return changed({ zh: "目标", en: "target" }, was, now);
		case "deadline":
			return changed({ zh: "时限", en: "deadline" }, was, now);
		case "lead":
			return exchanged({ zh: "牵头", en: "lead" }, was, now);
		case "leader":
			return exchanged({ zh: "牵头领导", en: "leader" }, was, now);
		case "units": {
			const parts: LocalizedText[] = [];
			if (now !== "") parts.push({ zh: `增加责任单位${now}`, en: `unit ${now} added` });
			if (was !== "") parts.push({ zh: `去掉责任单位${was}`, en: `unit ${was} dropped` });
			return { zh: parts.map(({ zh }) => zh).join("，"), en: parts.map(({ en }) => en).join(", ") };
		}
		case "column":
			return changed({ zh: `“${column}”`, en: `“${column}”` }, was, now);
	}
}

function changed(what: LocalizedText, was: string, now: string): LocalizedText {
	if (was === "") return { zh: `${what.zh}增加“${now}”`, en: `${what.en} “${now}” added` };
	if (now === "") return { zh: `${what.zh}删去“${was}”`, en: `${what.en} “${was}” removed` };
	return { zh: `${what.zh}由“${was}”改为“${now}”`, en: `${what.en} “${was}” became “${now}”` };
}

function exchanged(what: LocalizedText, was: string, now: string): LocalizedText {
	if (was === "") return { zh: `${what.zh}定为${now}`, en: `${what.en} is now ${now}` };
	if (now === "")
		return { zh: `${what.zh}不再是${was}，现在空着`, en: `${what.en} ${was} removed, nobody instead` };
	return { zh: `${what.zh}由${was}改为${now}`, en: `${what.en} ${was} became ${now}` };
}
