import { allLevels } from "../language/levels.js";
import { kindByEnding } from "../language/unitEndings.js";
import type { RowBlock, UnitListProblem } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";
import { replaceInRow } from "../model/replaceAt.js";
import { comparePlaces } from "../model/span.js";
import { isCollective } from "../text/unitName.js";
import type { Finding } from "./rule.js";

const none: readonly never[] = [];

/** What is amiss of one kind in how a row's units are written, in the order of their places. */
export function unitProblemsOf(row: RowBlock, kind: UnitListProblem["kind"]): readonly UnitListProblem[] {
	if (row.unitProblems.length === 0) return none;
	return withoutInner(row.unitProblems.filter((problem) => problem.kind === kind)).filter(
		(problem) => !partsRanks(row, problem),
	);
}

/**
 * The finding for all that is amiss of one kind in how a row's units are written: one a row, at its first
 * place, with the count and one fix for all.
 *
 * @param describe the message and the fix's title, from the first place and the count
 */
export function checkUnitProblems(
	row: RowBlock,
	code: "unit/star-variant" | "unit/separator",
	problems: readonly UnitListProblem[],
	describe: (
		first: UnitListProblem,
		count: number,
	) => { readonly message: LocalizedText; readonly title: LocalizedText },
): readonly Finding[] {
	const [first] = problems;
	if (first === undefined) return none;
	const { message, title } = describe(first, problems.length);
	const finding: Finding = { code, span: first.span, message };
	if (problems.every(({ replacement }) => replacement === null)) return [finding];
	const fixes = () => {
		const operations = problems.flatMap(({ span, replacement }) =>
			replacement === null ? [] : (replaceInRow(row, span, replacement) ?? []),
		);
		return operations.length === 0 ? [] : [{ title, safe: true, operations }];
	};
	return [{ ...finding, fixes }];
}

/**
 * Whether a comma stands between departments and the governments of places, or units of a lower rank: so ministries and
 * provinces write (责任单位：市发展改革委、市能源局，各县（市、区）政府); or behind such governments, before what is none of
 * them (各设区市人民政府，云岭新区管委会).
 */
function partsRanks(row: RowBlock, { kind, written, span }: UnitListProblem): boolean {
	if (kind !== "separator" || !/^[，,；;]\s?$/.test(written)) return false;
	const next = row.units.findIndex(
		({ markedSpan: at }) => comparePlaces(at.line, at.character, span.endLine, span.endCharacter) >= 0,
	);
	const [before, behind] = [row.units[next - 1], row.units[next]];
	if (before === undefined || behind === undefined || behind.star) return false;
	// 省直有关部门 are departments, however many.
	if (isOfPlaces(before.raw) && !ofDepartments.test(before.raw))
		return everyPlace.test(before.raw) && !everyPlace.test(behind.raw) && !isGovernment(behind.raw);
	// A half-width comma is a slip of the hand.
	return (
		isOfPlaces(behind.raw) ||
		(/[，；]/.test(written) &&
			!isCentral(before.raw) &&
			row.units.slice(next).every(({ raw }) => isCentral(raw) || isOfPlaces(raw)))
	);
}

/** 县税务局, 海关: units of the central government in that place, which stand behind its own departments. */
function isCentral(name: string): boolean {
	return (
		kindByEnding(name) === "垂直管理" ||
		/(?:气象局|烟草专卖局|烟草局|海事局|调查队|邮政管理局|人民银行|人行|监管分局|(?:供电|电力|电信|移动|联通|铁塔|邮政)(?:分?公司|局)?)$|^(?:国网|南方电网|中国(?:电信|移动|联通|铁塔|邮政))/.test(
			name,
		)
	);
}

const everyPlace = /^(?:各|有关|相关)/;
const ofDepartments = /(?:部门|单位|机构|企业|高校|院校|厅局|委办局)$/;

function isGovernment(name: string): boolean {
	return name.endsWith("政府");
}

const ofPlaces = new RegExp(`^(?:各|有关|相关)|[${allLevels.replace("省", "")}道](?:人民)?政府$|管委会$`);

/** 各区政府, 有关县（市、区）政府, 各镇（街道）, 云溪县人民政府: the government of one place or of many. */
function isOfPlaces(name: string): boolean {
	return isCollective(name) || ofPlaces.test(name);
}

/** A line break beside a comma is one separator with it: what lies within another place is not one more. */
function withoutInner(problems: readonly UnitListProblem[]): readonly UnitListProblem[] {
	return problems.filter(({ span }, i) => {
		const before = problems[i - 1]?.span;
		return (
			before === undefined ||
			comparePlaces(before.endLine, before.endCharacter, span.line, span.character) <= 0
		);
	});
}
