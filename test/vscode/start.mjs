// `npm start [-- --port N]`: opens a copy of the sample manuscript with Lectern, in the desktop VS Code where there is one, else in the
// VS Code server from npm, for any browser on this machine.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from '../install.mjs';
import { desktopCode } from './desktop.mjs';
import { onPath } from './onPath.mjs';
import { installExtension, quietSettings, remoteUri, startServer, windowAddress } from './server.mjs';
import { installHost, serverRunsHere } from './setup.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const windows = process.platform === 'win32';
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });

const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));

installPackages();
const sample = path.join(scratch, 'sample');
cpSync(path.join(root, 'media/sample'), sample, { recursive: true });

const desktop = desktopCode() ?? onPath(windows ? ['code.cmd'] : ['code', 'code-insiders', 'codium']);
if (desktop !== undefined) openDesktop(desktop);
else if (serverRunsHere) await serve();
else throw new Error('no VS Code on the PATH: install it with its `code` command, or name it in the variable VSCODE_EXECUTABLE');

/** @param {string} executable */
function openDesktop(executable) {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  console.log(`\nOpening ${sample} in ${executable}; this copy goes when its window is closed.`);
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, sample, path.join(sample, 'paper.tex')];
  spawn(windows ? `"${executable}"` : executable, args, { stdio: 'inherit', shell: windows }).on('exit', (code) => process.exit(code ?? 1));
}

async function serve() {
  installHost();
  console.log('Building and packaging Lectern …');
  execFileSync('npm', ['run', '--silent', 'package'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const dirs = { userDataDir: path.join(scratch, 'user-data'), extensionsDir: path.join(scratch, 'extensions') };
  installExtension(path.join(root, 'lectern.vsix'), dirs);
  const server = await startServer({ ...dirs, port: Number(values.port), settings: { ...quietSettings, 'editor.wordWrap': 'on' } });
  const address = windowAddress(server.port, sample, [['openFile', remoteUri(server.port, path.join(sample, 'paper.tex'))]]);
  console.log(`\nLectern is ready. Open this address in a browser on this machine:\n\n${address}\n`);
  console.log('The manuscript is a copy, which goes when Ctrl+C ends this. Whoever has an account on this machine can open the address.');
  process.exitCode = (await server.ended) ?? 1;
  process.exit();
}
