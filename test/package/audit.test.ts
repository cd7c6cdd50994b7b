import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { plainEnvironment, root } from "../unit/cli/niwen.js";

/** Advisories as a registry answers with them, by names of packages; a number is a status instead. */
type Answer = Readonly<Record<string, readonly object[]>> | number;

/** Runs `npm run audit` against a registry of this machine. */
async function audit(answer: Answer): Promise<{ status: number; said: string; asked: readonly string[] }> {
	const asked: string[] = [];
	const registry = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks);
		const isAdvisories = request.url === "/-/npm/v1/security/advisories/bulk";
		if (isAdvisories && body.length > 0)
			asked.push(
				...Object.keys(
					JSON.parse(String(request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body)),
				),
			);
		response.writeHead(typeof answer === "number" ? answer : isAdvisories ? 200 : 404, {
			"content-type": "application/json",
		});
		response.end(JSON.stringify(typeof answer === "number" ? {} : isAdvisories ? answer : {}));
	}).listen(0, "127.0.0.1");
	await once(registry, "listening");
	const { port } = registry.address() as AddressInfo;
	const child = spawn(process.execPath, [join(root, "scripts/audit.mjs")], {
		env: { ...plainEnvironment, LC_ALL: "en_US.UTF-8", npm_config_registry: `http://127.0.0.1:${port}/` },
	});
	let said = "";
	child.stderr.on("data", (data) => {
		said += data;
	});
	const [status] = (await once(child, "close")) as [number];
	registry.close();
	return { status, said, asked };
}

const advisory = (severity: string) => ({
	// npm keeps what it knows of one.
	id: severity,
	url: "https://example.com/1",
	title: "Made up",
	severity,
	vulnerable_versions: ">=0.0.0",
});

describe("npm run audit", function () {
	this.timeout(120_000);

	it("asks for what both lockfiles name, and passes where nothing is known", async () => {
		const { status, said, asked } = await audit({});
		assert.equal(status, 0, said);
		assert.ok(asked.includes("esbuild") && asked.includes("@vscode/vsce"), asked.join());
		assert.match(said, /^package-lock\.json: critical 0, high 0, moderate 0, low 0$/m);
	});

	it("fails at what is high, names it, and lets pass what is low", async () => {
		const high = await audit({ saxes: [advisory("high")] });
		assert.equal(high.status, 1, high.said);
		assert.match(high.said, /^ {2}high: saxes: Made up \(https:\/\/example\.com\/1\)$/m);
		assert.equal((await audit({ saxes: [advisory("low")] })).status, 0);
	});

	it("says so where the registry does not answer", async () => {
		const { status, said } = await audit(405);
		assert.equal(status, 0);
		assert.match(said, /^package-lock\.json: the registry does not answer npm audit \(405/m);
	});
});
