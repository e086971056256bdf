import assert from 'node:assert/strict';
import { limitsOf, missingEntries, verifiedBibliography, verifiedText } from '../../../src/core/assistant/verify';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { knownWorks } from '../../../src/core/checking/knownWorks';
import { finished } from '../../../src/core/steps';
import { paperOf } from '../search/paperOf';

const plums = paperOf('Counting Plums in Orchards', {
  id: 'doi:10.5555/plums',
  authors: [{ family: 'Ash', given: 'Ada' }, { family: 'Birch' }],
  date: '2018-11',
  venue: { name: 'Fruit Days', kind: 'conference', year: 2019 },
  doi: '10.5555/plums',
});
const pears = paperOf('On Pears', { id: 'arxiv:2301.00001', authors: [{ family: 'Cedar' }], date: '2023', arxivId: '2301.00001' });
const more = paperOf('Counting Plums in Orchards Again', { id: 'title:more', authors: [{ family: 'Ash' }] });
const gone = paperOf('RETRACTED ARTICLE: Counting Cherries', { id: 'title:gone', authors: [{ family: 'Elm' }] });
const mules = paperOf('Of Older Mules', { id: 'title:mules', date: 'spring' });
const papers = [
  plums,
  pears,
  more,
  gone,
  paperOf('Counting Plums', { id: 'title:short' }),
  mules,
  paperOf('Of Older Mule', { id: 'title:ox' }),
];
const today = '2026-06-15';
const notices = new Map([
  ['10.5555/plums', ['A service lists a correction.']],
  ['2301.00001', ['A service lists a retraction.']],
]);

describe('the references of a list', () => {
  /** The one reference of a line: its status, record and problems. */
  const line = (text: string, said?: typeof notices) => {
    const found = finished(verifiedText(text, papers, { today, ...(said && { notices: said }) }));
    assert.equal(found.length, 1);
    assert.equal(found[0]?.reference, text.trim());
    return [found[0]?.status, found[0]?.record, ...(found[0]?.problems ?? [])];
  };

  for (const [what, text, expected] of [
    ['agree by title, first author and year', 'A. Ash: Counting plums in orchards, 2019.', ['agrees', 'doi:10.5555/plums']],
    ['may give the preprint’s year', 'Ash, Counting Plums in Orchards (2018)', ['agrees', 'doi:10.5555/plums']],
    ['need not give a year', 'Ash, Counting Plums in Orchards', ['agrees', 'doi:10.5555/plums']],
    ['may give another year beside theirs', 'Ash, Counting Plums in Orchards, 2019, read in 2024', ['agrees', 'doi:10.5555/plums']],
    ['mean the longer of two titles', 'Ash, Counting Plums in Orchards Again, 2011', ['agrees', 'title:more']],
    [
      'are known by a DOI, of which they lack the title',
      'Ash 2019, https://doi.org/10.5555/PLUMS.',
      [
        'problems',
        'doi:10.5555/plums',
        'The DOI 10.5555/plums belongs to “Counting Plums in Orchards”, a title that the reference does not have.',
      ],
    ],
    [
      'are known by an arXiv id, of which they lack the title',
      'Cedar 2023 (arXiv:2301.00001v2);',
      ['problems', 'arxiv:2301.00001', 'The arXiv id 2301.00001 belongs to “On Pears”, a title that the reference does not have.'],
    ],
    ['have no year in a number', 'Ash, Counting Plums in Orchards, 10.5555/plums, pp. 12011, 1.2011', ['agrees', 'doi:10.5555/plums']],
    ['may be by nobody, of an unknown year', 'Of Older Mules. 2011.', ['agrees', 'title:mules']],
    ['are not known by a title of eleven letters', 'Of Older Mule, 2011', ['not compared', undefined]],
    [
      'may end with several identifiers',
      'Ash, Counting Plums in Orchards, 2019 (10.5555/plums; 10.5555/plums, 10.5555/plums).',
      ['agrees', 'doi:10.5555/plums'],
    ],
    ['are not known by a title of a few letters', 'Cedar, On Pears, 2023', ['not compared', undefined]],
    ['are not known', 'Nobody, Of Nothing at All, 2020, 10.5555/none, 2012.00001', ['not compared', undefined]],
    [
      'lack the first author',
      'Birch, Counting Plums in Orchards, 2019',
      ['problems', 'doi:10.5555/plums', 'The first author of the record is Ash.'],
    ],
    [
      'give another year',
      'Ash, Counting Plums in Orchards, 2011 and 2012',
      ['problems', 'doi:10.5555/plums', 'The year of the record is 2019 or 2018.'],
    ],
    [
      'give another year at the end of a sentence',
      'Ash. 2011. Counting Plums in Orchards.',
      ['problems', 'doi:10.5555/plums', 'The year of the record is 2019 or 2018.'],
    ],
    [
      'give the identifier of another work',
      'Ash, Counting Plums in Orchards, 2019, arXiv 2301.00001',
      ['problems', 'doi:10.5555/plums', 'The arXiv id 2301.00001 belongs to “On Pears”, a title that the reference does not have.'],
    ],
    [
      'give that of another work alone, and its author’s name',
      'Cedar 2023, 10.5555/plums',
      [
        'problems',
        'doi:10.5555/plums',
        'The DOI 10.5555/plums belongs to “Counting Plums in Orchards”, a title that the reference does not have.',
        'The first author of the record is Ash.',
        'The year of the record is 2019 or 2018.',
      ],
    ],
    ['are retracted', 'Elm, RETRACTED ARTICLE: Counting Cherries', ['problems', 'title:gone', 'Its title says that it was retracted.']],
  ] as const)
    it(what, () => assert.deepEqual(line(text), expected));

  it('have what services said of their work, whether the library has it or not', () => {
    assert.deepEqual(line('Ash, Counting Plums in Orchards, 2019', notices), [
      'problems',
      'doi:10.5555/plums',
      'A service lists a correction.',
    ]);
    const other = new Map([['10.5555/none', ['A service lists a removal.']]]);
    assert.deepEqual(line('Nobody, 10.5555/none', other), ['problems', undefined, 'A service lists a removal.']);
  });

  it('are the lines that are not blank, three hundred at most and six hundred characters of each', () => {
    const list = Array.from({ length: 302 }, (_, at) => `  Nobody, Of Nothing ${at}  `).join('\r\n \n\r');
    const found = finished(verifiedText(list, papers, { today }));
    assert.deepEqual([found.length, found[0]?.reference, found.at(-1)?.reference], [300, 'Nobody, Of Nothing 0', 'Nobody, Of Nothing 299']);
    const [long] = finished(verifiedText('x'.repeat(700), papers, { today }));
    assert.equal(long?.reference.length, 600);
  });
});

