import { isHanAt, isLayoutBlank } from "../language/characters.js";
import { allLevels } from "../language/levels.js";
import { officeInText } from "../language/offices.js";
import { continuesTitles, findOffices, lengthOfUnit, startOfTitle } from "./offices.js";
import { endsPerson, type NameRange, nameAt, nameBefore } from "./personNames.js";
import { toPlainScript } from "./plainScript.js";

/** A person named with a title in running text, with offsets in UTF-16 units of that text. */
export interface NamedOfficial {
	/** Without layout blanks. */
	readonly name: string;
	/** As written, in their order: 局党委书记, 局长. */
	readonly titles: readonly string[];
	/** What stands before the first title and is led by it: 区运输事业发展中心; null where only the title stands there. */
	readonly unit: string | null;
	/** Where the name stands. */
	readonly start: number;
	readonly end: number;
	/** Where the first title begins. */
	readonly titleStart: number;
}

/**
 * The persons that a text names with their titles, in either script:
 *
 * - the title first: 区委书记丁立新, 吴中区委副书记、区长顾晓东, 区运输事业发展中心主任 刘欢, 区财政局局长：韩雪
 * - the name first: 周海涛 区委常委、副区长 in a list, 赵云山（区委书记）, 丁立文书记指出, 李强任区财政局局长
 * - several of one title: 副市长李四、王五
 *
 * Takes time linear in the text.
 */
export function findOfficials(source: string): readonly NamedOfficial[] {
	if (!residue.test(source)) return new OfficialFinder(source).find();
	// 區(qū)委書記: what a web page has left of the readings belongs to no name.
	const kept: number[] = [];
	let words = "";
	let from = 0;
	for (const found of source.matchAll(new RegExp(residue, "g"))) {
		for (let i = from; i < found.index; i++) kept.push(i);
		words += source.slice(from, found.index);
		from = found.index + found[0].length;
	}
	for (let i = from; i <= source.length; i++) kept.push(i);
	words += source.slice(from);
	return new OfficialFinder(words).find().map((official) => ({
		...official,
		start: kept[official.start] ?? source.length,
		end: (kept[official.end - 1] ?? source.length) + 1,
		titleStart: kept[official.titleStart] ?? source.length,
	}));
}

/** The reading of a character in brackets behind it. */
const residue = /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{1,7}\)/;

/** One or more titles of one person: `from` up to, not including, the last of `ends`. */
interface Titles {
	readonly from: number;
	/** Where the first title's office begins, without its unit. */
	readonly firstOffice: number;
	readonly ends: readonly number[];
}

class OfficialFinder {
	/** Simplified, character for character. */
	private readonly text: string;
	private readonly found: NamedOfficial[] = [];
	private readonly names = new Set<string>();
	/** Titles that no name was found for; a name that the text has elsewhere may be theirs. */
	private readonly open: Titles[] = [];
	/** Behind the last name that was taken. */
	private taken = 0;

	constructor(private readonly source: string) {
		this.text = toPlainScript(source);
	}

	find(): readonly NamedOfficial[] {
		for (const titles of this.readTitles()) if (!this.assign(titles)) this.open.push(titles);
		if (this.names.size > 0) this.assignKnown();
		return this.found.sort((a, b) => a.start - b.start);
	}

	/** The titles of the text, those of one person together. */
	private *readTitles(): Generator<Titles> {
		const { text } = this;
		let titles: { from: number; firstOffice: number; ends: number[] } | undefined;
		for (const office of findOffices(text)) {
			const previous = titles?.ends.at(-1);
			if (titles !== undefined && previous !== undefined && continuesTitles(text, previous, office)) {
				titles.ends.push(office.end);
				continue;
			}
			if (titles !== undefined) yield titles;
			const from = startOfTitle(text, office.start);
			titles = from < 0 ? undefined : { from, firstOffice: office.start, ends: [office.end] };
		}
		if (titles !== undefined) yield titles;
	}

	/** Finds who bears the titles; false where nobody is found. */
	private assign(titles: Titles): boolean {
		const end = titles.ends.at(-1) ?? 0;
		return this.assignBehind(titles, end) || this.assignBefore(titles, end);
	}

	private assignBehind(titles: Titles, end: number): boolean {
		const { text } = this;
		// 局长：韩雪 as in lists.
		const at = /^[ \u3000]{0,3}[:：]/.exec(text.slice(end, end + 4))?.[0].length ?? 0;
		const person = nameAt(text, end + at);
		if (person === undefined || this.isPlace(titles, end, person)) return false;
		this.take(titles, person);
		this.takeFellows(titles, person);
		return true;
	}

	/** 副市长李四、王五: an office that several hold is that of all who are named for it. */
	private takeFellows(titles: Titles, first: NameRange): void {
		const { text } = this;
		if (titles.ends.length > 1 || !sharedOffice.test(text.slice(titles.from, titles.ends[0]))) return;
		let person: NameRange | undefined = first;
		while (person !== undefined && text.charAt(person.end) === "、") {
			person = nameAt(text, person.end + 1);
			// 副市长李四、王五局长: the second has a title of his own.
			if (person === undefined || ownTitle.test(text.slice(person.end, person.end + 4))) return;
			this.take(titles, person);
		}
	}

