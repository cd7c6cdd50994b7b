import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { commandNames, parseCommandLine } from "../../../server/src/node/cli/commandLine.js";
import { printHelp } from "../../../server/src/node/cli/help.js";
import { findLanguage } from "../../../server/src/node/cli/language.js";
import { showsColours } from "../../../server/src/node/cli/terminal.js";
import { CommandFailure } from "../../../server/src/node/commandFailure.js";
import { buildIfStale, niwen, plainEnvironment, program, root } from "./niwen.js";

describe("the command line", function () {
	this.timeout(60_000);

	it("tells operands from options, wherever they stand", () => {
		const { command, operands, options } = parseCommandLine([
			"check",
			"a",
			"--format=json",
			"-",
			"--",
			"--b",
		]);
		assert.equal(command, "check");
		assert.deepEqual(operands, ["a", "-", "--b"]);
		assert.deepEqual([...options], [["format", "json"]]);
		assert.equal(parseCommandLine(["import", "a", "-o", "b"]).options.get("out"), "b");
		assert.equal(parseCommandLine(["import", "a", "-o", "-"]).options.has("out"), false);
		assert.equal(parseCommandLine(["import", "a", "-o", "./-"]).options.get("out"), "./-");
		assert.equal(parseCommandLine(["help", "check"]).command, "check");
		assert.ok(parseCommandLine(["help", "check"]).options.has("help"));
	});

	for (const [args, says] of [
		[["chek", "a"], /no command “chek”; did you mean check\?/],
		[["check", "--formt", "json"], /no option --formt; did you mean --format\?/],
		[["compar", "a", "b"], /There is no command “compar”\. See niwen --help\.$/],
		[["compar", "a", "--to", "b"], /There is no command “compar”\./],
		[["parse", "--zzzzzz", "a"], /no option --zzzzzz\. See niwen/],
		[["parse", "--jobs", "2", "a"], /niwen parse has no option --jobs/],
		[["check", "--fix=yes", "a"], /--fix takes no value/],
		[["check", "a", "--format"], /--format lacks its value/],
		[["merge", "a", "b", "-o", "-"], /niwen merge cannot write to the standard output \(-o -\)/],
	] as const)
		it(`refuses ${args.join(" ")}`, () =>
			assert.throws(
				() => parseCommandLine(args),
				(error) => error instanceof CommandFailure && says.test(error.text.en) && error.text.zh.length > 5,
			));

	for (const [environment, language] of [
		[{}, "en"],
		[{ LANG: "zh_CN.UTF-8" }, "zh"],
		[{ LANG: "zh" }, "zh"],
		[{ LANG: "zha" }, "en"],
		[{ LANG: "zh_CN", LC_MESSAGES: "de_DE" }, "en"],
		[{ LC_ALL: "", LANG: "zh_TW" }, "zh"],
		[{ LC_ALL: "C", LANG: "zh_CN" }, "en"],
	] as const)
		it(`speaks ${language} under ${JSON.stringify(environment)}`, function () {
			// Without variables Windows is asked for its own language.
			if (process.platform === "win32" && Object.keys(environment).length === 0) this.skip();
			assert.equal(findLanguage(undefined, environment), language);
			assert.equal(
				findLanguage(language === "zh" ? "en" : "zh", environment),
				language === "zh" ? "en" : "zh",
			);
		});

	for (const [environment, isTerminal, shown] of [
		[{}, true, true],
		[{}, false, false],
		[{ NO_COLOR: "1" }, true, false],
		[{ NO_COLOR: "" }, true, true],
		[{ FORCE_COLOR: "1" }, false, true],
		[{ FORCE_COLOR: "0" }, true, false],
		[{ FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
		[{ TERM: "dumb" }, true, false],
	] as const)
		it(`${shown ? "colours" : "does not colour"} with ${JSON.stringify(environment)}`, () =>
			assert.equal(showsColours(environment, isTerminal), shown));

	it("describes every command in both languages, and none that is not there", () => {
		for (const language of ["zh", "en"] as const) {
			const named = [...printHelp(undefined, language).matchAll(/^ {2}niwen (\w+)/gm)].map(
				([, name]) => name,
			);
			assert.deepEqual(named, [...commandNames]);
			for (const name of commandNames) assert.match(printHelp(name, language), new RegExp(`^niwen ${name} `));
		}
	});

	describe("as a program", () => {
		before(buildIfStale);

		it("shows its version and its help", () => {
			assert.match(niwen(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/);
			assert.equal(niwen(["--help"]).status, 0);
			assert.match(niwen(["check", "--help", "--lang", "zh"]).stdout, /--fail-on 级别/);
			const bare = niwen([]);
			assert.deepEqual([bare.status, bare.stdout], [2, ""]);
			assert.match(bare.stderr, /Usage:/);
		});

		for (const args of [
			["export", "a"],
			["clean", "a"],
			["check"],
			["parse", "a", "b"],
			["check", "--jobs", "0", "a"],
			["check", "--format", "xml", "a"],
			["check", "--encoding", "x", "a"],
			["check", "a", "--lang", "fr"],
			["lsp"],
		])
			it(`ends ${args.join(" ")} with 2 and one sentence`, () => {
				const { status, stdout, stderr } = niwen(args);
				assert.deepEqual([status, stdout], [2, ""]);
				assert.match(stderr, /^[^\n]+\n$/);
			});

		it("lists the rules, shows the page of one, and knows when there is none", () => {
			const list = niwen(["rules"]).stdout.trim().split("\n");
			assert.ok(
				list.length > 20 && list.every((line) => /^[a-z]+\/[a-z-]+ +(?:error|warning|hint) +\S/.test(line)),
			);
			assert.match(niwen(["rules", "unit/separator"]).stdout, /^# unit\/separator\n/);
			const unknown = niwen(["rules", "unit/seperator"]);
			assert.equal(unknown.status, 2);
			assert.match(unknown.stderr, /did you mean unit\/separator\?/);
			assert.match(niwen(["rules", "gap"]).stderr, /“gap”; did you mean number\/gap\? niwen rules lists/);
			assert.match(niwen(["rules", "zzzzzzzz"]).stderr, /“zzzzzzzz”\. niwen rules lists/);
			assert.match(niwen(["rules", "zzzzzzzz", "--lang", "zh"]).stderr, /“zzzzzzzz”。niwen rules 列出/);
		});

		// A device that is always full: Linux has one.
		if (existsSync("/dev/full"))
			for (const args of [["rules"], ["check", "seeds/wujiang-2024.plan.md"], ["check", "--help"]])
				it(`says that the output of ${args.join(" ")} cannot be written`, () => {
					const full = openSync("/dev/full", "w");
					const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
						cwd: root,
						stdio: ["ignore", full, "pipe"],
						env: plainEnvironment,
						encoding: "utf8",
					});
					closeSync(full);
					assert.equal(status, 2);
					assert.match(stderr, /^The standard output cannot be written \(ENOSPC\).+please.+\.\n$/);
				});

		it("serves the language server over the standard streams", async () => {
			const child = spawn(process.execPath, [program, "lsp", "--stdio"], { env: plainEnvironment });
			const send = (value: object) => {
				const text = JSON.stringify({ jsonrpc: "2.0", ...value });
				child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
			};
			let printed = "";
			const until = (words: string) =>
				new Promise<void>((resolve) => {
					const look = (data: unknown): void => {
						printed += String(data);
						if (!printed.includes(words)) return;
						child.stdout.off("data", look);
						resolve();
					};
					child.stdout.on("data", look);
				});
			send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
			await until('"capabilities"');
			send({ id: 2, method: "shutdown" });
			await until('"id":2');
			send({ method: "exit" });
			assert.equal(await new Promise((resolve) => child.once("close", resolve)), 0);
		});
	});
});
