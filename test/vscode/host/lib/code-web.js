'use strict';
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const path = require('path');
const c = require('./common.js');

const USAGE = `Usage: code-web --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [FOLDER] [--timeout=SECONDS]
       (the test runner is one bundled CommonJS file inside the extension's folder)`;
const MIME = { '.html': 'text/html', '.js': 'text/javascript', '.cjs': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.ttf': 'font/ttf', '.woff': 'font/woff', '.woff2': 'font/woff2', '.mp3': 'audio/mpeg' };

async function main(argv) {
  const args = c.parseArgs(argv);
  if (!args.tests || !args.dev.length) { process.stderr.write(USAGE + '\n'); process.exit(args.flags.help ? 0 : 2); }
  try {
    await c.ensureInstalled();
    process.exit(await runTests(args));
  } catch (e) {
    c.logFailure(e);
    process.exit(1);
  }
}

/**
 * code-server's workbench always connects to the server that its page came from and keeps the
 * user's files there. Two places put back what VS Code itself does in a browser without a server.
 */
function standalone(source) {
  const patch = (from, to) => {
    if (!source.includes(from)) throw new Error(`this code-server's workbench has no '${from}'`);
    source = source.split(from).join(to);
  };
  patch(',remoteAuthority:location.host}', '}');
  patch('P.file(this.userDataPath).with({scheme:J.vscodeRemote}),"User")', 'P.file(this.userDataPath).with({scheme:J.vscodeUserData}),"User")');
  return source;
}

/** What goes around the test runner's source: its output and its result go to this process. */
const PRELUDE = `(()=>{const send=(m)=>{const x=new XMLHttpRequest();x.open('POST','@LOG@',false);x.send(JSON.stringify(m));};
const text=(v)=>typeof v==='string'?v:v instanceof Error?(v.stack||String(v)):(()=>{try{const s=JSON.stringify(v);return s===undefined?String(v):s;}catch{return String(v);}})();
const format=(a)=>{a=[...a];let s=a.length?a.shift():'';if(typeof s!=='string')s=text(s);else if(a.length)s=s.replace(/%[sdifjoOc%]/g,(m)=>{if(m==='%%')return '%';if(!a.length)return m;const v=a.shift();return m==='%c'?'':m==='%d'||m==='%f'?String(Number(v)):m==='%i'?String(parseInt(v)):m==='%s'?(typeof v==='object'?text(v):String(v)):text(v);});return [s,...a.map(text)].join(' ');};
const kinds={log:'out',info:'out',debug:'out',dir:'out',warn:'err',error:'err',trace:'err'};
for(const k of Object.keys(kinds))Object.defineProperty(console,k,{configurable:true,enumerable:true,writable:true,value:(...a)=>send([kinds[k],format(a)+'\\n'])});
globalThis.__vscodeHeadlessSend=send;send(['start',0]);})();`.replace(/\n/g, '');
const EPILOGUE = `
;(()=>{const send=globalThis.__vscodeHeadlessSend;const m=module.exports;const run=m.run||(m.default&&m.default.run);
module.exports={run:async(...a)=>{try{if(typeof run!=='function')throw new Error('The test runner exports no function run');
await new Promise((ok,no)=>{const r=run(a[0],(e,n)=>e?no(e):n>0?no(new Error(n+' tests failed')):ok());if(r&&r.then)r.then(ok,no);});send(['result',0]);}
catch(e){send(['result',1]);throw e;}}};})();
`;

function fileType(s) { return s.isFile() ? 1 : s.isDirectory() ? 2 : s.isSymbolicLink() ? 64 : 0; }

function startStatic({ extensions, testFile, folder, onMessage }) {
  let origin, workbench;
  const key = crypto.randomBytes(32);
  const fsProvider = path.join(c.cache, 'tools', 'node_modules', '@vscode', 'test-web', 'fs-provider');
  const mounts = [
    ['/vs/', c.vscodeDir],
    ['/static/extensions/fs/', fsProvider],
    ...extensions.map((dir, i) => [`/static/devextensions/${i}/`, dir]),
    ...(folder ? [['/static/mount/', folder]] : []),
  ];
  const inside = (dir, rest) => { const p = path.join(dir, rest); return p === path.normalize(dir) || p.startsWith(path.join(dir, path.sep)) ? p : undefined; };

  const server = http.createServer(async (req, res) => {
    const send = (status, type, body) => {
      // Web workers of other origins (webviews, the extension host's frame) read from here too
      res.writeHead(status, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'no-store' });
      res.end(body);
    };
    try {
      const url = new URL(req.url, origin);
      const pathname = decodeURIComponent(url.pathname);
      if (pathname === '/__report' && req.method === 'POST') {
        let body = '';
        req.setEncoding('utf8');
        for await (const part of req) body += part;
        onMessage(JSON.parse(body));
        return send(200, 'text/plain', '');
      }
      if (pathname === '/mint-key') return send(200, 'application/octet-stream', key);
      if (req.method !== 'GET' && req.method !== 'HEAD') return send(405, 'text/plain', '');
      if (pathname === '/') return send(200, 'text/html', page(origin, extensions, testFile, folder));
      for (const [prefix, dir] of mounts) {
        if (!(pathname + '/').startsWith(prefix)) continue;
        const file = inside(dir, pathname.slice(prefix.length));
        if (!file) return send(403, 'text/plain', '');
        if (prefix === '/static/mount/' && (url.searchParams.has('stat') || url.searchParams.has('readdir'))) {
          let answer;
          try {
            if (url.searchParams.has('stat')) { const s = fs.statSync(file); answer = { type: fileType(s), ctime: s.ctimeMs, mtime: s.mtimeMs, size: s.size }; }
            else answer = fs.readdirSync(file, { withFileTypes: true }).map((d) => ({ name: d.name, type: fileType(d) }));
          } catch (e) { answer = { error: e.code }; }
          return send(200, 'application/json', JSON.stringify(answer));
        }
        let data;
        try { data = fs.readFileSync(file); } catch {
          // The workbench lists built-in extensions whose browser part code-server leaves out
          if (prefix === '/vs/' && /^\/vs\/extensions\/.*\.js$/.test(pathname)) return send(200, MIME['.js'], 'exports.activate = () => {};');
          return send(404, 'text/plain', '');
        }
        if (file === testFile) data = PRELUDE.replace('@LOG@', `${origin}/__report`) + data + EPILOGUE;
        else if (file.endsWith('/out/vs/code/browser/workbench/workbench.js')) data = workbench ||= standalone(data.toString());
        return send(200, MIME[path.extname(file)] || 'application/octet-stream', data);
      }
      send(404, 'text/plain', '');
    } catch (e) {
      c.debug(`static server: ${e.stack}`);
      send(500, 'text/plain', String(e));
    }
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => { origin = `http://localhost:${server.address().port}`; resolve({ server, origin }); });
  });
}

