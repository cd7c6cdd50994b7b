/** What the HTML of a page is made of; addresses are those that the webview loads from. */
export interface PageParts {
	/** Of `dist/page/`. */
	readonly script: string;
	readonly style: string;
	readonly title: string;
	/** BCP 47, of what the page says. */
	readonly language: string;
	/** From {@link createNonce}; another one for each page. */
	readonly nonce: string;
}

/**
 * The HTML of a page in a webview: a script and a style sheet of ours, and an element that the script fills. The policy lets
 * nothing else run, be styled or be loaded: no attribute `style`, no picture, no font, no address.
 */
export function pageHtml({ script, style, title, language, nonce }: PageParts): string {
	const policy = [
		"default-src 'none'",
		`script-src 'nonce-${nonce}'`,
		`style-src 'nonce-${nonce}'`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
	return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" nonce="${nonce}" href="${escapeHtml(style)}">
</head>
<body>
<div id="page"></div>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

/** 128 random bits in hexadecimal digits. */
export function createNonce(): string {
	return [...crypto.getRandomValues(new Uint8Array(16))]
		.map((byte) => byte.toString(16).padStart(2, "0"))
		.join("");
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
