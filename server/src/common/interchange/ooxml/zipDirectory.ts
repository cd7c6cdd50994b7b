import { UnreadableDocument } from "../unreadableDocument.js";

/** A file in a zip, as the directory at the zip's end describes it; sizes in bytes. */
export interface ZipEntry {
	/** Lower case, with `/`, as parts of a document are compared (ECMA-376 part 2, 6.2.2.3). */
	readonly name: string;
	/** 0 stored, 8 deflated. */
	readonly method: number;
	readonly isEncrypted: boolean;
	readonly crc: number;
	readonly packedSize: number;
	readonly size: number;
	/** Of its local header. */
	readonly offset: number;
}

/** What is inflated at most; honest plans are far below, and are packed up to 55 times smaller than they are. */
export const zipLimits = {
	/** Bytes of one part. */
	part: 100 * 1024 * 1024,
	/** Bytes of all parts. */
	all: 200 * 1024 * 1024,
	parts: 2000,
} as const;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
/** 22 bytes and the longest comment behind them. */
const longestEnd = 22 + 65_535;

/**
 * The directory of a zip (APPNOTE.TXT 6.3.10, 4.3.12–4.3.16), with its limits held against it before anything is
 * inflated. Throws {@link UnreadableDocument} where it is broken, or holds more than {@link zipLimits}.
 */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const entries: ZipEntry[] = [];
	try {
		const { count, offset } = findDirectory(view);
		if (count > zipLimits.parts) throw new UnreadableDocument(tooManyParts);
		let at = offset;
		let all = 0;
		for (let i = 0; i < count; i++) {
			const { entry, next } = readEntry(view, bytes, at);
			if (entry.size > zipLimits.part) throw new UnreadableDocument(partTooLarge);
			all += entry.size;
			if (all > zipLimits.all) throw new UnreadableDocument(tooLarge);
			entries.push(entry);
			at = next;
		}
	} catch (error) {
		// A place outside of the file.
		throw error instanceof RangeError ? new UnreadableDocument(brokenZip) : error;
	}
	return entries;
}

/** The packed bytes of an entry. Throws {@link UnreadableDocument} where they are not there. */
export function packedBytes(bytes: Uint8Array, { offset, packedSize }: ZipEntry): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSignature)
		throw new UnreadableDocument(brokenZip);
	const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	if (start + packedSize > bytes.length) throw new UnreadableDocument(brokenZip);
	return bytes.subarray(start, start + packedSize);
}

function findDirectory(view: DataView): { readonly count: number; readonly offset: number } {
	const farthest = Math.max(0, view.byteLength - longestEnd);
	for (let at = view.byteLength - 22; at >= farthest; at--) {
		if (view.getUint32(at, true) !== endSignature) continue;
		const count = view.getUint16(at + 10, true);
		const offset = view.getUint32(at + 16, true);
		if (count !== 0xffff && offset !== 0xffffffff) return { count, offset };
		return at >= 20 && view.getUint32(at - 20, true) === zip64LocatorSignature
			? findLargeDirectory(view, toNumber(view.getBigUint64(at - 12, true)))
			: { count, offset };
	}
	throw new UnreadableDocument(brokenZip);
}

function findLargeDirectory(view: DataView, at: number) {
	if (view.getUint32(at, true) !== zip64EndSignature) throw new UnreadableDocument(brokenZip);
	return {
		count: toNumber(view.getBigUint64(at + 32, true)),
		offset: toNumber(view.getBigUint64(at + 48, true)),
	};
}

function readEntry(view: DataView, bytes: Uint8Array, at: number) {
	if (view.getUint32(at, true) !== entrySignature) throw new UnreadableDocument(brokenZip);
	const nameEnd = at + 46 + view.getUint16(at + 28, true);
	const extraEnd = nameEnd + view.getUint16(at + 30, true);
	const large = readLargeSizes(view, at, nameEnd, extraEnd);
	const entry: ZipEntry = {
		name: partName(nameOf(bytes.subarray(at + 46, nameEnd))),
		method: view.getUint16(at + 10, true),
		isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
		crc: view.getUint32(at + 16, true),
		...large,
	};
	return { entry, next: extraEnd + view.getUint16(at + 32, true) };
}

/** Sizes and place of an entry; those that do not fit into 32 bits stand in its extra field of kind 1 (4.5.3). */
function readLargeSizes(view: DataView, at: number, extra: number, end: number) {
	let field = extra;
	while (field + 4 <= end && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
	let next = field + 4;
	const sizeAt = (place: number): number => {
		const size = view.getUint32(place, true);
		if (size !== 0xffffffff || next + 8 > end) return size;
		next += 8;
		return toNumber(view.getBigUint64(next - 8, true));
	};
	const size = sizeAt(at + 24);
	const packedSize = sizeAt(at + 20);
	return { size, packedSize, offset: sizeAt(at + 42) };
}

function toNumber(value: bigint): number {
	return Number(value < BigInt(Number.MAX_SAFE_INTEGER) ? value : BigInt(Number.MAX_SAFE_INTEGER));
}

/** Names of the parts that are read are ASCII (ECMA-376 part 2, 6.2.2.2). */
function nameOf(bytes: Uint8Array): string {
	let name = "";
	for (const byte of bytes) name += String.fromCharCode(byte);
	return name;
}

/** A part's name as it is asked for. */
export function partName(name: string): string {
	return name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
}

export const brokenZip = {
	zh: "文件不完整或已损坏，打不开；请重新下载或复制，或者用 Word、WPS、Excel 打开后另存一份再导入。",
	en: "The file is incomplete or broken and cannot be opened; please copy or download it again, or open it in Word, WPS or Excel, save it anew and import that.",
};

const partTooLarge = {
	zh: `文件解压后有一部分超过 ${zipLimits.part / 1024 / 1024} MB，没有读取；请把需要的表格复制到新文件再导入。`,
	en: `A part of the file is larger than ${zipLimits.part / 1024 / 1024} MB once unpacked and was not read; please copy the tables that you need into a new file and import that.`,
};

const tooLarge = {
	zh: `文件解压后共超过 ${zipLimits.all / 1024 / 1024} MB，没有读取；请把需要的表格复制到新文件再导入。`,
	en: `The file is larger than ${zipLimits.all / 1024 / 1024} MB once unpacked and was not read; please copy the tables that you need into a new file and import that.`,
};

const tooManyParts = {
	zh: `文件由 ${zipLimits.parts} 个以上的部分组成，不像是方案，没有读取；请把需要的表格复制到新文件再导入。`,
	en: `The file consists of more than ${zipLimits.parts} parts, is hardly a plan and was not read; please copy the tables that you need into a new file and import that.`,
};
