import { isAnd, isBase, isConnector, isHan, isNumeralCode } from "./characters.js";
import { partsOf, tidy, withHead } from "./indicatorNames.js";
import { NounReader } from "./nounReader.js";
import type { Change, Comparator, Draft, Front, Noun } from "./readerState.js";
import {
	bareMeasureTable,
	bareVerbTable,
	beginnings,
	begins,
	countVerbEndTable,
	descriptionEndTable,
	distinguishingTable,
	landWorkEndTable,
	leadingVerbTable,
	milestoneTable,
	moveVerbTable,
	openShareEndTable,
	shareEndTable,
	stockEndTable,
	striveTable,
} from "./words.js";
import type { WordTable } from "./wordTable.js";

/** Makes targets of quantities and the words around them. */
export abstract class QuantityTaker extends NounReader {
	/** Makes a target of {@link quantity}, with the words around it. */
	protected take(): void {
		const { text, quantity, noun } = this;
		const start = quantity.start;
		const front = this.readFront(start, this.front);
		const isGroupMember =
			this.group !== undefined &&
			(this.group.parts.length < 2 || this.group.drafts.length < this.group.parts.length) &&
			this.onlyConnectors(this.taken, front.noun) &&
			!front.respectively;
		const backs = this.readBack(quantity.end);
		const end = this.backStop;
		this.at = Math.max(this.at, end);
		const base = front.raw === start ? this.baseStart(this.blankStart(front.noun)) : -1;
		if (base >= 0) {
			// 由80%提高到, 从2024年的5家增加到: where it comes from is no target.
			this.dateStart = base;
			this.dateEnd = end;
			return;
		}
		// 其中10亿元以上40个: which of them are counted.
		const selects = backs.length > 0 && beginnings[text.charCodeAt(end)] === begins.digit;
		if (selects && (quantity.kind === "money" || quantity.kind === "amount" || quantity.kind === "none"))
			return;
		const of = text.charCodeAt(end) === 0x7684;
		const follow = of ? end + 1 : end;
		let postEnd = end;
		let postStart = follow;
		const direct = this.nounFollows(follow) && milestoneTable.matchAt(text, follow) === undefined;
		const measured =
			quantity.kind === "classifier" || quantity.kind === "share" || quantity.kind === "points";
		// 投资50亿元的50个项目: what is 的 belongs to the number behind it.
		if (of && !direct && !measured) return;
		const nounStart = Math.max(this.taken, this.clauseStart);
		this.scanModes(start, false);
		const regionStart = Math.max(nounStart, this.dateIn(nounStart, front.noun) ? this.dateEnd : nounStart);
		this.findNoun(regionStart, front.noun, front.each || front.respectively);
		if (noun.end <= noun.start && regionStart > nounStart && this.dateStart > nounStart)
			this.findNoun(nounStart, this.dateStart);
		if (front.growth === 0 && !front.standing) this.findMove();
		// 50亿、百亿项目: a bare amount that nothing is said of.
		if (
			quantity.kind === "none" &&
			quantity.scaled &&
			this.cellName === undefined &&
			front.comparator === undefined &&
			front.growth === 0 &&
			backs.length === 0 &&
			noun.verb !== "count" &&
			this.lastVerb !== "count" &&
			stockEndTable.matchBefore(text, noun.end, noun.start) === undefined
		)
			return;
		const counts = quantity.kind === "classifier";
		const ratio = quantity.kind === "share" || quantity.kind === "points" || quantity.kind === "times";

		let indicator = "";
		let isPost = false;
		// 试点扩大到120个县: what grows stands in front, where it grows to behind.
		const grows =
			counts &&
			front.toward &&
			noun.end > noun.start &&
			/^(?:扩大|拓展|推广|扩展|覆盖|延伸)/.test(text.slice(front.noun, start));
		// 新建站点20个的建设任务: so does what the task is about.
		const isTask =
			of &&
			counts &&
			noun.end > noun.start &&
			/^.{0,8}(?:目标|任务)$/.test(text.slice(follow, this.itemEnd(follow)));
		if (direct && (grows || isTask)) postEnd = this.postEnd(follow);
		else if (direct && !isGroupMember) {
			postEnd = this.postEnd(follow);
			if (counts) {
				if (this.isCondition(of, postEnd)) return;
				// 跨越三个千亿台阶
				if (
					isNumeralCode(text.charCodeAt(follow)) &&
					/^[百千万亿]{1,3}元?(?:台阶|大关)/.test(text.slice(follow, follow + 6))
				)
					return;
				isPost = true;
				// 1台65蒸吨锅炉: the number in the name is read with it.
				if (beginnings[text.charCodeAt(follow)] === begins.digit) this.at = Math.max(this.at, postEnd);
			} else if (ratio) {
				const post = text.slice(follow, postEnd);
				const goal =
					/^(?:以上的?)?(?:的)?(?:总体|年度|增长|发展)?(?:目标|任务|要求|水平|增速)/.test(post) ||
					// 达到38%的三大人才发展目标
					(of && front.standing && post.length <= 12 && /(?:目标|任务|要求)$/.test(post));
				if (!goal && this.numberFollows(postEnd) && noun.end > noun.start) return;
				if (goal) postEnd = end;
				else isPost = true;
			} else if (quantity.kind === "time" && !of && this.readDone(end)) {
				postEnd = end;
			} else {
				if (!this.makesThing(noun, follow, postEnd, of)) {
					if (!(of && this.isTotal(noun))) return;
				}
				isPost = true;
			}
		}

		if (
			quantity.kind === "share" &&
			!isPost &&
			!isGroupMember &&
			isHan(text.charCodeAt(end)) &&
			!this.endsClause(end)
		) {
			// 问题100%整改到位: what is done to the whole.
			const stop = this.itemEnd(end);
			if (stop - end <= 12 && !this.numberFollows(end) && leadingVerbTable.matchAt(text, end) !== undefined) {
				isPost = true;
				postEnd = stop;
			}
		}
		if (isPost) {
			indicator = this.postIndicator(follow, postEnd, ratio);
			postStart = follow;
		} else if (!isGroupMember) {
			indicator = text.slice(noun.start, noun.end) + front.object;
			// 再建50个: a bare verb names nothing; nor does 完工50部 where the task has a name.
			// 各县建设起降场地，每个县不少于6个: of what each has so many was said before.
			const each = noun.end - noun.start <= 6 && text.startsWith("每个", noun.start - 2);
			if (each && front.comparator !== undefined)
				indicator = this.topic ?? (this.last?.indicator || this.clauseTopic() || indicator);
			const isVerb =
				noun.end - noun.start === 1
					? "建改修增引".includes(indicator)
					: this.topic !== undefined &&
						this.last === undefined &&
						quantity.kind !== "money" &&
						isWhole(leadingVerbTable, indicator);
			if (isVerb) {
				indicator = "";
				noun.verb = "count";
			}
			postEnd = end;
		}
		let verb: Noun["verb"] = noun.verb;
		const sameList = this.lastClause === this.clauseStart;
		if (
			(!sameList || (indicator === "总投资" && this.last?.change === "count")) &&
			!this.tellsPast &&
			!isPost &&
			describes(indicator, front, backs) &&
			!(noun.verb === "count" && isSizeOfWork(indicator))
		) {
			this.taken = end;
			return;
		}
		let growth: 0 | 1 | -1 = front.toward ? 0 : front.growth;
		// 减少成本200万元: so much is done.
		let counting =
			noun.verb === "count" || (isPost && counts) || (quantity.kind === "money" && noun.move !== 0);
		// 减少碳排放1.5万吨: so does what is added or taken away by the ton.
		if (noun.move !== 0 && !front.standing && (quantity.kind === "amount" || quantity.kind === "people"))
			counting = true;
		if (quantity.unit === "番") growth = 1;
		const moves = ratio || quantity.kind === "time" || (quantity.kind === "money" && noun.raises);
		if (growth === 0 && moves && noun.move !== 0 && !front.standing && quantity.kind !== "times" && !isPost)
			growth = noun.move;
		// 提升10个广场: what is done to so many.
		if (isPost && counts && growth !== 0 && !front.rateNoun) growth = 0;
		// 高于全国、全省1个、|0.6个百分点
		if (
			quantity.kind === "points" &&
			sameList &&
			indicator === "" &&
			front.raw === start &&
			this.lastBenchmark &&
			this.last?.range[1] === start - 1 &&
			isListMark(text.charCodeAt(start - 1))
		) {
			front.comparator = this.last.comparator;
			front.benchmark = true;
			front.standing = true;
		}
		if (quantity.kind === "points" && growth === 0 && !front.toward && !front.standing)
			growth = noun.move !== 0 ? noun.move : 1;
		if (
			growth !== 0 &&
			!ratio &&
			front.growth !== 0 &&
			!front.rateNoun &&
			!isPost &&
			noun.verb === "count" &&
			!isGroupMember
		) {
			// 完成整治提升1.2万亩: the word of growth is half of the name of the work.
			growth = 0;
			front.raw = start;
			const verbStart = noun.start;
			this.findNoun(regionStart, start);
			if (verbStart < noun.start) noun.start = verbStart;
			indicator = text.slice(noun.start, noun.end);
		}
		// 缩短3天, 增长2000元 are changes; 减少排放3万吨, 增加1.2万人 count what is done.
		if (growth !== 0 && !ratio && !front.rateNoun) {
			const word = text.slice(front.raw, start);
			// 时限压缩3天 is a change like 缩短3天.
			const counted =
				quantity.kind !== "time" && /^(?:增加|增|减少|压减|压降|削减|压缩|缩减|节约|精简)/.test(word);
			if (
				counted ||
				(indicator === "" && (this.last === undefined || !/^(?:提高|提升|增长|下降|上升)/.test(word)))
			) {
				growth = 0;
				verb = "count";
				counting = true;
			}
		}
		if (isGroupMember && this.group !== undefined && growth === 0 && !front.toward)
			growth = this.group.growth;
		// 增长6%、11%: what was said of the first goes for the next.
		if (
			growth === 0 &&
			indicator === "" &&
			ratio &&
			sameList &&
			front.raw === start &&
			this.last?.change === "growth" &&
			this.last.unit === quantity.unit &&
			// 增长6%以上、力争6.5%
			isListMark(text.charCodeAt(front.noun - 1)) &&
			this.last.range[1] === front.noun - 1
		)
			growth = (this.last.value ?? 0) < 0 ? -1 : 1;
		if (growth === 0 && indicator === "" && ratio && !isPost && this.outdoes(front))
			growth = (this.last?.value ?? 0) < 0 ? -1 : 1;

		// ---- what is measured
		const before = indicator === "" && front.respectively && !isPost ? this.indicatorsBefore() : [];
		let merged = false;
		if (indicator === "" && !isGroupMember && !isPost) {
			if (
				sameList &&
				this.lastPostEnd > this.lastPostStart &&
				this.last !== undefined &&
				!counts &&
				this.onlyConnectors(this.lastPostEnd, front.noun) &&
				this.lastPostEnd <= front.noun &&
				this.drafts[this.drafts.length - 1] === this.last
			) {
				// 2个水源地达标率保持100%: what was counted is part of what is measured.
				indicator = text.slice(this.lastStart, this.lastPostEnd);
				this.drafts.pop();
				merged = true;
				verb = "none";
			} else indicator = this.fallbackIndicator(front, growth);
		}
		if (this.last !== undefined && !isGroupMember && !isPost && indicator.length <= longestBareWord) {
			// 新建公厕5座、改造12座: the same things; 净增3000户、总量突破3万户: theirs.
			if (!ratio && isWhole(bareVerbTable, indicator)) indicator = this.sameThings() ?? indicator;
			else if (isWhole(bareMeasureTable, indicator)) indicator = this.last.indicator + indicator;
		}
		if (
			!isGroupMember &&
			this.isAmongst(nounStart, noun.start) &&
			this.last !== undefined &&
			this.sentenceDrafts < this.drafts.length
		) {
			const before = this.last.indicator;
			indicator = indicator === before ? before : `${before}中${indicator}`;
			if (verb === "none") verb = this.lastVerb;
		} else if (verb === "none" && sameList && !merged && this.lastVerb !== "none") verb = this.lastVerb;
		if (indicator === "" && !isGroupMember) {
			const known = this.problems.length;
			this.judge(
				front,
				backs,
				Math.min(front.raw, start),
				end,
				"",
				growth === 0 ? "level" : "growth",
				growth,
			);
			if (this.problems.length > known) {
				this.taken = end;
				return;
			}
			if (this.drafts.length === 0 && (ratio || front.comparator !== undefined) && this.isAlone(front.noun))
				this.addProblem("noun", front.raw, end);
			this.taken = end;
			return;
		}
		indicator = tidy(indicator);
		if (sameList && isPost && this.last?.indicator.endsWith("级") === true) this.completeLevels(indicator);
		if (sameList && this.last !== undefined && !isGroupMember)
			indicator = withHead(indicator, this.last.indicator);
		if (this.last !== undefined && indicator.startsWith("占") && !isPost && indicator !== this.last.indicator)
			indicator = this.last.indicator + indicator;
		if (indicator.endsWith("占")) indicator += "比";
		if (
			this.cellName !== undefined &&
			this.cellGrowth !== 0 &&
			quantity.kind !== "classifier" &&
			growth === 0 &&
			!front.toward
		)
			growth = this.cellGrowth;

		const standing = front.standing || front.comparator !== undefined;
		const change = this.changeOf(growth, verb, counting, standing, isPost, indicator);
		const raw = Math.min(front.raw, start);
		this.judge(front, backs, raw, end, indicator, change, growth);

		const comparator = this.comparatorOf(front, backs);
		let { value, upper, unit } = quantity;
		if (this.cellUnit !== undefined && quantity.kind === "none" && !quantity.scaled) {
			value *= this.cellUnit.scale;
			unit = this.cellUnit.unit;
			if (upper !== undefined) upper *= this.cellUnit.scale;
		}
		let turned = comparator;
		if (change === "growth" && growth === -1) {
			const low = upper === undefined ? undefined : -upper;
			upper = upper === undefined ? undefined : -value;
			value = low ?? -value;
			turned = turn(comparator);
			if (value === 0) value = 0;
		}
		const draft: Draft = {
			raw: text.slice(raw, end),
			indicator,
			change,
			comparator: turned,
			value,
			unit,
			range: [raw, end],
			isFact: this.isPast(front.noun),
		};
		if (upper !== undefined) draft.upper = upper;
		const deadline = this.deadline ?? this.rowDeadline;
		if (deadline !== undefined) draft.deadline = deadline;

		let parts = front.each || front.respectively ? partsOf(indicator) : undefined;
		if (before.length > 1) parts = [...before];
		if (isGroupMember && this.group !== undefined) {
			const group = this.group;
			draft.change = growth !== 0 ? "growth" : group.change;
			if (!front.standing && backs.length === 0 && group.drafts[0] !== undefined && front.growth === 0)
				draft.comparator = group.drafts[0].comparator;
			draft.indicator = tidy(group.parts[group.drafts.length] ?? group.whole);
			group.drafts.push(draft);
			this.drafts.push(draft);
		} else if (front.respectively && parts !== undefined) {
			this.closeGroup();
			draft.indicator = tidy(parts[0] ?? indicator);
			const isBefore = before.length > 1;
			this.group = {
				parts,
				isBefore,
				whole: indicator,
				drafts: [draft],
				growth,
				front: { ...front },
				change,
			};
			this.drafts.push(draft);
		} else if (front.each && parts !== undefined && parts.length > 1) {
			for (const part of parts) this.drafts.push({ ...draft, indicator: tidy(part) });
		} else this.drafts.push(draft);

		this.last = this.drafts[this.drafts.length - 1];
		// 建成学科3个，中心5个，|基地两个: a clause without a verb goes on counting what the one before makes.
		const goesOn =
			this.lastVerb === "count" && this.lastClause === this.previousClause && !front.standing && growth === 0;
		this.lastVerb = verb === "none" && counts && (isPost || goesOn) ? "count" : verb;
		this.lastStart = start;
		this.lastBenchmark = front.benchmark;
		this.lastPostStart = isPost && counts ? postStart : 0;
		this.lastPostEnd = isPost && counts ? postEnd : 0;
		this.lastClause = this.clauseStart;
		this.taken = Math.max(end, isPost ? Math.max(postEnd, this.postStop) : end);
	}

