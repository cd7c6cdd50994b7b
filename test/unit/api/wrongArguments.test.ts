import assert from "node:assert/strict";
import type * as Api from "../../../server/src/node/api/niwen.js";
import { buildIfStale } from "../cli/niwen.js";

const plan = `# 2026年方案

| 序号 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- |
| 1 | 新建公园2个。 | 钱宇 | ★区发改委 |
`;

/** Programs without types hand in what they have; what is wrong with it is a sentence, not a defect. */
describe("the library, given what it does not take", function () {
	this.timeout(120_000);
	let api: typeof Api;
	const en = { language: "en" } as const;
	const bytes = Buffer.from(plan);

	before(async () => {
		buildIfStale();
		api = await import("../../../server/src/node/api/niwen.js");
	});

	const rejects = (done: Promise<unknown>, message: RegExp) =>
		assert.rejects(done, (error) => {
			assert.ok(error instanceof api.NiwenError, String(error));
			assert.match(error.message, message);
			return true;
		});

	it("says that a plan is a text, wherever one is given", async () => {
		const wanted = /must be a string and is Buffer; .*readFile\(path, "utf8"\)/;
		const given = bytes as unknown as string;
		await rejects(api.readPlan(given, en), wanted);
		await rejects(api.checkPlan(given, en), wanted);
		await rejects(api.fixPlan(given, en), wanted);
		await rejects(api.editPlan(given, [], en), wanted);
		await rejects(api.exportPlan(given, { to: "csv", ...en }), wanted);
		await rejects(api.comparePlans(plan, given, en), wanted);
		await rejects(api.alignPlans(given, plan, en), wanted);
		await rejects(api.mergePlans(plan, [{ name: "a", text: given }], en), wanted);
		await rejects(api.readPlan(undefined as unknown as string), /这里是 undefined/);
	});

	it("says that what is imported is bytes", async () => {
		await rejects(api.importPlan(plan as unknown as Uint8Array, en), /must be a Uint8Array and is string/);
		await rejects(api.importPlan(null as unknown as Uint8Array), /这里是 null/);
	});

	it("names what a plan can be exported to", async () => {
		const wanted = /exported to “doc”; please use one of docx, html, xlsx, csv, md, json for to/;
		await rejects(api.exportPlan(plan, { to: "doc" as "docx", ...en }), wanted);
	});

	it("names an operation that there is not", async () => {
		const operation = { op: "setLeader", task: 0 } as unknown as Parameters<typeof Api.editPlan>[1][number];
		const edited = await api.editPlan(plan, [operation], en);
		assert.ok("refused" in edited);
		assert.match(edited.refused, /There is no operation “setLeader”/);
	});

	/** Every function, with options that hold whatever is given besides. */
	const withOptions = (given: object): readonly Promise<unknown>[] => [
		api.readPlan(plan, given),
		api.checkPlan(plan, given),
		api.fixPlan(plan, given),
		api.editPlan(plan, [], given),
		api.exportPlan(plan, { to: "csv", ...given }),
		api.alignPlans(plan, plan, given),
		api.alignPlans("", "", given),
		api.comparePlans("", plan, given),
		api.mergePlans(plan, [], given),
		api.importPlan(bytes, given),
	];

	it("names an option that there is not, and the nearest that there is", async () => {
		for (const done of withOptions({ lang: "en" }))
			await rejects(done, /^没有“lang”这个选项，是不是 language？可用的选项：.*language.*。$/);
		for (const done of withOptions({ langauge: "zh", language: "en" }))
			await rejects(done, /^There is no option “langauge”; did you mean language\? The options are .*\.$/);
		await rejects(
			api.checkPlan(plan, { ...en, file: {} } as object),
			/did you mean files\? .* path, files, language\./,
		);
		await rejects(
			api.checkPlan(plan, { ...en, to: "csv" } as object),
			/no option “to”\. The options are path, files, language/,
		);
		await rejects(
			api.exportPlan(plan, { to: "csv", ...en, profil: "" } as { to: "csv" }),
			/did you mean profile\?/,
		);
		await rejects(api.importPlan(bytes, { ...en, form: "docx" } as object), /did you mean from\?/);
	});

	it("says what an option must be", async () => {
		for (const done of withOptions({ language: "cn" }))
			await rejects(done, /^选项 language 请用 zh、en 之一，这里是“cn”。$/);
		for (const given of ["en", null, ["en"]])
			await rejects(
				api.checkPlan(plan, given as unknown as object),
				/^选项应当是对象，.*这里是 (string|null|Array)。$/,
			);
		await rejects(api.checkPlan(plan, { ...en, path: 1 } as object), /path must be a string and is number/);
		const map = new Map([[".niwen.yaml", ""]]);
		await rejects(
			api.checkPlan(plan, { ...en, files: map } as object),
			/texts by their paths, .* and is Map/,
		);
		const ofBytes = { ".niwen.yaml": Buffer.from("") };
		await rejects(
			api.readPlan(plan, { ...en, files: ofBytes } as object),
			/“\.niwen\.yaml” of files must be a string and is Buffer/,
		);
		await rejects(
			api.importPlan(bytes, { ...en, from: "doc" } as object),
			/from must be one of docx, xlsx, html, pdf and is “doc”/,
		);
		await rejects(api.exportPlan(plan, undefined as unknown as { to: "csv" }), /这里是 undefined/);
	});

	it("takes an option that is undefined as left out", async () => {
		const { tasks } = await api.readPlan(plan, {
			path: undefined,
			files: undefined,
			language: undefined,
		} as object);
		assert.equal(tasks.length, 1);
		const { content } = await api.exportPlan(plan, { to: "csv", profile: undefined } as { to: "csv" });
		assert.match(String(content), /新建公园2个/);
	});
});
