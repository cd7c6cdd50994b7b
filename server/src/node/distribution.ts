/**
 * The folder that the bundles lie in, with what is built beside them. All bundles and their parts lie in that
 * one folder, so this holds in each; run from its source, a module looks into the folder of the last build.
 */
export const distribution: URL = import.meta.url.endsWith(".ts")
	? new URL("../../../dist/", import.meta.url)
	: new URL("./", import.meta.url);
