import * as vscode from "vscode";

/**
 * What VS Code calls in the extension host. Resolves when every test has passed, rejects otherwise.
 * A test file is part of the suite by being named in `loadTests`.
 */
export async function run(): Promise<void> {
	const { default: Mocha } = await import("mocha");
	const node: string | undefined = process.versions.node;
	const host = node === undefined ? "a Web Worker" : `Node.js ${node}, ${process.platform} ${process.arch}`;
	console.log(`Running in VS Code ${vscode.version} (${vscode.env.appHost}, ${host})`);
	const only: string | undefined = process.env.NIWEN_TEST_ONLY;
	const mocha = new Mocha({
		ui: "bdd",
		reporter: "spec",
		color: process.env.NIWEN_TEST_COLOR === "1",
		timeout: 60_000,
		forbidOnly: Boolean(process.env.CI),
		failZero: true,
		...(only === undefined || only === "" ? {} : { grep: only }),
	});
	// What mocha does around the loading of a file: `describe` and `it` become global.
	mocha.suite.emit("pre-require", globalThis, "", mocha);
	await loadTests();
	const failures = await new Promise<number>((resolve) => {
		mocha.run(resolve);
	});
	if (failures > 0) throw new Error(`${failures} of the tests in VS Code failed`);
}

/** Imported here and not at the top, since the files call `describe` as they load. */
async function loadTests(): Promise<void> {
	await import("./brokenTables.test.js");
	await import("./calm.test.js");
	await import("./changeFact.test.js");
	await import("./comparison.test.js");
	await import("./conflicts.test.js");
	await import("./export.test.js");
	await import("./extension.test.js");
	await import("./features.test.js");
	await import("./firstSteps.test.js");
	await import("./import.test.js");
	await import("./names.test.js");
	await import("./preview.test.js");
	await import("./refactorings.test.js");
	await import("./rename.test.js");
	await import("./replies.test.js");
	await import("./restarts.test.js");
	await import("./seal.test.js");
	await import("./tables.test.js");
	await import("./tasks.test.js");
	await import("./textFeatures.test.js");
	await import("./views.test.js");
}
