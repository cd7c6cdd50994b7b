import type { LocalizedText } from "../../common/model/localizedText.js";
import type { CommandName } from "./commandLine.js";
import { encoding, pagesOnVersions } from "./helpOnVersions.js";

/** What `--help` prints: all commands, or the use of one. */
export function printHelp(command: CommandName | undefined, language: keyof LocalizedText): string {
	const text = command === undefined ? overview : pages[command];
	return `${text[language]}\n\n${common[language]}\n`;
}

const overview: LocalizedText = {
	zh: `niwen：检查、转换政府工作方案（重点工作目标任务分解落实方案）

用法：
  niwen check  文件|文件夹|-…  [选项]   检查方案、名录和设置，列出问题
  niwen parse  文件|-          [选项]   把方案读成数据，按 JSON 打印
  niwen config 文件|-          [选项]   列出对它生效的设置和名录，各由哪个文件写明
  niwen import 文件|-          [选项]   把粘贴的方案、Word、Excel、网页、PDF 文件转成表格格式
  niwen export 文件|-          [选项]   把方案导出为 Word 文档、网页、PDF 等
  niwen fmt    文件…           [选项]   对齐表格各栏
  niwen clean  文件|-          [选项]   清理粘贴来的文字：繁体、残留读音、网页内容、半角标点
  niwen ledger 文件|-          [选项]   列出一个单位或一位领导的全部任务
  niwen stats  文件…           [选项]   统计方案：任务、目标、谁负责多少
  niwen split  文件|-          [选项]   分成各单位或各领导的填报表（Excel、Word）
  niwen collect 方案 文件夹    [选项]   收回填报表，合并，写出通报
  niwen seal   文件            [选项]   给定稿存照，以后能核对有没有改动
  niwen diff   旧文件 新文件   [选项]   比对两份方案（或用 --sealed 核对定稿），逐项说明哪里不同
  niwen merge  原稿 各稿…      [选项]   把分头修改的几份稿合成一份，写出意见采纳情况表
  niwen restate 文件 原文 新文…  [选项]  一个数、时限或名称改了，别处写着同一件事的地方一起改
  niwen coverage 报告 方案     [选项]   工作报告的承诺有没有任务，任务有没有出处
  niwen index  文件夹…         [选项]   把一批方案的任务、目标、单位和问题逐行列成数据（JSON Lines）
  niwen rollover 上年方案      [选项]   由上年方案起草新一年的方案
  niwen rules  [规则代码]               列出规则，或看一条规则的说明
  niwen lsp    --stdio                  供编辑器使用的语言服务器

每条命令的选项见 niwen 命令 --help。`,
	en: `niwen: checks and converts Chinese government work plans

Usage:
  niwen check  FILE|DIR|-…  [options]   report what is wrong in plans, directories and settings
  niwen parse  FILE|-       [options]   print the model of a plan as JSON
  niwen config FILE|-       [options]   the settings and directories in force for it, and which file set each
  niwen import FILE|-       [options]   turn pasted cells or a file of Word, Excel, the web, PDF into table layout
  niwen export FILE|-       [options]   write a plan as a Word document, a web page, a PDF …
  niwen fmt    FILE…        [options]   align the columns of tables
  niwen clean  FILE|-       [options]   clean pasted text: script, residues, page furniture, marks
  niwen ledger FILE|-       [options]   all tasks of a unit or a leader
  niwen stats  FILE…        [options]   plans in numbers: tasks, targets, who has how much to do
  niwen split  FILE|-       [options]   a form to be filled in for each unit or leader (Excel, Word)
  niwen collect PLAN DIR    [options]   merge the forms that came back into a report
  niwen seal   FILE         [options]   keep a record of an approved plan, to see changes later
  niwen diff   OLD NEW      [options]   how two plans differ, task by task (--sealed: from the approved one)
  niwen merge  BASE A B…    [options]   make one of edited copies, and a table of what was adopted
  niwen restate FILE WAS NOW… [options] a figure, deadline or name changed wherever it is stated
  niwen coverage REPORT PLAN [options]  commitments of a work report without a task, tasks without a source
  niwen index  DIR…         [options]   what many plans say, as JSON Lines: tasks, targets, units, findings
  niwen rollover LAST       [options]   a draft of the new year's plan out of last year's
  niwen rules  [CODE]                   list the rules, or show the page of one
  niwen lsp    --stdio                  the language server, for any editor

The options of a command: niwen COMMAND --help.`,
};

const common: LocalizedText = {
	zh: `通用选项：
  --lang zh|zh-TW|en
                  提示信息的语言（默认按系统语言）
  --verbose       程序出错时显示细节
  -h, --help      显示用法
  -V, --version   显示版本

退出码：0 没有达到 --fail-on 级别的问题；1 有；2 命令没能完成（原因见标准错误输出）。`,
	en: `Options of all commands:
  --lang zh|zh-TW|en
                  language of messages (default: of the locale)
  --verbose       show details of a failure of the program
  -h, --help      show this
  -V, --version   show the version

Exit status: 0 nothing at or above --fail-on; 1 findings; 2 the command could not do its work (standard error says why).`,
};

