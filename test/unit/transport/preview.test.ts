import assert from "node:assert/strict";
import {
	type EditPreviewAnswer,
	editPreviewRequest,
	type PreviewAnswer,
	type PreviewCell,
	type PreviewItem,
	type PreviewPlace,
	previewPlaceRequest,
	previewRequest,
} from "../../../server/src/common/previewProtocol.js";
import { MemoryEditor } from "../../support/memoryEditor.js";
import { demoPlan } from "../../support/planSnapshot.js";

const uri = "file:///work/a.plan.md";
const text = demoPlan(
	"| 1 | 稳增长 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新增企业20家。 | ^^ | ★区工信局 |",
	"| 2 | 惠民生 | 3.新建公园2个。 |  | ★区住建局 |",
);

type Preview = Exclude<PreviewAnswer, { refused: string }>;

describe("a preview, over the protocol", () => {
	let editor: MemoryEditor;
	/** What a client shows that makes the changes it is told of. */
	let items: PreviewItem[];
	let last: Preview | undefined;
	beforeEach(async () => {
		editor = await MemoryEditor.start();
		await editor.open(uri, text);
		items = [];
		last = undefined;
	});
	afterEach(() => editor.server.close());

	const request = <Answer>(method: string, params: object) =>
		editor.server.client.sendRequest<Answer | null>(method, params);
	const ask = async (): Promise<Preview> => {
		const answer = await request<PreviewAnswer>(previewRequest, { uri, known: last?.number ?? null });
		assert.ok(answer !== null && !("refused" in answer));
		if (answer.since === null) items = [];
		for (const { at, removed, items: added } of answer.changes) items.splice(at, removed, ...added);
		assert.equal(answer.lines.length, items.length);
		last = answer;
		return answer;
	};
	const rowOf = (words: string): number =>
		items.findIndex((item) => item.kind === "row" && item.cells.some((cell) => cell.text.includes(words)));
	const cellsOf = (index: number): readonly PreviewCell[] => {
		const item = items[index];
		return item?.kind === "row" ? item.cells : assert.fail(`part ${index} is no row`);
	};
	const edit = (item: number, column: number | null, was: string, now: string) =>
		request<EditPreviewAnswer>(editPreviewRequest, {
			uri,
			number: last?.number,
			item,
			column,
			was,
			text: now,
		});
	const refused = (answer: EditPreviewAnswer | null): string =>
		answer !== null && "refused" in answer ? answer.refused : assert.fail("it was not refused");
	/** The text of the document with the edits of an answer made. */
	const written = (answer: EditPreviewAnswer | null): string => {
		assert.ok(answer !== null && "edits" in answer, JSON.stringify(answer));
		assert.equal(answer.version, editor.versionOf(uri));
		const lines = editor.textOf(uri).split("\n");
		for (const { range, newText } of [...answer.edits].reverse()) {
			const { start, end } = range;
			const head = (lines[start.line] ?? "").slice(0, start.character);
			const tail = (lines[end.line] ?? "").slice(end.character);
			lines.splice(start.line, end.line - start.line + 1, ...`${head}${newText}${tail}`.split("\n"));
		}
		return lines.join("\n");
	};

	it("is the plan as it is printed: merged cells, names of columns to be repeated, how pages lie", async () => {
		const { lines, title, look } = await ask();
		assert.equal(title, "2026年重点工作任务分解方案");
		assert.deepEqual(
			items.map(({ kind }) => kind),
			["pages", "heading", "heading", "table", "row", "row", "row"],
		);
		assert.deepEqual(lines, [4, 4, 6, 8, 10, 11, 12]);
		assert.deepEqual(items[0], { kind: "pages", across: true });
		const table = items[3];
		assert.deepEqual(table?.kind === "table" && table.head[0]?.map((cell) => cell.text), [
			"序号",
			"项目",
			"重点工作目标任务",
			"牵头领导",
			"责任单位",
		]);
		assert.deepEqual(
			cellsOf(4).map(({ text: words, rows = 1 }) => [words, rows]),
			[
				["1", 2],
				["稳增长", 2],
				["1.地区生产总值增长5%以上。", 1],
				["赵明", 2],
				["★区发改委、统计局", 1],
			],
		);
		assert.deepEqual(
			cellsOf(5).map(({ column }) => column),
			[2, 4],
		);
		assert.match(look?.style ?? "", /\.paper \{ font: 16pt\/28pt/);
		assert.deepEqual(look?.across, { width: 297, height: 210, margins: [27, 36, 27, 36] });
	});

	it("tells of one row after one edit, whatever is typed into it", async () => {
		const first = await ask();
		for (const words of ["新增规上企业20家。", "新增规上工业企业30家，新增专精特新企业5家。"]) {
			await editor.edit(uri, text.replace("新增企业20家。", words));
			const { changes, since, look } = await ask();
			// Columns may move with a long text; no row is another by that.
			const rows = changes.filter(({ items: added }) => added.some(({ kind }) => kind === "row"));
			assert.deepEqual(
				rows.map(({ at, removed, items: added }) => [at, removed, added.length]),
				[[5, 1, 1]],
			);
			assert.ok(since !== null && since >= first.number);
			assert.equal(look, null, "pages look as before");
			assert.match(cellsOf(5)[0]?.text ?? "", new RegExp(words.slice(0, 6)));
		}
		const { changes } = await ask();
		assert.deepEqual(changes, []);
	});

	it("begins anew for whoever shows something else", async () => {
		await ask();
		const other = await request<Preview>(previewRequest, { uri, known: 12_345 });
		assert.deepEqual([other?.since, other?.changes.length, other?.changes[0]?.items.length], [null, 1, 7]);
	});

	it("marks findings in the cells that they are about, in the language of messages", async () => {
		await editor.edit(uri, text.replace("★区工信局", "★区某某局"));
		await ask();
		const [, units] = cellsOf(rowOf("新增企业"));
		// No directory is in force: the vacant leader and the like are found without one.
		const all = items.flatMap((item) =>
			item.kind === "row"
				? item.cells.flatMap(({ column, findings = [] }) => findings.map((each) => ({ column, ...each })))
				: [],
		);
		assert.ok(units !== undefined);
		assert.ok(
			all.some(({ code, column }) => code === "leader/vacant" && column === 3),
			JSON.stringify(all),
		);
		for (const { message, code } of all) {
			assert.match(message, /\p{Script=Han}/u);
			assert.notEqual(code, "target/missing");
		}
	});

	it("says where a cell stands, as long as the document is the one that is shown", async () => {
		await ask();
		const place = (item: number, column: number | null) =>
			request<PreviewPlace>(previewPlaceRequest, { uri, number: last?.number, item, column });
		const row = (text.split("\n")[11] ?? "").indexOf("2.新增");
		assert.deepEqual(await place(5, 2), { line: 11, character: row });
		assert.deepEqual(await place(2, null), { line: 6, character: 0 });
		await editor.edit(uri, `\n${text}`);
		assert.equal(await place(5, 2), null);
	});

	describe("edited in place", () => {
		beforeEach(async () => void (await ask()));

		it("changes the cell alone, escaped as its layout wants", async () => {
			const answer = await edit(rowOf("新建公园"), 2, "3.新建公园2个。", "3.新建A|B公园3个。");
			assert.equal(written(answer), text.replace("3.新建公园2个。", "3.新建A\\|B公园3个。"));
		});

		it("writes a line break, and fills an empty cell", async () => {
			const task = await edit(rowOf("新建公园"), 2, "3.新建公园2个。", "3.新建公园\n2个。");
			assert.equal(written(task), text.replace("3.新建公园2个。", "3.新建公园<br>2个。"));
			const leader = await edit(rowOf("新建公园"), 3, "", "孙立");
			assert.match(written(leader), /3\.新建公园2个。 \| 孙立 \| ★区住建局/);
		});

		it("changes what a merged cell shows where it begins", async () => {
			const answer = await edit(rowOf("生产总值"), 3, "赵明", "孙立");
			assert.equal(written(answer), text.replace("赵明", "孙立"));
		});

		it("changes the words of a heading and keeps its numeral", async () => {
			const heading = items[2];
			assert.deepEqual(heading, { kind: "heading", rank: 2, text: "一、经济运行", edit: "经济运行" });
			assert.equal(written(await edit(2, null, "经济运行", "经济")), text.replace("经济运行", "经济"));
		});

		it("changes nothing where nothing is written", async () => {
			assert.equal(written(await edit(rowOf("新建公园"), 2, "3.新建公园2个。", "3.新建公园2个。")), text);
		});

		it("is refused with a message where the document was changed meanwhile", async () => {
			await editor.edit(uri, text.replace("新建公园2个", "新建公园5个"));
			assert.match(refused(await edit(6, 2, "3.新建公园2个。", "3.新建公园3个。")), /文稿已有改动/);
			// Nor does it help to ask with what is shown now: another text was to be changed.
			await ask();
			assert.match(refused(await edit(6, 2, "3.新建公园2个。", "3.新建公园3个。")), /不再是原来的内容/);
			assert.equal("edits" in ((await edit(6, 2, "3.新建公园5个。", "3.新建公园3个。")) ?? {}), true);
		});

		it("is refused where it would be read as something else, or nothing can be edited", async () => {
			assert.match(refused(await edit(1_000, 2, "", "x")), /文稿已有改动/);
			assert.match(refused(await edit(rowOf("新建公园"), 9, "", "x")), /文稿已有改动/);
			const table = items.findIndex(({ kind }) => kind === "table");
			assert.match(refused(await edit(table, 0, "序号", "号")), /文稿已有改动/);
		});
	});

	it("of prose leads to its sentences, and is edited there", async () => {
		const prose =
			"# 方案\n\n一、经济\n\n1.投资增长5%以上。（区工信局牵头，区财政局配合）\n\n2.建成水厂1座。（区水务局牵头）\n";
		await editor.edit(uri, prose);
		await ask();
		const row = rowOf("水厂");
		assert.ok(cellsOf(row).every(({ fixed }) => fixed));
		const place = await request<PreviewPlace>(previewPlaceRequest, {
			uri,
			number: last?.number,
			item: row,
			column: 0,
		});
		assert.equal(place?.line, 6);
		assert.match(refused(await edit(row, 0, "2.建成水厂1座。", "2.建成水厂2座。")), /不能在预览中修改/);
	});

	it("follows the profile of an office, and says what is wrong in one", async () => {
		const look = async (profile: string) =>
			request<PreviewAnswer>(previewRequest, { uri, known: null, profile });
		const answer = await look("sizes:\n  body: 15\n");
		assert.match(answer !== null && "look" in answer ? (answer.look?.style ?? "") : "", /15pt\/28pt/);
		const wrong = await look("sizes:\n  body: large\n");
		assert.match(wrong !== null && "refused" in wrong ? wrong.refused : "", /版式文件第 2 行/);
	});

	it("shows marks of direction and controls instead of obeying them", async () => {
		await editor.edit(uri, text.replace("新建公园", "新建\u202e公园"));
		await ask();
		const [, , task] = cellsOf(6);
		assert.match(task?.text ?? "", /新建\\u202e公园/);
		assert.match(task?.edit ?? "", /\u202e/);
	});

	it("is of open plans alone, and takes parameters that fit", async () => {
		assert.equal(await request(previewRequest, { uri: "file:///work/none.plan.md", known: null }), null);
		assert.equal(
			await request(editPreviewRequest, {
				uri: "file:///none",
				number: 1,
				item: 0,
				column: 0,
				was: "",
				text: "",
			}),
			null,
		);
		await assert.rejects(request(previewRequest, { uri }), /niwen\/preview/);
		await assert.rejects(
			request(previewPlaceRequest, { uri, number: 1, item: -1, column: 0 }),
			/niwen\/previewPlace/,
		);
		await assert.rejects(
			request(editPreviewRequest, {
				uri,
				number: 1,
				item: 0,
				column: 0,
				was: "",
				text: "字".repeat(100_001),
			}),
			/niwen\/editPreview/,
		);
	});
});
