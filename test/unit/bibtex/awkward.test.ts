import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { paperOfEntry } from '../../../src/core/bibtex/meaning/toPaper';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { formatEntry } from '../../../src/core/bibtex/writing/format';
import { entryOfPaper } from '../../../src/core/bibtex/writing/fromPaper';
import type { Author, Paper } from '../../../src/core/corpus/paper';
import { isItem, paperOfCsl } from '../../../src/core/import/cslPaper';
import { biberComplaints, bibtexComplaints, pandocItems } from './oracle';

const awkward = readFileSync(path.join(process.cwd(), 'test/fixtures/bib/awkward.bib'), 'utf8');

function papersOf(text: string): readonly Paper[] {
  const { entries, problems } = parseBibtex(text, 'awkward.bib');
  assert.deepEqual(problems, []);
  const fieldsOf = inheritance(entries);
  return entries.map((entry) => paperOfEntry(entry, 'awkward.bib', fieldsOf(entry)));
}

const fullName = (author: Author): string =>
  'literal' in author ? author.literal : `${author.given ?? ''} ${author.family} ${author.suffix ?? ''}`.trim();

/** Titles and names without case, quotation marks and mathematics, about which programs differ. */
function shown(papers: readonly Paper[]): unknown {
  const flat = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[“”"’']/g, '')
      .replace(/\$|\\/g, '')
      .replace(/\s+/g, ' ');
  return Object.fromEntries(
    papers.map((paper) => [
      paper.citationKey,
      {
        title: flat(paper.title),
        authors: paper.authors
          .map(fullName)
          .map(flat)
          .filter((name) => name !== 'others'),
      },
    ]),
  );
}

describe('awkward entries', () => {
  it('read as their authors meant them', () => {
    assert.deepEqual(
      papersOf(awkward).map((paper) => [
        paper.citationKey,
        paper.title,
        paper.authors.map(fullName).join('; '),
        paper.venue?.name,
        paper.date,
      ]),
      [
        [
          'accents:1999',
          'Über naïve Façaden: Ångström, Œuvres, ß and Škoda',
          'Kurt Gödel; Pál Erdős; Jan Łukasiewicz; Văn Nguyễn; Hans Christian Ørsted',
          'Journal of Odd & Ends',
          '1999-01-10',
        ],
        [
          'parens2001',
          'A Book with (parentheses) and a "quoted" Word',
          'Ludwig van Beethoven; Charles Louis Xavier Joseph de la Vallée Poussin; Martin Luther King Jr.',
          'The MIT Press',
          '2001',
        ],
        [
          'Child+2010/a',
          'On O(n log n) Algorithms for NP-Hard Problems & 100% of LaTeX',
          'Barnes and Noble, Inc.; Plato',
          'Proceedings of the First Workshop',
          '2010',
        ],
        ['unicode2020', 'Straße — “naïve” Café', 'Jörg Müller; 太郎 山田', undefined, '2020'],
        ['parent2010', 'Proceedings of the First Workshop', "Éric O'Neil", 'Proceedings of the First Workshop', '2010'],
      ],
    );
  });

  it('read as pandoc reads them', function () {
    // Pandoc knows no bodies in parentheses.
    const braced = awkward.replace(/^(@\w+ ?)\(([^]*?)\)$/gm, '$1{$2}');
    const items = pandocItems(braced, 'bibtex');
    if (items === undefined) this.skip();
    const theirs = items.flatMap((item) => (isItem(item) ? (paperOfCsl(item, '') ?? []) : []));
    const ours = papersOf(awkward).filter((paper) => paper.citationKey !== 'parent2010');
    assert.deepEqual(shown(ours), shown(theirs.filter((paper) => paper.citationKey !== 'parent2010')));
  });

  for (const dialect of ['bibtex', 'biblatex'] as const) {
    const written = (): string =>
      papersOf(awkward)
        .filter((paper) => paper.citationKey !== 'parent2010')
        .map((paper) => formatEntry(entryOfPaper(paper, dialect)))
        .join('\n\n');

    it(`come back the same when they are written again (${dialect})`, () => {
      const before = papersOf(awkward).filter((paper) => paper.citationKey !== 'parent2010');
      assert.deepEqual(
        papersOf(written()).map(({ title, authors, citationKey }) => ({ title, authors, citationKey })),
        before.map(({ title, authors, citationKey }) => ({ title: title.replace(/"([^"]*)"/g, '“$1”'), authors, citationKey })),
      );
    });

    it(`are read by pandoc the same when they are written again (${dialect})`, function () {
      const items = pandocItems(written(), dialect);
      if (items === undefined) this.skip();
      assert.deepEqual(shown(items.flatMap((item) => (isItem(item) ? (paperOfCsl(item, '') ?? []) : []))), shown(papersOf(written())));
    });

    it(`pass biber when they are written again (${dialect})`, function () {
      const complaints = biberComplaints(written());
      if (complaints === undefined) this.skip();
      assert.deepEqual(complaints, []);
    });
  }

  it('pass bibtex when they are written again', function () {
    const complaints = bibtexComplaints(
      papersOf(awkward)
        .filter((paper) => paper.citationKey !== 'parent2010')
        .map((paper) => formatEntry(entryOfPaper(paper)))
        .join('\n\n'),
    );
    if (complaints === undefined) this.skip();
    assert.deepEqual(complaints, []);
  });
});
