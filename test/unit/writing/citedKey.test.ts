import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { authorWeight, citedByKey, isCitedToOthers } from '../../../src/core/writing/mentions/citedKey';
import { WordStatistics } from '../../../src/core/writing/mentions/wordStatistics';
import { paperOf } from '../search/paperOf';

const statistics = new WordStatistics();
const atlas = paperOf('Atlas: Learning of Maps', {
  authors: [{ family: 'Izacard', given: 'G.' }, { family: 'Grave' }, { family: 'Wang' }],
  date: '2022',
});
const by = (family: string, ...others: readonly string[]): Paper => ({
  ...atlas,
  authors: [family, ...others].map((one) => ({ family: one })),
});

/** Whom the key beside “Atlas” names. */
function cited(text: string, paper = atlas): 'own' | 'other' | undefined {
  const start = text.indexOf('Atlas');
  return citedByKey(paper, 'Atlas', text, { start, end: start + 'Atlas'.length }, statistics);
}

describe('a key that is cited right after a name', () => {
  for (const after of [
    '\\cite{izacard2022atlas}',
    '~\\citep{izacard2022atlas}',
    ' \\citet*{izacard2022atlas}',
    ' \\autocite[see][p. 3]{izacard2022}',
    ' [@izacard2022atlas]',
    ' [@izacard2022atlas, p. 3]',
    ' [-@izacard2022atlas]',
    ' @izacard2022atlas',
    '   @Izacard_2022',
    ' @izacard-2022a',
    ' @izacard:2022',
    ' \\cite{Izacard.2022b}',
  ])
    it(`is the paper’s own: ${after}`, () => assert.equal(cited(`Use Atlas${after} here`), 'own'));

  for (const after of ['\\cite{smith2022atlas}', ' [@smith2022]', ' @wang2022atlas', '\\cite{grave2019maps}', '\\cite{izacards2022}'])
    it(`is another’s: ${after}`, () => assert.equal(cited(`Use Atlas${after} here`), 'other'));

  for (const after of [
    '',
    ' and \\cite{smith2022atlas}',
    '    \\cite{smith2022atlas}',
    '\\cite{atlas}',
    '\\cite{smith1822x}',
    '\\cite{smith20221}',
    '\\ref{smith2022}',
    '\\cite{a, b}',
    '\\cite{grave2022maps}',
    '\\cite{grave2023maps}',
    '\\cite{atlas2019}',
  ])
    it(`says nothing: ${after}`, () => assert.equal(cited(`Use Atlas${after} here`), undefined));

  it('may be made of the name itself', () => {
    for (const year of [2021, 2022, 2023]) assert.equal(cited(`Atlas\\cite{atlas${year}}`), 'own');
    for (const year of [2020, 2024]) assert.equal(cited(`Atlas\\cite{atlas${year}}`), undefined);
  });

  it('may have a part of the family’s name, or more than it, of four letters', () => {
    assert.equal(cited('Atlas\\cite{oswald2022}', by('von Oswald')), 'own');
    assert.equal(cited('Atlas\\cite{vonoswald2022}', by('Oswald')), 'own');
    assert.equal(cited('Atlas\\cite{ord2022}', by('Oord')), 'other');
    assert.equal(cited('Atlas\\cite{muller2022}', by('Müller')), 'own');
  });

  it('has a year by which a name that many bear is told', () => {
    const own = [2020, 2021, 2022, 2025, 2026].map((year) => cited(`Atlas\\cite{wang${year}}`, by('Wang')));
    assert.deepEqual(own, ['other', 'own', 'own', 'own', 'other']);
    const { date: _, ...undated } = by('Wang');
    assert.equal(cited('Atlas\\cite{wang1999}', undated), 'own');
    assert.deepEqual(
      [1999, 2022].map((year) => cited(`Atlas\\cite{izacard${year}}`)),
      ['own', 'own'],
    );
  });

  it('says nothing of a paper without authors', () => assert.equal(cited('Atlas\\cite{smith2022}', { ...atlas, authors: [] }), undefined));
});

