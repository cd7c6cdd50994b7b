'use strict';
const cp = require('child_process');
const fs = require('fs');
const net = require('net');
const path = require('path');
const c = require('./common.js');

const USAGE = `Usage: code --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [FOLDER|FILE|x.code-workspace]
       [--user-data-dir=DIR] [--extensions-dir=DIR] [--disable-extensions] [--locale=xx] [--timeout=SECONDS]
       code --install-extension FILE.vsix | --list-extensions | --version`;

async function main(argv) {
  const args = c.parseArgs(argv);
  try {
    const cli = ['install-extension', 'uninstall-extension', 'list-extensions', 'version'].filter((k) => args.flags[k]);
    if (cli.length) {
      await c.ensureInstalled({ browser: false });
      const pass = argv.filter((a) => /^--(install-extension|uninstall-extension|list-extensions|show-versions|force|version|extensions-dir|user-data-dir)/.test(a) || !a.startsWith('-'));
      const tmp = c.makeTmp();
      const code = c.serverCli(['--server-data-dir', tmp, ...pass]);
      c.removeTmp(tmp);
      process.exit(code);
    }
    if (!args.tests || !args.dev.length) { process.stderr.write(USAGE + '\n'); process.exit(args.flags.help ? 0 : 2); }
    await c.ensureInstalled();
    process.exit(await runTests(args));
  } catch (e) {
    c.logFailure(e);
    process.exit(1);
  }
}

async function runTests(args) {
  const limit = Number(args.flags.timeout?.[0] || process.env.VSCODE_HEADLESS_TIMEOUT || 600);
  const startLimit = Number(process.env.VSCODE_HEADLESS_START_TIMEOUT || 120);
  const tmp = c.makeTmp();
  let server, browser, page, reader, ended = false;
  const pageLog = [];

  let finish;
  const finished = new Promise((resolve) => { finish = (code, why) => { if (why) c.log(why); resolve(code); }; });
  const timers = [setTimeout(() => finish(1, `timed out after ${limit} s (VSCODE_HEADLESS_TIMEOUT)`), limit * 1000)];
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  for (const [s, code] of Object.entries(signals)) process.on(s, () => { if (ended) return; ended = true; finish(code, `stopped by ${s}`); });

  // The pipe that the tests report through
  const fifo = path.join(tmp, 'channel');
  cp.execFileSync('mkfifo', ['-m', '600', fifo]);
  reader = new net.Socket({ fd: fs.openSync(fifo, fs.constants.O_RDWR | fs.constants.O_NONBLOCK), readable: true, writable: false });
  let result, pid, started, automationExit;
  const stopped = new Promise((resolve) => { automationExit = resolve; });
  let buffered = '';
  reader.setEncoding('utf8');
  reader.on('data', (text) => {
    buffered += text;
    for (let nl; (nl = buffered.indexOf('\n')) >= 0;) {
      const line = buffered.slice(0, nl);
      buffered = buffered.slice(nl + 1);
      let kind, value;
      try { [kind, value] = JSON.parse(line); } catch { continue; }
      if (kind === 'out') { if (!value.startsWith('[reconnection-grace-time]')) process.stdout.write(value); }
      else if (kind === 'err') process.stderr.write(value);
      else if (kind === 'start') { pid = value; started = Date.now(); c.debug(`tests started in the extension host, process ${pid}`); }
      else if (kind === 'result') { result = value; finish(value); }
      else if (kind === 'exit' && started && result === undefined) finish(1, `the extension host ended (code ${value}) before the tests did`);
    }
  });

  const t0 = Date.now();
  try {
    server = c.startServer({
      tmp, locale: args.flags.locale?.[0],
      userDataDir: absolute(c.toPath(args.flags['user-data-dir']?.[0])),
      extensionsDir: absolute(c.toPath(args.flags['extensions-dir']?.[0])),
      extraEnv: {
        VSCODE_HEADLESS_CHANNEL: fifo,
        VSCODE_HEADLESS_TESTS_PATH: path.resolve(c.toPath(args.tests)),
      },
    });
    const run = (async () => {
      [browser] = await Promise.all([c.startBrowser(), server.ready]);
      c.debug(`server on ${server.origin}, browser ${browser.version()}, after ${Date.now() - t0} ms`);
      page = await c.newPage(browser, {
        origin: server.origin, token: server.token, locale: args.flags.locale?.[0],
        config: { developmentOptions: {
          extensions: args.dev.map((p) => c.remoteComponents(server.authority, p)),
          extensionTestsPath: c.remoteComponents(server.authority, path.join(__dirname, 'run-tests.cjs')),
        } },
      });
      page.on('crash', () => finish(1, 'the browser page crashed'));
      browser.on('disconnected', () => { if (!ended) finish(1, 'the browser ended'); });
      page.on('console', (m) => { pageLog.push(`${m.type()} ${m.text()}`); if (pageLog.length > 200) pageLog.shift(); });
      await page.exposeFunction('codeAutomationLog', (type, list) => {
        const text = (Array.isArray(list) ? list : [list]).map(String).join(' ');
        pageLog.push(`${type} ${text}`);
        c.debug(`[workbench] ${type} ${text}`);
      });
      await page.exposeFunction('codeAutomationExit', (code) => {
        c.debug(`workbench: tests ended with ${code}`);
        automationExit();
        // The pipe's word is what counts: VS Code says 0 too where the extension host was killed
        setTimeout(() => {
          if (result !== undefined) return;
          finish(1, started ? 'the extension host ended before the tests did' : `the tests did not start\n${pageLog.slice(-30).join('\n')}`);
        }, 500);
      });
      const payload = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true']];
      if (args.flags['disable-extensions']) payload.push(['disableExtensions', 'true']);
      await page.goto(c.pageUrl(server, { open: args.open.map(c.toPath), payload }));
      c.debug(`page loaded after ${Date.now() - t0} ms`);
      timers.push(setTimeout(() => { if (!started) finish(1, `the tests did not start within ${startLimit} s; the workbench's last words:\n${pageLog.slice(-30).join('\n')}`); }, startLimit * 1000));
    })();
    run.catch((e) => finish(1, e && e.stack || e));
    server.closed.then(() => { if (!ended) finish(1, `the VS Code server ended\n${server.output.slice(-4000)}`); });

    const code = await finished;
    ended = true;
    c.debug(`tests ended after ${Date.now() - t0} ms`);
    if (process.env.VSCODE_HEADLESS_SCREENSHOT && page) await page.screenshot({ path: process.env.VSCODE_HEADLESS_SCREENSHOT, timeout: 5000 }).catch((e) => c.log(e.message));
    // Let VS Code deactivate the extensions and end the extension host
    if (result !== undefined) {
      await Promise.race([stopped, c.sleep(5000)]);
      if (pid) await c.waitGone(pid, 3000);
    }
    return code;
  } finally {
    ended = true;
    timers.forEach(clearTimeout);
    reader.destroy();
    await Promise.all([
      browser && Promise.race([browser.close().catch(() => {}), c.sleep(5000)]),
      c.stopServer(server),
    ]);
    c.removeTmp(tmp);
    c.debug(`all ended after ${Date.now() - t0} ms`);
  }
}

function absolute(p) { return p && path.resolve(p); }

module.exports = { main };
