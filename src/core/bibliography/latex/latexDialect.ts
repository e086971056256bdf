import { nameOf, type Search } from '../manuscriptSearch';
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
        const through = backend?.startsWith('bibtex') ? `, with ${backend} in place of biber` : '';
        search.account.say(`\\${event.command}{${name}} in ${nameOf(search, uri)}: entries are in biblatex’s dialect${through}.`, {
          uri,
          line,
        });
        return 'biblatex';
      }
      if (BIBTEX.test(name)) {
        search.account.say(`\\${event.command}{${name}} in ${nameOf(search, uri)}: entries are in BibTeX’s dialect.`, { uri, line });
        return 'bibtex';
      }
    }
  }
  const first = walk.declarations[0];
  if (first === undefined) return undefined;
  const dialect = first.event.command.startsWith('add') ? 'biblatex' : 'bibtex';
  search.account.say(
    `\\${first.event.command} is ${dialect === 'biblatex' ? 'biblatex’s' : 'BibTeX’s'} command: entries are in its dialect.`,
    {
      uri: first.uri,
      line: first.line,
    },
  );
  return dialect;
}