describe('the references of a bibliography', () => {
  const works = knownWorks([plums, pears]);
  const bib =
    '@inproceedings{p, title = {Counting Plums in Orchards}, author = {Ash, Ada and Birch, Bo}, booktitle = {Fruit Days}, year = 2019, doi = {10.5555/plums}}\n' +
    '@misc{c, title = {Withdrawn: On Cherries}, author = {Elm, Eve}, isbn = {978-0-262-03384-9}}\n@misc{n, title = {Nothing}, author = {Oak, Ole}}\n@xdata{x, note = {n}}\n';
  const short = ({ reference, title, status, problems, record }: ReturnType<typeof missingEntries>[number]) => [
    reference,
    title,
    status,
    record,
    problems.length,
  ];

  it('are its publications, or those that are asked for', () => {
    const all = finished(verifiedText(bib, [], { today, works }));
    assert.deepEqual(all.map(short), [
      ['p', 'Counting Plums in Orchards', 'agrees', 'doi:10.5555/plums', 0],
      ['c', 'Withdrawn: On Cherries', 'problems', undefined, 2],
      ['n', 'Nothing', 'not compared', undefined, 0],
    ]);
    assert.equal(all[1]?.problems[0], 'Its title says that it was retracted.');
    assert.match(all[1]?.problems[1] ?? '', /978-0-262-03384-9/);
    assert.equal('record' in (all[2] ?? {}), false);
    const file = { uri: 'refs.bib', format: 'bibtex' as const, entries: parseBibtex(bib).entries, papers: [] };
    const keys = finished(verifiedBibliography(file, { today, works, notices }, new Set(['p', 'lost'])));
    assert.deepEqual(
      keys.map(({ reference, problems }) => [reference, ...problems]),
      [['p', 'A service lists a correction.']],
    );
  });

  it('are listed where it is no .bib file', () => {
    const file = { uri: 'refs.yml', format: 'hayagriva' as const, entries: [], papers: [plums, { ...pears, citationKey: 'pears' }] };
    const all = ['key', 'pears'].map((reference, at) => ({
      reference,
      title: file.papers[at]?.title,
      status: 'not compared',
      problems: [],
    }));
    assert.deepEqual(finished(verifiedBibliography(file, { today, works })), all);
    assert.deepEqual(finished(verifiedBibliography(file, { today, works }, new Set(['pears']))), all.slice(1));
  });

  it('are missing, or may be where not all is known', () => {
    const references = { undefined: [{ key: 'a' }] };
    assert.deepEqual(missingEntries({ references, sure: true }), [
      { reference: 'a', status: 'no entry', problems: ['“a” is cited, but no bibliography has it.'] },
    ]);
    assert.deepEqual(missingEntries({ references, sure: false }), [
      {
        reference: 'a',
        status: 'not compared',
        problems: ['No entry for “a” was found, but there may be one in a bibliography that is not known or could not be read.'],
      },
    ]);
  });

  it('were not all looked up, which is said', () => {
    const offline = limitsOf({ today });
    assert.match(offline, /no service was asked, so retractions .* were not looked up\.$/);
    assert.equal(limitsOf({ today, notices: new Map() }), offline);
    assert.match(limitsOf({ today, notices }), /no service was asked now\. Retractions and corrections are those that services named/);
  });

  it('are retracted where a label before the title says so', () => {
    const said = (title: string) => finished(verifiedText(`@misc{a, title = {${title}}}`, [], { today }))[0]?.problems;
    for (const title of [
      ...['Retracted: On Oaks', 'WITHDRAWN paper : On Oaks', '(RETRACTED article: On Oaks)', 'Retracted article   : On Oaks'],
      ...['[Retracted] On Oaks', '[WITHDRAWN] chapter: On Oaks', '“[Retracted] On Oaks”'],
    ])
      assert.deepEqual(said(title), ['Its title says that it was retracted.'], title);
    for (const title of [
      'Retracted Papers: A Survey',
      'On Retracted: Oaks',
      'Retractedness: On Oaks',
      'Retracted Oaks',
      'On [retracted] Oaks',
    ])
      assert.deepEqual(said(title), [], title);
  });
});
