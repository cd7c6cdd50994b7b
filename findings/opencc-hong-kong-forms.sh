#!/usr/bin/env bash
# opencc-js 1.4.2, seen 2026-11-29 with Node 20.
#
# from: "t" is the table for Traditional text of any place, and converts most forms that are written in Hong Kong and Macau alone
# (説, 綫, 啓, 裏, 羣). It leaves 衞, which stands in the name of every health authority there (衞生署), and so the name is neither
# Simplified nor found beside 卫生署; so does from: "tw". Only from: "hk" knows it.
# The other way round from: "hk" is no superset either: 著力 becomes 着力 with "tw" and stays 著力 with "t" and "hk".
# Expected was that "t" covers what the tables of the places cover. No single table simplifies a text that mixes their forms.
#
# What Niwen does: it tells the set by the forms of the text, and asks the other tables for what is left (text/script.ts).
# Exits with 1 if opencc-js behaves otherwise.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
(npm init -y && npm install --silent --ignore-scripts opencc-js@1.4.2) >/dev/null 2>&1 ||
	{ echo "opencc-js could not be installed"; exit 2; }
cat >try.mjs <<'JS'
import { Converter } from "opencc-js";
const seen = [
	["t", "説綫啓裏羣", "说线启里群"],
	["t", "衞生署", "衞生署"],
	["tw", "衞生署", "衞生署"],
	["hk", "衞生署", "卫生署"],
	["t", "著力推進", "著力推进"],
	["hk", "著力推進", "著力推进"],
	["tw", "著力推進", "着力推进"],
];
let failed = 0;
for (const [from, words, expected] of seen) {
	const said = Converter({ from, to: "cn" })(words);
	console.log(said === expected ? "as seen:" : `OTHERWISE (${expected} was seen):`, from, words, said);
	if (said !== expected) failed = 1;
}
process.exit(failed);
JS
node try.mjs
