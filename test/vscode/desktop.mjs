import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const downloads = path.resolve(import.meta.dirname, '../../.vscode-test');
/** @type {Partial<Record<NodeJS.Platform, string>>} */
const executables = { linux: 'code', darwin: 'Visual Studio Code.app/Contents/MacOS/Electron', win32: 'Code.exe' };

/** The desktop VS Code that the environment variable VSCODE_EXECUTABLE names, or that was downloaded into `.vscode-test`, if any. */
export function desktopCode() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  const executable = executables[process.platform];
  if (executable === undefined || !existsSync(downloads)) return undefined;
  return readdirSync(downloads)
    .map((folder) => path.join(downloads, folder, executable))
    .find((file) => existsSync(file));
}