	/**
	 * 增长10%，力争达到12%: what is striven for behind a rate of change is one of the same. 覆盖率提高5%，力争达到95% is not:
	 * a share stands somewhere.
	 */
	protected outdoes(front: Front): boolean {
		const { last, quantity } = this;
		if (last?.change !== "growth" || last.unit !== quantity.unit || front.toward || front.benchmark)
			return false;
		const end = last.range[1];
		// A word of striving is all that may stand between them.
		if (end > front.noun || front.noun === quantity.start || !this.onlyConnectors(end, front.noun))
			return false;
		if (striveTable.matchAt(this.text, front.noun) === undefined) return false;
		return !front.standing || shareEndTable.matchBefore(last.indicator, last.indicator.length) === undefined;
	}

	/**
	 * 支持企业降低|融资成本, 缩短|审批时限: a rise or fall within the noun, of a measure that ends it, governs the quantity.
	 */
	protected findMove(): void {
		const { text, noun, quantity } = this;
		const { kind } = quantity;
		if (noun.end - noun.start > 2 && kind !== "classifier" && this.savesAt(noun.start)) {
			noun.start += 2;
			noun.move = -1;
			return;
		}
		if (kind !== "share" && kind !== "points" && kind !== "time" && kind !== "money") return;
		if (noun.end - noun.start < 4 || stockEndTable.matchBefore(text, noun.end, noun.start) === undefined)
			return;
		for (let at = noun.start; at <= noun.end - 4; at++) {
			const move = moveVerbTable.matchAt(text, at, noun.end);
			if (move === undefined) continue;
			const end = at + move.word.length;
			if (noun.end - end < 2 || this.isNounHead(end, noun.end)) continue;
			const measure = text.slice(end, noun.end);
			// 营养改善提升计划覆盖率
			if (measure.includes("的") || (at > noun.start && /^(?:改造|行动|工程|计划|后)/.test(measure))) return;
			noun.start = end;
			noun.move = move.value;
			noun.raises = /^(?:提高|提升)/.test(move.word);
			return;
		}
	}

