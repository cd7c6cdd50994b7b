import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findSeed, readSeed } from "../../support/seeds.js";
import { buildIfStale, cleanRow, createFolder, niwen, planOf } from "./niwen.js";

const tsv = [
	"关于重点工作的分解方案",
	"序号\t项目\t重点工作目标任务\t牵头领导\t责任单位",
	"1\t产业发展\t1.工业投资增长10%以上。\t钱宇\t★区工信局、统计局",
	'\t\t"2.新增上市公司3家以上，',
	'力争4家。"\t\t★区金融监管局',
	"",
].join("\n");

describe("niwen import", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("turns a tab-separated table into table layout and says once what the clipboard leaves open", () => {
		const { path, remove } = createFolder({ "a.txt": tsv });
		const { status, stdout, stderr } = niwen(["import", "a.txt"], { cwd: path });
		assert.equal(status, 0);
		assert.match(stdout, /^\| 1 \| 产业发展 \| 1\.工业投资增长10%以上。 \| 钱宇 \| ★区工信局、统计局 \|$/m);
		assert.match(stdout, /^\| \^\^ \| \^\^ \| 2\.新增上市公司3家以上，力争4家。 \| {2}\| ★区金融监管局 \|$/m);
		assert.equal(stderr.match(/does not tell merged cells from empty ones/g)?.length, 1);
		assert.match(stderr, /1 task stood on several lines .+task 2 \(line 4\)/);
		assert.equal(niwen(["import", "--from", "tsv", "-"], { input: tsv }).stdout, stdout);
		remove();
	});

	it("gives the result again when the result is imported", () => {
		const once = niwen(["import", "-"], { input: tsv }).stdout;
		assert.equal(niwen(["import", "-"], { input: once }).stdout, once);
	});

	const besides: readonly (readonly [
		name: string,
		text: string,
		count: number,
		...rows: readonly string[],
	])[] = [
		[
			"an empty column between them",
			"序号,重点任务,牵头单位,,序号,重点任务,牵头单位\n1,新建公园2个,市园林局,,3,改造公厕15座,市城管局\n2,栽植乔木3000株,市园林局,,4,新增车位800个,市城管局\n",
			2,
			"| 1 | 新建公园2个 | 市园林局 |",
			"| 2 | 栽植乔木3000株 | 市园林局 |",
			"| 3 | 改造公厕15座 | 市城管局 |",
			"| 4 | 新增车位800个 | 市城管局 |",
		],
		[
			"more rows on the right, semicolons",
			"序号;重点任务;牵头单位;序号;重点任务;牵头单位\n1;新建公园2个;市园林局;2;改造公厕15座;市城管局\n;;;3;新建桥梁2座;市交通局\n",
			2,
			"| 1 | 新建公园2个 | 市园林局 |",
			"| 2 | 改造公厕15座 | 市城管局 |",
			"| 3 | 新建桥梁2座 | 市交通局 |",
		],
		[
			"three, with tabs, a cell in quotation marks that holds a line break, and words above and below",
			'# 2026年重点任务\n\n序号\t任务\t责任单位\t序号\t任务\t责任单位\t序号\t任务\t责任单位\n1\t新建公园2个\t市园林局\t2\t"改造公厕15座，\n新建3座"\t市城管局\t3\t新建桥梁2座\t市交通局\n\n请各单位落实。\n',
			3,
			"| 1 | 新建公园2个 | 市园林局 |",
			"| 2 | 改造公厕15座，新建3座 | 市城管局 |",
			"| 3 | 新建桥梁2座 | 市交通局 |",
		],
	];
	for (const [name, text, count, ...rows] of besides)
		it(`puts tables that stand side by side below one another and says so: ${name}`, () => {
			const { status, stdout, stderr } = niwen(["import", "-"], { input: text });
			assert.equal(status, 0, stderr);
			const lines = stdout.split("\n").filter((line) => /^\| (?:\d|\^)/.test(line));
			assert.deepEqual(lines, rows);
			assert.match(stderr, new RegExp(`${count} tables stood side by side under the same names`));
			assert.doesNotMatch(stderr, /only the left one|left out|otherwise|kept as written/);
			if (text.startsWith("#")) {
				assert.match(stdout, /^# 2026年重点任务$/m);
				assert.match(stdout, /^请各单位落实。$/m);
				assert.match(stderr, /^Line 3: 3 tables/m);
				// Lines are those of the source: the cell of two lines stands in its 4th and 5th.
				assert.match(stderr, /task 2 \(line 4\)/);
			}
		});

	it("leaves tables side by side as they are whose names are not the same, and says what is not read", () => {
		const input =
			"序号,重点任务,牵头单位,序号,重点任务,牵头单位,备注\n1,新建公园2个,市园林局,2,改造公厕15座,市城管局,甲\n";
		const { stdout, stderr } = niwen(["import", "-"], { input });
		assert.match(stdout, /^\| 1 \| 新建公园2个 \| 市园林局 \| 2 \| 改造公厕15座 \| 市城管局 \| 甲 \|$/m);
		assert.doesNotMatch(stderr, /put below one another/);
		assert.match(stderr, /4 columns on the right|the 4 columns/);
	});

	it("lists rows that a check calls uncertain", () => {
		const input =
			"# 2026年两科重点任务\n\n序号  任务  责任单位        序号  任务  责任单位\n1  新建公园2个  市园林局        1  改造公厕15座  市城管局\n2  栽植乔木3000株  市园林局        2  新增车位800个  市城管局\n";
		const { stderr } = niwen(["import", "-"], { input });
		const { stdout } = niwen(["check", "-", "--format", "json"], { input });
		const uncertain = [...stdout.matchAll(/table\/uncertain-row/g)].length;
		assert.equal(uncertain, 2);
		assert.equal(
			[...stderr.matchAll(/^Task \d at line \d may be taken apart wrongly: where /gm)].length,
			uncertain,
		);
	});

	it("does not overwrite a file without --force, and writes whole or not at all", () => {
		const { path, remove } = createFolder({ "a.txt": tsv, "out.plan.md": "mine\n" });
		const refused = niwen(["import", "a.txt", "-o", "out.plan.md"], { cwd: path });
		assert.equal(refused.status, 2);
		assert.match(refused.stderr, /out\.plan\.md exists and was not overwritten; add --force/);
		assert.equal(readFileSync(join(path, "out.plan.md"), "utf8"), "mine\n");
		const forced = niwen(["import", "a.txt", "-o", "out.plan.md", "--force"], { cwd: path });
		assert.equal(forced.status, 0);
		assert.equal(
			readFileSync(join(path, "out.plan.md"), "utf8"),
			niwen(["import", "a.txt"], { cwd: path }).stdout,
		);
		assert.equal(niwen(["import", "a.txt", "-o", "no/out.plan.md"], { cwd: path }).status, 2);
		remove();
	});

	it("says so where the name is not one of a plan", () => {
		const { path, remove } = createFolder({ "a.txt": tsv });
		const named = (name: string) => niwen(["import", "a.txt", "-o", name], { cwd: path }).stderr;
		assert.doesNotMatch(named("a.plan.md"), /please give this one such a name/);
		assert.doesNotMatch(named("a.plan.txt"), /please give this one such a name/);
		for (const name of ["a.md", "a", "plan.md.txt"])
			assert.match(
				named(name),
				/^Editors, and niwen check of a folder, take files called \*\.plan\.md/m,
				name,
			);
		remove();
	});

	it("says which encoding it converted", () => {
		const { path, remove } = createFolder({ "a.txt": Buffer.from(`\ufeff${tsv}`, "utf16le") });
		const { stdout, stderr } = niwen(["import", "a.txt"], { cwd: path });
		assert.match(stderr, /The source is UTF-16LE, the result UTF-8/);
		assert.equal(stdout, niwen(["import", "-"], { input: tsv }).stdout);
		remove();
	});

	it("keeps line ends", () => {
		const { stdout } = niwen(["import", "-"], { input: planOf(cleanRow).replaceAll("\n", "\r\n") });
		assert.ok(stdout.includes("\r\n"));
		assert.doesNotMatch(stdout.replaceAll("\r\n", ""), /[\r\n]/);
	});

	it("turns prose with assignments into a table, says what it did, and gives the result again", () => {
		const prose = [
			"江州市临湖区2026年工作方案",
			"",
			"一、产业",
			"（一）放宽准入。新增企业30家。（区工信局牵头，区财政局等有关部门配合）",
			"（二）强化保障。（区统计局、区财政局按职责分工负责）",
			"",
			"以上事项请抓好落实。",
			"",
		].join("\n");
		const { status, stdout, stderr } = niwen(["import", "-"], { input: prose });
		assert.equal(status, 0);
		assert.match(stdout, /^\| 1\.放宽准入。新增企业30家。 \| ★区工信局、区财政局等有关部门 \|$/m);
		assert.match(stdout, /^\| 2\.强化保障。 \| 区统计局、区财政局按职责分工负责 \|$/m);
		assert.match(stdout, /^以上事项请抓好落实。$/m);
		assert.match(stderr, /numbered 1 to 2 in their order/);
		assert.match(stderr, /marks of tasks are left out of the result: （一） \(line 4, now task 1\)/);
		assert.equal(niwen(["import", "-"], { input: prose }).stdout, stdout);
		assert.equal(niwen(["import", "-"], { input: stdout }).stdout, stdout);
	});

	it("keeps a text without tasks to the byte and says that there is nothing to tabulate", () => {
		const text =
			"# 讲话提纲\n\n\n区工信局\n一是抓项目。全年开工60个。\n二是抓招商，引资100亿元。\n\n\n三是抓服务。\n";
		const { status, stdout, stderr } = niwen(["import", "-"], { input: text });
		assert.equal(status, 0);
		assert.equal(stdout, text);
		assert.match(stderr, /no tasks to put into a table; its text is kept as it is/);
	});

	it("refuses what is no plan", () => {
		const { status, stderr } = niwen(["import", "-"], { input: "hello\n" });
		assert.equal(status, 2);
		assert.match(stderr, /nothing of a plan/);
	});

	it("imports the reference plan: the same model task for task, the same bytes each time", function () {
		readSeed(this, "002");
		const source = findSeed("002") ?? "";
		const { stdout: printed, stderr } = niwen(["import", source]);
		assert.equal(niwen(["import", source]).stdout, printed);
		assert.equal(niwen(["import", "-"], { input: printed }).stdout, printed);
		const tasksOf = (text: string): unknown => {
			const value: unknown = JSON.parse(text);
			assert.ok(
				typeof value === "object" && value !== null && "tasks" in value && Array.isArray(value.tasks),
			);
			return value.tasks.map((task: object) => ({ ...task, range: null }));
		};
		const before = niwen(["parse", source]).stdout;
		const after = niwen(["parse", "-"], { input: printed }).stdout;
		assert.deepEqual(tasksOf(after), tasksOf(before));
		for (const number of [11, 18, 71, 79, 107, 118])
			assert.match(stderr, new RegExp(`task ${number} \\(line`));
		assert.match(stderr, /“壮大新” “兴产业” \(lines \d+, \d+\) was torn in 2 and is joined/);
		assert.match(stderr, /“保护用好文化” “资源”/);
		assert.match(stderr, /section heading at line \d+ is blank/);
		assert.doesNotMatch(stderr, /left out/);
		for (const words of ["东太湖度假区", "苏州市吴江区人民政府", "2024年1月25日", "此件公开发布", "注:"])
			assert.ok(printed.includes(words), words);
		assert.match(printed, /^---\nregion: 苏州市吴江区\n---\n/);
		const checked = niwen(["check", "-", "--format", "json"], { input: printed });
		assert.equal(checked.status, 0);
		assert.doesNotMatch(checked.stdout, /table\/split-cell/);
		assert.equal(checked.stdout.match(/"leader\/vacant"/g)?.length, 20);
	});
});

