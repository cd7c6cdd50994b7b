import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { installPackages } from "./debianPackages.mjs";
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

const missing = installPackages(packages);
if (missing.length > 0) {
	say(
		`These tests need ${missing.join(", ")}, which could not be installed; please run apt-get install ${missing.join(" ")} as root, and try again.`,
		`这组测试要用 ${missing.join("、")}，没有装成；请用 apt-get install ${missing.join(" ")} 安装（要管理员权限）后再运行。`,
	);
	process.exit(1);
}
const { status } = spawnSync(
	process.execPath,
	["node_modules/mocha/bin/mocha.js", "test/office/**/*.test.ts", ...process.argv.slice(2)],
	{ cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