	/** 节约|用电10%, 节省|成本200万元; but 节约型机关, 节约率. */
	protected savesAt(at: number): boolean {
		const { text, noun } = this;
		if (text.charCodeAt(at) !== 0x8282) return false;
		if (!text.startsWith("节约", at) && !text.startsWith("节省", at)) return false;
		// 型 集
		const next = text.charCodeAt(at + 2);
		return next !== 0x578b && next !== 0x96c6 && shareEndTable.matchBefore(text, noun.end, at) === undefined;
	}

	/** Where the words begin that call a number a base (从, 由去年的, 从2024年的), up to `end`; -1 where none do. */
	protected baseStart(end: number): number {
		const { text } = this;
		if (isBase(text.charCodeAt(end - 1))) return end - 1;
		const last = text.charCodeAt(end - 1);
		// 的 年 末 底 初 期
		if (
			last !== 0x7684 &&
			last !== 0x5e74 &&
			last !== 0x672b &&
			last !== 0x5e95 &&
			last !== 0x521d &&
			last !== 0x671f
		)
			return -1;
		const from = Math.max(this.clauseStart, end - 16);
		const words = baseTime.exec(text.slice(from, end));
		return words === null ? -1 : from + words.index;
	}

	/** A count that only selects: 拥有5家以上门店的企业10家. */
	protected isCondition(of: boolean, postEnd: number): boolean {
		if (of) return false;
		return this.text.charCodeAt(postEnd) === 0x7684 && this.numberFollows(postEnd);
	}

