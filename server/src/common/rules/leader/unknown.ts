import type { NameBook } from "../../directory/directory.js";
import { findNearestOfficials } from "../../directory/suggest.js";
import { hasNameForm } from "../../language/persons.js";
import { isOffice } from "../../layouts/titledName.js";
import type { LeaderMention, RowBlock } from "../../model/block.js";
import { isPlaceholderName } from "../../text/placeholder.js";
import { examplePlan } from "../examplePlan.js";
import { nameTask } from "../phrases.js";
import type { Finding, RowRule } from "../rule.js";

const plan = (leader: string) =>
	`---\nregion: 苏州市吴江区\n---\n${examplePlan(`| 1 | 产业发展 | 1.工业投资增长10%以上。 | ${leader} | ★区工信局 |`)}`;

export const leaderUnknown: RowRule = {
	code: "leader/unknown",
	severity: "warning",
	scope: "row",
	summary: { zh: "名录中没有这位领导", en: "The directory does not have this official" },
	rationale: {
		zh: "领导姓名写错一个字就是差错。名录里没有的姓名，请核对；新任的，加入名录。名录没有领导名单的地区不检查。",
		en: "One wrong character in a leader's name is a serious mistake. Check any name that the directory does not have, or add the new official to it. Regions whose directory names no officials are not checked.",
	},
	examples: { wrong: [plan("钱字")], right: [plan("钱 宇")] },
	check(row, { book }) {
		if (!book.knowsOfficials) return none;
		let findings: Finding[] | undefined;
		for (const leader of row.leaders) {
			if (book.findOfficial(leader.name) !== undefined || !isPersonName(leader.name)) continue;
			findings ??= [];
			findings.push(toFinding(row, leader, book));
		}
		return findings ?? none;
	},
};

function toFinding(row: RowBlock, mention: LeaderMention, book: NameBook): Finding {
	const { name, raw, span } = mention;
	const at = { task: 0, leader: row.leaders.indexOf(mention) };
	const task = nameTask(row);
	return {
		code: "leader/unknown",
		span,
		message: {
			zh: `${task.zh}的牵头领导“${name}”不在名录中，请核对姓名，或加入名录。`,
			en: `“${name}”, leader of ${task.en}, is not in the directory; check the name, or add it.`,
		},
		isForReview: true,
		fixes: () =>
			findNearestOfficials(book, name, mostChoices).map((nearest) => ({
				title: { zh: `改为“${nearest.name}”`, en: `Replace by “${nearest.name}”` },
				safe: false,
				// 副区长钱字: the title stays.
				operations: [
					{
						op: "renameName",
						places: [{ at, name: raw.includes(name) ? raw.replace(name, nearest.name) : nearest.name }],
					},
				],
			})),
	};
}

const mostChoices = 3;
const none: readonly Finding[] = [];

/** Whether it reads as a person's name; 分管区领导 or 各镇主要负责人 are in no directory and need not be. */
function isPersonName(name: string): boolean {
	return hasNameForm(name) && !isPlaceholderName(name) && !/^[各有]|班子$/.test(name) && !isOffice(name);
}
