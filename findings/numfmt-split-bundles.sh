#!/usr/bin/env bash
# numfmt 4.0.1 bundled by esbuild 0.28.2, seen 2026-11-29 with Node 20.
#
# numfmt is loaded on first use: import("numfmt"). Node finds all its names there, and so does a bundle in one file. Split into chunks
# (--splitting, the way to keep what is loaded late out of the start) the same import has `default` alone: the "default" entry of the
# package is CommonJS, whose names esbuild does not carry over a chunk. Nothing fails before the first number: m.format is undefined.
# Expected was that a bundle split into chunks gives what the one in one file gives.
#
# What Niwen does: its build takes the package's ES module (esbuild.mjs), and a test formats a number with the built command line.
# Exits with 1 if this changes.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
(npm init -y && npm install --silent --ignore-scripts numfmt@4.0.1 esbuild@0.28.2) >/dev/null 2>&1 ||
	{ echo "the packages could not be installed"; exit 2; }
echo 'const m = await import("numfmt"); console.log(typeof m.format, typeof m.default?.format);' >try.mjs
cp try.mjs other.mjs
common="--bundle --format=esm --platform=node --log-level=error"
# shellcheck disable=SC2086
npx esbuild try.mjs $common --outfile=whole/try.mjs && npx esbuild try.mjs other.mjs $common --splitting --outdir=split --out-extension:.js=.mjs || exit 2
node_says=$(node try.mjs)
whole=$(node whole/try.mjs)
split=$(node split/try.mjs)
echo "m.format, m.default.format  in Node: $node_says  in one file: $whole  split: $split"
[ "${node_says% *}" = function ] && [ "${whole% *}" = function ] && [ "$split" = "undefined function" ]
