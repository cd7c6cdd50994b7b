import { spawnSync } from "node:child_process";
import process from "node:process";

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

/**
 * Installs Debian's packages (or those of its kin) where they are missing, as root or by a sudo that asks for no password.
 *
 * @param {string[]} packages
 * @returns {string[]} those that could not be installed
 */
export function installPackages(packages) {
	const missing = packages.filter((name) => !isInstalled(name));
	if (missing.length === 0) return [];
	const install = ["install", "--no-install-recommends", ...missing];
	// Lists of packages may be old, or none.
	return apt(install) || (apt(["update"]) && apt(install)) ? [] : missing;
}