	/** Whether a measure in front of a noun is what is made (完成20万亩农田改造), not a condition on it (10吨以上企业). */
	protected makesThing(noun: Noun, from: number, postEnd: number, of: boolean): boolean {
		const { text, quantity } = this;
		if (of || quantity.kind === "time" || quantity.kind === "rating") return false;
		if (this.numberFollows(from)) return false;
		const post = text.slice(from, postEnd);
		const bare =
			noun.end <= noun.start ||
			leadingVerbTable.matchAt(text, noun.start, noun.end)?.word.length === noun.end - noun.start;
		// 完成某片区1200亩土地征收: the work stands behind the number, its place in front.
		const works =
			quantity.kind === "amount" &&
			(countVerbEndTable.matchBefore(text, postEnd, from) !== undefined ||
				landWorkEndTable.matchBefore(text, postEnd, from) !== undefined);
		// 推进5万亩油茶林改造: so much is worked on.
		const pushed =
			works &&
			noun.end <= noun.start &&
			/(?:推进|启动|抓好)$/.test(text.slice(Math.max(this.clauseStart, quantity.start - 2), quantity.start));
		if (!pushed && (noun.verb !== "count" || !(bare || works))) return false;
		if (quantity.kind === "amount" && !summable.includes(quantity.unit)) return false;
		if (quantity.kind === "money" && /(?:基金|资金|债券|贷款|贷|消费券|红包|补贴|补助)$/.test(post))
			return true;
		return !(
			/^(?:级|以上)?(?:及以上)?(?:重大|重点|产业|工业|优质|龙头|大|的)*(?:项目|企业|产业|集群|园区|工程|单位|平台|市场|主体|规模|公司)/.test(
				post,
			) && quantity.kind !== "people"
		);
	}

