/** Names that every build makes anew, and files that come and go with the rules, as one name each. */
const kinds: readonly (readonly [pattern: RegExp, name: string])[] = [
	[/^dist\/[\w.]+-[A-Z0-9]{8}(?:\.zh-TW)?\.js$/, "dist/*-HASH.js"],
	[/^dist\/cli\.(?:quick|yaml|zod)\..+\.cache$/, "dist/cli.*.cache"],
	[/^docs\/[^/]+\.md$/, "docs/*.md"],
	[/^docs\/images\/[\w-]+-light\.png$/, "docs/images/*-light.png"],
	[/^docs\/rules\/(?:[\w-]+\/)?[\w-]+\.md$/, "docs/rules/*.md"],
	[/^l10n\/[\w.-]+\.json$/, "l10n/*.json"],
	[/^schemas\/[\w.]+\.json$/, "schemas/*.json"],
	[/^seeds\/[\w.-]+\.(?:md|txt)$/, "seeds/*"],
	[/^seeds\/directories\/\w+\.directory\.yaml$/, "seeds/directories/*.yaml"],
	[/^snippets\/[\w-]+\.json$/, "snippets/*.json"],
	[/^walkthrough\/(?:en|zh|zh-TW)\/\w+\.md$/, "walkthrough/*/*.md"],
];

/** The kinds of files in a package, sorted, each once. What is of no kind stays as it is, so that it is noticed. */
export function nameParts(paths: readonly string[]): string[] {
	return [...new Set(paths.map((path) => kinds.find(([pattern]) => pattern.test(path))?.[1] ?? path))].sort();
}

/** Where the links and pictures of a Markdown text lead; code is not looked into. */
export function linksOf(markdown: string): string[] {
	const prose = markdown.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, "").replace(/`[^`\n]*`/g, "");
	return [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link]) => link ?? "");
}