	private assignBefore(titles: Titles, end: number): boolean {
		const { text } = this;
		const { from } = titles;
		const before = text.charAt(from - 1);
		const isBracketed = (before === "（" || before === "(") && /^[)）]/.test(text.slice(end, end + 1));
		if (isBracketed) return this.takeBefore(titles, from - 1, true);
		if (isLayoutBlank(before.charCodeAt(0)) && !isHanAt(text, end))
			return this.takeBefore(titles, from, true);
		// 李强同志任区财政局局长; a dismissal says what somebody is no more.
		const verb = appointment.exec(text.slice(Math.max(0, from - 9), from))?.[0];
		if (verb !== undefined) return this.takeAppointed(titles, from - verb.length);
		return this.assignToWords(titles, end);
	}

	/** 丁立文书记指出: what seems to be the title's unit is the name, perhaps with the unit before it. */
	private assignToWords({ firstOffice, ends }: Titles, end: number): boolean {
		const { text } = this;
		if (ends.length > 1 || !endsPerson(text, end)) return false;
		const person = nameBefore(text, firstOffice, true);
		if (person === undefined || person.start < this.taken) return false;
		const isAlone = !isHanAt(text, person.start - 1);
		// Behind other words than a mark only what is said of the person tells a name from a field of work (农业局长).
		const isSure = isAlone
			? isHanAt(text, end) || this.names.has(nameOf(text, person))
			: /^(?:讲话|指示|批示|同志|在|的|来|到|提出|强调|指出|要求|主持)/.test(text.slice(end, end + 2));
		if (!isSure) return false;
		this.take({ from: firstOffice, firstOffice, ends }, person);
		return true;
	}

	private takeBefore(titles: Titles, at: number, mayBeUnit: boolean): boolean {
		const person = nameBefore(this.text, at, mayBeUnit);
		if (person === undefined || person.start < this.taken) return false;
		this.take(titles, person);
		return true;
	}

	/** 任命李明、王强为副镇长: all who are named before the verb. */
	private takeAppointed(titles: Titles, at: number): boolean {
		const { text, taken } = this;
		const people: NameRange[] = [];
		let person = nameBefore(text, at, false);
		while (person !== undefined && person.start >= taken) {
			people.unshift(person);
			if (!"、和与及".includes(text.charAt(person.start - 1) || " ")) break;
			person = nameBefore(text, person.start - 1, false);
		}
		for (const one of people) this.take(titles, one);
		return people.length > 0;
	}

	/** Titles before names that the text has elsewhere, whatever follows them: 区长马俊解剖麻雀. */
	private assignKnown(): void {
		for (const titles of this.open) {
			const person = nameAt(this.text, titles.ends.at(-1) ?? 0, (name) => this.names.has(name));
			if (person !== undefined && this.names.has(nameOf(this.text, person))) this.take(titles, person);
		}
	}

	/** 昆山市长江路, 西安市长安区: 长 belongs to the name of a place. */
	private isPlace({ firstOffice, from, ends }: Titles, end: number, { start }: NameRange): boolean {
		const { text } = this;
		if (start !== end || text.charAt(end - 1) !== "长" || !placeBehindLong.test(text.charAt(start)))
			return false;
		const words = text.slice(start, start + 4);
		if (placeWords.test(words)) return true;
		const level = text.charAt(end - 2);
		const isAlone = ends.length > 1 || firstOffice === from;
		// 昆山市市长江涛: the level is there twice, so 长 is of the office; 秘书长 is not a level.
		return (
			!isAlone &&
			level !== "" &&
			allLevels.includes(level) &&
			text.charAt(firstOffice - 1) !== level &&
			!/副.长$/.test(text.slice(firstOffice, end))
		);
	}

	private take(titles: Titles, { start, end }: NameRange): void {
		const { source, text } = this;
		const kept = titlesOf(source, titles);
		if (kept.length === 0) return;
		const [firstEnd = titles.from] = titles.ends;
		const length = lengthOfUnit(text.slice(titles.from, firstEnd));
		const unit = source.slice(titles.from, titles.from + length).replace(/^(?:中共|原)(?=.{2})/, "");
		const name = nameOf(source, { start, end });
		this.found.push({
			name,
			titles: kept,
			unit: unit === "" ? null : unit,
			start,
			end,
			titleStart: titles.from,
		});
		this.names.add(nameOf(text, { start, end }));
		this.taken = Math.max(this.taken, end);
	}
}

/** Offices that more than one person holds. */
const sharedOffice = /副[^副]{1,4}$|[委员]$|(?:常委|助理)$/;
const ownTitle = new RegExp(`^(?:${officeInText}|副)`);
/** Words between a name and the title that the person gets or has. */
const appointment = /(?:同志)?(?:现|拟|继续)?(?:担任|出任|兼任|当选为|当选|任|为|是|兼)$/;
/** 组长 alone is a part in a body that the words do not name. */
const role = /^(?:副?组长|成员|召集人|副?总指挥|副?指挥长|负责人)$/;
/** Characters that make a place with 长 before them, and what such places go on with. */
const placeBehindLong = /[江安宁乐春沙治兴寿丰葛白武汀泰阳岭顺城虹海]/;
const placeWords =
	/^.(?:[路街巷桥村镇乡县市区州省国岸口段干流水航沿游带线经上下北南中西东大支禁保生文]|三角|\p{Script=Han}[路街巷桥村镇区县])/u;

function titlesOf(source: string, { from, ends }: Titles): readonly string[] {
	const titles: string[] = [];
	let start = from;
	for (const end of ends) {
		const title = source.slice(start, end).replace(/^[、兼,，\s]+/, "");
		if (title !== "") titles.push(title);
		start = end;
	}
	return titles.filter((title) => !role.test(toPlainScript(title)));
}

function nameOf(text: string, { start, end }: NameRange): string {
	return text.slice(start, end).replace(/\s/g, "");
}
