import assert from 'node:assert/strict';
import { Answers, type Outcome } from '../../../src/core/checking/asking/answers';
import { keptAnswers, keptNotices, keptText } from '../../../src/core/checking/asking/keptAnswers';
import { isIndexed, questionsOf, searchWords, wantsSearch } from '../../../src/core/checking/asking/referenceQuestions';
import { isPublishedRecord, isSameWork } from '../../../src/core/checking/asking/sameWork';
import { services } from '../../../src/core/sources/serviceTable';
import type { SourceRecord } from '../../../src/core/sources/sourceRecord';
import { absent, failed, found, own, record, referenceIn } from './outcomes';

describe('a record found by a search', () => {
  const reference = referenceIn(own);
  it('is of the same work where title and first author agree, and half of the others', () => {
    const same = (more: Partial<SourceRecord>, asPublished = false) => isSameWork(reference, { ...record, ...more }, asPublished);
    assert.equal(same({}), true);
    assert.equal(same({ title: 'MEASURED tides of harbours!' }), true);
    assert.equal(same({ title: 'Measured Tides of Harbours Today' }), true);
    assert.equal(same({ title: 'Measured Tides of Some Harbours Today' }), false);
    assert.equal(same({ author: [] }), false);
    assert.equal(same({ author: [{ family: 'Quay' }, { family: 'Moor' }] }), false);
    assert.equal(same({ author: [{ family: 'Moor' }] }), true);
    assert.equal(same({ author: [{ family: 'Moor' }, { family: 'Gull' }, { family: 'Tern' }] }), true);
    assert.equal(same({}, true), false);
    assert.equal(same({ author: record.author.slice(0, 2) }, true), true);
    assert.equal(
      isSameWork(
        referenceIn(own.replace('Moor, Ada and Quay, Bo', 'Moor, Ada and A, A and B, B')),
        { ...record, author: [{ family: 'Moor' }, { family: 'Gull' }, { family: 'Tern' }] },
        false,
      ),
      false,
    );
    assert.equal(isSameWork(referenceIn('title = {Measured Tides of Harbours}'), record, false), false);
  });

  it('is a publication in a journal or in proceedings', () => {
    for (const type of ['article-journal', 'paper-conference'] as const) assert.equal(isPublishedRecord({ ...record, type }), true);
    for (const type of ['article', 'book', 'chapter'] as const) assert.equal(isPublishedRecord({ ...record, type }), false);
    for (const container of ['CoRR', 'corr abs/2001', 'ArXiv']) assert.equal(isPublishedRecord({ ...record, container }), false);
    assert.equal(isPublishedRecord({ ...record, container: 'Corrosion' }), true);
    const { container: _, ...bare } = record;
    assert.equal(isPublishedRecord(bare), false);
  });
});

describe('what services are asked', () => {
  it('is a DOI and an arXiv id, else another identifier', () => {
    const asked = (fields: string, type?: string) => questionsOf(referenceIn(fields, type)).map(({ kind, value }) => `${kind} ${value}`);
    assert.deepEqual(asked('doi = {10.5555/A}, eprint = {2001.00001}, archiveprefix = {arXiv}, isbn = {978-0-262-03384-8}'), [
      'doi 10.5555/a',
      'arxiv 2001.00001',
    ]);
    assert.deepEqual(asked('doi = {10.48550/arXiv.2001.00001}'), ['arxiv 2001.00001']);
    assert.deepEqual(asked('isbn = {978-0-262-03384-8}', 'book'), ['isbn 9780262033848']);
    assert.deepEqual(asked(own), []);
  });

  it('is title and first author where no service has it by identifier', () => {
    assert.equal(searchWords(referenceIn(own.replace('Tides of', 'Tides\n  of'))), 'Measured Tides of Harbours Moor');
    assert.equal(searchWords(referenceIn('title = { Tides  }, author = {{Sea \n  Group }}')), 'Tides Sea Group');
    assert.deepEqual([searchWords(referenceIn('title = {Tides}')), searchWords(referenceIn('author = {Moor, Ada}'))], ['', '']);
    const wanted = (fields: string, outcome?: Outcome, type?: string) => {
      const answers = new Answers();
      if (outcome !== undefined) for (const service of services.slice(0, 1)) answers.set(service, '10.5555/w.1', outcome);
      return wantsSearch(referenceIn(fields, type), answers);
    };
    const cited = `${own}, doi = {10.5555/w.1}`;
    assert.deepEqual([wanted(cited, absent), wanted(cited, found()), wanted(cited, failed('x')), wanted(own)], [true, false, false, true]);
    const preprint = referenceIn(`${own.replace('Sea Letters', 'arXiv')}, eprint = {2001.00001}, archiveprefix = {arXiv}`);
    const whenPublished = (outcome?: Outcome) => {
      const answers = new Answers();
      for (const service of services.slice(0, 1)) {
        answers.set(service, '2001.00001', found({}, { publishedAs: ['10.5555/w.1'] }));
        if (outcome !== undefined) answers.set(service, '10.5555/w.1', outcome);
      }
      return wantsSearch(preprint, answers);
    };
    assert.deepEqual(
      [whenPublished(found()), whenPublished(absent), whenPublished(failed('x')), whenPublished()],
      [false, true, true, true],
    );
    assert.deepEqual([wanted('title = {Tides}'), wanted(`${own}, url = {https://a.b}`, undefined, 'misc')], [false, false]);
  });

  it('is not about web pages and software, which no index has', () => {
    for (const type of [
      'online',
      'electronic',
      'www',
      'software',
      'softwareversion',
      'softwaremodule',
      'codefragment',
      'manual',
      'dataset',
    ])
      assert.equal(isIndexed(referenceIn(own, type)), false, type);
    for (const type of ['article', 'misc', 'inproceedings']) assert.equal(isIndexed(referenceIn(own, type)), true, type);
    assert.equal(isIndexed(referenceIn(`${own}, howpublished = {Web}`, 'misc')), false);
    assert.equal(isIndexed(referenceIn(`${own}, url = {https://a.b}`, 'article')), true);
  });
});

describe('answers that are kept', () => {
  const kept = new Map([
    ['crossref 10.5555/w.1', found({}, { notices: [{ type: 'retraction' }, { type: 'erratum', doi: '10.1/e' }] }, Date.UTC(2026, 4, 3))],
    ['openAlex 10.5555/w.1', found({}, { notices: [{ type: 'retraction' }] }, Date.UTC(2025, 11, 31))],
    ['nobody some words', found({}, { notices: [{ type: 'removal' }] }, 0)],
    ['crossref 10.5555/w.2', found()],
    ['crossref 10.5555/w.3', absent],
  ] as [string, Exclude<Outcome, { kind: 'failed' }>][]);

  it('are read as they were written, and not where they are damaged or of another version', () => {
    assert.deepEqual(keptAnswers(keptText(kept)), kept);
    for (const text of ['', '{', '[]', '{"version":2,"works":[["a",{}]]}', '{"version":1,"works":{}}', '{"works":[]}', 'null'])
      assert.equal(keptAnswers(text).size, 0, text);
  });

  it('say which notices there were, from whom and when', () => {
    assert.deepEqual(
      [...keptNotices(kept)],
      [
        [
          '10.5555/w.1',
          [
            'Retracted, as Crossref (2026-05-03) says.',
            'Crossref (2026-05-03) lists a notice on it: erratum (10.1/e).',
            'Retracted, as OpenAlex (2025-12-31) says.',
          ],
        ],
        ['some words', ['nobody (1970-01-01) lists a notice on it: removal.']],
      ],
    );
  });
});