function page(origin, extensions, testFile, folder) {
  const { host } = new URL(origin);
  const at = (p) => ({ scheme: 'http', authority: host, path: p });
  let testsPath;
  extensions.forEach((dir, i) => { if (testFile.startsWith(dir + path.sep)) testsPath = `/static/devextensions/${i}/${path.relative(dir, testFile).split(path.sep).join('/')}`; });
  const config = {
    userDataPath: '/', enableWorkspaceTrust: false, isEnabledFileDownloads: true, isEnabledFileUploads: true, isEnabledCoderGettingStarted: false,
    productConfiguration: {
      enableTelemetry: false, extensionsGallery: undefined,
      webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.${host}/vs/out/vs/workbench/contrib/webview/browser/pre/`,
      extensionEnabledApiProposals: { 'vscode.vscode-test-web-fs': ['fileSearchProvider', 'textSearchProvider'] },
    },
    developmentOptions: { extensions: extensions.map((_, i) => at(`/static/devextensions/${i}`)), extensionTestsPath: at(testsPath) },
    configurationDefaults: c.DEFAULT_SETTINGS,
    additionalBuiltinExtensions: folder ? [at('/static/extensions/fs')] : [],
  };
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(config).replace(/&/g, '&amp;').replace(/"/g, '&quot;'),
    WORKBENCH_WEB_BASE_URL: `${origin}/vs`, BASE: '', VS_BASE: '/vs', WORKBENCH_AUTH_SESSION: '', WORKBENCH_SCRIPT_NONCE: 'n',
    WORKBENCH_NLS_URL: `${origin}/vs/out/nls.messages.js`, WORKBENCH_NLS_FALLBACK_URL: `${origin}/vs/out/nls.messages.js`,
  };
  return fs.readFileSync(path.join(c.vscodeDir, 'out/vs/code/browser/workbench/workbench.html'), 'utf8').replace(/\{\{([A-Z_]+)\}\}/g, (_, k) => values[k] ?? '');
}

async function runTests(args) {
  const limit = Number(args.flags.timeout?.[0] || process.env.VSCODE_HEADLESS_TIMEOUT || 600);
  const startLimit = Number(process.env.VSCODE_HEADLESS_START_TIMEOUT || 120);
  const extensions = args.dev.map((p) => fs.realpathSync(c.toPath(p)));
  let testFile = path.resolve(c.toPath(args.tests));
  try { testFile = fs.realpathSync(require.resolve(testFile)); } catch { throw new Error(`no test runner at ${args.tests}`); }
  if (!extensions.some((dir) => testFile.startsWith(dir + path.sep))) throw new Error('the test runner must lie inside the extension\'s folder');
  const folder = args.open.length ? path.resolve(c.toPath(args.open[0])) : undefined;

  let finish, browser, server, started, result, ended = false;
  const pageLog = [];
  const finished = new Promise((resolve) => { finish = (code, why) => { if (why) c.log(why); resolve(code); }; });
  const timers = [setTimeout(() => finish(1, `timed out after ${limit} s (VSCODE_HEADLESS_TIMEOUT)`), limit * 1000)];
  for (const [s, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) process.on(s, () => finish(code, `stopped by ${s}`));
  try {
    const run = (async () => {
      let origin;
      [{ server, origin }, browser] = await Promise.all([
        startStatic({ extensions, testFile, folder, onMessage: ([kind, value]) => {
          if (kind === 'out') process.stdout.write(value);
          else if (kind === 'err') process.stderr.write(value);
          else if (kind === 'start') started = true;
          else if (kind === 'result') { result = value; finish(value); }
        } }),
        c.startBrowser(),
      ]);
      const page = await c.newPage(browser, { origin, locale: args.flags.locale?.[0] });
      page.on('crash', () => finish(1, 'the browser page crashed'));
      browser.on('disconnected', () => { if (!ended) finish(1, 'the browser ended'); });
      page.on('console', (m) => { pageLog.push(`${m.type()} ${m.text()}`); if (pageLog.length > 200) pageLog.shift(); });
      page.on('pageerror', (e) => pageLog.push(`error ${e.message}`));
      await page.exposeFunction('codeAutomationLog', () => {});
      await page.exposeFunction('codeAutomationExit', () => {
        setTimeout(() => {
          if (result !== undefined) return;
          finish(1, started ? 'the extension host ended before the tests did' : `the tests did not start\n${pageLog.slice(-30).join('\n')}`);
        }, 500);
      });
      const query = new URLSearchParams({ payload: JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true']]) });
      query.set(...(folder ? ['folder', 'vscode-test-web://mount/'] : ['ew', 'true']));
      await page.goto(`${origin}/?${query}`);
      timers.push(setTimeout(() => { if (!started) finish(1, `the tests did not start within ${startLimit} s; the workbench's last words:\n${pageLog.slice(-30).join('\n')}`); }, startLimit * 1000));
      if (process.env.VSCODE_HEADLESS_SCREENSHOT) finished.then(() => page.screenshot({ path: process.env.VSCODE_HEADLESS_SCREENSHOT, timeout: 5000 })).catch((e) => c.log(e.message));
    })();
    run.catch((e) => finish(1, e && e.stack || e));
    const code = await finished;
    if (process.env.VSCODE_HEADLESS_SCREENSHOT) await c.sleep(1500);
    return code;
  } finally {
    ended = true;
    timers.forEach(clearTimeout);
    if (browser) await Promise.race([browser.close().catch(() => {}), c.sleep(5000)]);
    server?.closeAllConnections?.();
    server?.close();
  }
}

module.exports = { main };
