import { planEndings } from "../../common/environment/fileNames.js";
import { counted } from "../../common/model/counted.js";
import type { Terminal } from "./terminal.js";

/** Says what an import has written, and that folders and editors will not know it for a plan by a name of another kind. */
export function sayImported(
	output: string,
	taskCount: number,
	sectionCount: number,
	terminal: Terminal,
): void {
	terminal.say({
		zh: `已写入 ${output}：${taskCount} 项任务、${sectionCount} 个部分。`,
		en: `Wrote ${output}: ${counted(taskCount, "task")}, ${counted(sectionCount, "section")}.`,
	});
	if (!planEndings.some((ending) => output.endsWith(ending)))
		terminal.say({
			zh: "编辑器打开时、niwen check 检查文件夹时，只把 *.plan.md、*.plan.txt 当作方案；这个文件请改成这样的名称。",
			en: "Editors, and niwen check of a folder, take files called *.plan.md or *.plan.txt for plans; please give this one such a name.",
		});
}
