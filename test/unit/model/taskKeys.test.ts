import assert from "node:assert/strict";
import fc from "fast-check";
import { TaskKeys } from "../../../server/src/common/model/taskKeys.js";

/** Edits at a few places, so that what lies between two keys is used up. */
const edits = fc.array(
	fc.record({
		at: fc.constantFrom(0, 0.3, 0.3, 0.3, 0.8, 1),
		gone: fc.constantFrom(0, 0, 0, 0, 1, 3, 40),
		come: fc.constantFrom(0, 1, 1, 1, 2, 100),
	}),
	{ minLength: 1, maxLength: 60 },
);
/** Rows that come one above another. */
const above = { at: 0, gone: 0, come: 1 };

function keysIn(keys: TaskKeys, count: number): number[] {
	const all: number[] = [];
	keys.forEach((key) => void all.push(key), 0, count);
	return all;
}

describe("keys of tasks", () => {
	it("stay whatever tasks come and go, ascend, and tell the numbers", () => {
		let widened = 0;
		fc.assert(
			fc.property(fc.nat(700), fc.constantFrom(0, 60), edits, (tasks, comeAbove, changes) => {
				let count = tasks;
				let keys = TaskKeys.of(count);
				for (const { at, gone, come } of [...new Array<typeof above>(comeAbove).fill(above), ...changes]) {
					const first = Math.floor(at * count);
					const oldEnd = Math.min(count, first + gone);
					const before = keysIn(keys, count);
					const { keys: now, tasks: other } = keys.follow({ first, oldEnd, newEnd: first + come });
					assert.ok(other.first <= first && other.oldEnd >= oldEnd);
					assert.equal(other.newEnd - other.oldEnd, first + come - oldEnd);
					if (other.oldEnd - other.first > oldEnd - first) widened++;
					count += first + come - oldEnd;
					keys = now;
					const after = keysIn(keys, count);
					assert.deepEqual(after.slice(0, other.first), before.slice(0, other.first));
					assert.deepEqual(after.slice(other.newEnd), before.slice(other.oldEnd));
					for (const [task, key] of after.entries()) {
						assert.ok(Number.isSafeInteger(key) && key > (after[task - 1] ?? 0));
						assert.equal(keys.keyOf(task), key);
						assert.equal(keys.taskOf(key), task);
						assert.ok(keys.bound(task) <= key && keys.bound(task) > (after[task - 1] ?? 0));
					}
				}
			}),
			{ numRuns: 60 },
		);
		assert.ok(widened > 0, "no edit has used up what lies between two keys");
	}).timeout(60_000);

	it("leave room for rows that are written one below another, and one above another", () => {
		for (const isBelow of [true, false]) {
			let keys = TaskKeys.of(1000);
			let others = 0;
			for (let i = 0; i < 2000; i++) {
				const at = isBelow ? 500 + i : 500;
				const { keys: now, tasks } = keys.follow({ first: at, oldEnd: at, newEnd: at + 1 });
				others += tasks.oldEnd - tasks.first;
				keys = now;
			}
			assert.ok(others <= 2000 * 6, `${others} tasks have got other keys`);
		}
	});
});