const pages: Readonly<Record<CommandName, LocalizedText>> = {
	check: {
		zh: `niwen check 文件|文件夹|-… [选项]

检查方案（*.plan.md、*.plan.txt，单独写明的文件不限名称）、名录（*.directory.yaml）和设置（.niwen.yaml）。

选项：
  --format 格式         pretty（默认，逐条列出）、summary（每条规则一行，写明几处）、json、jsonl、sarif、github、junit、codequality
  --fail-on 级别        error（默认）、warning、hint：有这一级及以上的问题时退出码为 1
  --fix                 改正可以放心自动改的问题，直接写回文件
  --jobs N              用 N 个线程检查多个文件
  --cache 文件夹        把结果留存在这个文件夹里，下次没有变动的文件不再检查
  --watch               文件一有改动就重新检查，按 Ctrl+C 结束
${encoding.zh}

check --format jsonl - 从标准输入逐行读取 {"path": "…", "text": "…"}，每行输出一个结果。`,
		en: `niwen check FILE|DIR|-… [options]

Checks plans (*.plan.md, *.plan.txt; a file that is named may be called anything), directories (*.directory.yaml) and settings (.niwen.yaml).

Options:
  --format FORMAT       pretty (default: a line a finding), summary (a line a rule, with a count), json, jsonl, sarif, github, junit, codequality
  --fail-on SEVERITY    error (default), warning, hint: findings from this on make the exit status 1
  --fix                 mend what can safely be mended, in the files
  --jobs N              check many files on N threads
  --cache DIR           keep results in this folder; files that have not changed are not checked again
  --watch               check again whenever a file changes, until Ctrl+C
${encoding.en}

check --format jsonl - reads {"path": "…", "text": "…"} line by line and writes a result a line.`,
	},
	parse: {
		zh: `niwen parse 文件|- [选项]
niwen parse --explain 文件:行号

选项：
  --explain             说明一行由哪个读取程序读成什么，为什么不是别的
  --format 格式         json（默认）、jsonl（一行）
${encoding.zh}`,
		en: `niwen parse FILE|- [options]
niwen parse --explain FILE:LINE

Options:
  --explain             say which reader took a line, as what, and why no other did
  --format FORMAT       json (default), jsonl (on one line)
${encoding.en}`,
	},
	config: {
		zh: `niwen config 文件|- [选项]

列出对一个文件生效的设置和名录、各由哪个文件写明，以及没有生效的和原因。

选项：
  --format 格式         text（默认）、json
${encoding.zh}`,
		en: `niwen config FILE|- [options]

Lists the settings and directories in force for a file, which file set each, and what is not in force and why.

Options:
  --format FORMAT       text (default), json
${encoding.en}`,
	},
	import: {
		zh: `niwen import 文件|- [选项]

把粘贴的、制表符分隔的方案，或 Word（.docx）、Excel（.xlsx）、网页（.html）、PDF 文件转成表格格式。
合并、补齐、推测和未放入结果的内容，连同原文的位置写到标准错误输出。

选项：
  --from 来源           auto（默认）、text、tsv、docx、xlsx、html、pdf
  -o, --out 文件        写入文件（默认打印出来）
  --force               文件已存在时覆盖
${encoding.zh}`,
		en: `niwen import FILE|- [options]

Turns a pasted or tab-separated plan, or a file of Word (.docx), Excel (.xlsx), the web (.html) or PDF into table
layout.
What was joined, filled up, guessed and left out is listed on the standard error, with its place in the source.

Options:
  --from SOURCE         auto (default), text, tsv, docx, xlsx, html, pdf
  -o, --out FILE        write to a file (default: print)
  --force               overwrite a file that exists
${encoding.en}`,
	},
	export: {
		zh: `niwen export 文件|- --to 形式 -o 文件 [选项]

按《党政机关公文格式》（GB/T 9704—2012）排成公文。没有写进去的内容（批注、代码块），连同原文行号写到标准错误输出。

选项：
  --to 形式             docx、xlsx、csv、html、md、json、pdf（默认看 -o 的扩展名）；
                        pdf 由电脑上装的 LibreOffice、Chrome、Edge 或 Chromium 生成
  -o, --out 文件        写入文件（html、md、json 默认打印出来）
  --force               文件已存在时覆盖
  --profile 文件        本单位的版式（YAML：字体、字号、边距等）
${encoding.zh}`,
		en: `niwen export FILE|- --to FORM -o FILE [options]

The document is set as GB/T 9704-2012 says. What is left out (comments, code) is listed on the standard error, with the lines of the source.

Options:
  --to FORM             docx, xlsx, csv, html, md, json, pdf (default: by the ending of -o);
                        pdf is made by an installed LibreOffice, Chrome, Edge or Chromium
  -o, --out FILE        write to a file (default for html, md and json: print)
  --force               overwrite a file that exists
  --profile FILE        how your office sets its documents (YAML: fonts, sizes, margins …)
${encoding.en}`,
	},
	fmt: {
		zh: `niwen fmt 文件… [选项]

对齐表格中任务栏之前的各栏（设置 table.format: aligned 时为全部各栏），写回文件，并打印
改动了的文件名；只动竖线旁的空格。

选项：
  --check               不写文件，只列出会改动的；有则退出码为 1
${encoding.zh}`,
		en: `niwen fmt FILE… [options]

Lines up the columns before the tasks (all of them with the setting table.format: aligned) in the files, and prints the
names of those that changed; only blanks beside bars change.

Options:
  --check               write nothing, list what would change; the exit status is 1 if anything would
${encoding.en}`,
	},
	clean: {
		zh: `niwen clean 文件|- [选项]

打印清理后的文字：繁体转简体，删去残留的读音、网页内容、页码和重复的表头，接上断行，半角标点改为全角。每一处改动连同原文位置写到标准错误输出；序号、★和单位之间的分隔不动，读不出的乱码只列出。

选项：
  -o, --out 文件        写入文件（默认打印出来）
  --force               文件已存在时覆盖
${encoding.zh}`,
		en: `niwen clean FILE|- [options]

Prints the clean text: Traditional words simplified, residues of readings, page furniture, page numbers and repeated headers removed, broken lines joined, half-width marks made full-width. Every change is listed on the standard error with its place in the source; numbers, ★ and separators of units stay, and broken text that cannot be restored is listed only.

Options:
  -o, --out FILE        write to a file (default: print)
  --force               overwrite a file that exists
${encoding.en}`,
	},
	ledger: {
		zh: `niwen ledger 文件|- --unit 单位|--leader 领导 [选项]

按方案的栏目列出一个单位（牵头的、配合的）或一位领导（单独牵头的、共同牵头的）的全部任务。

选项：
  --unit 单位           单位的名称、别名或全称
  --leader 领导         领导的姓名
  --format 格式         md（默认，Markdown 表格）、json
${encoding.zh}`,
		en: `niwen ledger FILE|- --unit NAME|--leader NAME [options]

Lists all tasks of a unit (led, then shared) or a leader (alone, then with others), in the columns of the plan.

Options:
  --unit NAME           a unit by its name, an alias or its full name
  --leader NAME         a leader
  --format FORMAT       md (default, tables in Markdown), json
${encoding.en}`,
	},
	stats: {
		zh: `niwen stats 文件… [选项]

各部分的任务和可考核目标，目标的种类，没有牵头领导或牵头单位的任务，每位领导和每个单位负责多少任务，谁远多于其他人；单位在每位领导名下的任务，每个季度到期的任务。html 另有图。

选项：
  --format 格式         pretty（默认）、json、md、html
${encoding.zh}`,
		en: `niwen stats FILE… [options]

Tasks and targets by section, kinds of targets, tasks without a leader or a lead unit, how much each leader and each unit has to do, who has far more than others, the tasks of units under each leader, and what is due by quarter; html has charts, too.

Options:
  --format FORMAT       pretty (default), json, md, html
${encoding.en}`,
	},
	split: {
		zh: `niwen split 文件|- -o 文件夹 [选项]

给每个牵头单位（或每位领导）写一份 Excel 填报表：列出其任务，留出完成值、进展、存在问题、佐证、状态五栏，其余锁定（无密码）。

选项：
  --by 谁               unit（默认，按牵头单位）、leader（按领导）
  --to 形式             xlsx（默认）、docx
  -o, --out 文件夹      写到这个文件夹；以 .zip 结尾则写成一个压缩包
  --force               文件已存在时覆盖
${encoding.zh}`,
		en: `niwen split FILE|- -o DIR [options]

Writes an Excel form for each lead unit (or each leader): their tasks, with columns for value, progress, problems, evidence and state to be filled in, and everything else locked (without a password).

Options:
  --by WHOM             unit (default: lead units), leader
  --to FORM             xlsx (default), docx
  -o, --out DIR         the folder to write to, or a file that ends with .zip
  --force               overwrite files that exist
${encoding.en}`,
	},
	collect: {
		zh: `niwen collect 方案 文件夹|压缩包 -o 通报 [选项]

读回 niwen split 发出的填报表：先按行的标识，再按序号和相同的文字，最后按文字相近归到任务，逐格合并；列出没有报回的、填得不一致的和没有归入的；按期限和数值亮灯，汇总成通报。填得不一致或有文件读不了时退出码为 1。

选项：
  -o, --out 文件        通报：.xlsx、.docx、.html、.md 或 .json（写明 --lang en 则用英文）
  --date 日期           按这一天判断期限是否已过（默认今天），如 2026-06-30
  --force               文件已存在时覆盖
${encoding.zh}`,
		en: `niwen collect PLAN DIR|ZIP -o REPORT [options]

Reads the forms of niwen split that came back: rows go to their tasks by identity, else by number and equal words, else by likeness, and are merged cell by cell. Lists what is missing, contradicts or fits no task; lights by deadline and value; sums. The exit status is 1 where replies contradict each other or a file cannot be read.

Options:
  -o, --out FILE        the report: .xlsx, .docx, .html, .md or .json (in Chinese; with --lang en in English)
  --date DATE           the day by which deadlines are over (default: today), such as 2026-06-30
  --force               overwrite a file that exists
${encoding.en}`,
	},
	...pagesOnVersions,
	coverage: {
		zh: `niwen coverage 工作报告 方案 [选项]

把方案的任务与政府工作报告的句子对应起来：哪些承诺没有任务，哪些任务在报告里没有出处，哪些数字不一致。
退出码为 0，除非用 --fail-on 另作要求。

选项：
  --format 格式         pretty（默认）、json、md、html
  --fail-on 哪一类      uncovered（有承诺没有任务）、unsourced（有任务没有出处）、differs（有数字不一致）、any：有则退出码为 1
  -o, --out 文件        写成 .docx、.xlsx、.html 或 .md
  --force               文件已存在时覆盖
${encoding.zh}`,
		en: `niwen coverage REPORT PLAN [options]

Links the tasks of a plan to the sentences of the work report (政府工作报告) that it carries out: commitments without a task, tasks without a source, figures that differ. The exit status is 0 unless --fail-on asks otherwise.

Options:
  --format FORMAT       pretty (default), json, md, html
  --fail-on KIND        uncovered, unsourced, differs, any: these make the exit status 1
  -o, --out FILE        write a .docx, .xlsx, .html or .md
  --force               overwrite a file that exists
${encoding.en}`,
	},
	index: {
		zh: `niwen index 文件夹|文件… [选项]

把一批方案写成数据，每行一个 JSON 对象：kind 是 task（任务）、target（目标）、unit（单位）或 finding（问题），同类各行的键相同。
DuckDB、pandas、Spark 可直接读取。

选项：
  -o, --out 文件        写入文件（默认打印出来）
  --force               文件已存在时覆盖
  --jobs N              用 N 个线程
${encoding.zh}`,
		en: `niwen index DIR|FILE… [options]

Writes what plans say as data, a JSON object a line: its kind is task, target, unit or finding, and the lines of a kind
have the same keys. DuckDB, pandas and Spark read it as it is.

Options:
  -o, --out FILE        write to a file (default: print)
  --force               overwrite a file that exists
  --jobs N              work on N threads
${encoding.en}`,
	},
	rollover: {
		zh: `niwen rollover 上年方案 [选项]

由上年方案起草新一年的方案（表格格式），上年的文件不动。每项任务标明延续、办结或新增，旁边列出上年完成情况和待核对的内容：过了期的年份、沿用上年的数字、名录里已离任的领导和已撤并的单位。这些写在表末三栏，核对完后删去。

选项：
  --report 文件         新一年的政府工作报告：回顾部分的数字作为上年完成情况，部署部分没有对应任务的承诺列为新增
  --year 年份           新方案的年份（默认上年方案的下一年）
  -o, --out 文件        写入文件（默认打印出来）
  --force               文件已存在时覆盖
${encoding.zh}`,
		en: `niwen rollover LAST [options]

Drafts the new year's plan out of last year's (in table layout); last year's file is not touched. Each task is marked as continued (延续), done (办结) or new (新增), with last year's results and what is to be looked at beside it: years that are over, figures that are last year's, leaders and units that the directory says have ended. They stand in the last three columns, to be deleted when done.

Options:
  --report FILE         the work report of the new year: what it tells of last year are results, what it promises and no task takes up is new
  --year YEAR           the year of the new plan (default: the one behind last year's)
  -o, --out FILE        write to a file (default: print)
  --force               overwrite a file that exists
${encoding.en}`,
	},
	rules: {
		zh: `niwen rules [规则代码]

列出全部规则；写上代码（如 unit/unknown）则显示这条规则的说明。`,
		en: `niwen rules [CODE]

Lists all rules; with a code (such as unit/unknown) shows the page of that rule.`,
	},
	lsp: {
		zh: `niwen lsp --stdio

供编辑器使用的语言服务器（LSP 3.17），经标准输入输出通信。`,
		en: `niwen lsp --stdio

The language server (LSP 3.17) for any editor, over the standard streams.`,
	},
};
