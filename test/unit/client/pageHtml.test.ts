import assert from "node:assert/strict";
import { parse } from "parse5";
import { createNonce, pageHtml } from "../../../client/src/webview/pageHtml.js";

const parts = {
	script: "https://file+.vscode-resource.vscode-cdn.net/dist/page/preview.js?a=1&b=2",
	style: "https://file+.vscode-resource.vscode-cdn.net/dist/page/preview.css",
	title: "预览",
	language: "zh-cn",
	nonce: "00ff",
};

describe("the HTML of a page in a webview", () => {
	it("allows its own script and style sheet by their nonce, and nothing else", () => {
		const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(parts)) ?? [];
		assert.deepEqual(policy?.split("; "), [
			"default-src 'none'",
			"script-src 'nonce-00ff'",
			"style-src 'nonce-00ff'",
			"base-uri 'none'",
			"form-action 'none'",
		]);
	});

	it("has no style and no handler in an attribute, and no script of its own but the one that is named", () => {
		const elements = elementsOf(pageHtml(parts));
		const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
		assert.deepEqual(
			attributes.filter((name) => name === "style" || name.startsWith("on")),
			[],
		);
		const scripts = elements.filter(({ tagName }) => tagName === "script");
		assert.deepEqual(
			scripts.map(({ attrs, childNodes }) => ({ attrs, children: childNodes.length })),
			[
				{
					attrs: [
						{ name: "nonce", value: parts.nonce },
						{ name: "src", value: parts.script },
					],
					children: 0,
				},
			],
		);
		assert.deepEqual(
			elements.filter(({ tagName }) => tagName === "style"),
			[],
		);
	});

	it("shows what is given to it as text, whatever it is", () => {
		const title = `</title><script>alert("1")</script>`;
		const elements = elementsOf(pageHtml({ ...parts, title, language: `zh" onload="x` }));
		const [head] = elements.filter(({ tagName }) => tagName === "title");
		assert.deepEqual(
			head?.childNodes.map((node) => ("value" in node ? node.value : "")),
			[title],
		);
		assert.equal(elements.filter(({ tagName }) => tagName === "script").length, 1);
		assert.deepEqual(elements.find(({ tagName }) => tagName === "html")?.attrs, [
			{ name: "lang", value: `zh" onload="x` },
		]);
	});

	it("has another nonce each time", () => {
		const nonces = Array.from({ length: 50 }, createNonce);
		for (const nonce of nonces) assert.match(nonce, /^[0-9a-f]{32}$/);
		assert.equal(new Set(nonces).size, nonces.length);
	});
});

interface Element {
	readonly tagName: string;
	readonly attrs: readonly { readonly name: string; readonly value: string }[];
	readonly childNodes: readonly object[];
}

function elementsOf(html: string): readonly Element[] {
	const found: Element[] = [];
	const visit = (node: object): void => {
		if ("tagName" in node) found.push(node as Element);
		if ("childNodes" in node) for (const child of node.childNodes as object[]) visit(child);
	};
	visit(parse(html));
	return found;
}
