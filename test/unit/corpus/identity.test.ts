import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bareDoi,
  doiAddress,
  type Identifiable,
  identifiersOf,
  identityNames,
  normaliseArxivId,
  normaliseDoi,
  titleFingerprint,
} from '../../../src/core/corpus/identity';

function table(name: string, read: (text: string) => string | undefined, rows: readonly (readonly [string, string | undefined])[]): void {
  describe(name, () => {
    for (const [text, expected] of rows) it(`of ${JSON.stringify(text)} is ${expected}`, () => assert.equal(read(text), expected));
  });
}

table('the normal form of a DOI', normaliseDoi, [
  ['10.18653/v1/2022.EMNLP-main.571', '10.18653/v1/2022.emnlp-main.571'],
  ['https://doi.org/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
  ['http://dx.doi.org/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
  ['doi:10.1145/3292500', '10.1145/3292500'],
  ['DOI: 10.1145/3292500.', '10.1145/3292500'],
  ['10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O', '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o'],
  ['https://doi.org/10.1002%2Fabc', '10.1002/abc'],
  [
    'https://doi.org/10.1002/1521-3773%2820010316%2940:6%3C9823::AID-ANIE9823%3E3.3.CO%3B2-%23',
    '10.1002/1521-3773(20010316)40:6<9823::aid-anie9823>3.3.co;2-#',
  ],
  ['https://doi.org/10.1000%2Fa%3Fb#c', '10.1000/a?b'],
  ['10.1000/100%', '10.1000/100%'],
  ['https://doi.org/10.1000/%C3%A9', '10.1000/é'],
  ['https://doi.org/10.1000.10/a?b', '10.1000.10/a'],
  ['doi:10.1000 / abc', '10.1000/abc'],
  ['https://doi.org/10.1000/\n  abc', '10.1000/abc'],
  ['10.1145', undefined],
  ['forthcoming', undefined],
  ['', undefined],
]);

table('the normal form of an arXiv id', normaliseArxivId, [
  ['2505.23884', '2505.23884'],
  ['2505.23884v2', '2505.23884'],
  ['arXiv:0704.0001v1', '0704.0001'],
  ['arXiv: 1706.03762 [cs.CL]', '1706.03762'],
  ['https://arxiv.org/abs/2505.23884v3', '2505.23884'],
  ['http://arxiv.org/pdf/2505.23884.pdf', '2505.23884'],
  ['https://www.arxiv.org/pdf/2505.23884v1', '2505.23884'],
  ['https://arxiv.org/abs/2505.23884?context=cs', '2505.23884'],
  ['https://doi.org/10.48550/arXiv.2505.23884', '2505.23884'],
  ['10.48550/ARXIV.CS/0112017', 'cs/0112017'],
  ['cs/0112017', 'cs/0112017'],
  // What is taken away stands before the id, not within.
  ['2101.arxiv:00001', undefined],
  ['2101.doi.org/00001', undefined],
  ['2101.10.48550/arxiv.00001', undefined],
  ['cs.CL/0112017v2', 'cs/0112017'],
  ['https://arxiv.org/abs/cond-mat/9901001', 'cond-mat/9901001'],
  ...[
    'arxiv.org/abs/',
    'https://arxiv.org/html/',
    'https://export.arxiv.org/format/',
    'arxiv.org/src/',
    'http://dx.doi.org/10.48550/arXiv.',
  ].map((before) => [`${before}2505.23884`, '2505.23884'] as const),
  ...['/', '#S2', '.pdf?download', '.pdf', ' [math-ph]', '[cs.LG]', '  [q-bio.NC]', 'v12', '%20', ' '.repeat(60)].map(
    (after) => [`arXiv:2505.23884${after}`, '2505.23884'] as const,
  ),
  ['  2505.23884 ', '2505.23884'],
  ['arxiv%3A2505.23884', '2505.23884'],
  ['2505.2388', '2505.2388'],
  ['https://arxiv.org/abs/math.GT/0309136v2.pdf', 'math/0309136'],
  [`${'a'.repeat(52)}/0309136`, `${'a'.repeat(52)}/0309136`],
  [`${'a'.repeat(53)}/0309136`, undefined],
  ...[
    'math/030913',
    'math/03091366',
    'math.gtt/0309136',
    'a.b/0309136',
    '12505.23884',
    'x2505.23884',
    '2505.238840',
    '2505.23884v',
    '2505.23884.pdfx',
  ].map((text) => [text, undefined] as const),
  ...['2505.23884 [cs.LG] x', '2505.23884 x', 'https://arxiv.org/list/2505.23884', 'https://xarxiv.org/abs/2505.23884'].map(
    (text) => [text, undefined] as const,
  ),
  ['2505.238', undefined],
  ['10.1145/2505.23884', undefined],
  ['see arXiv', undefined],
  ['', undefined],
]);

table('the fingerprint of a title', titleFingerprint, [
  ['Test-Time Training Done Right', 'testtimetrainingdoneright'],
  ['{T}est--{T}ime   training, done right.', 'testtimetrainingdoneright'],
  ['S$^{2}$FT', 's2ft'],
  ['S²FT', 's2ft'],
  ['Schr\\"odinger \\& {\\"O}rn', 'schrodingerandorn'],
  ['Schrödinger and Örn', 'schrodingerandorn'],
  ['C++ for C', 'c++forc'],
  ['A\\,B\\;C\\:D\\!E\\ F', 'abcdef'],
  ['Å & B', 'aandb'],
  ['+ B2', '+b2'],
  [' ?! ', '?!'],
  ['深度学习', '深度学习'],
  ['???', '???'],
]);

describe('the DOI in a text', () => {
  const reads = (texts: readonly string[], expected: string | undefined): void => {
    for (const text of texts) assert.equal(bareDoi(text), expected, text);
  };

  it('is taken out of brackets and quotation marks, and keeps those of its own', () => {
    for (const [open, close] of ['‹›', '«»', '「」', '⟨⟩', '[]', '{}', '<>', '()', '“”', '„“', '""', "''", '’’', '``', '$$']) {
      reads([`${open}10.1000/a${close}`, `10.1000/a${close}`, ` (${open}10.1000/a${close}). `], '10.1000/a');
      if (open !== close && open !== '“' && open !== '„') reads([`10.1000/a${open}1${close}`], `10.1000/a${open}1${close}`);
    }
    reads(
      [...'.,;:'].map((sign) => `10.1000/a${sign}`),
      '10.1000/a',
    );
    for (const sign of '!-_*') reads([`10.1000/a${sign}`], `10.1000/a${sign}`);
    reads(['10.1000/a(1))'], '10.1000/a(1)');
    reads(['10.1000/.', '10.1000/)'], undefined);
  });

  it('may follow a label and addresses, and no other words', () => {
    const before = [
      'doi:',
      'DOI ',
      'urn:doi:',
      'info:doi/',
      'info/doi:',
      'Digital Object Identifier: ',
      'doi.org/',
      'publisher.org/doi/',
      'www.publisher.org/doi/',
    ];
    const addresses = ['//doi.org/', 'http://dx.doi.org/', 'ftp://x.org/', 'https://doi.org/https://doi.org/', 'https://x.org/a?doi='];
    reads(
      [...before, ...addresses, `doi${':'.repeat(20)}`, '?'.repeat(20)].map((label) => `${label}10.1000/a`),
      '10.1000/a',
    );
    const others = ['doix:', 'a ', '1 ', '.', '9', `doi${':'.repeat(21)}`, '?'.repeat(21), 'see doi:'];
    reads(
      others.map((label) => `${label}10.1000/a`),
      undefined,
    );
  });

  it('is of a page’s address without what the publisher appends, in capitals too', () => {
    for (const view of 'abstract full fulltext pdf epdf html summary meta references citations PDF'.split(' ')) {
      reads([`https://x.org/doi/10.1000/a/${view}`, `https://notdoi.org/10.1000/a/${view}?b#c`], '10.1000/a');
      reads([`https://dx.doi.org/10.1000/a/${view}`, `10.1000/a/${view}`], `10.1000/a/${view}`);
    }
    reads(['https://x.org/10.1000/a.pdf'], '10.1000/a');
    for (const rest of ['figures', 'fulltexts', 'pdf/x', 'apdf']) reads([`https://x.org/10.1000/a/${rest}`], `10.1000/a/${rest}`);
  });

  it('ends before another DOI or address', () => {
    const next = [',https://b.org', ';http://b.org', ',DOI:10.1000/b', ';10.1000/b', ',10.123456789/b', '](https://doi.org/10.1000/a)'];
    reads(
      next.map((rest) => `10.1000/a${rest}`),
      '10.1000/a',
    );
    for (const own of [',b', ';b:c', ',10.1', ']b']) reads([`10.1000/a${own}`], `10.1000/a${own}`);
  });

  it('may be copied over a line’s end, from HTML or with signs that nobody sees', () => {
    reads(['10.1000   /   a', '10.1000/\n a', '10.1000%2Fa', '10.1000/\u00ada\u200b\u200f\u2060\ufeff'], '10.1000/a');
    reads(['10.1000    /a', '10.1000/    a', '10.1000/'], undefined);
    reads(['10.1000/&lt;a&gt;&amp;b', '10.1000/&LT;a&GT;&AMP;b'], '10.1000/<a>&b');
    reads(['10.1000/a&nbsp;b'], '10.1000/a&nbsp;b');
  });

  it('has a prefix of four to nine digits, in parts perhaps, and no endless rest', () => {
    for (const doi of ['10.1000.10/a', '10.123456789/a', `10.1000/${'a'.repeat(492)}`]) reads([doi, `DOI ${doi}`], doi);
    reads(['10.100/a', '10.1234567890/a', '10.1000.1234567890/a', '10.1000./a', `10.1000/${'a'.repeat(493)}`], undefined);
    reads([`10.1000/a${' '.repeat(991)}`], '10.1000/a');
    reads([`10.1000/a${' '.repeat(992)}`], undefined);
  });

  it('is arXiv’s id where arXiv gave it out', () => {
    const of = (doi: string, arxivId?: string) => identifiersOf({ title: '', authors: [], doi, ...(arxivId && { arxivId }) });
    assert.deepEqual(of('10.48550/arXiv.2505.23884v2'), { arxivId: '2505.23884' });
    assert.deepEqual(of('10.48550/arXiv.2505.23884', '2501.00001v1'), { arxivId: '2501.00001' });
    assert.deepEqual(of('10.48550/arXiv.x'), {});
    assert.deepEqual(of('10.1000/10.48550/arXiv.2505.23884'), { doi: '10.1000/10.48550/arxiv.2505.23884' });
    assert.deepEqual(of('10.1000/A', 'none'), { doi: '10.1000/a' });
  });

  it('is part of an address in which each sign of it counts', () => {
    assert.equal(doiAddress('10.1000/a b<c>\ud800'), 'https://doi.org/10.1000/a%20b%3Cc%3E%EF%BF%BD');
    assert.equal(doiAddress('10.1000/a(1):b;c'), 'https://doi.org/10.1000/a(1):b;c');
    assert.equal(doiAddress('10.1000/a#b?c%d'), 'https://doi.org/10.1000/a%23b%3Fc%25d');
  });
});

const plain: Identifiable = { title: 'A Long and Telling Title', authors: [] };
const by = (family: string, more: Partial<Identifiable> = {}): Identifiable => ({ ...plain, authors: [{ family }], ...more });

describe('the names of a paper', () => {
  for (const [what, paper, expected] of [
    [
      'a DOI, an arXiv id and the title',
      by('Zhang', { doi: '10.1145/x', arxivId: '2505.23884' }),
      ['doi:10.1145/x', 'arxiv:2505.23884', 'title:alongandtellingtitle|zhang', 'words:alongandtellingtitle'],
    ],
    [
      'a DOI as an address',
      by('Zhang', { doi: 'https://doi.org/10.1145/X' }),
      ['doi:10.1145/x', 'title:alongandtellingtitle|zhang', 'words:alongandtellingtitle'],
    ],
    ['no DOI but a word for one', by('Zhang', { doi: 'forthcoming' }), ['title:alongandtellingtitle|zhang', 'words:alongandtellingtitle']],
    [
      'an arXiv DOI',
      by('Zhang', { doi: '10.48550/arXiv.2505.23884' }),
      ['arxiv:2505.23884', 'title:alongandtellingtitle|zhang', 'words:alongandtellingtitle'],
    ],
    ['no author', plain, ['words:alongandtellingtitle']],
    [
      'no author and a title in Chinese, whose words have no spaces between them',
      { title: '基于注意力机制的模型', authors: [] },
      ['words:基于注意力机制的模型'],
    ],
    ['no author and a short title in Chinese', { title: '深度学习综述', authors: [] }, []],
    ['no author and eight letters of Kana', { title: 'あいうえおかきく', authors: [] }, ['words:あいうえおかきく']],
    ['no author and seven', { title: 'あいうえおかき', authors: [] }, []],
    ['no author, two words and four letters of Kana', { title: 'a b あいうえ', authors: [] }, ['words:abあいうえ']],
    ['no author, two words and three', { title: 'a b あいう', authors: [] }, []],
    ['no author and four words', { title: 'To Be, or Not', authors: [] }, ['words:tobeornot']],
    ['no author and three words', { title: 'To Be Or', authors: [] }, []],
    ['an author with a particle and an umlaut', { title: 'T', authors: [{ family: 'von der Müller' }] }, ['title:t|muller']],
    ['the same written otherwise', { title: 'T', authors: [{ family: 'Mueller', given: 'A.' }] }, ['title:t|muller']],
    ['a group', { title: 'T', authors: [{ literal: 'The Group' }] }, ['title:t|thegroup']],
    ['an author in another script', { title: 'T', authors: [{ family: '李' }] }, ['title:t|李']],
    ['an author and nothing', { title: '', authors: [{ family: 'X' }] }, []],
    ['no author and a title of few words', { title: 'Pointer Networks', authors: [] }, []],
    [
      'an author and a title of few words',
      { title: 'Pointer Networks', authors: [{ family: 'Vinyals' }] },
      ['title:pointernetworks|vinyals'],
    ],
  ] as const) {
    it(`are the surest first: ${what}`, () => assert.deepEqual(identityNames(paper), expected));
  }
});

describe('what is in its normal form already', () => {
  it('is what it would be had it been written otherwise', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^10\.\d{4}\/[a-zA-Z\d.,;_/()-]{1,12}$/), fc.stringMatching(/^\d{3,5}\.\d{4,6}(v\d)?$/), (doi, id) => {
        assert.equal(normaliseDoi(doi), normaliseDoi(`https://doi.org/${doi}`));
        assert.equal(normaliseArxivId(id), normaliseArxivId(`arXiv:${id}`));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (title) => {
        // With a letter that stays: a title of signs alone is compared as it is written.
        assert.equal(titleFingerprint(`q ${title}`), titleFingerprint(`q\u00ad ${title}`));
      }),
      { numRuns: 2000 },
    );
  });
});
