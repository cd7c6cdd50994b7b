import type { LocalizedText } from "../../common/model/localizedText.js";

/** The option that all commands have which read files. */
export const encoding: LocalizedText = {
	zh: "  --encoding 编码       utf-8、utf-16le、utf-16be、gb18030（gbk）、big5（默认自动识别）",
	en: "  --encoding NAME       utf-8, utf-16le, utf-16be, gb18030 (gbk), big5 (default: found out)",
};

/** What `--help` prints of the commands on several versions of a plan. */
export const pagesOnVersions: Readonly<Record<"seal" | "diff" | "merge" | "restate", LocalizedText>> = {
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

把分头修改的几份稿合成一份，按任务、按栏合并。合并稿以第一份（甲稿）为底，它的写法不动，其余各稿的改动并入：各栏文字，增加、删去、移动的行，整个部分，栏，标题、正文和文首设置。同一栏各说各话的，这一行按各稿各写一遍，夹在 <<<<<<<、=======、>>>>>>> 三种行之间；并不进去的逐条列出，不会悄悄丢掉。
全部采纳退出码为 0，有要由人决定的为 1。

选项：
  -o, --out 文件        合并稿
  --report 文件         意见采纳情况表：.docx、.xlsx、.html 或 .md
  --force               文件已存在时覆盖
${encoding.zh}`,
		en: `niwen merge BASE A B… -o OUT [options]

Makes one of edited copies of a plan, by task and cell. The result is written into the first copy (A): how it is written stays, and what the others changed is made in it: cells, rows that came, went or moved, whole sections, columns, headings, paragraphs and front matter. Where copies say different things of one cell, the row is written once for each between lines of <<<<<<<, ======= and >>>>>>>; what cannot be merged is listed, never dropped.
The exit status is 0 where all was adopted, 1 where somebody has to decide.

Options:
  -o, --out FILE        the merged plan
  --report FILE         who proposed what and what became of it (意见采纳情况表): .docx, .xlsx, .html or .md
  --force               overwrite files that exist
${encoding.en}`,
	},
	restate: {
		zh: `niwen restate 文件[:行号] 原文 新文 [文件|文件夹…] [选项]

一个数、时限、单位或领导的名称改一处，别处写着同一件事的地方一起改：本方案的任务和正文、附件、上年方案、工作报告。同一件事是指同一地方、同一年份、同一范围的同一指标；同一项任务的时限；同一项目、同一栏的数。由它算出的合计、小计、占比随之重算，算不准的列出来请人核对。默认只列出要改的地方，加 --write 才写入，要么全部写好，要么一份也不动。
查找范围是后面写明的文件和文件夹，不写则是方案所在的文件夹，以及方案写明的上年方案和工作报告。原文在文件里不止一处的，要写明行号。新文与原文相同，表示这里已经改好，只改别处。
没有要核对的地方退出码为 0，有为 1。

选项：
  --write               写入各文件（默认只列出）
  --force               新名称别处已在用，也照样写入
  --format 格式         pretty（默认）、json
${encoding.zh}

例：niwen restate 方案.plan.md "5%以上" "6%左右" 全部材料`,
		en: `niwen restate FILE[:LINE] WAS NOW [FILE|DIR…] [options]

A figure, a deadline or the name of a unit or official is changed wherever the same is stated: tasks and prose of the plan, annexes, last year's plan, the work report. The same is: one indicator of one place, of the same years and scope; the deadline of the same; one column of the same project. Sums and shares that are reckoned from it are reckoned anew; where that is not certain they are listed to be looked at. Places are only listed unless --write is given, which writes all files or none.
Places are looked for in the files and folders named, else in the plan's folder, and in last year's plan and the work report that it names. Where WAS stands in several places of the file, name the line. Where NOW is WAS, the place is right already and the others follow.
The exit status is 0 where nothing is left to be looked at, else 1.

Options:
  --write               write the files (default: list the places)
  --force               write a new name even where it is in use already
  --format FORMAT       pretty (default), json
${encoding.en}

Example: niwen restate plan.plan.md "5%以上" "6%左右" drafts`,
	},
};
