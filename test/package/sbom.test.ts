import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createSbom } from "../../scripts/sbom.js";
import { buildIfStale, createFolder, root } from "../unit/cli/niwen.js";

/** The parts of a CycloneDX 1.6 document that are written here (bom-1.6.schema.json). */
interface Bill {
	readonly bomFormat: string;
	readonly specVersion: string;
	readonly version: number;
	readonly metadata: { readonly component: Component };
	readonly components: readonly Component[];
	readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Component {
	readonly type: string;
	readonly "bom-ref": string;
	readonly name: string;
	readonly version: string;
	readonly purl: string;
	readonly licenses: readonly { readonly license?: { readonly id: string }; readonly expression?: string }[];
	readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

describe("the bill of materials", () => {
	before(buildIfStale);

	it("is CycloneDX and lists what the licences list, each with its digest", () => {
		const bill: Bill = JSON.parse(readFileSync(join(root, "dist/sbom.cdx.json"), "utf8"));
		assert.deepEqual([bill.bomFormat, bill.specVersion, bill.version], ["CycloneDX", "1.6", 1]);
		assert.equal(bill.metadata.component.name, "niwen");
		for (const { type, licenses, hashes, purl, name, version } of bill.components) {
			assert.equal(type, "library");
			assert.equal(purl, `pkg:npm/${name.replace("@", "%40")}@${version}`);
			assert.ok(licenses.length === 1 && (licenses[0]?.license?.id ?? licenses[0]?.expression), name);
			assert.match(hashes?.[0]?.alg ?? "", /^SHA-(?:1|256|384|512)$/);
			assert.match(hashes?.[0]?.content ?? "", /^(?:[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/);
		}
		const refs = bill.components.map((component) => component["bom-ref"]);
		assert.equal(new Set(refs).size, refs.length);
		assert.deepEqual(bill.dependencies[0]?.dependsOn, refs);
		const notices = readFileSync(join(root, "dist/THIRD-PARTY-NOTICES.txt"), "utf8");
		const listed = [...notices.matchAll(/^ {2}(\S+) (\S+) \(.+\)$/gm)].map(
			([, name, version]) => `${name} ${version}`,
		);
		assert.ok(listed.length > 10);
		assert.deepEqual(bill.components.map(({ name, version }) => `${name} ${version}`).sort(), listed.sort());
	});

	it("is not made where the lock file does not hold a package", () => {
		const folder = createFolder({
			"package.json": '{ "name": "x", "version": "1.0.0", "license": "MIT" }',
			"package-lock.json": '{ "packages": {} }',
			"node_modules/a/package.json": '{ "name": "a", "version": "2.0.0", "license": "MIT" }',
			"node_modules/a/LICENSE": "MIT",
		});
		const metafile = {
			outputs: { "dist/x.js": { inputs: { "node_modules/a/index.js": { bytesInOutput: 1 } } } },
		};
		assert.throws(() => createSbom([metafile], folder.path), /node_modules\/a is in a bundle/);
		folder.remove();
	});
});
