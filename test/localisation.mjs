// The texts that the code shows, as `@vscode/l10n-dev` finds them in src.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import l10n from '@vscode/l10n-dev';
import { filesBelow, root } from './bundle.mjs';

const importing = /^import \* as l10n from '@vscode\/l10n';\n/m;
/** Files are searched as one script, since a search is prepared anew, in tenths of a second, for each import; more take longer again. */
const atOnce = 20;

/** Gives the English text of each key. @returns {Promise<Record<string, string>>} */
export async function textsOfCode() {
  const texts = filesBelow('src', '.ts').map((file) => readFileSync(path.join(root, file), 'utf8'));
  const asking = texts.filter((text) => importing.test(text)).map((text) => text.replace(importing, ''));
  const scripts = [];
  for (let at = 0; at < asking.length; at += atOnce) {
    const contents = ["import * as l10n from '@vscode/l10n';", ...asking.slice(at, at + atOnce)].join('\n');
    scripts.push({ extension: '.ts', contents });
  }
  const found = Object.entries(await l10n.getL10nJson(scripts));
  return Object.fromEntries(found.map(([key, text]) => [key, typeof text === 'string' ? text : text.message]));
}
