import process from "node:process";
import { fileURLToPath } from "node:url";
import { runNpm, whyNpmFailed } from "./npm.mjs";
import { say } from "./say.mjs";

/*
 * npm run audit: whether the registry knows of a weakness in a package that the project or its packing is built with.
 * Exit status 1 where one is high or critical. That a registry does not answer such questions (a mirror, no network)
 * is said, and the status is 0.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
let status = 0;
for (const [what, cwd, options] of [
	["package-lock.json", root, []],
	// What is optional there is not fetched (package.ts).
	["scripts/vsce/package-lock.json", fileURLToPath(new URL("vsce", import.meta.url)), ["--omit=optional"]],
]) {
	const outcome = runNpm(
		["audit", "--json", "--package-lock-only", "--audit-level=high", "--fetch-retries=0", ...options],
		{ cwd },
	);
	const report = parse(outcome.stdout);
	const found = report?.metadata?.vulnerabilities;
	if (found === undefined) {
		const why = report?.message ?? whyNpmFailed(outcome);
		say(
			`${what}: the registry does not answer npm audit (${why}).`,
			`${what}：软件源不回答 npm audit（${why}）。`,
		);
		continue;
	}
	const list = ["critical", "high", "moderate", "low"].map((level) => `${level} ${found[level]}`).join(", ");
	say(`${what}: ${list}`, `${what}：${list}`);
	for (const { name, severity, via } of Object.values(report.vulnerabilities ?? {})) {
		// Packages that only bring another one that has a weakness name that.
		const reasons = via.map((one) => (typeof one === "string" ? one : `${one.title} (${one.url})`));
		process.stderr.write(`  ${severity}: ${name}: ${reasons.join(", ")}\n`);
	}
	if (outcome.status !== 0) status = 1;
}
process.exitCode = status;

/** @returns {any} `undefined` where it is not JSON */
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
