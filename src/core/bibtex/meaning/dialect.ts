import type { Dialect } from '../latex/latexEscape';
import type { Entry } from '../reading/entry';

/** What only biblatex's data model has, and what only BibTeX's styles write where biblatex has a name of its own. */
const biblatexFields = new Set([
  'date',
  'journaltitle',
  'eprinttype',
  'eprintclass',
  'location',
  'maintitle',
  'eventtitle',
  'eventdate',
  'urldate',
  'langid',
  'xdata',
  'shortjournal',
  'annotation',
  'subtitle',
  'booksubtitle',
  'related',
  'ids',
]);
const bibtexFields = new Set(['journal', 'archiveprefix', 'primaryclass', 'school', 'address', 'annote', 'year', 'month']);
const biblatexTypes = new Set([
  'online',
  'thesis',
  'report',
  'dataset',
  'software',
  'collection',
  'mvbook',
  'mvcollection',
  'mvproceedings',
  'xdata',
  'set',
  'periodical',
  'reference',
  'inreference',
]);
const bibtexTypes = new Set(['mastersthesis', 'phdthesis', 'techreport', 'conference']);

/** What the entries of a file (its first few hundred) are written for; undefined where nothing shows it. */
export function dialectOf(entries: readonly Entry[]): Dialect | undefined {
  let balance = 0;
  for (const entry of entries.slice(0, 300)) {
    if (biblatexTypes.has(entry.type)) balance += 2;
    if (bibtexTypes.has(entry.type)) balance--;
    for (const { name } of entry.fields) {
      if (biblatexFields.has(name)) balance += 2;
      else if (bibtexFields.has(name)) balance--;
    }
  }
  return balance > 0 ? 'biblatex' : balance < 0 ? 'bibtex' : undefined;
}

/** Whether the file writes accented letters as they are: some are in it, and no accent commands. */
export function lettersOf(text: string): Dialect | undefined {
  const sample = text.slice(0, 200_000);
  if (/\\["'`^~=.][{\\a-zA-Z]|\\[vcuHkrd][{ ]|\{\\(?:ss|o|O|aa|AA|ae|l|L)\}/.test(sample)) return 'bibtex';
  return /[\u00c0-\u024f\u1e00-\u1eff]/.test(sample) ? 'biblatex' : undefined;
}
