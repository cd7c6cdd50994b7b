// Shared by `code`, `open`, `serve` and `code-web`: finds the installation, starts the VS Code server and
// the browser, and ends both. Every process it ends is one it started.
'use strict';
const cp = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const os = require('os');
const path = require('path');

const env = process.env;
const cache = path.resolve(env.VSCODE_HEADLESS_CACHE || path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'vscode-headless'));
const vscodeDir = path.join(cache, 'vscode');
const verbose = !!env.VSCODE_HEADLESS_VERBOSE && env.VSCODE_HEADLESS_VERBOSE !== '0';

function log(...args) { process.stderr.write(`vscode-headless: ${args.join(' ')}\n`); }
function debug(...args) { if (verbose) log(...args); }

function nodePath() {
  return env.VSCODE_HEADLESS_NODE || path.join(cache, 'node', 'bin', 'node');
}

/** A text for the person at the terminal, in the language of the environment (as install.sh does it). */
function text(english, chinese) { return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? chinese : english; }

let chromium;

/**
 * Runs install.sh, which returns at once where everything is there, and keeps the Chromium that it
 * names. SIGINT and SIGTERM reach it too, so that it ends its downloads.
 */
async function ensureInstalled({ browser = true } = {}) {
  const args = [path.join(__dirname, '..', 'install.sh'), '--quiet', ...(browser ? [] : ['--no-browser'])];
  const child = cp.spawn('bash', args, { stdio: ['ignore', 'pipe', 2] });
  let output = '', stopped;
  child.stdout.setEncoding('utf8').on('data', (d) => { output += d; });
  const forward = (signal) => { stopped = signal; child.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'); };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const s of signals) process.on(s, forward);
  const code = await new Promise((resolve) => { child.on('error', () => resolve(127)); child.on('close', resolve); });
  for (const s of signals) process.removeListener(s, forward);
  if (stopped) process.exit(EXIT_CODES[stopped]);
  if (code === 127) throw new Failure('bash is needed and was not found');
  if (code !== 0) throw new Failure(); // install.sh has said why
  chromium = output.trim() || undefined;
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** An end whose reason is one line for the person at the terminal, or is said already. */
class Failure extends Error {}

/** Says why a command ends, with a stack only where that is a fault of this program. */
function logFailure(e) {
  if (!(e instanceof Failure)) log(e && e.stack || e);
  else if (e.message) log(e.message);
}

function playwright() { return require(path.join(cache, 'tools', 'node_modules', 'playwright-core')); }

/** The environment for the server and so for the extension host. */
function serverEnv(extra) {
  // No extension gallery: nothing outside this machine is asked for
  const e = { EXTENSIONS_GALLERY: '{}', ...env };
  for (const k of Object.keys(e)) {
    if (/^(ELECTRON_RUN_AS_NODE|NODE_OPTIONS|NODE_CHANNEL_FD|VSCODE_(IPC_HOOK.*|PID|CWD|NLS_CONFIG|CODE_CACHE_PATH|ESM_ENTRYPOINT|HANDLES_.*|AGENT_FOLDER|L10N_BUNDLE_LOCATION|PARENT_PID|DEV))$/.test(k)) delete e[k];
  }
  return { ...e, ...extra };
}

/** Runs the server's own command line (--version, --install-extension, --list-extensions). */
function serverCli(args, stdout = 'inherit') {
  const r = cp.spawnSync(nodePath(), [path.join(vscodeDir, 'out', 'server-main.js'), '--accept-server-license-terms', ...args],
    { stdio: ['ignore', stdout, 'inherit'], cwd: process.cwd(), env: serverEnv() });
  return r.status ?? 1;
}

/** Starts the VS Code server on a free port of 127.0.0.1. */
function startServer({ tmp, userDataDir, extensionsDir, locale, extraEnv, port = 0, stay = false }) {
  const token = crypto.randomUUID();
  const serverData = path.join(tmp, 'server');
  const args = [
    '--require', path.join(__dirname, 'server-hook.cjs'), path.join(vscodeDir, 'out', 'server-main.js'),
    '--host', '127.0.0.1', '--port', String(port), '--connection-token', token,
    '--accept-server-license-terms', '--disable-workspace-trust', '--telemetry-level', 'off',
    '--disable-getting-started-override', '--force-disable-user-env',
    '--server-data-dir', serverData,
    '--user-data-dir', userDataDir || path.join(serverData, 'data'),
    '--extensions-dir', extensionsDir || path.join(serverData, 'extensions'),
  ];
  // Ends when no window was open for five minutes
  if (!stay) args.push('--enable-remote-auto-shutdown');
  if (locale) args.push('--locale', locale);
  // Of its own process group: ending the group ends the server, the extension host and what that started
  const child = cp.spawn(nodePath(), args, { cwd: process.cwd(), env: serverEnv({ XDG_RUNTIME_DIR: tmp, ...extraEnv }), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const server = { child, token, port: 0, output: '', exited: false };
  const onData = (d) => {
    const text = d.toString();
    server.output = (server.output + text).slice(-200000);
    if (verbose) process.stderr.write(text.replace(/^(?=.)/gm, '[server] '));
  };
  child.stdout.on('data', onData);
  child.stderr.on('data', onData);
  server.closed = new Promise((resolve) => child.on('exit', () => { server.exited = true; resolve(); }));
  server.ready = new Promise((resolve, reject) => {
    const look = () => {
      const m = /listening on (\d+)/.exec(server.output);
      if (m) { server.port = Number(m[1]); server.origin = `http://127.0.0.1:${m[1]}`; server.authority = `127.0.0.1:${m[1]}`; resolve(server); }
    };
    child.stdout.on('data', look);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the VS Code server ended at once (code ${code}):\n${server.output}`)));
  });
  server.ready.catch(() => {});
  return server;
}

function killGroup(child, signal) {
  try { process.kill(-child.pid, signal); } catch { /* gone */ }
}

async function stopServer(server) {
  if (!server?.child?.pid) return;
  killGroup(server.child, 'SIGTERM');
  await Promise.race([server.closed, sleep(2000)]);
  killGroup(server.child, 'SIGKILL');
}

/** Headless Chromium with no network but this machine's loopback. */
async function startBrowser() {
  const args = ['--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run', '--no-proxy-server',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=Translate',
    // no throttling of a page that no one looks at
    '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'];
  if (!env.VSCODE_HEADLESS_NETWORK) args.push('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost');
  const launch = (more) => playwright().chromium.launch({
    executablePath: chromium, headless: true, args: [...args, ...more], env: serverEnv(),
    handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
  });
  if (process.getuid?.() === 0 || env.VSCODE_HEADLESS_NO_SANDBOX) return launch(['--no-sandbox']);
  try {
    return await launch([]);
  } catch (e) {
    // In a container, or where the kernel keeps user namespaces from users. The browser shows
    // nothing but what this machine's own server sends it.
    if (!/sandbox/i.test(e.message)) throw e;
    log('Chromium cannot start its sandbox here and runs without it');
    return launch(['--no-sandbox']);
  }
}

const DEFAULT_SETTINGS = { 'chat.disableAIFeatures': true, 'workbench.startupEditor': 'none', 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'git.openRepositoryInParentFolders': 'never' };

/**
 * A page whose workbench gets `config` merged into its web configuration: the extensions under
 * development, default settings.
 */
async function newPage(browser, { origin, token, width, height, locale, config }) {
  const context = await browser.newContext({ viewport: { width: width || 1400, height: height || 900 }, locale: locale || 'en-US' });
  if (token) await context.addCookies([{ name: 'vscode-tkn', value: token, url: origin }]);
  if (locale) {
    // The language that extensions are told, and that their own translations are chosen by.
    // VS Code's own texts stay English: they would need a language pack.
    await context.addInitScript((language) => {
      Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set() {}, configurable: true });
    }, locale.toLowerCase());
  }
  if (config) {
    // Before the workbench's own (deferred) script runs. Not by intercepting the page's request:
    // Chromium then keeps the page from loopback addresses.
    await context.addInitScript((extra) => {
      document.addEventListener('readystatechange', () => {
        const meta = document.readyState === 'interactive' && document.getElementById('vscode-workbench-web-configuration');
        if (!meta) return;
        const base = JSON.parse(meta.getAttribute('data-settings'));
        const merged = { ...base, ...extra };
        for (const k of ['productConfiguration', 'configurationDefaults', 'developmentOptions']) merged[k] = { ...base[k], ...extra[k] };
        meta.setAttribute('data-settings', JSON.stringify(merged));
      });
    }, { ...config, configurationDefaults: { ...DEFAULT_SETTINGS, ...config.configurationDefaults } });
  }
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin }).catch(() => {});
  const page = await context.newPage();
  page.setDefaultTimeout(30000);
  page.on('console', (m) => {
    if (/Activating extension '.*' failed/.test(m.text())) log(m.text());
    else debug(`[page] ${m.type()} ${m.text()}`);
  });
  page.on('pageerror', (e) => debug(`[page] error ${e.message}`));
  return page;
}

/** A path in the form that the workbench's configuration has for a URI of the server. */
function remoteComponents(authority, p) {
  return { scheme: 'vscode-remote', authority, path: path.resolve(toPath(p)) };
}

/** A path or URI argument as the URI that the workbench knows it by. */
function remoteUri(authority, p) {
  if (p.startsWith('vscode-remote://')) return p;
  if (p.startsWith('file://')) p = require('url').fileURLToPath(p);
  return `vscode-remote://${authority}${encodeURI(path.resolve(p)).replace(/[?#]/g, encodeURIComponent)}`;
}

/** The page's address: what is opened, and the window's payload. */
function pageUrl(server, { open = [], payload = [] }) {
  const url = new URL(server.origin);
  let files = 0;
  for (let target of open) {
    if (target.startsWith('file://')) target = require('url').fileURLToPath(target);
    target = path.resolve(target);
    let stat;
    try { stat = fs.statSync(target); } catch { log(`no such file or folder: ${target}`); continue; }
    if (stat.isDirectory()) url.searchParams.set('folder', target);
    else if (target.endsWith('.code-workspace')) url.searchParams.set('workspace', target);
    else if (files++ === 0) payload.push(['openFile', remoteUri(server.authority, target)]);
    else log(`only one file can be opened from the command line: ${target} left out`);
  }
  if (!url.searchParams.has('folder') && !url.searchParams.has('workspace')) url.searchParams.set('ew', 'true');
  if (payload.length) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

function makeTmp() { return fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-headless-')); }
function removeTmp(dir) { if (dir && !env.VSCODE_HEADLESS_KEEP) { try { fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 }); } catch { /* leave it */ } } }
function sleep(ms) { return new Promise((r) => setTimeout(r, ms)); }
function alive(pid) { try { process.kill(pid, 0); return true; } catch { return false; } }
async function waitGone(pid, ms) { const end = Date.now() + ms; while (alive(pid) && Date.now() < end) await sleep(25); }

/** Desktop VS Code's command line, as far as it means something here. */
function parseArgs(argv) {
  const o = { dev: [], open: [], flags: {}, unknown: [] };
  const value = new Set(['user-data-dir', 'extensions-dir', 'locale', 'timeout', 'log', 'profile', 'install-extension', 'uninstall-extension',
    'extensionDevelopmentKind', 'extensionDevelopmentPath', 'extensionTestsPath', 'folder-uri', 'file-uri', 'enable-proposed-api', 'disable-extension',
    'inspect-extensions', 'inspect-brk-extensions', 'crash-reporter-directory', 'logsPath', 'password-store', 'goto',
    'output', 'script', 'wait', 'size', 'file', 'setting', 'extension', 'port']);
  for (let i = 0; i < argv.length; i++) {
    const a = argv[i];
    if (a === '--') { o.open.push(...argv.slice(i + 1)); break; }
    if (!a.startsWith('-')) { o.open.push(a); continue; }
    const m = /^--?([^=]+)(?:=(.*))?$/s.exec(a);
    if (!m) continue;
    const name = { o: 'output', g: 'goto' }[m[1]] || m[1];
    let v = m[2];
    if (v === undefined && value.has(name) && i + 1 < argv.length) v = argv[++i];
    if (name === 'extensionDevelopmentPath') o.dev.push(v);
    else if (name === 'extensionTestsPath') o.tests = v;
    else if (name === 'folder-uri' || name === 'file-uri') o.open.push(v);
    else if (name === 'goto') o.open.push(v.replace(/:\d+(:\d+)?$/, ''));
    else (o.flags[name] ||= []).push(v ?? true);
  }
  return o;
}
/** `--setting=KEY=JSON`, repeated, as one object; a value that is no JSON is a string. */
function parseSettings(list = []) {
  const settings = {};
  for (const s of list) {
    const at = s.indexOf('=');
    if (at < 1) throw new Failure(`--setting wants KEY=JSON: ${s}`);
    try { settings[s.slice(0, at)] = JSON.parse(s.slice(at + 1)); } catch { settings[s.slice(0, at)] = s.slice(at + 1); }
  }
  return settings;
}
function toPath(p) { return p && p.startsWith('file://') ? require('url').fileURLToPath(p) : p; }

module.exports = { cache, DEFAULT_SETTINGS, EXIT_CODES, Failure, logFailure, text, remoteComponents, vscodeDir, verbose, log, debug, nodePath, ensureInstalled, playwright, serverCli, startServer, stopServer, startBrowser, newPage, remoteUri, pageUrl, makeTmp, removeTmp, sleep, waitGone, parseArgs, parseSettings, toPath };