	/** 2个工作日内办结: how long it may take. */
	protected readDone(at: number): boolean {
		return /^内?(?:办结|办理完毕|办理完结|办成|送达|到账|答复|回复)(?!率)/.test(this.text.slice(at, at + 8));
	}

	/** 设立总规模20亿元的基金: what is set up has the size. */
	protected isTotal(noun: Noun): boolean {
		const words = this.text.slice(Math.max(this.clauseStart, noun.start - 4), noun.end);
		return this.quantity.kind === "money" && /^.{0,3}(?:设立|组建|建立|发行|成立)?.{0,2}总?规模$/.test(words);
	}

	protected postIndicator(from: number, postEnd: number, ratio: boolean): string {
		const { text, noun } = this;
		const post = text.slice(from, postEnd);
		const before = text.slice(noun.start, noun.end);
		this.postStop = postEnd;
		if (ratio) {
			if (before === "" || text.charCodeAt(from - 1) === 0x7684) return post;
			return before + post;
		}
		let indicator = post;
		if (before !== "" && modifier.test(before) && before.length <= 12) indicator = before + post;
		const rest = distinguishingTable.matchAt(text, postEnd);
		if (rest !== undefined && noun.end <= noun.start) {
			const stop = this.itemEnd(postEnd);
			if (stop - postEnd <= 30 && !this.numberFollows(postEnd)) {
				this.postStop = stop;
				const told = text.slice(postEnd, stop).replace(/[的了]$/, "");
				indicator = `${told}的${post}`;
			}
		}
		return indicator;
	}

