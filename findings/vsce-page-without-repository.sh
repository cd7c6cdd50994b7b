#!/usr/bin/env bash
# @vscode/vsce 3.9.2, seen 2026-11-28 with Node 20.
#
# An extension that has no public repository cannot link to another of its files from its page, nor hold a picture in it:
#   - a relative link is refused, also where the file it leads to is packed, and in CHANGELOG.md as in README.md;
#   - a picture as a data: address is refused, though nothing would be fetched for it;
#   - --no-rewrite-relative-links lets both pass, the data: picture too, which is not relative at all.
# Expected was that --allow-missing-repository is enough, since the files are in the package, and that an option about
# relative links does not decide on data: addresses.
#
# Output seen: ERROR  Couldn't detect the repository where this extension is published. The image 'data:image/png;base64,…'
#   will be broken in README.md.
#
# What Niwen does: the page in its .vsix is made for packing, without pictures and relative links (scripts/package.ts).
# Exits with 1 if vsce behaves otherwise.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
mkdir tool extension
(cd tool && npm init -y >/dev/null && npm install --silent --ignore-scripts --omit=optional @vscode/vsce@3.9.2 >/dev/null 2>&1) ||
	{ echo "vsce could not be installed"; exit 2; }
cd extension || exit 2
cat >package.json <<'JSON'
{ "name": "sample", "publisher": "sample", "version": "1.0.0", "license": "MIT", "engines": { "vscode": "^1.97.0" } }
JSON
echo "MIT" >LICENSE
echo "Words." >guide.md
pixel="iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
failed=0

# try NAME README CHANGELOG EXPECTED-WORDS [OPTION…]: packs, and looks for the words in what vsce says.
try() {
	local name=$1 readme=$2 changelog=$3 expected=$4
	shift 4
	printf '%b\n' "$readme" >README.md
	printf '%b\n' "$changelog" >CHANGELOG.md
	local said
	said=$(node ../tool/node_modules/@vscode/vsce/vsce package --allow-missing-repository "$@" 2>&1)
	if grep -q -- "$expected" <<<"$said"; then
		echo "as seen: $name"
		grep "ERROR" <<<"$said"
	else
		echo "OTHERWISE: $name"
		echo "$said" | tail -3
		failed=1
	fi
}

try "plain words are packed" "A sample extension that shows how packing works." "# 1.0.0" "DONE  Packaged"
try "a data: picture in the README is refused" "Look:\n\n![dot](data:image/png;base64,$pixel)" "# 1.0.0" "ERROR"
try "a relative link in the README is refused" "See the [guide](guide.md) of this sample extension." "# 1.0.0" "detect the repository"
try "a relative link in the changelog is refused" "A sample extension that shows how packing works." "See the [guide](guide.md)." "detect the repository"
try "without rewriting, relative links pass" "See the [guide](guide.md) of this sample extension." "See the [guide](guide.md)." "DONE  Packaged" --no-rewrite-relative-links
try "without rewriting, so does a data: picture" "Look:\n\n![dot](data:image/png;base64,$pixel)" "# 1.0.0" "DONE  Packaged" --no-rewrite-relative-links
exit $failed
