import * as l10n from '@vscode/l10n';
import { accountPath, type Search } from '../manuscriptSearch';
import { optionIn } from './latexArguments';
import type { LatexWalk } from './latexWalk';

/** Packages that load biblatex. */
const BIBLATEX = /^biblatex(?:-chicago|-mla|-apa|-abnt)?$/;
/** Packages that stand for BibTeX's own commands. */
const BIBTEX = /^(?:natbib|cite|apacite|chapterbib|bibunits|multibib|bibtopic|jurabib|harvard|apalike|achicago|bibentry|splitbib)$/;

/** The dialect that a root loads: by its packages, else by the commands that declare its bibliographies. */
export function latexDialect(search: Search, walk: LatexWalk): 'bibtex' | 'biblatex' | undefined {
  for (const { event, uri, line } of walk.loads) {
    if (event.command.startsWith('LoadClass')) continue;
    for (const name of event.value.split(',').map((part) => part.trim())) {
      if (BIBLATEX.test(name)) {
        const backend = optionIn(event.options, 'backend');
        const through = backend?.startsWith('bibtex') ? l10n.t(', with {0} in place of biber', backend) : '';
        search.account.say(
          l10n.t('{0} in {1}: entries are in biblatex’s dialect{2}.', `\\${event.command}{${name}}`, accountPath(search, uri), through),
          {
            uri,
            line,
          },
        );
        return 'biblatex';
      }
      if (BIBTEX.test(name)) {
        search.account.say(
          l10n.t('{0} in {1}: entries are in BibTeX’s dialect.', `\\${event.command}{${name}}`, accountPath(search, uri)),
          {
            uri,
            line,
          },
        );
        return 'bibtex';
      }
    }
  }
  const first = walk.declarations[0];
  if (first === undefined) return undefined;
  const dialect = first.event.command.startsWith('add') ? 'biblatex' : 'bibtex';
  search.account.say(
    dialect === 'biblatex'
      ? l10n.t('{0} is biblatex’s command: entries are in its dialect.', `\\${first.event.command}`)
      : l10n.t('{0} is BibTeX’s command: entries are in its dialect.', `\\${first.event.command}`),
    {
      uri: first.uri,
      line: first.line,
    },
  );
  return dialect;
}

/** Whether the root loads biblatex with BibTeX in biber's place, which folds the case of keys and reads comments as BibTeX does. */
export function isThroughBibtex({ loads }: LatexWalk): boolean {
  return loads.some(
    ({ event }) =>
      event.value.split(',').some((name) => BIBLATEX.test(name.trim())) &&
      optionIn(event.options, 'backend')?.startsWith('bibtex') === true,
  );
}