	/** What a quantity without a noun of its own measures: what was measured last, or what the clause before is about. */
	protected fallbackIndicator(front: Front, growth: number): string {
		const { text, noun } = this;
		if (this.topic !== undefined) return this.last?.indicator ?? this.topic;
		const sentence = this.last !== undefined;
		// 改造1660户: the verb is the noun.
		if (noun.verb === "count" && !front.standing && growth === 0) {
			const verb = countVerbEndTable.matchBefore(text, front.noun, Math.max(this.taken, this.clauseStart));
			if (verb !== undefined && sentence && /^[再新]/.test(verb.word))
				return this.last?.indicator ?? verb.word;
			const name = verb === undefined ? "" : this.nameOfWork(verb.word);
			if (verb !== undefined && !sentence)
				return verb.word === "完成" || verb.word === "新增" ? this.clauseTopic() : name;
			if (verb !== undefined && verb.word !== "完成" && verb.word !== "新增") return name;
		}
		if (sentence && this.last !== undefined) return this.last.indicator;
		return this.clauseTopic();
	}

	/** 惠及3.5万人: 惠及人数; other verbs are names of their work (改造1660户). */
	protected nameOfWork(verb: string): string {
		if (!/^(?:惠及|带动|覆盖|接待|吸引|受益|服务)$/.test(verb)) return verb;
		const { unit } = this.quantity;
		if (unit === "人次") return `${verb}人次`;
		if (unit === "户") return `${verb}户数`;
		return unit === "人" || unit === "名" ? `${verb}人数` : verb;
	}

	/** 1个千亿级、|5个百亿级产业集群: the noun stands with the last only. */
	protected completeLevels(indicator: string): void {
		const head = /^[^、]{1,5}级(.{2,12})$/.exec(indicator)?.[1];
		if (head === undefined) return;
		for (let k = this.drafts.length - 1; k >= this.sentenceDrafts; k--) {
			const draft = this.drafts[k];
			if (draft === undefined || draft.range[0] < this.clauseStart || !/^.{1,5}级$/.test(draft.indicator))
				return;
			draft.indicator += head;
		}
	}

