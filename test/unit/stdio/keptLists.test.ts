import assert from "node:assert/strict";
import { Session } from "node:inspector/promises";
import { setImmediate } from "node:timers/promises";
import { KeptLists } from "../../../server/src/node/stdio/keptLists.js";

/** By the inspector: a flag of V8 would stand for all tests behind this one, and V8 takes kept code under its own flags alone. */
async function collectGarbage(): Promise<void> {
	const session = new Session();
	session.connect();
	await session.post("HeapProfiler.collectGarbage");
	session.disconnect();
}

describe("lists that are kept as they were sent", () => {
	it("do not keep items that stand in none any more, whatever stood at the ends", async () => {
		const lists = new KeptLists();
		const written = (items: readonly object[]) =>
			JSON.parse(`[${Buffer.concat(lists.encode(items)).toString()}]`);
		let items: readonly { readonly id: number }[] = Array.from({ length: 30 }, (_, id) => ({ id }));
		lists.encode(items);
		const gone: WeakRef<object>[] = [];
		for (let id = 30; id < 330; id++) {
			// What stood at the end stays for a while, behind another.
			const [removed] = items.slice(-4, -3);
			if (removed !== undefined) gone.push(new WeakRef(removed));
			items = [...items.slice(0, -4), ...items.slice(-3), { id }];
			assert.deepEqual(written(items), items);
		}
		await setImmediate();
		await collectGarbage();
		const kept = gone.filter((item) => item.deref() !== undefined).length;
		assert.ok(kept < 10, `${kept} of ${gone.length} items are kept`);
		assert.equal(items.length, 30);
	});
});
