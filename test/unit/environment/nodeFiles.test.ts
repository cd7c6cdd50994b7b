import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { nodeFiles } from "../../../server/src/node/nodeFiles.js";
import { createFolder } from "../cli/niwen.js";

describe("environment: files of this machine", () => {
	let folder = { path: "", remove: () => {} };
	before(() => {
		folder = createFolder({
			"in/a.yaml": "\ufeffa: 甲\n",
			"in/sub/b.yaml": "b: 1\n",
			"out.yaml": "secret: 1\n",
		});
		const at = (name: string) => join(folder.path, name);
		writeFileSync(at("in/gbk.yaml"), Buffer.from([0xbc, 0xd7, 0x3a, 0x20, 0x31, 0x0a]));
		writeFileSync(at("in/large.yaml"), "");
		truncateSync(at("in/large.yaml"), 9 * 1024 * 1024);
		symlinkSync("sub/b.yaml", at("in/link.yaml"));
		symlinkSync("../out.yaml", at("in/leading-out.yaml"));
		symlinkSync("..", at("in/up"));
		symlinkSync("in", at("linked"));
		symlinkSync("round.yaml", at("in/round.yaml"));
		symlinkSync("gone.yaml", at("in/dangling.yaml"));
		mkdirSync(at("in/folder.yaml"));
		if (process.platform !== "win32") {
			symlinkSync("/dev/zero", at("in/zero.yaml"));
			spawnSync("mkfifo", [at("in/pipe.yaml")]);
		}
	});
	after(() => folder.remove());

	const uri = (name: string) => pathToFileURL(join(folder.path, name)).href;
	const read = async (name: string, within: string | undefined = uri("in")) => {
		const file = await nodeFiles.readNamed(uri(name), within);
		return "text" in file ? file.text : file.failure;
	};

	for (const [name, expected] of [
		["in/a.yaml", "a: 甲\n"],
		["in/gbk.yaml", "甲: 1\n"],
		["in/link.yaml", "b: 1\n"],
		["in/leading-out.yaml", "outside"],
		["in/up/out.yaml", "outside"],
		["out.yaml", "outside"],
		["in/up/in/a.yaml", "a: 甲\n"],
		["in/folder.yaml", "folder"],
		["in/large.yaml", "large"],
		["in/dangling.yaml", "missing"],
		["in/gone.yaml", "missing"],
		["in/a.yaml/b.yaml", "missing"],
		[`in/${"a".repeat(300)}.yaml`, "missing"],
	] as const)
		it(`answers ${name.slice(0, 40)} with ${JSON.stringify(expected)}`, async () =>
			assert.equal(await read(name), expected));

	it("takes a root behind a link for what it is, and reads anywhere where no folder is given", async () => {
		assert.equal(await read("linked/a.yaml", uri("linked")), "a: 甲\n");
		assert.equal(await read("in/a.yaml", uri("linked")), "a: 甲\n");
		const anywhere = await nodeFiles.readNamed(uri("out.yaml"), undefined);
		assert.deepEqual("text" in anywhere && anywhere.text, "secret: 1\n");
	});

	it("says of a link in a circle what it is", async () => {
		const failure = await read("in/round.yaml");
		assert.ok(typeof failure === "object" && /back to itself/.test(failure.reason.en));
	});

	it("opens neither devices nor pipes, and does not wait for them", async function () {
		if (process.platform === "win32") this.skip();
		for (const within of [undefined, uri("in")])
			for (const name of ["in/zero.yaml", "in/pipe.yaml"]) {
				const file = await nodeFiles.readNamed(uri(name), name === "in/zero.yaml" ? undefined : within);
				assert.deepEqual(file, { failure: "irregular" }, name);
			}
		assert.equal(await read("in/zero.yaml"), "outside");
	});

	it("knows what is there, links that lead nowhere too", async () => {
		assert.equal(await nodeFiles.exists(uri("in/dangling.yaml")), true);
		assert.equal(await nodeFiles.exists(uri("in/gone.yaml")), false);
		assert.equal(await nodeFiles.exists("made-up://host/a.yaml"), false);
		assert.deepEqual(await nodeFiles.readNamed("made-up://host/a.yaml", undefined), {
			failure: "unsupported",
		});
	});
});
