/**
 * Writes the JSON Schemas of directories and settings to schemas/, for editors that check YAML files. With --check
 * nothing is written: exit status 1 where one is missing or different.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { printDirectoryJsonSchema } from "../server/src/common/directory/schema.js";
import { printSettingsJsonSchema } from "../server/src/common/parseSettings.js";

const folder = fileURLToPath(new URL("../schemas/", import.meta.url));
const check = process.argv.includes("--check");
const schemas = new Map([
	["directory.schema.json", printDirectoryJsonSchema()],
	["settings.schema.json", printSettingsJsonSchema()],
]);

for (const [name, text] of schemas) {
	const path = `${folder}${name}`;
	if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
	if (check) {
		console.error(`schemas/${name} is out of date (run \`npm run generate\`)`);
		process.exitCode = 1;
		continue;
	}
	mkdirSync(folder, { recursive: true });
	writeFileSync(path, text);
	console.log(`schemas/${name} written`);
}
