import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Identifiable, identityNames, normaliseArxivId, normaliseDoi, titleFingerprint } from '../../../src/core/corpus/identity';

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
  ['10.1000/100%', '10.1000/100%'],
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
  ['cs.CL/0112017v2', 'cs/0112017'],
  ['https://arxiv.org/abs/cond-mat/9901001', 'cond-mat/9901001'],
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
  ['深度学习', '深度学习'],
  ['???', '???'],
]);

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
