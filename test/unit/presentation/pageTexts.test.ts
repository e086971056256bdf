import assert from 'node:assert/strict';
import type { Inquiry } from '../../../src/core/checking/asking/inquiry';
import type { Paper } from '../../../src/core/corpus/paper';
import { type CheckedEntry, type CheckReport, checkMarkdown, checkPage } from '../../../src/core/presentation/checkPage';
import { type CheckedWork, citationPage } from '../../../src/core/presentation/citationPage';
import { formExample } from '../../../src/core/presentation/formExample';
import { countText, inquiryLines } from '../../../src/core/presentation/inquiryLines';
import { paperPage } from '../../../src/core/presentation/page';
import { zoteroSection } from '../../../src/core/presentation/zoteroSection';

/** The text of a page as a reader sees it. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const paper = (facts: Partial<Paper> = {}): Paper => ({ id: 'p', title: 'Tides', authors: [], citationKey: 'k', sources: [], ...facts });
const authors = ['Orr', 'Ek', 'Poe'].map((family) => ({ family }));

describe('an example of a form of citing', () => {
  it('has authors and year, and a mark of more works', () => {
    const known = paper({ authors, date: '2024-05-01' });
    const rows = (['textual', 'parenthetical', 'suppressAuthor', 'other'] as never[]).map((form) => [
      formExample(form, known),
      formExample(form, known, true),
    ]);
    assert.deepEqual(rows, [
      ['Orr et al. (2024)', 'Orr et al. (2024); …'],
      ['(Orr et al., 2024)', '(Orr et al., 2024; …)'],
      ['(2024)', '(2024; …)'],
      [undefined, undefined],
    ]);
    for (const bare of [paper({ date: '2024' }), paper({ authors }), paper({ authorCount: 3, date: '2024' })])
      assert.equal(formExample('textual', bare), undefined);
  });
});

const inquiry: Inquiry = { status: 'confirmed', found: [], absent: [], failed: [], differences: [], notices: [], isRetracted: false };

describe('what the services said, in words', () => {
  it('is a status, counted where several have it', () => {
    const status = (more: Partial<Inquiry>) => inquiryLines({ ...inquiry, ...more }, 0).status;
    assert.deepEqual(
      [
        status({}),
        status({ status: 'differs' }),
        status({ status: 'could not be asked' }),
        status({ status: 'not found', absent: ['DBLP'] }),
        status({ status: 'not found', absent: ['DBLP', 'Crossref'] }),
        status({ isRetracted: true }),
      ],
      ['confirmed', 'differs', 'could not be asked', 'not found in 1 service', 'not found in 2 services', 'retracted'],
    );
    assert.deepEqual(
      (['confirmed', 'differs', 'not found', 'could not be asked'] as const).map((one) => countText(one, 2)),
      ['2 confirmed', '2 with differences', '2 not found', '2 not asked'],
    );
  });

  it('is who has the work, who hasn’t, who didn’t answer, and how old the answers are', () => {
    const hour = 3_600_000;
    const told = { ...inquiry, found: ['Crossref', 'DBLP'], absent: ['arXiv'], failed: [{ service: 'OpenAlex', why: 'It is late.' }] };
    assert.deepEqual(inquiryLines(told, 0).details, ['Found in Crossref, DBLP.', 'Not in arXiv.', 'It is late.']);
    const age = (time: number) => inquiryLines({ ...inquiry, askedAt: 1000 }, 1000 + time).details;
    assert.deepEqual([0, hour - 1, hour, 2 * hour, 48 * hour - 1, 48 * hour, 100 * hour].flatMap(age), [
      ...['Asked just now.', 'Asked just now.', 'Asked 1 hour ago.', 'Asked 2 hours ago.', 'Asked 47 hours ago.'],
      ...['Asked 2 days ago.', 'Asked 4 days ago.'],
    ]);
    const published = paper({ venue: { name: 'Sea Letters', kind: 'journal', year: 2020 }, sources: ['DBLP'] });
    assert.deepEqual(inquiryLines({ ...inquiry, notices: ['N.'], differences: ['D.'], published }, 0).problems, [
      ...['N.', 'D.', 'Published since: Sea Letters, 2020, as DBLP says.'],
    ]);
  });
});

describe('the report on references', () => {
  const entry = (messages: readonly string[], more: Partial<CheckedEntry> = {}): CheckedEntry => ({
    ...{ key: 'moor2019tides', title: 'T', file: 'a.bib', line: 3, objections: messages.map((message) => ({ code: 'x', message })) },
    ...more,
  });
  const summary = (entries: readonly CheckedEntry[], more: Partial<CheckReport> = {}): string =>
    checkMarkdown({ of: 'a.tex', compared: true, entries, ...more }).split('\n')[2] ?? '';

  it('says what was compared, and how many entries have problems', () => {
    const own = 'each against itself and the records of your library; no service was asked.';
    assert.deepEqual(
      [[entry([])], [entry(['A.'])], [entry([]), entry([])], [entry(['A.', 'B.']), entry(['C.'])]].map((all) => summary(all)),
      [
        '1 entry was checked against itself and the records of your library; no service was asked. No problem was found.',
        '1 entry was checked against itself and the records of your library; no service was asked. 1 has a problem.',
        `2 entries were checked, ${own} No problem was found.`,
        `2 entries were checked, ${own} 2 have problems.`,
      ],
    );
    assert.deepEqual(
      [[entry([])], [entry([]), entry([])]].map((all) => summary(all, { compared: false })),
      [
        '1 entry was checked against itself alone; no service was asked. No problem was found.',
        '2 entries were checked, each against itself alone; no service was asked. No problem was found.',
      ],
    );
    const asked = { askedAt: Date.UTC(2026, 4, 3) };
    assert.equal(
      summary([entry([], { inquiry })], asked),
      '1 entry, asked of the services on 2026-05-03: 1 confirmed. No problem was found.',
    );
    assert.equal(
      summary([entry([], { inquiry }), entry([], { inquiry: { ...inquiry, status: 'differs', differences: ['D.'] } }), entry([])], asked),
      '3 entries, asked of the services on 2026-05-03: 1 confirmed, 1 with differences. 1 has a problem.',
    );
  });

  it('has a line for each problem, and none where there is none', () => {
    assert.equal(
      checkMarkdown({ of: 'a.tex', compared: true, entries: [entry([]), entry(['A.', 'B.'])] })
        .split('\n')
        .slice(4)
        .join('\n'),
      '- `moor2019tides` (a.bib, line 3): A.\n- `moor2019tides` (a.bib, line 3): B.\n',
    );
    assert.equal(checkMarkdown({ of: 'a.tex', compared: true, entries: [entry([])] }).split('\n').length, 4);
  });

  it('is a table whose keys can wrap at their punctuation and around their year', () => {
    const html = checkPage({ of: 'a.tex', compared: true, entries: [entry([]), entry(['A.'], { key: 'a:b_c.d-1x' })] });
    assert.match(html, /<code>moor<wbr>2019<wbr>tides<\/code>/);
    assert.match(html, /<code>a:<wbr>b_<wbr>c\.<wbr>d-<wbr>1<wbr>x<\/code>/);
    assert.match(
      textOf(html),
      /^References of a\.tex .* Ask the services Print Key Title Problems a: b_ .* T A\. moor 2019 tides T none found/,
    );
    const asked = checkPage({ of: 'a', compared: true, askedAt: 0, entries: [entry([]), entry([], { inquiry })] });
    assert.match(textOf(asked), /Ask again Print Key Title Problems Services moor 2019 tides T none found moor .* confirmed/);
    const link = (address: string) =>
      checkPage({ of: 'a', compared: true, askedAt: 0, entries: [entry([], { inquiry: { ...inquiry, address } })] });
    for (const address of ['https://a.org/b', 'http://a.org'])
      assert.match(link(address), new RegExp(`<a href="${address}">confirmed</a>`));
    assert.doesNotMatch(link('javascript:https://a.org'), /<a href="j/);
  });
});

describe('the page on a citation', () => {
  const abstract = 'Tides rise. Tides fall.';
  const work = (more: Partial<CheckedWork> = {}): CheckedWork => ({
    ...{ key: 'moor', paper: paper({ abstract, authors, date: '2019' }), sentences: [], absent: [], better: [], annotations: [] },
    ...more,
  });
  const page = (works: readonly CheckedWork[], canJudge = false): string =>
    citationPage({ claim: 'They rise 3 m at Dover.', works, canJudge });
  const about = (more: Partial<CheckedWork>, canJudge = false): string => textOf(page([work(more)], canJudge));

  it('says what the abstract has of the sentence, and what it lacks', () => {
    assert.match(
      about({}),
      /^What the cited abstract says They rise 3 m at Dover\. Tides Orr .*2019 · moor No sentence of the abstract is about/,
    );
    assert.match(textOf(page([work(), work()])), /^What the cited abstracts say /);
    assert.match(
      about({ sentences: [{ start: 0, end: 11, shared: [] }] }),
      /moor Marked: what is about the same as your sentence\. Tides rise\./,
    );
    const absent = [
      { start: 10, end: 11 },
      { start: 17, end: 22 },
    ];
    assert.match(about({ absent }), /moor Not in the abstract: 3 , Dover No sentence/);
    assert.doesNotMatch(about({}), /Not in the abstract|annotations|fit the sentence much better|Ask a language model|undefined/);
    assert.match(textOf(page([{ ...work(), paper: undefined } as never])), /Dover\. moor No bibliography of the document has this key\./);
    assert.match(
      about({ paper: paper() }, true),
      /moor No abstract is known for this paper, so nothing can be compared\. An abstract leaves out/,
    );
  });

  it('has the annotations with their pages, and papers that fit better', () => {
    const annotations = [
      { text: 'Rise.', sentences: [], page: 'xii' },
      { text: 'Fall.', sentences: [], page: '' },
    ];
    assert.match(about({ annotations }), /Your annotations in Zotero Rise\. p\. xii Fall\. An abstract/);
    const better = [
      { paper: paper({ id: 'q', title: 'Dover' }), terms: ['dover', 'rise'] },
      { paper: paper({ id: 'r', title: 'Calais' }), terms: [] },
    ];
    assert.match(
      about({ better }),
      /Papers in your library that fit the sentence much better Cite Dover dover, rise Cite Calais An abstract/,
    );
  });

  it('has what a language model said, or a button that asks it', () => {
    assert.match(page([work(), work()], true), /data-action="judge" data-work="1">Ask a language model</);
    const said = (more: object) =>
      about({ judgement: { by: 'A model', verdict: 'says so', quotations: [], dropped: 0, ...more } as never }, true);
    assert.match(said({}), /A model, which saw this abstract alone The abstract says so\. An abstract/);
    assert.match(said({ verdict: 'says part of it' }), /The abstract says part of it\./);
    assert.match(said({ verdict: 'does not say it', dropped: 1 }), /It is not in the abstract\. 1 quotation was left out because/);
    assert.match(
      said({ verdict: undefined, dropped: 2 }),
      /It gave no answer that a quotation .* supports\. 2 quotations were left out because/,
    );
    assert.match(said({ quotations: [{ start: 0, end: 11 }] }), /says so\. “Tides rise\.” An abstract/);
  });
});

describe('the page of a paper', () => {
  const page = (of: Paper) => textOf(paperPage({ paper: of, topics: [], related: [], bibtex: '@misc{k}', sources: ['arXiv', 'refs.bib'] }));
  it('says where the paper appeared and when it was first seen', () => {
    const venue = { name: 'ICLR', kind: 'conference', year: 2018 } as const;
    assert.match(
      page(paper({ venue, date: '2017-10-05', organization: 'Sea Lab' })),
      / ICLR, 2018 · first seen 5 October 2017 · Sea Lab · k /,
    );
    assert.match(page(paper({ venue, date: '2017' })), / ICLR, 2018 · k /);
    assert.match(
      page(paper()),
      /Date and venue unknown · k .*No abstract is known for this paper\. Links No link is known .* From arXiv, refs\.bib$/,
    );
  });
});

describe('what Zotero has of a paper', () => {
  it('says when it was read, where in a PDF a passage is, and has each note', () => {
    const annotations = [
      { key: 'A', quoted: 'Rise', comment: 'So?', page: 'xii' },
      { key: 'B', quoted: '', comment: 'Why?', page: '' },
    ];
    const attachments = [
      { key: 'P', title: 'Full Text', isPdf: true, annotations },
      { key: 'W', title: 'Page', isPdf: false, annotations: [] },
    ];
    assert.equal(
      textOf(zoteroSection('p', { attachments, notes: ['One\nTwo', 'Three'] }, 'Read in May.')),
      'In Zotero Show in Zotero Read in May. Full Text Open in Zotero Open here “Rise” p. xii So? Why? in the PDF Page One Two Three',
    );
    assert.equal(textOf(zoteroSection('p', { attachments: [], notes: [] })), 'In Zotero Show in Zotero Nothing is attached.');
  });
});
