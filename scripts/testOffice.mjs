import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { say } from "./say.mjs";

/*
 * npm run test:office: what is exported is opened by other programs — LibreOffice, poppler, python-docx — and looked at.
 * They are installed here (Debian and its kin), as root or by a sudo that asks for no password; else the run says what
 * it needs, and fails.
 */
const packages = [
	"libreoffice-writer",
	"libreoffice-calc",
	"fonts-noto-cjk",
	"poppler-utils",
	"python3-docx",
];
const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {string} name of a Debian package; the same program without its window will do */
function isInstalled(name) {
	return [name, `${name}-nogui`].some((one) => {
		const { stdout } = spawnSync("dpkg", ["--status", one], { encoding: "utf8" });
		return /^Status: install ok installed$/m.test(stdout ?? "");
	});
}

/** @param {string[]} args of apt-get */
function apt(args) {
	const isRoot = process.getuid?.() === 0;
	const [program = "", ...rest] = [...(isRoot ? [] : ["sudo", "-n"]), "apt-get", "-qq", "-y", ...args];
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	return spawnSync(program, rest, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
}

const missing = packages.filter((name) => !isInstalled(name));
if (missing.length > 0) {
	const install = ["install", "--no-install-recommends", ...missing];
	// Lists of packages may be old, or none.
	if (!apt(install) && !(apt(["update"]) && apt(install))) {
		say(
			`These tests need ${missing.join(", ")}, which could not be installed; please run apt-get install ${missing.join(" ")} as root, and try again.`,
			`这组测试要用 ${missing.join("、")}，没有装成；请用 apt-get install ${missing.join(" ")} 安装（要管理员权限）后再运行。`,
		);
		process.exit(1);
	}
}
const { status } = spawnSync(
	process.execPath,
	["node_modules/mocha/bin/mocha.js", "test/office/**/*.test.ts", ...process.argv.slice(2)],
	{ cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
