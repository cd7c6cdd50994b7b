/** Where a name stands, in UTF-16 units: `start` up to, not including, `end`; blanks inside belong to it. */
export interface NameRange {
	readonly start: number;
	readonly end: number;
}

/**
 * The name of a person that begins at an offset of a text in simplified script, up to three blanks before it left
 * out. A name is a surname with one or two characters (王 强 with a blank), or the parts of a name of another
 * nationality with · between them, and it ends where its end shows: at a mark, at the end of the text, or before
 * words that persons are followed by (表示, 主持会议).
 *
 * @param isKnown whether a name is the document's for sure; what follows it then does not matter
 */
export function nameAt(
	text: string,
	at: number,
	isKnown: (name: string) => boolean = nobody,
): NameRange | undefined {
	let start = at;
	while (start - at < 3 && isBlank(text.charAt(start))) start++;
	const joined = joinedNameAt(text, start);
	if (joined !== undefined) return joined;
	const surname = surnameAt(text, start);
	if (surname === 0) return undefined;
	// 钱 宇: a blank inside a name of two characters.
	const isSpaced = surname === 1 && isBlank(text.charAt(start + 1)) && isHan(text, start + 2);
	if (isSpaced && !isNoName(text, start, start + 1, start + 3) && endOfName(text, start + 3) > 0)
		return { start, end: start + 3 };
	let best: NameRange | undefined;
	let bestEnd = 0;
	for (const given of [2, 1]) {
		const end = start + surname + given;
		if (!areHan(text, start + surname, end) || isNoName(text, start, start + surname, end)) continue;
		const ending = isKnown(text.slice(start, end)) ? longestEnding : endOfName(text, end);
		// 曹阳陪同 is 曹阳, for 陪同 says more than 同 behind 曹阳陪; of two that say as much the longer name.
		if (ending > bestEnd) {
			best = { start, end };
			bestEnd = ending;
		}
	}
	return best;
}

/**
 * The name that ends at an offset, blanks behind it and inside of two characters left out; it begins where its
 * beginning shows: at a mark, at the start of the text, or behind words that go before persons (由, 任命).
 *
 * @param mayBeUnit whether the words could as well be what the title is of: 农业 of 农业局长
 */
export function nameBefore(text: string, at: number, mayBeUnit: boolean): NameRange | undefined {
	let end = at;
	while (at - end < 4 && isBlank(text.charAt(end - 1))) end--;
	const joined = joinedNameBefore(text, end);
	if (joined !== undefined) return joined;
	if (isHan(text, end - 1) && isBlank(text.charAt(end - 2)) && isHan(text, end - 3)) {
		const start = end - 3;
		if (surnameAt(text, start) === 1 && !isNoName(text, start, start + 1, end) && opensName(text, start))
			return { start, end };
	}
	for (const length of [4, 3, 2]) {
		const start = end - length;
		if (start < 0 || !areHan(text, start, end)) continue;
		const surname = surnameAt(text, start);
		if (surname === 0 || length - surname > 2 || length === surname) continue;
		if (isNoName(text, start, start + surname, end)) continue;
		if (mayBeUnit && isUnitWord(text.slice(start, end))) continue;
		if (opensName(text, start)) return { start, end };
	}
	return undefined;
}

/** Whether what stands behind an offset follows persons: a mark, the end of the text, a verb. */
export function endsPerson(text: string, at: number): boolean {
	return endOfName(text, at) > 0;
}

/** How long the words are that a person is followed by; longer ones are surer. */
function endOfName(text: string, at: number): number {
	if (!isHan(text, at)) return isJoint(text.charAt(at)) ? 0 : longestEnding;
	const found = followers.exec(text.slice(at, at + 4));
	return found === null ? 0 : found[0].length;
}

const longestEnding = 9;

function nobody(): boolean {
	return false;
}

/** 艾力·玉素甫: parts of a name in another language, joined by a dot. */
function joinedNameAt(text: string, start: number): NameRange | undefined {
	let joint = start;
	while (joint - start < longestPart && isHan(text, joint)) joint++;
	if (joint === start || !isJoint(text.charAt(joint))) return undefined;
	let best: NameRange | undefined;
	for (let length = 1; length <= longestPart && isHan(text, joint + length); length++) {
		const end = joint + 1 + length;
		if (isJoint(text.charAt(end))) {
			// A name of three parts.
			joint = end;
			length = 0;
			continue;
		}
		const ending = length > 1 ? endOfName(text, end) : 0;
		if (ending === 0) continue;
		best = best !== undefined && ending === longestEnding ? best : { start, end };
		// 买买提出席: 提出 may be the end of the name, where the next character is followed as well.
		const isSure = ending > 1 && !(endOfName(text, end + 1) > 1 && isHan(text, end + 1));
		if (isSure || "和与及同在对到向就从说的为将被把".includes(text.charAt(end))) return best;
	}
	return best;
}

