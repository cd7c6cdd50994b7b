import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../unit/cli/niwen.js";

/** What `npm ci` holds packages to; with another digest, or none, it installs nothing (npm: package-lock.json). */
interface Lockfile {
	readonly lockfileVersion: number;
	readonly packages: Readonly<
		Record<
			string,
			{ readonly resolved?: string; readonly integrity?: string; readonly hasInstallScript?: boolean }
		>
	>;
}

for (const [path, withScripts] of [
	// Its script takes the place of a program that comes in a package of its own; the build goes without.
	["package-lock.json", ["esbuild"]],
	// Signing and publishing, which are not fetched (scripts/package.ts).
	["scripts/vsce/package-lock.json", ["@vscode/vsce-sign", "keytar"]],
] as const)
	describe(path, () => {
		const { lockfileVersion, packages }: Lockfile = JSON.parse(readFileSync(join(root, path), "utf8"));
		const locked = Object.entries(packages).filter(([place]) => place !== "");
		const nameOf = (place: string) =>
			place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

		it("holds every package to a digest by SHA-512, and takes none from elsewhere than a registry", () => {
			assert.equal(lockfileVersion, 3);
			assert.ok(locked.length > 100);
			for (const [place, { integrity, resolved }] of locked) {
				assert.match(integrity ?? "", /^sha512-[A-Za-z0-9+/]{86}==$/, place);
				assert.match(resolved ?? "https://registry.npmjs.org/", /^https:\/\/registry\.npmjs\.org\//, place);
			}
		});

		it("names the packages that would run a script when they are installed: none of them is needed", () => {
			const found = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
			assert.deepEqual(found.map(([place]) => nameOf(place)).sort(), withScripts);
		});
	});
