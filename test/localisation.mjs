// The texts that the code shows, as `@vscode/l10n-dev` finds them in src.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import l10n from '@vscode/l10n-dev';
import { filesBelow, root } from './bundle.mjs';

/** Gives the English text of each key. @returns {Promise<Record<string, string>>} */
export async function textsOfCode() {
  const scripts = filesBelow('src', '.ts').map((file) => ({ extension: '.ts', contents: readFileSync(path.join(root, file), 'utf8') }));
  const found = Object.entries(await l10n.getL10nJson(scripts));
  return Object.fromEntries(found.map(([key, text]) => [key, typeof text === 'string' ? text : text.message]));
}
