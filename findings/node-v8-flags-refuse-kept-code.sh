#!/usr/bin/env bash
# Node 22.23.3 (V8 12.4), the same with 20.20.2; seen 2026-11-30.
#
# A program that is started often may tell V8 how to run it: v8.setFlagsFromString is documented for what changes nothing in
# the program ("--trace_gc"), and one would expect it to cost nothing either. But V8 puts a hash of its flags into all code
# that is kept, and Node's own modules are such code: after any flag, be it --expose-gc or the size of the young
# generation, each module of Node that is required from then on is compiled anew, every one of its parts (here 37 for five
# modules; 2.5 ms became 7.7 ms of a command that takes 130). A flag on the command line does the same, so that a client which
# starts a language server with --max-old-space-size makes it start later. Nothing is printed. A program's own kept code
# (vm.Script's cachedData, module.enableCompileCache) is refused likewise where it was made under other flags.
#
# What Niwen does: its command line loads what it needs of Node before it sets its flags, and makes its kept code under the
# same flags (`server/src/node/compileExpressionsLate.ts`); its server sets one when all has been loaded
# (`server/src/node/keepYoungSmall.ts`).
# Exits with 1 if Node behaves otherwise.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
# This package brings Node by a script of its own, from the registry.
(npm init -y && npm install --silent node@22.23.3) >/dev/null 2>&1 || { echo "node could not be installed"; exit 2; }
cat >try.cjs <<'JS'
const { setFlagsFromString } = require("node:v8");
// Node tells its own tests which of its modules came from kept code.
const { getCacheUsage } = require("internal/test/binding").internalBinding("builtins");

const count = () => {
	const { compiledWithCache: kept, compiledWithoutCache: anew } = getCacheUsage();
	return [kept, anew].map((names) => names.size ?? names.length);
};
const [flag = ""] = process.argv.slice(2);
const before = count();
if (flag !== "") setFlagsFromString(flag);
for (const name of ["readline", "child_process", "worker_threads", "crypto", "net"]) require(`node:${name}`);
const [kept, anew] = count().map((now, i) => now - before[i]);
console.log(`${flag || "no flag"}: ${kept} parts from kept code, ${anew} compiled anew`);
process.exit((flag === "" ? kept > 20 && anew === 0 : kept === 0 && anew > 20) ? 0 : 1);
JS
status=0
for flag in "" --expose-gc --max-semi-space-size=32 --no-opt; do
	./node_modules/.bin/node --no-warnings --expose-internals try.cjs $flag || status=1
done
echo "as an option of node:"
./node_modules/.bin/node --max-old-space-size=4096 --no-warnings --expose-internals try.cjs && status=1
exit $status
