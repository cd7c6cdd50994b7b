#!/usr/bin/env bash
# pinyin-pro 3.29.4, seen 2026-11-29 with Node 20.
#
# A list of persons and units is read for a search by initials. With surname: "all", which is meant for texts in which persons are
# named, every word of a unit that could be a surname is one, also at its end, where no name begins:
#   能源局 (energy bureau) is "nai yuan ju", 各单位 (all units) "ge shan wei", 长寿区 (a district) "chang shou ou".
# With surname: "head" the first word alone is taken so, and 区发改委 (the district's own committee) is "ou fa gai wei".
# Without the option units are right and persons are not: 区志强 is "qu zhi qiang". There is no setting that is right for both.
# Expected was that "all" asks for a name behind the surname, as the reading in context does elsewhere (行政 and 银行 are told apart).
#
# What Niwen does: it never asks for surnames; all readings of a character are accepted beside the one in context.
# Exits with 1 if pinyin-pro behaves otherwise.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
(npm init -y && npm install --silent --ignore-scripts pinyin-pro@3.29.4) >/dev/null 2>&1 ||
	{ echo "pinyin-pro could not be installed"; exit 2; }
cat >try.mjs <<'JS'
import { pinyin } from "pinyin-pro";
const seen = [
	["能源局", "all", "nai yuan ju"],
	["各单位", "all", "ge shan wei"],
	["长寿区", "all", "chang shou ou"],
	["区发改委", "head", "ou fa gai wei"],
	["能源局", "off", "neng yuan ju"],
	["长寿区", "off", "chang shou qu"],
	["区志强", "all", "ou zhi qiang"],
	["区志强", "off", "qu zhi qiang"],
	["行政、银行", "off", "xing zheng 、 yin hang"],
];
let failed = 0;
for (const [words, surname, expected] of seen) {
	const said = pinyin(words, { toneType: "none", surname });
	console.log(said === expected ? "as seen:" : `OTHERWISE (${expected} was seen):`, words, surname, said);
	if (said !== expected) failed = 1;
}
process.exit(failed);
JS
node try.mjs