	/** 货运量60万吨、货值9亿元，|分别增长8%、10%: what was measured before in the sentence. */
	protected indicatorsBefore(): readonly string[] {
		const from = Math.max(this.sentenceDrafts, this.drafts.length - mostBefore);
		return [...new Set(this.drafts.slice(from).map((draft) => draft.indicator))];
	}

	/** What was counted in the same unit earlier in the sentence: 新建公办园11所、学位3600个，投入使用|9所. */
	protected sameThings(): string | undefined {
		const first = Math.max(this.sentenceBegin, this.drafts.length - 6);
		for (let k = this.drafts.length - 1; k >= first; k--)
			if (this.drafts[k]?.unit === this.quantity.unit) return this.drafts[k]?.indicator;
		return undefined;
	}

	/** 其中 opens the clause: the noun is part of what was measured before. */
	protected isAmongst(from: number, nounStart: number): boolean {
		const { text } = this;
		let at = from;
		while (
			at < nounStart &&
			(isConnector(text.charCodeAt(at)) || text.charCodeAt(at) === 0x28 || text.charCodeAt(at) === 0xff08)
		)
			at++;
		return text.startsWith("其中", at);
	}

	protected changeOf(
		growth: number,
		verb: Noun["verb"],
		ownVerb: boolean,
		standing: boolean,
		isPost: boolean,
		indicator: string,
	): Change {
		const { kind } = this.quantity;
		if (growth !== 0) return "growth";
		if (kind === "share" || kind === "points" || kind === "times" || kind === "rating" || kind === "time")
			return "level";
		if (this.cellName !== undefined && !isPost) return ownVerb || this.cellVerb ? "count" : "level";
		// 每千人口托位数, 人均…: so many to each, however many there are.
		const stock = stockEndTable.matchBefore(indicator, indicator.length) !== undefined;
		if (ownVerb) {
			// 完成企业数突破1600家: the number of all, not of those that are made.
			const { text, noun } = this;
			const added = text.startsWith("增", noun.start - 1) || text.startsWith("建", noun.start - 1);
			return standing && stock && !isPost && !added ? "level" : "count";
		}
		if (perHead.test(indicator)) return "level";
		if (standing) return verb === "count" && kind === "classifier" && !stock ? "count" : "level";
		if (isPost) return "count";
		if (verb === "count") return stock && kind !== "classifier" && kind !== "people" ? "level" : "count";
		if (kind === "classifier") return stock ? "level" : "count";
		// 高标准农田建设20万亩: the noun ends in what is done.
		return countVerbEndTable.matchBefore(indicator, indicator.length) !== undefined ? "count" : "level";
	}

	protected comparatorOf(front: Front, backs: readonly Comparator[]): Comparator {
		const { quantity } = this;
		const [back] = backs;
		const fromFront = front.comparator;
		if (quantity.kind === "time" && fromFront === undefined && back === undefined)
			if (this.text.charCodeAt(quantity.end) === 0x5185) return "<=";
		if (fromFront !== undefined && !front.soft) {
			if (fromFront === "~" && back !== undefined && back !== "~") return back;
			return fromFront;
		}
		if (back !== undefined) return back;
		if (quantity.more) return ">";
		if (fromFront === undefined) return quantity.kind === "classifier" ? this.adverbComparator() : "=";
		if (quantity.upper !== undefined) return "=";
		return fromFront;
	}

	/** 至少建成1个, 最多保留2家: the comparator stands before the verb. */
	protected adverbComparator(): Comparator {
		const { start } = this.quantity;
		const words = this.text.slice(Math.max(this.clauseStart, this.taken, start - 20), start);
		if (words.includes("至少")) return ">=";
		return words.includes("至多") || words.includes("最多") ? "<=" : "=";
	}

