#!/usr/bin/env bash
# Installs a VS Code (server + browser workbench) into a cache folder and sees to it that there is a
# Chromium to show it in. Idempotent: returns at once when everything is there.
#
#   install.sh [--quiet] [--no-browser]
#     --quiet       says nothing when there is nothing to do
#     --no-browser  VS Code only, for a browser that the user has (see `serve`)
#
# Standard output is the path of the Chromium (nothing with --no-browser); all words go to standard error.
#
#   VSCODE_HEADLESS_CACHE     where to install (default: ${XDG_CACHE_HOME:-$HOME/.cache}/vscode-headless)
#   VSCODE_HEADLESS_NODE      use this Node.js (>= 22.15) to run VS Code instead of installing Node 24
#   VSCODE_HEADLESS_CHROMIUM  use this Chromium/Chrome executable
set -euo pipefail

CODE_SERVER_VERSION=4.139.1     # ships VS Code 1.139.1
VSCODE_VERSION=1.139.1
NODE_VERSION=24.21.0
PLAYWRIGHT_VERSION=1.65.1
TEST_WEB_VERSION=0.0.81         # its read-only file system for code-web
RIPGREP_VERSION=1.18.0
TYPESCRIPT_VERSION=6.0.3        # for VS Code's own JavaScript and TypeScript support
CHROMIUM_VERSION=153.0.0        # of @sparticuz/chromium, used where no other Chromium can be had
RECIPE=3                        # raise it when the steps below change

# What npm reads for each, in MB: only for the progress display
CODE_SERVER_MB=47 NODE_MB=53 PLAYWRIGHT_MB=4 TEST_WEB_MB=1 TYPESCRIPT_MB=5 DEPENDENCIES_MB=26 CHROMIUM_MB=71
NPM_ITSELF_MB=4                 # npm's own code, read by each npm process

