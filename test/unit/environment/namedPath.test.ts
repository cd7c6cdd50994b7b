import assert from "node:assert/strict";
import * as fc from "fast-check";
import { type NamingFile, resolveNamedPath } from "../../../server/src/common/environment/namedPath.js";
import { canonicalUri, isBelow } from "../../../server/src/common/uris.js";

const root = { uri: "file:///work", kind: "workspace" } as const;
const plan: NamingFile = { uri: "file:///work/drafts/a.plan.md", root };
const user: NamingFile = { uri: "file:///work/", root, mayBeAbsolute: true };

const uriOf = (written: string, from = plan) => {
	const named = resolveNamedPath(written, from);
	return "uri" in named ? named.uri : undefined;
};
const refusalOf = (written: string, from = plan) => {
	const named = resolveNamedPath(written, from);
	return "refusal" in named ? named.refusal.en : undefined;
};

describe("environment: paths that documents name", () => {
	for (const [written, expected] of [
		["./a.directory.yaml", "file:///work/drafts/a.directory.yaml"],
		["a.directory.yaml", "file:///work/drafts/a.directory.yaml"],
		["../a.directory.yaml", "file:///work/a.directory.yaml"],
		["..\\2025年\\a (一).plan.md", "file:///work/2025%E5%B9%B4/a%20(%E4%B8%80).plan.md"],
		["./x/../../drafts/./b.md", "file:///work/drafts/b.md"],
		// Out and in again is where it ends.
		["../../work/b.md", "file:///work/b.md"],
		// A path is text: these are names with a percent sign in them, not dots and slashes.
		["%2e%2e%2f%2e%2e%2fb.md", "file:///work/drafts/%252e%252e%252f%252e%252e%252fb.md"],
		["100%.md", "file:///work/drafts/100%25.md"],
		["a#b?c.md", "file:///work/drafts/a%23b%3Fc.md"],
		["console.md", "file:///work/drafts/console.md"],
	] as const)
		it(`${written} is ${expected}`, () => assert.equal(uriOf(written), expected));

	for (const [written, reason] of [
		["made-up:run", /address/],
		["made-up://host/x.yaml", /address/],
		["file:///work/drafts/a.yaml", /address/],
		["FILE:a.yaml", /address/],
		["x:y.yaml", /absolute/],
		["C:\\x.yaml", /absolute/],
		["c:/x.yaml", /absolute/],
		["C:x.yaml", /absolute/],
		["/etc/x.yaml", /absolute/],
		["\\x.yaml", /absolute/],
		["//host/share/x.yaml", /network/],
		["\\\\host\\share\\x.yaml", /network/],
		["\\\\.\\pipe\\x.yaml", /network/],
		["\\\\?\\C:\\x.yaml", /network/],
		["a.yaml:stream", /address/],
		["./b/a.yaml:stream", /address/],
		["nul", /device/],
		["./NUL.yaml", /device/],
		["com1.yaml", /device/],
		["x/CON .yaml/y.yaml", /device/],
		["lpt¹.md", /device/],
		["../../x.yaml", /outside/],
		["../../../../../../etc/passwd", /outside/],
		["../../work-2/x.yaml", /outside/],
		["..", /outside/],
		["../..", /outside/],
		[".../x.yaml", /characters/],
		[".. /.. /x.yaml", /characters/],
		["a\0.yaml", /characters/],
		["a\u202elmay.exe", /characters/],
		["a\ud800.yaml", /characters/],
		["", /empty/],
		["   ", /empty/],
		["a".repeat(1001), /too long/],
	] as const)
		it(`refuses ${JSON.stringify(written.slice(0, 40))}`, () => {
			assert.match(refusalOf(written) ?? "", reason);
			assert.match(refusalOf(written) ?? "", /must lie in the workspace folder “work”/);
		});

	it("says in both languages where the file would have to lie, with a path that could stand there", () => {
		assert.deepEqual(resolveNamedPath("C:\\名录\\吴江.directory.yaml", plan), {
			refusal: {
				zh: "写的是绝对路径，没有打开；文件须在工作区文件夹“work”之内，请写相对路径，如 ./吴江.directory.yaml。",
				en: "it is an absolute path, and was not opened; the file must lie in the workspace folder “work”, please write a relative path, such as ./吴江.directory.yaml.",
			},
		});
	});

	it("lets only the user's own settings name absolute paths, and even these no network", () => {
		assert.equal(uriOf("/srv/a.directory.yaml", user), "file:///srv/a.directory.yaml");
		assert.equal(uriOf("C:\\a.directory.yaml", user), "file:///C:/a.directory.yaml");
		assert.equal(uriOf("a.directory.yaml", user), "file:///work/a.directory.yaml");
		for (const written of ["\\\\host\\a.yaml", "made-up:a.yaml", "../a.yaml", "C:a.yaml"])
			assert.equal(uriOf(written, user), undefined, written);
	});

	it("refuses all for a document that lies nowhere yet", () => {
		for (const uri of ["untitled:Untitled-1", "a.plan.md", "made-up:/a.plan.md"])
			assert.match(refusalOf("a.yaml", { uri, root }) ?? "", /save it first/);
		assert.match(refusalOf("a.yaml", { ...plan, root: undefined }) ?? "", /save it first/);
	});

	it("never leads out of the root, whatever is written", () => {
		const part = fc.oneof(
			fc.constantFrom(
				"..",
				".",
				"",
				"a",
				"%2e%2e",
				"..%2f",
				"C:",
				"c:",
				"nul",
				"~",
				"x:",
				"//",
				"\\",
				"方案",
			),
			fc.string({ unit: "binary", maxLength: 8 }),
		);
		const written = fc
			.array(fc.tuple(part, fc.constantFrom("/", "\\", "")), { maxLength: 12 })
			.map((parts) => parts.flat().join(""));
		fc.assert(
			fc.property(
				written,
				fc.constantFrom("file:///work", "file:///c%3A/work", "vscode-vfs://github/o/r"),
				(path, at) => {
					const from = { uri: `${at}/drafts/a.plan.md`, root: { uri: at, kind: "workspace" } } as const;
					const named = resolveNamedPath(path, from);
					if ("refusal" in named) return;
					assert.ok(isBelow(at, named.uri), named.uri);
					// What a client makes of it when it decodes it once stays below, too.
					const decoded = decodeURIComponent(named.uri.slice(at.length + 1));
					assert.ok(!decoded.split(/[/\\]/).includes(".."), decoded);
					assert.equal(canonicalUri(named.uri), canonicalUri(canonicalUri(named.uri)));
				},
			),
			{ numRuns: 3000 },
		);
	});
});
