import { simplifyInPlace } from "../../language/scriptForms.js";
import { type Column, isNameHeader } from "../../model/columns.js";
import type { TableHeader } from "../../model/tableHeader.js";
import { looseRoleOf } from "../columnEndings.js";

/** What the words of a column's cells look like. */
export type CellKind =
	| "number"
	| "date"
	| "units"
	| "leader"
	| "text"
	| "result"
	| "name"
	| "group"
	| "amount"
	| "measure"
	| "other";

/** 计划投资（万元）, 资金需求: bare amounts stand under it. */
const amounts = /投资|资金|金额|概算|预算|造价|权重|分值|得分/;

/** 预期成果, 成果形式: a few words (工作方案, 建成投用) or a sentence. */
const results = /成果|成效|效果/;

/** 2025年基数, 上年完成数: figures in a table of indicators. */
const figures = /基数|基值|现状|目标|完成[数值量情]|数值|值$|^20\d\d/;

/** 联系人, 经办人: persons, who lead nothing. */
const persons = /^(?:联系|联络|经办|具体责任|直接责任|主要责任)(?:人|员)(?:员)?$/;

/** 调度频次, 报送周期: as often, which is said as time limits are. */
const frequencies = /(?:频次|频率|周期)$/;

/** 重点项目: what is called by its name, or told in a sentence. */
const projects = /(?:项目|工程)$/;

/** 实事项目 beside 主要内容: the task is called by a name there, and what shall be done stands beside it. */
function isNameOf(name: string, next: Column | undefined): boolean {
	if (next === undefined || contents.test(name) || !contents.test(simplifyInPlace(next.header))) return false;
	return next.role === "goal" || looseRoleOf(next.header) === "task";
}

const contents = /内容|措施|举措|具体任务/;

const kinds = new WeakMap<TableHeader, readonly CellKind[]>();

/** What each column of a header holds. */
export function kindsOf(header: TableHeader): readonly CellKind[] {
	let found = kinds.get(header);
	if (found === undefined) {
		found = header.columns.map(({ role, header: written }, i): CellKind => {
			const name = simplifyInPlace(written);
			if (role === "task" && isNameOf(name, header.columns[i + 1])) return "name";
			switch (role) {
				case "number":
					return "number";
				case "deadline":
					return "date";
				case "unit":
				case "lead-unit":
					return "units";
				case "leader":
					return "leader";
				case "measure":
					return "measure";
				case "yearly-target":
					return header.measureColumn >= 0 ? "amount" : "result";
				case "goal":
					// 一季度 … 四季度: a few words.
					if (header.columns[i]?.month !== undefined) return "result";
					// 实事项目 before 主要任务 is a few words, or a sentence.
					return results.test(name) || header.columns[i + 1]?.role === "task" ? "result" : "text";
				case "task":
					return projects.test(name) ? "result" : "text";
				case "group":
					return "group";
				default:
					if (header.measureColumn >= 0 && figures.test(name)) return "amount";
					if (frequencies.test(name)) return "date";
					if (persons.test(name)) return "leader";
					// 重点事项 before 具体任务: what shall be done stands there.
					if (
						header.columns[i - 1]?.role === "task" &&
						isNameOf(simplifyInPlace(header.columns[i - 1]?.header ?? ""), header.columns[i])
					)
						return "text";
					// 议定事项 beside 具体举措 is a few words, or a sentence.
					if (looseRoleOf(name) === "task" && !isNameHeader(name)) return "result";
					if (results.test(name)) return "result";
					return isNameHeader(name) ? "name" : amounts.test(name) ? "amount" : "other";
			}
		});
		kinds.set(header, found);
	}
	return found;
}