exec 3>&1 1>&2

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${VSCODE_HEADLESS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vscode-headless}
case $cache in /*) ;; *) cache=$PWD/$cache ;; esac
stamp="$RECIPE code-server=$CODE_SERVER_VERSION node=${VSCODE_HEADLESS_NODE:-$NODE_VERSION} playwright=$PLAYWRIGHT_VERSION"
chromium_stamp="1 @sparticuz/chromium=$CHROMIUM_VERSION"

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in zh*) chinese=1 ;; *) chinese= ;; esac
# pick ENGLISH CHINESE
pick() { if [ -n "$chinese" ]; then printf '%s' "$2"; else printf '%s' "$1"; fi; }
say() { printf 'vscode-headless: %s\n' "$(pick "$1" "${2:-$1}")"; }
work=
die() { say "$@"; if [ -n "$work" ]; then rm -rf "$work"; fi; exit 1; }

quiet= browser=1
for argument; do
  case $argument in
    --quiet) quiet=1 ;;
    --no-browser) browser= ;;
    *) die "unknown option: $argument" ;;
  esac
done

case "$(uname -s)" in Linux) ;; *) die "only Linux is supported" "只支持 Linux" ;; esac
case "$(uname -m)" in
  x86_64|amd64) arch=x64 ;;
  aarch64|arm64) arch=arm64 ;;
  *) die "unsupported processor: $(uname -m)" "不支持的处理器：$(uname -m)" ;;
esac

# --- Chromium: what is there

# A snap's Chromium cannot see the temporary folder that its profile lies in; Ubuntu's
# /usr/bin/chromium-browser is a script that only says to install the snap.
is_snap() {
  case "$(readlink -f "$1")" in */snap|*/snap/*) return 0 ;; esac
  [ "$(head -c 2 "$1" 2>/dev/null | tr -d '\0')" = '#!' ] && grep -q /snap/bin "$1"
}

# find_chromium: sets `chromium`
find_chromium() {
  local name file
  chromium=
  if [ -n "${VSCODE_HEADLESS_CHROMIUM:-}" ]; then
    [ -x "$VSCODE_HEADLESS_CHROMIUM" ] || die "VSCODE_HEADLESS_CHROMIUM is no program: $VSCODE_HEADLESS_CHROMIUM" "VSCODE_HEADLESS_CHROMIUM 不是可执行程序：$VSCODE_HEADLESS_CHROMIUM"
    chromium=$VSCODE_HEADLESS_CHROMIUM
    return 0
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    file=$(command -v "$name" 2>/dev/null) || continue
    if [ -x "$file" ] && ! is_snap "$file"; then chromium=$file; return 0; fi
  done
  if [ "$(cat "$cache/chromium/stamp" 2>/dev/null || true)" = "$chromium_stamp" ]; then chromium=$cache/chromium/chromium; return 0; fi
  return 1
}

installed() { [ "$(cat "$cache/stamp" 2>/dev/null || true)" = "$stamp" ]; }
complete() { installed && { [ -z "$browser" ] || find_chromium; }; }
leave() {
  if [ -n "$browser" ]; then printf '%s\n' "$chromium" >&3; fi
  exit 0
}

if complete; then
  if [ -z "$quiet" ]; then say "ready in $cache" "已就绪：$cache"; fi
  leave
fi

mkdir -p "$cache"
exec 9>"$cache/.lock"
if command -v flock >/dev/null 2>&1; then
  if ! flock -n 9; then say "waiting for another installation in $cache" "正在等待另一个安装过程：$cache"; flock 9; fi
fi
if complete; then leave; fi
for tool in npm node tar; do
  command -v "$tool" >/dev/null 2>&1 || die "$tool is needed and not found on the PATH" "需要 $tool，但在 PATH 上找不到"
done

# --- Jobs that run side by side, each in a process group of its own

work=$cache/.new
rm -rf "$work"
mkdir -p "$work/npm"
set -m
jobs_running=()
end_jobs() {
  local p
  for p in "${jobs_running[@]}"; do kill -TERM -- "-$p" 2>/dev/null || true; done
  jobs_running=()
}
clear_line() { if [ -t 2 ]; then printf '\r\033[K'; fi; }
stop() { trap - INT TERM HUP; clear_line; exec 2>/dev/null; end_jobs; rm -rf "$work"; exit "$1"; }
trap 'stop 130' INT
trap 'stop 143' TERM
trap 'stop 129' HUP

# npm with its process id noted, for the progress display, and its complaints kept for npm_error
npm_quietly=(--loglevel=error --no-progress --ignore-scripts --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=10000)
run_npm() {
  local file
  file=$(mktemp "$work/npm/XXXXXX")
  npm "$@" "${npm_quietly[@]}" >/dev/null 2>>"$work/npm-errors" & echo $! > "$file"
  wait $!
}
# What npm said first that tells a person something
npm_error() { sed -n -E '/^npm (error|ERR!) (code|syscall|errno) /d; s/^npm (error|ERR!) //p' "$work/npm-errors" 2>/dev/null | head -n 1; }

# fetch PACKAGE@VERSION FOLDER [tar arguments]: unpacks a package's files, runs no script of it.
fetch() {
  local spec=$1 dir=$2 tmp; shift 2
  tmp=$(mktemp -d "$work/pack.XXXXXX")
  (cd "$tmp" && run_npm pack "$spec") || return 1
  mkdir -p "$dir"
  tar -xzf "$tmp"/*.tgz -C "$dir" --no-same-owner "$@" || return 1
  rm -rf "$tmp"
}

# finish MB ENGLISH CHINESE: waits for all jobs and shows how much npm has read; false where one fails.
# On a terminal one line that changes, elsewhere a line for every quarter.
finish() {
  local total=$1 label pid file key value bytes mb percent shown=0 alive failed= bar
  label=$(pick "$2" "$3")
  local -A read_by=()
  if [ ! -t 2 ]; then printf 'vscode-headless: %s (%s MB)\n' "$label" "$total"; fi
  while :; do
    alive=
    for pid in "${jobs_running[@]}"; do if kill -0 "$pid" 2>/dev/null; then alive=1; fi; done
    bytes=0
    for file in "$work"/npm/*; do
      pid=$(cat "$file" 2>/dev/null) || continue
      [ -n "$pid" ] || continue
      while read -r key value; do
        if [ "$key" = rchar: ]; then read_by[$pid]=$value; fi
      done 2>/dev/null < "/proc/$pid/io" || true
    done
    for pid in "${!read_by[@]}"; do
      value=$(( ${read_by[$pid]} - NPM_ITSELF_MB * 1000000 ))
      if [ "$value" -gt 0 ]; then bytes=$(( bytes + value )); fi
    done
    mb=$(( bytes / 1000000 ))
    if [ "$mb" -gt "$total" ]; then mb=$total; fi
    percent=$(( mb * 100 / total ))
    # The sizes are estimates: the end is when the jobs end
    if [ "$percent" -gt 99 ]; then percent=99; fi
    [ -n "$alive" ] || break
    if [ -t 2 ]; then
      bar=$(printf '%*s' $(( percent / 5 )) '')
      printf '\r\033[K%s [%-20s] %3d %%  %d / %d MB' "$label" "${bar// /#}" "$percent" "$mb" "$total"
    elif [ "$percent" -ge $(( shown + 25 )) ]; then
      shown=$(( percent / 25 * 25 ))
      printf 'vscode-headless: %d %% (%d / %d MB)\n' "$shown" "$mb" "$total"
    fi
    sleep 0.2
  done
  for pid in "${jobs_running[@]}"; do wait "$pid" || failed=1; done
  jobs_running=()
  rm -f "$work"/npm/*
  clear_line
  if [ -n "$failed" ]; then return 1; fi
  rm -f "$work/npm-errors"
}

# --- Chromium: getting one

sudo=()
can_apt() {
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" = 0 ]; then return 0; fi
  sudo=(sudo -n)
  command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null
}

apt_updated=
apt_install() {
  say "installing Debian packages: $*" "正在安装 Debian 软件包：$*"
  local options=(-qq -o Acquire::http::Timeout=30 -o Acquire::Retries=1 -o DPkg::Lock::Timeout=120)
  if [ -z "$apt_updated" ]; then "${sudo[@]}" apt-get "${options[@]}" update </dev/null || true; apt_updated=1; fi
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install -y --no-install-recommends "$@" </dev/null
}

have_cjk_font() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ]; }

# npm_chromium: the Chromium that @sparticuz/chromium packs (headless, x64, needs only glibc and what
# comes with it: NSS, one Latin font), into the cache. Sets `reason` where that does not work.
reason=
npm_chromium() {
  if [ "$arch" != x64 ]; then reason=$(pick "npm has no Chromium for $arch" "npm 上没有 $arch 的 Chromium"); return 1; fi
  local new=$work/chromium
  fetch "@sparticuz/chromium@$CHROMIUM_VERSION" "$work/pack" --strip-components=2 package/bin & jobs_running+=($!)
  if ! finish "$CHROMIUM_MB" "fetching Chromium $CHROMIUM_VERSION from the npm registry" "正在从 npm 仓库获取 Chromium $CHROMIUM_VERSION"; then
    reason=$(pick "@sparticuz/chromium could not be fetched from the npm registry" "无法从 npm 仓库获取 @sparticuz/chromium")": $(npm_error)"
    return 1
  fi
  mkdir -p "$new/lib" "$new/fonts"
  node "$here/lib/unbrotli.cjs" "$work/pack/chromium.br" > "$new/headless-chromium"
  node "$here/lib/unbrotli.cjs" "$work/pack/fonts.tar.br" | tar -xf - -C "$new/fonts" --no-same-owner
  rm -f "$new/fonts/fonts.conf"
  chmod 755 "$new/headless-chromium"
  # NSS and its like, only where the machine has none: mixing two versions is asking for trouble
  if ldd "$new/headless-chromium" 2>/dev/null | grep -q 'not found'; then
    node "$here/lib/unbrotli.cjs" "$work/pack/al2023.tar.br" | tar -xf - -C "$new/lib" --no-same-owner --strip-components=1
  fi
  cat > "$new/fonts.conf" <<'X'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
X
  cat > "$new/chromium" <<'X'
#!/bin/sh
# The packed Chromium with the libraries and the font that came with it
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/headless-chromium" "$@"
X
  chmod 755 "$new/chromium"
  if ! "$new/chromium" --version >"$work/version" 2>&1; then
    reason=$(pick "npm's Chromium does not start here" "npm 的 Chromium 在本机无法启动")": $(head -n 1 "$work/version")"
    return 1
  fi
  printf '%s\n' "$chromium_stamp" > "$new/stamp"
  rm -rf "$cache/chromium" "$work/pack"
  mv "$new" "$cache/chromium"
}

get_chromium() {
  if find_chromium; then return 0; fi
  if can_apt; then
    if apt_install chromium && find_chromium; then return 0; fi
    say "no Chromium from apt-get, trying npm's" "apt-get 未能装上 Chromium，改用 npm 上的"
  fi
  if npm_chromium && find_chromium; then return 0; fi
  die "Chromium or Chrome is needed and could not be installed ($reason): install one (sudo apt-get install chromium) or set VSCODE_HEADLESS_CHROMIUM to its path" \
    "需要 Chromium 或 Chrome，自动安装未成功（$reason）：请自行安装（sudo apt-get install chromium），或将 VSCODE_HEADLESS_CHROMIUM 设为其路径"
}

if [ -n "$browser" ]; then
  get_chromium
  if ! have_cjk_font; then
    { can_apt && apt_install fontconfig fonts-noto-cjk; } \
      || say "no Chinese font found: Chinese text will show as boxes in screenshots" "未找到中文字体：截图中的中文会显示为方框"
  fi
fi

if installed; then rm -rf "$work"; leave; fi

# --- VS Code

begin=$(date +%s)
rm -f "$cache/stamp"
total=$(( CODE_SERVER_MB + PLAYWRIGHT_MB + TEST_WEB_MB + TYPESCRIPT_MB ))
# Only the VS Code part of the package, without two large extensions that nothing here uses
skip=(--exclude='*/extensions/copilot' --exclude='*/extensions/mermaid-markdown-features')
fetch "code-server@$CODE_SERVER_VERSION" "$work" --strip-components=2 "${skip[@]}" package/lib/vscode & jobs_running+=($!)
fetch "playwright-core@$PLAYWRIGHT_VERSION" "$work/tools/node_modules/playwright-core" --strip-components=1 & jobs_running+=($!)
fetch "@vscode/test-web@$TEST_WEB_VERSION" "$work/tools/node_modules/@vscode/test-web" --strip-components=1 package/fs-provider package/package.json package/LICENSE & jobs_running+=($!)
fetch "typescript@$TYPESCRIPT_VERSION" "$work/typescript" --strip-components=1 & jobs_running+=($!)
if [ -z "${VSCODE_HEADLESS_NODE:-}" ]; then
  total=$(( total + NODE_MB ))
  fetch "node-linux-$arch@$NODE_VERSION" "$work/node" --strip-components=1 package/bin/node & jobs_running+=($!)
