import assert from "node:assert/strict";
import fc from "fast-check";
import { toBase64 } from "../../../server/src/common/text/base64.js";

describe("Base64", () => {
	it("is that of Node for any bytes", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
				assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"));
			}),
		);
	});
});
