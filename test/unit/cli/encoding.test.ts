import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeText } from "../../../server/src/node/encodeText.js";
import { decodeText, encodings, findEncoding } from "../../../server/src/shared/decodeText.js";

describe("encodings", () => {
	for (const encoding of encodings.filter((name) => name !== "big5"))
		it(`writes ${encoding} as it reads it`, () => {
			fc.assert(
				fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.boolean(), (text, hasMark) => {
					// A lone surrogate is not text, U+FFFD stands for what could not be read, and a mark is taken off.
					fc.pre(!/^\ufeff|\ufffd|[\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "")));
					const bytes = encodeText(text, encoding, hasMark);
					assert.ok(bytes !== undefined || encoding === "gb18030");
					if (bytes === undefined) return;
					const read = decodeText(bytes, encoding);
					// Many control characters are refused as no text, which is not the matter here.
					if ("problem" in read) return;
					assert.equal(read.text, text);
					assert.equal(read.hasMark, hasMark);
				}),
			);
		});

	for (const encoding of ["gb18030", "big5"] as const)
		it(`writes whatever ${encoding} reads of one byte and of two`, () => {
			const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
			const read = (bytes: Uint8Array) => {
				try {
					return decoder.decode(bytes);
				} catch {
					return undefined;
				}
			};
			let count = 0;
			for (let value = 0; value <= 0xffff; value++) {
				const bytes = value <= 0xff ? Uint8Array.of(value) : Uint8Array.of(value >> 8, value & 0xff);
				const text = read(bytes);
				if (text === undefined) continue;
				count++;
				const written = encodeText(text, encoding, false);
				assert.ok(written !== undefined && read(written) === text, `${value.toString(16)}: ${text}`);
			}
			assert.ok(count > 13_000, `${count}`);
		});

	it("says that a character has no place in Big5", () => {
		assert.equal(encodeText("发", "big5", false), undefined);
		assert.deepEqual(encodeText("中文a", "big5", false), Uint8Array.of(0xa4, 0xa4, 0xa4, 0xe5, 0x61));
	});

	for (const [name, encoding] of [
		["GBK", "gb18030"],
		["gb2312", "gb18030"],
		["UTF8", "utf-8"],
		["UTF-16", "utf-16le"],
		["utf_16be", "utf-16be"],
		["Big5", "big5"],
		["klingon", undefined],
	] as const)
		it(`knows ${name} as ${encoding}`, () => assert.equal(findEncoding(name), encoding));

	it("does not take GBK for damaged UTF-8, nor damaged UTF-8 for GBK", () => {
		const words = "关于印发全区重点工作目标任务分解方案的通知，请各镇各部门认真贯彻执行。".repeat(3);
		const gbk = encodeText(words, "gb18030", false);
		assert.ok(gbk !== undefined);
		const read = decodeText(gbk);
		assert.ok("text" in read && read.text === words);
		fc.assert(
			fc.property(fc.nat(Buffer.byteLength(words) - 1), (at) => {
				const damaged = Buffer.from(words);
				damaged[at] = 0xff;
				const result = decodeText(damaged);
				assert.ok("problem" in result && result.problem.en.includes("UTF-8"), String(at));
			}),
		);
	});

	const simplified = "关于印发全区重点工作目标任务分解方案的通知，请各镇、各部门认真贯彻执行（共30项）。\n";
	const traditional = "關於印發全區重點工作目標任務分解方案的通知，請各鎮、各部門認真貫徹執行。\n";
	for (const [encoding, words] of [
		["big5", traditional],
		["gb18030", traditional],
		["gb18030", simplified],
		["utf-16le", simplified],
		["utf-16be", traditional],
		["utf-16le", "工业投资增长10%以上"],
	] as const)
		it(`tells ${encoding} without a mark by its bytes: ${words.slice(0, 4)}`, () => {
			const bytes = encodeText(words, encoding, false);
			assert.ok(bytes !== undefined);
			assert.deepEqual(decodeText(bytes), { text: words, encoding, hasMark: false, isDamaged: false });
		});

	it("does not take GBK for Big5 or UTF-16, whatever words it has", () => {
		const level1: string[] = [];
		const decoder = new TextDecoder("gb18030");
		for (let lead = 0xb0; lead <= 0xd6; lead++)
			for (let trail = 0xa1; trail <= 0xfe; trail++) level1.push(decoder.decode(Uint8Array.of(lead, trail)));
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...level1, "，", "。", "1"), { minLength: 8, maxLength: 60 }),
				(parts) => {
					const words = parts.join("");
					const bytes = encodeText(words, "gb18030", false);
					assert.ok(bytes !== undefined);
					const read = decodeText(bytes);
					// A few words may be valid UTF-8 by chance (联通); Big5 or UTF-16 they must not be.
					assert.ok("problem" in read || read.encoding === "gb18030" || read.encoding === "utf-8", words);
				},
			),
			{ numRuns: 500 },
		);
	});

	it("reads characters of four bytes in GB18030", () => {
		const words = "走访䶮先生、㙍先生和𬸦女士，落实全区重点工作目标任务，请各部门认真贯彻执行。";
		const bytes = encodeText(words, "gb18030", false);
		assert.ok(bytes !== undefined && bytes.length > words.length * 2);
		assert.deepEqual(decodeText(bytes), {
			text: words,
			encoding: "gb18030",
			hasMark: false,
			isDamaged: false,
		});
	});

	it("reads a file line by line where some lines are GBK", () => {
		const gbk = encodeText("二、新增就业三万人。\n", "gb18030", false);
		assert.ok(gbk !== undefined);
		const bytes = Buffer.concat([Buffer.from("一、新增企业20家。\n"), gbk, Buffer.from("三、办好实事。\n")]);
		const read = decodeText(bytes);
		assert.ok("text" in read);
		assert.equal(read.text, "一、新增企业20家。\n二、新增就业三万人。\n三、办好实事。\n");
		assert.deepEqual([read.encoding, read.otherLines], ["utf-8", [1]]);
	});

	it("does not take a broken line of UTF-8 for one of GBK", () => {
		const words = "一、新增企业二十家。\n二、新增就业三万人。\n三、办好为民实事项目。\n";
		fc.assert(
			fc.property(fc.nat(Buffer.byteLength(words) - 2), fc.integer({ min: 0x80, max: 0xff }), (at, byte) => {
				const damaged = Buffer.from(words);
				damaged[at] = byte;
				const result = decodeText(damaged);
				assert.ok("problem" in result || result.otherLines === undefined, String(at));
			}),
		);
	});

	it("reads large files of lines in two encodings in proportion", () => {
		const gbk = encodeText("二、新增就业三万人，办好实事。\n", "gb18030", false);
		assert.ok(gbk !== undefined);
		const pair = Buffer.concat([Buffer.from("一、新增企业20家，落实责任。\n"), gbk]);
		const start = performance.now();
		const read = decodeText(Buffer.concat(Array.from({ length: 60_000 }, () => pair)));
		assert.ok("text" in read && read.otherLines?.length === 60_000);
		assert.ok(performance.now() - start < 20_000);
	});
});