fi
finish "$total" "fetching VS Code $VSCODE_VERSION from the npm registry" "正在从 npm 仓库获取 VS Code $VSCODE_VERSION" \
  || die "VS Code could not be fetched from the npm registry ($(npm_error)): check the network and npm's settings, then run this again" "无法从 npm 仓库获取 VS Code（$(npm_error)）：请检查网络和 npm 设置后重试"

# The server's own dependencies: only those that it, the extension host, the file watcher, the
# terminal and the browser workbench load; at the versions that code-server locks; without
# install scripts, so nothing is compiled.
cd "$work/vscode"
node - "$arch" "$RIPGREP_VERSION" <<'J'
const fs = require('fs');
const [arch, ripgrep] = process.argv.slice(2);
const pkg = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const keep = [
  '@microsoft/1ds-core-js', '@microsoft/1ds-post-js', '@parcel/watcher', '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent', '@vscode/tree-sitter-wasm', '@vscode/vscode-languagedetection',
  '@xterm/addon-clipboard', '@xterm/addon-image', '@xterm/addon-ligatures', '@xterm/addon-progress',
  '@xterm/addon-search', '@xterm/addon-serialize', '@xterm/addon-unicode11', '@xterm/addon-webgl',
  '@xterm/headless', '@xterm/xterm', 'cookie', 'http-proxy-agent', 'https-proxy-agent', 'jschardet',
  'katex', 'minimist', 'node-pty', 'tas-client', 'vscode-oniguruma', 'vscode-regexpp',
  'vscode-textmate', 'ws', 'yauzl', 'yazl',
];
const deps = {};
for (const name of keep) {
  if (!pkg.dependencies[name]) throw new Error(`code-server no longer depends on ${name}`);
  deps[name] = pkg.dependencies[name];
}
deps[`@vscode/ripgrep-linux-${arch}`] = ripgrep;
pkg.dependencies = deps;
delete pkg.allowScripts;
fs.writeFileSync('package.json', JSON.stringify(pkg, null, 2));
J
run_npm install --omit=dev --no-audit --no-fund & jobs_running+=($!)
finish "$DEPENDENCIES_MB" "installing VS Code's dependencies" "正在安装 VS Code 的依赖" \
  || die "VS Code's dependencies could not be installed from the npm registry ($(npm_error)): check the network and npm's settings, then run this again" "无法从 npm 仓库安装 VS Code 的依赖（$(npm_error)）：请检查网络和 npm 设置后重试"
