import type { LocalizedText } from "../../common/model/localizedText.js";

/** The option that all commands have which read files. */
export const encoding: LocalizedText = {
	zh: "  --encoding 编码       utf-8、utf-16le、utf-16be、gb18030（gbk）、big5（默认自动识别）",
	en: "  --encoding NAME       utf-8, utf-16le, utf-16be, gb18030 (gbk), big5 (default: found out)",
};

/** What `--help` prints of the commands on several versions of a plan. */
export const pagesOnVersions: Readonly<Record<"seal" | "diff" | "merge", LocalizedText>> = {
	seal: {
		zh: `niwen seal 文件 [选项]

在定稿旁边写一份存照（文件名.seal.json）：文件字节和内容的 SHA-256、日期、版本，以及内容本身；方案文件不动。
以后用 niwen diff --sealed 文件 核对。存照只能发现改动，不是电子签名。

选项：
  -o, --out 文件        写入文件（默认：方案文件名.seal.json）
  --date 日期           定稿日期（默认今天），如 2026-01-25
  --force               存照已存在时覆盖
${encoding.zh}`,
		en: `niwen seal FILE [options]

Writes a record beside an approved plan (FILE.seal.json): the SHA-256 of its bytes and of what it says, date, version, and what it says; the plan is not touched. Compare later with niwen diff --sealed FILE. A seal shows changes; it is not a signature.

Options:
  -o, --out FILE        write to a file (default: the plan's name with .seal.json)
  --date DATE           the day of approval (default: today), such as 2026-01-25
  --force               overwrite a seal that exists
${encoding.en}`,
	},
	diff: {
		zh: `niwen diff 旧文件 新文件 [选项]
niwen diff --sealed 文件 [存照] [选项]
niwen diff --textconv 文件

按内容比对两份方案：新增、删去、移动、重新编号、拆分、合并的任务，目标提高、降低或弱化，时限、牵头、责任单位、领导的变动，每处一句话。序号顺延、排版和合并单元格的写法不算不同。内容相同退出码为 0，不同为 1；由 git 当外部比对程序调用时总是 0。
--sealed：核对方案是不是定稿：逐字节一致、内容一致（只是排版不同），或者不是，并逐处列出不同。存照默认是旁边的 文件名.seal.json。一致时退出码为 0，不是定稿时为 1。
--textconv：每项任务打印一行，不带序号，给 git 的 textconv 用。

选项：
  --sealed              与 niwen seal 的存照核对
  --textconv            打印成供逐行比对的文字
  --format 格式         pretty（默认）、json、markdown、html
${encoding.zh}`,
		en: `niwen diff OLD NEW [options]
niwen diff --sealed FILE [SEAL] [options]
niwen diff --textconv FILE

Compares two plans by what they say: tasks that are new, gone, moved, renumbered, split or joined, targets that were raised, lowered or weakened, other deadlines, leads, units and leaders, a sentence each. Numbers that follow from that, layout and the way merged cells are written are not differences. The exit status is 0 where both say the same, 1 where they do not; called by git as an external diff, always 0.
--sealed: whether a plan is the approved one: byte for byte, by what it says (only its layout differs), or not, and then what differs. The seal is FILE.seal.json beside it unless one is named. The exit status is 0 where it is the approved one, 1 where it is not.
--textconv: prints a line a task, without numbers, for git's textconv.

Options:
  --sealed              compare with what niwen seal wrote
  --textconv            print as text that is compared line by line
  --format FORMAT       pretty (default), json, markdown, html
${encoding.en}`,
	},
	merge: {
		zh: `niwen merge 原稿 甲稿 乙稿… -o 合并稿 [选项]

把分头修改的几份稿合成一份，按任务、按栏合并。合并稿以第一份（甲稿）为底，它的写法和任务之外的文字都不动，其余各稿的改动并入。同一栏各说各话的，这一行按各稿各写一遍，夹在 <<<<<<<、=======、>>>>>>> 三种行之间；任务之外的改动和并不进去的都逐条列出，不会悄悄丢掉。
全部采纳退出码为 0，有要由人决定的为 1。

选项：
  -o, --out 文件        合并稿
  --report 文件         意见采纳情况表：.docx、.xlsx、.html 或 .md
  --force               文件已存在时覆盖
${encoding.zh}`,
		en: `niwen merge BASE A B… -o OUT [options]

Makes one of edited copies of a plan, by task and cell. The result is written into the first copy (A): how it is written and what it says outside of its tasks stays, and what the others changed is made in it. Where copies say different things of one cell, the row is written once for each between lines of <<<<<<<, ======= and >>>>>>>; what is changed outside of the tasks, or cannot be merged, is listed, never dropped.
The exit status is 0 where all was adopted, 1 where somebody has to decide.

Options:
  -o, --out FILE        the merged plan
  --report FILE         who proposed what and what became of it (意见采纳情况表): .docx, .xlsx, .html or .md
  --force               overwrite files that exist
${encoding.en}`,
	},
};
