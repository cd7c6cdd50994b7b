// In the VS Code server (node --require).
'use strict';
const cp = require('child_process');
const path = require('path');

// Not for the processes that the server starts
for (let i = process.execArgv.length; i--;) if (process.execArgv[i] === __filename) process.execArgv.splice(i - 1, 2);

// Ends with the process that started it, also where that was killed: the server is the leader of a
// process group of its own, which the extension host and what that started are in too.
const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(-process.pid, 'SIGKILL'); }, 1000).unref();

// For `code`: has the extension hosts load output.cjs before anything else. (The server removes
// NODE_OPTIONS from their environment.)
if (process.env.VSCODE_HEADLESS_CHANNEL) {
  const fork = cp.fork;
  cp.fork = function (file, args, options) {
    if (options && options.env && /extensionHostProcess$/.test(options.env.VSCODE_ESM_ENTRYPOINT || '')) {
      options = { ...options, execArgv: [...(options.execArgv || []), `--require=${path.join(__dirname, 'output.cjs')}`] };
    } else if (options && options.env) {
      options = { ...options, env: { ...options.env } };
      for (const k of ['VSCODE_HEADLESS_CHANNEL', 'VSCODE_HEADLESS_TESTS_PATH']) delete options.env[k];
    }
    return fork.call(this, file, args, options);
  };
  require('module').syncBuiltinESMExports();
}

// For `serve`, whose page opens in a browser that this program does not drive. A short address
// leads to what is to be opened, and the page's configuration gets the extensions under
// development and the default settings; both under the host name that the browser asked for,
// since that is the name by which the workbench knows the server's files.
if (process.env.VSCODE_HEADLESS_SERVE) {
  const http = require('http');
  const { pageUrl, remoteComponents } = require('./common.js');
  const { open, extensions, configurationDefaults } = JSON.parse(process.env.VSCODE_HEADLESS_SERVE);
  delete process.env.VSCODE_HEADLESS_SERVE;
  const token = process.argv[process.argv.indexOf('--connection-token') + 1];
  const HOST = /^[\w.-]{1,255}(:\d{1,5})?$|^\[[\da-f:]{2,45}\](:\d{1,5})?$/i;

  const startPage = (host) => {
    const url = new URL(pageUrl({ origin: `http://${host}`, authority: host }, { open, payload: [['skipWelcome', 'true'], ['skipReleaseNotes', 'true']] }));
    url.searchParams.set('tkn', token);
    return `/${url.search}`;
  };
  const configured = (html, host) => html.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, head, value) => {
    const base = JSON.parse(value.replace(/&quot;/g, '"').replace(/&amp;/g, '&'));
    base.configurationDefaults = { ...base.configurationDefaults, ...configurationDefaults };
    if (extensions.length) base.developmentOptions = { ...base.developmentOptions, extensions: extensions.map((dir) => remoteComponents(host, dir)) };
    return `${head}${JSON.stringify(base).replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
  });

  const createServer = http.createServer;
  http.createServer = function (...args) {
    const listener = args[args.length - 1];
    if (typeof listener !== 'function') return createServer.apply(this, args);
    args[args.length - 1] = function (req, res) {
      const host = req.headers.host || '';
      const pathname = (req.url || '').split('?', 1)[0];
      if (HOST.test(host) && req.method === 'GET' && pathname === `/open/${token}`) {
        res.writeHead(302, { Location: startPage(host), 'Cache-Control': 'no-store' });
        return res.end();
      }
      if (HOST.test(host) && pathname === '/') {
        const end = res.end;
        res.end = function (body, ...rest) {
          return end.call(this, typeof body === 'string' ? configured(body, host) : body, ...rest);
        };
      }
      return listener.call(this, req, res);
    };
    return createServer.apply(this, args);
  };
  require('module').syncBuiltinESMExports();
}
