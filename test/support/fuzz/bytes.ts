import fc from "fast-check";

/** Bytes as they arrive from a bad disk or half a transfer: some changed, put in, lost, doubled, or cut off. */
export function brokenBytes(whole: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
	const change = fc.record({
		kind: fc.nat(5),
		at: fc.nat(0xff_ffff),
		length: fc.integer({ min: 1, max: 24 }),
		byte: fc.oneof(fc.nat(255), fc.constantFrom(0, 0x0a, 0x0d, 0x1b, 0x80, 0x81, 0xfe, 0xff)),
	});
	return fc
		.tuple(fc.constantFrom(...whole), fc.array(change, { minLength: 1, maxLength: 5 }))
		.map(([bytes, changes]) => changes.reduce(breakBytes, bytes));
}

function breakBytes(
	bytes: Uint8Array,
	{ kind, at, length, byte }: { kind: number; at: number; length: number; byte: number },
): Uint8Array {
	const place = at % (bytes.length + 1);
	const before = bytes.subarray(0, place);
	const behind = bytes.subarray(place);
	switch (kind) {
		case 0:
			return joinBytes(before, Uint8Array.of(byte), behind.subarray(1));
		case 1:
			return joinBytes(before, Uint8Array.of(byte), behind);
		case 2:
			return joinBytes(before, behind.subarray(length));
		case 3:
			return joinBytes(before, behind.subarray(0, length), behind);
		case 4:
			return joinBytes(before, new Uint8Array(length).fill(byte), behind);
		default:
			return before;
	}
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
	const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}
