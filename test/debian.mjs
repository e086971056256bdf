import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the tests need of Debian: the window of the workbench, what compiles two addons of the VS Code server, what a build server unpacks the extension with, and what entries and manuscripts are held against. */
const packages = [
  ...['chromium', 'python3', 'make', 'g++', 'unzip'],
  ...['texlive-binaries', 'texlive-latex-base', 'texlive-latex-recommended', 'texlive-bibtex-extra', 'biber', 'pandoc'],
];

/**
 * Installs the Debian packages that are missing, as root or with a sudo that asks no password; throws with the one line to run where it may
 * not, or where apt fails. Does nothing outside Debian and its kin.
 */
export function installDebianPackages() {
  if (!toolsInstallHere()) return;
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...missing];
  const root = rootPrefix();
  if (root === undefined) throw new Error(`Debian packages are missing; install them with:\n\n  sudo ${install.join(' ')}\n`);
  console.log(`Installing ${missing.join(', ')} with apt …`);
  for (const command of [['apt-get', 'update', '-qq'], install]) {
    const [program = '', ...args] = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command];
    const { status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 1_200_000 });
    if (status !== 0) throw new Error(`${command.join(' ')} failed`);
  }
}

/** Whether this is Debian or one of its kin, where every tool that a test asks for is a package. */
export function toolsInstallHere() {
  return existsSync('/etc/debian_version');
}

/** @param {string} name */
function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '$' + '{db:Status-Status}', name], { encoding: 'utf8' });
  return stdout === 'installed';
}

/** What goes before a command to run it as root; undefined where that takes a password. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}