function joinedNameBefore(text: string, end: number): NameRange | undefined {
	let joint = end - 1;
	while (end - joint <= longestPart && isHan(text, joint)) joint--;
	if (joint === end - 1 || !isJoint(text.charAt(joint))) return undefined;
	let start = joint;
	while (joint - start < longestPart && isHan(text, start - 1)) start--;
	return start === joint || isHan(text, start - 1) ? undefined : { start, end };
}

const longestPart = 9;

function isJoint(char: string): boolean {
	return char === "·" || char === "•" || char === "‧" || char === "・";
}

/** Length of the surname at an offset, 0 where there is none. */
function surnameAt(text: string, at: number): number {
	if (compoundSurnames.has(text.slice(at, at + 2))) return 2;
	return surnames.has(text.charAt(at)) ? 1 : 0;
}

/** Words that begin like a name and are none: by what they are, or by a character that no given name has. */
function isNoName(text: string, start: number, given: number, end: number): boolean {
	for (let i = given; i < end; i++) if (neverGiven.has(text.charAt(i))) return true;
	if (noNames.test(text.slice(start, start + 4))) return true;
	return verbSurnames.has(text.charAt(start)) && commonWords.has(text.slice(given, end));
}

/** Characters of grammar, of units and of quantities: no given name has them. */
const neverGiven = new Set([
	..."的了着过们您我你他她它这那哪各每某其吗呢吧啊就把被让给从很更最也都又还仅在至于之而且或则但因所以及等须将到局厅县区市省委部院街项款条第次届级率额量值费税债贷险务责职岗党亿吨会议制组队员室处股办说讲称谈带",
]);

/** Surnames that are verbs, too, and words that stand behind those: 书记谈安全, but 郝建设. */
const verbSurnames = new Set("谈管解应关通包计申连养查支");
const commonWords = new Set(
	"安全 法治 教育 经济 发展 工作 建设 文化 项目 服务 环保 创新 管理 改革 企业 产业 农业 工业 生态 民生 安排 政策 问题 情况 任务 目标 流程 热线 信息 数据 技术 科技 质量 资金 资源 健康 生活 社会 国家 人民 群众 学校 医院 城市 农村 交通 旅游 环境 精神 会议 活动 计划 方案 措施 责任 纪律 作风 业务 岗位 基层 一线 现场 重点 关键 核心 主题 报告 文件 材料 名单 意见 建议 机制 制度 体系 办法 标准 规划 平台 窗口 中心".split(
		" ",
	),
);

const noNames =
	/^(?:高[度质位标效新级]|全[面力体程市区县省镇国年员部]|方[面案式可针向法]|任[务命期职何组主副书局区部]|项目|金融|安[全排置]|于是|时[间任代期常刻候]|万元|关[于心注键]|水利|成[员立为果效]|常[务委态抓规]|江苏|强[调化]|应[急当邀诉对该届用]|单[位独]|黄[金河]|石油|国[家有务]|马上|华[东南北中]|路[线由]|计划|左右|平[安台均稳]|管[理委]|经[济过验营贸理]|[区司]长|代[表理替办]|展[开示览望现出销区会馆]|通[过报知]|宣[传布读讲]|班子|相关|周[边期密围转年一二三四五六日末天]|明[确年]|文[化明件旅]|包[括保联]|谈话|解[决读释]|双[方重]|申[报请]|连[续日]|程序|车间|房地|商[务业贸场店品会协量标议]|支[持部]|查看|海[洋关]|养老|主持|向上|何时|严格|后续|利用|广大|牵头|章程|荣[获誉]|富有|干部|充分|阳光|秋季|官员|年|习近|司法|农[村业民]|党[政史风建性]|林[业长]|人民|中心|纪[委检要律]|同志|和[谐平区市县部各]|乐意|满意|步骤|段落|习惯|易地|游客|景[区点]|宗旨|苏州|常州|温州|杭州|广[州东西]|贵州|福州|湖州|郑州|徐州|兰州|石家|能[力源]|有[关力效的人所])/;

/** Words in front of a title that belong to it: 农业局长 is no 农业, 市委书记 no 市委. */
function isUnitWord(words: string): boolean {
	return /[办局厅署府站所校社厂馆台团镇乡村州盟旗司关行科]$|^(?:经[信发]|房[产管]|党[史校组群政]|广电|国[土资]|计生|文[体教]|宣统|卫[生健]|安监|牧业|席位|包村|驻|车管|元首|水[务文产]|城|松散)/.test(
		words,
	);
}

