import assert from "node:assert/strict";
import { describeRoot, findRoot } from "../../../server/src/common/environment/root.js";

describe("environment: the root of what a document names", () => {
	for (const { what, uri, folders = [], there = [], expected } of [
		{
			what: "is the innermost workspace folder that holds it",
			uri: "file:///a/b/c/x.plan.md",
			folders: ["file:///a", "file:///a/b", "file:///a/b/cc"],
			there: ["file:///a/b/c/.niwen.yaml"],
			expected: { uri: "file:///a/b", kind: "workspace" },
		},
		{
			what: "is known by another spelling of the folder",
			uri: "file:///c%3A/%E6%96%B9/x.plan.md",
			folders: ["file:///C:/方"],
			expected: { uri: "file:///C:/方", kind: "workspace" },
		},
		{
			what: "is else the nearest folder with settings",
			uri: "file:///a/b/c/x.plan.md",
			there: ["file:///a/.niwen.yaml", "file:///a/b/.niwen.yaml", "file:///a/.git"],
			expected: { uri: "file:///a/b", kind: "settings" },
		},
		{
			what: "or the nearest one under version control",
			uri: "file:///a/b/c/x.plan.md",
			there: ["file:///a/.niwen.yaml", "file:///a/b/.git"],
			expected: { uri: "file:///a/b", kind: "repository" },
		},
		{
			what: "may be the whole disk",
			uri: "file:///a/x.plan.md",
			there: ["file:///.git"],
			expected: { uri: "file://", kind: "repository" },
		},
		{
			what: "is else its own folder",
			uri: "file:///a/b/x.plan.md",
			folders: ["file:///a/bb"],
			expected: { uri: "file:///a/b", kind: "own" },
		},
		{ what: "is none for what is not saved", uri: "untitled:Untitled-1", expected: undefined },
	])
		it(what, async () => {
			const root = await findRoot(uri, folders, async (at) => there.includes(at));
			assert.deepEqual(root, expected);
		});

	it("is named behind 在 with a blank before what is not Chinese", () => {
		const inRoot = (kind: "settings" | "own") => `在${describeRoot({ uri: "file:///a/b", kind }).zh}之内`;
		assert.equal(inRoot("settings"), "在 .niwen.yaml 所在的文件夹“b”之内");
		assert.equal(inRoot("own"), "在本文件所在的文件夹“b”之内");
	});
});
