/*
 * What reads settings and directories, with the libraries for schemas and YAML: loaded together, behind the
 * answer to `initialize`, which needs none of it.
 */
export { loadDirectory } from "../directory/load.js";
export { parseConfigFile, parseSettings } from "../parseSettings.js";
export { readYaml } from "../text/yamlSource.js";
