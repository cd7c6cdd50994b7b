// Given to the host's `open`: fails where the bars of the plan's table do not stand below one another on the screen.
const FARTHEST_PX = 1;
const LIMIT_MS = 30_000;

export default async function linedUpColumns(page) {
	const end = Date.now() + LIMIT_MS;
	for (;;) {
		const rows = await page.evaluate(barsOfRows);
		const reason = whyNotLinedUp(rows);
		if (reason === undefined) return;
		if (Date.now() > end) throw new Error(`${reason}\n${JSON.stringify(rows)}`);
		await page.waitForTimeout(200);
	}
}

function whyNotLinedUp(rows) {
	const [header, ...others] = rows;
	if (others.length < 5) return `only ${rows.length} rows are shown`;
	for (const row of others) {
		if (row.length !== header.length) return "a row has bars of its own";
		for (const [column, left] of row.entries())
			if (Math.abs(left - header[column]) > FARTHEST_PX)
				return `bar ${column} of a row stands ${left - header[column]} px beside that of the header`;
	}
	return undefined;
}

/** Runs in the page: of each line with bars, how far each stands from the left, in pixels. */
function barsOfRows() {
	const rows = [];
	for (const line of document.querySelectorAll(".editor-instance .view-line")) {
		const bars = [];
		const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
			for (let i = node.data.indexOf("|"); i >= 0; i = node.data.indexOf("|", i + 1)) {
				const range = document.createRange();
				range.setStart(node, i);
				range.setEnd(node, i + 1);
				bars.push(range.getBoundingClientRect().left);
			}
		if (bars.length > 0) rows.push({ top: line.getBoundingClientRect().top, bars });
	}
	return rows.sort((a, b) => a.top - b.top).map(({ bars }) => bars);
}