describe("niwen parse", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("prints on one line with --format jsonl", () => {
		const { stdout } = niwen(["parse", "-", "--format", "jsonl"], { input: planOf(cleanRow) });
		assert.equal(stdout.indexOf("\n"), stdout.length - 1);
		assert.deepEqual(
			JSON.parse(stdout),
			JSON.parse(niwen(["parse", "-"], { input: planOf(cleanRow) }).stdout),
		);
	});

	it("reads the reference plan as it is", function () {
		readSeed(this, "002");
		interface Task {
			readonly number: number;
			readonly section: number | null;
			readonly group: { readonly name: string } | null;
			readonly leaders: readonly string[];
			readonly leaderState: string;
			readonly units: readonly { readonly raw: string; readonly name: string; readonly lead: boolean }[];
		}
		const plan = JSON.parse(niwen(["parse", findSeed("002") ?? ""]).stdout) as {
			readonly layout: string;
			readonly tasks: readonly Task[];
		};
		const { tasks } = plan;
		const task = (number: number) => tasks[number - 1];
		assert.equal(plan.layout, "pasted");
		assert.deepEqual(
			tasks.map(({ number }) => number),
			Array.from({ length: 118 }, (_, i) => i + 1),
		);
		assert.deepEqual(
			tasks.flatMap(({ number, section }) => (section === null ? [number] : [])),
			Array.from({ length: 20 }, (_, i) => i + 12),
		);
		for (const number of [43, 44, 45]) assert.equal(task(number)?.group?.name, "壮大新兴产业");
		for (const number of [60, 61, 62]) assert.equal(task(number)?.group?.name, "保护用好文化资源");
		assert.deepEqual([task(2)?.leaders, task(2)?.leaderState], [["钱宇"], "inherited"]);
		assert.deepEqual([task(3)?.leaders, task(3)?.leaderState], [[], "vacant"]);
		assert.equal(task(56)?.leaders.length, 4);
		assert.equal(task(56)?.units.filter(({ lead }) => lead).length, 3);
		assert.equal(task(1)?.units.find(({ raw }) => raw === "统计局")?.name, "区统计局");
	});
});
