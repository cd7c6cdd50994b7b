import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const pasted = "推動數字經濟发展,學(xué)習(xí)先進。\n— 2 —\n落實責任,提升服務。\n";
const clean = "推动数字经济发展，学习先进。\n落实责任，提升服务。\n";

describe("niwen clean", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("prints the clean text, and every change on the standard error", () => {
		const { status, stdout, stderr } = niwen(["clean", "-"], { input: pasted });
		assert.equal(status, 0);
		assert.equal(stdout, clean);
		assert.match(stderr, /Line 1: removed readings \(2\): 11 “\(xué\)”, 17 “\(xí\)”/);
		assert.match(stderr, /Line 1: made marks full-width \(1\): 9 “,”→“，”/);
		assert.match(stderr, /Line 2: removed a page number \(1\)/);
		assert.match(stderr, /“動”→“动”/);
	});

	it("says so where there is nothing to clean, in the language asked for", () => {
		const { status, stdout, stderr } = niwen(["clean", "-", "--lang", "zh"], { input: clean });
		assert.deepEqual([status, stdout], [0, clean]);
		assert.match(stderr, /没有要清理的内容/);
	});

	it("writes a file, and overwrites one only by force", () => {
		const { path, remove } = createFolder({ "a.txt": pasted, "b.txt": "keep" });
		assert.equal(niwen(["clean", "a.txt", "-o", "b.txt"], { cwd: path }).status, 2);
		assert.equal(readFileSync(join(path, "b.txt"), "utf8"), "keep");
		assert.equal(niwen(["clean", "a.txt", "-o", "b.txt", "--force"], { cwd: path }).status, 0);
		assert.equal(readFileSync(join(path, "b.txt"), "utf8"), clean);
		remove();
	});

	it("lists what it could not restore", () => {
		const { stdout, stderr } = niwen(["clean", "-"], { input: "讓群眾幸?!背蔀槿藗兊那猩砀惺?、感嘆。\n" });
		assert.match(stdout, /背蔀槿藗兊那猩砀惺/);
		assert.match(stderr, /broken and was left \(what can be read/);
	});
});
