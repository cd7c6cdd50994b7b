'use strict';
const path = require('path');
const { pathToFileURL } = require('url');
const c = require('./common.js');

const USAGE = `Usage: open [options] [FOLDER|FILE|x.code-workspace]
  --extension=DIR|FILE.vsix   extension to load: a development folder or a package (repeatable)
  --file=FILE                 file to open in an editor (may lie in FOLDER)
  --script=FILE.js            module that exports async (page, {context, code, folder, shot}) => {}
  --output=FILE.png           the screenshot (default: screenshot.png)
  --setting=KEY=JSON          a default setting, e.g. --setting='editor.fontSize=18' (repeatable)
  --size=WxH                  size of the window (default: 1400x900)
  --wait=SECONDS              how long to wait before the script or the screenshot (default: 3)
  --locale=xx                 display language asked for
  --user-data-dir=DIR         where user settings lie (default: a folder of its own, removed after)
  --timeout=SECONDS           limit for the whole (default: 180)`;

async function main(argv) {
  const args = c.parseArgs(argv);
  if (args.flags.help) { process.stdout.write(USAGE + '\n'); process.exit(0); }
  try {
    await c.ensureInstalled();
    process.exit(await open(args));
  } catch (e) {
    c.logFailure(e);
    process.exit(1);
  }
}

async function open(args) {
  const f = (name) => args.flags[name]?.[args.flags[name].length - 1];
  const output = path.resolve(f('output') || 'screenshot.png');
  const limit = Number(f('timeout') || process.env.VSCODE_HEADLESS_TIMEOUT || 180);
  const [width, height] = (f('size') || '1400x900').split('x').map(Number);
  const extensions = [...(args.flags.extension || []), ...args.dev].map((p) => path.resolve(c.toPath(p)));
  const settings = c.parseSettings(args.flags.setting);
  const tmp = c.makeTmp();
  let server, browser, finish, ended = false;
  const finished = new Promise((resolve) => { finish = (code, why) => { if (why) c.log(why); resolve(code); }; });
  const timer = setTimeout(() => finish(1, `timed out after ${limit} s`), limit * 1000);
  for (const [s, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) process.on(s, () => finish(code, `stopped by ${s}`));
  try {
    const userDataDir = f('user-data-dir') && path.resolve(f('user-data-dir'));
    const extensionsDir = f('extensions-dir') ? path.resolve(f('extensions-dir')) : path.join(tmp, 'extensions');
    for (const vsix of extensions.filter((p) => p.endsWith('.vsix'))) {
      const code = c.serverCli(['--server-data-dir', path.join(tmp, 'server'), '--extensions-dir', extensionsDir, '--install-extension', vsix, '--force'], 2);
      if (code !== 0) throw new Error(`could not install ${vsix}`);
    }
    server = c.startServer({ tmp, userDataDir, extensionsDir, locale: f('locale') });
    server.closed.then(() => { if (!ended) finish(1, `the VS Code server ended\n${server.output.slice(-4000)}`); });
    const run = (async () => {
      [browser] = await Promise.all([c.startBrowser(), server.ready]);
      const dev = extensions.filter((p) => !p.endsWith('.vsix'));
      const page = await c.newPage(browser, {
        origin: server.origin, token: server.token, width, height, locale: f('locale'),
        config: {
          configurationDefaults: settings,
          ...(dev.length ? { developmentOptions: { extensions: dev.map((p) => c.remoteComponents(server.authority, p)) } } : {}),
        },
      });
      const files = (args.flags.file || []).map((p) => path.resolve(c.toPath(p)));
      await page.goto(c.pageUrl(server, { open: [...args.open, ...files], payload: [['skipWelcome', 'true'], ['skipReleaseNotes', 'true']] }));
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60000 });
      if (files.length) await page.locator('.editor-instance, .monaco-editor').first().waitFor({ timeout: 30000 }).catch(() => {});
      await page.waitForTimeout(Number(f('wait') ?? 3) * 1000);
      const shot = async (file) => { file = path.resolve(file); await page.screenshot({ path: file }); c.log(`screenshot: ${file}`); return file; };
      if (f('script')) {
        const file = path.resolve(f('script'));
        let mod = await import(pathToFileURL(file).href);
        while (typeof mod !== 'function' && mod && mod.default) mod = mod.default;
        if (typeof mod !== 'function') throw new Error(`${file} exports no function`);
        await mod(page, { context: page.context(), code: helpers(page), folder: args.open[0] && path.resolve(args.open[0]), shot });
      }
      await shot(output);
      finish(0);
    })();
    run.catch(async (e) => {
      const page = browser?.contexts()[0]?.pages()[0];
      if (page) await page.screenshot({ path: output, timeout: 5000 }).catch(() => {});
      finish(1, e && e.stack || e);
    });
    return await finished;
  } finally {
    ended = true;
    clearTimeout(timer);
    await Promise.all([
      browser && Promise.race([browser.close().catch(() => {}), c.sleep(5000)]),
      c.stopServer(server),
    ]);
    c.removeTmp(tmp);
  }
}

/** Things that scripts do often. */
function helpers(page) {
  const h = {
    /** Runs a command by its title, from the command palette. */
    async command(title) {
      await page.keyboard.press('F1');
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor();
      await input.fill(`>${title}`);
      await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
      await page.waitForTimeout(300);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(500);
    },
    /** Opens a file of the workspace by its name. */
    async openFile(name) {
      await page.keyboard.press('Control+P');
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor();
      await input.fill(name);
      await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
      await page.waitForTimeout(500);
      await page.keyboard.press('Enter');
      await page.locator('.editor-instance').first().waitFor();
      await page.waitForTimeout(1000);
    },
    /** Puts the caret at a line and column of the active editor. */
    async goTo(line, column = 1) {
      await page.keyboard.press('Control+G');
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor();
      await input.fill(`:${line}:${column}`);
      await page.waitForTimeout(200);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(200);
    },
    /** Types text into the active editor without auto-closing pairs getting in the way. */
    async type(text) { await page.keyboard.insertText(text); await page.waitForTimeout(300); },
  };
  return h;
}

module.exports = { main };