	/** Looks for contradictions and impossible values. */
	protected judge(
		front: Front,
		backs: readonly Comparator[],
		start: number,
		end: number,
		indicator: string,
		change: Change,
		growth: number,
	): void {
		const { quantity } = this;
		const [back, second] = backs;
		// 高于均价5元以上: the one says of what, the other how far.
		const ahead = front.soft || front.benchmark ? undefined : front.comparator;
		if (back !== undefined && second !== undefined && back !== second) this.addProblem("vague", start, end);
		else if (back === "~" && ahead !== undefined && ahead !== "~" && ahead !== "=")
			this.addProblem("vague", start, end);
		else if (ahead === "~" && back !== undefined && back !== "~") this.addProblem("vague", start, end);
		else if (ahead !== undefined && back !== undefined && back !== "~" && ahead !== "~") {
			const up = ahead === ">=" || ahead === ">";
			const sameSide = up === (back === ">=");
			if (!sameSide || ahead === ">" || ahead === "<") this.addProblem("strict", start, end);
		}
		if (quantity.upper !== undefined && quantity.upper < quantity.value)
			this.addProblem("range", quantity.start, quantity.end);
		const top = quantity.upper ?? quantity.value;
		if (quantity.unit === "%" && top > 100) {
			if (change === "growth" && growth === -1) this.addProblem("fall", start, end);
			else if (
				change === "level" &&
				shareEndTable.matchBefore(indicator, indicator.length) !== undefined &&
				openShareEndTable.matchBefore(indicator, indicator.length) === undefined
			)
				this.addProblem("over", start, end);
		}
		if (quantity.value < 0 && change === "count") this.addProblem("negative", start, end);
	}
}

/** Measures that add up, so that a noun behind them is what is made. */
const summable: readonly string[] = [
	"亩",
	"公顷",
	"平方米",
	"平方公里",
	"平方千米",
	"公里",
	"千米",
	"米",
	"吨",
	"立方米",
	"斤",
	"公斤",
	"千克",
	"千瓦",
	"兆瓦",
	"千瓦时",
	"兆瓦时",
	"吨标准煤",
	"升",
	"标准机架",
	"机架",
	"平方",
	"㎡",
	"m²",
	"km²",
	"km",
	"立方",
	"方",
	"m³",
	"MW",
	"kW",
	"吨标煤",
];

// A short word that only narrows the noun behind the number: 剩余412栋…, 省级以上30家….
const modifier = /^(?:剩余|其余|新型)$|(?:级|级以上|级及以上|以上)$/;

/** So many indicators at the most share what is said 分别 of them. */
const mostBefore = 8;

/** Words such as 改造提升 and 总规模 are no longer. */
const longestBareWord = 4;

/** Whether a word of the table is all there is. */
function isWhole(table: WordTable<true>, words: string): boolean {
	return table.matchAt(words, 0)?.word.length === words.length;
}

/** 总投资3亿元, 占地60亩 in a clause of their own say which project is meant. */
function describes(indicator: string, front: Front, backs: readonly Comparator[]): boolean {
	if (front.growth !== 0 || backs.length > 0) return false;
	if (front.comparator !== undefined && front.comparator !== "~") return false;
	const word = descriptionEndTable.matchBefore(indicator, indicator.length)?.word;
	return word !== undefined && indicator.length - word.length <= 2;
}

/** 改造|道路全长3.2公里: the length or the area of what is worked on is how much is done; money and sites are not. */
function isSizeOfWork(indicator: string): boolean {
	const word = descriptionEndTable.matchBefore(indicator, indicator.length)?.word ?? "";
	return indicator.length - word.length >= 2 && /^(?:全长|总长|总长度|总面积|总?建筑面积)$/.test(word);
}

/** 、 和 与 及. */
function isListMark(code: number): boolean {
	return code === 0x3001 || isAnd(code);
}

/** 从2024年的, 由上年末的, 从“十三五”末的: from when on something has changed. */
const baseTime =
	/[由从](?:(?:20\d\d|[去上前]|当)年(?:度?[末底初]|同期)?|[年期]初|目前|现在|原来|“?十[一二三四五]五”?(?:时?期?[末初]?))的?$/;

const perHead = /^每|^[人户亩村日]均|^[百千万][人户]/;

function turn(comparator: Comparator): Comparator {
	switch (comparator) {
		case ">=":
			return "<=";
		case ">":
			return "<";
		case "<=":
			return ">=";
		case "<":
			return ">";
		default:
			return comparator;
	}
}
