import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument } from "./workspace.js";

describe("the extension", () => {
	it("is there under its id", () => {
		assert.ok(vscode.extensions.getExtension("niwen.niwen"));
	});

	it("knows a plan by its file name and starts with it", async () => {
		const document = await openDocument("demo.plan.md");
		assert.equal(document.languageId, "policy-plan");
		const extension = vscode.extensions.getExtension("niwen.niwen");
		await waitFor("active extension niwen.niwen", () => extension?.isActive);
		// It is called active where its start has failed, too: this then rejects with the reason.
		await extension?.activate();
	});
});
