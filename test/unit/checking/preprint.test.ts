import assert from 'node:assert/strict';
import { authorsAgree, isPreprint, isPublished, namesOnlyArchive } from '../../../src/core/checking/preprint';
import { paperOf } from '../search/paperOf';
import { referenceIn } from './outcomes';

describe('the name of an archive', () => {
  const archives =
    'arXiv|ARXIV.|CoRR|eprint|e-prints|E-print|preprint|Preprints|abs/2305.00001|arXiv:2305.00001|arxiv.org|https://arxiv.org/abs/2305.00001|' +
    'http://arxiv.org|arXiv preprint arXiv:2305.00001|arXiv e-prints|CoRR, abs/2305.00001|arXiv (2305.00001)|Available at arXiv|on arXiv|' +
    'in arXiv; at arXiv.|arXiv 2305.00001v12|arXiv [cs.LG]|arXiv:2305.00001 [math-ph.x]|arXiv 2305.0001.|preprint, arXiv';
  const others =
    '|available at|arXiv Berlin|2305.00001|[cs.LG]|Nature|arXiv and Nature|arXivist|xarXiv|Corrosion|preprinted|eprintss|e--print|abs|xabs/1|' +
    'arXiv 2305.001|arXiv 2305.000011|arXiv 2305.00001x|arXiv [cs LG|my arXiv|arXiv ins|https://x.org/arxiv|ICML 2020';
  for (const text of archives.split('|')) it(`is ${text}`, () => assert.equal(namesOnlyArchive(text), true));
  for (const text of others.split('|')) it(`is not ${text}`, () => assert.equal(namesOnlyArchive(text), false));
});

describe('a paper', () => {
  const out = (name: string, kind: 'conference' | 'journal' | 'other' = 'journal', date: string | undefined = '2020') =>
    isPublished(paperOf('T', { venue: { name, kind }, ...(date !== undefined && { date }) }));
  it('is published in a journal or in proceedings of a known year', () => {
    assert.deepEqual(
      [out('Nature'), out('ICML', 'conference'), out('Nature', 'other'), out('Nature', 'journal', '')],
      [true, true, false, false],
    );
    assert.equal(isPublished(paperOf('T', { date: '2020' })), false);
    assert.equal(isPublished(paperOf('T', { venue: { name: 'Nature', kind: 'journal', year: 2020 } })), true);
  });
  const stages =
    'arXiv|bioRxiv|medRxiv|ChemRxiv|PsyArXiv|SocArXiv|EdArXiv|EduArXiv|engrXiv|EcoRxiv|EcoEvoRxiv|TechRxiv|AgriXiv|agriRxiv|bio-Rxiv|SSRN Journal|' +
    'Preprint series|Preprints.org|E-print archive|ePrints Soton|eprint server|Research Square|ResearchSquare|Authorea|Zenodo|OpenReview.net|OSF|HAL archive|' +
    'Under review at Nature|Nature (submitted)|In preparation|To appear in Nature|Forthcoming|Unpublished manuscript';
  const journals =
    'Nature|Biology|Medrxivia|The SSRN Journal|HALO|Osfa|Zenodos|Submittedly|A review|Reprints|Journal of Preprints|Appears in Nature';
  for (const name of stages.split('|')) it(`is not published in ${name}`, () => assert.equal(out(name), false));
  for (const name of journals.split('|')) it(`is published in ${name}`, () => assert.equal(out(name), true));
});

describe('an entry', () => {
  const is = (fields: string, type = 'misc') => isPreprint(referenceIn(fields, type));
  const arxiv = 'eprint = {2305.00001}, archiveprefix = {arXiv}';
  it('is a preprint of a fitting type that names an archive', () => {
    for (const type of ['misc', 'online', 'electronic', 'www', 'article', 'unpublished', 'techreport', 'report'])
      assert.equal(is(arxiv, type), true, type);
    for (const type of ['inproceedings', 'book', 'thesis', 'phdthesis', 'inreport', 'articles']) assert.equal(is(arxiv, type), false, type);
    for (const fields of ['journal = {arXiv}', 'journal = {CoRR}', 'publisher = {arXiv}', 'journal = {arXiv preprint arXiv:2305.00001}'])
      assert.equal(is(fields), true, fields);
    for (const fields of [
      'title = {arXiv}',
      'publisher = {The arXiv}',
      'publisher = {arXivs}',
      'journal = {preprint}',
      'journal = {Nature}, publisher = {arXiv}',
    ])
      assert.equal(is(fields), false, fields);
  });
  it('is none that names another place', () => {
    for (const more of [
      'booktitle = {arXiv}',
      'journal = {Nature}',
      'howpublished = {ICML}',
      'note = {In ICML}',
      'series = {ICLR}',
      'eventtitle = {CVPR}',
    ])
      assert.equal(is(`${arxiv}, ${more}`), false, more);
    for (const more of ['note = {My note}', 'howpublished = {Online}', 'journal = {arXiv}', 'address = {ICML}'])
      assert.equal(is(`${arxiv}, ${more}`), true, more);
  });

  const agree = (authors: string, ...known: readonly string[]) =>
    authorsAgree(
      referenceIn(`author = {${authors}}`),
      known.map((family) => ({ family })),
    );
  it('has the same authors in the same order', () => {
    assert.deepEqual(
      [
        agree('Orr, I. and Hale, A.', 'Orr', 'Hale'),
        agree('Örr, I.', 'orr'),
        agree('Orr and Hale', 'Hale', 'Orr'),
        agree('Orr', 'Orr', 'Hale'),
        agree('Orr and Hale', 'Orr'),
        agree('', 'Orr'),
        agree(''),
      ],
      [true, true, false, false, false, false, false],
    );
    assert.deepEqual(
      [agree('Orr and others', 'Orr', 'Hale'), agree('Orr and others', 'Hale', 'Orr'), agree('Orr and Hale and others', 'Orr')],
      [true, false, false],
    );
    assert.deepEqual(
      [agree('Orr and Hale and others', 'Orr', 'Hale'), agree('Orr and\n  others', 'Orr', 'Hale'), agree('Orr and others ', 'Orr', 'Hale')],
      [true, true, true],
    );
    assert.deepEqual([agree('Orr and Others, Ann', 'Orr', 'Others', 'Hale'), agree('Orr and Others, Ann', 'Orr', 'Others')], [false, true]);
  });
});