/** Whether a name may begin here. */
export function opensName(text: string, at: number): boolean {
	if (!isHan(text, at - 1)) return !isJoint(text.charAt(at - 1));
	return predecessors.test(text.slice(Math.max(0, at - 4), at));
}

/** What stands before a person whose title comes behind the name. */
const predecessors =
	/(?:任命|选举|推选|推举|聘任|聘请|提名|决定|同意|批准|接受|明确|由|请|经|与|及|和|对|受|向|听取|传达|贯彻|落实|学习|根据|按照|陪同|会见|拜访|欢迎|感谢|增选|补选|指定|推荐|为首的|随后|最后|下午|上午|会上|其中|市委|区委|县委|省委|州委|党委|政府|党组|工委)$/;

/** What stands behind a person. */
const followers =
	/^(?:表示|说|指出|强调|要求|主持|出席|参加|参会|介绍|记录|缺席|请假|率先|率队|率领|率|带队|带领|带头|带着|宣读|作了|作出|作为|作报告|作讲话|作发言|作总结|作部署|作动员|作专题|作交流|作工作|作题为|作点评|作表态|作典型|作致辞|作主|做了|做客|做|作|开展|开幕|讲话|讲解|讲|在|对|到|赴|向|为|等|和|与|及|同志|同|先生|女士|一行|陪同|陪|调研|深入|分别|致辞|致欢|致信|致|通报|汇报|传达|听取|认为|透露|告诉|代表|会见|受邀|受|将|就|从|也|还|并|最后|首先|担任|任|兼任|兼|前往|前来|检查|督导|督查|督办|督战|督促|指导|部署|安排|围绕|结合|主讲|领学|领誓|领|发言|点评|总结|宣布|签约|签署|签|发布|发表|接受|坦言|直言|直接|表态|表|回应|回答|回顾|当选|以|随后|随|走访|走进|走|慰问|看望|携|接待|接访|接听|接|应邀|列席|实地|主动|现场|现任|现身|牵头|负责|提出|提到|明确|希望|呼吁|谈到|谈及|谈|看到|看|的|是|给|亲自|先后|专题|参与|参观|组织|召开|召集|召|一同|一起|一线|共同|具体|联系|分管|抓|坐镇|靠前|统筹|包抓|包联|包|挂帅|挂点|挂|座谈|交谈|会谈|会晤|莅临|考察|视察|巡查|巡视|巡|观看|观摩|批示|揭牌|剪彩|授牌|颁奖|颁发|点赞|拜访|赶赴|解读|解释|解答|说明|阐述|分析|询问|了解|察看|查看|来到|来|勉励|鼓励|叮嘱|寄语|祝贺|欢迎|感谢|动员|布置|讲述|分享|辞去|被|已|均|曾|正在|正|再次|再|多次|全程|全面|高度|充分|认真|详细|逐一|重点|特别|不|没有|没|便|则|却|都|能|要|会上|会后|会同|让|把|请|进行|推动|推进|落实|带|学习|贯彻|研究|审议|评价|肯定|提醒|建议|呼|引用|举例|算|笑|道|补充|透|毛遂|书面|视频|线上|当场|当天|当日|今天|昨天|近日|日前|下周|本周|上周|回忆|主抓|奔赴|扎根|赶到|感慨|感叹|动情|激动|高兴|自豪|坚定|满怀|这样|如是|拿|打|翻|指着|望着|站|坐|握|亲临|登|乘|点燃|按下|启动|关注|关心|算|列举|谢|问|答|叹|写|念|忙|一早|一边|一直|一手|一番|一席|长期|始终|从事|毕业|现年|上午|下午|（|\()/;

const surnames = new Set([
	..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄麴家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆巩厍聂晁勾敖融冷訾辛阚那简饶曾毋沙乜养鞠须丰巢蒯荆红游竺权逯盖益桓兰原闫付肖代官岳战仝苟涂佘佟晋丘覃邝揭粟宇冼区楚牟岐苑隋阳海税鄢庹宛匙迟亓仉拜吐帕拉旦洛德嘎关展帅丛麦朴尧芦亢郄佀闾揣鹿商",
]);

const compoundSurnames = new Set(
	"欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 端木 夏侯 宇文 长孙 独孤 南宫".split(" "),
);

export function isHan(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 0x4e00 && code <= 0x9fff;
}

function areHan(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (!isHan(text, i)) return false;
	return true;
}

/** A blank that is layout; ends of lines are none. */
export function isBlank(char: string): boolean {
	return char === " " || char === "\u3000" || char === "\u00a0";
}
