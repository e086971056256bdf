import * as l10n from '@vscode/l10n';
import type { Bibliography, Declared, ManuscriptFile } from '../bibliography';
import { accountPath, type Search } from '../manuscriptSearch';
import { latexBibliographies } from './latexDeclarations';
import { isThroughBibtex, latexDialect } from './latexDialect';
import { latexLanguage } from './latexLanguage';
import { latexRoots, latexWalker } from './latexRoots';
import { type LatexWalk, latexScanner } from './latexWalk';

/** What a LaTeX document and the roots that include it declare. */
export async function latexManuscript(search: Search): Promise<Declared> {
  const scan = latexScanner(search.reader);
  const walkerOf = latexWalker(search, scan);
  const roots = await latexRoots(search, scan, walkerOf);
  const walks: LatexWalk[] = [];
  for (const root of roots) walks.push(await walkerOf(root));
  if (!walks.some((walk) => walk.files.has(search.document.uri))) {
    search.account.say(l10n.t('{0} does not include this file.', accountPath(search, roots[0] ?? '')), { uri: search.document.uri });
    // What it declares itself counts all the same: it may be included by a command that Lectern does not follow.
    walks.push(await walkerOf(search.document.uri));
  }
  const files = new Map<string, ManuscriptFile>();
  const bibliographies: Bibliography[] = [];
  let dialect: Declared['dialect'];
  let language: string | undefined;
  for (const walk of walks) {
    for (const [uri, file] of walk.files) if (!files.has(uri)) files.set(uri, file);
    for (const remark of walk.remarks) search.account.say(remark.text, remark);
    dialect ??= latexDialect(search, walk);
    language ??= latexLanguage(walk);
    bibliographies.push(...(await latexBibliographies(search, walk)));
  }
  sayInline(search, walks);
  const inlineKeys = walks.flatMap((walk) => walk.inlineKeys);
  const includedFiles = [...files.values()];
  const unciting: string[] = [];
  let hasNotes = walks.some(({ classes }) => classes.some(({ name }) => /revtex4/.test(name)));
  for (const uri of files.keys()) {
    const file = await scan(uri);
    unciting.push(...(file?.unciting ?? []));
    hasNotes ||= file?.hasNotes === true;
  }
  return {
    roots,
    includedFiles,
    bibliographies,
    dialect,
    ...(language !== undefined && { language }),
    ...(walks.some(isThroughBibtex) && { isThroughBibtex: true }),
    ...(hasNotes && { hasNotes }),
    nocite: [],
    inlineKeys,
    unciting,
  };
}

function sayInline(search: Search, walks: readonly LatexWalk[]): void {
  for (const walk of walks) {
    const items = walk.inlineKeys.filter(({ isSet }) => isSet !== true);
    const [first] = items;
    if (first === undefined) continue;
    const count = items.length;
    search.account.say(
      count === 1
        ? l10n.t('The manuscript defines one key itself (\\bibitem or filecontents).')
        : l10n.t('The manuscript defines {0} keys itself (\\bibitem or filecontents).', count),
      {
        uri: first.uri,
        line: first.line,
      },
    );
  }
}