describe('a key of those who gave a name', () => {
  for (const verb of ['proposed', 'introduce', 'presents', 'developed', 'released', 'call', 'dubbed', 'named', 'describe'])
    it(`is before it: ${verb}`, () => {
      assert.equal(cited(`\\citet{izacard2022} ${verb} Atlas.`), 'own');
      assert.equal(cited(`@smith2022 ${verb}~the “Atlas.`), 'other');
    });
  for (const before of [
    '\\citet{smith2022} used ',
    '\\citet{smith2022}, proposed ',
    '\\citet{smith2022} proposed some ',
    '\\citet{smith2022} proposedly it is ',
  ])
    it(`says nothing: ${before}`, () => assert.equal(cited(`${before}Atlas.`), undefined));
  it('may have articles and marks between', () => {
    for (const between of ['', 'a ', 'an ', 'the ', 'their ', '\\emph{', '*', '"', '('])
      assert.equal(cited(`\\citet{smith2022} proposed ${between}Atlas`), 'other', between);
  });
});

describe('a citation in brackets after a name', () => {
  const isOthers = (after: string, paper = atlas): boolean => isCitedToOthers(paper, after, statistics);
  for (const after of [
    ' (Izacard et al., 2022)',
    ' (Izacard, 2022)',
    ' maps (Izacard and Grave, 2022)',
    ' (e.g., Izacard et al. 2021)',
    ' (Izacard et al., 1999)',
    ' (2022)',
    ' (see below)',
    ' two words (Smith et al., 2022)',
    ' (Smith, not a year)',
  ])
    it(`is not to others: ${after}`, () => assert.equal(isOthers(after), false));
  for (const after of [
    ' (Smith et al., 2022)',
    '(Smith, 2022)',
    '~(Smith & Jones 2022)',
    ' maps (Smith and Jones, 2019)',
    ' (e.g. Grave et al., 2022)',
    ' (van Smith et al.)',
  ])
    it(`is to others: ${after}`, () => assert.equal(isOthers(after), true));
  it('is to others in a year that a common name’s paper can’t have', () => {
    const years = [2020, 2021, 2025, 2026].map((year) => isOthers(` (Wang et al., ${year})`, by('Wang')));
    assert.deepEqual(years, [true, false, false, true]);
    assert.equal(isOthers(' (Oswald et al., 2022)', by('von Oswald')), false);
    assert.equal(isOthers(' (von Oswald et al., 2022)', by('Oswald')), false);
    assert.equal(isOthers(' (Smith et al., 2022)', { ...atlas, authors: [] }), false);
  });
});

describe('an author near a name', () => {
  const weight = (before: string, after = '', paper = atlas): number => authorWeight(paper, before, after, statistics);
  it('weighs most as the first, less as another, little with a common name', () => {
    assert.deepEqual(
      [weight('Izacard shows'), weight('', 'by Izacard.'), weight('Grave shows'), weight('Wang shows'), weight('Nobody')],
      [3, 3, 1.5, 0.375, 0],
    );
    assert.equal(weight('Grave and', 'Izacard'), 3);
    assert.equal(weight('Wang', '', by('Wang')), 0.75);
  });

  it('is a whole word', () => {
    for (const text of ['Izacards', 'xIzacard', 'Izacard2', 'izacard']) assert.equal(weight(text), 0, text);
    for (const text of ['Izacard', '(Izacard)', 'Izacards or Izacard', 'Izacard-Grave']) assert.ok(weight(text) > 0, text);
    assert.equal(weight('X', '', by('X')), 0);
    const many = by('First', ...Array.from({ length: 12 }, (_, at) => `Name${at}`));
    assert.deepEqual([weight('Name10', '', many), weight('Name11', '', many)], [1.5, 0]);
  });
});
