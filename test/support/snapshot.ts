import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Compares a text with the file under test/fixtures. `UPDATE_EXPECT=1` writes the file instead, which is
 * refused under CI: what a test expects is changed by a person who looks at it.
 */
export function expectSnapshot(name: string, actual: string): void {
	const path = fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
	if (process.env.UPDATE_EXPECT === "1") {
		assert.ok(!process.env.CI, "UPDATE_EXPECT is refused under CI");
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, actual);
		return;
	}
	assert.ok(
		existsSync(path),
		`test/fixtures/${name} is missing: run the tests with UPDATE_EXPECT=1 and look at it`,
	);
	assert.equal(actual, readFileSync(path, "utf8"));
}