mkdir -p extensions/node_modules
mv "$work/typescript" extensions/node_modules/typescript

# Small stand-ins for packages whose native part would have to be compiled (log files, device id)
# or that carry every platform's binary (ripgrep).
mkdir -p node_modules/@vscode
cp -R "$here"/shims/* node_modules/@vscode/

# What other platforms need
find node_modules/node-pty/prebuilds -mindepth 1 -maxdepth 1 ! -name "linux-$arch" -exec rm -rf {} +
find node_modules extensions -name '*.map' -type f -delete
rm -rf node_modules/node-pty/third_party node_modules/@parcel/watcher-linux-*-musl \
  node_modules/@microsoft/*/{dist-esm,types,src}
if [ -e node_modules/node-pty/prebuilds/linux-$arch/spawn-helper ]; then chmod +x node_modules/node-pty/prebuilds/linux-$arch/spawn-helper; fi
if [ -e "$work/node/bin/node" ]; then chmod +x "$work/node/bin/node"; fi

rm -rf "$cache/vscode" "$cache/tools" "$cache/node" "$work"/pack.*
for d in vscode tools node; do
  if [ -e "$work/$d" ]; then mv "$work/$d" "$cache/$d"; fi
done
cd "$cache"; rm -rf "$work"
printf '%s\n' "$stamp" > "$cache/stamp"
seconds=$(( $(date +%s) - begin )) size=$(du -sm "$cache" | cut -f1)
say "VS Code $VSCODE_VERSION installed in $cache in $seconds s, $size MB" "VS Code $VSCODE_VERSION 已装入 $cache，用时 $seconds 秒，$size MB"
leave
