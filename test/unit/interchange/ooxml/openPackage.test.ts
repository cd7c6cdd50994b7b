import assert from "node:assert/strict";
import { openPackage } from "../../../../server/src/common/interchange/ooxml/openPackage.js";
import { UnreadableDocument } from "../../../../server/src/common/interchange/unreadableDocument.js";
import { relations, zipParts } from "../../../support/ooxml.js";

const start = { "_rels/.rels": relations({ officeDocument: "word/document.xml" }) };
const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

function packageOf(document: string | Uint8Array): Uint8Array {
	return zipParts({ ...start, "word/document.xml": document });
}

/** Elements and texts of the main part, one after another. */
async function eventsOf(bytes: Uint8Array): Promise<string> {
	const opened = await openPackage(bytes);
	const events: string[] = [];
	opened.readXml(opened.main, {
		open: (name, attributes) =>
			events.push(
				`<${name}${Object.entries(attributes)
					.filter(([key]) => !key.startsWith("xmlns"))
					.map(([key, value]) => ` ${key}=${value}`)
					.join("")}>`,
			),
		close: (name) => events.push(`</${name}>`),
		text: (text) => events.push(text),
	});
	return events.join("");
}

/** Sets four bytes of the entry of the main part, which is the last in the zip's directory. */
function patchEntry(bytes: Uint8Array, offset: number, value: number): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let at = bytes.length - 22;
	while (view.getUint32(at, true) !== 0x02014b50) at--;
	view.setUint32(at + offset, value, true);
	return bytes;
}

/** A compound file with one stream of that name. */
function compoundFile(stream: string): Uint8Array {
	const bytes = new Uint8Array(2048);
	bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	for (const [i, letter] of [...stream].entries()) bytes[1024 + 2 * i] = letter.charCodeAt(0);
	return bytes;
}

function utf16(text: string, isLittle: boolean): Uint8Array {
	const bytes = new Uint8Array(2 * text.length + 2);
	const view = new DataView(bytes.buffer);
	for (const [i, letter] of ["\ufeff", ...text.split("")].entries())
		view.setUint16(2 * i, letter.charCodeAt(0), isLittle);
	return bytes;
}

describe("packages of Office Open XML", () => {
	it("hands over the elements of a part, whatever its prefixes are", async () => {
		const wanted = "<w:document><w:p w:val=1></w:p>区发改委★</w:document>";
		for (const document of [
			`<w:document xmlns:w="${main}"><w:p w:val="1"/>区发改委&#9733;</w:document>`,
			`<w:document xmlns:w="${main}"><w:p w:val="1"/><![CDATA[区发改委]]>★</w:document>`,
			`\ufeff<?xml version="1.0"?><x:document xmlns:x="${main}"><x:p x:val="1"/>区发改委★</x:document>`,
			`<document xmlns="${main}" xmlns:x="${main}"><p x:val="1"/>区发改委★</document>`,
			'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:p w:val="1"/>区发改委★</w:document>',
			utf16(
				`<?xml version="1.0" encoding="UTF-16"?><w:document><w:p w:val="1"/>区发改委★</w:document>`,
				true,
			),
			utf16(`<w:document><w:p w:val="1"/>区发改委★</w:document>`, false),
		])
			assert.equal(await eventsOf(packageOf(document)), wanted);
	});

	it("cuts no character where a part is read piece by piece", async () => {
		const text = "市𬭎".repeat(40_000);
		assert.equal(await eventsOf(packageOf(`<a>${text}</a>`)), `<a>${text}</a>`);
	});

	it("finds parts whatever their names' case, and where parts refer to", async () => {
		const opened = await openPackage(
			zipParts({
				"_rels/.rels": relations({ officeDocument: "/Word/Document.xml" }),
				"word\\document.xml": "<a/>",
				"word/_rels/document.xml.rels": relations({
					styles: "Styles.xml",
					numbering: "../../../numbering.xml",
					hyperlink: "https://example.com/A",
				}),
			}),
		);
		assert.deepEqual(
			opened
				.relationsOf(opened.main)
				.map(({ id, kind, target, isExternal }) => [id, kind, target, isExternal]),
			[
				["rId1", "styles", "word/styles.xml", false],
				["rId2", "numbering", "numbering.xml", false],
				["rId3", "hyperlink", "https://example.com/A", true],
			],
		);
		assert.equal(opened.read("word/styles.xml"), undefined);
	});

	const whole = (): Uint8Array => packageOf(`<a>${"区发改委".repeat(100)}</a>`);
	const refused: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
		"an empty file": [new Uint8Array(0), /空的/],
		text: [new TextEncoder().encode("序号\t项目"), /不是 Word/],
		"a zip of other things": [zipParts({ "a.txt": "序号" }), /不是 Word/],
		"a package without its document": [zipParts(start), /已损坏/],
		"half a file": [whole().subarray(0, 300), /已损坏/],
		"a file whose beginning is lost": [new Uint8Array([0x50, 0x4b, ...whole().subarray(60)]), /已损坏/],
		"a part of another sum": [patchEntry(whole(), 16, 1), /已损坏/],
		"a part that is larger than it says": [patchEntry(whole(), 24, 10), /已损坏/],
		"a part that is smaller than it says": [patchEntry(whole(), 24, 5000), /已损坏/],
		"a part packed in another way": [patchEntry(whole(), 10, 12), /已损坏/],
		"a part of 101 MB": [patchEntry(whole(), 24, 101 * 1024 * 1024), /100 MB/],
		"parts of 201 MB": [
			zipParts({
				...start,
				"word/document.xml": "<a/>",
				"a.bin": new Uint8Array(80 << 20),
				"b.bin": new Uint8Array(80 << 20),
				"c.bin": new Uint8Array(41 << 20),
			}),
			/200 MB/,
		],
		"2,001 parts": [
			zipParts({ ...start, ...Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`${i}.xml`, ""])) }),
			/2000/,
		],
		"an encrypted part": [patchEntry(whole(), 8, 1 | (8 << 16)), /密码/],
		"an encrypted document": [compoundFile("EncryptedPackage"), /密码/],
		"a document of Word 97": [compoundFile("WordDocument"), /2003/],
		"a DOCTYPE": [packageOf('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), /DOCTYPE/],
		"an entity that nobody has declared": [packageOf("<a>&b;</a>"), /损坏（XML 第 1 行）/],
		"an element that nobody has closed": [packageOf("<a>\n<b></a>"), /损坏（XML 第 2 行）/],
		"an end without a beginning": [packageOf("<a/></b>"), /损坏/],
		"401 elements within each other": [packageOf("<a>".repeat(401)), /400 层/],
	};
	for (const [what, [bytes, says]] of Object.entries(refused))
		it(`refuses ${what} and says what to do`, async () => {
			await assert.rejects(eventsOf(bytes), (error) => {
				assert.ok(error instanceof UnreadableDocument, String(error));
				assert.match(error.text.zh, says);
				assert.match(error.text.zh, /请/);
				assert.match(error.text.en, /please/);
				return true;
			});
		}).timeout(20_000);
});
