/**
 * Five checks of a plan's table in one pass over its characters, without a model, places or messages: numbers in sequence, a
 * leader, a ★ among the units, a full stop behind the task, no half-width comma in it. Nothing that is a checker can
 * take less, so it is the floor that Niwen is measured against.
 *
 * @param {string} text a plan in table layout with five columns: 序号, 项目, task, leader, units
 * @returns {number} how many findings
 */
export function checkFloor(text) {
	let findings = 0;
	let number = 0;
	let lineStart = true;
	let column = -1;
	let written = 0;
	let isNumbered = false;
	let hasStar = false;
	let last = 0;
	let expected = 1;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x0a) {
			// The row of dashes and the names of columns have no number in their third cell.
			if (column >= 5 && isNumbered) {
				if (number !== expected) findings++;
				if (!hasStar) findings++;
				expected = number + 1;
			}
			lineStart = true;
			column = -1;
			isNumbered = false;
			hasStar = false;
			continue;
		}
		if (lineStart) {
			lineStart = false;
			if (code !== 0x7c) column = Number.NEGATIVE_INFINITY;
		}
		if (code === 0x7c) {
			if (isNumbered && column === 2 && last !== 0x3002) findings++;
			if (isNumbered && column === 3 && written === 0) findings++;
			column++;
			written = 0;
			number = column === 2 ? 0 : number;
			continue;
		}
		if (code === 0x20) continue;
		if (column === 2) {
			if (!isNumbered && code >= 0x30 && code <= 0x39) number = number * 10 + code - 0x30;
			else if (code === 0x2e && written > 0 && number > 0) isNumbered = true;
			else if (code === 0x2c) findings++;
			last = code;
		} else if (code === 0x2605) hasStar = true;
		written++;
	}
	return findings;
}
