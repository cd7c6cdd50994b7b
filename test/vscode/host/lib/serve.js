'use strict';
const cp = require('child_process');
const fs = require('fs');
const path = require('path');
const c = require('./common.js');

const USAGE = `Usage: serve [options] [FOLDER|x.code-workspace] [FILE]
  --extension=DIR|FILE.vsix   extension to load: a development folder or a package (repeatable)
  --file=FILE                 file to open in an editor (may lie in FOLDER)
  --setting=KEY=JSON          a default setting, e.g. --setting='editor.fontSize=18' (repeatable)
  --port=N                    port on 127.0.0.1 (default: a free one)
  --locale=xx                 display language asked for
  --user-data-dir=DIR         where user settings lie (default: a folder of its own, removed after)
  --no-open                   starts no browser, also where there is a display
It prints the address and serves until Ctrl+C.`;

async function main(argv) {
  const args = c.parseArgs(argv);
  if (args.flags.help) { process.stdout.write(USAGE + '\n'); process.exit(0); }
  try {
    await c.ensureInstalled({ browser: false });
    process.exit(await serve(args));
  } catch (e) {
    c.logFailure(e);
    process.exit(1);
  }
}

async function serve(args) {
  const f = (name) => args.flags[name]?.[args.flags[name].length - 1];
  const port = Number(f('port') ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new c.Failure(c.text(`no port: ${f('port')}`, `不是端口号：${f('port')}`));
  const extensions = [...(args.flags.extension || []), ...args.dev].map((p) => existing(c.toPath(p)));
  const files = (args.flags.file || []).map((p) => existing(c.toPath(p)));
  const open = [...args.open.map((p) => existing(c.toPath(p))), ...files];
  const settings = c.parseSettings(args.flags.setting);
  const tmp = c.makeTmp();
  let server, finish, ended = false;
  const finished = new Promise((resolve) => { finish = (code, why) => { if (why) c.log(why); resolve(code); }; });
  // Ctrl+C is how a user ends it: that is success
  for (const [s, code] of Object.entries({ ...c.EXIT_CODES, SIGINT: 0 })) process.on(s, () => finish(code));
  try {
    const userDataDir = f('user-data-dir') && path.resolve(f('user-data-dir'));
    const extensionsDir = f('extensions-dir') ? path.resolve(f('extensions-dir')) : path.join(tmp, 'extensions');
    for (const vsix of extensions.filter((p) => p.endsWith('.vsix'))) {
      const code = c.serverCli(['--server-data-dir', path.join(tmp, 'server'), '--extensions-dir', extensionsDir, '--install-extension', vsix, '--force'], 2);
      if (code !== 0) throw new c.Failure(c.text(`could not install ${vsix}`, `无法安装 ${vsix}`));
    }
    server = c.startServer({
      tmp, userDataDir, extensionsDir, locale: f('locale'), port, stay: true,
      extraEnv: {
        VSCODE_HEADLESS_SERVE: JSON.stringify({
          open, extensions: extensions.filter((p) => !p.endsWith('.vsix')),
          configurationDefaults: { ...c.DEFAULT_SETTINGS, ...settings },
        }),
      },
    });
    server.closed.then(() => { if (!ended) finish(1, `the VS Code server ended\n${server.output.slice(-4000)}`); });
    const ready = server.ready.then(() => {
      // The hook in the server sends this address on to the folder, the file and the token (server-hook.cjs)
      const address = `${server.origin}/open/${server.token}`;
      process.stderr.write(`\n${c.text('VS Code is served to this machine only. Open this address in a browser; Ctrl+C ends it.', 'VS Code 已在本机启动，仅供本机访问。请在浏览器中打开下面的地址；按 Ctrl+C 结束。')}\n\n`);
      process.stdout.write(`${address}\n`);
      if (!args.flags['no-open']) openBrowser(address);
    });
    ready.catch((e) => { if (!ended) finish(1, e.message); });
    return await finished;
  } finally {
    ended = true;
    await c.stopServer(server);
    c.removeTmp(tmp);
  }
}

/** Shows the address in the user's browser where there is a display; where that fails, the printed line serves. */
function openBrowser(address) {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const child = cp.spawn('xdg-open', [address], { stdio: 'ignore', detached: true });
  child.on('error', () => { /* no xdg-open */ });
  child.unref();
}

function existing(file) {
  const resolved = path.resolve(file);
  if (!fs.existsSync(resolved)) throw new c.Failure(c.text(`no such file or folder: ${resolved}`, `没有这个文件或文件夹：${resolved}`));
  return resolved;
}

module.exports = { main };
