import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { EventEmitter, once } from "node:events";

import { connectServer } from "../../support/connectServer.js";

/** Megabytes that the part of the heap for new objects has, behind work that keeps 64 MB of them. */
const growing = `
	import { getHeapSpaceStatistics } from "node:v8";
	import { keepYoungSmall } from "./server/src/node/keepYoungSmall.ts";
	if (process.argv.at(-1) === "small") keepYoungSmall();
	const kept = [];
	for (let i = 0; i < 1e6; i++) kept.push({ i, next: [i] });
	const { space_size } = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
	console.log(kept.length, space_size / 2 ** 20);
`;

function youngAfter(how: string): number {
	const { stdout, stderr } = spawnSync(
		process.execPath,
		["--import", "tsx", "--input-type=module", "--eval", growing, how],
		{ encoding: "utf8" },
	);
	const [, size] = /^1000000 ([\d.]+)$/m.exec(stdout) ?? [];
	assert.ok(size !== undefined, stderr);
	return Number(size);
}

describe("a server that has loaded what it needs", function () {
	this.timeout(60_000);

	it("tells the machine so, once", async () => {
		const told = new EventEmitter();
		let count = 0;
		/** What was waited for: until what was opened at once is served, and nothing else is. */
		let hasWaited = false;
		const behind = once(told, "loaded");
		const server = await connectServer({
			pause: async () => {
				hasWaited = true;
			},
			loaded: () => {
				count++;
				assert.ok(hasWaited);
				told.emit("loaded");
			},
		});
		try {
			await server.open("file:///plans/a.plan.md", "# 方案\n");
			await behind;
			await server.client.sendRequest("textDocument/foldingRange", {
				textDocument: { uri: "file:///plans/a.plan.md" },
			});
			assert.equal(count, 1);
		} finally {
			server.close();
		}
	});

	it("keeps the part of the heap for new objects at the size that it has", () => {
		const [asEver, small] = [youngAfter("as ever"), youngAfter("small")];
		assert.ok(asEver >= 8, `${asEver} MB, where V8 lets it grow`);
		assert.ok(small <= asEver / 2, `${small} MB of ${asEver}`);
	});
});
